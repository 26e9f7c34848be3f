"""Whole commands for other names of verbs, such as `find handover`."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from equityjournal.cli.commands import other_names
from equityjournal.cli.commands.typed_words import is_period, quoted
from equityjournal.store.settings.table import SETTINGS

_ALSO_LAST = frozenset(("latest", "newest"))
ENTRY = re.compile(r"last|latest|newest|\d{1,3}|\d{4}-\d{2}-\d{2}-[a-z2-7]{1,6}")
"""Entries as they are named: the last, by number, by id."""
NAMING_AN_ENTRY = frozenset(("entry", "number", "no", "nr", "my", "the", "that", "note"))
"""Words before an entry's name that say no more than the name: `entry 2`."""
_MAKING = frozenset(("make", "mark", "set", "turn", "put", "keep", "as", "to", *NAMING_AN_ENTRY))
_LAST = frozenset(("it", "this"))
"""Words for the entry just written."""
_PRIVATE = frozenset(("private", "hide", "hidden", "secret"))
_OPEN = frozenset(("public", "unhide", "unprivate"))
_BEGINNING = frozenset(("add", "new", "note"))
"""Words before a small step to be kept."""
_FACTS = frozenset(("date", "day", "title", "setting", "feeling", "of", "words", "text"))
_OF_ENTRIES = ("delete", "show", "edit", "done")
"""Groups of names for commands about an entry."""
_SEARCHING = frozenset(("find", "grep", "lookup", "look-up", "look-for"))
"""Names for `search` that seldom begin a text, as “where” and “query” do."""
_FORMATS = {
    "word": "docx", "docx": "docx", "pdf": "html", "html": "html", "markdown": "markdown", "csv": "csv",
    "excel": "csv", "supervision": "supervision",
}  # fmt: skip


class _Behind(NamedTuple):
    """A name typed for a verb, and words behind."""

    name: str
    words: Sequence[str]

    @property
    def entries(self) -> list[str]:
        """Entries among the words."""
        return [_entry(word) for word in self.words if ENTRY.fullmatch(word.casefold())]

    @property
    def others(self) -> set[str]:
        """The other words, but for those that only say “entry”."""
        return {_entry(word) for word in self.words} - set(self.entries) - NAMING_AN_ENTRY


def private_meant(words: Sequence[str]) -> str | None:
    """The command for `make private 1` or `hide last`.

    None for other words, such as “private matters”.
    """
    plain = [word.casefold() for word in words]
    line = _Behind("", plain)
    entries = line.entries or (["last"] if _LAST & set(plain) else [])
    marks = line.others - _MAKING - _LAST - {"not"}
    if len(entries) != 1 or len(marks) != 1 or not marks <= _PRIVATE | _OPEN:
        return None
    no_longer = bool(marks & _OPEN) != ("not" in plain)
    return f"edit {entries[0]} {'--not-private' if no_longer else '--private'}"


def meant(group: str, name: str, behind: Sequence[str]) -> str | None:
    """The command for another name of a verb.

    Without the program's name; None where the words do not fit.

    Args:
        group: The group of names, as in `other_names`.
        name: The name typed.
        behind: The words behind it.
    """
    way = _WAYS.get(group)
    return way(_Behind(name.casefold(), behind)) if way else None


def without_the_word_entry(words: Sequence[str], *besides: str) -> list[str]:
    """A line that names its entry: `entry 2` is 2, and `latest` is last.

    Args:
        words: The words of a line, an entry's name first.
        besides: Other words before a name that are to be left out.
    """
    says_entry = len(words) > 1 and words[0].casefold() in NAMING_AN_ENTRY | set(besides)
    line = words[1:] if says_entry and ENTRY.fullmatch(words[1].casefold()) else words
    return [*map(_last, line[:1]), *line[1:]]


def _last(word: str) -> str:
    """The word last for other words for it."""
    return "last" if word.casefold() in _ALSO_LAST else word


