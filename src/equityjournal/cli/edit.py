"""`edit`: an entry's words in an editor, or facts by options."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.session.arguments import EntryName
from equityjournal.cli.session.session import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.editor import edited
from equityjournal.cli.terminal.incoming_text import words_between_commas
from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.dates import parse_day
from equityjournal.core.text.errors import ChangedMeanwhile, NotAllowed, NotSaved
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import datetime

    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Answer, Entry
    from equityjournal.store.disk.record import Stored


def edit(
    context: typer.Context,
    entry: EntryName,
    day: Annotated[str | None, typer.Option("--date", "-d", metavar="DAY", help="Another day.")] = None,
    setting: Annotated[str | None, typer.Option(metavar="WORDS", help="Another setting.")] = None,
    person: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="Who was there instead, by role.")
    ] = None,
    feeling: Annotated[
        list[str] | None, typer.Option("--feeling", "-f", metavar="WORD", help="Other feelings.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Another title.")] = None,
    private: Annotated[
        bool | None, typer.Option("--private/--not-private", help="Keep it out of exports, or not.")
    ] = None,
) -> None:
    """Change an entry, in your editor or by options.

    Without options the words open in your editor. The version before is kept;
    `equityjournal show ID --versions` lists all there are.
    """
    session, now = open_session(context), clock.now()
    kept = session.open_entry(entry, now.date())
    wanted: dict[str, Any] = {
        "happened": parse_day(day, now.date()) if day is not None else None,
        "setting": None if setting is None else " ".join(setting.split()),
        "people": None if not person else [" ".join(role.split()) for role in person if role.strip()],
        "feelings": None
        if not feeling
        else [word for typed in feeling for word in words_between_commas(typed)],
        "title": None if title is None else " ".join(title.split()),
        "private": private,
    }
    facts = {name: value for name, value in wanted.items() if value is not None}
    if facts:
        changed = kept.record.model_copy(update=facts)
        if changed != kept.record:
            session.journal.replace(kept, changed.model_copy(update={"edited": now}), now)
    else:
        changed = _in_editor(session, kept, now)
    if changed == kept.record:
        tell(say("Nothing was changed."))
    else:
        tell(say("Saved: {id}. The version before is kept.", id=kept.record.id))


def _in_editor(session: "Session", kept: "Stored[Entry]", now: "datetime") -> "Entry":
    """The entry with answers from the editor, saved if changed.

    Raises:
        NotAllowed: When all the text is gone: emptying it deletes nothing.
        ChangedMeanwhile: When the file changed under the editor; both texts are kept, and named.
        NotSaved: When the editor failed, or its text cannot be told apart; it is kept, and named.
    """
    entry = kept.record
    path = session.journal.drafts.text_path(entry.id, now)
    written = edited(path, _laid_out(entry.answers))
    changed = entry.model_copy(update={"answers": _taken_apart(written, entry.answers, path)})
    if changed == entry:
        session.journal.drafts.remove_text(path)
        return entry
    if not any(answer.text.strip() for answer in changed.answers):
        session.journal.drafts.remove_text(path)
        raise NotAllowed(
            say(
                "No text is left, so nothing was changed. `equityjournal delete {id}` moves it to the trash.",
                id=entry.id,
            )
        )
    try:
        session.journal.replace(kept, changed.model_copy(update={"edited": now}), now)
    except ChangedMeanwhile:
        raise ChangedMeanwhile(
            say(
                "{id} was changed by something else while you wrote, so nothing was overwritten. "
                "As it is now: {there}. As you left it: {yours}.",
                id=entry.id,
                there=kept.path,
                yours=path,
            )
        ) from None
    session.journal.drafts.remove_text(path)
    return changed


def _laid_out(answers: "list[Answer]") -> str:
    """All answers as a text, each below a marker with its question."""
    return "".join(f"{_head(at, answer)}\n{answer.text}\n" for at, answer in enumerate(answers, start=1))


def _taken_apart(text: str, answers: "list[Answer]", path: Path) -> "list[Answer]":
    """The answers with the texts below their markers.

    Raises:
        NotSaved: When a question's line is no longer there.
    """
    below = (f"{re.escape(_head(at, answer))}\n(?:(.*?)\n)?" for at, answer in enumerate(answers, start=1))
    found = re.fullmatch(f"(.*?\n)??{''.join(below)}", f"{text}\n", re.DOTALL)
    if found is None:
        raise NotSaved(
            say(
                "A line that begins with === was changed, so the answers cannot be told apart. "
                "Nothing was changed; what you wrote is in {path}.",
                path=path,
            )
        )
    above, first, *others = (text or "" for text in found.groups())
    texts = [above + first if above.strip() else first, *others]
    return [answer.model_copy(update={"text": text}) for answer, text in zip(answers, texts, strict=True)]


def _head(number: int, answer: "Answer") -> str:
    question = " ".join((answer.question or say("In your own words")).split())
    return f"=== {number}. {question} ==="
