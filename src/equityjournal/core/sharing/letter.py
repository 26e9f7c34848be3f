"""Letters between a writer and a coach, one a file.

Each is made anew from these fields; no file of a journal is ever sent. What is marked is the bytes as they
came, never a letter written out again.
"""

import json
import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, ValidationError, model_validator

from equityjournal.core.sharing.card import Card, PublicKey
from equityjournal.core.sharing.letter_parts import (
    MOST,
    Ask,
    Digest,
    Got,
    Item,
    Line,
    Link,
    MessageId,
    Number,
    Reply,
    Result,
    Sent,
    SharedAgreement,
    SharedTalk,
    SharedTheme,
    StepTold,
    Text,
    Words,
)
from equityjournal.core.text.errors import DamagedFile, NewerFile
from equityjournal.core.text.speech import say
from equityjournal.core.text.visible import suspect

VERSION = 2
HEARD = 4  # words of an invitation

Nonce = PublicKey
"""32 random bytes in base64, spelt as a key is."""


class Letter(Sent):
    """All that one person has for another, at one time."""

    format: Literal["equityjournal"] = "equityjournal"
    version: Annotated[int, Field(ge=VERSION, le=VERSION)] = VERSION
    kind: Literal["answer", "letter", "new-keys"] = "letter"
    id: MessageId
    made: AwareDatetime
    sender: Annotated[Card, Field(alias="from")]
    recipient: Annotated[Card, Field(alias="to")]
    """The recipient, marked with the rest: a letter cannot be passed on as sent to another person."""
    nonce: Nonce | Literal[""] = ""
    invitation: Digest | Literal[""] = ""
    """In an answer: SHA-256 of the invitation's body."""
    heard: list[Line] = Field(default_factory=list, max_length=HEARD)
    """In an answer: the four words."""
    new_card: Card | None = None
    """In a letter of new keys: the card from now on."""
    link: Link | Literal[""] = ""
    n: Number = 0
    """Counts up per direction and link; 0 in a letter of version 1."""
    got: Got | None = None
    masked: bool = False
    note: Text = ""
    keep_until: date | None = None
    items: list[Item] = Field(default_factory=list, max_length=MOST)
    ask_about: list[SharedTheme] = Field(default_factory=list, max_length=MOST)
    """Themes the writer would like to be asked about."""
    agreed: list[SharedTalk] = Field(default_factory=list, max_length=MOST)
    steps: list[StepTold] = Field(default_factory=list, max_length=MOST)
    agreement: SharedAgreement | None = None
    replies: list[Reply] = Field(default_factory=list, max_length=MOST)
    questions: list[Words] = Field(default_factory=list, max_length=MOST)
    asks: list[Ask] = Field(default_factory=list, max_length=MOST)
    results: list[Result] = Field(default_factory=list, max_length=MOST)
    summary: list[Line] = Field(default_factory=list)
    """Sentences of `themes`, as programs before version 2 could send them; never in a new letter."""

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> "Letter":
        """Refuse a letter without the fields of its kind, or with those of another."""
        answers = bool(self.nonce and self.invitation and len(self.heard) == HEARD)
        wanted = {
            "answer": answers and self.n == 1 and not self.link and self.new_card is None,
            "letter": not (self.nonce or self.invitation or self.heard or self.new_card),
            "new-keys": bool(self.nonce and self.new_card) and not (self.invitation or self.heard),
        }
        if not wanted[self.kind]:
            raise ValueError("fields of another kind")
        return self

    @property
    def brings_entries(self) -> bool:
        """Whether it brings entries, wishes or a writer's words."""
        return bool(self.items or self.ask_about or self.note or self.summary)


def body_of(letter: Sent) -> bytes:
    """The bytes of a letter or invitation that are marked: readable JSON over several lines.

    Letters of all scripts stand as they are. Characters that could steer a screen or hide stand as escapes,
    so that even a program that only opens the seal shows nothing hidden.
    """
    text = json.dumps(letter.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
    return (suspect().sub(_escaped, text) + "\n").encode()


def _escaped(found: re.Match[str]) -> str:
    """A character as a JSON escape, except the layout's line breaks."""
    if found[0] == "\n":
        return "\n"
    return "\\u007f" if found[0] == "\x7f" else json.dumps(found[0])[1:-1]


_VERSION = re.compile(rb'"version":\s*([0-9]{1,9})')


def refuse_newer(data: bytes) -> None:
    """Refuse JSON that a later version of the program wrote."""
    if (stated := _VERSION.search(data)) and int(stated[1]) > VERSION:
        raise NewerFile(say("a newer version of the program wrote it; update equityjournal to read it"))


def from_json(data: bytes) -> Letter:
    """Parse a letter from its marked JSON."""
    refuse_newer(data)
    try:
        return Letter.model_validate_json(data)
    except ValidationError:  # Pydantic's message may quote the file, perhaps made by a stranger
        raise DamagedFile(say("what is in it is not laid out as a letter")) from None
