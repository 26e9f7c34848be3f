"""`shares`: shares, with their recipients and later events."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from equityjournal.cli.session.entry_lines import tell_brief
from equityjournal.cli.session.filters import AsJson
from equityjournal.cli.session.session import open_session
from equityjournal.cli.sharing.already_shared import not_found
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many

if TYPE_CHECKING:
    from datetime import date

    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.ledger import Shared


def shares(
    context: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|N]", help="With one person; or by its number, in full."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Say what you shared with whom, until when, and what you asked back."""
    from equityjournal.cli.sharing.take_back import as_known, share_numbered, shared_with  # noqa: PLC0415 - loads Pydantic
    from equityjournal.store.sharing.ledger import Ledger  # noqa: PLC0415 - loads Pydantic

    session, today = open_session(context), clock.now().date()
    ledger = Ledger(session.root)
    meant = [share._replace(person=as_known(share.person)) for share in ledger.shares()]
    in_full = which is not None and which.isdecimal()
    if which is not None and in_full:
        meant = [share_numbered(meant, int(which))]
    elif which is not None:
        whom = shared_with(meant, which)
        meant = [share for share in meant if share.person.is_same_as(whom)]
    if unread := ledger.unread:
        note(
            [
                say_many(
                    "1 file about what you shared cannot be read; `equityjournal check` names it.",
                    "{count} files about what you shared cannot be read; `equityjournal check` names them.",
                    unread,
                )
            ]
        )
    if json:
        tell_json([_as_json(share) for share in meant])
        return
    if not meant:
        tell(say("Nothing was shared."))
    for share in meant:
        _tell(share, today)
        if in_full:
            _tell_entries(session, share)


def _tell(share: "Shared", today: "date") -> None:
    """Print a share, with its later events."""
    count = say_many("1 entry", "{count} entries", len(share.entries))
    if not share.entries:
        count = say("What you agreed")
    day = in_words(share.sealed.date())
    said = say(
        "{n}. {count}, sealed on {day} for {name}", n=share.n, count=count, day=day, name=share.person.name
    )
    masked = say("masked") if share.masked else say("not masked")
    tell(f"{said} ({masked}).", hang=3)
    if share.kept:
        tell(say("Word that they have it came on {day}.", day=in_words(share.kept.date())), indent=3)
    if share.taken_back:
        tell(say("You asked for it back on {day}.", day=in_words(share.taken_back.date())), indent=3)
    if share.ended:
        day = in_words(share.ended.date())
        tell(say("You ended the sharing, and asked for all of it back, on {day}.", day=day), indent=3)
    if share.removed:
        tell(say("Word that it was removed came on {day}.", day=in_words(share.removed.date())), indent=3)
    elif share.not_found:
        tell(not_found(share.not_found), indent=3)
    if share.keep_until is None or share.removed:
        return
    asked = say(
        "You asked {name} to remove it after {day}.", name=share.person.name, day=in_words(share.keep_until)
    )
    reminder = say("No word has come yet that they did; you could ask.")
    tell(f"{asked} {reminder}" if share.is_past(today) else asked, indent=3)


def _tell_entries(session: "Session", share: "Shared") -> None:
    """Print the entries of a share, and the kinds of content sent along."""
    words = {
        "feelings": say("feelings"),
        "people": say("people"),
        "settings": say("settings"),
        "steps": say("small steps"),
        "note": say("a note"),
        "summary": say("a summary of your themes"),
        "questions": say("themes to be asked about"),
        "agreed": say("what you agreed"),
    }
    if share.along:
        tell(say("With: {what}.", what=listed([words.get(kind, kind) for kind in share.along])), indent=3)
    tell()
    for identity in share.entries:
        found = [brief for brief in session.catalogue.called(identity) if brief.id == identity]
        if found:
            tell_brief(found[0], session.shelf.titles)
        else:
            tell(identity, bold=True)
            tell(say("It is no longer in the journal."), indent=2)


def _as_json(share: "Shared") -> dict[str, Any]:
    """A share as `--json` prints it, in a list by age, oldest first.

    `{"n", "message", "to": {"name", "age", "signing"}, "sealed", "entries", "masked", "along", "keep_until",
    "taken_back", "ended", "kept", "removed", "not_found"}`. `entries` are ids, `along` names of kinds of
    content: feelings, people, settings, steps, note, summary, questions, agreed. `keep_until` is an ISO date;
    `sealed`, `taken_back`, `ended`, `kept`, `removed` and `not_found` are moments; each of these but `sealed`
    may be null. Beside a `removed`, `not_found` is the word of another answer.
    """
    names = ("taken_back", "ended", "kept", "removed", "not_found")
    moments = {name: getattr(share, name) for name in names}
    return {
        "n": share.n,
        "message": share.message,
        "to": share.person.model_dump(),
        "sealed": share.sealed.isoformat(),
        "entries": list(share.entries),
        "masked": share.masked,
        "along": list(share.along),
        "keep_until": share.keep_until.isoformat() if share.keep_until else None,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
