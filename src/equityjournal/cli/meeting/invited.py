"""A writer's side of an invitation: four words, typed as heard."""

from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import words_heard
from equityjournal.cli.meeting.letters import Heard
from equityjournal.cli.meeting.own import companions, invitations, keyring, name_typed, own_keys, pairing
from equityjournal.cli.meeting.parties import new_companion, role_asked
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import yes_or_no
from equityjournal.core.sharing.companion import companion_of
from equityjournal.core.sharing.invitation import code_words, digest_of, invitation_in
from equityjournal.core.sharing.letter import HEARD
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.look_alikes import skeleton, warnings_of
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.core.sharing.card import Card
    from equityjournal.core.sharing.companion import Companion, Role


def accept(body: bytes, shown: str, today: "date") -> "tuple[Companion, Heard] | None":
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
    if invitations().tried(digest_of(body))[0].answer:
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


def begun(companion: "Companion") -> Heard | None:
    """The invitation whose words fitted, and which has no answer yet."""
    if companion.link or len(companion.bodies) != 1 or not companion.is_coach:
        return None
    tried, _ = invitations().tried(companion.bodies[0])
    # No answer is put into a file before the pairing has its name: without one, none has gone.
    return _heard_before(tried.body.encode()) if tried.fits else None


def is_answered(digest: str) -> bool:
    """Whether an invitation was answered here, and nothing of it goes on."""
    return bool(invitations().tried(digest)[0].answer) and _begun_with(digest) is None


def is_refused(digest: str) -> bool:
    """Whether an invitation was refused for good."""
    return invitations().tried(digest)[0].is_refused


def _begun_with(digest: str) -> "Companion | None":
    """The companion whose invitation fitted before, and has no answer yet."""
    return next((known for known in companions().all() if known.bodies == [digest] and begun(known)), None)


def _heard_before(body: bytes) -> Heard:
    """The words that fitted before: their random half was noted last."""
    tried, _ = invitations().tried(digest_of(body))
    return Heard(body, code_words(tried.halves[-1], body))


def _typed(body: bytes, card: "Card", own: "list[Card]", today: "date") -> "tuple[Companion, Heard] | None":
    """The companion and the words, once they fit; else None.

    Raises:
        NotAllowed: At the third wrong try, and ever after.
    """
    to, name, companion = talking_to(False), card.name, None
    while not is_refused(digest_of(body)):
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


def owner_of(
    card: "Card", called: str, role: "Role | None", today: "date", *, asks: bool = True
) -> "Companion":
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


def _is_it(known: "Companion") -> str:
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
