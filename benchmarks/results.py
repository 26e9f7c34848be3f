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
    """A ratio to be reached: of each of some measures to another; the largest counts."""

    name: str
    of: Sequence[Key]
    to: Sequence[Key]
    at_most: float


TARGETS = (
    Target("`themes`, `list`, `show last` on 10,000 ÷ `import typer`", _ours(READING, 10_000), [TYPER], 2.0),
    Target(
        "the same on 100,000, every file still looked at ÷ `import typer`",
        _ours(READING, 100_000), [TYPER], 7.0,
    ),
    Target("time on 10,000 ÷ time on 1,000", _ours(READING, 10_000), _ours(READING, 1_000), 1.6),
    Target("`search` of a rare word on 10,000 ÷ `import typer`", _ours(["search"], 10_000), [TYPER], 2.2),
    Target("`write TEXT`, made durable, on 10,000 ÷ `import typer`", _ours(["write"], 10_000), [TYPER], 3.2),
    Target("`--help` ÷ `import typer`", [Key("ours", "--help")], [TYPER], 1.6),
    Target(
        "`list` ÷ jrnl's last five, 10,000",
        _ours(["list"], 10_000), [Key("jrnl", "last five", 10_000)], 0.2,
    ),
    Target(
        "`list` ÷ jrnl's last five, 100,000",
        _ours(["list"], 100_000), [Key("jrnl", "last five", 100_000)], 0.07,
    ),
    Target(
        "`write TEXT` ÷ jrnl's add, 10,000",
        _ours(["write"], 10_000), [Key("jrnl", "add one", 10_000)], 0.05,
    ),
    Target(
        "`themes` ÷ jrnl's tags summary, 10,000",
        _ours(["themes"], 10_000), [Key("jrnl", "summary of themes", 10_000)], 0.04,
    ),
    Target(
        "first index of 10,000 ÷ reading and parsing them once",
        _ours(["first index"], 10_000), _ours(["read and parse"], 10_000), 1.5,
    ),
)  # fmt: skip
"""Of the speed to reach, all but the memory, which is no ratio."""

PEAK = "peak memory of a reading verb at 100,000 entries, MB"
MOST_MEMORY = 80.0

_LOOKING = (
    "What grows is looking at every file, the only way to notice one that was changed in place: one call to "
    "the system for each, and a tuple of its size and times. `themes` has the days of every credit to count "
    "besides."
)
_WRITING = (
    "Pydantic, which holds entries to their form, takes more than one `import typer` before a word is kept. "
    "Nearly as much goes, after “Saved”, into the word lists behind notices: they are read, validated and "
    "their expressions compiled each time (`write --no-notices` below goes without; kept in the index, as "
    "packs are, they would cost little). The entries are counted three times, so that a great loss stops the "
    "writing, and the entry, its folder and that count are each made durable: a slow disk is felt here."
)
REMARKS: Mapping[str, str] = {
    "`write TEXT`, made durable, on 10,000 ÷ `import typer`": _WRITING,
    "`write TEXT` ÷ jrnl's add, 10,000": _WRITING + " jrnl makes nothing durable.",
    "`themes` ÷ jrnl's tags summary, 10,000": (
        "Starting Python and importing Typer takes most of what the target leaves; looking at every file "
        "takes the rest and more."
    ),
    "first index of 10,000 ÷ reading and parsing them once": (
        "Half of what comes on top is SQLite's: two tables of words, by stem and by spelling, take nearly as "
        "long as all other rows and their indexes. The rest is making the rows, and telling that a file is "
        "the only one with its id. It is paid once; afterwards only files that changed are read."
    ),
    "`themes`, `list`, `show last` on 10,000 ÷ `import typer`": _LOOKING,
    "the same on 100,000, every file still looked at ÷ `import typer`": _LOOKING,
    "time on 10,000 ÷ time on 1,000": _LOOKING,
}
"""For a figure that is not reached: what it costs, and what stands in the way. By the name of the target."""


def reached(results: Results) -> list[tuple[str, float, float]]:
    """Each target that was measured: its name, the figure, and the most it may be."""
    found = []
    for target in TARGETS:
        to = list(target.to) * len(target.of) if len(target.to) == 1 else target.to
        if all(key in results for key in (*target.of, *to)):
            ratios = [results[a].seconds / results[b].seconds for a, b in zip(target.of, to, strict=True)]
            found.append((target.name, max(ratios), target.at_most))
    large = [results[key].peak for key in _ours([*READING, "search"], 100_000) if key in results]
    return [*found, (PEAK, max(large), MOST_MEMORY)] if large else found


def report(results: Results, day: str, runs: int, first: int, notices: str) -> str:
    """All of it, in Markdown."""
    sizes = sorted({key.size for key in results if key.whose == "ours" and key.size})
    lines = [
        "# Results of `make bench`",
        "",
        "Written by the benchmark itself. A number compares with others of this page only: whole processes,",
        f"byte-compiled and warm, run in turns on one machine. Each time is the median of {runs} (of {first}",
        "for what reads every file), with the quickest and the slowest, by the clock.",
        "",
        f"{day}. {machine()}",
        "",
        *_targets(results),
        *_own(results, sizes),
        *[line for size in sizes for line in _side_by_side(results, size)],
    ]
    if notices:
        lines += ["## Notices, against sentences written by hand", "", "```", notices.rstrip(), "```", ""]
    return "\n".join(lines)


def _targets(results: Results) -> list[str]:
    rows, remarks = [["measure", "came out", "at most", ""]], []
    for name, figure, most in reached(results):
        held = figure <= most
        rows.append([name, f"{figure:.3g}", f"{most:g}", "reached" if held else "not reached"])
        if not held:
            remarks.append(f"- {name}: {REMARKS.get(name, 'nobody has looked into it yet.')}")
    return ["## The speed to reach", "", *_table(rows), "", *remarks, *([""] if remarks else [])]


def _own(results: Results, sizes: Sequence[int]) -> list[str]:
    works = list(dict.fromkeys(key.work for key in results if key.whose == "ours" and key.work not in WORK))
    rows = [["", *(f"{size:,}, ms" if size else "ms" for size in sizes), "÷ `import typer`", "peak, MB"]]
    for work in works:
        keys = [key for size in (0, *sizes) if (key := Key("ours", work, size)) in results]
        each = {key.size: _time(results[key]) for key in keys}
        times = [each.get(size, each.get(0, "–") if size == sizes[0] else "–") for size in sizes]
        ratios = [f"{results[key].seconds / results[TYPER].seconds:.2f}" for key in keys]
        rows.append(
            [work, *times, " / ".join(ratios), " / ".join(f"{results[key].peak:.0f}" for key in keys)]
        )
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
