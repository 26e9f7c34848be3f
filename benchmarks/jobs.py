"""What is timed: our own commands, work on a whole journal, and the same work in other programs."""

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import programs
from programs import BUILD, PROGRAMS, WORK
from timing import Job, once


class Key(NamedTuple):
    """Which measure: whose, of which work, on how many entries; 0: whatever their number."""

    whose: str
    work: str
    size: int = 0


Jobs = dict[Key, Job]

TYPER = Key("ours", "import typer")
LARGE = 100_000  # entries, on which some work would take minutes
MOST_OF_KAYDETS_EXPORT = 1_000  # entries; it takes half a minute for ten times as many

SELDOM = "import gc; gc.set_threshold(100_000)\n"  # as our own program has it, so that both are alike
READ = SELDOM + (
    "import sys; from pathlib import Path; from equityjournal.store.records.reading import read_entries; "
    "print(len(read_entries(Path(sys.argv[1])).entries)); gc.freeze()"
)
PARSE = SELDOM + (
    "import sys, tomllib; from pathlib import Path; "
    "print(sum(bool(tomllib.loads(path.read_text('utf-8'))) for path in Path(sys.argv[1]).rglob('*.toml')))"
)
HASH = SELDOM + (
    "import sys, hashlib; from pathlib import Path; print(len({hashlib.sha256(path.read_bytes()).digest() "
    "for path in Path(sys.argv[1]).rglob('*.toml')})); gc.freeze()"
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


class Part(NamedTuple):
    """A part of the benchmark, which fits in a few minutes, and has a part of the page."""

    heading: str
    sizes: Sequence[int]
    """Numbers of entries."""
    rounds: int
    whole_rounds: int
    """Rounds of what reads every file."""
    programs: Sequence[str]
    everyday: Callable[[Sequence[int], Sequence[str]], Jobs]
    """Quick work on some numbers of entries, by programs that are there."""
    whole: Callable[[Sequence[int], Sequence[str]], Jobs]


def everyday(sizes: Sequence[int], _: Sequence[str] = ()) -> Jobs:
    """Our own commands, and what they are compared with."""
    plain = programs.surroundings(programs.home("ours", sizes[0]))
    ours, python = _ours()
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


def whole(sizes: Sequence[int], _: Sequence[str] = ()) -> Jobs:
    """What reads or writes every file."""
    return {key: job for size in sizes for key, job in _whole_of(size).items()}


def _whole_of(size: int) -> Jobs:
    ours, python = _ours()
    folder, copy = programs.home("ours", size), programs.home("ours", size, changing=True)
    reading, changing = programs.surroundings(folder), programs.surroundings(copy)
    entries, page, saved = str(folder / "journal"), copy / "page.html", copy / "all.zip"
    review = ["review", "--page", str(page), "--since", "2000", "--yes", "--force"]
    by_work = {
        "first index": Job(
            [ours, "list", "--limit", "20"], changing, "of",
            before=partial(shutil.rmtree, copy / ".cache", ignore_errors=True),
        ),
        "tomllib alone": Job([python, "-c", PARSE, entries], changing, str(size)),
        "read and hash": Job([python, "-c", HASH, entries], changing),
        "check": Job([ours, "check"], reading),
        "export": Job([ours, "export", "markdown"], reading, programs.RARE),
        "backup": Job([ours, "backup", str(saved)], reading, before=partial(saved.unlink, missing_ok=True)),
    }  # fmt: skip
    if size < LARGE:  # else it takes minutes
        by_work["read and parse"] = Job([python, "-c", READ, entries], changing, str(size))
        by_work["review --page"] = Job([ours, *review], reading)
        by_work["review --page, settings"] = Job([ours, *review, "--with-settings"], reading)
        by_work["import"] = _import_of(size)
    return {Key("ours", work, size): job for work, job in by_work.items()}


def _import_of(size: int) -> Job:
    """The import of jrnl's file into a journal that is not there yet."""
    home = programs.home("importing", size)
    file = programs.home("jrnl", size) / "jrnl.txt"
    words = [_ours()[0], "import", str(file), "--yes"]
    empty = partial(shutil.rmtree, home, ignore_errors=True)
    return Job(words, programs.surroundings(home), "came in", before=empty)


def side_by_side(sizes: Sequence[int], there: Sequence[str]) -> Jobs:
    """The same quick work in each program."""
    return _beside(sizes, there, exports=False)


def exports(sizes: Sequence[int], there: Sequence[str]) -> Jobs:
    """All that each program holds, written out as text."""
    return _beside(sizes, there, exports=True)


def _beside(sizes: Sequence[int], there: Sequence[str], *, exports: bool) -> Jobs:
    jobs = {}
    for size in sizes:
        for work, by_program in WORK.items():
            if work.startswith("export") is not exports:
                continue
            for name in there:
                if name not in by_program or (name == "kaydet" and exports and size > MOST_OF_KAYDETS_EXPORT):
                    continue
                task = by_program[name]
                folder = programs.home(name, size, changing=task.adds)
                given = BUILD / task.given if task.given else None
                words = [str(programs.program(name)), *task.words]
                jobs[Key(name, work, size)] = Job(words, programs.surroundings(folder), task.shows, given)
    return jobs


def _ours() -> tuple[str, str]:
    """Our own program, and its Python."""
    return str(programs.program("ours")), str(Path(programs.environment("ours"), "bin/python"))


PARTS = {
    "own": Part("Our own commands", (1_000, 10_000), 6, 3, ("ours",), everyday, whole),
    "peers": Part("The same work in other programs", (1_000, 10_000), 6, 3, PROGRAMS, side_by_side, exports),
    "large": Part("Our own commands on 100,000 entries", (LARGE,), 3, 3, ("ours",), everyday, whole),
}
"""The parts, by the word typed after `run.py`, in the order of the page."""
