"""An invitation: a file without any secret, four words read out, and the answer to it."""

import shlex
from collections.abc import Sequence
from datetime import datetime

from equityjournal.cli.meeting.own import (
    companions,
    inbox,
    invitations,
    pairing,
)
from equityjournal.cli.meeting.parties import Meeting, pair_anew
from equityjournal.cli.meeting.screen import has_pressed_enter, yes_no_or_later
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import free_place, place_for, to_file
from equityjournal.core.sharing.block import invitation_block
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.invitation import Made, as_letters
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import RefusedLetter
from equityjournal.core.text.look_alikes import warnings_of
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import Opened, as_text


def invite(meeting: Meeting, *, anew: bool = False) -> None:
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
        tell(meeting.say("Your invitation of {day} waits for {name}'s file.", day=day))
    else:
        place = meeting.output or place_for(meeting.name)
        free_place(place, meeting.session.root, force=False)
        made = pairing().invite(meeting.companion, keys, meeting.now)
        block = invitation_block(as_letters(made.body.encode()))
        to_file(as_text(block, meeting.name), place, meeting.session.root, force=False)
        tell(meeting.say("Mail {path} to {name}; it holds no secret.", path=place.absolute()))
    if is_conversation():
        _read_out(meeting, made, keys[0].card)


def _read_out(meeting: Meeting, made: Made, own: Card) -> None:
    """Show the four words upon Enter, and hear whether they fit."""
    tell(meeting.say("Once {name} has it open, press Enter for four words."))
    if not has_pressed_enter():
        return
    first, second = " ".join(made.words[:2]), " ".join(made.words[2:])
    tell(say("Give them, slowly:  {first}  {second}", first=first, second=second), bold=True)
    fit = yes_no_or_later(say("Never mail them. Did they fit? y, n; Enter: later."))
    if fit is False:
        invitations().keep(made.voided(), own)
        tell(meeting.say("That invitation is void. `equityjournal with {typed}` makes another."))
    elif fit:
        tell(meeting.say("Next, {name}'s file pairs you: `equityjournal open`."))
    else:
        tell(meeting.say("`equityjournal with {typed}` shows them again."))


# The answer


def answered(opened: Opened, keys: Sequence[Keys], now: datetime) -> Companion:
    """The writer of a fitting answer, with their card kept."""
    alarmed = {known.id: known for known in companions().all() if known.alarm}
    outcome, companion = pairing().take_answer(opened.letter, opened.body, keys, now)
    if companion is None:
        raise RefusedLetter(say("That letter answers no invitation that was made on this machine."))
    if outcome not in ("fits", "opened already"):
        raise RefusedLetter(_why_not(outcome, companion))
    if outcome == "fits":
        known = [other.name for other in companions().all() if other.id != companion.id]
        for warning in warnings_of(opened.letter.sender.name, known, keys[0].card.name):
            tell(warning)
        tell(say("It carries your four words."))
        if companion.id in alarmed:
            _offer_to_remove(alarmed[companion.id])
    return companion


def _offer_to_remove(before: Companion) -> None:
    """Ask whether what came under a pairing with an alarm is to go: a stranger may have sent it."""
    there, name = inbox(before), before.name
    doubtful = [sealed for sealed in there.kept() if sealed.came and sealed.came.link == before.link]
    if not doubtful:
        return
    said = say("What came before you paired anew may be somebody else's, and not {name}'s.", name=name)
    question = say("Remove it? Type yes; anything else keeps it.")
    if is_conversation() and typed_yes(f"{said} {question}", talking_to(False)):
        there.remove([sealed.message for sealed in doubtful])
        tell(say("It is removed."))
    else:
        days = dict.fromkeys(sealed.came.opened.date().isoformat() for sealed in doubtful if sealed.came)
        for day in days:
            again = say(
                "`equityjournal with {name} --remove {day}` removes it.", name=shlex.quote(name), day=day
            )
            tell(f"{said} {again}")


def _why_not(verdict: str, companion: Companion) -> str:
    """The sentence on an answer that is not taken in."""
    name = companion.name
    if verdict == "second answer":
        two = say(
            "Two answers came to the invitation you made for {name}, both with the right words. One is "
            "somebody else's, perhaps the one you read. Tell {name}. Nothing more is sealed for {name} until "
            "you pair anew.",
            name=name,
        )
        return f"{two} {pair_anew(name)}"
    if verdict == "wrong words":
        return say(
            "This answer to your invitation does not carry the words you read out. Nothing of it was shown "
            "or kept. Ask {name} whether it is theirs.",
            name=name,
        )
    void = say("That invitation is void, older than 14 days, or made with former keys.")
    return f"{void} {pair_anew(name)}"


def pairs_anew(opened: Opened, keys: Sequence[Keys], now: datetime) -> bool:
    """Whether a letter answers an invitation that waits: its words decide, whatever keys were closed.

    Not where it came under stolen keys of one's own: who has them reads the words in the true answer.
    """
    is_answer = opened.letter.kind == "answer" and not opened.own.stolen
    return is_answer and pairing().waits_for(opened.letter, keys, now)
