"""What may be added to an entry just saved: a last line of feelings and a setting, or its themes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import ask, clock
from equityjournal.cli.terminal.ask import words_between_commas
from equityjournal.cli.terminal.kept_line import kept_while_typed
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.next_question import is_about_the_writer
from equityjournal.cli.writing.sitting import with_more
from equityjournal.cli.writing.support import is_heavy, show_feelings
from equityjournal.core.entries.entry import Entry
from equityjournal.core.entries.feelings import ASKED
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say

LONGEST = 5
"""Words of a feeling; more of them without a comma may have been meant for the answer."""


def nothing_meant(line: str) -> bool:
    """Whether an answer to an optional question means that there is none."""
    word = line.strip().casefold()
    no = {"", ".", "-", "0", say("n"), say("no"), say("none"), say("nothing"), say("skip")}
    return word in no or word.replace(" ", "") in ask.COMMANDS


def ask_last_line(session: Session, entry: Entry, path: Path, to: TextIO) -> Entry:
    """One optional line: feelings, then a setting. The entry is safe already.

    Args:
        session: The journal.
        entry: What was saved.
        path: Its file.
        to: Where to ask.

    Returns:
        The entry as it is now.
    """
    if entry.feelings and entry.setting:
        return entry
    tell(to=to)
    tell(_last_line_wanted(example=not (entry.happened_to_me or is_heavy(session, entry.feelings))), to=to)
    try:
        with kept_while_typed(session.journal.drafts, entry.id, to) as read:
            line = ask.line_and_all_with_it(read)
            while line.strip() == ASKED:
                show_feelings(to)
                line = ask.line_and_all_with_it(read)
            return _with_line(session, entry, path, line, to)
    except (EOFError, KeyboardInterrupt):
        return entry


def _with_line(session: Session, entry: Entry, path: Path, line: str, to: TextIO) -> Entry:
    """Put the line where it belongs; a long one may have been meant for the answer, and is asked about."""
    if nothing_meant(line):
        return entry
    meant = ask.part_of_answer(to, feeling=True) if _is_long(line) else "feel"
    if meant == "feel":
        return _with_facts(session, entry, path, line, to)
    if meant == "add":
        *before, last = entry.answers
        entry = _add(session, path, {"answers": [*before, with_more(last, line)]})
        tell(say("Added to your answer."), to=to)
    return entry


def _last_line_wanted(*, example: bool) -> str:
    """What is asked; without the example where its cheer would hurt."""
    if example:
        return say(
            "One last line, if you like: feelings, then a slash and the setting. "
            "For example: uneasy, hopeful / home visit. Enter leaves it out."
        )
    return say("One last line, if you like: feelings, then a slash and where it was. Enter leaves it out.")


def _is_long(line: str) -> bool:
    feelings, _, setting = line.partition("/")
    parts = [*feelings.split(","), setting]
    return "\n" in line or any(len(part.split()) > LONGEST for part in parts)


def _with_facts(session: Session, entry: Entry, path: Path, line: str, to: TextIO) -> Entry:
    """Add feelings and a setting, and say what was understood."""
    felt, _, setting = line.partition("/")
    feelings, where = words_between_commas(felt), " ".join(setting.split())
    if not (feelings or where):
        return entry
    changes: dict[str, Any] = {"feelings": list(dict.fromkeys([*entry.feelings, *feelings]))}
    entry = _add(session, path, changes | ({"setting": where} if where else {}))
    if entry.private:
        tell(say("Kept with it."), to=to)
        return entry
    said = [say("Feelings: {feelings}.", feelings=", ".join(feelings))] if feelings else []
    said += [say("Setting: {setting}.", setting=where)] if where else []
    tell(" ".join(said), to=to)
    return entry


def ask_themes(session: Session, entry: Entry, path: Path) -> Entry:
    """The one question after text without a theme: skippable, and the entry is safe already.

    A theme for what happened to the writer makes it private, as it does when it is given beforehand.

    Returns:
        The entry as it is now.
    """
    pack = session.shelf.default()
    numbers = {str(number): theme for number, theme in enumerate(pack.themes, start=1)}
    tell()
    tell(say("Was it about one of the themes? Type its name, or ? for the list; Enter leaves it out."))
    while True:
        try:
            line = ask.line_and_all_with_it()
            if line.strip() == "?":
                for number, theme in numbers.items():
                    tell(f"{number}  {theme.title}", indent=2, hang=4)
                tell(say("Names or numbers, with commas between; Enter leaves it out."))
                continue
            if nothing_meant(line):
                return entry
            themes = [
                numbers[one].id if one in numbers else session.shelf.theme(one, first_in=pack, needed=False)
                for one in words_between_commas(line)
            ]
        except (EOFError, KeyboardInterrupt):
            return entry
        except UnknownName as error:
            tell(error.sentence)
            continue
        break
    if themes:
        changes: dict[str, Any] = {"themes": list(dict.fromkeys(themes))}
        if is_about_the_writer(session, None, themes, None):
            changes |= {"private": True, "happened_to_me": True}
        entry = _add(session, path, changes)
        if entry.private:
            tell(say("Kept with it."))
            return entry
        tell(
            say(
                "It is about {themes}.",
                themes=listed([session.shelf.titles[one] for one in dict.fromkeys(themes)]),
            )
        )
    return entry


def _add(session: Session, path: Path, changes: Mapping[str, Any]) -> Entry:
    """Add to the entry in its file, and return it."""
    kept = session.journal.read(path)
    entry = kept.record.model_copy(update=changes)
    session.journal.complete(kept, entry, clock.now())
    return entry