def _entry(word: str) -> str:
    return _last(word).casefold()


def in_a_text(words: Sequence[str]) -> str | None:
    """The command for words more like a command than a text: `remove 1`, `find handover`.

    None for other words.
    """
    if private := private_meant(words):
        return private
    name, behind = words[0], words[1:]
    if two := other_names.of_two_words(words):
        name, behind = two, words[2:]
    group = other_names.group_of(name)
    is_likely = group in _OF_ENTRIES or name.casefold() in _SEARCHING
    return meant(group, name, behind) if group and is_likely else None


def _of_an_entry(verb: str, *besides: str) -> Callable[[_Behind], str | None]:
    def line(behind: _Behind) -> str | None:
        fits = len(behind.entries) == 1 and behind.others <= set(besides)
        return f"{verb} {behind.entries[0]}" if fits else None

    return line


def _of_words(verb: str) -> Callable[[_Behind], str | None]:
    def line(behind: _Behind) -> str | None:
        return f"{verb} {quoted(' '.join(behind.words))}" if behind.words else None

    return line


def _of_a_word(verb: str, fits: Callable[[str], bool]) -> Callable[[_Behind], str | None]:
    def line(behind: _Behind) -> str | None:
        is_fit = len(behind.words) == 1 and fits(behind.words[0])
        return f"{verb} {quoted(behind.words[0])}" if is_fit else None

    return line


def _of_a_time(verb: str) -> Callable[[_Behind], str | None]:
    def line(behind: _Behind) -> str | None:
        time = " ".join(behind.words)
        return f"{verb} {time}" if behind.words and is_period(time) else None

    return line


def _tagging(behind: _Behind) -> str | None:
    words = without_the_word_entry(behind.words)
    is_entry = len(words) > 1 and ENTRY.fullmatch(words[0].casefold())
    return f"tag {words[0]} {quoted(' '.join(words[1:]))}" if is_entry else None


def _step(behind: _Behind) -> str | None:
    first, *rest = [*behind.words, ""]
    if first.casefold() not in _BEGINNING or not any(rest):
        return None
    return f"write --step {quoted(' '.join(rest).strip())}"


def _setting(behind: _Behind) -> str | None:
    is_setting = len(behind.words) > 1 and behind.words[0].casefold() in SETTINGS
    return f"config {behind.words[0].casefold()} {quoted(' '.join(behind.words[1:]))}" if is_setting else None


def _exporting(behind: _Behind) -> str | None:
    form = _FORMATS.get(behind.name)
    is_plain = form and not behind.others and len(behind.entries) == len(behind.words)
    return " ".join(["export", str(form), *behind.entries]) if is_plain else None


def _stopping(behind: _Behind) -> str | None:
    names = [word for word in behind.words if word.casefold() not in ("with", "sharing", "to")]
    return f"with {quoted(names[0])} --stop" if len(names) == 1 and _is_name(names[0]) else None


def _is_file(word: str) -> bool:
    return bool(re.fullmatch(r".*[/\\.].*", word))


def _is_name(word: str) -> bool:
    return word.isalpha() and word.istitle()


_WAYS: dict[str, Callable[[_Behind], str | None]] = {
    "delete": _of_an_entry("delete"),
    "show": _of_an_entry("show"),
    "edit": _of_an_entry("edit", *_FACTS),
    "done": _of_an_entry("done", "step"),
    "search": _of_words("search"),
    "list": _of_a_time("list"),
    "review": _of_a_time("review"),
    "tags": _tagging,
    "steps": _step,
    "config": _setting,
    "packs": _of_a_word("packs show", str.isascii),
    "with": _of_a_word("with", _is_name),
    "stop-with": _stopping,
    "import": _of_a_word("import", _is_file),
    "backup": _of_a_word("backup", _is_file),
    "open": _of_a_word("open", _is_file),
    "export": _exporting,
}
"""How each group of names takes the words behind it."""
