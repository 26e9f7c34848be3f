"""Drafts of given words with labels, right or wrong."""

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli.session.opening import session_at
from equityjournal.cli.terminal.incoming_text import is_text, words_between_commas
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.feelings import without_asking
from equityjournal.core.entries.plain import PlainAnswer, PlainEntry
from equityjournal.core.entries.schema import HAPPENED_TO_ME
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.packs.shelf import PATHS
from equityjournal.core.text.errors import JournalError
from equityjournal.core.text.naming import nearest_names
from equityjournal.store.disk.settings import usual_pack

if TYPE_CHECKING:
    from pathlib import Path

    from equityjournal.cli.session.options import Options
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import AnyDraft, Draft, Step, TheirWords
    from equityjournal.core.packs.pack import Prompt
    from equityjournal.core.packs.prompt_kinds import WrittenFor


def labelled_draft(
    words: str, labels: Mapping[str, Any], place: "Options", root: "Path", now: datetime
) -> "Draft":
    """A draft of the words, with every readable label."""
    from equityjournal.core.entries.entry import Answer, Draft  # noqa: PLC0415 - loads Pydantic

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
    """A label without words that hold bytes which stand for no character; such words cannot be stored."""
    if isinstance(label, list):
        return [word for word in label if _that_is_text(word) is not None]
    return None if isinstance(label, str) and not is_text(label) else label


def facts(
    *, title: str | None, setting: str | None, person: Sequence[str] | None, feeling: Sequence[str] | None
) -> dict[str, Any]:
    """Facts of the command line, by field of a draft."""
    feelings = [word for words in feeling or [] for word in words_between_commas(words)]
    return {
        "title": " ".join((title or "").split()),
        "setting": " ".join((setting or "").split()),
        "people": [" ".join(role.split()) for role in person or [] if role.strip()],
        "feelings": without_asking(feelings),
    }


def words_told(given: str | None) -> "list[TheirWords]":
    """Somebody's words from the command line, if any."""
    if given is None or not given.strip():
        return []
    from equityjournal.core.entries.their_words import typed  # noqa: PLC0415 - loads Pydantic

    return [typed(given)]


def _marks(labels: Mapping[str, Any]) -> Mapping[str, Any]:
    if labels.get("happened_to_me"):
        return HAPPENED_TO_ME
    may_follow_a_private_one = bool(labels.get("reply"))
    return {"private": bool(labels.get("private")) or may_follow_a_private_one}


def _steps(labels: Mapping[str, Any], now: datetime) -> "list[Step]":
    """The small step given, without an unreadable day."""
    from equityjournal.core.entries.typed_step import step_from  # noqa: PLC0415 - loads Pydantic

    step = labels.get("step") or ""
    if not step.strip():
        return []
    try:
        return [step_from(step, labels.get("by"), now.date())]
    except JournalError:
        return [step_from(step, None, now.date())]


def _of_packs(draft: "Draft", labels: Mapping[str, Any], session: "Session") -> "Draft":
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
    from equityjournal.core.entries.entry import whole  # noqa: PLC0415 - loads Pydantic

    return whole(with_text(draft.model_copy(update=update), session, draft.answers[0].text, themes, prompt))


def _may_be_a_path(unknown: Sequence[str], session: "Session") -> bool:
    """Whether an unknown name resembles a private path's."""
    shelf, packs = session.shelf, set(PATHS.values())
    known = {pack.id: pack.title for pack in shelf.packs} | dict(shelf.titles)
    themes = {name for name in shelf.titles if shelf.pack_of(name).id in packs}
    nearest = {near for name in unknown for near in nearest_names(name, known, most=1)}
    return bool(nearest & (themes | packs))


def marks_named(
    session: "Session", packs: Collection[str], themes: Collection[str], prompt: str | None
) -> Mapping[str, bool]:
    """Marks of a writing by the names given; those of several paths together.

    Args:
        session: The packs.
        packs: Ids of the packs named.
        themes: Ids of the themes named.
        prompt: The question named, if any.

    Raises:
        UnknownName: When there is no such question.
    """
    paths = paths_named(session, packs, themes)
    if prompt is not None:
        paths |= {session.library.prompt(prompt)[1].written_for}
    return _marks_of_paths(paths)


def paths_named(
    session: "Session", packs: Collection[str], themes: Collection[str]
) -> "set[WrittenFor | None]":
    """The intended writers of packs' and themes' questions.

    Args:
        session: The packs.
        packs: Ids of the packs named.
        themes: Ids of the themes named.
    """
    named = {session.shelf.pack_of(theme).id for theme in themes} | set(packs)
    may_be = [pack for pack in session.shelf.packs if pack.own or pack.id in PATHS.values()]
    return {session.library.open(pack.id).path for pack in may_be if pack.id in named}


def marks_of(prompts: "Iterable[Prompt]") -> Mapping[str, bool]:
    """Marks of a writing by the intended writer of its questions."""
    return _marks_of_paths({prompt.written_for for prompt in prompts})


def _marks_of_paths(paths: "Collection[WrittenFor | None]") -> Mapping[str, bool]:
    if "harmed" in paths:
        return HAPPENED_TO_ME
    return {"private": True} if any(paths) else {}


def marks_of_reply(session: "Session", wanted: str, now: datetime) -> Mapping[str, Any]:
    """Fields of a later look at an entry: its pack, and private.

    Args:
        session: The journal.
        wanted: A number or a name of the earlier entry.
        now: The moment.

    Raises:
        UnknownName: With the nearest, or with all that it could be.
        UnreadableEntry: When it is an entry whose file cannot be read.
    """
    whole, _ = session.catalogue.whole(session.find_brief(wanted, now.date()).id)
    paths: set[WrittenFor | None] = {"harmed"} if whole["happened_to_me"] else set()
    marks = {"private": whole["private"], **_marks_of_paths(paths)}
    return {**marks, "follows": whole["id"], "pack": whole["pack"], "language": whole["language"]}


def with_text(
    draft: "AnyDraft", session: "Session", text: str, themes: Sequence[str], wanted: str | None
) -> "AnyDraft":
    """The draft with given text, and themes as tags."""
    tags = list(dict.fromkeys(themes))
    if isinstance(draft, PlainEntry) and not wanted:
        return draft._replace(themes=tags, answers=[PlainAnswer(text)])
    from equityjournal.core.entries.entry import Answer, whole  # noqa: PLC0415 - loads Pydantic

    answer = Answer(text=text)
    changes: dict[str, Any] = {"themes": tags}
    if wanted:
        pack, prompt = session.library.prompt(wanted)
        question = prompt.text.about(draft.happened, draft.started.date())
        answer = Answer(prompt=prompt.cited, question=question, themes=prompt.themes, text=text)
        changes |= {"pack": pack.id, "language": pack.language}
        changes |= marks_of([prompt])
    return whole(draft).model_copy(update={**changes, "answers": [answer]})
