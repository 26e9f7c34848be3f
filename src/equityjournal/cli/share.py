"""`share`: entries sealed for a person, and requests to remove them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.completing import some_entries, some_themes
from equityjournal.cli.session.filters import (
    Filters,
    OfFeeling,
    OfPack,
    OfSetting,
    OfTheme,
    Since,
    Until,
    selected,
)
from equityjournal.cli.session.session import open_session
from equityjournal.cli.session.text_commands import NoteCommand
from equityjournal.cli.session.typed_words import quoted
from equityjournal.cli.sharing import take_back as taking_back
from equityjournal.cli.sharing.choosing_entries import entries_fitting, entries_named
from equityjournal.cli.sharing.making_a_share import make
from equityjournal.cli.sharing.sealed_files import keyring, people, refuse_unless_answered, seal_to_file
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.cli.terminal.writing_out import free_place
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.keys import are_keys
from equityjournal.core.sharing.messages import LONGEST
from equityjournal.core.sharing.shared_content import Along
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand, UnclearDate
from equityjournal.core.text.speech import say, say_many
from equityjournal.formats.sealed_message import weak_card
from equityjournal.store.sharing.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.cli.sharing.making_a_share import Sealing
    from equityjournal.core.sharing.messages import Share
    from equityjournal.core.sharing.trusted import Trusted

COMMAND = NoteCommand


def share(
    context: typer.Context,
    entries: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Entries, as `show` takes them.", autocompletion=some_entries),
    ] = None,
    with_: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="Whom to share with, by their card.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The sealed file to make.")
    ] = None,
    since: Since = None,
    until: Until = None,
    theme: OfTheme = None,
    pack: OfPack = None,
    feeling: OfFeeling = None,
    setting: OfSetting = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All that may be shared, without any filter.")
    ] = False,
    no_mask: Annotated[bool, typer.Option("--no-mask", help="Every name and day as you wrote it.")] = False,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="A few words to go first.")] = "",
    keep_until: Annotated[
        str | None, typer.Option("--keep-until", metavar="DAY", help="Ask them to remove it after this day.")
    ] = None,
    with_feelings: Annotated[bool, typer.Option("--with-feelings", help="Feelings too.")] = False,
    with_people: Annotated[bool, typer.Option("--with-people", help="Roles of those there, too.")] = False,
    with_settings: Annotated[bool, typer.Option("--with-settings", help="Settings too.")] = False,
    with_steps: Annotated[bool, typer.Option("--with-steps", help="Small steps too.")] = False,
    with_happened_to_me: Annotated[
        bool, typer.Option("--with-happened-to-me", help="Entries about what happened to you, too.")
    ] = False,
    with_summary: Annotated[bool, typer.Option("--with-summary", hidden=True)] = False,
    ask_about: Annotated[
        list[str] | None,
        typer.Option(
            "--ask-about", metavar="THEME", help="A theme to be asked about.", autocompletion=some_themes
        ),
    ] = None,
    take_back: Annotated[
        int | None, typer.Option("--take-back", metavar="N", help="Ask for share N back, by `shares`.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--end", metavar="NAME", help="Ask for all back, and end the sharing.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Share anew with somebody with whom you ended it.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Show it, and do not ask.")] = False,
) -> None:
    """Seal some entries for one person, who alone can open them.

    Name the entries by id, or choose them with filters. Names and days are
    masked. You see every line before anything is made, and nothing is sent:
    the file is yours to give.

    Private entries never go. Feelings, people, settings and small steps go
    only when you name them.
    """
    if with_summary:
        raise UnclearCommand(
            say("There is no summary any more. `equityjournal with NAME` asks which themes may go.")
        )
    uses = [use for use in (with_, take_back, end) if use is not None]
    if not uses:
        name = _name_in(entries or []) or "Bronwen"
        made = (
            f"equityjournal share --with {quoted(name)} --output for-{'-'.join(name.casefold().split())}.age"
        )
        raise UnclearCommand(
            say(
                "With whom? `equityjournal with {name}` leads through it; `{made}` makes a file at once. "
                "`equityjournal share --help` says how to take something back, or end it.",
                name=quoted(name),
                made=made,
            )
        )
    if len(uses) != 1:
        raise UnclearCommand(say("Choose one of --with NAME, --take-back N and --end NAME."))
    if output is None:
        raise UnclearCommand(say("Say which file to make: --output FILE."))
    filters = Filters(since, until, theme, pack, feeling, setting)
    filtered = everything or filters != Filters()
    if entries and (filtered or with_ is None):
        raise UnclearCommand(say("Name entries by their ids, or choose by filters; not both at once."))
    session, today = open_session(context), clock.now().date()
    free_place(output, session.root, force=force)
    keyring().person()
    refuse_unless_answered(yes=yes)
    session.journal.guard.refuse_after_loss()
    if take_back is not None:
        taking_back.take_back(session, take_back, output, force=force, yes=yes)
    elif end is not None:
        taking_back.end(session, end, output, force=force, yes=yes)
    elif with_ is not None:
        _refuse_everything_by_oversight(entries, filtered=filtered)
        whom = _whom(session, with_, again=again)
        if whom is None:
            return
        request = ShareRequest(
            whom=whom,
            along=Along(with_feelings, with_people, with_settings, with_steps),
            masked=not no_mask,
            note=_text(note),
            keep_until=_ahead(keep_until, today),
            ask_about=_themes(session, ask_about or []),
        )
        if entries:
            chosen = entries_named(session, entries, today)
        else:
            selection = selected(session, today, **filters._asdict())
            chosen = entries_fitting(session, selection, happened_to_me=with_happened_to_me)
        share = make(session, request, chosen, _into(output, session, force=force), yes=yes)
        if share:
            _tell_sealed(share, whom.name, output)


def _name_in(words: "Sequence[str]") -> str:
    """A person's name among words where entries belong, as in `share with Bronwen`; empty without any."""
    if words and words[0].casefold() == "with":
        return " ".join(words[1:])
    return words[0] if len(words) == 1 and words[0].istitle() and words[0].isalpha() else ""


