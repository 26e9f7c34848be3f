"""Quotation marks that a shell does not know, around the value of an option."""

from pathlib import Path

import pytest

from cli.kept import only_record
from equityjournal.cli.terminal.foreign_quotes import values_together
from program import Program

TYPED = {
    "-t “lived experience”": "themes",
    "--theme=“lived experience”": "themes",
    "-t 'lived experience'": "themes",
    "-t „lived experience“": "themes",
    "--setting ‘home visit’": "setting",
    "-f “worn out”": "feelings",
    "-d “last friday”": "happened",
}
"""Options as a shell without such marks parts them, and what the value is of."""


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("is_behind", [False, True])
def test_a_value_in_marks_of_a_page_is_one_value(
    program: Program, journal: Path, typed: str, is_behind: bool
) -> None:
    """Nothing of it runs into the text, whether that stands before or behind."""
    text = ["She", "rang", "back", "about", "the", "lift"]
    program("write", *(text if is_behind else []), *typed.split(), *([] if is_behind else text))
    record = only_record(journal)
    assert record["answers"][0]["text"] == "She rang back about the lift"
    wanted = program("write", "--json", *_plain(typed), "Another text of more words.").json
    kept = record[TYPED[typed]]
    assert (str(kept) if TYPED[typed] == "happened" else kept) == program(
        "show", wanted["id"], "--json"
    ).json[TYPED[typed]]


def _plain(typed: str) -> list[str]:
    """The option with its value as a shell hands it over, had it known the marks."""
    option, value = typed.replace("=", " ").split(" ", 1)
    return [option, value.strip("“”‘’„'")]


@pytest.mark.parametrize(
    "verb", [["list", "--since"], ["review", "--since"], ["set-aside", "power", "--until"]]
)
def test_verbs_that_read_take_them_too(program: Program, verb: list[str]) -> None:
    """A day of two words, pasted from a page."""
    program("write", "One.")
    day = ["“1", "december”"] if "--until" in verb else ["“last", "month”"]
    program(*verb, *day)


@pytest.mark.parametrize(
    "line",
    [
        ["She", "said", "“no”", "to", "“them”"],
        ["-t", "power", "“A", "long", "day”"],
        ["--title", "'tis the season", "Words."],
        ["--title", "“No” is no answer to “now”", "Words."],
        ["--setting", "“home", "It", "was", "open"],
        ["--", "-t", "“power", "dynamics”"],
    ],
)
def test_words_of_a_text_keep_their_marks(line: list[str]) -> None:
    """Marks inside a text, and marks that do not close, are the writer's own."""
    assert values_together(line, {"-t", "--title", "--setting"}) == line
