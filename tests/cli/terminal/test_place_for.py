"""A file to somebody is called by their first name, on every system, and never takes the place of another."""

from pathlib import Path

import pytest

from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.text.file_names import why_not_everywhere


@pytest.fixture
def downloads(home: Path) -> Path:
    """A folder for downloads."""
    folder = home / "Downloads"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Bronwen Rees", "for-bronwen.txt"),
        ("Siân", "for-sian.txt"),
        ("Mary-Ann O'Shea", "for-mary.txt"),
        ("Ọláńrewájú", "for-olanrewaju.txt"),
        ("Արփի", "for-արփի.txt"),
        ("李 明", "for-李.txt"),
        ("../../etc/passwd", "for-etc.txt"),
        ("CON", "for-con.txt"),
        ('a<b>:"|?*', "for-a.txt"),
        ("…", "for-you.txt"),
        ("x" * 80, f"for-{'x' * 40}.txt"),
    ],
)
def test_a_name_in_any_script_makes_a_name_for_any_disk(name: str, called: str, downloads: Path) -> None:
    """Without capitals, accents and signs; in Downloads."""
    place = place_for(name)
    assert place == downloads / called
    assert why_not_everywhere(place.name) is None


def test_a_name_that_is_there_gets_a_number(downloads: Path) -> None:
    """So does one that is only a link to nowhere."""
    (downloads / "for-bronwen.txt").write_text("", "utf-8")
    assert place_for("Bronwen") == downloads / "for-bronwen-2.txt"
    (downloads / "for-bronwen-2.txt").symlink_to(downloads / "nowhere")
    assert place_for("Bronwen") == downloads / "for-bronwen-3.txt"


@pytest.mark.parametrize("there", ["nothing", "a file"])
def test_without_downloads_it_is_the_folder_at_hand(home: Path, there: str) -> None:
    """No folder is made for it."""
    if there == "a file":
        (home / "Downloads").write_text("", "utf-8")
    before = sorted(home.iterdir())
    assert place_for("Bronwen") == Path("for-bronwen.txt")
    assert sorted(home.iterdir()) == before
