"""An invitation, on both sides: a file without any secret, and four words read out and typed."""

import shlex

from equityjournal.cli.pairing.asking import (
    has_pressed_enter,
    one_of,
    tell_words_do_not_fit,
    words_heard,
    yes_no_or_later,
)
from equityjournal.cli.pairing.cards import owner_of
from equityjournal.cli.pairing.other import Other, as_known_elsewhere, pair_anew
from equityjournal.cli.pairing.own import (
    companions,
    inbox,
    keyring,
    own_keys,
    pairing,
    taken_in,
    tell_look_alikes,
)
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.block import invitation_block
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.invitation import Made, Tried, as_letters, digest_of, invitation_in
from equityjournal.core.sharing.letter import HEARD
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, RefusedLetter
from equityjournal.core.text.look_alikes import skeleton
from equityjournal.core.text.speech import listed, say
from equityjournal.formats.sealed_letter import Opened, as_text

# The coach invites


def invite(other: Other, *, anew: bool = False) -> None:
    """Make an invitation, unless one waits, then read out its words."""
    own = other.keys[0].card
    made = pairing().waiting_for(other.companion, other.keys, other.now)
    if made and not anew:
        day = in_words(made.made.date())
        tell(other.say("Your invitation of {day} waits for {name}'s file.", day=day))
    else:
        place = other.place()
        is_another = any(
            one.companion == other.companion.id for one in pairing().invitations.made(other.keys)
        )
        made = pairing().invite(other.companion, other.keys, other.now)
        block = invitation_block(as_letters(made.body.encode()))
        path = other.put_out(as_text(block, other.companion.name_to_send), place)
        tell(other.say("Mail {path} to {name}; it holds no secret.", path=path))
        if is_another:
            tell(other.say("An earlier file for {name} is void, and not the one to mail."))
    if is_conversation():
        _read_out(other, made, own)


def _read_out(other: Other, made: Made, own: Card) -> None:
    """Show the four words upon Enter, and hear whether they fit."""
    tell(other.say("Once {name} has it open, press Enter for four words."))
    if not has_pressed_enter():
        return
    first, second = " ".join(made.words[:2]), " ".join(made.words[2:])
    tell(say("Give them, slowly:  {first}  {second}", first=first, second=second), bold=True)
    fit = yes_no_or_later(say("Never mail them. Did they fit? y, n; Enter: later."))
    if fit is False:
        pairing().invitations.keep(made.voided(), own)
        tell(other.say("That invitation is void. `equityjournal with {typed}` makes another."))
    elif fit:
        tell(other.say("Next, {name}'s file pairs you: `equityjournal open`."))
    else:
        tell(other.say("`equityjournal with {typed}` shows them again."))


def answered(opened: Opened) -> Companion:
    """The writer of a fitting answer, with their card kept."""
    alarmed = {known.id: known for known in companions().all() if known.alarm}
    outcome, companion = pairing().take_answer(opened.letter, opened.body, own_keys(), clock.now())
    if companion is None:
        raise RefusedLetter(say("That letter answers no invitation that was made on this machine."))
    if outcome not in ("fits", "opened already"):
        raise RefusedLetter(_why_not(outcome, companion.name))
    if outcome == "fits":
        others = [other for other in companions().all() if other.id != companion.id]
        tell_look_alikes(opened.letter.sender.name, others)
        tell(say("It carries your four words."))
        if companion.id in alarmed:
            _offer_to_remove(alarmed[companion.id])
    return companion


def _offer_to_remove(before: Companion) -> None:
    """Ask whether to remove all letters under a pairing with an alarm: a stranger may have sent them."""
    there, name = inbox(before), before.name
    doubtful = [sealed for sealed in there.kept() if sealed.came and sealed.came.link == before.link]
    if not doubtful:
        return
    said = say("What came before you paired anew may be somebody else's, and not {name}'s.", name=name)
    question = say("Remove it? Type yes; anything else keeps it.")
    if is_conversation() and typed_yes(f"{said} {question}", talking_to(False)):
        there.remove([sealed.message for sealed in doubtful])
        tell(say("It is removed."))
        return
    typed = shlex.quote(name)
    for day in dict.fromkeys(sealed.came.opened.date().isoformat() for sealed in doubtful if sealed.came):
        again = say("`equityjournal with {name} --remove {day}` removes it.", name=typed, day=day)
        tell(f"{said} {again}")


def _why_not(verdict: str, name: str) -> str:
    """The sentence on an answer that is not taken in."""
    if verdict == "wrong words":
        return say(
            "This answer to your invitation does not carry the words you read out. Nothing of it was shown "
            "or kept. Ask {name} whether it is theirs.",
            name=name,
        )
    why = say("That invitation is void, older than 14 days, or made with former keys.")
    if verdict == "second answer":
        why = say(
            "Two answers came to the invitation you made for {name}, both with the right words. One is "
            "somebody else's, perhaps the one you read. Tell {name}. Nothing more is sealed for {name} until "
            "you pair anew.",
            name=name,
        )
    return f"{why} {pair_anew(name)}"


