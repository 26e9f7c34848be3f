"""A language is added by one command: a catalogue is made, filled in, compiled and spoken."""

import shutil
from collections.abc import Iterator
from gettext import translation
from pathlib import Path

import pytest

import languages
from equityjournal.core.text.speech import say, say_many, speak


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for catalogues, three folders down as in the repository, with a small template."""
    place = tmp_path / "src/equityjournal/locale"
    place.mkdir(parents=True)
    template = place / "equityjournal.pot"
    template.write_text(
        'msgid "Kept: {words}."\nmsgstr ""\n\n'
        'msgid "1 entry"\nmsgid_plural "{count} entries"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        "utf-8",
    )
    monkeypatch.setattr(languages, "FOLDER", place)
    monkeypatch.setattr(languages, "TEMPLATE", template)
    yield place
    speak(translation("equityjournal", place, ["none"], fallback=True))


def make(monkeypatch: pytest.MonkeyPatch, code: str) -> int:
    """Run `make language CODE=…`, as the Makefile does."""
    monkeypatch.setattr("sys.argv", ["languages.py", code])
    return languages.main()


def fill_in(path: Path, **words: str) -> None:
    """Write translations into a catalogue, as somebody with an editor would."""
    text = path.read_text("utf-8")
    text = text.replace('"Kept: {words}."\nmsgstr ""', f'"Kept: {{words}}."\nmsgstr "{words["kept"]}"')
    path.write_text(text.replace('msgstr[2] ""', f'msgstr[2] "{words["two"]}"'), "utf-8")


def test_a_language_is_made_filled_in_and_spoken(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first run makes the catalogue; after it is filled in, the second compiles it, and the program says it."""
    assert make(monkeypatch, "cy") == 0
    path = folder / "cy/LC_MESSAGES/equityjournal.po"
    assert "0 of 2 sentences are translated" in capsys.readouterr().out
    fill_in(path, kept="Cadwyd: {words}.", two="{count} gofnod")
    assert make(monkeypatch, "cy") == 0
    assert list(languages.wrong_catalogues()) == []
    speak(translation("equityjournal", folder, ["cy"]))
    assert say("Kept: {words}.", words="te") == "Cadwyd: te."
    assert say_many("1 entry", "{count} entries", 2) == "2 gofnod"


@pytest.mark.parametrize("slip", ["Cadwyd: {geiriau}.", "Cadwyd: {words.", "Cadwyd: {}."])
def test_a_translation_that_could_not_be_said_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], slip: str
) -> None:
    """A name that the English has not, or a brace that does not close, is named with its line; the file stays."""
    make(monkeypatch, "cy")
    path = folder / "cy/LC_MESSAGES/equityjournal.po"
    fill_in(path, kept=slip, two="")
    assert make(monkeypatch, "cy") == 1
    assert "names in braces must be those of the English, which has words." in capsys.readouterr().err
    assert slip in path.read_text("utf-8")


def test_a_catalogue_that_is_behind_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program says anew, or a translation that was not compiled, is told by the check, and mended."""
    make(monkeypatch, "cy")
    path = folder / "cy/LC_MESSAGES/equityjournal.po"
    fill_in(path, kept="Cadwyd: {words}.", two="")
    assert ["not compiled" in said for said in languages.wrong_catalogues()] == [True]
    languages.bring_up_to_date()
    template = folder / "equityjournal.pot"
    template.write_text(template.read_text("utf-8") + '\nmsgid "New."\nmsgstr ""\n', "utf-8")
    assert ["other things now" in said for said in languages.wrong_catalogues()] == [True]
    languages.bring_up_to_date()
    assert list(languages.wrong_catalogues()) == []
    assert "Cadwyd: {words}." in path.read_text("utf-8")
    shutil.rmtree(folder / "cy")
    assert list(languages.wrong_catalogues()) == []


def test_a_translation_outlives_its_english(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the English changes, the old translation stays below as a remark; when it comes back, so does that."""
    make(monkeypatch, "cy")
    path, template = folder / "cy/LC_MESSAGES/equityjournal.po", folder / "equityjournal.pot"
    fill_in(path, kept="Cadwyd: {words}.", two="")
    english = template.read_text("utf-8")
    template.write_text(english.replace("Kept:", "Held:"), "utf-8")
    languages.bring_up_to_date()
    assert '#~ msgstr "Cadwyd: {words}."' in path.read_text("utf-8")
    assert list(languages.wrong_catalogues()) == []
    template.write_text(english, "utf-8")
    languages.bring_up_to_date()
    assert '\nmsgstr "Cadwyd: {words}."' in path.read_text("utf-8")


@pytest.mark.parametrize("code", ["", "welsh!", "xx-nonsense"])
def test_what_is_no_language_makes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A code that no language has is refused in a sentence."""
    assert make(monkeypatch, code) == 2
    assert [path.name for path in folder.iterdir()] == ["equityjournal.pot"]
