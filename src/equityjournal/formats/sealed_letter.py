"""Letters ⇄ sealed files: marked by the sender, encrypted for their reader alone.

A sealed file is an armoured age file (https://age-encryption.org/v1). It holds the letter's JSON and a last
line: the sender's two public keys, and a mark that only the two could have made, from a secret of their
X25519 keys. So it proves the sender to the reader, and to nobody else. Nothing is compressed, so nothing can
swell; nothing but that line is parsed before the sender is looked up and the mark is proven.
"""

import base64
import hmac
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from pyrage import decrypt, encrypt, x25519

from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.companion import Companion, KnownCard
from equityjournal.core.sharing.former_letters import former_letter
from equityjournal.core.sharing.keys import Keys, opened_with, why_not_another_s
from equityjournal.core.sharing.letter import Letter, body_of, from_json
from equityjournal.core.text.errors import DamagedFile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.formats import letter_lines as lines

LARGEST = 10 * 1024 * 1024  # bytes

State = Literal["known", "new card", "closed", "unknown", "own"]


class Opened(NamedTuple):
    """A letter out of a sealed file, its sender proven; one of new keys, by the former keys."""

    letter: Letter
    body: bytes
    """The bytes that were marked, as they came."""
    own: Keys
    """The reader's keys that it was made for; nothing is believed that was made for stolen ones."""
    companion: Companion | None
    """The sender; None for the answer of a person unknown so far."""
    state: State
    """`new card` where a key of version 1 vouches for it, `closed` to be read at most, `own` for a
    message of before by the reader."""


# Sealing


def seal(letter: Letter, own: Keys, to: Card, new: Keys | None = None) -> bytes:
    """The sealed file of a letter, opened again to prove it equal.

    Raises:
        NotAllowed: When the reader's keys protect nothing, or are the sender's own.
        NotSaved: When it is too large, or would not open to the same letter.
    """
    if why_not_another_s(to, [own.card]):
        raise weak_card(to.name)
    plain = body_of(letter) + lines.vouching_line(own)
    for keys in (new, own) if new else (own,):
        plain += lines.mark_line(plain, keys, to)
    for_a_moment = x25519.Identity.generate()  # opens it once, and is forgotten
    with panics_refused(NotSaved(say("Nothing was made: the library that seals gave up."))):
        readers = [x25519.Recipient.from_str(to.age), for_a_moment.to_public()]
        data: bytes = encrypt(plain, readers, armored=True)
        is_whole = decrypt(data, [for_a_moment]) == plain and from_json(body_of(letter)) == letter
    if len(data) > LARGEST:
        raise NotSaved(say("It is more than 10 MB, too much for one file. Choose fewer entries."))
    is_between_them = letter.sender == own.card.as_sent and letter.recipient == to.as_sent
    if not (is_whole and is_between_them):
        raise NotSaved(say("Nothing was made: sealed, it would not have said the same."))
    return data


def as_text(block: bytes, recipient: str) -> bytes:
    """A block as it is sent: one plain line, then the block.

    The line says to a person who opens it in an editor what to do with it. `blocks_in` finds the block again;
    age alone takes the file from the line that begins the block on.
    """
    line = say("For {name}. Open it with: equityjournal open", name=recipient)
    return f"{line}\n\n".encode() + block


def weak_card(name: str) -> NotAllowed:
    """The refusal to seal for a person with unsafe keys."""
    return NotAllowed(
        say(
            "Nothing was made: the keys on {name}'s card protect nothing, so others could read it. Ask "
            "{name} for a new card.",
            name=name,
        )
    )


# Opening


def unseal(data: bytes, keyring: Sequence[Keys], known: Sequence[Companion]) -> Opened:
    """Open a file: header, age, last line, sender, mark, letter.

    Raises:
        DamagedFile: In a clause, when it is no sealed file, was cut off or altered, or its sender is unknown
            and does not answer an invitation; `MadeForAnother` when it is for another person.
    """
    plain = opened_with(keyring, data)
    marked, last = lines.split(plain, lines.MARKED)
    if last is None:
        return _signed(plain, keyring, known)
    mark, age, proof = lines.fields(last, 3)
    body, vouching = lines.split(marked, lines.NEW_CARD)
    sender = _sender_of(age, mark, vouching, known)
    own, to = _marked_for(marked, proof, sender.card, keyring, is_known=sender.companion is not None)
    body, by_new = lines.split(body, lines.MARKED)
    letter = from_json(body)
    if letter.link:  # who coach each other are two companions to each, under the same keys
        meant = sorted(known, key=lambda companion: letter.link not in companion.links)
        sender = _sender_of(age, mark, vouching, meant)
    if sender.companion is None and letter.kind != "answer":
        raise DamagedFile(say("it comes from keys that are not known here, and answers no invitation"))
    if not letter.sender.has_keys_of(sender.card) or letter.sender.signing:
        raise DamagedFile(say("it is not from the keys that sealed it"))
    if not letter.recipient.has_keys_of(to):
        raise lines.for_another()
    if letter.new_card is not None:
        _prove_new(body, by_new, letter.new_card, own)
    elif by_new is not None:
        raise lines.not_made_here()
    state: State = "closed" if own.stolen else sender.state
    return Opened(letter, body, own, sender.companion, state)


