"""Sharing: what is sealed is what was shown, nothing else leaves, and the ledger never says less than there is."""

import errno
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyrage import decrypt, x25519

from equityjournal.core.bundle import Ending, Share, TakeBack
from equityjournal.core.entry import Answer, Entry, KeptChoice, Step
from equityjournal.core.masking import mask_for
from equityjournal.core.sharing import parts_of
from equityjournal.core.visible import show
from equityjournal.store import files
from equityjournal.store.journal import Journal
from equityjournal.store.ledger import Ledger
from pairs import add, give_keys, introduce, journal_of, keys_of, opened, pair, place
from program import FakeClock, Outcome, Program
from rules import shipped

Machine = Callable[[str], Program]
WITH = ("share", "--with", "bronwen")


@pytest.fixture
def two(machine: Machine) -> tuple[Program, Program]:
    """Amara, who writes, and Bronwen, her coach."""
    return pair(machine)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the sealed file goes."""
    return tmp_path / "for-bronwen.age"


def a_share(program: Program, file: Path) -> Share:
    """The share in a file."""
    message = opened(program, file)
    assert isinstance(message, Share)
    return message


def plain(program: Program, file: Path) -> str:
    """What stands in a file once age alone has opened it."""
    data: bytes = decrypt(file.read_bytes(), [x25519.Identity.from_str(keys_of(program).opening)])
    return data.decode("utf-8")


def texts_in(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a table, with the keys it stands under."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(one, *path, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one, *path)


def rich(program: Program) -> Entry:
    """An entry with something in every field."""
    return add(
        program,
        "Mrs Begum had no say.\n\n  The chair did.",
        answers=[
            Answer(
                question="Who decided,\nand how?",
                text="Mrs Begum had no say.\n\n  The chair did.",
                themes=["power"],
            ),
            Answer(text="More: \u202e\x1b[31m it was Mrs Begum."),
        ],
        title="A panel",
        setting="Larch Ward",
        people=["a parent", "the chair"],
        feelings=["torn", "hopeful"],
        themes=["humility"],
        steps=[
            Step(text="Ask Mrs Begum.", due=date(2026, 6, 12)),
            Step(text="Write it down.", done=date(2026, 6, 2), horizon="short"),
        ],
    )


EVERYTHING = (
    "--with-feelings", "--with-people", "--with-settings", "--with-steps", "--with-summary",
    "--note", "Read this first.\nThank you.", "--keep-until", "1 August 2026", "--ask-about", "humility",
)  # fmt: skip


@pytest.mark.parametrize("mask", [(), ("--no-mask",)], ids=["masked", "not masked"])
def test_what_was_shown_is_what_is_in_the_file(
    two: tuple[Program, Program], out: Path, mask: tuple[str, ...]
) -> None:
    """Line by line, the preview is what the coach reads; and no text in the file was not on the screen."""
    amara, bronwen = two
    rich(amara)
    said = amara(*WITH, "--all", *EVERYTHING, *mask, "-o", str(out), "--yes").out
    share = a_share(bronwen, out)
    read = said.partition("will read:\n\n")[2].partition("\n\nBesides")[0].split("\n")
    expected = [
        f"{'  ' if part.own and line else ''}{line}".rstrip()
        for part in parts_of(share)
        for line in show(part.text, lines=part.own).split("\n")
    ]
    assert read == expected
    not_words = {"format", "kind", "id", "made", "age", "signing", "about", "by", "done", "keep_until"}
    for path, text in texts_in(share.model_dump(mode="json")):
        if path[-1] not in not_words or "themes" in path:
            assert show(text).strip() in said, (path, text)
    assert ("2026-06-01" in plain(bronwen, out).split('"items"')[1].split("entry")[1][20:]) == bool(mask)


def test_only_what_is_named_goes_along(two: tuple[Program, Program], out: Path) -> None:
    """Without a word more: the title, the questions, the answers and the themes, and nothing of the rest."""
    amara, bronwen = two
    rich(amara)
    said = amara(*WITH, "--all", "-o", str(out), "--yes").out
    (item,) = a_share(bronwen, out).items
    assert (item.setting, item.people, item.feelings, item.steps) == ("", [], [], [])
    assert [theme.title for theme in item.themes] == ["Power dynamics", "Reflective practice and humility"]
    assert "What was not named stays too: feelings (--with-feelings), people (--with-people)" in said
    share = a_share(bronwen, out)
    assert (share.note, share.summary, share.ask_about, share.keep_until) == ("", [], [], None)


def with_canaries(amara: Program) -> None:
    """A journal with a canary in every place that nobody was told to share."""
    home, root = amara.home, journal_of(amara)
    assert home
    store = Journal(root)
    going = add(
        amara,
        "Open words.",
        themes=["power"],
        setting="CANARY setting",
        people=["CANARY person"],
        feelings=["CANARY feeling"],
        shown=["power/CANARY-shown", "CANARY-theme/shown"],
        passed=["power/CANARY-passed"],
        steps=[
            Step(text="CANARY step", reason="CANARY reason", dropped=date(2026, 6, 1)),
            Step(text="CANARY other step"),
        ],
        answers=[Answer(prompt="CANARY/prompt", text="Open words."), Answer(text=" ")],
        language="en-CANARY",
        pack="CANARY-pack",
        CANARY_key="CANARY unknown",
    )
    (path,) = root.glob(f"entries/*/*/{going.id}.toml")
    edited = path.read_text("utf-8").replace("Open words.", "CANARY earlier words.")
    (root / "versions" / going.id).mkdir(parents=True)
    (root / "versions" / going.id / "20260601T000000000000Z.toml").write_text(edited, "utf-8")
    path.write_text(
        path.read_text("utf-8").replace("[[answers]]", '[[answers]]\nCANARY_in_answer = "CANARY"', 1), "utf-8"
    )
    path.with_name("CANARY-copy.toml").write_text(edited, "utf-8")
    add(amara, "CANARY private words.", title="CANARY private", private=True, themes=["humility"])
    add(amara, "CANARY what happened to me.", happened_to_me=True, themes=["humility"])
    add(amara, "CANARY of another year.", happened=date(2025, 1, 1), themes=["CANARY-by-hand"])
    add(amara, "CANARY cut off.", themes=["humility"])
    cut = next(one for one in root.glob("entries/*/*/*.toml") if "CANARY cut off" in one.read_text("utf-8"))
    cut.write_bytes(cut.read_bytes()[: cut.read_bytes().rindex(b"# end of")])
    amara("delete", add(amara, "CANARY deleted.").id)
    (root / "drafts").mkdir(exist_ok=True)
    (root / "drafts" / "CANARY.txt").write_text("CANARY draft", "utf-8")
    files.make_folder(root / "private")
    (root / "private" / "names.toml").write_text('[[people]]\nnames = ["CANARY known"]\n', "utf-8")
    choice = KeptChoice(
        schema_version=1, made=amara.clock(), day=date(2026, 6, 1), theme="positionality", weight=0,
        reason="CANARY choice",
    )  # fmt: skip
    store.keep_choice(choice)
    (root / "CANARY.note").write_text("CANARY", "utf-8")


def test_no_canary_leaves(two: tuple[Program, Program], out: Path) -> None:
    """Entries, fields, keys, offers, choices, versions, drafts, trash, lists and names nobody chose: none of them."""
    amara, bronwen = two
    with_canaries(amara)
    there = [path for path in journal_of(amara).rglob("*") if path.is_file()]
    assert sum("CANARY" in path.name or "CANARY" in path.read_text("utf-8") for path in there) >= 12
    filters = ("--since", "1 May 2026", "--with-summary", "--ask-about", "power")
    said = amara(*WITH, *filters, "--no-mask", "-o", str(out), "--yes")
    assert "CANARY" not in plain(bronwen, out)
    assert "CANARY" not in said.out
    assert "1 private entry stays here." in said.out
    assert "1 entry about what happened to you stays here" in said.out
    assert "Recognising positionality" not in plain(bronwen, out)
    amara(*WITH, *filters, "-o", str(out), "--yes", "--force")
    assert "CANARY" not in plain(bronwen, out)
    assert b"CANARY" not in b"".join(one.read_bytes() for one in journal_of(amara).glob("shares/*"))
    ledger = "".join(one.read_text("utf-8") for one in journal_of(amara).glob("shares/*"))
    assert "Open words" not in ledger


def test_nothing_that_was_found_is_in_a_masked_file(two: tuple[Program, Program], out: Path) -> None:
    """A name in an answer, the note, a title, a step, the person's own pack or a theme nobody's pack has."""
    amara, bronwen = two
    entry = add(
        amara,
        "I met Mrs Quartey in Larch Ward on 28 May 2026, NHS 943 476 5919.",
        title="Quartey",
        themes=["mrs-quartey", "quartey-house"],
        setting="Quartey House",
        people=["Mrs Quartey's son"],
        feelings=["Quartey-ish"],
        steps=[Step(text="Ring 07700 900123 for Mrs Quartey.", due=date(2026, 6, 4))],
    )
    folder = journal_of(amara) / "prompts"
    folder.mkdir()
    (folder / "quartey.toml").write_text(
        '[pack]\nid = "quartey-pack"\ntitle = "Ours"\nversion = "1.0"\nlanguage = "en-GB"\nabout = "Ours."\n'
        'licence = "CC-BY-4.0"\nbased_on = "Us."\nquestions_by = "Us."\nreviewed_by = "Nobody yet."\n'
        '[[themes]]\nid = "quartey-house"\ntitle = "At Mrs Quartey\'s"\ngroup = "quartey"\nsummary = "x."\n'
        '[[prompts]]\nid = "a"\ntheme = "quartey-house"\nmoment = "after"\nminutes = 2\ntext = "What?"\n',
        "utf-8",
    )
    more = ("--with-feelings", "--with-people", "--with-settings", "--with-steps")
    amara(
        *WITH, entry.id, *more, "--note", "About Quartey", "--ask-about", "quartey-house",
        "-o", str(out), "--yes",
    )  # fmt: skip
    text = plain(bronwen, out)
    amara(*WITH, "--pack", "relational", "--with-summary", "-o", str(out), "--force", "--yes")
    summary = a_share(bronwen, out).summary
    assert summary[0] == "You have written on 1 day."
    add(amara, "It was hard.", pack="quartey-pack", themes=["quartey-house"])
    amara(*WITH, "--pack", "quartey", "--with-summary", "-o", str(out), "--force", "--yes")
    assert a_share(bronwen, out).summary[0] == "You have written on 1 day, about At a person's."
    text += plain(bronwen, out)
    for found in ("quartey", "larch", "943", "28 may", "07700", "-06-04"):
        assert found not in text.casefold().split('"note"')[1], found
    assert mask_for([entry], shipped()).text("Mrs Quartey") == "A person"


def test_named_by_its_id_an_entry_about_oneself_goes_and_a_private_one_never(
    two: tuple[Program, Program], out: Path
) -> None:
    """What happened to the writer goes by its id or by --with-happened-to-me; private entries by neither."""
    amara, bronwen = two
    mine = add(amara, "What hurt.", happened_to_me=True)
    secret = add(amara, "Secret.", private=True)
    assert (
        "1 entry about what happened to you stays here"
        in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    )
    amara(*WITH, mine.id, "-o", str(out), "--yes")
    amara(*WITH, "--all", "--with-happened-to-me", "-o", str(out), "--yes", "--force")
    assert len(a_share(bronwen, out).items) == 1
    before = out.read_bytes()
    said = amara(*WITH, mine.id, secret.id, "-o", str(out), "--force", "--yes", code=1)
    assert said.err == f"{secret.id} is private, and stays in the journal.\n"
    assert out.read_bytes() == before


def test_a_summary_of_nothing_is_not_sent(two: tuple[Program, Program], out: Path) -> None:
    """What happened to the writer, though shared by its id, is not summed up unless that is said too."""
    amara, bronwen = two
    mine = add(amara, "What hurt.", happened_to_me=True, themes=["power"])
    said = amara(*WITH, mine.id, "--with-summary", "-o", str(out), "--yes").out
    assert "There is nothing to sum up yet, so no summary goes along." in said
    assert a_share(bronwen, out).summary == []
    assert Ledger(journal_of(amara)).shares()[0].along == []
    more = ("--with-summary", "--with-happened-to-me", "--force")
    amara(*WITH, mine.id, *more, "-o", str(out), "--yes")
    assert a_share(bronwen, out).summary[0] == "You have written on 1 day, about Power dynamics."


def test_nobody_who_keeps_back_a_theme_is_called_silent_on_it(
    two: tuple[Program, Program], out: Path, clock: FakeClock
) -> None:
    """With every entry on power private, the summary says neither that it was written about nor that it was not."""
    amara, bronwen = two
    for _ in range(30):
        clock.pass_days(1)
        add(amara, "Open words.", themes=["humility", "sustainability"])
        add(amara, "CANARY", themes=["power"], private=True)
    amara(*WITH, "--all", "--with-summary", "--no-mask", "-o", str(out), "--yes")
    summary = " ".join(a_share(bronwen, out).summary)
    assert "Understanding historical context: not so far." in summary
    assert "Power" not in summary
    assert "Power" not in plain(bronwen, out)


def test_a_cut_off_entry_never_goes(two: tuple[Program, Program], out: Path) -> None:
    """Neither by its id nor by a filter; nor does one that is damaged."""
    amara, bronwen = two
    cut, broken = add(amara, "Cut CANARY.", themes=["power"]), add(amara, "Broken CANARY.", themes=["power"])
    add(amara, "Whole.", themes=["power"])
    paths = {path.stem: path for path in journal_of(amara).glob("entries/*/*/*.toml")}
    paths[cut.id].write_bytes(paths[cut.id].read_bytes().partition(b"# end of")[0])
    paths[broken.id].write_bytes(b"[[[" + paths[broken.id].read_bytes())
    assert "cut off" in amara(*WITH, cut.id, "-o", str(out), "--yes", code=1).err
    assert broken.id in amara(*WITH, broken.id, "-o", str(out), "--yes", code=1).err
    assert not out.exists()
    amara(*WITH, "-t", "power", "-o", str(out), "--yes")
    assert "CANARY" not in plain(bronwen, out)


REFUSED: dict[str, tuple[tuple[str, ...], str, int]] = {
    "no filter": (WITH, "--all takes every one", 1),
    "nobody": (("share", "--all"), "Choose one of --with NAME", 2),
    "two at once": ((*WITH, "--end", "bronwen"), "Choose one of --with NAME", 2),
    "ids and a filter": ((*WITH, "last", "--since", "today"), "not both at once", 2),
    "ids to end": (("share", "last", "--end", "bronwen"), "not both at once", 2),
    "a stranger": (("share", "--with", "Chidi", "--all"), "Did you mean Bronwen Rees", 1),
    "no such entry": ((*WITH, "zzzzzz"), "No entry is called", 1),
    "nothing fits": ((*WITH, "--setting", "the moon"), "No entry that fits may be shared", 1),
    "a day gone by": ((*WITH, "--all", "--keep-until", "1 May 2026"), "is not ahead", 1),
    "today": ((*WITH, "--all", "--keep-until", "today"), "is not ahead", 1),
    "no theme": ((*WITH, "--all", "--ask-about", "the moon"), "No theme has that name", 1),
    "no text": ((*WITH, "--all", "--note", "\udcff"), "not text", 1),
    "a long note": ((*WITH, "--all", "--note", "x" * 200_001), "too long", 1),
    "no such share": (("share", "--take-back", "3"), "There is no share 3", 1),
    "nothing to end": (("share", "--end", "bronwen"), "Nothing was shared with", 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_unclear_or_may_not_be_is_refused_in_a_sentence(
    two: tuple[Program, Program], out: Path, case: str
) -> None:
    """One line on standard error, no file, and nothing in the ledger."""
    amara, _ = two
    add(amara, "Words.")
    arguments, sentence, code = REFUSED[case]
    said = amara(*arguments, "-o", str(out), "--yes", code=code)
    assert sentence in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()


def test_a_text_too_long_to_share_is_refused(two: tuple[Program, Program], out: Path) -> None:
    """More characters than one text of a message may have."""
    amara, _ = two
    entry = add(amara, "x" * 200_001)
    assert (
        f"{entry.id} holds a text that is too long"
        in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    )
    assert not out.exists()


def test_more_entries_than_one_message_holds_are_refused(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here where a message holds one."""
    amara, _ = two
    for _ in range(2):
        add(amara, "Words.")
    monkeypatch.setattr("equityjournal.cli._share_which.MOST", 1)
    assert "more than 1 entries" in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err


