"""Times our program and its peers at the same work, a part at a time, and puts what came out on the page.

`run.py own`, `run.py peers` and `run.py large` each take a few minutes; `run.py notices` says how often
notices are right. It makes an environment for each program and invented journals below `build/bench`, keeps
them for the next time, and touches nothing else but `benchmarks/RESULTS.md`. The first time needs the package
index; nothing that is timed needs a network. Where notmuch is not installed, its column is empty.
"""

import argparse
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import programs
from jobs import LARGE, PARTS, TYPER, Jobs, Key, Part
from programs import BUILD, ROOT
from results import NOTICES, Ran, put_into, section
from timing import Measured, interleaved

SETTLED = 2.5  # seconds until the index trusts the times of files that were just made
PAGE = ROOT / "benchmarks/RESULTS.md"


def main() -> None:
    """Measure a part, and write down what came out."""
    options = _options()
    began = time.monotonic()
    if options.part == NOTICES:
        programs.set_up("ours")
        told, is_whole = (
            f"## Notices, against sentences written by hand\n\n```\n{_notices().rstrip()}\n```",
            True,
        )
    else:
        told, is_whole = _timed(PARTS[options.part], options)
    place = PAGE if is_whole else BUILD / "RESULTS.md"
    before = PAGE.read_text("utf-8") if PAGE.exists() else ""
    place.write_text(put_into(before, options.part, told), "utf-8")
    print(told)
    minutes = (time.monotonic() - began) / 60
    print(f"{minutes:.1f} minutes; this is in {place.relative_to(ROOT)}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time equityjournal and its peers at the same work.")
    parser.add_argument("part", choices=[*PARTS, NOTICES])
    parser.add_argument("--sizes", nargs="*", type=int, help="other numbers of entries; a try")
    parser.add_argument("--rounds", type=int, help="how often each command is timed, if fewer; a try")
    parser.add_argument("--only", nargs="*", metavar="WORD", help="measures with any of these words; a try")
    return parser.parse_args()


def _timed(part: Part, options: argparse.Namespace) -> tuple[str, bool]:
    """The part of the page, and whether it is whole; a try is kept beside the page."""
    sizes = options.sizes or part.sizes
    rounds, whole_rounds = (min(most, options.rounds or most) for most in (part.rounds, part.whole_rounds))
    there = _prepared(sizes, part.programs)
    time.sleep(SETTLED)
    results = {
        **_measured(_wanted(part.everyday(sizes, there), options.only), rounds),
        **_measured(_wanted(part.whole(sizes, there), options.only), whole_rounds),
    }
    ran = Ran(
        f"{date.today():%-d %B %Y}", rounds, whole_rounds, tuple(sizes), tuple(options.only or ()),
        others=os.getloadavg()[1],
    )  # fmt: skip
    return section(options.part, results, ran), not (options.sizes or options.rounds or options.only)


def _wanted(jobs: Jobs, only: Sequence[str] | None) -> Jobs:
    """The jobs to be run in a try; `import typer` is always among them."""
    return {
        key: job
        for key, job in jobs.items()
        if not only or key == TYPER or any(word in f"{key.whose} {key.work}" for word in only)
    }


def _prepared(sizes: Sequence[int], wanted: Sequence[str]) -> list[str]:
    """Make what is needed; return the programs that are there."""
    for name in wanted:
        if name != "notmuch":
            _tell(f"environment: {name}")
            programs.set_up(name)
    there = [name for name in wanted if programs.program(name)]
    for size in sizes:
        also = ["jrnl"] if size < LARGE else []  # ours imports what jrnl has
        for name in dict.fromkeys([*there, *also]):
            _tell(f"journal: {name}, {size:,} entries")
            _apart(partial(programs.lay_down, name, size))
    (BUILD / "message").write_text(
        f"From: somebody@example.org\nSubject: {programs.ADDED}\n\n{programs.ADDED}\n", "utf-8"
    )
    themes = subprocess.run(
        [str(programs.program("ours")), "themes", "--json"], check=True, capture_output=True, text=True,
        env=programs.surroundings(programs.home("ours", sizes[0])),
    ).stdout  # fmt: skip
    names = [line.split('"')[3] for line in themes.splitlines() if '"theme":' in line]
    (BUILD / "themes").write_text("".join(f"tag:{name}\n" for name in names), "utf-8")
    return there


def _apart(work: Callable[[], None]) -> None:
    """Do some work in a process of its own, so that this one stays small."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(1)


def _measured(jobs: Jobs, rounds: int) -> Mapping[Key, Measured]:
    named = {f"{key.whose} {key.work} {key.size}": key for key in jobs}
    timed = interleaved({name: jobs[key] for name, key in named.items()}, rounds, _tell)
    return {key: timed[name] for name, key in named.items()}


def _notices() -> str:
    """What the scripts on notices say: how often they are right."""
    python = str(programs.environment("ours") / "bin/python")
    said = ""
    for script in sorted(Path(__file__).parent.glob("notices*.py")):
        _tell(script.stem)
        done = subprocess.run([python, str(script)], check=False, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{script.name} failed, so nothing was written: {done.stderr}")
        said += done.stdout
    return said


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
