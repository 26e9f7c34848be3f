"""Start-up is a feature: no command loads what it does not use."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from equityjournal import cli
from equityjournal.cli import SHADOWING, VERBS
from equityjournal.store.listing.looks import JUST_NOW
from equityjournal.store.settings.table import SETTINGS
from many import each_with_each

HEAVY = (
    "pydantic",
    "rich.console",
    "tomli_w",
    "subprocess",
    "email",
    "asyncio",
    "http",
    "importlib.metadata",
    "jinja2",
    "pyrage",
    "cryptography",
    "prompt_toolkit",
    "wcwidth",
    "equityjournal.store.lock.vault",
)
"""What a reading verb has no use for, once the index knows every file."""


def loaded(home: Path, *verb: str, ahead: int = 2 * JUST_NOW) -> set[str]:
    """The modules that a command has loaded when it ends, beyond those of Typer itself.

    Its clock is ahead, so that each file came to rest before the command looks at it.
    """
    code = (
        "import typer, sys, json, time; before = set(sys.modules)\n"
        f"on_time = time.time_ns; time.time_ns = lambda: on_time() + {ahead}\n"
        "from equityjournal.__main__ import main\n"
        f"sys.argv = ['equityjournal', '--journal', {str(home / 'journal')!r}, *{list(verb)!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('\\n' + json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"HOME": str(home)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose journal the index has seen when its files had come to rest."""
    home = tmp_path_factory.mktemp("settled")
    for verb in (
        ["write", "-t", "power", "Some words.", "--step", "Ask."],
        ["set-aside", "humility"],
        ["list"],
    ):
        loaded(home, *verb)
    return home


READING = [
    ["list"], ["list", "--json"], ["list", "--all"], ["show", "last"], ["show", "last", "--json"],
    ["search", "words"], ["search", "words", "--json"], ["themes"], ["themes", "--json"], ["themes", "--all"],
    ["themes", "--explain"], ["neglected"], ["steps"], ["steps", "--json"], ["their-words"], ["their-words", "--json"],
    ["review"], ["review", "--json"],
    ["review", "--by", "month"], ["packs"], ["packs", "--json"], ["config"], ["config", "notices"], ["--help"], ["help"],
    ["--version"], [],
]  # fmt: skip


@pytest.mark.many
@pytest.mark.parametrize(("verb", "settings"), each_with_each(READING, ["no settings", "all settings"]))
def test_a_reading_verb_loads_nothing_heavy(settled: Path, verb: list[str], settings: str) -> None:
    """A file unchanged since the index saw it is not validated again, and a pipe needs no wrapping.

    Nor do settings need a model to be read.
    """
    with with_settings(settled, EACH_SETTING if settings == "all settings" else NO_SETTING):
        found = loaded(settled, *verb)
    assert "equityjournal.cli" in found
    assert not {name for name in found if name.startswith(HEAVY)}


NO_SETTING: dict[str, str | int] = {}
EACH_SETTING: dict[str, str | int] = {
    "pack": "pause", "moment": "before", "notices": "off", "last-line": "off", "editor": "true", "writing": "box",
    "list-length": 5, "pager": "on", "on-this-day": "on",
}  # fmt: skip


@contextlib.contextmanager
def with_settings(home: Path, settings: Mapping[str, str | int]) -> Iterator[None]:
    """A home with a file of settings, for a moment."""
    path = home / ".config" / "equityjournal" / "settings.toml"
    if settings:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items()))
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def test_the_settings_above_are_all_there_are() -> None:
    """But for folders, which commands name, and the language, for which the index is made anew once."""
    assert {*EACH_SETTING, "journal", "language", "register"} == set(SETTINGS)


PYDANTIC = ("pydantic", "importlib.metadata")  # loaded by Pydantic itself: the search for its plug-ins
CIPHERS = ("pyrage", "cryptography")


@pytest.mark.parametrize(
    ("verb", "needed"),
    [(["check"], PYDANTIC), (["restore"], PYDANTIC), (["look-over", "last"], PYDANTIC), (["discussed"], PYDANTIC), (["packs", "show", "pause"], PYDANTIC),
     (["export", "markdown"], PYDANTIC), (["worksheet", "pause", "--output", os.devnull, "--force"], (*PYDANTIC, "jinja2")),
     (["shares"], (*PYDANTIC, *CIPHERS)), (["coach"], (*PYDANTIC, *CIPHERS)), (["keys"], (*PYDANTIC, *CIPHERS))],
    ids=lambda words: " ".join(words),
)  # fmt: skip
def test_a_verb_that_reads_whole_files_loads_only_what_reads_them(
    settled: Path, verb: list[str], needed: tuple[str, ...]
) -> None:
    """Pydantic where records are validated, ciphers where keys are opened, Jinja2 where a page is made."""
    found = loaded(settled, *verb)
    assert "equityjournal.cli" in found
    assert not {
        name
        for name in found
        if name.startswith(HEAVY) and not name.startswith((*needed, "email", "http", "asyncio"))
    }


