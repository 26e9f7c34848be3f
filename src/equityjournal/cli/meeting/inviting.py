"""An invitation on both sides: a file without any secret, four words, and the answer."""

import shlex
from collections.abc import Sequence
from datetime import date, datetime

from equityjournal.cli.meeting.letters import Heard
from equityjournal.cli.meeting.own import (
    companions,
    inbox,
    invitations,
    keyring,
    name_typed,
    own_keys,
    pairing,
)
from equityjournal.cli.meeting.parties import Meeting, new_companion, role_asked
from equityjournal.cli.meeting.screen import has_pressed_enter, words_heard, yes_no_or_later
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes, yes_or_no
from equityjournal.cli.terminal.writing_out import free_place, place_for, to_file
from equityjournal.core.sharing.block import invitation_block
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, Role, companion_of
from equityjournal.core.sharing.invitation import Made, as_letters, code_words, digest_of, invitation_in
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import HEARD
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, RefusedLetter
from equityjournal.core.text.look_alikes import skeleton, warnings_of
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
        tell(say("Your invitation of {day} waits for {name}'s file.", day=day, name=meeting.name))
    else:
        place = meeting.output or place_for(meeting.name)
        free_place(place, meeting.session.root, force=False)
        made = pairing().invite(meeting.companion, keys, meeting.now)
        block = invitation_block(as_letters(made.body.encode()))
        to_file(as_text(block, meeting.name), place, meeting.session.root, force=False)
        said = say("Mail {path} to {name}; it holds no secret.", path=place.absolute(), name=meeting.name)
        tell(said)
    if is_conversation():
        _read_out(meeting, made, keys[0].card)


def _read_out(meeting: Meeting, made: Made, own: Card) -> None:
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


def answered(opened: Opened, keys: Sequence[Keys], now: datetime) -> Companion:
    """The writer of a fitting answer, with their card kept.

    Raises:
        NotAllowed: When it answers no invitation that waits, or carries other words.
    """
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
        tell(say("It carries the four words you read out."))
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


def accept(body: bytes, shown: str, today: date) -> tuple[Companion, Heard] | None:
    """The inviting coach, once the four words fit; else None.

    Raises:
        NotAllowed: When the words do not fit for the third time, or nobody is here to type them.
        DamagedFile: With a clause, when it is no invitation, or its keys protect nothing.
    """
    own = [keys.card for keys in own_keys()] if keyring().exists else []
    card = invitation_in(body, own).sender
    if not is_conversation():
        raise NotAllowed(
            say(
                "{path} is an invitation: four words are typed at a terminal, and nobody is here.", path=shown
            )
        )
    if known := _begun_with(digest_of(body)):
        return known, _heard_before(body)
    if invitations().tried(digest_of(body)).answer:
        raise NotAllowed(
            say(
                "You answered this invitation before; it is used once. Ask {name} for another.",
                name=card.name,
            )
        )
    to = talking_to(False)
    known_names = [companion.name for companion in companions().all()]
    for warning in warnings_of(card.name, known_names, own[0].name if own else ""):
        tell(warning, to=to)
    tell(
        say(
            "An invitation that says it is from {name}. Ring, text or meet {name}, in a way you knew "
            "before, and type the four words you are given.",
            name=card.name,
        ),
        to=to,
    )
    return _typed(body, card, own, today)


def begun(companion: Companion) -> Heard | None:
    """The invitation whose words fitted, and which has no answer yet."""
    if companion.link or len(companion.bodies) != 1 or not companion.is_coach:
        return None
    tried = invitations().tried(companion.bodies[0])
    # No answer is put into a file before the pairing has its name: without one, none has gone.
    return _heard_before(tried.body.encode()) if tried.fits else None


def is_settled(digest: str) -> bool:
    """Whether an invitation was refused for good, or answered here and nothing of it goes on."""
    tried = invitations().tried(digest)
    return tried.is_refused or (bool(tried.answer) and _begun_with(digest) is None)


def _begun_with(digest: str) -> Companion | None:
    """The companion whose invitation fitted before, and has no answer yet."""
    return next((known for known in companions().all() if known.bodies == [digest] and begun(known)), None)


def _heard_before(body: bytes) -> Heard:
    """The words that fitted before: their random half was noted last."""
    tried = invitations().tried(digest_of(body))
    return Heard(body, code_words(tried.halves[-1], body))


def _typed(body: bytes, card: Card, own: list[Card], today: date) -> tuple[Companion, Heard] | None:
    """The companion and the words, once they fit; else None."""
    to, name, companion = talking_to(False), card.name, None
    while not invitations().tried(digest_of(body)).is_refused:
        words = words_heard(HEARD)
        if words is None:
            tell(say("Nothing was changed; `equityjournal open` asks again."), to=to)
            return None
        companion = companion or owner_of(card, name, "coach", today)
        trial, companion = pairing().typed(words, body, companion, own, today)
        if trial == "fits":
            tell(say("They fit: only {name} can open what you seal.", name=name), to=to)
            return companion, Heard(body, words)
        if trial == "said for another":
            raise NotAllowed(
                say(
                    "You typed these words for another file. Words that were said once are not used again; "
                    "ask {name} for a new invitation.",
                    name=name,
                )
            )
        if trial != "refused":
            tell(say("That does not fit. Ask {name} to say them once more.", name=name), to=to)
    raise NotAllowed(
        say(
            "This file is not the one {name} made, or it was changed on its way. Tell {name} so, and ask "
            "for a new one. Nothing was sent.",
            name=name,
        )
    )


def owner_of(card: Card, called: str, role: Role | None, today: date, *, asks: bool = True) -> Companion:
    """The owner of a card: known by it, by a confirmed name, or new.

    Args:
        card: The card.
        called: What to call its owner here.
        role: The owner's part; None: as known, else asked.
        today: The day.
        asks: Whether somebody is here to answer.

    Raises:
        NotAllowed: When an answer is needed, and nobody is here.
    """
    everybody = companions().all()
    there = [known for known in everybody if role in (None, known.role)]
    if known := companion_of(card, there):
        return known
    alike = [known for known in there if skeleton(known.name) == skeleton(called)]
    awaited = [
        known
        for known in there
        if known.meets == "files" and not (known.cards or known.ended) and known not in alike
    ]
    for known in alike:
        if not known.cards:
            return known
    for known in [*alike, *awaited] if asks else ():
        if yes_or_no(_is_it(known)):
            return known
    while called in {known.name for known in everybody}:
        if not asks:
            raise NotAllowed(
                say(
                    "You know {name} already, by other keys, and --words does not answer for that. Without "
                    "it you are asked; --as keeps this card under another name.",
                    name=called,
                )
            )
        tell(say("What do you want to call this {name} here?", name=called), to=talking_to(False))
        called = name_typed()
    question = say("You and {name}: who brings what they wrote? Type me or they.", name=called)
    return new_companion(called, role or role_asked(question), "files", today)


def _is_it(known: Companion) -> str:
    """The question whether a card is a known person's."""
    question = say("Is this the {name} you know? Type yes or no.", name=known.name)
    if not known.cards:
        return question
    care = say(
        "Take care: you know {name} already, by other keys. Either they made new ones, or somebody else sent "
        "this in their name.",
        name=known.name,
    )
    return f"{care} {question}"
