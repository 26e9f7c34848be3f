"""Letters of Amara's to Bronwen, and the clauses that refuse what is forged of them."""

from typing import Any, NamedTuple

from equityjournal.core.sharing.companion import Companion, KnownCard
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.letter import Letter, body_of
from equityjournal.core.text.errors import DamagedFile
from equityjournal.formats.sealed_letter import seal, unseal
from equityjournal.store.sharing.keyring import new_keys
from two_sides import NONCE, NOW, TODAY, a_companion, plain_of

AMARA, BRONWEN, CHIDI, EVE = (new_keys(name) for name in ("Amara", "Bronwen", "Chidi", "Eve"))
LINK, FORMER = "ab" * 16, "cd" * 16
CANARY = "CANARY call 0900 123456 at once"
CARD = KnownCard(**AMARA.card.model_dump(), since=TODAY, how="four words")
KNOWN = a_companion("Amara", "writer", cards=[CARD], link=LINK, former_links=[FORMER])
CLOSED = KNOWN.closed(TODAY)


def letter(**facts: Any) -> Letter:
    """A letter of Amara's to Bronwen."""
    table = {
        "id": "b" * 26,
        "made": NOW,
        "sender": AMARA.card,
        "recipient": BRONWEN.card,
        "link": LINK,
        "n": 3,
    }
    return Letter(**{**table, "note": CANARY, **facts})


ANSWER: dict[str, Any] = {
    "kind": "answer", "nonce": NONCE, "invitation": "ab" * 32, "heard": ["acorn"] * 4, "n": 1, "link": "",
}  # fmt: skip
GOOD = seal(letter(), AMARA, BRONWEN.card)
PLAIN = plain_of(GOOD, BRONWEN)
BODY = body_of(letter())


def opened(data: bytes, known: list[Companion] | None = None, keys: Keys = BRONWEN) -> str:
    """How a file is opened: its state, or the clause that refuses it."""
    try:
        return unseal(data, [keys], [KNOWN] if known is None else known).state
    except DamagedFile as error:
        return error.why


class Forged(NamedTuple):
    """A forged file, and the start of the clause that refuses it."""

    name: str
    data: bytes
    why: str
    keys: Keys = BRONWEN
    known: list[Companion] | None = None


CUT = "it was cut off or altered on its way"
NO_SEAL = "it is not something that was sealed for this program"
NOT_OURS = "it opens with your keys, but this program did not make it"
NO_MARK = "its mark does not fit"
STRANGER = "it comes from keys that are not known here"
NO_LETTER = "what is in it is not laid out as a letter"
WEAK = "its keys protect nothing"
NO_SIGNATURE = "its signature does not fit"
FOR_ANOTHER = "it was made for another person"
