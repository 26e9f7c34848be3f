"""`coach`: shares of mentees, one mentee at a time."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.text_commands import TextGroup
from equityjournal.cli.sharing import coach_json as as_json
from equityjournal.cli.sharing.coach_answers import ReplyCommand, questions, reply
from equityjournal.cli.sharing.mentees import (
    copies_elsewhere,
    inbox,
    item_numbered,
    last_day,
    mentee_meant,
    mentees,
    numbered_items,
    opened_shares,
    reminders,
    removal_needs_terminal,
    tell_unreadable,
)
from equityjournal.cli.sharing.replying import remove_drafts
from equityjournal.cli.sharing.sealed_files import my_keys, refuse_unless_answered, tell_paragraphs
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, talking_to, tell, tell_json
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import free_place, place_by_day, to_file
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.shared_content import item_paragraphs, paragraphs_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NothingToKeep, UnclearCommand, UnknownName
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats.coach_page import coach_page
from equityjournal.store.disk.config import journal_place

if TYPE_CHECKING:
    from equityjournal.cli.sharing.mentees import Mentee, OpenedShare

app = typer.Typer(
    help="Look at what others shared with you; one person at a time.",
    add_completion=False,
    rich_markup_mode=None,
    cls=TextGroup,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Who shared it; a part of their name will do.")]


@app.callback(invoke_without_command=True)
def coach(context: typer.Context, json: AsJson = False) -> None:
    """Look at what others shared with you; one person at a time.

    Without more, it names them. What they shared is kept as it came, sealed,
    apart from your own journal.
    """
    if context.invoked_subcommand:
        return
    today, there = clock.now().date(), mentees()
    if json:
        tell_json([as_json.mentee(mentee, today) for mentee in there])
        return
    for mentee in there:
        _tell_mentee(mentee)
        tell_unreadable(mentee)
    reminded = [sentence for mentee in there for sentence in reminders(mentee, today)]
    for sentence in reminded:
        tell(sentence)
    if there:
        tell(say("`equityjournal coach read NAME` shows what somebody shared with you."))
    else:
        tell(say("Nothing that others shared is kept here. `equityjournal open FILE` opens what they send."))


def _tell_mentee(mentee: "Mentee") -> None:
    last = last_day(mentee)
    if last is None:
        tell(mentee.name)
    else:
        tell(say("{name}: something last came on {day}.", name=mentee.name, day=in_words(last)))


@app.command("themes", hidden=True)
def themes(name: Name) -> None:
    """Say where themes are shown now.

    Raises:
        UnclearCommand: Always.
    """
    raise UnclearCommand(
        say("`equityjournal with {name}` says what is new, and what keeps coming back.", name=name)
    )


@app.command("read")
def read(
    name: Name,
    entry: Annotated[
        int | None, typer.Option("--entry", metavar="N", help="One entry, by its number.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Read what somebody shared, as they saw it before they sealed it."""
    mentee, kept = _opened(name)
    if entry is not None:
        item = item_numbered(numbered_items(kept), entry, mentee.name)
        if json:
            tell_json(item.model_dump(mode="json"))
        else:
            tell_paragraphs(item_paragraphs(item, entry))
        return
    if json:
        tell_json([as_json.share(opened) for opened in kept])
        return
    for place, opened in enumerate(kept):
        if place:
            tell()
        heading = say("Share {n}", n=opened.n)
        if opened.came:
            day = in_words(opened.came.opened.date())
            heading = say("Share {n}, which came on {day}", n=opened.n, day=day)
        tell(heading, bold=True)
        tell_paragraphs(paragraphs_of(opened.share))


@app.command("page")
def page(
    context: typer.Context,
    name: Name,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The HTML file to make; named by the day otherwise."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    json: AsJson = False,
) -> None:
    """Make one page of what somebody shared, to read in a browser.

    The page is not encrypted, and for your eyes. `coach forget` does not
    reach it; remove it yourself.
    """
    journal = journal_place(context.obj.journal)
    file = file or place_by_day("shared", clock.now().date(), ".html")
    free_place(file, journal, force=force)
    mentee, kept = _opened(name)
    if not kept:
        raise NothingToKeep(
            say("Nothing from {name} could be opened, so no page was made.", name=mentee.name)
        )
    document = coach_page(mentee.name, [opened.share for opened in kept], clock.now().date())
    to_file(document, file, journal, force=force)
    if json:
        tell_json({"path": str(file.absolute())})
        return
    tell(say("What {name} shared is on a page in {path}.", name=mentee.name, path=file))
    tell(say("It is not encrypted, and for your eyes: remove it when you have read it."))


app.command("reply", cls=ReplyCommand)(reply)
app.command("questions")(questions)


@app.command("forget")
def forget(
    name: Name,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DAY", help="Only what came before this day.")
    ] = None,
    share: Annotated[
        int | None, typer.Option("--share", metavar="N", help="Only share N, as `coach read` numbers it.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove what somebody shared from this machine.

    It asks first. Pages you made, and the files as they came to you, are
    yours to remove.
    """
    if before is not None and share is not None:
        raise UnclearCommand(say("Choose one of --before DAY and --share N."))
    mentee = mentee_meant(name)
    meant = list(enumerate(inbox().shares(mentee.key_id), start=1))
    if before is not None:
        day = parse_day(before, clock.now().date())
        meant = [(n, sealed) for n, sealed in meant if sealed.came and sealed.came.opened.date() < day]
    if share is not None:
        meant = [(n, sealed) for n, sealed in meant if n == share]
    if not meant:
        raise UnknownName(say("Nothing that came from {name} fits that.", name=mentee.name))
    refuse_unless_answered(yes=yes, otherwise=removal_needs_terminal())
    question = say_many(
        "Remove 1 file that came from {name}? Type yes; anything else keeps it.",
        "Remove {count} files that came from {name}? Type yes; anything else keeps them.",
        len(meant),
        name=mentee.name,
    )
    if not yes and not typed_yes(question, talking_to(False)):
        tell(say("Nothing was removed."))
        return
    inbox().forget(mentee.key_id, [sealed.message for _, sealed in meant])
    if not inbox().shares(mentee.key_id):
        remove_drafts(mentee.key_id)
    tell(
        say_many(
            "1 file that came from {name} is removed.",
            "{count} files that came from {name} are removed.",
            len(meant),
            name=mentee.name,
        )
    )
    tell(copies_elsewhere())


def _opened(name: str) -> "tuple[Mentee, list[OpenedShare]]":
    """The mentee meant by a name, with their shares.

    Reminders of shares to remove are printed as notes.

    Raises:
        UnknownName: When no mentee has the name.
    """
    mentee = mentee_meant(name)
    kept = opened_shares(mentee.key_id, my_keys())
    tell_unreadable(mentee)
    note(reminders(mentee, clock.now().date()))
    return mentee, kept
