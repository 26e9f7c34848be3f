"""The blocks of a document for reading.

Markdown, pages, Word documents and plain text are all written from them.

Words in a block are as typed; each format shows hidden characters as `visible.show` does, and keeps its own
marks apart from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

PART = 2
"""The level of a heading for a part of the document; 3 is one for an entry."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the document, below its title."""

    kind: ClassVar[str] = "heading"
    level: int
    """`PART`, or the level below."""
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its name."""

    kind: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, above its answer."""

    kind: ClassVar[str] = "question"
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its line breaks kept."""

    kind: ClassVar[str] = "paragraph"
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Items:
    """A list without numbers."""

    kind: ClassVar[str] = "items"
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Room:
    """Empty lines to write on by hand."""

    kind: ClassVar[str] = "room"
    lines: int


Block = Heading | Facts | Question | Paragraph | Items | Room


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a document."""

    title: str
    sentences: Sequence[str]
    """Sentences below the title: what it holds, whether it is masked, the day of writing out."""
    made: str
    """The day of writing out as an ISO date, for the properties of a file."""
    language: str = "en-GB"
    """The language of the document's own words."""


class Renderer(Protocol):
    """A writer of blocks in a format."""

    ending: str
    """The ending of a file's name, such as ".md"."""
    on_screen: bool
    """Whether the document is for reading on the screen."""

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The document, in pieces.

        Each block is written when it comes, where the format allows.
        """
