"""An entry's file mended as a whole: each item, then items in the wrong place.

The marks of privacy come first: of several, the most private holds.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from equityjournal.core.entries.entry import Entry, Writing
from equityjournal.core.entries.record_keys import looks_like_private
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.text.speech import say
from equityjournal.store.faults import mended_values as values
from equityjournal.store.faults.layout import KEYS_OF, MARKS, TABLES, TOP_KEYS, Item, holds_a_mark, items_of
from equityjournal.store.faults.mended_items import ItemMender, Left, Mend
from equityjournal.store.records.seal import sealed
from equityjournal.store.records.toml import quoted

NEEDED = {"happened", "pack", "language"}


@dataclass
class Mender(ItemMender):
    """A file being mended."""

    kind: type[Writing] = Entry
    """A draft has a moment of beginning in place of an id, and may have no words yet."""
    lacks_words: bool = False

    def mended(self, text: str) -> bytes:
        """The file as mended, sealed.

        Raises:
            Left: With the first fault that is left to the person.
            Unclear: When a text has no end that is beyond doubt.
        """
        items = items_of(text)
        there = {item.key for item in items if item.kind == "pair"}
        needed = NEEDED | ({"written", "text"} if self.kind is Entry else {"started"})
        self.lacks_words = not there >= needed
        items = [self.heading(item) if item.kind == "heading" else item for item in items]
        items = [self.pair(item) if item.kind == "pair" else item for item in items]
        items = self._marked(items)
        items = self._moved_up(items)
        items = self._without_empty_doubles(items)
        if self.kind is Entry:
            items = self._with_lost_keys(items)
        items = self._with_strays(items)
        self.mends.sort(key=lambda mend: mend.line)
        body = "".join(_ended(item.raw) for item in items if item.kind != "seal")
        return sealed(body.encode(), self.identity)

    def _marked(self, items: Sequence[Item]) -> list[Item]:
        """The marks of privacy, each once, above the answers.

        Never less private than any mark.
        """
        for mark in MARKS:
            found = [item for item in items if item.key == mark and item.kind == "pair"]
            said = mark == "private" and any(_says_private(item) for item in items)
            if (
                len(found) == 1
                and found[0].is_read
                and _is_plain(found[0], mark)
                and not found[0].block
                and not said
            ):
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
        """The items with a single mark for several or misspelt marks.

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
        is_true = said or bool(odd) or any(values.bare(item.given) == "true" for item in found)
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
        """Keys of the entry found in an answer, above the answers."""
        stray = [
            item
            for item in items
            if item.kind == "pair"
            and item.table in set(TABLES.values())
            and item.key in TOP_KEYS - KEYS_OF[item.table]
        ]
        left = [item for item in items if not any(item is moved for moved in stray)]
        for item in stray:
            clause = say("“{key}” moves up, above the answers", key=item.key)
            self.mends.append(Mend(item.line, clause, item.raw.strip().split("\n")[0]))
            left = _with_pair(left, _ended(item.raw), item.key)
        return left

    def _without_empty_doubles(self, items: Sequence[Item]) -> list[Item]:
        """The items without empty values of a repeated key.

        Raises:
            Left: When a key is there twice with words.
        """
        kept: list[Item] = []
        pairs = [item for item in items if item.kind == "pair"]
        left = Counter(map(_place, pairs))
        with_words = Counter(_place(item) for item in pairs if item.value not in ("", []))
        for item in items:
            if item.kind != "pair" or left[_place(item)] < 2:
                kept.append(item)
            elif item.value in ("", []):
                left[_place(item)] -= 1
                self.replaced.append(item.raw)
                clause = say("an empty “{key}” is taken out, as it is there once more", key=item.key)
                self.mends.append(Mend(item.line, clause))
            elif with_words[_place(item)] > 1:
                raise Left(
                    say("line {line}: “{key}” is there twice; keep one of them", line=item.line, key=item.key)
                )
            else:
                kept.append(item)
        return kept

    def _with_lost_keys(self, items: Sequence[Item]) -> list[Item]:
        """The items with the id, as in the name and the seal, and the schema."""
        there = {item.key for item in items if item.kind == "pair" and not item.block}
        for key, raw in (("id", f'id = "{self.identity}"\n'), ("schema", f"schema = {SCHEMA}\n")):
            if key not in there:
                self.mends.append(Mend(0, say("the line “{key}” is put back", key=key), raw.strip()))
                items = [Item("pair", 0, raw, key=key), *items]
        return list(items)

    def _with_strays(self, items: Sequence[Item]) -> list[Item]:
        """Stray lines of words, as words of an answer.

        Raises:
            Left: When there is no answer to put them into.
        """
        result = [item for item in items if item.kind != "stray"]
        strays = [list(run) for kind, run in groupby(items, lambda item: item.kind) if kind == "stray"]
        texts = [at for at, item in enumerate(result) if (item.table, item.key) == ("answers", "text")]
        if strays and not texts:
            raise Left(say("line {line}: it stands outside the entry's answers", line=strays[0][0].line))
        lines = [result[at].line for at in texts]
        above: list[str] = []
        behind: dict[int, list[str]] = {}
        for run in strays:
            words = "".join(map(_raw, run)).strip()
            before = bisect(lines, run[0].line)
            if before:
                behind.setdefault(texts[before - 1], []).append(words)
                where = say("words outside the answers become the end of the answer above")
            else:
                above.append(words)
                where = say("words above the entry become the beginning of its first answer")
            self.mends.append(Mend(run[0].line, where, words.split("\n")[0]))
        for at in {*behind, *texts[:1]} if strays else ():
            text = str(result[at].value)
            first = above if at == texts[0] else []
            last = behind.get(at, [])
            if first or last:
                joined = "\n".join([*first, text.rstrip() if last else text, *last])
                result[at] = replace(result[at], raw=f"text = {quoted(joined)}\n", value=joined)
        return result


def _raw(item: Item) -> str:
    return _ended(item.raw)


def _place(item: Item) -> tuple[int, str]:
    return item.block, item.key


def _says_private(item: Item) -> bool:
    """Whether words outside the answers mention privacy, or a line in them sets private = true.

    The words of an answer may have swallowed that line when they lost their end.
    """
    if item.kind == "stray":
        return any(map(looks_like_private, re.findall(r"[^\W_]+", item.raw)))
    return item.kind == "pair" and item.key not in MARKS and holds_a_mark(item.raw)


def _is_plain(item: Item, mark: str) -> bool:
    """Whether a mark is spelt rightly."""
    return item.typed == mark and item.given.split("#")[0].strip() in ("true", "false")


def _with_pair(items: Sequence[Item], raw: str, key: str) -> list[Item]:
    """The items with a pair at the end of those above the first heading."""
    at = next((at for at, item in enumerate(items) if item.kind in ("heading", "seal")), len(items))
    while at and items[at - 1].kind == "note" and not items[at - 1].raw.strip():
        at -= 1
    value = items_of(raw)[0].value
    return [*items[:at], Item("pair", 0, raw, key=key, value=value, is_read=True), *items[at:]]


def _ended(raw: str) -> str:
    """Lines with a line end behind the last; blank lines without odd spaces."""
    if not raw.strip():
        return "\n"
    return raw if raw.endswith("\n") else f"{raw}\n"
