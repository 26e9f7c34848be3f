"""Sentences on a changed entry."""

from collections.abc import Iterator
from datetime import date

from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.entry import Entry
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.speech import listed, say, say_many


def tell_changed(before: Entry, after: Entry, today: date) -> None:
    """Print day, first words and each changed fact; of a private entry, the day alone."""
    day = with_weekday(after.happened)
    if after.private:
        tell(
            say("Saved as private, about {day} ({id}). The version before is kept.", day=day, id=after.id),
        )
    else:
        tell(say("Saved, about {day} ({id}). The version before is kept.", day=day, id=after.id))
        tell(after.excerpt, indent=2)
        for line in _changes(before, after):
            tell(line, indent=2, hang=2)
    if after.happened > today and after.happened != before.happened:
        tell(say("{day} is still to come; it is kept all the same.", day=in_words(after.happened)))


def _changes(before: Entry, after: Entry) -> Iterator[str]:
    """A sentence for each change."""
    facts = {
        say("Day"): [with_weekday(entry.happened) for entry in (before, after)],
        say("Title"): [entry.title for entry in (before, after)],
        say("Setting"): [entry.setting for entry in (before, after)],
        say("With"): [", ".join(entry.people) for entry in (before, after)],
        say("Feelings"): [", ".join(entry.feelings) for entry in (before, after)],
    }
    for name, (old, new) in facts.items():
        if old != new:
            yield _fact(name, old, new)
    if before.private:
        yield say("It is no longer private.")
    yield from _changed_answers(before, after)


def _fact(name: str, old: str, new: str) -> str:
    """A fact, before and after."""
    if not old:
        return f"{name}: {new}"
    return say("{name}: {new}; before: {old}", name=name, new=new or say("none"), old=old)


def _changed_answers(before: Entry, after: Entry) -> Iterator[str]:
    """Sentences on answers with other words."""
    pairs = list(enumerate(zip(before.answers, after.answers, strict=True), start=1))
    emptied = [n for n, (old, new) in pairs if old.text.strip() and not new.text.strip()]
    changed = [n for n, (old, new) in pairs if old.text != new.text and n not in emptied]
    if changed and len(pairs) == 1:
        yield say("The words were changed.")
    elif changed:
        numbers = listed([str(number) for number in changed])
        yield say_many(
            "Answer {numbers} was changed.", "Answers {numbers} were changed.", len(changed), numbers=numbers
        )
    if emptied:
        numbers = listed([str(number) for number in emptied])
        yield say_many(
            "Answer {numbers} is empty now.",
            "Answers {numbers} are empty now.",
            len(emptied),
            numbers=numbers,
        )
