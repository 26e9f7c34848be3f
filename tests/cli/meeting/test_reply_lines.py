"""What becomes of an answer on the writer's side: beside the entry, and never in it."""

from answering import ENTRY, HOSTILE, NOW, Pair, item, left_behind
from cli.terminal.test_every_character import ODD, harmless
from equityjournal.store.disk.places import sharing_place
from equityjournal.store.sharing.coachs_words import forget_begun
from equityjournal.store.sharing.replies import Responses


def test_show_prints_replies_below_the_entry_and_its_record_is_as_it_was(pair: Pair) -> None:
    """Who, when and what; `--json` prints the record alone, and with --replies what stands beside it."""
    pair.amara("write", "-t", "power", "They had decided.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    before, record, alone = (
        path.read_bytes(),
        pair.amara("show", "last", "--json").out,
        pair.amara("show", "last").out,
    )
    assert "no reply" in pair.amara("show", "last", "--replies").out
    Responses(journal).keep(
        pair.replies(HOSTILE, "Second.", entry=ENTRY),
        pair.coach,
        {ENTRY: path.stem},
        pair.amara.clock(),
    )
    said = pair.amara("show", "last").out
    assert said.startswith(alone)
    assert "\nBronwen Rees wrote on 1 June 2026:\n  CANARY ^[[2J^G" in said
    assert "[bold red]marked[/] {name}" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert path.read_bytes() == before
    assert pair.amara("show", "last", "--json").out == record
    beside = pair.amara("show", "last", "--replies", "--json").json
    assert [one["text"] for one in beside["replies"]] == [HOSTILE, "Second."]
    assert beside["replies"][0]["from"] == "Bronwen Rees"
    assert beside["conversations"] == []
    assert "They had decided" not in pair.amara("show", "last", "--replies").out
    assert pair.amara("check", "--json").json == {"whole": True, "entries": 1, "problems": []}


def test_erasing_an_entry_takes_its_replies_and_deleting_leaves_them(pair: Pair) -> None:
    """With every byte of them; after `delete` and `restore` they stand below it again."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    Responses(journal).keep(
        pair.replies("CANARY", entry=ENTRY), pair.coach, {ENTRY: path.stem}, pair.amara.clock()
    )
    pair.amara("discussed", "last", "--with", "my coach", "--note", "CANARY")
    (reply,) = (journal / "replies").iterdir()
    kept = reply.read_bytes()
    pair.amara("delete", "last")
    assert reply.read_bytes() == kept
    pair.amara("restore", "last")
    assert pair.amara("show", "last").out.count("CANARY") == 2
    assert "3 files" in pair.amara("erase", "last", "--yes").out
    assert not [one for one in journal.rglob("*") if one.is_file() and b"CANARY" in one.read_bytes()]


def test_a_reply_that_cannot_be_read_is_said_to_be_there(pair: Pair) -> None:
    """`show` prints the rest, and `check` names the file."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    Responses(journal).keep(
        pair.replies("One.", "Two.", entry=ENTRY), pair.coach, {ENTRY: path.stem}, pair.amara.clock()
    )
    reply = min((journal / "replies").iterdir())
    reply.write_bytes(b"text = ")
    said = pair.amara("show", "last")
    assert "Two." in said.out
    assert said.err == "1 reply or conversation beside it cannot be read. `equityjournal check` names it.\n"
    assert reply.relative_to(journal).as_posix() in pair.amara("check", code=1).out


