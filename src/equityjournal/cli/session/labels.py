"""Labels of a writing: facts, marks, and the question or themes named."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli.terminal.incoming_text import words_between_commas
from equityjournal.core.entries.feelings import feelings_typed, without_asking
from equityjournal.core.entries.plain import PlainAnswer, PlainEntry
from equityjournal.core.entries.schema import HAPPENED_TO_ME
from equityjournal.core.packs.shelf import PATHS
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import AnyDraft, TheirWords
    from equityjournal.core.packs.pack import Prompt
    from equityjournal.core.packs.prompt_kinds import WrittenFor


def facts(
    *, title: str | None, setting: str | None, person: Sequence[str] | None, feeling: Sequence[str] | None
) -> dict[str, Any]:
    """Facts of the command line, by field of a draft."""
    return {
        "title": " ".join((title or "").split()),
        "setting": " ".join((setting or "").split()),
        "people": [" ".join(role.split()) for role in person or [] if role.strip()],
        "feelings": without_asking(feelings_typed(feeling or ())),
    }


def names_typed(words: Sequence[str]) -> list[str]:
    """Names without the words between and before them, as in `on power and humility`."""
    joints = (say("and"), "&", "on", "about", "the", "theme", "themes")
    names = [word for word in words if word.casefold() not in joints]
    return names or list(words)


def themes_in(words: Sequence[str], session: "Session", numbers: Collection[str] = ()) -> list[str]:
    """Names of themes in what was typed: between commas, or each word one, as in `power and trust`.

    Args:
        words: As typed; a name may be of several words.
        session: The packs.
        numbers: Numbers that are names here.
    """
    names: list[str] = []
    for name in (name for word in names_typed(words) for name in words_between_commas(word) or [word]):
        parts = names_typed(name.split())
        are_several = all(part in numbers or _is_theme(part, session) for part in parts)
        is_one = name in numbers or _is_theme(name, session)
        names += parts if are_several and not is_one else [name]
    return names


def _is_theme(name: str, session: "Session") -> bool:
    """Whether a name means a theme, or several."""
    try:
        return bool(session.shelf.theme(name))
    except UnknownName as unknown:
        return unknown.several


def words_told(given: str | None) -> "list[TheirWords]":
    """Somebody's words from the command line, if any."""
    if given is None or not given.strip():
        return []
    from equityjournal.core.entries.their_words import typed  # noqa: PLC0415 - where words of people are given

    return [typed(given)]


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
