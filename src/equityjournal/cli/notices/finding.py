"""Finders of passages worth a second look, and masking."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from equityjournal.cli.session.problems import name_problems
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.notices.noticing import texts_of
from equityjournal.core.notices.rules.kind_words import kind_in_words
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.places import shipped_packs

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import AnyEntry, Entry
    from equityjournal.core.notices.known import Known
    from equityjournal.core.notices.language import wordlist
    from equityjournal.core.notices.masking.mask import Mask, Replacement
    from equityjournal.core.notices.noticing import Finding
    from equityjournal.core.notices.rules.identifiers import IdentifierRules
    from equityjournal.store.records.record import Stored

Finder = Callable[[str, "AnyEntry"], "list[Finding]"]


class Noticed(NamedTuple):
    """A finding in a text of an entry."""

    about: str
    """Kind of the finder: identity, or language."""
    entry: "AnyEntry"
    answer: int | None
    """The number of the answer, from 1; None: another field."""
    where: str
    """The field, as it is said: "answer 2", "setting"."""
    text: str
    finding: "Finding"

    @property
    def value(self) -> str:
        """The words found: for the person's own screen alone."""
        return self.text[self.finding.start : self.finding.end]

    @property
    def gentler(self) -> Sequence[str]:
        """Words to say instead, from a guide to language."""
        return self.finding.gentler

    @property
    def source(self) -> str:
        """The guide to language behind the finding."""
        return self.finding.source

    @property
    def address(self) -> str:
        """The page of the guide with this advice, if any."""
        return self.finding.address

    @property
    def confirmed(self) -> bool | None:
        """Whether the guide was seen to say so.

        None for a finding about identity.
        """
        return self.finding.confirmed


def finders(session: "Session", only: "AnyEntry | None" = None) -> dict[str, Finder]:
    """The finders, by their kind.

    Args:
        session: The journal.
        only: The entry to look at, if no other follows: rules that its words do not bring up are not read.
    """
    from equityjournal.core.notices import privacy  # noqa: PLC0415 - 30 ms, where notices are on
    from equityjournal.core.notices.language import labelling  # noqa: PLC0415 - as above

    rules, known = rules_of(session)
    texts = [typed.text for typed in texts_of(only)] if only else None
    words = None if texts is None else {word for text in texts for word in labelling.words_looked_up(text)}
    return {
        "identity": lambda text, _entry: privacy.find(text, rules, known),
        "language": lambda text, entry: list(
            labelling.find(text, language_rules_of(session, entry.language, words))
        ),
    }


def is_partly_unread(session: "Session", entries: "Iterable[Stored[Entry]]") -> bool:
    """Whether some line of some entry is in a language not known here."""
    from equityjournal.core.notices.privacy import in_unknown_language  # noqa: PLC0415 - as above

    rules, _ = rules_of(session)
    texts = (typed.text for stored in entries for typed in texts_of(stored.record))
    return any(in_unknown_language(text, rules) for text in texts)


def language_rules_of(
    session: "Session", language: str, words: Collection[str] | None = None
) -> "wordlist.WordRules":
    """The rules on words in a language, or those for some words.

    Unreadable files are named once.
    """
    from equityjournal.store.packs.word_rules import language_rules  # noqa: PLC0415 - as above

    wanted = (language, None if words is None else frozenset(words))
    if wanted not in _RULES:
        own = session.root / "prompts" / "words"
        _RULES[wanted], problems = language_rules(shipped_packs() / "words", own, language, words)
        name_problems(problems)
    return _RULES[wanted]


_RULES: "dict[tuple[str, frozenset[str] | None], wordlist.WordRules]" = {}
"""Rules read by this command, by language and by the words looked at."""


def rules_of(session: "Session") -> "tuple[IdentifierRules, Sequence[Known]]":
    """The rules and the writer's own list; unreadable files are named."""
    from equityjournal.store.packs.private_list import path_in_journal, read_private_list  # noqa: PLC0415 - as above
    from equityjournal.store.packs.word_rules import identifier_rules  # noqa: PLC0415 - as above

    root = session.root
    rules, problems = identifier_rules(shipped_packs() / "words", root / "prompts" / "words")
    known, unread = ([], []) if session.is_closed else read_private_list(root)
    if session.is_closed and files.is_there(path_in_journal(root)):
        note(say("Your own list of names is sealed, so I could not look for them."))
    name_problems([*problems, *unread])
    return rules, known