def test_questions_are_found_again_and_named_nowhere_else(pair: Pair) -> None:
    """In `discussed`, and not by `equityjournal` alone; hostile text steers nothing."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    sent = pair.questions("How are you?", HOSTILE, note="See you on Friday.\nBring tea.")
    Responses(journal).keep(sent, pair.coach, {}, pair.amara.clock())
    said = pair.amara("discussed").out
    assert said.startswith(
        "2 questions from Bronwen Rees, of 1 June 2026:\n  See you on Friday.\n  Bring tea.\n"
    )
    assert "  - How are you?\n  - CANARY ^[[2J^G" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")
    assert "Bronwen" not in pair.amara().out
    (found,) = pair.amara("discussed", "--json").json["questions"]
    assert (found["from"], found["questions"]) == ("Bronwen Rees", ["How are you?", HOSTILE])


def test_the_questions_somebody_sent_last_are_shown_and_all_of_them_if_asked_for(pair: Pair) -> None:
    """So that the list stays short over the years; JSON holds them all."""
    journal = pair.at_home(pair.amara) / "journal"
    for text in ("What was good?", "What now?"):
        Responses(journal).keep(pair.questions(text), pair.coach, {}, pair.amara.clock())
    assert pair.amara("discussed").out == (
        "A question from Bronwen Rees, of 1 June 2026:\n  - What now?\n\n"
        "Earlier questions are there too: `equityjournal discussed --all`\n"
    )
    every = pair.amara("discussed", "--all").out
    assert every.index("What now?") < every.index("What was good?")
    assert "--all" not in every
    assert len(pair.amara("discussed", "--json").json["questions"]) == 2


def test_every_character_from_somebody_else_is_harmless(pair: Pair) -> None:
    """All that could steer, reorder or hide, as a name, a reply, a question and a note, by every verb that shows them."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    now = pair.amara.clock()
    for at in range(0, len(ODD), 3000):
        part = ODD[at : at + 3000]
        who = pair.coach.model_copy(update={"name": part[:80]})
        Responses(journal).keep(pair.replies(part, entry=ENTRY), who, {ENTRY: path.stem}, now)
        Responses(journal).keep(pair.questions(part, note=part), who, {}, now)
    assert [one.text for one in Responses(journal).on(path.stem)].count(ODD[:3000]) == 1
    for verb in (["show", "last"], ["show", "last", "--replies"], ["show", "last", "--replies", "--json"],
                 ["discussed", "--all"], ["discussed", "--json"], [], ["check"]):  # fmt: skip
        harmless(pair.amara(*verb))


def test_what_was_begun_for_somebody_can_be_forgotten(pair: Pair) -> None:
    """Drafts of replies to them go, those to others stay."""
    pair.share(item(ENTRY))
    pair.bronwen.at_terminal("coach", "reply", "amara", "1", typed=["Words.", ":stop"])
    (kept,) = left_behind(pair)
    other = kept.with_name("0" * 32 + f"-{ENTRY}.txt")
    other.write_text("Other words.")
    pair.at_home(pair.bronwen)
    forget_begun(sharing_place(), pair.coach_sees)
    assert left_behind(pair) == [other]


def test_what_others_wrote_can_be_erased_and_the_entry_stays(pair: Pair) -> None:
    """Replies to one entry, or all questions; after a yes, and nothing else beside the entry goes."""
    pair.amara("write", "Words.")
    journal = pair.at_home(pair.amara) / "journal"
    (path,) = journal.glob("entries/*/*/*.toml")
    before = path.read_bytes()
    assert "nothing to erase" in pair.amara("erase", "last", "--replies", "--yes", code=1).err
    responses = Responses(journal)
    responses.keep(pair.replies("Hurtful.", entry=ENTRY), pair.coach, {ENTRY: path.stem}, NOW)
    responses.keep(pair.questions("Why?"), pair.coach, {}, NOW)
    pair.amara("discussed", "last", "--with", "my supervisor")
    assert "nobody is here to answer" in pair.amara("erase", "last", "--replies", code=1).err
    assert "Nothing was erased." in pair.amara.at_terminal("erase", "last", "--replies", typed=["no"]).out
    assert (
        "1 file is gone for good." in pair.amara.at_terminal("erase", "last", "--replies", typed=["yes"]).out
    )
    shown = pair.amara("show", "last").out
    assert "Hurtful." not in shown
    assert "Talked about with my supervisor" in shown
    assert [one.questions for one in responses.questions()] == [["Why?"]]
    assert "1 file is gone for good." in pair.amara("erase", "questions", "--yes").out
    assert responses.questions() == []
    assert path.read_bytes() == before
    assert b"Hurtful" not in b"".join(one.read_bytes() for one in journal.rglob("*") if one.is_file())
