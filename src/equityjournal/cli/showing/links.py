"""An entry's links to entries of the same writer, both ways."""

import sys
from typing import TYPE_CHECKING

from equityjournal.cli.terminal.output import is_terminal, tell
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.cli.showing.whole_entry import Record


def tell_links(session: "Session", entry: "Record") -> None:
    """Say how an entry is linked, and how to add another.

    An entry that was erased is named by its id alone.
    """
    if follows := entry.get("follows"):
        earlier = session.catalogue.named(follows)
        if earlier:
            tell(
                say(
                    "A later thought on your entry of {day} ({id}).",
                    day=in_words(earlier.happened),
                    id=follows,
                )
            )
        else:
            tell(say("A later thought on {id}, which is not here any more.", id=follows))
    for later in session.catalogue.following(entry["id"]):
        day = in_words(later.happened)
        tell(say("You came back to it on {day} ({id}).", day=day, id=later.id))
    if is_terminal(sys.stdout):
        letters = id_letters(entry["id"])
        tell(say("Another thought on this? `equityjournal write --reply {id}`", id=letters))
