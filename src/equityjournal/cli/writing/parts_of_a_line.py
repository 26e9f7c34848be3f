"""Parts of the last line, added to the saved entry, and how they were understood."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from equityjournal.cli.commands.typed_words import quoted
from equityjournal.cli.editing.small_steps import tell_steps
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.saving import add_to
from equityjournal.cli.writing.support import is_heavy
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.typed_last_line import LastLine, is_setting
from equityjournal.core.text.speech import say

LONGEST_AFTER_A_COMMA = 2
"""Words of a feeling behind a comma; a longer one may be a place or a step."""
_ARTICLES = frozenset(("the", "a", "an", "my", "our"))
_BEFORE_A_PLACE = frozenset(("home", "the", "my", "our", "at", "by", "in", "near", "on", "outside", "over"))


def add_parts(request: Request, path: Path, parts: LastLine) -> Entry:
    """Add the parts of a line, and say how they were understood."""
    session, to = request.session, request.to
    entry = session.journal.read(path).record
    changes: dict[str, Any] = {"feelings": list(dict.fromkeys([*entry.feelings, *parts.feelings]))}
    if parts.setting:
        changes["setting"] = parts.setting
    if parts.step:
        changes["steps"] = [*entry.steps, parts.step]
    entry = add_to(session, path, changes)
    if entry.private:
        tell(say("Kept with it."), to=to)
        return entry
    said = [say("Feelings: {feelings}.", feelings=", ".join(parts.feelings))] if parts.feelings else []
    said += [say("Setting: {setting}.", setting=parts.setting)] if parts.setting else []
    for label in said:
        tell(label, to=to)
    tell_steps([parts.step] if parts.step else [], to, private=False)
    if not (parts.setting or parts.step):
        # what was done to somebody is never called a place
        places = [words for words in like_places(parts.feelings) if not is_heavy(session, [words])]
        if places:
            _tell_how_to_part(entry.id, parts.feelings[0], places[0], to)
    return entry


def like_places(feelings: Sequence[str]) -> list[str]:
    """Feelings behind a comma that may be a place or a step, those like a place first."""
    longer = [
        words
        for words in feelings[1:]
        if len(words.split()) > LONGEST_AFTER_A_COMMA
        or words.split()[0].casefold() in _ARTICLES
        or is_setting(words)
    ]
    return sorted(longer, key=lambda words: words.split()[0].casefold() not in _BEFORE_A_PLACE)


def _tell_how_to_part(identity: str, feeling: str, place: str, to: TextIO) -> None:
    """Say what slashes are for, and how to change an entry: `tired, the ward, ask her`."""
    tell(
        say(
            "All of it is kept as feelings. Slashes part them from where it was and from a small step. To "
            "change that: `equityjournal edit {id} -f {feeling} --setting {setting}`",
            id=identity,
            feeling=quoted(feeling),
            setting=quoted(place),
        ),
        to=to,
    )