class _Sender(NamedTuple):
    """The sender that a last line names, as known here."""

    card: Card
    companion: Companion | None = None
    state: State = "unknown"


def _sender_of(age: str, mark: str, vouching: bytes | None, known: Sequence[Companion]) -> _Sender:
    """The sender with both keys, or with a card of version 1 that vouches for them."""
    try:
        card = Card(name="?", age=age, mark=mark)
    except ValueError:
        raise lines.not_made_here() from None
    companion, kept = _whose(known, lambda kept: kept.age == age and kept.mark in (mark, ""))
    if companion is None or kept is None:
        return _Sender(card)
    if not kept.mark:
        public, signature = lines.fields(vouching, 2) if vouching else ("", "")
        if public != kept.signing:
            return _Sender(card)
        lines.verify(public, signature, lines.IN_NEW_CARD + lines.vouched(card))
    return _Sender(card, companion, "closed" if kept.closed else "known" if kept.mark else "new card")


def _whose(
    known: Iterable[Companion], fits: Callable[[KnownCard], bool]
) -> tuple[Companion | None, KnownCard | None]:
    """The companion with a fitting card, and the latest such card."""
    cards = ((companion, kept) for companion in known for kept in reversed(companion.cards) if fits(kept))
    return next(cards, (None, None))


def _marked_for(
    marked: bytes, proof: str, sender: Card, keyring: Sequence[Keys], *, is_known: bool
) -> tuple[Keys, Card]:
    """The reader's keys that a mark was made for, with their card.

    A sender who is known here may not know the reader's key for marks yet.
    """
    if why := why_not_another_s(sender, [keys.card for keys in keyring]):
        raise DamagedFile(why)
    cards = [(keys, keys.card.as_sent) for keys in keyring if keys.marking is not None]
    if is_known:
        cards += [(keys, keys.card.as_sent.model_copy(update={"mark": ""})) for keys in keyring]
    for keys, card in cards:
        expected = base64.b64encode(lines.expected_mark(marked, keys, card, sender))
        if hmac.compare_digest(expected, proof.encode()):
            return keys, card
    raise DamagedFile(say("its mark does not fit: somebody altered it, or it was made for another"))


def _prove_new(body: bytes, line: bytes | None, new: Card, own: Keys) -> None:
    """Prove the mark of new keys over the same body."""
    mark, age, proof = lines.fields(line, 3)
    if (mark, age) != (new.mark, new.age):
        raise lines.not_made_here()
    _marked_for(body, proof, new, [own], is_known=False)


def _signed(plain: bytes, keyring: Sequence[Keys], known: Sequence[Companion]) -> Opened:
    """A message of before, with a signature, as a letter."""
    body, last = lines.split(plain, lines.SIGNED)
    public, signature = lines.fields(last, 2)
    lines.verify(public, signature, lines.IN_SIGNATURE + body)
    letter = former_letter(body)
    sender = letter.sender
    if sender.signing != public:
        raise DamagedFile(say("it is not signed by the person it says it is from"))
    own = next((keys for keys in keyring if keys.card.age in (sender.age, letter.recipient.age)), None)
    if own is None:
        raise lines.for_another()
    is_own = any(keys.card.age == sender.age and keys.card.signing in (public, "") for keys in keyring)
    other = letter.recipient if is_own else sender
    companion, kept = _whose(known, lambda kept: (kept.age, kept.signing) == (other.age, other.signing))
    if is_own:
        return Opened(letter, body, own, companion, "own")
    if why := why_not_another_s(sender, [keys.card for keys in keyring]):
        raise DamagedFile(why)
    if companion is None or kept is None:
        return Opened(letter, body, own, None, "unknown")
    is_past = own.stolen or kept.closed or (kept.mark and companion.compared)
    return Opened(letter, body, own, companion, "closed" if is_past else "known")
