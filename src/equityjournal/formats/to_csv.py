"""The exporter of CSV, with a row an entry.

A spreadsheet runs a cell that begins like a formula. Before such a cell stands a straight quotation mark. One
that takes semicolons for the ends of cells, as much of Europe's do, begins a cell at a semicolon and at each
line of a text too; a mark stands there before what may do harm. The last column names the cells that have
marks; `--raw` leaves them as they were typed.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Entry, Step, TheirWords
from equityjournal.core.entries.their_words import how_known
from equityjournal.core.notices.masking.masked_entry import Masked
from equityjournal.core.text.visible import show
from equityjournal.formats import BUILT_IN, About

RAW = "raw"
"""The switch that leaves cells as they were typed."""
COLUMNS = (
    "id", "happened", "written", "edited", "title", "setting", "people", "themes", "feelings", "pack",
    "language", "private", "happened_to_me", "text", "steps", "their_words", "masked",
    "written_out", "quoted",
)  # fmt: skip

_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\0＝＋－＠]")
_HARMFUL_WITHIN = re.compile(r"(?<=[;\n])(?=[^\S\n]*(?:[=@＝＠]|[+\-＋－][^;\n]*[(|!]))")
"""Places within a text. A list's dashes, and sums, do no harm."""


class CsvExporter:
    """An exporter of CSV in UTF-8.

    It begins with the mark by which spreadsheets know UTF-8.
    """

    purpose = BUILT_IN["csv"]
    ending = ".csv"
    on_screen = False
    switches: Mapping[str, str] = {
        RAW: "Cells as they were typed, even those that a spreadsheet would run as formulas."
    }

    def export(self, entries: Iterator[Entry], about: About) -> Iterable[bytes]:
        """The table, its heads first."""
        yield "\ufeff".encode() + row(COLUMNS)
        for entry in entries:
            cells = dict(zip(COLUMNS, _cells(entry, about), strict=False))
            if RAW not in about.switched_on:
                cells = without_formulas(cells)
            yield row([cells.get(name, "") for name in COLUMNS])


def without_formulas(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells safe from running in spreadsheets, with `quoted`: the names of those with a mark before them."""
    shown = {name: show(cell, lines=True) for name, cell in cells.items()}
    safe = {name: _without_formulas(cell) for name, cell in shown.items()}
    return safe | {"quoted": ", ".join(name for name in shown if safe[name] != shown[name])}


def _without_formulas(cell: str) -> str:
    """A cell that does not run."""
    within = _HARMFUL_WITHIN.sub("'", cell)
    return f"'{within}" if _LIKE_A_FORMULA.match(cell) else within


def _cells(entry: Entry, about: About) -> Iterator[str]:
    """The cells of an entry, but for the last."""
    is_masked = isinstance(entry, Masked)
    most = len("2026-06") if is_masked else None
    yield id_letters(entry.id) if is_masked else entry.id
    yield entry.happened.isoformat()[:most]
    yield entry.written.isoformat()[:most]
    yield entry.edited.isoformat()[:most] if entry.edited else ""
    yield entry.title
    yield entry.setting
    yield "; ".join(entry.people)
    yield "; ".join(about.titles.get(theme, theme) for theme in entry.credited)
    yield "; ".join(entry.feelings)
    yield entry.pack
    yield entry.language
    yield _yes_or_no(entry.private)
    yield _yes_or_no(entry.happened_to_me)
    yield "\n\n".join(_answers(entry))
    yield "\n".join(_step(step, most) for step in entry.steps)
    yield "\n".join(_their_words(said, most) for said in entry.their_words)
    yield _yes_or_no(is_masked)
    yield about.made.isoformat()


def _answers(entry: Entry) -> Iterator[str]:
    """Questions and answers, in the order of the entry."""
    for answer in entry.answers:
        if answer.question and answer.question.strip():
            yield answer.question
        if answer.text.strip():
            yield answer.text


def _step(step: Step, most: int | None) -> str:
    """A small step with its days."""
    days = {"by": step.due, "kept": step.done, "let go": step.dropped}
    said = [f"{name} {day.isoformat()[:most]}" for name, day in days.items() if day]
    if step.horizon:
        said.insert(0, step.horizon)
    return f"{step.text} ({', '.join(said)})" if said else step.text


def _their_words(said: TheirWords, most: int | None) -> str:
    """A person's words, their source, and the result of asking."""
    known = how_known(said.how, said.knows)
    words = f"{said.text} ({known})" if known else said.text
    checked = f"(asked {said.checked.isoformat()[:most]})" if said.checked else ""
    return " ".join(filter(None, (words, checked, said.outcome)))


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def row(cells: Iterable[str]) -> bytes:
    """A row, every cell in quotation marks."""
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue().encode()
