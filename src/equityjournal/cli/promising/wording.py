"""Words for a register: names and days replaced, and roles of a single person asked about."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from equityjournal.cli.notices.finding import rules_of
from equityjournal.cli.promising.asking import Asking, unfit
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.core.notices.known import Known
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.privacy import find
from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.promises.one_person import may_be_one_person
from equityjournal.core.promises.records import LONGEST_ROLE
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

KEEPS = "="
"""Typed to keep words as they are."""


class Typed(NamedTuple):
    """A typed text, and its longest length in characters."""

    text: str
    most: int
    is_role: bool = False
    """Whether it stands inside a sentence: "To a person."."""


class Wording:
    """Words for a register.

    Args:
        session: Whose own list of names counts besides the rules.
        asking: Asks, where there is somebody to ask.
        as_typed: Nothing is replaced.
    """

    def __init__(self, session: Session, asking: Asking, *, as_typed: bool) -> None:
        self._session, self._asking, self._as_typed = session, asking, as_typed

    def settled(self, typed: Mapping[str, Typed]) -> dict[str, str]:
        """Texts with stand-ins for identifying details, each shown before use.

        Raises:
            NotAllowed: In a script, where a text is then too long.
        """
        texts = {name: given.text for name, given in typed.items()}
        if self._as_typed or not any(texts.values()):
            return texts
        rules, known = rules_of(self._session)
        for name, given in typed.items():
            texts[name] = self._settle(given, list(texts.values()), rules, known)
        return texts

    def role(self, text: str) -> str:
        """A role, typed again if perhaps of a single person."""
        if not may_be_one_person(text):
            return text
        said = say("Could only one person ever be “{role}”? Then say it more widely.", role=text)
        if not self._asking.somebody:
            tell(said, to=self._asking.to)
            return text
        keeps = say("Enter keeps it.")
        while True:
            wider = self._asking.other_words(f"{said} {keeps}")
            if not wider:
                return text
            fault = unfit(wider, 2, LONGEST_ROLE)
            if fault is None:
                return wider
            tell(fault, to=self._asking.to)

    def _settle(
        self, given: Typed, others: Sequence[str], rules: IdentifierRules, known: Sequence[Known]
    ) -> str:
        text, most = given.text, given.most
        while True:
            mask = Mask(rules, known, [*others, text])
            masked = mask.text(text)
            if masked == text:
                return text
            if given.is_role and masked.split()[0] != text.split()[0]:
                masked = masked[:1].lower() + masked[1:]
            to = self._asking.to
            tell(say("This may tell who somebody is, and everybody in the team will read it:"), to=to)
            for replaced in mask.replacements:
                words = say("{value}: {stand_in}", value=replaced.value, stand_in=replaced.stand_in)
                tell(words, indent=2, hang=2, to=to)
            tell(say("So it would be saved: {words}", words=masked), to=to)
            fault = unfit(masked, 1, most)
            if not self._asking.somebody:
                if fault:
                    raise NotAllowed(fault)
                return masked
            wanted = self._asking.other_words(
                say("Enter saves it so. Or type it in other words; = keeps yours, if nobody is named in it.")
            )
            if wanted == KEEPS:
                return text
            fault = fault if not wanted else unfit(wanted, 1, most)
            if fault:
                tell(fault, to=to)
            elif not wanted:
                return masked
            else:
                text = wanted


def found_in(session: Session, texts: Sequence[str]) -> bool:
    """Whether any text may tell who a person is."""
    rules, known = rules_of(session)
    return any(find(text, rules, known) for text in texts)
