"""Single items of an entry's file, mended.

Each mend is told in a clause, and says which parts of the file stand there in other words afterwards.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.faults import mended_values as values
from equityjournal.store.faults.layout import KNOWN, MARKS, TABLES, Item
from equityjournal.store.records.toml import quoted

LISTS = {"people", "themes", "feelings", "shown", "passed"}
DAYS = {"happened", "due", "done", "dropped", "checked"}
MOMENTS = {"written", "edited", "started"}
YES_OR_NO = {"knows"}
_DAY = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})")


class Mend(NamedTuple):
    """A single mend."""

    line: int
    """The line mended, from 1; 0 for the whole file."""
    clause: str
    """The mend, without a word of the entry, which may be private."""
    now: str = ""
    """The line as it would be."""

    @property
    def sentence(self) -> str:
        """The mend with its line, in a clause."""
        return say("line {line}: {what}", line=self.line, what=self.clause) if self.line else self.clause


class Left(Exception):
    """A fault left to the person.

    Args:
        why: The fault, and what to do, in a clause.
        day: A day as typed, if a person can say which it is.
    """

    def __init__(self, why: str, day: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.day = day


@dataclass
class ItemMender:
    """The mends of headings and pairs, each by itself."""

    identity: str
    """Id of the entry, or name of the draft."""
    days: Mapping[str, date]
    mends: list[Mend]
    replaced: list[str] = field(default_factory=list)

    def _mend(self, item: Item, raw: str, clause: str) -> Item:
        self.mends.append(Mend(item.line, clause, raw.strip().split("\n")[0]))
        return replace(item, raw=raw)

    def heading(self, item: Item) -> Item:
        """A heading, with two brackets on each side."""
        name = TABLES.get(item.table)
        right = f"[[{item.table}]]"
        if name is None or re.sub(r"[ \t\n]|#.*", "", item.raw) == right:
            return item
        note = values.note_behind(item.raw)
        self.replaced.append(item.raw.split("#")[0])
        return self._mend(item, f"{right}{note}\n", say("the heading becomes {heading}", heading=right))

    def pair(self, item: Item) -> Item:
        """A key with a readable value."""
        key = item.key
        if key in MARKS:
            return item  # all of them together
        known = key in KNOWN
        if key in LISTS:
            return self._list(item)
        if key in DAYS:
            return self._day(item)
        if key in MOMENTS:
            return self._moment(item)
        if key == "schema":
            return self._schema(item)
        if key in YES_OR_NO:
            return self._yes_or_no(item)
        if item.is_read and (isinstance(item.value, str) or not known):
            return self._spelt(item)
        if item.is_read and isinstance(item.value, list | dict):
            raise Left(say("line {line}: “{key}” must be text in quotes", line=item.line, key=key))
        return self._text(item)

    def _spelt(self, item: Item) -> Item:
        """A pair with a sound value, and its key spelt rightly."""
        if item.typed == item.key and item.is_read:
            return item
        self.replaced.append(item.typed)
        return self._mend(
            item, f"{item.key} = {item.given}\n", say("“{key}” and “=” stand before the words", key=item.key)
        )

    def _text(self, item: Item) -> Item:
        words, note = (item.value, "") if isinstance(item.value, str) else values.text_of(item.given)
        if item.key != "text":
            words = values.on_one_line(words)
        self.replaced.append(item.typed)
        mended = self._mend(
            item,
            f"{item.key} = {quoted(words)}{note}\n",
            say("the words of “{key}” get straight quotation marks around them", key=item.key),
        )
        return replace(mended, value=words, is_read=True)

    def _list(self, item: Item) -> Item:
        is_list = isinstance(item.value, list) and all(isinstance(member, str) for member in item.value)
        if item.is_read and is_list:
            return self._spelt(item)
        members = values.list_of(item.given, item.value if isinstance(item.value, str) else None)
        self.replaced.append(item.typed)
        return self._mend(
            item,
            f"{item.key} = {values.as_list(members)}\n",
            say("“{key}” becomes a list: in square brackets, each in quotation marks", key=item.key),
        )

    def _day(self, item: Item) -> Item:
        """An unambiguous day, or a person's chosen day."""
        is_day = isinstance(item.value, date) and not isinstance(item.value, datetime)
        if item.is_read and is_day:
            return self._spelt(item)
        typed = values.bare(item.given)
        day = self.days.get(typed) or values.day_of(typed, self._near())
        if day is None:
            raise Left(_unclear(item, typed), typed)
        self.replaced += [item.typed, typed]
        raw = f"{item.key} = {day.isoformat()}{values.note_behind(item.given)}\n"
        clause = say("“{typed}” becomes {iso}, which is {day}", typed=typed, iso=day, day=in_words(day))
        if typed == day.isoformat():
            clause = say("“{key}” stands without quotation marks", key=item.key)
        return self._mend(item, raw, clause)

    def _near(self) -> date:
        """A day near the entry's, as in its name."""
        found = _DAY.match(self.identity)
        return date.fromisoformat("-".join(found.groups())) if found else date(2026, 1, 1)

    def _moment(self, item: Item) -> Item:
        if item.is_read and isinstance(item.value, datetime):
            return self._spelt(item)
        typed = values.bare(item.given)
        if values.moment_in(typed) is None:
            why = say(
                "line {line}: “{key}” must be a day and time such as 2026-06-03T18:10:00+01:00",
                line=item.line,
                key=item.key,
            )
            raise Left(why)
        self.replaced.append(item.typed)
        raw = f"{item.key} = {typed}{values.note_behind(item.given)}\n"
        return self._mend(item, raw, say("“{key}” stands without quotation marks", key=item.key))

    def _yes_or_no(self, item: Item) -> Item:
        if item.is_read and isinstance(item.value, bool):
            return self._spelt(item)
        word = values.bare(item.given).casefold()
        if word not in {*values.YES, *values.NO}:
            why = say("line {line}: “{key}” must be true or false", line=item.line, key=item.key)
            raise Left(why)
        self.replaced.append(item.typed)
        answer = "true" if word in values.YES else "false"
        raw = f"{item.key} = {answer}{values.note_behind(item.given)}\n"
        return self._mend(item, raw, say("“{key}” becomes {answer}", key=item.key, answer=answer))

    def _schema(self, item: Item) -> Item:
        if item.is_read and item.value == SCHEMA and not isinstance(item.value, bool):
            return self._spelt(item)
        if values.bare(item.given) != str(SCHEMA):
            raise Left(say("line {line}: “schema” must be {schema}", line=item.line, schema=SCHEMA))
        self.replaced.append(item.typed)
        return self._mend(item, f"schema = {SCHEMA}\n", say("“schema” stands without quotation marks"))


def _unclear(item: Item, typed: str) -> str:
    """The clause for an unclear day."""
    if not typed:
        return say("line {line}: “{key}” has no day; write it like 2026-06-03", line=item.line, key=item.key)
    # The text is not told: it may be any words of an entry that is private.
    return say(
        "line {line}: the day behind “{key}” could be more than one, or none; write it like 2026-06-03",
        line=item.line,
        key=item.key,
    )
