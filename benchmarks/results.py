"""What came out, as tables: the speed to reach, our own commands by size, and the same work side by side."""

import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from programs import PROGRAMS, RELEASES, WORK
from timing import Measured


class Key(NamedTuple):
    """Which measure: whose, of which work, on how many entries; 0: whatever their number."""

    whose: str
    work: str
    size: int = 0


Results = Mapping[Key, Measured]

TYPER = Key("ours", "import typer")
READING = ("themes", "list", "show last")


def _ours(works: Sequence[str], count: int) -> list[Key]:
    return [Key("ours", work, count) for work in works]


class Target(NamedTuple):
    """A ratio of processor time to be reached: of each of some measures to another; the largest counts."""

    name: str
    of: Sequence[Key]
    to: Sequence[Key]
    at_most: float


def _to_typer(name: str, works: Sequence[str], count: int, at_most: float) -> Target:
    """A ratio of our own commands to `import typer`."""
    return Target(f"{name} ÷ `import typer`", _ours(works, count), [TYPER], at_most)


EVERYDAY = ("themes", "list", "show last", "bare")
AFTER_A_WRITE = tuple(f"{verb} right after a write" for verb in ("themes", "list", "show last"))

TARGETS = (
    _to_typer("`--help`", ["--help"], 0, 1.0),
    _to_typer("`themes`, `list`, `show last`, bare on 10,000", EVERYDAY, 10_000, 1.4),
    _to_typer("`themes`, `list`, `show last` right after a `write`, 10,000", AFTER_A_WRITE, 10_000, 1.5),
    _to_typer("`themes`, `list` on 100,000, every file still looked at", ["themes", "list"], 100_000, 5.0),
    _to_typer("`search` of a rare word on 10,000", ["search"], 10_000, 1.5),
    _to_typer("`search` of a common word on 10,000", ["search common"], 10_000, 1.5),
    _to_typer("`search` of a common word on 100,000", ["search common"], 100_000, 4.5),
    _to_typer("`write TEXT`, made durable, on 10,000", ["write"], 10_000, 2.4),
    _to_typer("`write TEXT`, made durable, on 100,000", ["write"], 100_000, 2.6),
    _to_typer("`review --page` over a whole life, 10,000", ["review --page"], 10_000, 30),
    _to_typer("the same with settings, which are masked", ["review --page, settings"], 10_000, 30),
    Target(
        "`write TEXT` ÷ kaydet's add, 10,000",
        _ours(["write"], 10_000), [Key("kaydet", "add one", 10_000)], 1.0,
    ),
    Target(
        "export of everything ÷ jrnl's, 10,000",
        _ours(["export as text"], 10_000), [Key("jrnl", "export as text", 10_000)], 1.5,
    ),
    *(
        Target(
            f"first index of {count:,} ÷ reading and tomllib alone",
            _ours(["first index"], count), _ours(["tomllib alone"], count), 1.0,
        )
        for count in (10_000, 100_000)
    ),
    Target(
        "`check` of 10,000 ÷ reading and hashing the bytes",
        _ours(["check"], 10_000), _ours(["read and hash"], 10_000), 9,
    ),
)  # fmt: skip
"""Of the speed to reach, all but the memory, which is no ratio."""

PEAK = "peak memory of a reading verb at 100,000 entries, MB"
MOST_MEMORY = 80.0
PEAK_OF_ALL = "peak memory of `check` and export at 100,000 entries, MB"
MOST_OF_ALL = 100.0

_LOOKING = (
    "What grows is looking at every file, the only way to notice one that was changed in place: one call to "
    "the system for each, most of it the system's own work. `themes` has the days of every credit to count "
    "besides."
)
TURNS = 3
"""A figure is reached where it holds in each of so many parts of the rounds."""

REMARKS: Sequence[tuple[str, str]] = (
    ("`themes`", _LOOKING),
    ("`search`", _LOOKING),
    (
        "`write TEXT`",
        "Much of it is the look for what tells who somebody is: its rules and expressions are made ready "
        "each time (`write --no-notices` below goes without). The entry, its folder and the index are made "
        "durable; kaydet and jrnl make nothing durable.",
    ),
    (
        "masked",
        "A name found in any entry is masked on the whole page, so every entry is read and looked through: "
        "some 0.5 ms for 120 words, nearly all of it in some 200 expressions for numbers, names and places, "
        "each less than an eighth of it.",
    ),
    (
        "export",
        "Each entry has a file, which is hashed, read, parsed and held to its rules before any of it is "
        "written out; that is nearly two thirds of the time. jrnl reads one file, and checks nothing.",
    ),
    (
        "first index",
        "Two tables of words, by stem and by spelling, take as long as all other rows and their indexes.",
    ),
)
"""For a figure that is not reached: what it costs, and what stands in the way. By words of its name."""


class Figure(NamedTuple):
    """What came out for a target."""

    name: str
    processor: float
    """The greatest ratio of processor time, of each part of the rounds."""
    clock: float
    at_most: float

    @property
    def held(self) -> bool:
        """Whether it was reached in every part."""
        return self.processor <= self.at_most


def reached(results: Results) -> list[Figure]:
    """Each target that was measured."""
    found = []
    for target in TARGETS:
        to = list(target.to) * len(target.of) if len(target.to) == 1 else target.to
        if all(key in results for key in (*target.of, *to)):
            pairs = [(results[a], results[b]) for a, b in zip(target.of, to, strict=True)]
            parts = [
                ours.processor / theirs.processor
                for whole, other in pairs
                for ours, theirs in zip(whole.in_turns(TURNS), other.in_turns(TURNS), strict=True)
                if ours.runs
            ]
            clock = max(ours.seconds / theirs.seconds for ours, theirs in pairs)
            found.append(Figure(target.name, max(parts), clock, target.at_most))
    for name, works, most in (
        (PEAK, [*READING, "search"], MOST_MEMORY), (PEAK_OF_ALL, ["check", "export as text"], MOST_OF_ALL)
    ):  # fmt: skip
        peaks = [results[key].peak for key in _ours(works, 100_000) if key in results]
        found += [Figure(name, max(peaks), max(peaks), most)] if peaks else []
    return found


