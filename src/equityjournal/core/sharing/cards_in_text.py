"""Cards, found in a text that was quoted, wrapped anew or given other quotation marks."""

import re
from collections.abc import Iterator

LONGEST_CARD = 4096  # bytes; a card with the longest possible name has 600

_QUOTING = re.compile(r"^[ \t>|]+", re.MULTILINE)
_MARK = '["“”„‟«»″]'
_CARD = re.compile(
    r"\bcard\s{0,9}=\s{0,9}(?P<card>[12])\s{1,20}"
    rf"name\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<name>.{{1,500}}?){_MARK}\s{{1,20}}"
    rf"age\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<age>[\sa-z0-9]{{1,200}}){_MARK}\s{{1,20}}"
    rf"(?P<kind>signing|mark)\s{{0,9}}=?\s{{0,9}}{_MARK}(?P<key>[\sA-Za-z0-9+/=]{{1,200}}){_MARK}",
    re.DOTALL,
)


def cards_in(text: str) -> Iterator[bytes]:
    """The lines of each card in a text, as they were before it was sent.

    Only a card with nothing between its lines is taken; whether its keys are keys is for the reader of cards.
    """
    for card in _CARD.finditer(_QUOTING.sub("", text)):
        name = " ".join(card["name"].split())
        age = "".join(card["age"].split())
        key = "".join(card["key"].split()).rstrip("=") + "="
        lines = [
            f"card = {card['card']}",
            f'name = "{name}"',
            f'age = "{age}"',
            f'{card["kind"]} = "{key}"',
            "",
        ]
        yield "\n".join(lines).encode(errors="replace")
