"""A promise looked at, handed on and ended: questions, and what is saved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from equityjournal.cli.promising.asking import Asking
from equityjournal.cli.promising.promise_lines import tell_whole
from equityjournal.cli.promising.register_meant import Team
from equityjournal.cli.promising.wording import Typed, Wording
from equityjournal.cli.terminal.output import tell
from equityjournal.core.promises.records import LONGEST_ROLE, LONGEST_SAYING, Ended, Handed, Looked, Said
from equityjournal.core.promises.state import Promise
from equityjournal.core.promises.telling import end_in_words, next_look, not_asked, to_whom
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.speech import say

ENDS = ("kept", "kept-in-part", "not-kept", "changed", "let-go")


class Voices(NamedTuple):
    """What options say that somebody said."""

    they: str | None = None
    service: str | None = None
    team: str | None = None
    nobody: str | None = None

    @property
    def is_any_given(self) -> bool:
        """Whether any of them is."""
        return any(words is not None for words in self)


def look(
    team: Team,
    asking: Asking,
    wording: Wording,
    promise: Promise,
    voices: Voices,
    again: str | None,
    now: datetime,
) -> None:
    """Show a promise whole; ask what is said of it, and save that.

    Raises:
        NotAllowed, UnclearDate: For options that do not fit.
        NotSaved: When the disk will not take it.
    """
    if not voices.is_any_given and again is None:
        tell_whole(promise, asking.today)
        if not asking.somebody:
            return
    said = _heard(asking, wording, voices, ask=asking.somebody and not voices.is_any_given)
    if not said:
        if again is not None:
            raise NotAllowed(
                say("A day alone is no look. Say what was heard, with --they-said, --team-says or --nobody.")
            )
        tell(say("Nothing was saved."), to=asking.to)
        return
    is_asked = not voices.is_any_given and promise.end is None
    day = None
    if again is not None or is_asked:
        question = say("When do we look next? Enter leaves it at {day}.", day=in_words(promise.look))
        day = asking.day(again, "--look", question, needed=False)
    team.register.add(promise.id, Looked(said=said, look=day), now)
    _tell_saved(team, promise.id, lambda after: _after_a_look(after, asking))


def _after_a_look(promise: Promise, asking: Asking) -> Sequence[str]:
    """The sentences on a promise just looked at."""
    if promise.end:
        return end_in_words(promise, promise.end)
    return [next_look(promise, asking.today), *([] if promise.is_asked else [not_asked()])]


def hand(
    team: Team, asking: Asking, wording: Wording, promise: Promise, role: str | None, now: datetime
) -> None:
    """Ask which role asks about a promise from now on, and save that.

    Raises:
        NotAllowed: For a promise that has ended, and for a role that does not fit.
        NotSaved: When the disk will not take it.
    """
    if promise.end:
        raise NotAllowed(
            say("It ended on {day}, so there is nothing to hand on.", day=in_words(promise.end.day))
        )
    question = say(
        "Who asks about it from now on? As a role. Enter: whoever holds the same one next, {role}.",
        role=promise.asks,
    )
    typed = asking.words_if_any(role, "--to", question, LONGEST_ROLE)
    settled = promise.asks
    if typed:
        settled = wording.role(wording.settled({"asks": Typed(typed, LONGEST_ROLE, is_role=True)})["asks"])
    team.register.add(promise.id, Handed(asks=settled), now)
    _tell_saved(team, promise.id, lambda after: [to_whom(after)])


class Ending(NamedTuple):
    """What options say of an end."""

    how: str | None
    why: str | None
    they_agree: bool
    again: bool


def end(
    team: Team,
    asking: Asking,
    wording: Wording,
    promise: Promise,
    voices: Voices,
    given: Ending,
    now: datetime,
) -> None:
    """Ask how a promise ends, those it was made to first, and save that.

    Raises:
        NotAllowed, UnknownName: For options that do not fit, and for a promise that has ended.
        NotSaved: When the disk will not take it.
    """
    if promise.end and not given.again:
        raise NotAllowed(
            say(
                "It ended on {day}. `equityjournal promises look {id}` keeps what is said of it since; "
                "--again ends it once more, and both are kept.",
                day=in_words(promise.end.day),
                id=promise.id,
            )
        )
    is_script = given.how is not None
    if asking.somebody and not is_script:
        tell_whole(promise, asking.today)
    said = _heard(asking, wording, voices, ask=asking.somebody and not is_script and not voices.is_any_given)
    how = asking.choice(
        given.how,
        "--how",
        say("How does it end? 1 kept, 2 kept in part, 3 not kept, 4 changed, 5 let go"),
        dict.fromkeys(ENDS, ""),
    )
    agree = given.they_agree
    if how in ("kept", "kept-in-part") and not is_script and not agree:
        agree = asking.yes(say("Did one of those it was made to say so? yes, or Enter if not."))
    if agree and how not in ("kept", "kept-in-part"):
        raise UnclearCommand(say("--they-agree goes with --how kept or kept-in-part."))
    why = asking.words(given.why, "--why", say("Why? In a sentence."), LONGEST_SAYING)
    why = wording.settled({"why": Typed(why, LONGEST_SAYING)})["why"]
    heard_service = any(words.by == "service" for words in said) and not any(
        words.by == "team" for words in said
    )
    by = "made-to" if agree else "service" if heard_service else "team"
    team.register.add(promise.id, Ended.model_validate({"how": how, "why": why, "by": by, "said": said}), now)
    _tell_saved(team, promise.id, lambda after: end_in_words(after, after.ends[-1]))


def _heard(asking: Asking, wording: Wording, voices: Voices, *, ask: bool) -> list[Said]:
    """What was said, those it was made to first."""
    they, service, team, nobody = voices
    if ask:
        they = asking.words_if_any(
            None, "",
            say("What did those it was made to say? On paper counts too. Enter: they were not asked."),
            LONGEST_SAYING,
        )  # fmt: skip
        if not they:
            nobody = asking.words_if_any(
                None, "", say("Could nobody of them be asked? Say why, or Enter."), LONGEST_SAYING
            )
        service = asking.words_if_any(
            None, "", say("What did people who draw on the service say? Enter leaves it out."), LONGEST_SAYING
        )
        team = asking.words_if_any(
            None, "", say("What does the team say? Enter leaves it out."), LONGEST_SAYING
        )
    else:
        options = ("--they-said", "--service-said", "--team-says", "--nobody")
        they, service, team, nobody = (
            asking.words_if_any(words, option, "", LONGEST_SAYING) if words is not None else ""
            for words, option in zip(voices, options, strict=True)
        )
    typed = {"made-to": they, "service": service, "team": team, "nobody": nobody}
    texts = wording.settled({voice: Typed(words, LONGEST_SAYING) for voice, words in typed.items() if words})
    return [Said.model_validate({"by": voice, "words": words}) for voice, words in texts.items()]


def _tell_saved(team: Team, identity: str, tell_of: Callable[[Promise], Sequence[str]]) -> None:
    """Say what was saved, and how the promise stands by it."""
    after = {promise.id: promise for promise in team.register.read().stands.promises}[identity]
    tell(say("Saved: {id}  {what}", id=after.id, what=after.made.what), hang=2)
    for sentence in tell_of(after):
        tell(sentence, indent=2)
