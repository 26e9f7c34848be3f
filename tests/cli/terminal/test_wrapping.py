from random import Random

import pytest

from equityjournal.cli.terminal.wrapping import wrapped

WORDS = [
    "a",
    "the",
    "word",
    "housing",
    "responsibility",
    "naïve",
    "Gŵyl",
    "七転び八起き",
    "“quoted”",
    "0300",
    "123",
    "4567",
    "12",
    "34.",
    "🌞",
    "–",
    "…",
    "`",
    "👩🏽\u200d⚕️",
    "`ej list -t power`",
    "`equityjournal packs show relational-equity --all`",
    "020 7946 0018",
    "x" * 30,
    "https://example.org/a/long/path/to/words-in-it",
    "/home/amara/journal/entries/2026/11/2026-11-27-abcdef.toml",
    "pause-power-up/say-yes-yourself",
    "\ue000",
    "\ue001",
]


def columns(text: str) -> int:
    """Columns of a text on a terminal."""
    from rich.cells import cell_len

    return cell_len(text)


@pytest.mark.parametrize("room", [10, 16, 38, 78])
def test_every_word_arrives_in_order_and_no_line_is_too_wide(room: int) -> None:
    """Of random texts nothing but spaces is lost, and only a line that is there to be copied is wider."""
    lot = Random(room)  # noqa: S311 - the same texts at every run
    for _ in range(300):
        text = " " * lot.randrange(6) + " ".join(lot.choice(WORDS) for _ in range(lot.randrange(25)))
        lines = list(wrapped(text, room))
        assert "".join("".join(lines).split()) == "".join(text.split())
        for line in lines:
            assert columns(line) <= room or line in WORDS, (text, line)


def test_a_command_and_a_telephone_number_stay_on_one_line() -> None:
    """What is copied or read in one breath is not broken, unless it is wider than the window."""
    said = "Ring 020 7946 0018 now, or type `ej list -t power` here."
    assert list(wrapped(said, 18)) == ["Ring 020 7946 0018", "now, or type", "`ej list -t power`", "here."]
    assert list(wrapped("type `ej list -t power`", 12)) == ["type `ej", "list -t", "power`"]


@pytest.mark.parametrize(
    "copied",
    [
        "https://example.org/a/long/path",
        "(https://example.org/a/long/path),",
        "/home/amara/journal/file.toml",
        r"C:\Users\Amara\out.md",
        "a-b-c-d/e-f-g-h",
    ],
)
@pytest.mark.parametrize("before", ["", "   ", "In "])
def test_an_address_too_long_for_a_line_has_one_of_its_own(copied: str, before: str) -> None:
    """Addresses, paths and names of prompts are never broken, after spaces at the start of a line neither."""
    assert [line for line in wrapped(f"{before}{copied} and on", 12) if line] == [
        *before.split(), copied, "and on",
    ]  # fmt: skip


def test_spaces_behind_a_broken_word_begin_no_line() -> None:
    """A word as long as two lines is followed by the next word, not by an empty line."""
    assert list(wrapped("x" * 20 + " and", 10)) == ["x" * 10, "x" * 10, "and"]


def test_an_empty_line_stays_a_line() -> None:
    """A paragraph break in an entry is still there after wrapping."""
    assert list(wrapped("", 20)) == [""]
    assert list(wrapped("    ", 20)) == [""]


@pytest.mark.parametrize("more", range(-3, 3))
def test_no_full_stop_stands_alone_behind_a_path(more: int) -> None:
    """As long as the window, a letter less, or longer: a path at the end of a sentence can be copied."""
    path = "/home/amara/" + "x" * (38 - 12 - 5 + more) + ".html"
    lines = list(wrapped(f"The page is {path}. Print it.", 38))
    assert [line for line in lines if path in line] in ([path], [f"{path}."], [f"{path}. Print it."])
    assert all(len(line) <= 38 for line in lines if line != path)
    assert "." not in lines
