"""Cards ⇄ short texts, fit to paste into a message."""

from pydantic import ValidationError

from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.card import Card
from equityjournal.core.sharing.foreign_files import what_it_is
from equityjournal.core.sharing.keys import why_no_keys
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.faults import first_fault
from equityjournal.core.text.speech import say
from equityjournal.store.records import toml

LARGEST = 4096  # bytes; a card with the longest possible name has 600
_NEWEST = 2  # version of cards with a key for marks


def card_text(card: Card) -> str:
    """The text of a card, to give to others."""
    remark = say("A card for equityjournal. Nothing in it is secret.")
    version = 2 if card.mark else 1
    table = {"card": version, **(card.as_sent if card.mark else card).model_dump()}
    return f"# {remark}\n{toml.to_toml(table)}"


def card_in(data: bytes) -> Card:
    """The card in a text.

    Line ends, blank lines and a byte order mark make no difference.

    Raises:
        DamagedFile: With a clause, when it is no card or an incomplete one; `NewerFile` when a later version
            of the program made it.
    """
    if len(data) > LARGEST:
        raise DamagedFile(say("it is longer than any card"))
    try:
        table = toml.parse(data)
    except DamagedFile:
        said = say("it is not a card, or not the card alone, as `equityjournal keys show` prints it")
        raise DamagedFile(said) from None
    version = table.pop("card", None)
    if isinstance(version, int) and version > _NEWEST:
        raise NewerFile(say("a newer version of the program made it; update equityjournal to read it"))
    key = "mark" if version == _NEWEST else "signing"
    if type(version) is not int or version < 1 or not table.get(key):
        raise DamagedFile(say("it is not a card, or not the whole card"))
    if not set(table) <= {"name", "age", key}:
        raise DamagedFile(say("it holds more than a card does"))
    try:
        card = Card.model_validate(table)
    except ValidationError as error:
        raise DamagedFile(first_fault(error)[1]) from None
    if why := why_no_keys(card):
        raise DamagedFile(why)
    return card


def card_within(data: bytes) -> Card:
    """The card of the only card in a file that went through mail, Word or anything else.

    Raises:
        DamagedFile: With a clause, when it holds no card, or those of several people; `NewerFile` as above.
    """
    try:
        return card_in(data)
    except NewerFile:
        raise
    except DamagedFile as error:
        blocks = blocks_in(data)
        cards = [block.data for block in blocks if block.kind == "card"]
        if len(cards) > 1:
            raise DamagedFile(say("it holds more than one card; ask for one alone")) from None
        if cards:
            return card_in(cards[0])
        if blocks:
            sealed = say("it is sealed, and no card; `equityjournal open FILE` opens what was sealed for you")
            raise DamagedFile(sealed) from None
        raise DamagedFile(what_it_is(data) or error.why) from None
