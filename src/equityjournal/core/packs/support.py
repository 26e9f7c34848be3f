"""Places of support, and the feelings to name them after."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints, model_validator

from equityjournal.core.notices.language.heaviness import (
    HeavyFeelings,
    TypedWordRules,
    families_found,
    is_of_writer,
    plain_words,
    rows,
)
from equityjournal.core.notices.language.wordlist_file import Phrase
from equityjournal.core.packs.support_kinds import Kind, Nation
from equityjournal.core.text.faults import Fault
from equityjournal.core.text.fields import STRICT, Slug, Words
from equityjournal.core.text.speech import say

MOST_LINES = 2  # sentences after an entry, at most


class _Strict(BaseModel):
    model_config = STRICT


class Channel(_Strict):
    """A way to reach a place."""

    kind: Kind
    how: Words


class SupportPlace(_Strict):
    """A place of support, its numbers and addresses confirmed by a page."""

    name: Words
    purpose: Words = Field(alias="for")
    nations: Annotated[list[Nation], Field(min_length=1)]
    channels: Annotated[list[Channel], Field(min_length=1)]
    role: bool = False
    """Whether the place is a role at work, such as a union rep, without page or number."""
    source: Annotated[str, StringConstraints(pattern=r"^https?://\S+( and https?://\S+)*$")] | None = None
    """Address of the confirming page, or pages."""
    seen_on: Literal["its own page", "a public body's page", "somebody else's page"] | None = None
    """Owner of the page; of several, the first."""
    checked: date | None = None
    """Day a stored copy of the page was read."""

    @model_validator(mode="after")
    def _is_confirmed(self) -> "SupportPlace":
        """Refuse a place without a confirming page, except roles."""
        for key in ("source", "seen_on", "checked"):
            if not self.role and getattr(self, key) is None:
                raise Fault(say("“{key}” is missing; only a role at work needs none", key=key), (key,))
        return self


class SupportLines(_Strict):
    """Sentences to say after an entry."""

    life: Words
    talk: Words
    advice: Words


class After(_Strict):
    """A family of feelings, with the sentences to follow."""

    id: Slug
    lines: Annotated[list[Literal["life", "talk", "advice"]], Field(min_length=1, max_length=MOST_LINES)]
    phrases: Annotated[list[Phrase], Field(min_length=1)]
    whole: list[Phrase] = []
    by_others: bool = False
    """Whether others have a part in it."""


class ReadingTable(_Strict):
    """Rules for reading typed words; each list has spaces between its words."""

    between: Words
    unless: Words
    after_unless: Words
    own: Words
    others: Words
    same: dict[str, str] = {}
    """Other spellings, parted by commas, by the word compared instead."""


class LeftAlone(_Strict):
    """Phrases only resembling a heavy feeling."""

    phrases: list[Phrase] = []


class SupportFile(_Strict):
    """The content of `support.toml`."""

    lines: SupportLines
    reading: ReadingTable
    after: list[After] = []
    left_alone: LeftAlone = LeftAlone()
    places: list[SupportPlace] = []


class Support:
    """Places of support, and the sentences to say after an entry.

    Args:
        file: The shipped file.
        own: The writer's own sentences, used instead of the shipped ones; None: no such file.
    """

    def __init__(self, file: SupportFile, own: Sequence[str] | None = None) -> None:
        self.places: Sequence[SupportPlace] = file.places
        self.own = own
        self._lines = file.lines
        self._families = [
            HeavyFeelings(after.id, after.lines, rows(after.phrases), rows(after.whole), after.by_others)
            for after in file.after
        ]
        table = file.reading
        self._reading = TypedWordRules(
            between=frozenset(plain_words(table.between)),
            unless=frozenset(plain_words(table.unless)),
            after_unless=frozenset(plain_words(table.after_unless)),
            same={
                tuple(plain_words(other)): tuple(plain_words(word))
                for word, others in table.same.items()
                for other in others.split(",")
            },
            left_alone=rows(file.left_alone.phrases),
            own=frozenset(plain_words(table.own)),
            others=frozenset(plain_words(table.others)),
        )

    def places_in(self, nation: Nation | None, kind: Kind | None) -> list[SupportPlace]:
        """Places for a nation and a channel; None for any.

        Args:
            nation: The nation served.
            kind: The kind of channel; only such channels are kept.
        """
        found = []
        for place in self.places:
            channels = [channel for channel in place.channels if kind in (None, channel.kind)]
            if channels and (nation is None or nation in place.nations):
                found.append(place.model_copy(update={"channels": channels}))
        return found

    def is_heavy(self, feelings: Iterable[str]) -> bool:
        """Whether any of these feelings calls for naming support."""
        return bool(self._found(feelings))

    def may_weigh_on_writer(self, texts: Iterable[str]) -> bool:
        """Whether heavy words in these answers may be about the writer."""
        return is_of_writer(texts, self._families, self._reading)

    def said_after(self, feelings: Iterable[str], *, happened_to_me: bool = False) -> Sequence[str]:
        """Sentences after an entry: at most two, and none after ordinary feelings.

        Args:
            feelings: The writer's feelings.
            happened_to_me: Whether the entry is about harm to the writer.
        """
        names = [family.lines for family in self._found(feelings)]
        if happened_to_me:  # a union first, unless a feeling calls for somebody to talk to
            names.append(["talk", "advice"] if names else ["advice", "talk"])
        if not names:
            return []
        first = names[0][0]
        further = [name for lines in names for name in lines[1:]]
        chosen = list(dict.fromkeys([first, *further]))[:MOST_LINES]
        if self.own is not None:
            return self.own[: len(chosen)]
        return [getattr(self._lines, name) for name in chosen]

    def _found(self, feelings: Iterable[str]) -> list[HeavyFeelings]:
        return families_found(feelings, self._families, self._reading)
