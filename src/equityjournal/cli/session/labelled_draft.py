"""Drafts made of given words and the labels of a command line, right or wrong."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli.session.session import session_at
from equityjournal.cli.terminal.ask import words_between_commas
from equityjournal.core.entries.feelings import without_asking
from equityjournal.core.packs.shelf import DEFAULT_PACK, PACK_FOR_HAPPENED_TO_ME
from equityjournal.core.text.dates import parse_day
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.naming import nearest_names
from equityjournal.store.disk.settings import usual_pack

if TYPE_CHECKING:
    from pathlib import Path

    from equityjournal.cli.session.session import Options, Session
    from equityjournal.core.entries.entry import Draft, Step
    from equityjournal.core.packs.pack import Prompt


def labelled_draft(
    words: str, labels: Mapping[str, Any], place: "Options", root: "Path", now: datetime
) -> "Draft":
    """A draft of the words, with every label that can be read."""
    from equityjournal.core.entries.entry import Answer, Draft  # noqa: PLC0415 - loads Pydantic

    happened = now.date()
    with contextlib.suppress(JournalError):
        happened = parse_day(labels["day"], happened) if labels.get("day") else happened
    draft = Draft(
        started=now,
        happened=happened,
        pack=DEFAULT_PACK,
        language="en-GB",
        private=bool(labels.get("private") or labels.get("happened_to_me")),
        happened_to_me=bool(labels.get("happened_to_me")),
        steps=_steps(labels, now),
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


def facts(
    *, title: str | None, setting: str | None, person: Sequence[str] | None, feeling: Sequence[str] | None
) -> dict[str, Any]:
    """What the command line says beside the words, with plain spaces."""
    return {
        "title": " ".join((title or "").split()),
        "setting": " ".join((setting or "").split()),
        "people": [" ".join(one.split()) for one in person or [] if one.strip()],
        "feelings": without_asking([word for one in feeling or [] for word in words_between_commas(one)]),
    }


def _steps(labels: Mapping[str, Any], now: datetime) -> "list[Step]":
    """The small step that was given; where its day cannot be read, the step without it."""
    from equityjournal.core.entries.typed_step import step_from  # noqa: PLC0415 - loads Pydantic

    step = labels.get("step") or ""
    if not step.strip():
        return []
    try:
        return [step_from(step, labels.get("by"), now.date())]
    except JournalError:
        return [step_from(step, None, now.date())]


def _of_packs(draft: "Draft", labels: Mapping[str, Any], session: "Session") -> "Draft":
    """The draft with its pack, its question and its themes, as far as there are any of those names.

    A misspelt name that is most like one of the pack for what happened to the writer keeps it private.
    """
    shelf, chosen, themes, prompt = session.shelf, session.shelf.default(), [], None
    unknown: list[str] = []
    if wanted := labels.get("pack"):
        try:
            chosen = shelf.pack(wanted)
        except JournalError:
            unknown.append(wanted)
    for one in labels.get("theme") or []:
        try:
            themes.append(shelf.theme(one, first_in=chosen, needed=False))
        except JournalError:
            unknown.append(one)
    if wanted := labels.get("prompt"):
        try:
            shelf.prompt(wanted)
            prompt = wanted
        except JournalError:
            unknown.append(wanted.partition("/")[0])
    mine = PACK_FOR_HAPPENED_TO_ME in (chosen.id, *(shelf.pack_of(one).id for one in themes))
    known = {pack.id: pack.title for pack in shelf.packs} | dict(shelf.titles)
    themes_of_harmed = [name for name in shelf.titles if shelf.pack_of(name).id == PACK_FOR_HAPPENED_TO_ME]
    perhaps = any(
        near in (PACK_FOR_HAPPENED_TO_ME, *themes_of_harmed)
        for one in unknown
        for near in nearest_names(one, known, most=1)
    )
    draft = draft.model_copy(
        update={
            "pack": chosen.id,
            "language": chosen.language,
            "private": draft.private or mine or perhaps,
            "happened_to_me": draft.happened_to_me or mine,
        }
    )
    return with_text(draft, session, draft.answers[0].text, themes, prompt)


def marks_of(prompts: "Iterable[Prompt]") -> dict[str, Any]:
    """What an entry becomes by these questions: private, where any is for somebody who was treated badly."""
    if any(prompt.written_for == "harmed" for prompt in prompts):
        return {"private": True, "happened_to_me": True}
    return {}


def with_text(
    draft: "Draft", session: "Session", text: str, themes: Sequence[str], wanted: str | None
) -> "Draft":
    """A draft that holds text as it was given; nothing is asked, and themes are tags."""
    from equityjournal.core.entries.entry import Answer  # noqa: PLC0415 - loads Pydantic

    answer = Answer(text=text)
    changes: dict[str, Any] = {"themes": list(dict.fromkeys(themes))}
    if wanted:
        pack, prompt = session.library.prompt(wanted)
        answer = Answer(prompt=prompt.cited, question=prompt.text, themes=prompt.themes, text=text)
        changes |= {"pack": pack.id, "language": pack.language, "shown": [prompt.cited]}
        changes |= marks_of([prompt])
    return draft.model_copy(update={**changes, "answers": [answer]})
