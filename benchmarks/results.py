"""What came out, as a part of the page: the speed to reach, our own commands by size, and other programs."""

import os
import platform
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aims import TURNS, Results, figures
from jobs import PARTS, TYPER, Key
from programs import PROGRAMS, RELEASES, WORK
from timing import Measured

INTRODUCTION = f"""# Results of the benchmark

Written by the benchmark itself, a part at a time: `make bench`, `make bench-peers`, `make bench-large` and
`make bench-notices`. A number compares with others of its own part only: whole processes, byte-compiled and
warm, run in turns on one machine. Each time is the median by the clock, with the quickest and the slowest.
Ratios are of processor time, which a busy machine moves less; the clock's stand beside them. A figure counts
as reached where it holds in each of {TURNS} parts of the rounds; the greatest of them is given.
"""


class Ran(NamedTuple):
    """What was run of a part."""

    day: str
    rounds: int
    whole_rounds: int
    """How often what reads every file was timed."""
    sizes: Sequence[int]
    only: Sequence[str]
    """Words of the measures asked for; empty: all."""
    others: float
    """How many processes had work at a time, ours among them."""

    def __str__(self) -> str:
        """Sentences about it."""
        numbers = " and ".join(f"{size:,}" for size in self.sizes)
        what = f"Measures named {', '.join(self.only)}" if self.only else "All measures"
        return (
            f"{self.day}. {what}, on journals of {numbers} entries; {self.rounds} rounds, and "
            f"{self.whole_rounds} of what reads every file. {machine()} {self.others:.0f} processes at a "
            "time had work to do, of which one was ours."
        )


def section(name: str, results: Results, ran: Ran) -> str:
    """A part of the page, in Markdown."""
    sizes = sorted({key.size for key in results if key.whose == "ours" and key.size})
    lines = [f"## {PARTS[name].heading}", "", str(ran), "", *_aims(results)]
    if TYPER in results:
        lines += _own(results, sizes)
    else:
        lines += [line for size in sizes for line in _side_by_side(results, size)]
    return "\n".join(lines)


def put_into(page: str, name: str, text: str) -> str:
    """The page with a part put in place of what was there."""
    parts = {part: found[1] for part in _IN_ORDER if (found := _marked(part).search(page))}
    parts[name] = text.strip()
    kept = [
        f"{_BEGIN.format(part)}\n{parts[part]}\n{_END.format(part)}" for part in _IN_ORDER if part in parts
    ]
    return "\n\n".join([INTRODUCTION.strip(), *kept, ""])


NOTICES = "notices"
"""The part of the page on how often notices are right, and how long they take on 300 words."""
BY_HAND = "by hand"
"""The part of the page on where time goes, measured by hand, and kept as it is."""
_IN_ORDER = (*PARTS, BY_HAND, NOTICES)
_BEGIN, _END = "<!-- {} begins -->", "<!-- {} ends -->"


def _marked(part: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEGIN.format(part)}\n(.*?)\n{_END.format(part)}", re.DOTALL)


def _aims(results: Results) -> list[str]:
    """The speed to reach, and what stands in the way where it was not."""
    rows = [["measure", "processor time", "by the clock", "at most", ""]]
    remarks: dict[str, list[str]] = {}
    for figure in figures(results):
        clock = "" if figure.clock is None else f"{figure.clock:.3g}"
        said = "reached" if figure.held else "not reached"
        rows.append([figure.name, f"{figure.value:.3g}", clock, f"{figure.at_most:g}", said])
        if not figure.held:
            remarks.setdefault(figure.remark, []).append(figure.name)
    if len(rows) == 1:
        return []
    lines = [f"- {'; '.join(names)}: {remark}" for remark, names in remarks.items()]
    return ["### The speed to reach", "", *_table(rows), "", *lines, *([""] if lines else [])]


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
        "### By the number of entries", "", *_table(rows), "",
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
                cells.append(f"{_time(measured)} × {measured.processor / ours.processor:.3g}")
        if set(cells) != {"–"}:
            rows.append([work, *cells])
    missing = [one for one in PROGRAMS if not any(key.whose == one for key in results)]
    return [
        f"### {size:,} entries", "",
        "In milliseconds by the clock; × says how many times the processor time of ours it took. “–”: it has "
        "nothing like it, or was left out for its length"
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