def test_the_file_must_be_named(two: tuple[Program, Program]) -> None:
    """Nothing is sealed onto the screen."""
    assert "--output FILE" in two[0](*WITH, "--all", "--yes", code=2).err


def test_a_file_that_is_there_or_inside_the_journal_is_refused_before_anything_is_shown(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """And left as it was; --force replaces it."""
    amara, bronwen = two
    add(amara, "Words.")
    out.write_text("mine", "utf-8")
    for file in (out, journal_of(amara) / "x.age", tmp_path, tmp_path / "no" / "x.age"):
        said = amara.at_terminal(*WITH, "--all", "-o", str(file), code=1).out
        assert "will read" not in said
    keys = place(amara) / "keys" / "1" / "private.txt"
    before = keys.read_bytes()
    for file in (keys, keys.with_name("new.age")):
        assert (
            "where your keys are kept"
            in amara(*WITH, "--all", "-o", str(file), "--yes", "--force", code=1).err
        )
    assert keys.read_bytes() == before
    assert out.read_text("utf-8") == "mine"
    assert not (journal_of(amara) / "shares").exists()
    amara(*WITH, "--all", "-o", str(out), "--yes", "--force")
    assert a_share(bronwen, out).items
    assert out.stat().st_mode & 0o777 == 0o600


def test_without_keys_or_without_a_journal_there_is_nothing_to_share(machine: Machine, out: Path) -> None:
    """The sentence says how to make keys; with keys, that nothing is written yet."""
    amara = machine("amara")
    assert "`equityjournal keys new`" in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    give_keys(amara, "Amara")
    assert "keys trust CARD" in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    introduce(amara, give_keys(machine("bronwen"), "Bronwen"))
    assert "No entry that fits" in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    assert not journal_of(amara).exists()


def test_nothing_is_made_without_a_yes(two: tuple[Program, Program], out: Path) -> None:
    """No, an empty line, the end of input and an interruption leave nothing; without a terminal it refuses."""
    amara, bronwen = two
    add(amara, "Words.")
    for typed in (["no"], [""], [], ["^C"], ["y"]):
        assert "Nothing was made." in amara.at_terminal(*WITH, "--all", "-o", str(out), typed=typed).out
    said = amara(*WITH, "--all", "-o", str(out), code=1)
    assert (said.out, said.err) == (
        "",
        "Sharing asks first, and nobody is here to answer; --yes does without.\n",
    )
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()
    assert "Sealed for Bronwen Rees" in amara.at_terminal(*WITH, "--all", "-o", str(out), typed=["Yes "]).out
    assert a_share(bronwen, out).items


def test_the_last_thing_before_the_question_is_whether_the_story_can_be_recognised(
    two: tuple[Program, Program], out: Path
) -> None:
    """Masked or not; where it is not, how many things may tell who somebody is comes with it."""
    amara, _ = two
    add(amara, "Mrs Begum rang.")
    for more in ((), ("--no-mask",)):
        said = " ".join(amara.at_terminal(*WITH, "--all", *more, "-o", str(out)).out.split())
        assert "could they recognise the story? Seal this for Bronwen Rees?" in said
        assert ("Mrs Begum (name, 1): a person" in said) == (not more)
        assert ("1 thing in these entries may tell who somebody is" in said) == bool(more)
        assert "not encrypted" not in said
    add(amara, "they came.")
    said = amara(*WITH, "last", "--no-mask", "-o", str(out), "--yes").out
    assert "No pattern was found that tells who somebody is, and names are missed." in said


@pytest.mark.parametrize("manages", [True, False])
def test_who_manages_the_writer_is_said_every_time(machine: Machine, out: Path, manages: bool) -> None:
    """And nothing of it where they do not; that a copy cannot be called back is said of everybody."""
    amara, bronwen = pair(machine, manages=manages)
    add(amara, "Words.")
    said = amara(*WITH, "--all", "--keep-until", "1 August", "-o", str(out), "--yes").out
    assert ("Bronwen Rees manages you: what you share may be used at work." in said) == manages
    assert "a copy cannot be called back" in said
    assert "is a wish, too" in said
    assert a_share(bronwen, out).summary == []


@pytest.mark.parametrize("columns", [20, 40])
def test_it_reads_well_in_a_narrow_window(two: tuple[Program, Program], out: Path, columns: int) -> None:
    """No line is wider than the window, but for a path."""
    amara, _ = two
    rich(amara)
    said = amara.at_terminal(*WITH, "--all", *EVERYTHING, "-o", str(out), typed=["yes"], columns=columns).out
    said += amara.at_terminal("shares", "1", columns=columns).out
    plain_text = said.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert not [one for one in plain_text.splitlines() if len(one) > columns and str(out) not in one]


def test_a_locked_key_is_asked_for_after_the_yes_and_nothing_is_kept_without(
    machine: Machine, out: Path
) -> None:
    """Where nobody is there to type the passphrase, nothing is made and nothing is noted."""
    from equityjournal.store.keyring import Keyring

    amara, _ = pair(machine)
    Keyring(place(amara)).make("Amara Okafor", amara.clock(), "six words of hers")
    add(amara, "Words.")
    said = amara(*WITH, "--all", "-o", str(out), "--yes", code=1)
    assert "locked with a passphrase" in said.err
    assert "will read" in said.out
    assert not out.exists()
    assert not (journal_of(amara) / "shares").exists()


class FakeDisk:
    """A disk that is full once a number of writes have gone well."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 10**9
        self._real = os.fsync
        monkeypatch.setattr("os.fsync", self._sync)

    def _sync(self, handle: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._real(handle)


@pytest.mark.parametrize("writes", range(8))
def test_a_full_disk_leaves_neither_a_file_nor_a_word_in_the_ledger(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Whenever it fills up; a file that is there though the disk would not confirm it stands in the ledger."""
    amara, bronwen = two
    add(amara, "Words.")
    amara("list")
    disk = FakeDisk(monkeypatch)
    disk.left = writes
    said = amara(*WITH, "--all", "-o", str(out), "--yes", code=None)
    disk.left = 10**9
    assert "Traceback" not in said.err
    shares = Ledger(journal_of(amara)).shares()
    assert len(shares) == out.exists()
    assert ("Sealed for" in said.out) == (said.code == 0)
    assert out.exists() == (said.code == 0 or f"The file {out} is there" in said.err)
    assert not list(journal_of(amara).rglob("*.tmp"))
    assert not list(out.parent.glob(".*"))
    if said.code == 0:
        assert a_share(bronwen, out).items


def test_the_full_disk_above_is_met_at_every_step(
    two: tuple[Program, Program], out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for none of the writes it fails, and with room for eight it does not."""
    amara, _ = two
    add(amara, "Words.")
    amara("list")
    disk = FakeDisk(monkeypatch)
    disk.left = 8
    amara(*WITH, "--all", "-o", str(out), "--yes")
    assert 0 <= disk.left < 4


def test_a_journal_that_lost_many_entries_shares_nothing(two: tuple[Program, Program], out: Path) -> None:
    """Until the loss is looked at, nothing is put into it, the ledger neither."""
    amara, _ = two
    for number in range(30):
        amara("write", f"Words {number}.")
    for path in list(journal_of(amara).glob("entries/*/*/*.toml"))[:25]:
        path.unlink()
    assert "vanished" in amara(*WITH, "--all", "-o", str(out), "--yes", code=1).err
    assert not out.exists()


# Asking for it back


def shared(amara: Program, out: Path, *more: str) -> Outcome:
    """Something was shared with Bronwen."""
    add(amara, "Words.")
    return amara(*WITH, "--all", *more, "-o", str(out), "--yes")


def test_one_share_is_asked_back(two: tuple[Program, Program], out: Path, tmp_path: Path) -> None:
    """The request names the share; it says what can be asked and not enforced, and asks first."""
    amara, bronwen = two
    shared(amara, out)
    request = tmp_path / "back.age"
    back = ("share", "--take-back", "1", "-o", str(request))
    assert "nobody is here to answer" in amara(*back, code=1).err
    assert "Nothing was made." in amara.at_terminal(*back, typed=["no"]).out
    assert not Ledger(journal_of(amara)).shares()[0].taken_back
    said = " ".join(amara.at_terminal(*back, typed=["yes"]).out.split())
    for words in (
        "can be asked, and no program can make Bronwen Rees do it",
        "an employer may have to keep some things by law",
        "Sealed for Bronwen Rees",
    ):
        assert words in said
    message = opened(bronwen, request)
    assert isinstance(message, TakeBack)
    assert message.share == a_share(bronwen, out).id
    assert "You asked for it back on 1 June 2026." in amara("shares").out
    assert "on 1 June 2026 already" in amara(*back, "--force", "--yes").out


def test_after_the_end_sharing_anew_is_asked_by_itself(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """At a terminal with a question of its own, elsewhere by --again alone; --yes is not enough."""
    amara, bronwen = two
    shared(amara, out)
    request = tmp_path / "end.age"
    amara("share", "--end", "bronwen", "-o", str(request), "--yes")
    assert isinstance(opened(bronwen, request), Ending)
    anew = (*WITH, "--all", "-o", str(tmp_path / "anew.age"), "--yes")
    assert (
        amara(*anew, code=1).err
        == "You ended the sharing with Bronwen Rees on 1 June 2026. --again begins anew.\n"
    )
    assert "Nothing was made." in amara.at_terminal(*anew, typed=["no"]).out
    assert not (tmp_path / "anew.age").exists()
    assert "Sealed for" in amara.at_terminal(*anew, typed=["yes"]).out
    amara(*anew, "--force")
    amara("share", "--end", "bronwen", "-o", str(request), "--yes", "--force")
    amara(*anew, "--force", "--again")


def test_what_was_shared_is_asked_back_from_somebody_whose_card_is_gone(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """The ledger knows their keys; one who goes by another name here now is called by that."""
    from equityjournal.store.people import People

    amara, bronwen = two
    shared(amara, out)
    introduce(amara, keys_of(bronwen), name="Mrs Rees")
    assert "for Mrs Rees" in amara("shares", "rees").out
    known = People(place(amara))
    known.forget(known.meant("rees"))
    amara("share", "--end", "bronwen", "-o", str(tmp_path / "end.age"), "--yes")
    assert isinstance(opened(bronwen, tmp_path / "end.age"), Ending)


def test_a_request_on_a_full_disk_leaves_the_ledger_as_it_was(
    two: tuple[Program, Program], out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it fills up: asked back, with a file; or not, and without one."""
    amara, _ = two
    shared(amara, out)
    disk = FakeDisk(monkeypatch)
    for writes in range(5):
        disk.left, request = writes, tmp_path / f"{writes}.age"
        said = amara("share", "--take-back", "1", "-o", str(request), "--yes", code=None)
        disk.left = 10**9
        events = [one for one in Ledger(journal_of(amara)).events() if one.what.event == "taken-back"]
        there = len(list(tmp_path.glob("?.age")))
        assert len(events) == there, (writes, said)
    assert there


# When the entry itself goes


def test_deleting_or_erasing_what_was_shared_says_who_has_it(
    two: tuple[Program, Program], out: Path, tmp_path: Path
) -> None:
    """And how to ask for it back; the ledger keeps its id. Once word came that it was removed, nothing is said."""
    amara, _ = two
    shared(amara, out)
    other = add(amara, "Other words.")
    (entry,) = Ledger(journal_of(amara)).shares()[0].entries
    said = amara("delete", entry).out
    assert "It was sealed for Bronwen Rees on 1 June 2026, as share 1" in said
    assert "`equityjournal share --take-back 1 --output FILE` asks for it back." in said
    assert "sealed for" not in amara("delete", other.id).out
    screen = amara.at_terminal("erase", entry, typed=["no"]).out
    assert screen.index("It was sealed for") < screen.index("> no")
    amara("share", "--take-back", "1", "-o", str(tmp_path / "back.age"), "--yes")
    assert "You asked for it back on 1 June 2026." in amara("erase", entry, "--yes").out
    assert Ledger(journal_of(amara)).shares()[0].entries == [entry]
    said = amara("shares", "1").out
    assert "It is no longer in the journal." in said
    assert "Words." not in said
    assert amara("check").out.endswith("The journal is whole.\n")
