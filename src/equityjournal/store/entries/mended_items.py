"""The items of an entry's file, mended one by one.

Each mend is told in a clause, and says which parts of the file stand there in other words afterwards.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from equityjournal.core.entries.entry import SCHEMA, looks_like_private
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.disk.seal import sealed
from equityjournal.store.disk.toml import quoted
from equityjournal.store.entries import mended_values as values
from equityjournal.store.entries.layout import KEYS_OF, MARKS, TABLES, TOP_KEYS, Item, items_of

LISTS = {"people", "themes", "feelings", "shown", "passed"}
DAYS = {"happened", "due", "done", "dropped"}
MOMENTS = {"written", "edited"}
NEEDED = {"written", "happened", "pack", "language"}
_ID = re.compile(r"^\d{4}-\d{2}-\d{2}")


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
    """A fault that is left to the person.

    Args:
        why: The fault, and what to do, in a clause.
        day: A day as typed, if a person can say which it is.
    """

    def __init__(self, why: str, day: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.day = day


@dataclass
class Mender:
    """A file being mended, item by item."""

    path: Path
    days: Mapping[str, date]
    mends: list[Mend]
    replaced: list[str] = field(default_factory=list)
    lacks_words: bool = False

    def mended(self, text: str) -> bytes:
        """The file as mended, sealed.

        Raises:
            Left: With the first fault that is left to the person.
            Unclear: When a text has no end that is beyond doubt.
        """
        items = items_of(text)
        there = {item.key for item in items if item.kind == "pair"}
        self.lacks_words = "text" not in there or not there >= NEEDED
        items = [self._heading(item) if item.kind == "heading" else item for item in items]
        items = [self._pair(item) if item.kind == "pair" else item for item in items]
        items = self._marked(items)
        items = self._moved_up(items)
        items = self._without_empty_doubles(items)
        items = self._with_lost_keys(items)
        items = self._with_strays(items)
        self.mends.sort(key=lambda mend: mend.line)
        body = "".join(_ended(item.raw) for item in items if item.kind != "seal")
        return sealed(body.encode(), self.path.stem)

    def _mend(self, item: Item, raw: str, clause: str) -> Item:
        self.mends.append(Mend(item.line, clause, raw.strip().split("\n")[0]))
        return replace(item, raw=raw)

    def _heading(self, item: Item) -> Item:
        """A heading, with two brackets on each side."""
        name = TABLES.get(item.table)
        right = f"[[{item.table}]]"
        if name is None or re.sub(r"\s|#.*", "", item.raw) == right:
            return item
        note = values.note_behind(item.raw)
        self.replaced.append(item.raw.split("#")[0])
        return self._mend(item, f"{right}{note}\n", say("the heading becomes {heading}", heading=right))

    def _pair(self, item: Item) -> Item:
        """A pair of a key and a value that can be read."""
        key = item.key
        if key in MARKS:
            return item  # all of them together
        known = key in TOP_KEYS | KEYS_OF["answers"] | KEYS_OF["steps"]
        if key in LISTS:
            return self._list(item)
        if key in DAYS:
            return self._day(item)
        if key in MOMENTS:
            return self._moment(item)
        if key == "schema":
            return self._schema(item)
        if item.is_read and (isinstance(item.value, str) or not known):
            return self._spelt(item)
        if item.is_read and isinstance(item.value, list | dict):
            raise Left(say("line {line}: “{key}” must be text in quotes", line=item.line, key=key))
        return self._text(item)

    def _spelt(self, item: Item) -> Item:
        """A pair whose value is sound, with its key as it should be spelt."""
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
        """A day of a single reading, or the day that a person chose."""
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
        """A day near to the entry's: that in its id."""
        found = _ID.match(self.path.stem)
        return date.fromisoformat(found[0]) if found else date(2026, 1, 1)

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

    def _schema(self, item: Item) -> Item:
        if item.is_read and item.value == SCHEMA and not isinstance(item.value, bool):
            return self._spelt(item)
        if values.bare(item.given) != str(SCHEMA):
            raise Left(say("line {line}: “schema” must be {schema}", line=item.line, schema=SCHEMA))
        self.replaced.append(item.typed)
        return self._mend(item, f"schema = {SCHEMA}\n", say("“schema” stands without quotation marks"))

    def _marked(self, items: Sequence[Item]) -> list[Item]:
        """The marks of privacy, each once, above the answers; never less private than any of them says."""
        for mark in MARKS:
            found = [item for item in items if item.key == mark and item.kind == "pair"]
            said = mark == "private" and any(_says_private(item) for item in items)
            if len(found) == 1 and _is_plain(found[0], mark) and not found[0].block and not said:
                continue
            if found:
                items = self._with_mark(items, found, mark, said=said)
            elif mark == "private":
                clause = say("no line says whether it is private, so it becomes private")
                items = _with_pair(items, "private = true\n", mark)
                self.mends.append(Mend(0, clause, "private = true"))
        return list(items)

    def _with_mark(
        self, items: Sequence[Item], found: Sequence[Item], mark: str, *, said: bool
    ) -> list[Item]:
        """The items with one mark in place of several or misspelt ones.

        Args:
            items: All items.
            found: The marks among them.
            mark: The mark, as it should be spelt.
            said: A line of words says that the entry is private.

        Raises:
            Left: When any seems to say no in other words: a mend must not open an entry.
        """
        odd = [item for item in found if not _is_plain(item, mark)]
        for item in odd:
            if values.bare(item.given).casefold() in values.NO:
                raise Left(
                    say(
                        "line {line}: write {mark} = false or {mark} = true, in small letters and without "
                        "quotation marks",
                        line=item.line,
                        mark=mark,
                    )
                )
        is_true = said or bool(odd) or any(item.value is True for item in found)
        notes = "".join(values.note_behind(item.given) for item in found)
        line = f"{mark} = {'true' if is_true else 'false'}{notes}\n"
        self.replaced += [item.raw.split("#")[0] for item in found]
        shown = (odd or found)[-1]
        clause = say("the entry becomes private") if is_true and mark == "private" else line.strip()
        if not is_true or mark != "private":
            clause = say("it says {mark} once, above the answers", mark=line.split("#")[0].strip())
        self.mends.append(Mend(shown.line, clause, line.strip()))
        left = [item for item in items if not any(item is one_mark for one_mark in found)]
        at = next((at for at, item in enumerate(items) if item is found[0] and not item.block), None)
        if at is None:
            return _with_pair(left, line, mark)
        return [*left[:at], replace(found[0], raw=line), *left[at:]]

    def _moved_up(self, items: Sequence[Item]) -> list[Item]:
        """Keys of the entry that stand in an answer, above the answers."""
        stray = [
            item
            for item in items
            if item.kind == "pair"
            and item.table in ("answers", "steps")
            and item.key in TOP_KEYS - KEYS_OF[item.table]
        ]
        left = [item for item in items if not any(item is moved for moved in stray)]
        for item in stray:
            clause = say("“{key}” moves up, above the answers", key=item.key)
            self.mends.append(Mend(item.line, clause, item.raw.strip().split("\n")[0]))
            left = _with_pair(left, _ended(item.raw), item.key)
        return left

    def _without_empty_doubles(self, items: Sequence[Item]) -> list[Item]:
        """The items without an empty value whose key is there once more.

        Raises:
            Left: When a key is there twice with words.
        """
        kept: list[Item] = []
        pairs = [item for item in items if item.kind == "pair"]
        for item in items:
            doubles = [other for other in pairs if _place(other) == _place(item) and other is not item]
            is_empty = item.kind == "pair" and item.value in ("", [])
            if item.kind == "pair" and not is_empty and any(other.value not in ("", []) for other in doubles):
                raise Left(
                    say("line {line}: “{key}” is there twice; keep one of them", line=item.line, key=item.key)
                )
            if is_empty and doubles:
                pairs = [other for other in pairs if other is not item]
                self.replaced.append(item.raw)
                clause = say("an empty “{key}” is taken out, as it is there once more", key=item.key)
                self.mends.append(Mend(item.line, clause))
            else:
                kept.append(item)
        return kept

    def _with_lost_keys(self, items: Sequence[Item]) -> list[Item]:
        """The items with the id, which the name and the seal say too, and the schema."""
        there = {item.key for item in items if item.kind == "pair" and not item.block}
        for key, raw in (("id", f'id = "{self.path.stem}"\n'), ("schema", f"schema = {SCHEMA}\n")):
            if key not in there:
                self.mends.append(Mend(0, say("the line “{key}” is put back", key=key), raw.strip()))
                items = [Item("pair", 0, raw, key=key), *items]
        return list(items)

    def _with_strays(self, items: Sequence[Item]) -> list[Item]:
        """Lines of words that stand outside, as words of an answer.

        Raises:
            Left: When there is no answer to put them into.
        """
        strays = [item for item in items if item.kind == "stray" and item.raw.strip()]
        result = [item for item in items if item.kind != "stray"]
        for item in reversed(strays):
            texts = [at for at, other in enumerate(result) if (other.table, other.key) == ("answers", "text")]
            before = [at for at in texts if result[at].line < item.line]
            if not texts:
                raise Left(say("line {line}: it stands outside the entry's answers", line=item.line))
            at = before[-1] if before else texts[0]
            words = item.raw.strip()
            text = str(result[at].value)
            joined = f"{text.rstrip()}\n{words}" if before else f"{words}\n{text}"
            result[at] = replace(result[at], raw=f"text = {quoted(joined)}\n", value=joined)
            where = (
                say("words outside the answers become the end of the answer above")
                if before
                else say("words above the entry become the beginning of its first answer")
            )
            self.mends.append(Mend(item.line, where, words))
        return result


