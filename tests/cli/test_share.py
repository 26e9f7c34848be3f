"""Sharing: what is sealed is what was shown, and nothing else leaves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.meeting.to_bronwen import EVERYTHING, WITH, a_share, every, plain, rich
from equityjournal.core.entries.entry import Answer, Step
from equityjournal.core.notices.masking.masked_entry import mask_for
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.text.visible import show
from equityjournal.core.themes.kept_choice import KeptChoice
from equityjournal.store.disk import files
from equityjournal.store.entries.journal import Journal
from pairs import add, journal_of
from program import Program
from rules import shipped


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


@pytest.mark.parametrize("mask", [(), ("--no-mask",)], ids=["masked", "not masked"])
def test_what_was_shown_is_what_is_in_the_file(
    two: tuple[Program, Program], out: Path, mask: tuple[str, ...]
) -> None:
    """Line by line, the preview is what the coach reads; and no text in the file was not on the screen."""
    amara, bronwen = two
    rich(amara)
    said = amara(*WITH, *every(amara), *EVERYTHING, *mask, "-o", str(out), "--yes").out
    share = a_share(bronwen, out)
    read = said.partition("will read:\n\n")[2].partition("\n\nMail ")[0].split("\n")
    expected = [
        f"{'  ' if part.own and line else ''}{line}".rstrip()
        for part in paragraphs_of(share, "Amara Okafor", "Bronwen Rees")
        for line in show(part.text, lines=part.own).split("\n")
    ]
    assert read == expected
    not_words = {"format", "kind", "id", "made", "age", "mark", "link", "about", "by", "done", "keep_until"}
    for path, text in texts_in(share.model_dump(mode="json")):
        if path[-1] not in not_words or "themes" in path:
            assert show(text).strip() in said, (path, text)
    assert ("2026-06-01" in plain(bronwen, out).split('"items"')[1].split("entry")[1][20:]) == bool(mask)


def test_only_what_is_named_goes_along(two: tuple[Program, Program], out: Path) -> None:
    """Without a word more: the title, the questions, the answers and the themes, and nothing of the rest."""
    amara, bronwen = two
    rich(amara)
    amara(*WITH, *every(amara), "-o", str(out), "--yes")
    (item,) = a_share(bronwen, out).items
    assert (item.setting, item.people, item.feelings, item.steps) == ("", [], [], [])
    assert [theme.title for theme in item.themes] == ["Power dynamics", "Reflective practice and humility"]
    share = a_share(bronwen, out)
    assert (share.note, share.summary, share.ask_about, share.keep_until) == ("", [], [], None)


def with_canaries(amara: Program) -> str:
    """A journal with a canary in every place that nobody was told to share; the id of its open entry."""
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
    return going.id


def test_no_canary_leaves(two: tuple[Program, Program], out: Path) -> None:
    """Entries, fields, keys, offers, choices, versions, drafts, trash, lists and names nobody chose: none of them."""
    amara, bronwen = two
    open_entry = with_canaries(amara)
    there = [path for path in journal_of(amara).rglob("*") if path.is_file()]
    assert sum("CANARY" in path.name or "CANARY" in path.read_text("utf-8") for path in there) >= 12
    going = (open_entry, "--ask-about", "power")
    said = amara(*WITH, *going, "--no-mask", "-o", str(out), "--yes")
    assert "CANARY" not in plain(bronwen, out)
    assert "CANARY" not in said.out
    assert "Recognising positionality" not in plain(bronwen, out)
    out.unlink()
    amara(*WITH, *going, "-o", str(out), "--yes")
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
    more = ("--along", "feelings,people,settings,steps")
    amara(
        *WITH, entry.id, *more, "--note", "About Quartey", "--ask-about", "quartey-house",
        "-o", str(out), "--yes",
    )  # fmt: skip
    text = plain(bronwen, out).partition("marked x25519")[0]
    add(amara, "It was hard.", pack="quartey-pack", themes=["quartey-house"])
    out.unlink()
    amara(*WITH, "last", "-o", str(out), "--yes")
    text += plain(bronwen, out).partition("marked x25519")[0]
    for found in ("quartey", "larch", "943 476", "476 5919", "28 may", "07700", "-06-04"):
        assert found not in text.casefold().split('"note"')[1], found
    assert mask_for([entry], shipped()).text("Mrs Quartey") == "A person"


def test_named_by_its_id_an_entry_about_oneself_goes_and_a_private_one_never(
    two: tuple[Program, Program], out: Path
) -> None:
    """What happened to the writer goes by its id; a private entry by nothing."""
    amara, bronwen = two
    mine = add(amara, "What hurt.", happened_to_me=True)
    secret = add(amara, "Secret.", private=True)
    amara(*WITH, mine.id, "-o", str(out), "--yes")
    assert len(a_share(bronwen, out).items) == 1
    before = out.read_bytes()
    said = amara(*WITH, mine.id, secret.id, "-o", str(out.with_name("2.age")), "--yes", code=1)
    assert said.err == f"{secret.id} is private, and stays in the journal.\n"
    assert out.read_bytes() == before


def test_a_cut_off_entry_never_goes(two: tuple[Program, Program], out: Path) -> None:
    """Nor does one that is damaged."""
    amara, _ = two
    cut, broken = add(amara, "Cut CANARY.", themes=["power"]), add(amara, "Broken CANARY.", themes=["power"])
    paths = {path.stem: path for path in journal_of(amara).glob("entries/*/*/*.toml")}
    paths[cut.id].write_bytes(paths[cut.id].read_bytes().partition(b"# end of")[0])
    paths[broken.id].write_bytes(b"[[[" + paths[broken.id].read_bytes())
    assert "cut off" in amara(*WITH, cut.id, "-o", str(out), "--yes", code=1).err
    assert broken.id in amara(*WITH, broken.id, "-o", str(out), "--yes", code=1).err
    assert not out.exists()
