"""Documents without a name get one, by their kind and day: never a title, and never over a file that is there."""

from pathlib import Path

import pytest

from cli.kept import write_on
from cli.meeting.to_bronwen import shared
from coaching import meet
from program import Program


@pytest.fixture
def folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    place = home / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def names(folder: Path) -> set[str]:
    """The files in a folder."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (["worksheet", "pause"], "worksheet"),
        (["worksheet", "pause", "--look-back"], "look-back"),
        (["review", "--page"], "review"),
        (["review", "--page", "--with-settings"], "review"),
    ],
    ids=" ".join,
)
def test_a_document_is_named_by_its_kind_and_day(
    program: Program, folder: Path, command: list[str], kind: str
) -> None:
    """A number is added from the second on, and what was there stays as it was."""
    program("write", "-t", "power", "--title", "CANARY", "Words.")
    (folder / f"{kind}-2026-06-01.html").write_text("mine", "utf-8")
    (folder / f"{kind}-2026-06-01-2.html").symlink_to(folder / "nowhere")
    for _ in range(2):
        program.at_terminal(*command)
    assert names(folder) == {f"{kind}-2026-06-01{end}.html" for end in ("", "-2", "-3", "-4")}
    assert (folder / f"{kind}-2026-06-01.html").read_text("utf-8") == "mine"
    assert (folder / f"{kind}-2026-06-01-4.html").stat().st_mode & 0o777 == 0o600


def test_a_page_of_what_was_shared_is_named_so_too(
    two: tuple[Program, Program], out: Path, folder: Path
) -> None:
    """The name of the person stands in no file's name."""
    amara, bronwen = two
    shared(amara, out)
    bronwen("open", str(out))
    meet(bronwen, amara)
    bronwen("with", "amara", "--paper")
    assert "shared-2026-06-01.html" in names(folder)


def test_a_name_that_is_given_is_taken(program: Program, folder: Path) -> None:
    """With a space, or with =."""
    write_on(program, 1, "power")
    program("review", "--page", "mine.html")
    program("review", "--page=other.html")
    assert names(folder) == {"mine.html", "other.html"}
    assert "--force" in program("review", "--page", "mine.html", code=1).err


def test_what_was_hidden_is_told_in_words(program: Program, folder: Path) -> None:
    """No rule is named by its id, on a terminal or elsewhere."""
    program(
        "write", "-t", "power", "Born on 3 May 1987. Her NHS number is 943 476 5919. I saw Amina at the desk."
    )
    for said in (
        program("export", "markdown", "--mask").err,
        program.at_terminal("export", "markdown", "--mask").out,
    ):
        assert "NHS number" in said
        assert "possible name" in said
        assert "date of birth" in said
        assert "possible-name" not in said
        assert "nhs-number" not in said
