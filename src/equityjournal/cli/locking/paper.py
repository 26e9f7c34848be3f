"""The recovery key: shown once, written on paper, and proven by some of its groups."""

import os
import secrets
import sys
from textwrap import wrap

from equityjournal.cli.session.locked_journal import TRIES
from equityjournal.cli.terminal.output import is_terminal, note, tell
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import listed, say

BEGINNING = "AGE-SECRET-KEY-1"
LENGTH_OF_GROUP, GROUPS_A_LINE = 4, 6
ASKED = 3
"""Groups to type: the check sum fills two, so that at least one of these is none of it."""


def show_recovery_key(recovery: str) -> None:
    """Show the recovery key once, take it off the screen, and have three of its groups typed from paper.

    Raises:
        NotAllowed: When they were not those of the key.
        EOFError, KeyboardInterrupt: When the person stops.
    """
    groups = wrap(recovery.removeprefix(BEGINNING), LENGTH_OF_GROUP)
    lines = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
    note(
        say(
            "Your recovery key opens everything if the passphrase is forgotten. It is shown once, and "
            "kept nowhere. Write it on paper, or put it into a password manager; not on this machine."
        )
    )
    for text in ("", BEGINNING, *map(" ".join, lines), "", say("In one piece: {key}", key=recovery), ""):
        sys.stderr.write(f"    {text}".rstrip() + "\n")
    note(
        say(
            "Your paper holds a key that needs no passphrase: whoever has it and any copy of the "
            "folder reads everything. If you copied it with the mouse, your clipboard history may hold "
            "it."
        )
    )
    ask_secret(say("Press Enter when you have it. "), "")
    _clear_screen()
    _have_it_typed(groups)


def _have_it_typed(groups: list[str]) -> None:
    places = sorted(secrets.SystemRandom().sample(range(len(groups)), ASKED))
    expected = "".join(groups[place] for place in places)
    asked = listed([_called(place, len(groups)) for place in places])
    prompt = say("Type the groups I ask for: {groups}. ", groups=asked)
    for _ in range(TRIES):
        if "".join(ask_secret(prompt, "").split()).upper() == expected:
            return
        prompt = say(
            "That is not what was shown. Look at your paper, and type {groups} again. ", groups=asked
        )
    raise NotAllowed(
        say(
            "The key on your paper is not the one that was shown, so nothing was changed. Throw that paper "
            "away; `equityjournal lock` begins again, with other words and another key."
        )
    )


def _called(place: int, count: int) -> str:
    """The words for a group by its place, such as `the 3rd`."""
    if place == count - 1:
        return say("the last")
    number = place + 1
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if ending == "st":
        return say("the {number}st", number=number)
    if ending == "nd":
        return say("the {number}nd", number=number)
    if ending == "rd":
        return say("the {number}rd", number=number)
    return say("the {number}th", number=number)


def _clear_screen() -> None:
    """Clear the screen and what was scrolled off it, where a terminal does so."""
    if is_terminal(sys.stderr) and os.environ.get("TERM") not in ("dumb", "unknown", None):
        sys.stderr.write("\x1b[H\x1b[2J\x1b[3J")
        sys.stderr.flush()
    else:
        tell(say("The key is still on your screen above; clear it when you are done."), to=sys.stderr)
