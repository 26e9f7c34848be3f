"""New keys: the user's own, made first or after a theft; and those of others, proven by words."""

import shlex
import sys

from equityjournal.cli.pairing.asking import tell_words_do_not_fit, words_heard
from equityjournal.cli.pairing.other import Other, pair_anew
from equityjournal.cli.pairing.own import checked_name, companions, keyring, name_typed, own_keys, pairing
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_conversation, is_terminal, talking_to, tell
from equityjournal.cli.terminal.secrets import typed_twice
from equityjournal.core.sharing.companion import Companion, bodies_of_new_keys
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import Opened
from equityjournal.store.sharing.keyring import Keyring


def make_keys(name: str | None, *, passphrase: bool, replace: bool) -> tuple[Keys | None, Keys]:
    """Make the user's own keys.

    Returns:
        The former keys, where somebody must be told of the new ones; and the keys made.
    """
    own, had_keys = keyring(), keyring().exists
    if had_keys and not replace:
        said = say(
            "You have keys already; they are left as they are. --replace makes others, with a letter and "
            "two words for everybody you share with."
        )
        raise NotAllowed(said)
    called = given_name(own.card().name if name is None and had_keys else name)
    former = own_keys()[0] if had_keys and any(known.card for known in companions().all()) else None
    made = own.make(called, clock.now(), new_passphrase() if passphrase else None)
    tell_new_keys(own, replaced=had_keys)
    return former, made


def given_name(name: str | None) -> str:
    """The name for a card, asked for unless given."""
    if name is not None:
        return checked_name(name)
    if not is_terminal(sys.stdin):
        raise NotAllowed(say("A card needs a name, and nobody is here to give one; --name does."))
    tell(say("What are you called? The other person sees this name on your card."), to=talking_to(False))
    return name_typed()


def new_passphrase() -> str:
    """A passphrase for new keys, typed twice, unseen."""
    cost = say(
        "A passphrase keeps your keys from whoever copies the files of this machine. Locking them, and "
        "opening them each time, takes about a second and a quarter of a gigabyte of memory. Forgotten, it "
        "cannot be found out by anybody, and your keys are lost with it."
    )
    tell(cost, to=talking_to(False))
    return typed_twice(say("No keys were made."))


def tell_new_keys(own: Keyring, *, replaced: bool) -> None:
    """Print the place of new keys, with advice on safe keeping."""
    said = [
        say("Your keys are made, {name}.", name=own.card().name),
        say(
            "The private ones are in {path}. Nobody else may have that file: whoever has it can open what "
            "was sealed for you, and can write as you.",
            path=own.private_file,
        ),
        say(
            "If it is lost, what was sealed for you cannot be opened again; it can only be shared with you "
            "anew. So keep a copy where you alone can reach it."
        ),
        say(
            "Before anything else, turn on the disk encryption of your system (BitLocker, FileVault, LUKS): "
            "it protects a lost laptop better than anything here."
        ),
    ]
    former = say(
        "Your former keys are kept, to open what was sealed for them. A letter tells each person you share "
        "with; they keep your new keys once they typed the two words that you read to them."
    )
    show = say("`equityjournal keys show` prints your card, to give to the other person.")
    for sentence in [*said, *([former] if replaced else []), show]:
        tell(sentence)


def replace_stolen_keys() -> None:
    """Make keys after a theft, close all pairings, and say whom to ring.

    Whoever has the old keys can write to their owner in anybody's name.
    """
    own, now = keyring(), clock.now()
    called, secret = own.card().name, new_passphrase() if own.is_locked else None
    own.mark_stolen()
    own.make(called, now, secret)
    paired = [known for known in companions().all() if known.cards]
    for known in paired:
        pairing().believe(known.closed(now.date()))
    tell(say("New keys are made, in {path}. Use no file made with the old ones.", path=own.private_file))
    for known in paired:
        ring = say(
            "Ring {name}: “Somebody may have my keys: type  ej with {own} --stolen.” Then: "
            "`equityjournal with {typed} --anew`",
            name=known.name,
            own=called,
            typed=shlex.quote(known.name),
        )
        tell(ring)


# Those of others


def is_waited_for(opened: Opened) -> bool:
    """Whether a letter brings new keys still without their words."""
    new, known = opened.letter.new_card, opened.companion
    return known is not None and known.waits and new is not None and known.has_card(new)


def take_new_keys(opened: Opened, companion: Companion) -> Companion | None:
    """The companion with new keys, once their two words were typed; else None.

    Until then nothing is sealed for the old keys, or for the new. After three wrong tries only four words
    help.
    """
    card, name, today = opened.letter.new_card, companion.name, clock.now().date()
    if card is None:
        return None
    if not is_waited_for(opened):
        bodies = bodies_of_new_keys(companion.link, digest_of(opened.body))
        companion = companion.with_new_card(card, "two words", today, bodies)
        companions().keep(companion)
    if not is_conversation():
        nobody = say("{name} has new keys. Two words are typed at a terminal, and nobody is here.", name=name)
        raise NotAllowed(nobody)
    asked = say("{name} has new keys. Ring {name}, and type the two words you are read.", name=name)
    tell(asked, to=talking_to(False))
    while companion.waits and companion.card:
        typed = words_heard(2)
        if typed is None:
            tell(say("Nothing is sealed for {name} until then; `equityjournal open` asks again.", name=name))
            return None
        companion = companion.with_words(typed, today)
        if companion.waits and companion.card:
            companions().keep(companion)
            tell_words_do_not_fit(name)
        else:  # the new keys are kept, or all are closed at the third try
            pairing().believe(companion)
    if companion.waits:
        why = say("These keys are not {name}'s, or the file was changed on its way.", name=name)
        raise NotAllowed(f"{why} {pair_anew(name)}")
    tell(say("They fit. {name}'s new keys are kept.", name=name))
    return companion


def close_stolen(other: Other) -> None:
    """Close the other's keys at once, upon their call, by whatever name the other is known here."""
    if other.companion.card is None:
        raise NotAllowed(other.say("You have no keys of {name} to close."))
    theirs = [known for known in companions().all() if known.has_card(other.companion.card.card)]
    for known in theirs:
        pairing().believe(known.closed(other.today))
    closed = other.say("{name}'s keys are closed: from today nothing new under them is believed.")
    tell(" ".join([closed, *(pair_anew(known.name) for known in theirs)]))
