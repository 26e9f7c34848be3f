"""A coach's side: what others shared, one person at a time, and no verdict on what they did not."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coaching import HUMILITY, POWER, item, kept_by, meet, shared
from equityjournal.store.sharing.companions import Companions
from pairs import give_keys, introduce, pair, place
from program import Program

Machine = Callable[[str], Program]

VERDICTS = re.compile(
    r"not so far|not lately|silen|neglect|missing|absen|\bgaps?\b|not written|unmentioned|percent|per cent|%|\d+ of \d+",
    re.IGNORECASE,
)


def by_every_verb(coach: Program, name: str) -> str:
    """All that a coach's verbs print of somebody, on both streams; the page too."""
    page = (coach.home or Path()) / f"page-{len(list((coach.home or Path()).iterdir()))}.html"
    told = ""
    for verb in (
        ["coach"], ["coach", "--json"], ["with"], ["with", name], ["with", name, "--questions"],
        ["coach", name], ["coach", name, "--json"], ["with", name, "--read", "1"], ["with", name, "--read", "9"],
        ["with", name, "--paper", "-o", str(page)], ["coach", "--help"], ["with", "--help"],
        ["coach", "reply", "--help"], ["coach", "reply", name, "9", "Words."], ["coach", "reply", name, "1", "Words."],
        ["with", name, "--remove", "1 May"], ["with", name, "--remove", "today"],
        ["with", name, "--remove", "2026-07-31", "--yes"], ["coach"],
    ):  # fmt: skip
        said = coach(*verb, code=None)
        told += said.out + said.err
    return told + re.sub(r"<style>.*?</style>", "", page.read_text("utf-8"), flags=re.DOTALL)


# Whoever keeps something back


def share_all_but_power(amara: Program, bronwen: Program, *options: str) -> str:
    """Amara writes about power and about humility, and shares the latter; what it says as it is opened."""
    file = (bronwen.home or Path()) / "one.age"
    for day in range(3):
        amara("write", "-t", "power", f"Who decides, the {day + 1}. time.")
        amara("write", "-t", "humility", "I asked how she says her own name.")
        amara.clock.pass_days(20)
    humble = [entry["id"] for entry in amara("list", "--theme", "humility", "--json").json]
    amara("share", *humble, "--with", "Bronwen", *options, "--yes", "--output", str(file))
    said = bronwen("open", str(file))
    return said.out + said.err


def test_who_keeps_back_all_on_power_is_nowhere_described_by_it(machine: Machine) -> None:
    """No coach's verb speaks of power, or gives any verdict on what is not there."""
    amara, bronwen = pair(machine)
    told = share_all_but_power(amara, bronwen)
    meet(bronwen, amara)
    told += by_every_verb(bronwen, "amara")
    assert "Reflective practice and humility" in told
    assert "power" not in told.casefold()
    assert VERDICTS.findall(told) == []


def test_who_wants_to_be_asked_about_it_is(machine: Machine) -> None:
    """Then power is named as that, and as nothing else."""
    amara, bronwen = pair(machine)
    share_all_but_power(amara, bronwen, "--ask-about", "power")
    meet(bronwen, amara)
    said = bronwen("with", "amara").out
    assert "To be asked about: Power dynamics.\n" in said
    assert said.count("Power dynamics") == 1
    assert VERDICTS.findall(said) == []


# Who shared something


def test_nobody_yet(machine: Machine) -> None:
    """A coach of whom nobody is a mentee is told how it begins."""
    bronwen = machine("bronwen")
    assert bronwen("coach").out == (
        "Nothing that others shared is kept here. `equityjournal open FILE` opens what they send.\n"
    )
    assert bronwen("coach", "--json").json == []
    assert "You meet nobody called “amara” here." in bronwen("coach", "amara", code=1).err


def test_names_alone_in_their_order_with_the_day_something_last_came(machine: Machine) -> None:
    """No figure by which one could be set beside another."""
    amara, bronwen = pair(machine)
    zofia = machine("zofia")
    introduce(bronwen, give_keys(zofia, "Zofia Nowak"))
    shared(zofia, bronwen)
    shared(zofia, bronwen)
    bronwen.clock.pass_days(3)
    shared(amara, bronwen)
    assert bronwen("coach").out == (
        "Amara Okafor: something last came on 4 June 2026.\n"
        "Zofia Nowak: something last came on 1 June 2026.\n"
        "`equityjournal with NAME` shows what somebody shared with you.\n"
    )
    assert bronwen("coach", "--json").json == [
        {"name": "Amara Okafor", "last": "2026-06-04", "to_remove": []},
        {"name": "Zofia Nowak", "last": "2026-06-01", "to_remove": []},
    ]


def test_no_verb_takes_two_people(machine: Machine) -> None:
    """Each takes one name; a second one cannot be read."""
    amara, bronwen = pair(machine)
    zofia = machine("zofia")
    introduce(bronwen, give_keys(zofia, "Zofia Nowak"))
    shared(amara, bronwen)
    shared(zofia, bronwen)
    assert bronwen("coach", "Amara", "Zofia", code=None).code == 2
    meet(bronwen, zofia)
    assert bronwen("with", "Zofia", "Amara", code=None).code == 2
    for words in (["coach"], ["coach", "--json"], ["with"]):
        said = bronwen(*words, "Zofia")
        assert "Amara" not in said.out + said.err


def test_a_part_of_two_names_is_refused_with_both(machine: Machine) -> None:
    """Nothing that either of them shared is shown."""
    amara, bronwen = pair(machine)
    other = machine("other")
    introduce(bronwen, give_keys(other, "Amara Osei"))
    for sender in (amara, other):
        shared(sender, bronwen)
    refused = bronwen("coach", "Amara", code=1)
    assert "could be Amara Okafor or Amara Osei" in refused.err
    assert refused.out == ""


