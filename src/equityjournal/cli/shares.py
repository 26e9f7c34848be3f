"""`shares`: a short list of what was shared, with later events."""

from typing import TYPE_CHECKING, Any

import typer

from equityjournal.cli.commands.filters import AsJson
from equityjournal.cli.meeting.reply_lines import later_events
from equityjournal.cli.session.opening import open_session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, tell, tell_json
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many

if TYPE_CHECKING:
    from equityjournal.core.sharing.ledger import Shared


def shares(context: typer.Context, json: AsJson = False) -> None:
    """Say what you shared with whom, until when, and what you asked back.

    `equityjournal with NAME` says what one person has, and asks for it back.
    """
    from equityjournal.cli.pairing.own import ledger, names_of, not_known_here  # noqa: PLC0415 - loads Pydantic

    session, today = open_session(context), clock.now().date()
    kept, names = ledger(session), names_of(session)
    shares = kept.shares()
    if unread := kept.unread:
        note(
            say_many(
                "1 file about what you shared cannot be read; `equityjournal check` names it.",
                "{count} files about what you shared cannot be read; `equityjournal check` names them.",
                unread,
            )
        )
    if json:
        tell_json([_as_json(share, names.get(share.companion, "")) for share in shares])
        return
    if not shares:
        tell(say("Nothing was shared."))
    for share in shares:
        name = names.get(share.companion) or not_known_here()
        count = say_many("1 entry", "{count} entries", len(share.entries))
        what = count if share.entries else say("What you agreed")
        masked = say("masked") if share.masked else say("not masked")
        day = in_words(share.sealed.date())
        tell(say("{day}, for {name}: {what}, {masked}.", day=day, name=name, what=what, masked=masked))
        for sentence in later_events(share, name, today):
            tell(sentence, indent=2)


def _as_json(share: "Shared", name: str) -> dict[str, Any]:
    """A share as `--json` prints it, in a list by age, oldest first.

    `{"n", "message", "to": {"name"}, "sealed", "entries", "masked", "along", "keep_until", "taken_back",
    "ended", "came", "kept", "removed", "not_found"}`. `entries` are ids, `along` names of kinds of content:
    feelings, people, settings, steps, note, summary, questions, agreed. `keep_until` is an ISO date, `sealed`
    and the six last are moments; each of these but `sealed` may be null. `came` is the word that it came,
    `kept` that it is kept although it was asked back.
    """
    names = ("taken_back", "ended", "came", "kept", "removed", "not_found")
    moments = {name: getattr(share, name) for name in names}
    return {
        "n": share.place,
        "message": share.message,
        "to": {"name": name},
        "sealed": share.sealed.isoformat(),
        "entries": list(share.entries),
        "masked": share.masked,
        "along": list(share.along),
        "keep_until": share.keep_until.isoformat() if share.keep_until else None,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }
