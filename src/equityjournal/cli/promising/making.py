"""A new promise: its questions, its words, and the last look before saving."""

from equityjournal.cli.promising.asking import Asking
from equityjournal.cli.promising.changing import Talk
from equityjournal.cli.promising.options import NewPromise
from equityjournal.cli.promising.wording import Typed
from equityjournal.cli.terminal.output import tell
from equityjournal.core.promises.records import LONGEST, LONGEST_ROLE, Made
from equityjournal.core.promises.state import HORIZONS, Promise
from equityjournal.core.promises.telling import all_of
from equityjournal.core.text.speech import say


def make(talk: Talk, given: NewPromise) -> None:
    """Ask for a promise, and save the answers.

    Raises:
        NotAllowed, UnclearDate: For options that do not fit, or are missing in a script.
        NotSaved: When the disk will not take it; what was typed is shown again.
    """
    asking, wording = talk.asking, talk.wording
    if asking.somebody and None in given:
        tell(say("Everybody who can open the folder can read it. Roles, not names."), to=asking.to)
    typed = {
        "what": Typed(asking.words(given.what, "--what", say("What is promised?"), LONGEST), LONGEST),
        "to": _role(asking, given.to, "--to",
                    say("To whom? As a role, such as “families waiting for a school place”.")),
        "would_know": Typed(
            asking.words(
                given.would_know, "--would-know", say("How would they know that it was kept?"), LONGEST
            ),
            LONGEST,
        ),
        "asks": _role(asking, given.asks, "--asks",
                      say("Who asks about it? As a role, which stays when people leave: “the duty leads”.")),
    }  # fmt: skip
    horizon = asking.choice(
        given.term, "--term", say("1 short, 2 medium or 3 long term?"), dict.fromkeys(HORIZONS, "")
    )
    look = asking.day(given.look, "--look", say("When do we next look?"))
    texts = wording.settled(typed)
    for name in ("to", "asks"):
        texts[name] = wording.role(texts[name])
    made = Made.model_validate({**texts, "horizon": horizon, "look": look})
    begun = Promise("", made, talk.today, made.asks, made.look)
    if asking.has_asked:
        tell(made.what, to=asking.to, bold=True)
        for sentence in all_of(begun, talk.today):
            tell(sentence, indent=2, to=asking.to)
        if not asking.goes_on(say("Enter saves it; n does not. What is saved is never rewritten.")):
            tell(say("Nothing was saved."), to=asking.to)
            return
    change = talk.team.register.add(None, made, talk.now)
    tell(say("Saved: {id}  {what}", id=change.promise, what=made.what))


def _role(asking: Asking, given: str | None, option: str, question: str) -> Typed:
    return Typed(asking.words(given, option, question, LONGEST_ROLE, least=2), LONGEST_ROLE, is_role=True)
