"""Masking: stand-ins for identifying details in the texts of a document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import NamedTuple

from equityjournal.core.notices.masking.rewriting import Change, Rewriting, Span, spans_within
from equityjournal.core.notices.masking.stand_ins import StandIns
from equityjournal.core.notices.masking.trimming import ending_of, only_names
from equityjournal.core.notices.masking.values import Values
from equityjournal.core.notices.names.naming import Reader, is_behind_welsh
from equityjournal.core.notices.names.people import People, Person
from equityjournal.core.notices.names.roles import ENDS_APPOSITION, ROLES, role_before
from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.privacy import NOBODY, Known, find, without_overlaps
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.plain_words import plain_words_of
from equityjournal.core.text.folding import folded

_NAMED = {"name", "possible-name", "place"}
"""Kinds known again word by word; others are known by their letters and digits."""
_MOST_ROUNDS = 4  # rounds: text brought together by a stand-in is searched again, at most so often
_KEY = 16  # bytes: two texts never share a key


@dataclass(frozen=True, slots=True)
class Replacement:
    """A replaced value, with its count."""

    kind: str
    value: str
    stand_in: str
    count: int
    is_guess: bool = False
    """Whether a capital letter is the only reason."""


class Mask:
    """The stand-ins of a document, kept throughout for each person or place.

    Args:
        rules: The rules of identifying details.
        known: The writer's own list.
        texts: Every text of the document, so that a name found in any is masked in all. They are taken in
            turn, once, when the first words are to be masked.
    """

    def __init__(self, rules: IdentifierRules, known: Sequence[Known], texts: Iterable[str]) -> None:
        self._rules, self._words = rules, plain_words_of(rules)
        self._settled = [entry for entry in known if entry.kind == NOBODY]
        self._people, self._values, self._stand_ins = People(rules, self._words), Values(), StandIns()
        for entry in known:
            if entry.kind != NOBODY:
                self._people.list_person(entry.names, entry.stand_in, is_place=entry.kind == "place")
        self._unread: Iterable[str] = texts
        self._found: dict[bytes, Sequence[Finding]] = {}
        self._counts: dict[tuple[str, str, str, bool], int] = {}

    @property
    def replacements(self) -> list[Replacement]:
        """Replacements so far, by kind."""
        return [
            Replacement(kind, value, stand_in, count, is_guess)
            for (kind, value, stand_in, is_guess), count in sorted(self._counts.items())
        ]

    def text(self, text: str) -> str:
        """A text with every found value replaced."""
        if not text.strip():
            return text
        self._read_document()
        rewriting = Rewriting(text, self._stand_ins)
        for _ in range(_MOST_ROUNDS):
            changes = self._changes(rewriting.text, rewriting.ours)
            if not changes:
                break
            before = rewriting.text
            for change, stand_in in zip(changes, rewriting.replace(changes), strict=True):
                self._count(before[change.start : change.end], change, stand_in)
        return rewriting.text

    def _count(self, value: str, change: Change, stand_in: str) -> None:
        is_guess = change.person is not None and change.person.is_guess
        key = (change.kind, " ".join(value.strip(" ,").split()), stand_in, is_guess)
        self._counts[key] = self._counts.get(key, 0) + 1

    # People and values of the document

    def _read_document(self) -> None:
        """Meet the people of the document, and note its values, at the first words to be masked."""
        names = [
            name for text in self._unread if _key(text) not in self._found for name in self._names_in(text)
        ]
        for name in sorted(names, key=_FoundName.order):
            self._meet(name)
        self._unread = ()

    def _findings(self, text: str) -> Sequence[Finding]:
        """Findings in a text, without ordinary words; kept for the next time."""
        key = _key(text)
        if key not in self._found:
            found = find(text, self._rules, self._settled)
            self._found[key] = tuple(only_names(text, found, self._words))
        return self._found[key]

    def _names_in(self, text: str) -> Iterator["_FoundName"]:
        """Names found in a text; other values are noted."""
        for finding in self._findings(text):
            if finding.kind in _NAMED:
                yield _FoundName.of(text, finding)
            elif finding.kind != "date" or finding.sure != "low":  # "ninth" is a day in its own place alone
                self._values.add(text[finding.start : finding.end], finding)

    def _meet(self, name: "_FoundName") -> None:
        self._people.meet(name.value, name.finding, role=name.role, is_welsh=name.is_welsh)

    # Changes to a text

    def _changes(self, text: str, ours: Sequence[Span]) -> list[Change]:
        """Changes to make in a text, in order; the longest of several in one place."""
        page = folded(text)
        found = [self._change_of(text, finding) for finding in self._findings(text)]
        mentions = Reader(page.text, self._people, self._words, self._rules).mentions()
        every = [
            *(
                _change(_kind_of(person), page.span(start, end), person.plain, person, ending)
                for start, end, person, ending in mentions
            ),
            *found,
            *(
                _change(finding.kind, page.span(start, end), finding.stand_in)
                for start, end, finding in self._values.again(page.text)
            ),
        ]
        apart = [outside for change in every if (outside := _outside(change, ours))]
        return [_without_role(text, change) for change in without_overlaps(apart, len(text))]

    def _change_of(self, text: str, finding: Finding) -> Change:
        """The change for a finding."""
        span = (finding.start, finding.end)
        if finding.kind not in _NAMED:
            return _change(finding.kind, span, finding.stand_in)
        name = _FoundName.of(text, finding)
        if self._people.called(name.value) is None:
            self._meet(name)
        person = self._people.called(name.value)
        return _change(finding.kind, (name.start, finding.end), finding.stand_in, person, name.ending)


def _key(text: str) -> bytes:
    """The key of a text, far shorter than most."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


