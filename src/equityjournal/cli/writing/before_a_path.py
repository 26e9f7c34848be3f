"""Words said before a private path: what to keep in mind."""

from collections.abc import Sequence
from typing import TextIO

from equityjournal.cli.terminal.output import tell
from equityjournal.core.packs.pack import WrittenFor
from equityjournal.core.text.speech import say


def tell_before(path: WrittenFor, to: TextIO) -> None:
    """Say what to keep in mind, before anything else."""
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