def pairs_anew(opened: Opened) -> bool:
    """Whether a letter answers a waiting invitation.

    Its words decide, whatever keys were closed.

    Not where it came under stolen keys of one's own: who has them reads the words in the true answer.
    """
    is_answer = opened.letter.kind == "answer" and not opened.own.stolen
    return is_answer and pairing().waits_for(opened.letter, own_keys(), clock.now())


# The writer is invited


def accept(session: Session, body: bytes, shown: str) -> Companion | None:
    """The inviting coach, once the four words fit; else None."""
    own = [keys.card for keys in own_keys()] if keyring().exists else []
    card, to = invitation_in(body, own).sender, talking_to(False)
    name = card.name
    if not is_conversation():
        said = say(
            "{path} is an invitation: four words are typed at a terminal, and nobody is here.", path=shown
        )
        raise NotAllowed(said)
    if there := _begun_with(digest_of(body)):
        return there
    if pairing().invitations.tried(digest_of(body)).answer:
        used = say("You answered this invitation before; it is used once. Ask {name} for another.", name=name)
        raise NotAllowed(used)
    if not _is_to_be_answered(card):
        taken_in().note(digest_of(body)[:26])  # asked about once, where the program finds it
        return None
    tell_look_alikes(name, companions().all(), to)
    asked = say(
        "An invitation in {name}'s name. Ring, text or meet {name}, in a way you knew before, and type the "
        "four words you get.",
        name=name,
    )
    tell(asked, to=to)
    return _typed(session, body, card, own)


def _is_to_be_answered(card: Card) -> bool:
    """Whether an invitation is to be answered, also by who invited its sender: one of two files will do."""
    there = [known for known in companions().all() if not (known.is_coach or known.ended)]
    known = next((known for known in there if known.has_card(card) or _is_invited_as(known, card.name)), None)
    if known is None:
        return True
    me, they, both = say("me"), say("they"), say("both")
    question = say(
        "You invited {name} to bring what they wrote, and this file invites you to bring yours. Who brings? "
        "Type {words}.",
        name=known.name,
        words=listed([me, they, both], last=say("or")),
    )
    who = both if known.cards else one_of(question, (me, they, both))
    if who == they:
        tell(say("Then {name} opens your file. This one needs no answer; tell {name} so.", name=known.name))
    elif who == both:
        tell(say("You show each other what you wrote, so {name} has two names here.", name=known.name))
    else:
        pairing().void(known, own_keys())
        companions().keep(known.model_copy(update={"role": "coach", "danger": None}))
    return who != they


def _is_invited_as(known: Companion, name: str) -> bool:
    """Whether a person not paired yet may be who a card names: by the whole name, or by its first word."""
    names = [skeleton(known.name), skeleton(name)]
    first = [skeleton(known.name.split()[0]), skeleton(name.split()[0])]
    is_alike = names[0] == names[1] or (first[0] == first[1] and first[0] in names)
    return is_alike and known.meets == "files" and not known.cards


def _typed(session: Session, body: bytes, card: Card, own: list[Card]) -> Companion | None:
    """The inviting coach, once the words typed fit; else None."""
    to, name, companion = talking_to(False), card.name, None
    while not pairing().invitations.tried(digest_of(body)).is_refused:
        words = words_heard(HEARD)
        if words is None:
            tell(say("Nothing was changed; `equityjournal open` asks again."), to=to)
            return None
        companion = companion or as_known_elsewhere(session, owner_of(card, name, "coach"))
        trial, companion = pairing().typed(words, body, companion, own, clock.now().date())
        if trial == "fits":
            tell(say("They fit: only {name} can open what you seal.", name=name), to=to)
            return companion
        if trial == "said for another":
            said = say(
                "You typed these words for another file. Words that were said once are not used again; ask "
                "{name} for a new invitation.",
                name=name,
            )
            raise NotAllowed(said)
        if trial != "refused":
            tell_words_do_not_fit(name)
    forged = say(
        "This file is not the one {name} made, or it was changed on its way. Tell {name} so, and ask for a "
        "new one. Nothing was sent.",
        name=name,
    )
    raise NotAllowed(forged)


def begun(companion: Companion) -> Tried | None:
    """The invitation with fitting words, and still without an answer.

    No answer is put into a file before the pairing has its name: without one, none has gone.
    """
    if companion.link or len(companion.bodies) != 1 or not companion.is_coach:
        return None
    tried = pairing().invitations.tried(companion.bodies[0])
    return tried if tried.fits else None


def _begun_with(digest: str) -> Companion | None:
    """The companion whose invitation fitted before, and has no answer yet."""
    there = (known for known in companions().all() if known.bodies == [digest] and begun(known))
    return next(there, None)


def is_settled(body: bytes) -> bool:
    """Whether an invitation was refused, or it or a later one was answered, and nothing of it goes on."""
    digest, this = digest_of(body), invitation_in(body, [])
    tried = pairing().invitations.tried(digest)
    answered = [tried for tried in pairing().invitations.all_tried() if tried.answer]
    there = [invitation_in(tried.body.encode(), []) for tried in answered]
    is_overtaken = any(this.made <= one.made and this.sender.has_keys_of(one.sender) for one in there)
    is_over = tried.is_refused or is_overtaken or taken_in().knows(digest[:26])
    return is_over and _begun_with(digest) is None
