"""`their-words`: words of people to the writer, and the results of asking them."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.commands.typed_words import is_day, quoted
from equityjournal.cli.editing.words_meant import Meant, words_meant, words_shown_as
from equityjournal.cli.session.numbering import may_name_an_entry
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, tell, tell_json
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.selection import plain
from equityjournal.core.entries.their_words import how_known, on_a_day, open_first, told_record
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnclearCommand, UnknownName
from equityjournal.core.text.speech import say
from equityjournal.store.lookup import open_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.their_words import Told

FEWEST = 3
"""Words of what somebody said; fewer may be a mistyped entry."""


def their_words(
    context: typer.Context,
    which: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[N] [WORDS]...",
            help="Its number as last shown here, or its entry; then what came of asking.",
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those you have asked about, too.")] = False,
    json: AsJson = False,
) -> None:
    """List what people told you, or say what came of asking them.

    `equityjournal write --their-words "…"` keeps somebody's words with an
    entry. Here stand those you have not asked them about: whether you had it
    right. `equityjournal their-words 2 "They said it was the lift"` says what
    came of asking, about number 2. Those of private entries are listed
    without their words.
    """
    session, now = open_session(context), clock.now()
    told = open_items.their_words(session.catalogue.database)
    if which:
        _refuse_new_words(session, which)
        meant, outcome = words_meant(session, which, told, now.date())
        _say_what_came(session, meant, outcome or _asked(), now)
        return
    listed = told if everything or json else [said for said in told if said.checked is None]
    if json:
        tell_json([told_record(said) for said in listed])
        return
    if not told:
        tell(
            say(
                "You have not kept anybody's words so far. "
                '`equityjournal write --their-words "…"` keeps some with what you write.'
            )
        )
        return
    if not listed:
        tell(say("You have asked about all that people told you. --all shows it."))
        return
    _tell(session, listed)


def _refuse_new_words(session: "Session", typed: "Sequence[str]") -> None:
    """Refuse somebody's words in the place of a number or an entry.

    Raises:
        UnclearCommand: With the command that keeps them.
    """
    words, first = " ".join(typed), typed[0]
    is_entry = may_name_an_entry(first) or is_day(first) or bool(session.catalogue.called(plain(first)))
    if is_entry or len(words.split()) < FEWEST:
        return
    raise UnclearCommand(
        say(
            "To keep what somebody told you, with what you write: "
            "`equityjournal write --their-words {words}`. To say what came of asking, begin with its number.",
            words=quoted(words),
        )
    )


def _tell(session: "Session", told: "Sequence[Told]") -> None:
    numbers = session.numbering.given([words_shown_as(said) for said in told])
    tell(say("What people told you:"))
    for said in open_first(told):
        _tell_one(said, numbers)
    if still_open := [said for said in told if said.checked is None]:
        first = numbers.get((still_open[0].id, still_open[0].n)) or _name(still_open[0])
        tell(
            say(
                '`equityjournal their-words {first} "…"` says what came of asking them. Some of it may be '
                "better left unasked.",
                first=first,
            )
        )


def _name(said: "Told") -> str:
    return f"{id_letters(said.id)} {said.n}"


def _tell_one(said: "Told", numbers: "Mapping[tuple[str, int], int]") -> None:
    number = numbers.get((said.id, said.n))
    which, words = f"{number}." if number else _name(said), said.text or say("private")
    tell(f"{which} {words}", bold=True, hang=2)
    facts = [how_known(said.how, said.knows), say("from {day}", day=in_words(said.happened))]
    tell("; ".join(filter(None, facts)), indent=2)
    if came := on_a_day(said.checked, said.outcome):
        tell(came, indent=2, hang=2)


def _asked() -> str:
    """The results of asking, typed at the terminal.

    Raises:
        UnclearCommand: When nobody is there to type it, or nothing was typed.
    """
    from equityjournal.cli.terminal.short_answers import one_line  # noqa: PLC0415 - a list has nothing to ask

    how = say('Say what came of it, in quotes: equityjournal their-words 2 "They said it was the lift"')
    if not is_terminal(sys.stdin):
        raise UnclearCommand(how)
    tell(say("You asked them. What came of it? Enter leaves it as it is."))
    words = one_line().strip()
    if not words:
        raise UnknownName(say("Nothing was changed."))
    return words


def _say_what_came(session: "Session", meant: Meant, outcome: str, now: Any) -> None:
    """Keep the outcome of asking; the version before is kept."""
    kept = session.journal.read(session.catalogue.place(meant.id))
    said = list(kept.record.their_words)
    at = meant.n - 1
    words = " ".join(outcome.split())
    said[at] = said[at].model_copy(update={"checked": now.date(), "outcome": words})
    session.journal.replace(kept, kept.record.model_copy(update={"their_words": said, "edited": now}), now)
    tell(say("Kept: {what}", what=on_a_day(now.date(), "" if kept.record.private else words)))
