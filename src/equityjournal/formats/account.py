"""Blocks of an account of harm to its writer, dated part by part."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from equityjournal.core.entries.account import Told
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats.blocks import Block, Facts, Front, Heading, Question
from equityjournal.formats.entry_blocks import paragraphs


def seal_sentence() -> str:
    """The meaning of a file's seal, and its limits."""
    return say(
        "The seal shows that the file is whole. It does not prove the day; a copy sent to your union on "
        "that day would."
    )


def front_of_account(parts: Sequence[Told], made: date) -> Front:
    """The front of an account."""
    count = say_many(
        "1 entry, in its writer's own words, with nothing masked. Written out on {made}.",
        "{count} entries, in their writer's own words, with nothing masked. Written out on {made}.",
        len(parts),
        made=in_words(made),
    )
    return Front(say("What happened"), [count, seal_sentence()], made.isoformat())


def account_blocks(parts: Sequence[Told], changed_outside: frozenset[str]) -> Iterator[Block]:
    """The blocks of an account, oldest entry first.

    Args:
        parts: The entries with their answers that go.
        changed_outside: Ids of entries whose files were changed by other programs.
    """
    going = {part.entry.id: part.entry.happened for part in parts}
    for part in parts:
        entry = part.entry
        yield Heading(2, with_weekday(entry.happened))
        facts = [(say("Written"), _moment(entry.written)), (say("Last changed"), _changed(entry.edited))]
        if entry.id in changed_outside:
            facts.append((say("Seal"), say("changed outside the program; shown as it stands now")))
        if entry.follows in going:
            day = in_words(going[entry.follows])
            facts.append((say("A later thought on"), f"{day} ({entry.follows})"))
        facts.append((say("Entry"), entry.id))
        typed = {say("Where"): entry.setting, say("Who was there"): ", ".join(entry.people)}
        if part.with_feelings:
            typed[say("Feelings")] = ", ".join(entry.feelings)
        yield Facts([*facts, *((name, fact) for name, fact in typed.items() if fact.strip())])
        for answer in part.answers:
            if answer.question and answer.question.strip():
                yield Question(answer.question.strip())
            yield from paragraphs(answer.text)


def _moment(when: datetime) -> str:
    """A moment in words, with its offset from universal time."""
    return say("{day} at {time}", day=in_words(when.date()), time=when.strftime("%H:%M (UTC%z)"))


def _changed(when: datetime | None) -> str:
    return _moment(when) if when else say("never")
