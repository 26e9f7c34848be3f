"""`make bench`: times our program and its peers at the same work, and says what came out.

It makes an environment for each program and invented journals below `build/bench`, keeps them for the next
time, and touches nothing else but `benchmarks/RESULTS.md`. The first time needs the package index; nothing
that is timed needs a network. Where notmuch is not installed, its column is empty.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import programs
from programs import BUILD, PROGRAMS, ROOT, WORK
from results import TYPER, Key, Ran, report
from timing import Job, Measured, interleaved, once

SETTLED = 2.5  # seconds until the index trusts the times of files that were just made
LARGEST_FOR_PEERS = 10_000
SELDOM = "import gc; gc.set_threshold(100_000)\n"  # as our own program has it, so that both are alike
READ = SELDOM + (
    "import sys; from pathlib import Path; from equityjournal.store.disk.reading import read_entries; "
    "print(len(read_entries(Path(sys.argv[1])).entries)); gc.freeze()"
)
PARSE = SELDOM + (
    "import sys, tomllib; from pathlib import Path; "
    "print(sum(bool(tomllib.loads(path.read_text('utf-8'))) for path in Path(sys.argv[1]).rglob('*.toml')))"
)
WORDS = {
    "themes": ["themes"], "list": ["list", "--limit", "20"], "show last": ["show", "last"],
    "bare": [], "search": ["search", programs.RARE],
    "search common": ["search", programs.COMMON, "--limit", "10"], "review": ["review"], "steps": ["steps"],
    "their-words": ["their-words"], "packs": ["packs"], "config": ["config"], "support": ["support"],
    "discussed": ["discussed"], "shares": ["shares"], "forms": ["forms"],
    "look-over last": ["look-over", "last"],
    "write": ["write", programs.ADDED], "write --no-notices": ["write", "--no-notices", programs.ADDED],
    "tag last": ["tag", "last", programs.THEME],
}  # fmt: skip
CHANGING = ("write", "tag")
AFTER_A_WRITE = ("themes", "list", "show last")
HASH = SELDOM + (
    "import sys, hashlib; from pathlib import Path; print(len({hashlib.sha256(path.read_bytes()).digest() "
    "for path in Path(sys.argv[1]).rglob('*.toml')})); gc.freeze()"
)


def main() -> None:
    """Prepare, measure, and write down what came out."""
    options = _options()
    sizes: list[int] = options.sizes or ([1_000] if options.quick else [1_000, 10_000, 100_000])
    runs, first = options.runs or (3 if options.quick else 9), options.first or (1 if options.quick else 3)
    there = _prepared(sizes, ["ours"] if options.no_peers else PROGRAMS)
    time.sleep(SETTLED)
    began = time.monotonic()
    quick_ones = _wanted({**_everyday(sizes), **_side_by_side(there, sizes)}, options.only)
    results = {
        **_measured(quick_ones, runs),
        **_measured(_wanted(_whole_reading(sizes), options.only), first),
    }
    is_part = not options.keep and (options.quick or options.sizes or options.only or options.no_peers)
    notices = "" if is_part else _notices()
    ran = Ran(f"{date.today():%-d %B %Y}", runs, first, tuple(sizes), tuple(options.only or ()))
    tables = report(results, ran, notices)
    place = BUILD / "RESULTS.md" if is_part else ROOT / "benchmarks/RESULTS.md"
    place.write_text(tables, "utf-8")
    print(tables)
    print(f"{(time.monotonic() - began) / 60:.0f} minutes; this is in {place.relative_to(ROOT)}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time equityjournal and its peers at the same work.")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of entries (1000 10000 100000)")
    parser.add_argument("--runs", type=int, help="how often each command is timed (9)")
    parser.add_argument("--first", type=int, help="how often what reads every file is timed (3)")
    parser.add_argument("--only", nargs="*", metavar="WORD", help="only measures with any of these words")
    parser.add_argument("--no-peers", action="store_true", help="our own program alone")
    parser.add_argument("--keep", action="store_true", help="write benchmarks/RESULTS.md, though in part")
    parser.add_argument("--quick", action="store_true", help="a try: 1,000 entries, 3 times")
    return parser.parse_args()


def _wanted(jobs: Mapping[Key, Job], only: Sequence[str] | None) -> dict[Key, Job]:
    """The jobs to be run in a part of the benchmark; `import typer` is always among them."""
    return {
        key: job
        for key, job in jobs.items()
        if not only or key == TYPER or any(word in f"{key.whose} {key.work}" for word in only)
    }


def _prepared(sizes: list[int], wanted: Sequence[str]) -> list[str]:
    """Make what is needed; return the programs that are there."""
    for name in wanted:
        if name != "notmuch":
            _tell(f"environment: {name}")
            programs.set_up(name)
    there = [name for name in wanted if programs.program(name)]
    for size in sizes:
        for name in there:
            if size <= LARGEST_FOR_PEERS or name in ("ours", "jrnl"):
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


def _everyday(sizes: list[int]) -> dict[Key, Job]:
    """Our own commands, and what they are compared with."""
    plain = programs.surroundings(programs.home("ours", sizes[0]))
    ours, python = str(programs.program("ours")), str(programs.environment("ours") / "bin/python")
    jobs = {
        TYPER: Job([python, "-c", "import typer"], plain),
        Key("ours", "--help"): Job([ours, "--help"], plain, "themes"),
    }
    for size in sizes:
        writing = programs.surroundings(programs.home("ours", size, changing=True))
        reading = programs.surroundings(programs.home("ours", size))
        for work, words in WORDS.items():
            writes = words[:1] in [[verb] for verb in CHANGING]
            shows = {"list": "of", "search": programs.RARE, "write": "Saved"}.get(work, "")
            jobs[Key("ours", work, size)] = Job([ours, *words], writing if writes else reading, shows)
        wrote = Job([ours, *WORDS["write"]], writing)
        for work in AFTER_A_WRITE:
            jobs[Key("ours", f"{work} right after a write", size)] = Job(
                [ours, *WORDS[work]], writing, before=partial(once, wrote)
            )
    return jobs


def _side_by_side(there: list[str], sizes: list[int]) -> dict[Key, Job]:
    jobs = {}
    for size in sizes:
        for work, by_program in WORK.items():
            for name, task in by_program.items():
                of_all = size <= LARGEST_FOR_PEERS or (name, work) == ("jrnl", "last five")
                if name in there and of_all:
                    folder = programs.home(name, size, changing=task.adds)
                    given = BUILD / task.given if task.given else None
                    words = [str(programs.program(name)), *task.words]
                    jobs[Key(name, work, size)] = Job(words, programs.surroundings(folder), task.shows, given)
    return jobs


def _whole_reading(sizes: list[int]) -> dict[Key, Job]:
    """What reads every file there is; fewer times, for it takes long."""
    ours, python = str(programs.program("ours")), str(programs.environment("ours") / "bin/python")
    jobs = {}
    for size in sizes:
        folder, copy = programs.home("ours", size), programs.home("ours", size, changing=True)
        page = ["review", "--page", str(copy / "page.html"), "--since", "2000", "--yes", "--force"]
        anew = partial(shutil.rmtree, copy / ".cache", ignore_errors=True)
        where = programs.surroundings(copy)
        entries = str(folder / "journal")
        jobs[Key("ours", "first index", size)] = Job(
            [ours, "list", "--limit", "20"], where, "of", before=anew
        )
        jobs[Key("ours", "read and parse", size)] = Job([python, "-c", READ, entries], where, str(size))
        jobs[Key("ours", "read and hash", size)] = Job([python, "-c", HASH, entries], where)
        jobs[Key("ours", "check", size)] = Job([ours, "check"], programs.surroundings(folder))
        jobs[Key("ours", "review --page", size)] = Job([ours, *page], programs.surroundings(folder))
        settings = [*page, "--with-settings"]
        jobs[Key("ours", "review --page, settings", size)] = Job(
            [ours, *settings], programs.surroundings(folder)
        )
        jobs[Key("ours", "tomllib alone", size)] = Job([python, "-c", PARSE, entries], where, str(size))
    return jobs


def _measured(jobs: Mapping[Key, Job], runs: int) -> dict[Key, Measured]:
    named = {f"{key.whose} {key.work} {key.size}": key for key in jobs}
    timed = interleaved({name: jobs[key] for name, key in named.items()}, runs, _tell)
    return {key: timed[name] for name, key in named.items()}


def _notices() -> str:
    """What the scripts on notices say: how often they are right."""
    python = str(programs.environment("ours") / "bin/python")
    said = ""
    for script in sorted(Path(__file__).parent.glob("notices*.py")):
        _tell(script.stem)
        done = subprocess.run([python, str(script)], check=False, capture_output=True, text=True)
        said += done.stdout if done.returncode == 0 else f"{script.name} failed: {done.stderr[-300:]}\n"
    return said


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
