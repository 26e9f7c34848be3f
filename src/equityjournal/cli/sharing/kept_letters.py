"""A coach's kept letters, known without opening them: when they came, and what is to be removed."""

import shlex
from datetime import date

from equityjournal.cli.sharing.own import companions, inbox
from equityjournal.cli.terminal.output import note
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.inbox import Arrival
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say


def writers() -> list[Companion]:
    """People of whom letters are kept, by name."""
    return [known for known in companions().all() if inbox(known).kept()]


def last_day(companion: Companion) -> date | None:
    """The day of a writer's latest letter; None if unreadable."""
    came = inbox(companion).arrivals()
    return came[-1].opened.date() if came else None


def overdue(companion: Companion, today: date) -> list[tuple[int, Arrival]]:
    """Letters past their day for keeping, with their numbers."""
    numbered = enumerate(inbox(companion).kept(), start=1)
    return [(n, sealed.came) for n, sealed in numbered if sealed.came and sealed.came.is_past(today)]


def reminders(companion: Companion, today: date) -> list[str]:
    """Sentences asking to remove letters past their day."""
    return [
        say(
            "{name} asked for what came on {day} to be removed after {until}: "
            "`equityjournal with {typed} --remove {typed_day}` does so.",
            name=companion.name,
            day=in_words(came.opened.date()),
            until=in_words(came.keep_until),
            typed=shlex.quote(companion.name),
            typed_day=came.opened.date().isoformat(),
        )
        for _, came in overdue(companion, today)
        if came.keep_until
    ]


def tell_unreadable(companion: Companion) -> None:
    """Print the unreadable records of a writer's letters."""
    note(say("{path} cannot be read.", path=path) for path in inbox(companion).unreadable())


def removal_needs_terminal() -> str:
    """The refusal to remove anything without a terminal to ask on."""
    return say("Removing asks first, and nobody is here to answer; --yes does without.")


def copies_elsewhere() -> str:
    """Sentence on copies beyond the reach of the program."""
    return say(
        "The file in your Downloads, pages, printed sheets, backups and notes of your own are yours to "
        "remove; no program sees them."
    )
