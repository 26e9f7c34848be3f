"""The table of settings, the model of its file, and the place of that file."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs.macos import MacOS
from pydantic import ValidationError

from equityjournal.core.text.errors import NotConfirmed
from equityjournal.store.disk import files
from equityjournal.store.settings import changing, values
from equityjournal.store.settings.table import SETTINGS
from equityjournal.store.settings.values import settings_path

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 200), st.floats(allow_nan=False), st.text(max_size=4), st.sampled_from(["/a/b", "~", "~/a", "~nobody-here/a", "a/b", " "]), st.lists(st.text(), max_size=2),
    st.sampled_from(sorted({choice for setting in SETTINGS.values() for choice in setting.choices})),
)  # fmt: skip


@given(name=st.sampled_from(sorted(SETTINGS)), value=VALUES)
def test_what_reading_takes_is_what_the_model_takes(name: str, value: object) -> None:
    """Reading loads no Pydantic, and still agrees with it about every value there can be in the file."""
    try:
        changing.Settings.model_validate({name: value})
        is_valid = value is not None  # as a missing key, which a file cannot hold as a value
    except ValidationError:
        is_valid = False
    assert SETTINGS[name].fits(value) == is_valid


def test_each_default_is_a_value_it_may_have() -> None:
    """So that the way back from a change is one that can be typed."""
    for setting in SETTINGS.values():
        assert setting.default is None or setting.fits(setting.default)
        assert all(setting.fits(choice) for choice in setting.choices)


def test_the_model_is_strict_frozen_and_keeps_what_it_does_not_know() -> None:
    """A later version's key stays; a value is not changed in passing, nor "off" read as a truth value."""
    made = changing.Settings.model_validate({"notices": "off", "later-key": 3})
    assert made.model_extra == {"later-key": 3}
    with pytest.raises(ValidationError):
        made.notices = "on"  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        changing.Settings.model_validate({"notices": False})


@pytest.mark.parametrize("folder", ["Library/Application Support", "AppData/Local"])
def test_where_settings_and_data_share_a_folder_the_file_is_not_in_the_journal(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On macOS and Windows, a file in the usual journal's folder would pass for a journal that was begun."""
    for name in ("config_folder", "data_folder"):
        monkeypatch.setattr(values, name, lambda program: tmp_path / folder / program)
    assert settings_path() == (tmp_path / folder / "equityjournal-settings" / "settings.toml").resolve()


def test_on_macos_the_two_folders_are_one() -> None:
    """What the test above stands in for."""
    system = MacOS("equityjournal", appauthor=False)
    assert system.user_config_path == system.user_data_path


def test_a_link_to_a_folder_of_dotfiles_is_followed_and_stays(home: Path, tmp_path: Path) -> None:
    """Some keep their settings elsewhere, under version control; a change goes there."""
    there = tmp_path / "dotfiles.toml"
    there.write_text('pack = "pause"\n')
    link = home / ".config" / "equityjournal" / "settings.toml"
    link.parent.mkdir(parents=True)
    link.symlink_to(there)
    changing.set_value("notices", "off")
    assert link.is_symlink()
    assert there.read_text() == 'pack = "pause"\nnotices = "off"\n'


SETTER = """
import sys
from equityjournal.store.settings.changing import set_value
sys.stdin.readline()
for number in range(10):
    set_value(sys.argv[1], number + 1 if sys.argv[1] == "list-length" else f"words {number}")
"""


def test_of_settings_changed_in_the_same_moment_none_is_lost(home: Path) -> None:
    """Programs that change different settings at once, ten times each, from the making of the file on."""
    names = ("list-length", "pack", "editor", "language")
    setters = [
        subprocess.Popen([sys.executable, "-c", SETTER, name], stdin=subprocess.PIPE, text=True)
        for name in names
    ]
    for setter in setters:
        assert setter.stdin
        setter.stdin.write("go\n")
        setter.stdin.close()
    assert [setter.wait(60) for setter in setters] == [0] * len(names)
    last = {"list-length": 10} | dict.fromkeys(names[1:], "words 9")
    assert values.read_settings() == last


def test_a_change_made_upon_this_one_is_no_failure_and_an_unconfirmed_one_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back may be another program's file, which holds this change too; the disk's refusal is said."""
    changing.set_value("moment", "before")
    real, by_others = files.replace, [b'moment = "before"\nnotices = "off"\npager = "on"\n']

    def replaced(path: Path, data: bytes, was: str | None) -> None:
        real(path, data, was)
        if by_others:
            path.write_bytes(by_others.pop())
        raise NotConfirmed("It does not hold what was written.")

    monkeypatch.setattr(files, "replace", replaced)
    changing.set_value("notices", "off")
    assert values.read_settings() == {"moment": "before", "notices": "off", "pager": "on"}
    with pytest.raises(NotConfirmed):
        changing.set_value("notices", "on")
