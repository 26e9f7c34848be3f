"""A second look at what was noticed in one entry: each thing kept, changed or masked, or all made private."""

from collections.abc import Sequence
from datetime import datetime
from typing import TextIO

from equityjournal.cli.notices.finding import Noticed
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.ask import one_line
from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.entry import Entry
from equityjournal.core.notices.masking import fitting
from equityjournal.core.text.speech import say
from equityjournal.store.disk.record import Stored

_WORDS = 30  # characters shown on either side


def around(one: Noticed) -> str:
    """A few words around a finding, itself in square brackets."""
    start, end, text = one.finding.start, one.finding.end, one.text
    before, after = text[max(start - _WORDS, 0) : start], text[end : end + _WORDS]
    if start > _WORDS:
        before = "… " + before.partition(" ")[2]
    if end + _WORDS < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}[{one.value}]{after}".split())


def offer(
    session: Session, kept: Stored[Entry], found: Sequence[Noticed], now: datetime, *, to: TextIO
) -> None:
    """Offer each finding in turn; what is chosen is saved at the end, and the version before is kept."""
    tell(say("One by one: Enter keeps it as it is, 1 changes it to other words, 2 puts the neutral words, "
             "3 makes the whole entry private."), to=to)  # fmt: skip
    changes: list[tuple[Noticed, str]] = []
    private = False
    for number, one in enumerate(found, start=1):
        tell(say("{number}. {words}", number=number, words=around(one)), hang=3, to=to)
        try:
            wanted = one_line().strip()
            if wanted == "1":
                tell(say("Which words instead? Enter leaves it as it is."), to=to)
                if words := one_line().strip():
                    changes.append((one, words))
            elif wanted == "2" and one.finding.stand_in:
                changes.append((one, one.finding.stand_in))
            elif wanted == "3":
                private = True
                break
        except (EOFError, KeyboardInterrupt):
            break
    if not changes and not private:
        tell(say("Nothing was changed."), to=to)
        return
    changed = _changed(kept.record, changes).model_copy(
        update={"edited": now, "private": private or kept.record.private}
    )
    session.journal.replace(kept, changed, now)
    tell(say("Saved: {id}. The version before is kept.", id=kept.record.id), to=to)


def _changed(entry: Entry, changes: list[tuple[Noticed, str]]) -> Entry:
    """The entry with each finding in other words; the last in a text first, so that places hold."""
    texts: dict[str, str] = {}
    for one, words in sorted(changes, key=lambda change: -change[0].finding.start):
        text = texts.get(one.text, one.text)
        texts[one.text] = _with(text, one, words)

    def new(text: str) -> str:
        return texts.get(text, text)

    return entry.model_copy(
        update={
            "title": new(entry.title),
            "setting": new(entry.setting),
            "people": [new(one) for one in entry.people],
            "feelings": [new(one) for one in entry.feelings],
            "answers": [one.model_copy(update={"text": new(one.text)}) for one in entry.answers],
            "steps": [
                one.model_copy(update={"text": new(one.text), "reason": new(one.reason)})
                for one in entry.steps
            ],
        }
    )


def _with(text: str, one: Noticed, words: str) -> str:
    start, end = one.finding.start, one.finding.end
    if words != one.finding.stand_in:
        return text[:start] + words + text[end:]
    before, fitted = fitting(text[:start], words, starts=not text[:start].strip())
    return before + fitted + text[end:]
