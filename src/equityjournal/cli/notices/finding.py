"""What is worth a second look, for every verb that says so: finders, the line after writing, masking."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.session.session import name_problems
from equityjournal.cli.terminal.output import tell
from equityjournal.core.notices.noticing import texts_of
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.config import shipped_packs

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices import wordlist
    from equityjournal.core.notices.identifiers import IdentifierRules
    from equityjournal.core.notices.masking import Mask, Masked, Replacement
    from equityjournal.core.notices.noticing import Finding
    from equityjournal.core.notices.privacy import Known

Finder = Callable[[str, "Entry"], "list[Finding]"]


@dataclass(frozen=True)
class Noticed:
    """One finding in one text of an entry."""

    about: str
    """What kind of finder found it: identity, or language."""
    entry: "Entry"
    answer: int | None
    """The number of the answer, from 1; None: another field."""
    where: str
    """The field, as it is said: "answer 2", "setting"."""
    text: str
    finding: "Finding"

    @property
    def value(self) -> str:
        """What was found: for the person's own screen alone."""
        return self.text[self.finding.start : self.finding.end]

    @property
    def gentler(self) -> Sequence[str]:
        """What could be said instead, where a guide to language says so."""
        return getattr(self.finding, "gentler", ())

    @property
    def source(self) -> str:
        """Whose guide to language says so."""
        return getattr(self.finding, "source", "")


def finders(session: "Session") -> dict[str, Finder]:
    """Every finder by what it is about."""
    from equityjournal.core.notices import language, privacy  # noqa: PLC0415 - loads Pydantic

    rules, known = rules_of(session)
    return {
        "identity": lambda text, _entry: privacy.find(text, rules, known),
        "language": lambda text, entry: list(language.find(text, language_rules_of(session, entry.language))),
    }


def language_rules_of(session: "Session", language: str) -> "wordlist.WordRules":
    """The rules about words in one language; a file that cannot be read is named once, and hides nothing."""
    from equityjournal.store.packs.word_rules import language_rules  # noqa: PLC0415 - loads Pydantic

    if language not in _RULES:
        own = session.root / "prompts" / "words"
        _RULES[language], problems = language_rules(shipped_packs() / "words", own, language)
        name_problems(problems)
    return _RULES[language]


_RULES: "dict[str, wordlist.WordRules]" = {}
"""Those read already, by language, for this command."""


def rules_of(session: "Session") -> "tuple[IdentifierRules, Sequence[Known]]":
    """The rules and the writer's own list; a file that cannot be read is named, and hides nothing."""
    from equityjournal.store.packs.private_list import read_private_list  # noqa: PLC0415 - loads Pydantic
    from equityjournal.store.packs.word_rules import identifier_rules  # noqa: PLC0415 - loads Pydantic

    root = session.root
    rules, problems = identifier_rules(shipped_packs() / "words", root / "prompts" / "words")
    known, unread = read_private_list(root)
    name_problems([*problems, *unread])
    return rules, known


def noticed(entry: "Entry", by: "dict[str, Finder]") -> "Iterator[Noticed]":
    """Every finding in one entry, in the order of its texts. What the program itself asked is left alone."""
    for where, text, answered in texts_of(entry):
        found = [(finding, about) for about, finder in by.items() for finding in finder(text, entry)]
        for finding, about in sorted(found, key=lambda one: one[0].start):
            yield Noticed(about, entry, answered, where, text, finding)


def tell_if_noticed(session: "Session", entry: "Entry", *, to: TextIO) -> None:
    """After an entry is safe: one line, if something in it is worth a second look, and how to look.

    What happened to the writer is left alone.
    """
    if entry.happened_to_me:
        return
    count = sum(1 for _ in noticed(entry, finders(session)))
    if not count:
        return
    tell(
        say_many(
            "1 thing in it may be worth a second look: `equityjournal notices {id}`",
            "{count} things in it may be worth a second look: `equityjournal notices {id}`",
            count,
            id=entry.id,
        ),
        to=to,
    )


def masked_for_export(
    session: "Session", entries: "Sequence[Entry]", without: Sequence[str]
) -> "list[Masked]":
    """Entries as they may leave the journal; every replacement is listed on standard error.

    Raises:
        UnknownName: When what is to be left out is neither the setting nor the people.
    """
    from equityjournal.core.notices.masking import mask_for, masked  # noqa: PLC0415 - loads Pydantic

    left_out = {
        find_one(one, {"setting": say("setting"), "people": say("people")}, say("field")) for one in without
    }
    rules, known = rules_of(session)
    mask = mask_for(entries, rules, known)
    made = [
        masked(one, mask, setting="setting" not in left_out, people="people" not in left_out)
        for one in entries
    ]
    tell_replaced(mask.replacements, left_out)
    return made


def mask_of(session: "Session", entries: "Sequence[Entry]", texts: Sequence[str]) -> "Mask":
    """The mask of one document about these entries, which also holds texts of its own.

    A name that an entry gives away is masked in the document, though it stands alone there.
    """
    from equityjournal.core.notices.masking import mask_for  # noqa: PLC0415 - loads Pydantic

    rules, known = rules_of(session)
    return mask_for(entries, rules, known, texts)


def tell_replaced(
    replacements: "Sequence[Replacement]",
    left_out: set[str] | None = None,
    *,
    sealed: bool = False,
    to: TextIO | None = None,
) -> None:
    """What was replaced: on a terminal with the values; into a file or a log by kind and number alone.

    Args:
        replacements: What was replaced.
        left_out: Fields left out of an export; None where it is none.
        sealed: Nobody else can open the file.
        to: Where to; standard error unless said.
    """
    to = to or sys.stderr
    total = sum(one.count for one in replacements)
    replaced = say_many("1 thing was replaced.", "{count} things were replaced.", total)
    tell(replaced if total else say("Nothing was replaced."), to=to)
    if to.isatty():
        for one in replacements:
            said = say(
                "{value} ({kind}, {count}): {stand_in}",
                value=one.value, kind=one.kind, count=one.count, stand_in=one.stand_in,
            )  # fmt: skip
            tell(said, indent=2, hang=2, to=to)
    else:
        for kind in sorted({one.kind for one in replacements}):
            count = sum(one.count for one in replacements if one.kind == kind)
            tell(say("{kind}: {count}", kind=kind, count=count), indent=2, to=to)
    if left_out is not None:
        tell(say("Days are given as months. What the program does not know is left out."), to=to)
    if left_out:
        tell(say("Left out: {what}.", what=", ".join(sorted(left_out))), to=to)
    look = say(
        "This looked for patterns, and misses names. Read it once as the person, a colleague or a "
        "neighbour would: could they recognise the story?"
    )
    tell(look if sealed else f"{look} {say('The file is not encrypted.')}", to=to)
