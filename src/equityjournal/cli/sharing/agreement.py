"""Questions on an agreement about sharing, and questions answered by yes.

An agreement between two people who share has four short questions.
"""

import sys
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.sealed_files import people
from equityjournal.cli.terminal import keyboard
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it, one_line
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from equityjournal.core.sharing.trusted import Trusted

CLEARED = "-"


def says_yes(question: str, otherwise: str) -> bool:
    """Whether the person answers a question with a full yes.

    Args:
        question: The question.
        otherwise: The refusal without a terminal.

    Raises:
        NotAllowed: Without a terminal.
    """
    if not is_terminal(sys.stdin):
        raise NotAllowed(otherwise)
    keyboard.throw_away_typed_ahead()
    tell(question, to=talking_to(False))
    try:
        return one_line().strip().casefold() == say("yes")
    except EOFError:
        return False


def ask_agreement(trusted: "Trusted") -> None:
    """Ask the four questions, each with its earlier answer, and store the answers.

    Each answer is stored as soon as it is given.

    Raises:
        NotAllowed: Without a terminal.
    """
    if not is_terminal(sys.stdin):
        raise NotAllowed(
            say(
                "This asks four questions, and nobody is here to answer; --purpose and the others do without."
            )
        )
    to = talking_to(False)
    tell(
        say(
            "What do the two of you agree? Four short questions. Enter leaves one as it is; "
            "`equityjournal keys agree` asks again at any time.",
        ),
        to=to,
    )
    changed = False
    try:
        for field, question in _questions().items():
            tell(question, to=to)
            if before := getattr(trusted.agreement, field):
                tell(say("So far: {text}", text=before), indent=2, lines=True, to=to)
                tell(say("A new answer takes its place; a hyphen alone takes it away."), indent=2, to=to)
            if answer := line_and_all_with_it().strip():
                trusted = _with_answers(trusted, {field: "" if answer == CLEARED else answer})
                changed = True
    finally:
        if changed:
            _tell_agreed(trusted)
    if not changed:
        tell(say("Nothing was changed in what you agreed."))


def change_agreement(trusted: "Trusted", changes: "Mapping[str, str]") -> None:
    """Store changes of an agreement, by field, and confirm."""
    _tell_agreed(_with_answers(trusted, changes))


def _with_answers(trusted: "Trusted", changes: "Mapping[str, str]") -> "Trusted":
    """Store changes of an agreement; return the changed person."""
    agreement = trusted.agreement.model_copy(update=dict(changes))
    trusted = trusted.model_copy(update={"agreement": agreement})
    people().keep(trusted)
    return trusted


def _tell_agreed(trusted: "Trusted") -> None:
    tell(
        say(
            "Kept, on this machine. {name} has not been sent it, so read it to each other.",
            name=trusted.name,
        )
    )


def tell_agreement(trusted: "Trusted") -> None:
    """Print the agreement with a person."""
    said = {label: getattr(trusted.agreement, field) for field, label in _labels().items()}
    if not any(said.values()):
        tell(say("Nothing is agreed in words yet; `equityjournal keys agree NAME` asks what it might be."))
        return
    tell(say("What you agreed:"))
    for label, text in said.items():
        if text:
            tell(f"{label}: {text}", indent=2, hang=2, lines=True)


def _questions() -> dict[str, str]:
    return {
        "purpose": say("What is the sharing for?"),
        "limits": say(
            "What are the limits of confidentiality? Coaching is not privileged: a court, or an employer "
            "with a right to it, can ask for what was shared."
        ),
        "passed_on": say(
            "What must be passed on, and to whom? A risk to somebody, perhaps, or what an employer must know."
        ),
        "kept": say("How long does each of you keep things?"),
    }


def _labels() -> dict[str, str]:
    return {
        "purpose": say("What it is for"),
        "limits": say("Limits of confidentiality"),
        "passed_on": say("What must be passed on"),
        "kept": say("How long things are kept"),
    }
