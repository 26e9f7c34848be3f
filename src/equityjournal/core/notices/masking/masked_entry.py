"""Masked entries: whole entries ready to leave the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.entry import Answer, Entry, Step, TheirWords
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.noticing import texts_of
from equityjournal.core.notices.privacy import Known
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


class Masked(Entry):
    """An entry ready to leave the journal.

    Its days are the first of their month, and stand for the month.
    """


def mask_for(
    entries: Iterable[Entry], rules: IdentifierRules, known: Sequence[Known] = (), besides: Iterable[str] = ()
) -> Mask:
    """The mask for a document of entries and other texts.

    Args:
        entries: A name given away by any is masked in all, even where it stands alone. Each is taken in its
            turn, when the first words are to be masked.
        rules: The rules of identifying details.
        known: The writer's own list.
        besides: Other texts of the document.
    """
    return Mask(rules, known, _texts_in(entries, besides))


def _texts_in(entries: Iterable[Entry], besides: Iterable[str]) -> Iterator[str]:
    """The texts of a document: those typed, then each question once, then all others."""
    asked: dict[str, None] = {}
    for entry in entries:
        yield from (typed.text for typed in texts_of(entry))
        asked |= dict.fromkeys(answer.question or "" for answer in entry.answers)
    yield from asked
    yield from besides


def masked(entry: Entry, mask: Mask, *, setting: bool = True, people: bool = True) -> Masked:
    """An entry with every found value replaced, in every field.

    Unknown keys are left out.

    Args:
        entry: The entry; it stays unchanged.
        mask: The mask of the whole document.
        setting: Whether to keep the setting.
        people: Whether to keep the roles of people present.

    Raises:
        NotAllowed: For a private entry, which never leaves the journal masked.
    """
    if entry.private:
        raise NotAllowed(say("{id} is private, and stays in the journal.", id=entry.id))
    facts: dict[str, Any] = {
        "id": masked_id(entry),
        "happened": _month(entry.happened),
        "written": _start_of_month(entry.written),
        "edited": _start_of_month(entry.edited) if entry.edited else None,
        "title": mask.text(entry.title),
        "setting": mask.text(entry.setting) if setting else "",
        "people": _masked_texts(entry.people, mask) if people else [],
        "feelings": _masked_texts(entry.feelings, mask),
        "themes": _masked_texts(entry.themes, mask),
        "answers": [_masked_answer(answer, mask) for answer in entry.answers],
        "steps": [_masked_step(step, mask) for step in entry.steps],
        "their_words": [_masked_their_words(said, mask) for said in entry.their_words],
    }
    kept = {name: getattr(entry, name) for name in ("schema_version", "private", "happened_to_me")}
    return Masked(**kept, **facts, pack=mask.text(entry.pack), language=mask.text(entry.language))


def masked_id(entry: Entry) -> str:
    """The id of a masked entry: first day of its month, and own letters."""
    return f"{_month(entry.happened).isoformat()}-{id_letters(entry.id)}"


def _masked_answer(answer: Answer, mask: Mask) -> Answer:
    return Answer(
        prompt=mask.text(answer.prompt) if answer.prompt else answer.prompt,
        question=mask.text(answer.question) if answer.question else answer.question,
        themes=_masked_texts(answer.themes, mask),
        text=mask.text(answer.text),
    )


def _masked_step(step: Step, mask: Mask) -> Step:
    days: Mapping[str, date | None] = {name: getattr(step, name) for name in ("due", "done", "dropped")}
    months = {name: _month(day) if day else None for name, day in days.items()}
    return Step(text=mask.text(step.text), horizon=step.horizon, reason=mask.text(step.reason), **months)


def _masked_their_words(said: TheirWords, mask: Mask) -> TheirWords:
    return TheirWords(
        text=mask.text(said.text),
        how=mask.text(said.how),
        knows=said.knows,
        checked=_month(said.checked) if said.checked else None,
        outcome=mask.text(said.outcome),
    )


def _masked_texts(texts: Sequence[str], mask: Mask) -> list[str]:
    return [mask.text(text) for text in texts]


def _month(day: date) -> date:
    return day.replace(day=1)


def _start_of_month(moment: datetime) -> datetime:
    return datetime.combine(_month(moment.date()), time(), UTC)