def _refuse_everything_by_oversight(entries: "Sequence[str] | None", *, filtered: bool) -> None:
    """Refuse a share without ids, filters or --all."""
    if not entries and not filtered:
        raise NotAllowed(
            say(
                "Say which entries: their ids, or a filter such as --since or --theme; --all takes every one."
            )
        )


def _whom(session: "Session", name: str, *, again: bool) -> "Trusted | None":
    """The person to share with; None if the sharing stays ended.

    Raises:
        UnknownName: When no card has the name.
        NotAllowed: When the card is a former one, or its keys protect nothing; or when the sharing was ended,
            and there is no terminal to ask on.
    """
    whom = people().meant(name)
    if whom.replaced:
        raise NotAllowed(
            say(
                "{name} is a card that was replaced on {day}; share with the one in use.",
                name=whom.name,
                day=in_words(whom.replaced.date()),
            )
        )
    if not are_keys(whom.person):
        raise weak_card(whom.name)
    ended = Ledger(session.root).ended_with(whom.person)
    if ended is None or again:
        return whom
    said = say("You ended the sharing with {name} on {day}.", name=whom.name, day=in_words(ended.date()))
    if not is_terminal(sys.stdin):
        again_option = say("--again begins anew.")
        raise NotAllowed(f"{said} {again_option}")
    question = say("Share with them anew? Type yes; anything else leaves it.")
    if typed_yes(f"{said} {question}", talking_to(False)):
        return whom
    tell(say("Nothing was made."), to=talking_to(False))
    return None


def _themes(session: "Session", typed: "Sequence[str]") -> list[str]:
    """Ids of the themes to be asked about."""
    return [session.theme(name) for name in typed]


def _into(output: Path, session: "Session", *, force: bool) -> "Sealing":
    """The sealing of a share into a file of its own."""
    return lambda share, keys: seal_to_file(share, keys, output, session.root, force=force)


def _tell_sealed(share: "Share", name: str, output: Path) -> None:
    """Say where the sealed file is."""
    count = say_many("1 entry", "{count} entries", len(share.items))
    tell(
        say(
            "Sealed for {name}, in {path}: {count}. Only the two of you can open it. Nothing was sent: give "
            "it to them in any way you like. `equityjournal shares` remembers it.",
            name=name,
            path=output,
            count=count,
        )
    )


def _text(note: str) -> str:
    """The note, without spaces at its ends.

    Raises:
        NotAllowed: When it is too long, or holds bytes that stand for no character.
    """
    try:
        note.encode("utf-8")
    except UnicodeEncodeError:
        raise NotAllowed(say("The note holds something that is not text. Type it again.")) from None
    if len(note) > LONGEST:
        raise NotAllowed(say("The note is too long to share."))
    return note.strip()


def _ahead(text: str | None, today: "date") -> "date | None":
    """A day still to come.

    Raises:
        UnclearDate: When it is no day, or not ahead.
    """
    if text is None:
        return None
    day = parse_day(text, today, ahead=True)
    if day <= today:
        raise UnclearDate(
            say("{day} is not ahead; --keep-until takes a day that is still to come.", day=in_words(day))
        )
    return day
