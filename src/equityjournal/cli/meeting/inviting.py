"""A coach's invitation: a file without any secret, four words, and the answer."""

from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import has_pressed_enter, yes_no_or_later
from equityjournal.cli.meeting.own import companions, invitations, pairing
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.writing_out import free_place, place_for, to_file
from equityjournal.core.sharing.block import invitation_block
from equityjournal.core.sharing.invitation import as_letters
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import RefusedLetter
from equityjournal.core.text.look_alikes import warnings_of
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.sharing.card import Card
    from equityjournal.core.sharing.companion import Companion
    from equityjournal.core.sharing.invitation import Made
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.formats.sealed_letter import Opened


def invite(meeting: "Meeting", output: "Path | None" = None, *, anew: bool = False) -> None:
    """Make an invitation, unless one waits, then read out its words."""
    keys = meeting.keys
    waiting = [
        made
        for made in invitations().made(keys)
        if made.companion == meeting.companion.id
        and made.is_waiting(meeting.now)
        and made.is_of(keys[0].card)
    ]
    if waiting and not anew:
        made = waiting[-1]
        day = in_words(made.made.date())
        tell(say("Your invitation of {day} waits for {name}'s file.", day=day, name=meeting.name))
    else:
        place = output or place_for(meeting.name)
        free_place(place, meeting.session.root, force=False)
        made = pairing().invite(meeting.companion, keys, meeting.now)
        block = invitation_block(as_letters(made.body.encode()))
        to_file(as_text(block, meeting.name), place, meeting.session.root, force=False)
        said = say("Mail {path} to {name}; it holds no secret.", path=place.absolute(), name=meeting.name)
        tell(said)
    if is_conversation():
        _read_out(meeting, made, keys[0].card)


def _read_out(meeting: "Meeting", made: "Made", own: "Card") -> None:
    """Show the four words upon Enter, and hear whether they fit."""
    name = meeting.name
    tell(say("Once {name} has it open and asks, press Enter for four words.", name=name))
    if not has_pressed_enter():
        return
    first, second = " ".join(made.words[:2]), " ".join(made.words[2:])
    tell(say("Give them, slowly:  {first}  {second}", first=first, second=second), bold=True)
    fit = yes_no_or_later(say("Never mail them. Did they fit? y, n; Enter: later."))
    if fit is False:
        invitations().keep(made.voided(), own)
        tell(say("That invitation is void. `equityjournal with {name}` makes another.", name=meeting.typed))


# The answer


def answered(opened: "Opened", keys: "Sequence[Keys]", now: "datetime") -> "Companion":
    """The writer of a fitting answer, with their card kept.

    Raises:
        NotAllowed: When it answers no invitation that waits, or carries other words.
    """
    outcome, companion = pairing().take_answer(opened.letter, opened.body, keys, now)
    if companion is None:
        raise RefusedLetter(say("That letter answers no invitation that was made on this machine."))
    if outcome not in ("fits", "opened already"):
        raise RefusedLetter(_why_not(outcome, companion))
    if outcome == "fits":
        known = [other.name for other in companions().all() if other.id != companion.id]
        for warning in warnings_of(opened.card.name, known, keys[0].card.name):
            tell(warning)
        tell(say("It carries the four words you read out."))
        companion = companion.model_copy(update={"alarm": None, "ended": None})
        companions().keep(companion)
    return companion


def _why_not(verdict: str, companion: "Companion") -> str:
    """The sentence on an answer that is not taken in."""
    name = companion.name
    again = say("`equityjournal with {name} --anew` makes another invitation.", name=name)
    if verdict == "second answer":
        return (
            say(
                "Two answers came to the invitation you made for {name}, both with the right words. One is "
                "somebody else's, perhaps the one you read. Tell {name}. Nothing more is sealed for {name} "
                "until you pair anew.",
                name=name,
            )
            + f" {again}"
        )
    if verdict == "wrong words":
        return say(
            "This answer to your invitation does not carry the words you read out. Nothing of it was shown "
            "or kept. Ask {name} whether it is theirs.",
            name=name,
        )
    return say("That invitation is void, older than 14 days, or made with former keys.") + f" {again}"