def noticed(entry: "AnyEntry", by: "dict[str, Finder]") -> "Iterator[Noticed]":
    """Findings in an entry, in the order of its texts.

    The program's own questions are left alone.
    """
    for where, text, answered in texts_of(entry):
        found = [(finding, about) for about, finder in by.items() for finding in finder(text, entry)]
        for finding, about in sorted(found, key=lambda pair: pair[0].start):
            yield Noticed(about, entry, answered, where, text, finding)


def tell_if_noticed(session: "Session", entry: "AnyEntry", *, to: TextIO) -> None:
    """Count the findings in a saved entry, in a line.

    Entries about harm to the writer are left alone.
    """
    if entry.happened_to_me:
        return
    count = sum(1 for _ in noticed(entry, finders(session, only=entry)))
    if not count:
        return
    tell(
        say_many(
            "1 thing in it may be worth a second look: `equityjournal look-over {id}`",
            "{count} things in it may be worth a second look: `equityjournal look-over {id}`",
            count,
            id=entry.id,
        ),
        to=to,
    )


def mask_of(session: "Session", entries: "Iterable[Entry]", texts: Sequence[str]) -> "Mask":
    """The mask of a document about entries, with texts of its own.

    A name known from an entry is masked in the document's own texts too, even where it stands alone. Entries
    that come one at a time are read when the first words are to be masked.
    """
    from equityjournal.core.notices.masking.masked_entry import mask_for  # noqa: PLC0415 - loads Pydantic

    rules, known = rules_of(session)
    return mask_for(entries, rules, known, texts)


def words_of_own_packs(session: "Session") -> list[str]:
    """Names in the writer's own packs, possibly of people."""
    words = []
    for pack in session.shelf.packs:
        if pack.own:
            words.append(pack.id)
            for theme in pack.themes:
                words += [theme.id, theme.title, theme.group]
    return words


def tell_replaced(
    replacements: "Sequence[Replacement]",
    left_out: set[str] | None = None,
    *,
    yet_to_come: bool = False,
    to: TextIO | None = None,
) -> None:
    """List the replacements: on a terminal with values, elsewhere by kind.

    Args:
        replacements: The replacements made.
        left_out: Fields left out of an export; None for any other document.
        yet_to_come: Whether the file is yet to be made, or is to be sealed.
        to: The stream; standard error by default.
    """
    to = to or sys.stderr
    total = sum(replacement.count for replacement in replacements)
    replaced = say_many("1 thing was replaced.", "{count} things were replaced.", total)
    nothing = say("No name, number or place was found in it to put neutral words for.")
    tell(replaced if total else nothing, to=to)
    if to.isatty():
        _tell_values(replacements, to)
    else:
        _tell_kinds(replacements, to)
    if any(replacement.is_guess for replacement in replacements):
        guessed = say(
            "A possible name is a guess, from a capital letter alone. `equityjournal look-over --more` asks "
            "about each once."
        )
        tell(guessed, to=to)
    if left_out is not None:
        tell(say("Days are given as months. What the program does not know is left out."), to=to)
    if left_out:
        tell(say("Left out: {what}.", what=", ".join(sorted(left_out))), to=to)
    look = say(
        "This looked for patterns, and misses names. Read it once as the person, a colleague or a "
        "neighbour would: could they recognise the story?"
    )
    plain = say("The file is not encrypted.")
    tell(look if yet_to_come else f"{look} {plain}", to=to)


def _tell_values(replacements: "Sequence[Replacement]", to: TextIO) -> None:
    """List the values replaced, each with its stand-in."""
    for replacement in replacements:
        said = say(
            "{value} ({kind}, {count}): {stand_in}",
            value=replacement.value,
            kind=kind_in_words(replacement.kind),
            count=replacement.count,
            stand_in=replacement.stand_in,
        )
        tell(said, indent=2, hang=2, to=to)


def _tell_kinds(replacements: "Sequence[Replacement]", to: TextIO) -> None:
    """List the kinds of values replaced, with their counts."""
    for kind in sorted({replacement.kind for replacement in replacements}):
        count = sum(replacement.count for replacement in replacements if replacement.kind == kind)
        tell(say("{kind}: {count}", kind=kind_in_words(kind), count=count), indent=2, to=to)