class _FoundName(NamedTuple):
    """A name found in a text."""

    value: str
    """The name, without title in small letters, and without the ending."""
    ending: str
    """The ending: "'s" of "Danutas boiler"."""
    start: int
    """Start, behind a role that serves as a title: "nan"."""
    role: str
    is_welsh: bool
    """Whether a Welsh word before may have changed its first letter."""
    finding: Finding

    @classmethod
    def of(cls, text: str, finding: Finding) -> "_FoundName":
        """The name of a finding."""
        value, ending = text[finding.start : finding.end], ending_of(text, finding)
        start = _start_of_name(value, finding.start)
        value = value[start - finding.start :]
        role = role_before(text, start, finding.end) if finding.kind != "place" else None
        is_welsh = is_behind_welsh(text, start)
        return cls(
            value[:-1] if ending else value, ending, start, role.words if role else "", is_welsh, finding
        )

    def order(self) -> tuple[int, bool, bool]:
        """Order of meeting: full names first, forms of a name last."""
        return -len(self.value.split()), self.is_welsh, self.value.endswith("s")


def _change(kind: str, span: Span, stand_in: str, person: Person | None = None, ending: str = "") -> Change:
    """A change; all are equally sure, so that the longest counts."""
    return Change(kind, *span, "", "high", stand_in, person, ending)


def _start_of_name(value: str, start: int) -> int:
    """Start of a name, behind a role in small letters that serves as its title: "nan"."""
    title, _, name = value.partition(" ")
    return start + len(title) + 1 if name and title in ROLES else start


def _kind_of(person: Person) -> str:
    if person.is_place:
        return "place"
    return "possible-name" if person.is_guess else "name"


def _outside(change: Change, ours: Sequence[Span]) -> Change | None:
    """The longest part of a change outside the stand-ins; None if nothing is left."""
    pieces, start = [], change.start
    for first, last in spans_within(ours, change.start, change.end):
        pieces.append((start, first))
        start = last
    pieces.append((start, change.end))
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0])
    return replace(change, start=first, end=last) if first < last else None


def _without_role(text: str, change: Change) -> Change:
    """A change of a name that stands behind a role: the role alone is left."""
    role = (
        role_before(text, change.start, change.end) if change.person and not change.person.is_place else None
    )
    if role is None:
        return change
    if not role.is_apposed:
        return replace(change, start=role.gap, is_told_by_role=True)
    if not ENDS_APPOSITION.match(text, change.end):
        return change
    end = change.end + 1 if text[change.end : change.end + 1] == "," else change.end
    return replace(change, start=role.gap, end=end, is_told_by_role=True)