class Ran(NamedTuple):
    """What was run."""

    day: str
    runs: int
    first: int
    """How often what reads every file was timed."""
    sizes: Sequence[int]
    only: Sequence[str]
    """Words of the measures asked for; empty: all."""

    def __str__(self) -> str:
        """A sentence about it."""
        numbers = ", ".join(f"{size:,}" for size in self.sizes)
        what = f"Measures named {', '.join(self.only)}" if self.only else "All measures"
        return f"{what}, on journals of {numbers} entries; what is not in these tables was not measured."


def report(results: Results, ran: Ran, notices: str) -> str:
    """All of it, in Markdown."""
    sizes = sorted({key.size for key in results if key.whose == "ours" and key.size})
    lines = [
        "# Results of `make bench`",
        "",
        "Written by the benchmark itself. A number compares with others of this page only: whole processes,",
        "byte-compiled and warm, run in turns on one machine. Each time is the median of",
        f"{ran.runs} (of {ran.first} for what reads every file), with the quickest and the slowest, by the",
        "clock. Ratios are of processor time, which a busy machine moves less; the clock's stand beside",
        f"them. A figure counts as reached where it holds in each of {TURNS} parts of the rounds; the",
        "greatest of them is given.",
        "",
        f"{ran.day}. {machine()}",
        str(ran),
        "",
        *_targets(results),
        *_own(results, sizes),
        *[line for size in sizes for line in _side_by_side(results, size)],
    ]
    if notices:
        lines += ["## Notices, against sentences written by hand", "", "```", notices.rstrip(), "```", ""]
    return "\n".join(lines)


def _targets(results: Results) -> list[str]:
    rows, remarks = [["measure", "processor time", "by the clock", "at most", ""]], []
    for figure in reached(results):
        said = "reached" if figure.held else "not reached"
        name = figure.name
        rows.append([name, f"{figure.processor:.3g}", f"{figure.clock:.3g}", f"{figure.at_most:g}", said])
        if not figure.held:
            why = next((why for words, why in REMARKS if words in name), "nobody has looked into it yet.")
            remarks.append(f"- {name}: {why}")
    return ["## The speed to reach", "", *_table(rows), "", *remarks, *([""] if remarks else [])]


def _own(results: Results, sizes: Sequence[int]) -> list[str]:
    works = list(dict.fromkeys(key.work for key in results if key.whose == "ours" and key.work not in WORK))
    heads = ["÷ `import typer`, processor", "by the clock", "peak, MB"]
    rows = [["", *(f"{size:,}, ms" if size else "ms" for size in sizes), *heads]]
    for work in works:
        found = [results[key] for size in (0, *sizes) if (key := Key("ours", work, size)) in results]
        each = {size: results[key] for size in (0, *sizes) if (key := Key("ours", work, size)) in results}
        times = [
            _time(each[size]) if size in each else _time(each[0]) if size == sizes[0] and 0 in each else "–"
            for size in sizes
        ]
        typer = results[TYPER]
        ratios = [f"{measured.processor / typer.processor:.2f}" for measured in found]
        by_clock = [f"{measured.seconds / typer.seconds:.2f}" for measured in found]
        peaks = [f"{measured.peak:.0f}" for measured in found]
        rows.append([work, *times, *map(" / ".join, (ratios, by_clock, peaks))])
    return [
        "## Our own commands, by the number of entries", "", *_table(rows), "",
        "Ratios and memory are given for each number in turn.", "",
    ]  # fmt: skip


def _side_by_side(results: Results, size: int) -> list[str]:
    rows = [[f"{size:,} entries", *(f"{one} {RELEASES.get(one, '')}".strip() for one in PROGRAMS)]]
    for work in WORK:
        ours = results.get(Key("ours", work, size))
        cells = []
        for one in PROGRAMS:
            measured = results.get(Key(one, work, size))
            if measured is None:
                cells.append("–")
            elif one == "ours" or ours is None:
                cells.append(_time(measured))
            else:
                cells.append(f"{_time(measured)} × {measured.seconds / ours.seconds:.3g}")
        if set(cells) != {"–"}:
            rows.append([work, *cells])
    missing = [one for one in PROGRAMS if not any(key.whose == one for key in results)]
    return [
        f"## The same work side by side, on {size:,} entries", "",
        "In milliseconds; × says how many times as long as ours it took. “–”: it has nothing like it"
        + (f", or is not on this machine ({', '.join(missing)})." if missing else "."),
        "", *_table(rows), "",
    ]  # fmt: skip


def _time(measured: Measured) -> str:
    low, high = measured.range
    return f"{_ms(measured.seconds)} ({_ms(low)}–{_ms(high)})"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}" if seconds < 0.01 else f"{seconds * 1000:,.0f}"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return [f"| {' | '.join(row)} |" for row in ruled]


def machine() -> str:
    """The machine in general terms: nothing of it that has a name."""
    release = ".".join(platform.release().split(".")[:2])
    return (
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {release}; "
        f"file system {_file_system(Path(__file__))}; Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _file_system(place: Path) -> str:
    """The type of the file system that holds a place."""
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return "unknown"
    holding = [(len(mount[1]), mount[2]) for mount in mounts if place.resolve().is_relative_to(mount[1])]
    return max(holding)[1] if holding else "unknown"
