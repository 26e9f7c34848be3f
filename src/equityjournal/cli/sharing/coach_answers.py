"""A coach's answers, sealed for the writer: `coach reply` and `coach questions`."""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.in_hand import in_hand
from equityjournal.cli.session.session import open_session
from equityjournal.cli.session.text_commands import TextCommand
from equityjournal.cli.sharing.drafting import Heard, drafted_from
from equityjournal.cli.sharing.mentees import item_numbered, numbered_items, opened_shares
from equityjournal.cli.sharing.replying import (
    Replying,
    edited_questions,
    keep_reply,
    refuse_too_much,
    sealing,
)
from equityjournal.cli.sharing.sealed_files import my_keys, new_message, people, seal_to_file
from equityjournal.cli.terminal.output import tell, tell_json
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.sharing.coach_view import asked_about
from equityjournal.core.sharing.messages import Questions, Replies, Reply
from equityjournal.core.text.speech import say
from equityjournal.store.disk import names
from equityjournal.store.disk.config import journal_place, sharing_place
from equityjournal.store.sharing.companions import Companions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equityjournal.cli.session.in_hand import InHand
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.mentees import OpenedShare
    from equityjournal.core.sharing.coach_questions import Question
    from equityjournal.core.sharing.trusted import Trusted


class ReplyCommand(TextCommand):
    """The command `coach reply`, with its words as text."""

    example = "equityjournal coach reply NAME --entry N"

    def kept(self, ctx: Any, hand: "InHand", labels: "Mapping[str, Any]") -> str:  # noqa: ARG002
        """Keep the words beside their draft, if the recipient is known; say where."""
        return keep_reply(hand)


def reply(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose entry it is.")],
    entry: Annotated[int, typer.Option("--entry", metavar="N", help="Which entry, by its number.")],
    text: Annotated[  # noqa: ARG001 - in hand by now
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Your reply as it is; - reads it from a pipe."),
    ] = None,
    editor: Annotated[bool, typer.Option("--editor", "-e", help="Write in your editor.")] = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="Write line by line, as suits a screen reader.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the sealed reply goes.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
) -> None:
    """Write back on an entry that somebody shared with you.

    The reply is sealed into a file for them, and you send it as you like.
    What you type after the command stays in the shell's history; without
    TEXT, nothing does.
    """
    journal = journal_place(context.obj.journal)
    who, keys = people().meant(name), my_keys()
    item = item_numbered(numbered_items(opened_shares(who.person.key_id, keys)), entry, who.name)
    target = output or Path(f"reply-{names.six_letters()}.age")
    hand = in_hand(context)
    replying = Replying(who, item, hand)
    free_place(target, journal, force=force)
    words = replying.words("editor" if editor else "lines" if lines else None)
    if words is None:
        return
    refuse_too_much([words])
    sealed = new_message(Replies, keys[0].person, who.person, replies=[Reply(entry=item.entry, text=words)])
    seal_to_file(sealed, keys[0], target, journal, force=force)
    hand.is_safe = True
    tell(say("Your reply on {n} is in {path}.", n=entry, path=target))
    _tell_how_to_send(who.name)
    replying.done()


def questions(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom you are going to talk with.")],
    edit: Annotated[bool, typer.Option("--edit", help="Change them first, in your editor.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Seal them into a file for NAME.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    json: AsJson = False,
) -> None:
    """Draft questions to bring to a conversation with somebody.

    One on how they are, one on what they asked you about, two on what they
    shared last. Take those that help and leave the others. With --output
    they are sealed for NAME to read beforehand.
    """
    session = open_session(context)
    who, keys = people().meant(name), my_keys()
    if output:
        free_place(output, session.root, force=force)
    found = _drafted(session, who, opened_shares(who.person.key_id, keys))
    changed = edited_questions(who, found) if edit else None
    lines = [question.text for question in found] if changed is None else changed.lines
    if output:
        with sealing(changed):
            refuse_too_much(lines)
            sealed = new_message(Questions, keys[0].person, who.person, questions=lines)
            seal_to_file(sealed, keys[0], output, session.root, force=force)
    if json:
        tell_json(_as_json(found) if changed is None else _as_json_of_lines(lines))
    elif changed is None:
        _tell(found, who.name)
    else:
        _tell_lines(lines)
    if output:
        to = sys.stderr if json else sys.stdout
        tell(to=to)
        tell(say("The questions are in {path}.", path=output), to=to)
        _tell_how_to_send(who.name, to)
    elif changed is None and not json:
        _tell_options(who.name)
    if changed:
        changed.remove()


def _drafted(session: "Session", who: "Trusted", opened: "Sequence[OpenedShare]") -> "list[Question]":
    """Questions to bring, drafted from shared entries."""
    companion = Companions(sharing_place()).with_key(who.person.key_id)
    items = numbered_items(opened)
    shares = [share.share for share in opened]
    heard = Heard(
        shares=shares,
        wishes=asked_about(shares),
        newest=items[1][0].themes if items else (),
        manages=companion is not None and companion.manages,
    )
    return drafted_from(session, heard)


def _tell_how_to_send(name: str, to: TextIO | None = None) -> None:
    said = say(
        "The file is sealed for {name} and for you; send it in whatever way suits you both.", name=name
    )
    tell(said, to=to)


def _tell(found: "Sequence[Question]", name: str) -> None:
    tell(say("Questions to bring to {name}; none has to be asked.", name=name))
    for (_, title), group in groupby(found, key=lambda question: (question.theme, question.title)):
        tell()
        tell(title, bold=True)
        _tell_lines([question.text for question in group], indent=2)


def _tell_lines(lines: Sequence[str], indent: int = 0) -> None:
    for line in lines:
        tell(f"- {line}", indent=indent, hang=2)


def _tell_options(name: str) -> None:
    tell()
    tell(
        say("--edit opens them in your editor; --output FILE seals them for {name} to read first.", name=name)
    )


def _as_json(found: "Sequence[Question]") -> list[dict[str, Any]]:
    """The answer of `coach questions --json`, in order.

    A list of `{"theme", "title", "question"}`: `theme` is a theme's id, or null for a question on wellbeing.
    After --edit, both `theme` and `title` are null, for the lines are the coach's own.
    """
    return [
        {"theme": question.theme, "title": question.title, "question": question.text} for question in found
    ]


def _as_json_of_lines(lines: Sequence[str]) -> list[dict[str, Any]]:
    return [{"theme": None, "title": None, "question": line} for line in lines]
