"""A coach's answers, sealed for the writer: `coach reply` and `coach questions`."""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from equityjournal.cli.session.completing import some_themes
from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.in_hand import in_hand
from equityjournal.cli.session.session import open_session
from equityjournal.cli.session.text_commands import TextCommand
from equityjournal.cli.sharing.mentees import shares_of
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
from equityjournal.core.sharing.coach_questions import drafted, themes_to_ask_about
from equityjournal.core.sharing.coach_view import item_meant, items_in
from equityjournal.core.sharing.messages import Questions, Replies, Reply
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import find_titled
from equityjournal.core.text.speech import listed, say
from equityjournal.store.disk import names
from equityjournal.store.disk.config import journal_place, shipped_packs
from equityjournal.store.packs.coach_questions import coaching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equityjournal.cli.session.in_hand import InHand
    from equityjournal.cli.session.session import Session
    from equityjournal.core.packs.pack import Prompt
    from equityjournal.core.sharing.coach_questions import Question
    from equityjournal.core.sharing.messages import Share, SharedTheme
    from equityjournal.store.packs.coach_questions import Coaching


class ReplyCommand(TextCommand):
    """The command `coach reply`, with its words as text."""

    example = "equityjournal coach reply NAME --entry ID"

    def kept(self, ctx: Any, hand: "InHand", labels: "Mapping[str, Any]") -> str:  # noqa: ARG002
        """Keep the words beside their draft, if the recipient is known; say where."""
        return keep_reply(hand)


def reply(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose entry it is.")],
    entry: Annotated[
        str, typer.Option("--entry", metavar="ID", help="Which entry; its six last letters will do.")
    ],
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
    item = item_meant(entry, items_in(shares_of(who.person, keys)), who.name)
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
    tell(say("Your reply on {id} is in {path}.", id=item.entry, path=target))
    _tell_how_to_send(who.name)
    replying.done()


def questions(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whom you are going to talk with.")],
    theme: Annotated[
        list[str] | None,
        typer.Option(
            "--theme", "-t", metavar="THEME", help="Only on this theme.", autocompletion=some_themes
        ),
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Change them first, in your editor.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Seal them into a file for NAME.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    json: AsJson = False,
) -> None:
    """Draft questions to bring to a conversation with somebody.

    How they are comes first; the rest is on themes they shared or asked you
    about. Take those that help and leave the others. With --output they are
    sealed for NAME to read beforehand.
    """
    session = open_session(context)
    who, keys = people().meant(name), my_keys()
    if output:
        free_place(output, session.root, force=force)
    shares = shares_of(who.person, keys)
    found = _drafted(session, shares, theme, who.name)
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


def _drafted(
    session: "Session", shares: "Sequence[Share]", wanted: "Sequence[str] | None", name: str
) -> "list[Question]":
    """Questions to bring, drafted from shared entries."""
    words = coaching(shipped_packs())
    known = _as_called_here(session, themes_to_ask_about(shares))
    themes = _chosen_themes(session, wanted, known, name)
    return drafted(shares, themes, words.wellbeing, _prompts(session, themes, words), words.not_these)


def _tell_how_to_send(name: str, to: TextIO | None = None) -> None:
    said = say(
        "The file is sealed for {name} and for you; send it in whatever way suits you both.", name=name
    )
    tell(said, to=to)


def _as_called_here(session: "Session", themes: "Sequence[SharedTheme]") -> "list[SharedTheme]":
    """Themes with the coach's own titles, as far as their packs are here."""
    titles = {theme.id: (pack.id, theme.title) for pack in session.shelf.packs for theme in pack.themes}
    called = []
    for theme in themes:
        pack, title = titles.get(theme.id, (theme.pack, theme.title))
        called.append(theme.model_copy(update={"title": title}) if pack == theme.pack else theme)
    return called


def _chosen_themes(
    session: "Session", wanted: "Sequence[str] | None", known: "list[SharedTheme]", name: str
) -> "list[SharedTheme]":
    """Themes to ask about: the wanted ones, or all.

    Args:
        session: The packs, for words by which a theme may be named.
        wanted: Typed names of themes, if any.
        known: Themes shared or asked about.
        name: The coach's name for the writer.

    Raises:
        UnknownName: When another theme is wanted.
    """
    titles = {theme.id: theme.title for theme in known}
    called = {theme.id: (theme.id, theme.title, *session.shelf.words_for(theme.id)) for theme in known}
    try:
        ids = {find_titled(typed, called, say("theme")) for typed in wanted or titles}
    except UnknownName as unknown:
        if unknown.several:
            raise
        if not known:
            said = say("What {name} shared names no theme, so there is none to choose by.", name=name)
            raise UnknownName(said) from None
        raise UnknownName(
            say(
                "Questions are on themes that {name} shared or asked about: {themes}.",
                name=name,
                themes=listed(list(titles.values())),
            )
        ) from None
    return [theme for theme in known if theme.id in ids]


def _prompts(
    session: "Session", themes: "Sequence[SharedTheme]", words: "Coaching"
) -> "dict[str, list[Prompt]]":
    """All prompts of each theme with a pack here, by theme id."""
    packs = {theme.id: pack.id for pack in session.shelf.packs for theme in pack.themes}
    found = {}
    for theme in themes:
        if packs.get(theme.id) == theme.pack and theme.pack not in words.not_from:
            prompts = session.library.open(theme.pack).live
            found[theme.id] = [prompt for prompt in prompts if prompt.theme == theme.id]
    return found


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
