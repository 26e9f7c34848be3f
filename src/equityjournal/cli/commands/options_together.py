"""Options that do not go together, refused.

None is passed over in silence. `with` has a table of its own, in the room of meetings.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from equityjournal.cli.terminal.line_parts import Part
from equityjournal.core.text.speech import say

Pairs = Sequence[tuple[str, str]]


class Rules(NamedTuple):
    """The rules for the options of a command."""

    opposite: Pairs = ()
    """Only one of two such could be followed."""
    apart: Pairs = ()
    """Each of two such does a thing of its own."""
    needless: Pairs = ()
    """Beside the first of two such the other does nothing."""
    needs: Mapping[str, str] = {}
    """An option, and the option without which it does nothing."""
    needs_word: tuple[str, str] | None = None
    """The argument without which some options do nothing, and an example of it."""
    with_a_word: Sequence[str] = ()
    """Those options."""
    without_a_word: Sequence[str] = ()
    """Options of a list, which a command with an argument does not print."""


def _each(ones: Sequence[str], others: Sequence[str]) -> Pairs:
    return tuple(product(ones, others))


_FACTS = ("--date", "--setting", "--person", "--feeling", "--title", "--private")
_ON_THE_PAGE = ("--with-feelings", "--with-steps", "--with-settings", "--with-happened-to-me")

RULES = {
    "backup": Rules(
        needless=_each(["--check"], ["--sealed", "--with-names", "--with-keys"]),
        needs_word=("FILE", "diary.zip"),
        with_a_word=("--sealed", "--with-names", "--with-keys"),
    ),
    "check": Rules(needless=_each(["--outside"], ["--accept", "--accept-loss", "--repair"])),
    "config": Rules(needless=[("--clear", "--json")]),
    "edit": Rules(opposite=[("--editor", "--lines")], apart=_each(["--editor", "--lines"], _FACTS)),
    "list": Rules(opposite=[("--all", "--limit")]),
    "look-over": Rules(
        apart=[*_each(["--add"], ["--explain", "--all", "--more", "--json"]), ("--more", "--explain")]
    ),
    "review": Rules(needless=[("--page", "--by")], needs=dict.fromkeys(_ON_THE_PAGE, "--page")),
    "search": Rules(opposite=[("--all", "--limit")]),
    "their-words": Rules(without_a_word=("--all", "--json")),
    "themes": Rules(opposite=[("--theme", "--all")]),
    "unlock": Rules(opposite=[("--key", "--recovery")]),
    "worksheet": Rules(
        opposite=[("--look-back", "--ten-minutes")],
        needless=[
            *_each(["--look-back"], ["--theme", "--moment", "--most"]),
            *_each(["--ten-minutes"], ["--moment", "--most"]),
        ],
    ),
    "write": Rules(
        opposite=[("--editor", "--lines"), ("--resume", "--fresh")], needless=[("--prompt", "--moment")]
    ),
}
"""The rules by command."""


def not_together(command: str, parts: Sequence[Part]) -> str | None:
    """The sentence on options that cannot all be followed.

    None where they can.

    Args:
        command: The command, with the program's name.
        parts: The parts of the line behind it.
    """
    rules = RULES.get(command.partition(" ")[2])
    if rules is None:
        return None
    given = {_spelt(part) for part in parts if part.role == "option" and part.parameter is not None}
    has_word = any(part.role == "word" for part in parts)
    return _two_apart(rules, given) or _lacking(rules, given, command, has_word=has_word)


def _spelt(part: Part) -> str:
    """The first long spelling of an option."""
    return next((name for name in part.parameter.opts if name.startswith("--")), part.name)


def _two_apart(rules: Rules, given: set[str]) -> str | None:
    for first, other in rules.opposite:
        if {first, other} <= given:
            return say("{first} and {other} do not go together; choose one.", first=first, other=other)
    for first, other in rules.apart:
        if {first, other} <= given:
            return say(
                "{first} and {other} do not go together, so nothing was done: type the command once for "
                "each.",
                first=first,
                other=other,
            )
    for first, other in rules.needless:
        if {first, other} <= given:
            return say("Beside {first}, {other} does nothing: leave it out.", first=first, other=other)
    return None


def _lacking(rules: Rules, given: set[str], command: str, *, has_word: bool) -> str | None:
    for option, other in rules.needs.items():
        if option in given and other not in given:
            example = f"{command} {other} {option}"
            return say(
                "{option} goes with {other}: `{example}`.", option=option, other=other, example=example
            )
    for option in rules.with_a_word:
        if rules.needs_word and option in given and not has_word:
            kind, word = rules.needs_word
            example = f"{command} {word} {option}"
            return say("{option} goes with {other}: `{example}`.", option=option, other=kind, example=example)
    for option in rules.without_a_word:
        if option in given and has_word:
            example = f"{command} {option}"
            return say("{option} is for the list alone: `{example}`.", option=option, example=example)
    return None
