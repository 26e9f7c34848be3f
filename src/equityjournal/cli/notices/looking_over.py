"""Entries looked over: passages worth a second look, with reasons, pointed out."""

import sys
from typing import TYPE_CHECKING, NamedTuple

from equityjournal.cli.notices.finding import finders, is_partly_unread, noticed
from equityjournal.cli.notices.one_by_one import around, offer
from equityjournal.cli.notices.settling import settle
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.incoming_text import words_between_commas
from equityjournal.cli.terminal.output import is_conversation, note, tell, tell_json
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.entries.selection import Selection
from equityjournal.core.notices.rules.kind_words import kind_in_words
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand
from equityjournal.core.text.speech import listed, say
from equityjournal.store.packs.private_list import add_to_private_list
from equityjournal.store.settings.table import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from equityjournal.cli.notices.finding import Noticed
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.store.records.record import Stored

RECENT = 10  # entries looked through where none is named: a few weeks of writing, and one screen


class Asked(NamedTuple):
    """Options of `look-over`, as typed."""

    entries: "Sequence[str]"
    explain: bool
    add: bool
    every: bool
    more: bool
    json: bool


def look_over_entries(session: "Session", asked: Asked) -> None:
    """Point out passages of the entries asked for; or add somebody to the private list."""
    now = clock.now()
    if asked.add:
        _add_to_list(session)
        return
    _refuse_a_setting(asked.entries)
    if asked.entries and asked.every:
        raise UnclearCommand(say("Name entries, or take --all of them; not both at once."))
    chosen = _looked_through(session, asked.entries, now.date(), every=asked.every)
    by = finders(session)
    found = ((stored, list(noticed(stored.record, by))) for stored in chosen)
    if asked.json:
        tell_json([_as_json(notice) for _, notices in found for notice in notices])
        return
    if asked.more:
        settle(session, (notice for _, notices in found for notice in notices), to=sys.stdout)
        return
    named = len(asked.entries)
    said_of = say("in the entries looked through") if asked.every else say("in the ten entries written last")
    if named:
        said_of = say("in it") if named == 1 else say("in them")
    last = _tell(session, found, said_of=said_of, explain=asked.explain)
    if named == 1 and last and is_conversation():
        offer(session, *last, now, to=sys.stdout)
    _ask_the_question()


def _looked_through(
    session: "Session", names: "Sequence[str]", today: "date", *, every: bool
) -> "Iterator[Stored[Entry]]":
    """The entries to look over, each read in its turn; private ones only by name."""
    if names:
        yield from [session.open_entry(name, today) for name in dict.fromkeys(names)]
        return
    briefs = session.catalogue.find(Selection())[0] if every else session.catalogue.written_lately(RECENT)
    kept_back = False
    for stored in session.read_in_turn(briefs, _looking):
        if stored.record.private:
            kept_back = True
        else:
            yield stored
    if kept_back:
        note(say("Private entries are looked at by name alone: `equityjournal look-over ID`"))


def _looking(done: int, total: int) -> str:
    """Progress in words."""
    return say("Looking through entries: {done} of {total}.", done=done, total=total)


def _refuse_a_setting(words: "Sequence[str]") -> None:
    """Refuse `notices off`: notices are a setting.

    Raises:
        UnclearCommand: With the command that was meant.
    """
    if len(words) == 1 and words[0].casefold() in SETTINGS["notices"].choices:
        raise UnclearCommand(
            say(
                "For every save: `equityjournal config notices {value}`. "
                "For one: `equityjournal write {flag}`.",
                value=words[0].casefold(),
                flag="--no-notices" if words[0].casefold() == "off" else "--notices",
            )
        )


def _as_json(notice: "Noticed") -> dict[str, object]:
    return {
        "id": notice.entry.id,
        "answer": notice.answer,
        "field": notice.where,
        "kind": notice.finding.kind,
        "sure": notice.finding.sure,
        "start": notice.finding.start,
        "end": notice.finding.end,
        "why": notice.finding.why,
        "stand_in": notice.finding.stand_in,
        "about": notice.about,
        "gentler": list(notice.gentler),
        "source": notice.source,
        "address": notice.address,
        "confirmed": notice.confirmed,
    }