def _unclear(item: Item, typed: str) -> str:
    """The clause for a day that could be several, or none."""
    if not typed:
        return say("line {line}: “{key}” has no day; write it like 2026-06-03", line=item.line, key=item.key)
    return say(
        "line {line}: “{typed}” could be more than one day, or none; write it like 2026-06-03",
        line=item.line,
        typed=typed,
    )


def _place(item: Item) -> tuple[int, str]:
    return item.block, item.key


def _says_private(item: Item) -> bool:
    """Whether a line of words outside the answers speaks of privacy."""
    return item.kind == "stray" and any(map(looks_like_private, re.findall(r"[^\W_]+", item.raw)))


def _is_plain(item: Item, mark: str) -> bool:
    """Whether a mark is spelt as it should be."""
    return item.typed == mark and (item.value is True or item.value is False)


def _with_pair(items: Sequence[Item], raw: str, key: str) -> list[Item]:
    """The items with a pair at the end of those above the first heading."""
    at = next((at for at, item in enumerate(items) if item.kind in ("heading", "seal")), len(items))
    while at and items[at - 1].kind == "note" and not items[at - 1].raw.strip():
        at -= 1
    value = items_of(raw)[0].value
    return [*items[:at], Item("pair", 0, raw, key=key, value=value, is_read=True), *items[at:]]


def _ended(raw: str) -> str:
    """Lines with a line end behind the last."""
    return raw if raw.endswith("\n") else f"{raw}\n"
