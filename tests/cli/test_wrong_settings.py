"""Settings that cannot be used: each is named with its file and line, and nothing else stops for it."""

from pathlib import Path

import pytest

from equityjournal.store.settings.values import settings_path
from program import Program


def written(data: str | bytes) -> Path:
    """A settings file with these contents."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("third_line", "named"),
    [
        ('writing = "pencil"', "the setting writing cannot be “pencil”"),
        ("pack = 5", "the setting pack cannot be “5”"),
        ("pager = true", "the setting pager cannot be “true”"),
        ('list-length = "5"', "the setting list-length cannot be “5” in quotation marks"),
        ("list-length = 0", "the setting list-length cannot be “0”"),
        ('journal = "here"', "the setting journal cannot be “here”"),
        ('register = "here"', "the setting register cannot be “here”"),
        ('moment = ""', "the setting moment cannot be “”"),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_named_with_its_line(
    program: Program, third_line: str, named: str
) -> None:
    """It counts as not set, the others count, and one sentence says where it stands."""
    path = written(f'# mine\nlast-line = "off"\n{third_line}\n')
    (said,) = program("list").err.split("\n")[:1]
    assert said.startswith(f"{path}, line 3: {named}, so it counts as not set. `equityjournal config ")
    assert "last-line: off (set by you)" in program("config").out


@pytest.mark.parametrize(
    ("data", "line", "fault"),
    [
        (b"# mine\npack = pause\n", 2, "text needs straight quotation marks"),
        ("pack = “pause”\n".encode(), 1, "text needs straight quotation marks"),
        (b'pack = "pause"\n\npack = "self"\n', 3, "twice"),
        (b'pack = "pause"\nmoment\n', 2, "there is no “=”"),
        (b'pack = "pause"\n# caf\xe9\n', 2, "it is not UTF-8 text"),
        (b'pack = "pause\n', 1, "quotation mark"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(program: Program, data: bytes, line: int, fault: str) -> None:
    """With its fault, and with both ways out; a change leaves the file as it is."""
    path = written(data)
    said = program("list").err
    assert f"so none of them counts. {path}, line {line}: " in said
    assert fault in said
    assert "`equityjournal config --clear` puts them aside" in said
    assert "Nothing was set" in program("config", "pager", "on", code=1).err
    assert path.read_bytes() == data


def test_what_is_no_file_is_named_without_a_line(program: Program) -> None:
    """A folder in the place of the file."""
    path = written("")
    path.unlink()
    path.mkdir()
    assert f"so none of them counts. {path}: it is " in program("list").err


@pytest.mark.parametrize(
    ("setting", "value", "command"),
    [
        ("pack", "puase", ["list"]),
        ("language", "xx", ["list"]),
        ("register", "/nowhere", ["promises"]),
        ("journal", __file__, ["list"]),
    ],
)
def test_what_a_setting_names_and_is_not_there_is_told_with_the_line(
    program: Program, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, command: list[str]
) -> None:
    """The way back is named too; the same from an option or a variable is not blamed on the file."""
    monkeypatch.delenv("EQUITYJOURNAL_DIR")
    path = written(f'# mine\n{setting} = "{value}"\n')
    said = program(*command, code=None).err
    assert f"It is set in {path}, line 2; `equityjournal config {setting} --unset` takes it back." in said
    program("config", setting, "--unset", code=None)
    assert "It is set in" not in program(*command, code=None).err


def test_an_editor_that_is_not_there_is_told_with_the_line(program: Program) -> None:
    """Where the setting names it."""
    path = written('editor = "no-such-editor"\n')
    said = program.at_terminal("write", "--editor", typed=["Words.", ".", ""]).out
    words = " ".join(said.split())
    assert f"It is set in {path}, line 1; `equityjournal config editor --unset` takes it back." in words


def test_a_language_of_the_command_line_is_not_blamed_on_the_file(program: Program) -> None:
    """Only a value that came from it."""
    written('language = "en-GB"\n')
    assert "It is set in" not in program("--language", "xx", "list").err


def test_names_that_are_no_setting_are_named_by_config_alone(program: Program) -> None:
    """A misspelt one would otherwise do nothing for ever; a later version's is no fault on every command."""
    path = written('pack = "pause"\nwritng = "lines"\n\n[later]\nx = 1\n')
    assert program("list").err == ""
    said = program("config").err
    assert f"{path}, line 2: there is no setting called “writng”. Did you mean writing?" in said
    assert f"{path}, line 4: there is no setting called “later”. `equityjournal config later --unset`" in said
    program("config", "writng", "--unset")
    assert "writng" not in path.read_text()


def test_a_file_in_the_place_of_the_settings_folder_is_named(program: Program, home: Path) -> None:
    """And words are kept all the same, also where the program has no place for its own notes."""
    (home / ".config").write_text("")
    (home / ".local").mkdir(exist_ok=True)
    (home / ".local" / "state").write_text("")
    assert f"{home / '.config'} is a file" in program("config", "pack", "gibbs", code=1).err
    told = program("write", "words six are fine", "-t", "trust")
    assert "Saved" in told.out
    assert "unfinished" not in told.out + told.err