def _tell(
    session: "Session",
    found: "Iterable[tuple[Stored[Entry], list[Noticed]]]",
    *,
    said_of: str,
    explain: bool,
) -> "tuple[Stored[Entry], list[Noticed]] | None":
    """Print findings, entry by entry.

    Return the last entry with its notices, None without any.
    """
    last, is_partly_read = None, False
    for stored, notices in found:
        is_partly_read = is_partly_read or is_partly_unread(session, [stored])
        if notices:
            last = stored, notices
            tell(f"{in_words(stored.record.happened)}  {stored.record.id}", bold=True)
        for number, notice in enumerate(notices, start=1):
            _tell_notice(number, notice, explain=explain)
    if last is None:
        tell(say("No pattern was found {where}.", where=said_of))
    if explain:
        _explain()
    if is_partly_read:
        tell(
            say(
                "Some of it is in a language I do not know: there I looked for numbers, days, addresses and "
                "your own list, and for no other names."
            )
        )
    return last


def _tell_notice(number: int, notice: "Noticed", *, explain: bool) -> None:
    finding = notice.finding
    tell(say("{number}. {kind}, {where}: {words}", number=number, kind=_label(notice),
             where=notice.where, words=around(notice)), indent=2, hang=3)  # fmt: skip
    sure = f" {_how_sure(finding.sure)}" if notice.about == "identity" else ""
    tell(finding.why + sure, indent=5)
    instead = [finding.stand_in, *notice.gentler] if finding.stand_in else notice.gentler
    if instead:
        tell(say("It could say: {words}.", words=listed(instead, last=say("or"))), indent=5)
    if explain and notice.source:
        tell(say("Who says so: {source}.", source=notice.source), indent=5)
        if notice.address:
            tell(say("Seen at: {address}", address=notice.address), indent=5)
        elif not notice.confirmed:
            tell(say("Not confirmed: we know of this advice at second hand."), indent=5)


def _label(notice: "Noticed") -> str:
    kind = notice.finding.kind
    if notice.about == "language":
        return {
            "avoid": say("words that many ask us to avoid"),
            "consider": say("words to consider"),
            "contested": say("words on which the people named differ"),
        }[kind]
    return kind_in_words(kind)


def _how_sure(sure: str) -> str:
    return {"high": say("Very likely."), "medium": say("Likely."), "low": say("Perhaps.")}[sure]


def _explain() -> None:
    for paragraph in (
        say(
            "Numbers are known by how they are built, an NHS number by its check digit too. Places and "
            "names are known by the words beside them, such as Ward, Mrs or rang, by your own list, and, "
            "least surely, by a capital that no list of words explains. The rules are in "
            "prompts/words/identifiers.toml, and an organisation can add its own."
        ),
        say(
            "No model looks for names: those tried miss more of the names of Black people and of Asian and "
            "Pacific Islander people (Mansfield and others, 2022). Many names in small letters are missed "
            "here, and so are names that are ordinary words, names in a script without capitals, and names "
            "in a language I do not know, unless they are on your list: `equityjournal look-over --add`."
        ),
        say(
            "Names are only one way to know somebody (Information Commissioner's Office). An exact day can "
            "be matched with a record, and the Nursing and Midwifery Council asks for none."
        ),
    ):
        tell(paragraph)


def _ask_the_question() -> None:
    tell(
        say(
            "This looks for patterns. It cannot tell that a story is recognisable. Could the person, a "
            "colleague or a neighbour recognise it?"
        )
    )


def _add_to_list(session: "Session") -> None:
    """Ask for a name for the private list.

    The name is never an argument, since shells remember those.
    """
    session.journal.guard.refuse_after_loss()
    tell(say("Who, or where? Every way they are named, with commas between."))
    names = words_between_commas(one_line())
    if not names:
        raise NothingToKeep(say("Nothing was typed, so nothing is saved."))
    tell(say("A person, or a place? Enter for a person, 2 for a place."))
    kind = "place" if one_line().strip() == "2" else "name"
    tell(say("What to say instead, such as a person I support? Enter for a person, or a place."))
    path = add_to_private_list(session.journal.root, names, " ".join(one_line().split()), kind=kind)
    tell(say("It is on your own list, in {path}. That list is never exported.", path=path))