def test_a_backup_is_made_without_what_reads_records_or_opens_locks(settled: Path, tmp_path: Path) -> None:
    """Files go through it as they are, so its memory is for the list of them."""
    found = loaded(settled, "backup", str(tmp_path / "all.zip"))
    assert (tmp_path / "all.zip").exists()
    assert not {name for name in found if name.startswith(HEAVY) and not name.startswith("tomli_w")}


def test_keeping_text_loads_neither_questions_nor_erasing_nor_sharing(settled: Path) -> None:
    """Text given to `write` is kept as it is: nothing is asked, erased or shared."""
    found = loaded(settled, "write", "-t", "power", "Some more words.")
    parts = (
        "cli.writing.sitting",
        "core.themes.next_prompt",
        "core.packs.pack",
        "cli.answering.ask",
        "cli.answering.saving_thread",
        "store.entries.erasing",
        "core.sharing",
        "store.sharing",
    )
    assert "equityjournal.store.entries.journal" in found
    assert not {name for name in found if name.startswith(tuple(f"equityjournal.{part}" for part in parts))}


DAYS = "equityjournal.core.days.typed"  # the grammar of days, where no day is typed


def test_write_loads_no_pydantic_and_neither_does_a_look_at_what_was_just_written(settled: Path) -> None:
    """A text without a question is a plain entry, and bytes that the index took in are known by their digest.

    For digests of a few files, OpenSSL need not be loaded.
    """
    wrote = loaded(settled, "write", "She asked me why nobody rang.")
    assert "equityjournal.core.notices.privacy" in wrote  # the notices had their look at it
    for verb in (["show", "last"], ["list"], ["themes"], []):
        looked = loaded(settled, *verb, ahead=0)
        assert not {name for name in {*wrote, *looked} if name.startswith((*PYDANTIC, "_hashlib", DAYS))}


def test_what_the_program_wrote_itself_is_shown_without_a_parser_or_a_digest(settled: Path) -> None:
    """Its own form of TOML is read by a grammar of that form, and files at rest are known by their times."""
    loaded(settled, "list")  # after which whatever the tests above wrote is at rest
    for verb in (["list"], ["themes"], ["show", "last"], []):
        assert not {"tomllib", "hashlib"} & loaded(settled, *verb)


def test_help_opens_no_journal(settled: Path) -> None:
    """It is a table in one file: neither index nor settings are looked at."""
    found = loaded(settled, "--help")
    assert not {
        name
        for name in found
        if name.startswith(
            ("equityjournal.store.index", "equityjournal.store.lookup", "sqlite3", "json", "platformdirs")
        )
    }


ROOMS = {path.parent.name for path in Path(cli.__file__).parent.glob("*/__init__.py")}


def verbs_among(found: set[str]) -> set[str]:
    """Files of verbs among loaded modules: those that lie in `cli` itself."""
    inside = {
        name.removeprefix("equityjournal.cli.") for name in found if name.startswith("equityjournal.cli.")
    }
    return {name for name in inside if "." not in name} - ROOMS


@pytest.mark.parametrize("verb", ["write", "themes", "export", "check", "edit"])
def test_only_the_verb_that_is_wanted_is_loaded(settled: Path, verb: str) -> None:
    """The other verbs' files are not even opened."""
    assert verbs_among(loaded(settled, verb, "--help")) == {verb}


def test_the_help_of_a_verb_loads_only_its_options(tmp_path: Path) -> None:
    """The imports of the deed come with the deed; Tab completion waits for none of them either."""
    code = (
        "import sys\n"
        "from equityjournal.cli import VERBS, app\n"
        "for verb in VERBS:\n"
        "    app([verb, '--help'], standalone_mode=False)\n"
        "    if found := {'pydantic', 'pyrage', 'cryptography', 'sqlite3'} & set(sys.modules):\n"
        "        sys.exit(f'{verb} --help loads {sorted(found)}')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("word", ["--help", "help", "--version"])
def test_help_opens_no_verb(settled: Path, word: str) -> None:
    """Names and summaries come from the table."""
    assert verbs_among(loaded(settled, word)) == set()


@pytest.mark.parametrize("verb", VERBS)
def test_the_summary_in_the_table_is_the_verbs_own(verb: str) -> None:
    """`--help` and `VERB --help` begin with the same words."""
    stem = f"{verb}_" if verb in SHADOWING else verb.replace("-", "_")
    module = import_module(f"equityjournal.cli.{stem}")
    function = module.app.registered_callback.callback if hasattr(module, "app") else getattr(module, stem)
    assert (function.__doc__ or "").split("\n")[0] == VERBS[verb]
