"""Notes on the shares of an entry about to be removed here."""

from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.terminal.output import tell
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


def tell_if_shared(session: "Session", identity: str, to: TextIO | None = None) -> None:
    """Print each share of an entry, with how to ask for its removal."""
    from equityjournal.store.sharing.ledger import Ledger  # noqa: PLC0415 - loads Pydantic

    for share in Ledger(session.root).with_entry(identity):
        said = say(
            "It was sealed for {name} on {day}, as share {n}, and what they have is out of reach from here.",
            name=share.person.name,
            day=in_words(share.sealed.date()),
            n=share.n,
        )
        if asked := share.taken_back or share.ended:
            back = say("You asked for it back on {day}.", day=in_words(asked.date()))
            if share.not_found:
                back = f"{back} {not_found(share.not_found)}"
        else:
            back = say("`equityjournal share --take-back {n} --output FILE` asks for it back.", n=share.n)
        tell(f"{said} {back}", to=to)


def not_found(heard: datetime) -> str:
    """Sentence on a share asked back and not found.

    Args:
        heard: The moment of the answer.
    """
    return say(
        "Word that it was not found came on {day}. That is not word that it was removed.",
        day=in_words(heard.date()),
    )
