"""A file to somebody is called by their first name, on every system, and never takes the place of another."""

from pathlib import Path

import pytest

from equityjournal.cli.terminal.writing_out import place_for
from equityjournal.core.text.file_names import why_not_everywhere


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
def test_a_name_in_any_script_makes_a_name_for_any_disk(name: str, called: str, tmp_path: Path) -> None:
    """Without capitals, accents and signs."""
    place = place_for(name, tmp_path)
    assert place == tmp_path / called
    assert why_not_everywhere(place.name) is None


def test_a_name_that_is_there_gets_a_number(tmp_path: Path) -> None:
    """So does one that is only a link to nowhere."""
    (tmp_path / "for-bronwen.txt").write_text("", "utf-8")
    assert place_for("Bronwen", tmp_path) == tmp_path / "for-bronwen-2.txt"
    (tmp_path / "for-bronwen-2.txt").symlink_to(tmp_path / "nowhere")
    assert place_for("Bronwen", tmp_path) == tmp_path / "for-bronwen-3.txt"
