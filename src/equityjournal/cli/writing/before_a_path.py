"""The private path of a writing, and its advice to keep in mind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.session.labels import paths_named
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.core.entries.entry import AnyDraft


def path_of(session: Session, draft: "AnyDraft", themes: Sequence[str]) -> WrittenFor | None:
    """The private path of a writing, if any.

    Args:
        session: The packs.
        draft: The writing.
        themes: Ids of the themes asked for.
    """
    if draft.happened_to_me:
        return "harmed"
    paths = paths_named(session, [draft.pack], themes) - {None}
    return paths.pop() if paths else None


def tell_before(path: WrittenFor, to: TextIO) -> None:
    """Say the advice to keep in mind, first of all."""
    for line in _before(path):
        tell(line, to=to)
    tell(to=to)


def _before(path: WrittenFor) -> Sequence[str]:
    whose = say("If this computer is your employer's, others may be able to read it.")
    if path == "harmed":
        sheet = say(
            "A sheet of paper or your own phone may be safer: "
            "`equityjournal worksheet when-it-happened-to-me`."
        )
        return whose, sheet
    if path == "hurt":
        asked = say("Notes like these can be asked for in a complaint or a case.")
        talk = say("If there may be one, talk to your union or an adviser before you write.")
        return asked, talk
    return (whose,)