def test_what_was_to_be_removed_by_now_is_named(machine: Machine) -> None:
    """The day after the last one, and not before; the sentence says what removes it, and nothing goes by itself."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    bronwen.clock.pass_days(2)
    shared(amara, bronwen, keep_until=date(2026, 6, 10))
    bronwen.clock.set_day("2026-06-10")
    assert "to be removed" not in bronwen("coach").out + bronwen().out
    bronwen.clock.set_day("2026-06-11")
    reminder = (
        "Amara Okafor asked for what came on 3 June 2026 to be removed after 10 June 2026: "
        "`equityjournal with 'Amara Okafor' --remove 2026-06-03` does so.\n"
    )
    assert reminder in bronwen("coach").out
    standing = "Something that was shared with you was to be removed by now: `equityjournal coach`\n"
    assert bronwen().out.startswith(standing)
    bronwen("write", "My own words.")
    assert bronwen().out.startswith(standing)
    assert bronwen("coach", "--json").json[0]["to_remove"] == [{"share": 2, "keep_until": "2026-06-10"}]
    bronwen("with", "Amara Okafor", "--remove", "2026-06-03", "--yes")
    assert "to be removed" not in bronwen("coach").out
    assert len(kept_by(bronwen)) == 1


# What is in it


def test_what_keeps_coming_back_is_said_where_the_coach_has_no_say(machine: Machine) -> None:
    """Themes of two months and more, those that came last first; a theme of one month is none, nor is any to a manager."""
    amara, bronwen = pair(machine)
    shared(
        amara, bronwen, item("2026-04-11-aaaaaa", themes=[POWER]), item("2026-04-12-bbbbbb", themes=[POWER, HUMILITY]),
        item("2026-06-01-cccccc", themes=[]),
    )  # fmt: skip
    shared(amara, bronwen, item("2026-05-02-dddddd"), item("2026-04-12-bbbbbb", themes=[POWER, HUMILITY]))
    meet(bronwen, amara)
    coming_back = "Keeps coming back: Reflective practice and humility (April and May).\n"
    assert coming_back in bronwen("with", "amara").out
    (known,) = Companions(place(bronwen)).all()
    Companions(place(bronwen)).keep(known.model_copy(update={"manages": True}))
    assert "Keeps coming back" not in bronwen("with", "amara").out


def test_all_of_it_is_printed_newest_first(machine: Machine) -> None:
    """Share by share, on the screen and as JSON, by a part of the name; --json may stand before it."""
    amara, bronwen = pair(machine)
    for text in ("First.", "Second."):
        shared(amara, bronwen, item(text=text))
    said = bronwen("coach", "okafor").out
    assert said.index("Second.") < said.index("First.")
    told = bronwen("coach", "amara", "--json").json
    assert [share["share"] for share in told] == [2, 1]
    assert told == bronwen("coach", "--json", "amara").json


def test_a_summary_of_an_older_program_is_read_as_the_writers(machine: Machine) -> None:
    """Under their name, word for word."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen, summary=["Power: not so far.", "Humility: on 3 days."])
    said = bronwen("coach", "amara").out
    assert (
        "\nWhat Amara Okafor was told by their own journal\n  Power: not so far.\n  Humility: on 3 days.\n"
        in said
    )


def test_it_is_read_as_its_writer_saw_it(machine: Machine) -> None:
    """Line for line what the preview showed before it was sealed."""
    amara, bronwen = pair(machine)
    file = (bronwen.home or Path()) / "one.age"
    amara("write", "-t", "humility", "-f", "torn", "I asked how she says her own name.")
    preview = amara(
        "share",
        "--with",
        "Bronwen",
        "last",
        "--along",
        "feelings",
        "--note",
        "First.",
        "--yes",
        "--output",
        str(file),
    ).out
    bronwen("open", str(file))
    shown = bronwen("coach", "amara").out
    assert "Feelings: torn" in shown
    assert shown.strip() in preview


def test_one_entry_is_read_by_its_number(machine: Machine) -> None:
    """As it was shared last; another number is answered with those there are."""
    amara, bronwen = pair(machine)
    shared(amara, bronwen, item("2026-06-01-aaaaaa", "First."), item("2026-06-01-bbbbbb"))
    shared(amara, bronwen, item("2026-06-09-aaaaaa", "Second.", about="2026-06-09"), masked=False)
    meet(bronwen, amara)
    said = bronwen("with", "amara", "--read", "1").out
    assert said.startswith("1: 9 June 2026\n")
    assert "Second." in said
    assert "First." not in said
    assert bronwen("with", "amara", "--read", "7", code=1).err == (
        "Amara Okafor shared no number 7. There are: 1 and 2.\n"
    )


def test_json_holds_what_was_shared_and_no_key(machine: Machine) -> None:
    """Number, days, note, entries; not who is who by which keys."""
    amara, bronwen = pair(machine)
    share = shared(
        amara, bronwen, note="For Thursday.\nNo hurry.", keep_until=date(2026, 7, 1), ask_about=[POWER]
    )
    (held,) = bronwen("coach", "amara", "--json").json
    assert set(held) == {
        "share", "came", "sealed", "masked", "note", "keep_until", "items", "summary", "ask_about",
    }  # fmt: skip
    assert (held["share"], held["note"], held["keep_until"]) == (
        1,
        ["For Thursday.", "No hurry."],
        "2026-07-01",
    )
    assert held["sealed"] == share.made.isoformat()
    assert held["items"][0]["themes"] == [HUMILITY.model_dump()]
