"""The agreement on sharing: a text, proposed by either, held by both."""

from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import line_or_nothing
from equityjournal.cli.sharing.own import companions
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.companion import Agreement
from equityjournal.core.sharing.letter_parts import SharedAgreement
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.core.sharing.companion import Companion


def agreement_to_send(companion: "Companion") -> SharedAgreement | None:
    """The agreement, as far as unknown to the other."""
    known = companion.agreement
    if known is None or known.told or not (known.mine or known.confirmed):
        return None
    return SharedAgreement(text=known.text, day=known.day, confirmed=None if known.mine else known.confirmed)


def is_due(meeting: "Meeting") -> bool:
    """Whether an agreement is due: after the first talk, before both said yes."""
    known = meeting.companion
    no_yes = known.agreement is None or known.agreement.confirmed is None
    return known.meets == "files" and meeting.last is not None and no_yes


def ask_agreement(meeting: "Meeting") -> None:
    """Ask for a yes to the proposed wording, else for another."""
    known = meeting.companion
    to = talking_to(False)
    if known.agreement:
        told = say("What you two agree on sharing, as of {day}:", day=in_words(known.agreement.day))
        tell(told, to=to)
        tell(known.agreement.text, indent=2, lines=True, to=to)
    if known.agreement and not known.agreement.mine and known.agreement.confirmed is None:
        question = say("Do you say yes to it? Type yes; anything else lets you word it otherwise.")
        if typed_yes(question, to):
            confirmed = known.agreement.model_copy(update={"confirmed": meeting.today, "told": False})
            companions().keep(known.model_copy(update={"agreement": confirmed}))
            tell(say("Noted. {name} is told so with your next letter.", name=meeting.name))
            return
    asked = say(
        "What do you two agree on sharing: what it is for, its limits, what must be passed on, how long it "
        "is kept? A line each; Enter ends."
    )
    lines: list[str] = []
    while line := line_or_nothing(asked if not lines else say("More? Enter ends.")):
        lines.append(line)
    if not lines:
        tell(say("Nothing was changed."), to=to)
        return
    agreement = Agreement(text="\n".join(lines), day=meeting.today, mine=True)
    companions().keep(known.model_copy(update={"agreement": agreement}))
    tell(say("Noted. It goes to {name} with your next letter, for a yes.", name=meeting.name))
