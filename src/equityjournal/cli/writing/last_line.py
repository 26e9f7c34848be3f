"""The last line after an answer: feelings and a setting, added to the saved entry."""

from pathlib import Path
from typing import Any, TextIO

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.answer_lines import COMMANDS
from equityjournal.cli.terminal.ask import line_and_all_with_it, part_of_answer
from equityjournal.cli.terminal.incoming_text import words_between_commas
from equityjournal.cli.terminal.kept_line import kept_while_typed
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.saving import add_to
from equityjournal.cli.writing.support import is_heavy, show_feelings
from equityjournal.core.entries.entry import Answer, Entry
from equityjournal.core.entries.feelings import ASKED
from equityjournal.core.text.speech import say

LONGEST = 5
"""Words of a feeling; more of them without a comma may have been meant for the answer."""


def nothing_meant(line: str) -> bool:
    """Whether an answer to an optional question means that there is none."""
    word = line.strip().casefold()
    no = {"", ".", "-", "0", say("n"), say("no"), say("none"), say("nothing"), say("skip")}
    return word in no or word.replace(" ", "") in COMMANDS


def ask_last_line(session: Session, entry: Entry, path: Path, to: TextIO) -> Entry:
    """Ask for an optional last line: feelings, then a setting. The entry is safe already.

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
            line = line_and_all_with_it(read)
            while line.strip() == ASKED:
                show_feelings(to)
                line = line_and_all_with_it(read)
            return _with_line(session, entry, path, line, to)
    except (EOFError, KeyboardInterrupt):
        return entry


def _with_line(session: Session, entry: Entry, path: Path, line: str, to: TextIO) -> Entry:
    """Put the line where it belongs; a long one may have been meant for the answer, and is asked about."""
    if nothing_meant(line):
        return entry
    meant = part_of_answer(to, feeling=True) if _is_long(line) else "feel"
    if meant == "feel":
        return _with_facts(session, entry, path, line, to)
    if meant == "add":
        *before, last = entry.answers
        entry = add_to(session, path, {"answers": [*before, with_more(last, line)]})
        tell(say("Added to your answer."), to=to)
    return entry


def _last_line_wanted(*, example: bool) -> str:
    """The invitation to a last line; the cheerful example stays out where it would hurt."""
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
    entry = add_to(session, path, changes | ({"setting": where} if where else {}))
    if entry.private:
        tell(say("Kept with it."), to=to)
        return entry
    said = [say("Feelings: {feelings}.", feelings=", ".join(feelings))] if feelings else []
    said += [say("Setting: {setting}.", setting=where)] if where else []
    tell(" ".join(said), to=to)
    return entry


def with_more(answer: Answer, text: str) -> Answer:
    """The answer with more text on a line below."""
    return answer.model_copy(update={"text": f"{answer.text}\n{text}"})
