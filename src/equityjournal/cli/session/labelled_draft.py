"""Drafts of given words with labels, right or wrong."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from equityjournal.cli.session.labels import facts, marks_named, with_text, words_told
from equityjournal.cli.session.opening import Options, session_at
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.incoming_text import is_text
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.entry import Answer, Draft, Step, whole
from equityjournal.core.entries.schema import HAPPENED_TO_ME
from equityjournal.core.entries.typed_step import step_from
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.shelf import PATHS
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.naming import nearest_names
from equityjournal.store.settings.values import usual_pack


def labelled_draft(words: str, labels: Mapping[str, Any], place: Options, root: Path, now: datetime) -> Draft:
    """A draft of the words, with every readable label."""
    labels = {name: _that_is_text(value) for name, value in labels.items()}
    happened = now.date()
    with contextlib.suppress(JournalError):
        happened = parse_day(labels["day"], happened) if labels.get("day") else happened
    draft = Draft(
        started=now,
        happened=happened,
        pack=DEFAULT_PACK,
        language="en-GB",
        **_marks(labels),
        steps=_steps(labels, now),
        their_words=words_told(labels.get("their_words")),
        answers=[Answer(text=words)],
        **facts(**{name: labels.get(name) for name in ("title", "setting", "person", "feeling")}),
    )
    usual = None if usual_pack() == DEFAULT_PACK else usual_pack()
    wanted = [labels.get("pack") or usual, labels.get("prompt"), *(labels.get("theme") or [])]
    if not any(wanted):
        return draft
    try:
        with contextlib.closing(session_at(root, place.language)) as session:
            return _of_packs(draft, labels, session)
    except Exception:  # the packs cannot be read, and one may be for what happened to the writer
        return draft.model_copy(update={"private": True})


def _that_is_text(label: Any) -> Any:
    """A label without words that are not text, which cannot be stored."""
    if isinstance(label, list):
        return [word for word in label if _that_is_text(word) is not None]
    return None if isinstance(label, str) and not is_text(label) else label


def _marks(labels: Mapping[str, Any]) -> Mapping[str, Any]:
    if labels.get("happened_to_me"):
        return HAPPENED_TO_ME
    may_follow_a_private_one = bool(labels.get("reply"))
    return {"private": bool(labels.get("private")) or may_follow_a_private_one}


def _steps(labels: Mapping[str, Any], now: datetime) -> list[Step]:
    """The small step given, without an unreadable day."""
    step = labels.get("step") or ""
    if not step.strip():
        return []
    try:
        return [step_from(step, labels.get("by"), now.date())]
    except JournalError:
        return [step_from(step, None, now.date())]


def _of_packs(draft: Draft, labels: Mapping[str, Any], session: Session) -> Draft:
    """The draft with every known pack, question and theme.

    An unknown name most like that of a private path makes the draft private.
    """
    shelf, pack, prompt = session.shelf, session.shelf.default(), None
    themes: list[str] = []
    unknown: list[str] = []
    if wanted := labels.get("pack"):
        try:
            pack = shelf.asking(wanted)
        except JournalError:
            unknown.append(wanted)
    for name in labels.get("theme") or []:
        try:
            themes.append(shelf.theme(name, first_in=pack, needed=False))
        except JournalError:
            unknown.append(name)
    if wanted := labels.get("prompt"):
        try:
            shelf.prompt(wanted)
            prompt = wanted
        except JournalError:
            unknown.append(wanted.partition("/")[0])
    marks = {"private": draft.private or _may_be_a_path(unknown, session)}
    marks |= marks_named(session, [pack.id], themes, prompt)
    update = {"pack": pack.id, "language": pack.language, **marks}
    return whole(with_text(draft.model_copy(update=update), session, draft.answers[0].text, themes, prompt))


def _may_be_a_path(unknown: Sequence[str], session: Session) -> bool:
    """Whether an unknown name resembles a private path's."""
    shelf, packs = session.shelf, set(PATHS.values())
    known = {pack.id: pack.title for pack in shelf.packs} | dict(shelf.titles)
    themes = {name for name in shelf.titles if shelf.pack_of(name).id in packs}
    nearest = {near for name in unknown for near in nearest_names(name, known, most=1)}
    return bool(nearest & (themes | packs))
