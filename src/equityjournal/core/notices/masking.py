"""Masking: stand-ins for identifying details in texts leaving the journal."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Step
from equityjournal.core.notices.identifiers import IdentifierRules
from equityjournal.core.notices.noticing import Finding, texts_of
from equityjournal.core.notices.privacy import Known, find, without_overlaps
from equityjournal.core.text.dates import month_names
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.folding import anywhere, folded, letters_of
from equityjournal.core.text.speech import say

NAMES = {"name", "possible-name", "place"}
"""Kinds of values sought again word by word; others by their letters and digits."""
_SHORTEST = 4  # characters: shorter values, such as ages, are masked only where they were found
_MOST_ROUNDS = 4  # rounds: text brought together by a stand-in is searched again, at most so often


class Masked(Entry):
    """An entry ready to leave the journal.

    Its days are the first of their month, and stand for the month.
    """


@dataclass(frozen=True, slots=True)
class Replacement:
    """A replaced value, with its count."""

    kind: str
    value: str
    stand_in: str
    count: int


class Mask:
    """The stand-ins of a document, kept throughout for each person or place.

    Args:
        rules: The rules of identifying details.
        known: The writer's own list.
        texts: Every text of the document, so that a name found in any is masked in all.
    """

    def __init__(self, rules: IdentifierRules, known: Sequence[Known], texts: Iterable[str]) -> None:
        self._rules, self._known = rules, known
        self._stand_ins: dict[str, str] = {}
        self._people: list[tuple[list[str], str, str]] = []
        self._given: dict[str, int] = {}
        self._values: dict[str, tuple[Finding, re.Pattern[str]]] = {}
        self._capital_only: set[str] = set()
        self._counts: dict[tuple[str, str, str], int] = {}
        found = [
            (text[finding.start : finding.end], finding)
            for text in texts
            for finding in find(text, rules, known)
        ]
        for value, finding in sorted(found, key=lambda pair: -len(pair[0].split())):
            self._remember(value, finding)

    @property
    def replacements(self) -> list[Replacement]:
        """Replacements so far, by kind."""
        return [Replacement(*key, count) for key, count in sorted(self._counts.items())]

    def text(self, text: str) -> str:
        """A text with every found value replaced."""
        for _ in range(_MOST_ROUNDS):
            found = self._find(text)
            if not found:
                break
            text = self._replaced(text, found)
        return text

    # Values to replace

    def _find(self, text: str) -> list[Finding]:
        """Findings in a text, with further places of known values."""
        page = folded(text)
        lower = page.text.lower()
        letters = letters_of(text)
        found = []
        for key, (finding, expression) in self._values.items():
            for match in expression.finditer(lower) if key in letters else ():
                if key in self._capital_only and page.text[match.start()].islower():
                    continue
                start, end = page.span(*match.span())
                found.append(Finding(finding.kind, start, end, finding.why, "high", finding.stand_in))
        found += [
            finding for finding in find(text, self._rules, self._known) if not self._is_ours(text, finding)
        ]
        return without_overlaps(found, len(text))

    def _is_ours(self, text: str, finding: Finding) -> bool:
        """Whether a finding is a stand-in of this mask."""
        return letters_of(text[finding.start : finding.end]) in {letters_of(given) for given in self._given}

    def _remember(self, value: str, finding: Finding) -> None:
        """Note a value, its pattern and its stand-in."""
        key, plain = letters_of(value), folded(value).text
        if plain in self._rules.words["names_that_are_words"]:
            self._capital_only.add(key)  # a person called Hope is masked, the word hope is not
        is_word = plain in self._rules.words["ordinary"] and key not in self._capital_only
        if (len(key) >= _SHORTEST or finding.kind in NAMES) and not is_word:
            expression = anywhere(value, closed_up=finding.kind not in NAMES)
            self._values.setdefault(key, (finding, expression))
        self._stand_in(value, finding)

    def _replaced(self, text: str, found: Sequence[Finding]) -> str:
        """A text with its findings replaced and counted."""
        pieces: list[str] = []
        done = 0
        for finding in found:
            value = text[finding.start : finding.end]
            stand_in = self._stand_in(value, finding)
            key = (finding.kind, " ".join(value.split()), stand_in)
            self._counts[key] = self._counts.get(key, 0) + 1
            starts = not pieces and not text[: finding.start].strip()
            before, fitted = fitting(text[done : finding.start], stand_in, starts=starts)
            pieces += [before, fitted]
            done = finding.end
        return "".join([*pieces, text[done:]])

    # Stand-ins

    def _stand_in(self, value: str, finding: Finding) -> str:
        """The stand-in of a value, made at first sight."""
        key = letters_of(value)
        if key not in self._stand_ins:
            plain = finding.stand_in or say("something left out")
            if finding.kind in ("name", "possible-name"):
                self._stand_ins[key] = self._stand_in_of_person(value, plain)
            elif finding.kind == "place":
                self._stand_ins[key] = self._unused_stand_in(plain)
            else:
                self._stand_ins[key] = plain
        return self._stand_ins[key]

    def _stand_in_of_person(self, value: str, plain: str) -> str:
        """The stand-in of a person, shared by all their names."""
        words = re.findall(r"\w+", folded(value).text.lower())
        title = words[0] if words and words[0].capitalize() in self._rules.titles and len(words) > 1 else ""
        names = words[1:] if title else words
        same = {
            stand_in
            for others, other, stand_in in self._people
            if _may_be_same_person(names, title, others, other)
        }
        chosen = same.pop() if len(same) == 1 else self._unused_stand_in(plain)
        self._people.append((names, title, chosen))
        return chosen

    def _unused_stand_in(self, plain: str) -> str:
        """An unused stand-in: "a person", "another person", "a third person"."""
        count = self._given[plain] = self._given.get(plain, 0) + 1
        article, _, rest = plain.partition(" ")
        if article not in ("a", "an") or count == 1:
            return plain if count == 1 else say("{name} {number}", name=plain, number=count)
        if count == 2:
            return say("another {what}", what=rest)
        ordinal = _ORDINALS.get(count)
        return f"a {ordinal} {rest}" if ordinal else say("{name} {number}", name=rest, number=count)


def _may_be_same_person(names: list[str], title: str, others: list[str], other: str) -> bool:
    """Whether two names may belong to one person: "Yusuf" and "Yusuf Begum".

    Titles must agree, or the shorter name must hold the first name: "Mrs Begum" may be another person.
    """
    fewer, more = sorted((names, others), key=len)
    if not set(fewer) <= set(more):
        return False
    return title == other or (len(more) > 1 and more[0] in fewer)


_ORDINALS = {3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}
_ARTICLE = re.compile(r"(?i)\b(?:the|a|an|this|that|our|my|your|his|her|their|its) $")
_ON = re.compile(r"\b(on|On) (?:the )?$")
_OPENS = re.compile(r"(?:[.!?:]\s+|\n\s*[-*]?\s*)[\"'“‘(]?$")


def fitting(before: str, stand_in: str, *, starts: bool) -> tuple[str, str]:
    """A stand-in and the text before, fitted to each other.

    "on 3 June" becomes "in June".

    Args:
        before: The text before the value.
        stand_in: The words in place of the value.
        starts: Whether the value is the first of the whole text.
    """
    if _is_month(stand_in) and (on := _ON.search(before)):
        return before[: on.start()] + ("in " if on[1] == "on" else "In "), stand_in
    article, _, rest = stand_in.partition(" ")
    if rest and article in ("a", "an", "another") and _ARTICLE.search(before):
        return before, f"other {rest}" if article == "another" else rest
    if starts or _OPENS.search(before):
        return before, stand_in[:1].upper() + stand_in[1:]
    return before, stand_in


def _is_month(stand_in: str) -> bool:
    return stand_in.split(" ")[0] in month_names()


# Whole entries


def mask_for(
    entries: Iterable[Entry], rules: IdentifierRules, known: Sequence[Known] = (), besides: Iterable[str] = ()
) -> Mask:
    """The mask for a document of entries and other texts.

    Args:
        entries: A name given away by any is masked in all, even where it stands alone.
        rules: The rules of identifying details.
        known: The writer's own list.
        besides: Other texts of the document.
    """
    typed = [typed.text for entry in entries for typed in texts_of(entry)]
    asked = [answer.question or "" for entry in entries for answer in entry.answers]
    return Mask(rules, known, [*typed, *asked, *besides])


def masked(entry: Entry, mask: Mask, *, setting: bool = True, people: bool = True) -> Masked:
    """An entry with every found value replaced, in every field.

    Unknown keys are left out.

    Args:
        entry: The entry; it stays unchanged.
        mask: The mask of the whole document.
        setting: Whether to keep the setting.
        people: Whether to keep the roles of people present.

    Raises:
        NotAllowed: For a private entry, which never leaves the journal masked.
    """
    if entry.private:
        raise NotAllowed(say("{id} is private, and stays in the journal.", id=entry.id))
    facts: dict[str, Any] = {
        "id": masked_id(entry),
        "happened": _month(entry.happened),
        "written": _start_of_month(entry.written),
        "edited": _start_of_month(entry.edited) if entry.edited else None,
        "title": mask.text(entry.title),
        "setting": mask.text(entry.setting) if setting else "",
        "people": _masked_texts(entry.people, mask) if people else [],
        "feelings": _masked_texts(entry.feelings, mask),
        "themes": _masked_texts(entry.themes, mask),
        "shown": [],
        "passed": [],
        "answers": [_masked_answer(answer, mask) for answer in entry.answers],
        "steps": [_masked_step(step, mask) for step in entry.steps],
    }
    kept = {name: getattr(entry, name) for name in ("schema_version", "private", "happened_to_me")}
    return Masked(**kept, **facts, pack=mask.text(entry.pack), language=mask.text(entry.language))


def masked_id(entry: Entry) -> str:
    """The id of a masked entry: first day of its month, and own letters."""
    return f"{_month(entry.happened).isoformat()}-{id_letters(entry.id)}"


def _masked_answer(answer: Answer, mask: Mask) -> Answer:
    return Answer(
        prompt=mask.text(answer.prompt) if answer.prompt else answer.prompt,
        question=mask.text(answer.question) if answer.question else answer.question,
        themes=_masked_texts(answer.themes, mask),
        text=mask.text(answer.text),
    )


def _masked_step(step: Step, mask: Mask) -> Step:
    days: Mapping[str, date | None] = {name: getattr(step, name) for name in ("due", "done", "dropped")}
    months = {name: _month(day) if day else None for name, day in days.items()}
    return Step(text=mask.text(step.text), horizon=step.horizon, reason=mask.text(step.reason), **months)


def _masked_texts(texts: Sequence[str], mask: Mask) -> list[str]:
    return [mask.text(text) for text in texts]


def _month(day: date) -> date:
    return day.replace(day=1)


def _start_of_month(moment: datetime) -> datetime:
    return datetime.combine(_month(moment.date()), time(), UTC)
