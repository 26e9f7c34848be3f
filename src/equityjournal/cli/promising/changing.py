"""A promise looked at, handed on and ended: questions, and saving."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import typer

from equityjournal.cli.promising.asking import Asking
from equityjournal.cli.promising.options import EndOptions, Voices
from equityjournal.cli.promising.promise_lines import tell_whole
from equityjournal.cli.promising.register_meant import Team, promise_meant, team_of
from equityjournal.cli.promising.wording import Typed, Wording
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.promises.records import LONGEST_ROLE, LONGEST_SAYING, Ended, Handed, Looked, Said
from equityjournal.core.promises.state import Promise
from equityjournal.core.promises.telling import end_in_words, next_look, not_asked, to_whom
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed, UnclearCommand
from equityjournal.core.text.speech import say

ENDS = ("kept", "kept-in-part", "not-kept", "changed", "let-go")


class Talk(NamedTuple):
    """A conversation on a team's promises, or a script in its place."""

    team: Team
    asking: Asking
    wording: Wording
    now: datetime

    @property
    def today(self) -> date:
        """The day of the change."""
        return self.now.date()

    def promise(self, wanted: str) -> Promise:
        """The promise meant, by its letters or words of its text.

        Raises:
            UnknownName: With the nearest, or with all that it could be.
        """
        return promise_meant(wanted, self.team.read())


@contextlib.contextmanager
def talk_on(context: typer.Context, register: Path | None, *, as_typed: bool) -> Iterator[Talk]:
    """A conversation on the register meant; typed words are shown again if not saved."""
    team, now = team_of(context, register), clock.now()
    asking = Asking(talking_to(json_wanted=False), now.date())
    with asking.giving_back():
        yield Talk(team, asking, Wording(team.session, asking, as_typed=as_typed), now)


def look(talk: Talk, promise: Promise, voices: Voices, again: str | None) -> None:
    """Show a promise whole; ask for remarks, and save them.

    Raises:
        NotAllowed, UnclearDate: For options that do not fit.
        NotSaved: When the disk will not take it.
    """
    if not voices.is_any_given and again is None:
        tell_whole(promise, talk.today)
        if not talk.asking.somebody:
            return
    said = _heard(talk, voices, ask=talk.asking.somebody and not voices.is_any_given)
    if not said:
        if again is not None:
            raise NotAllowed(
                say("A day alone is no look. Say what was heard, with --they-said, --team-says or --nobody.")
            )
        tell(say("Nothing was saved."), to=talk.asking.to)
        return
    is_asked = not voices.is_any_given and promise.end is None
    day = None
    if again is not None or is_asked:
        question = say("When do we look next? Enter leaves it at {day}.", day=in_words(promise.look))
        day = talk.asking.day(again, "--look", question, needed=False)
    talk.team.register.add(promise.id, Looked(said=said, look=day), talk.now)
    _tell_saved(talk, promise.id, lambda after: _after_a_look(after, talk.today))


def _after_a_look(promise: Promise, today: date) -> Sequence[str]:
    """The sentences on a promise just looked at."""
    if promise.end:
        return end_in_words(promise, promise.end)
    return [next_look(promise, today), *([] if promise.is_asked else [not_asked()])]


def hand(talk: Talk, promise: Promise, role: str | None) -> None:
    """Ask for the role to follow up a promise from now on, and save the role.

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
    typed = talk.asking.words_if_any(role, "--to", question, LONGEST_ROLE)
    settled = promise.asks
    if typed:
        worded = talk.wording.settled({"asks": Typed(typed, LONGEST_ROLE, is_role=True)})
        settled = talk.wording.role(worded["asks"])
    talk.team.register.add(promise.id, Handed(asks=settled), talk.now)
    _tell_saved(talk, promise.id, lambda after: [to_whom(after)])


def end(talk: Talk, promise: Promise, options: EndOptions) -> None:
    """Ask how a promise ends, its receivers first, and save the end.

    Raises:
        NotAllowed, UnknownName: For options that do not fit, and for a promise that has ended.
        NotSaved: When the disk will not take it.
    """
    if promise.end and not options.again:
        raise NotAllowed(
            say(
                "It ended on {day}. `equityjournal promises look {id}` keeps what is said of it since; "
                "--again ends it once more, and both are kept.",
                day=in_words(promise.end.day),
                id=promise.id,
            )
        )
    is_script, voices = options.how is not None, options.voices
    if talk.asking.somebody and not is_script:
        tell_whole(promise, talk.today)
    said = _heard(talk, voices, ask=talk.asking.somebody and not (is_script or voices.is_any_given))
    how = talk.asking.choice(
        options.how,
        "--how",
        say("How does it end? 1 kept, 2 kept in part, 3 not kept, 4 changed, 5 let go"),
        dict.fromkeys(ENDS, ""),
    )
    agree = options.they_agree
    if how in ("kept", "kept-in-part") and not is_script and not agree:
        agree = talk.asking.yes(say("Did one of those it was made to say so? yes, or Enter if not."))
    if agree and how not in ("kept", "kept-in-part"):
        raise UnclearCommand(say("--they-agree goes with --how kept or kept-in-part."))
    why = talk.asking.words(options.why, "--why", say("Why? In a sentence."), LONGEST_SAYING)
    why = talk.wording.settled({"why": Typed(why, LONGEST_SAYING)})["why"]
    by = "made-to" if agree else _who_says(said)
    ended = Ended.model_validate({"how": how, "why": why, "by": by, "said": said})
    talk.team.register.add(promise.id, ended, talk.now)
    _tell_saved(talk, promise.id, lambda after: end_in_words(after, after.ends[-1]))


def _who_says(said: Sequence[Said]) -> str:
    """The voice for the end of a promise, where its receivers did not speak."""
    voices = {words.by for words in said}
    return "service" if "service" in voices and "team" not in voices else "team"


def _heard(talk: Talk, voices: Voices, *, ask: bool) -> list[Said]:
    """Remarks, those of a promise's receivers first."""
    they, service, team, nobody = voices
    if ask:
        they = talk.asking.words_if_any(
            None, "",
            say("What did those it was made to say? On paper counts too. Enter: they were not asked."),
            LONGEST_SAYING,
        )  # fmt: skip
        if not they:
            nobody = talk.asking.words_if_any(
                None, "", say("Could nobody of them be asked? Say why, or Enter."), LONGEST_SAYING
            )
        service = talk.asking.words_if_any(
            None, "", say("What did people who draw on the service say? Enter leaves it out."), LONGEST_SAYING
        )
        team = talk.asking.words_if_any(
            None, "", say("What does the team say? Enter leaves it out."), LONGEST_SAYING
        )
    else:
        options = ("--they-said", "--service-said", "--team-says", "--nobody")
        they, service, team, nobody = (
            talk.asking.words_if_any(words, option, "", LONGEST_SAYING) if words is not None else ""
            for words, option in zip(voices, options, strict=True)
        )
    typed = {"made-to": they, "service": service, "team": team, "nobody": nobody}
    there = {voice: Typed(words, LONGEST_SAYING) for voice, words in typed.items() if words}
    texts = talk.wording.settled(there)
    return [Said.model_validate({"by": voice, "words": words}) for voice, words in texts.items()]


def _tell_saved(talk: Talk, identity: str, tell_of: Callable[[Promise], Sequence[str]]) -> None:
    """Confirm a save, and say the promise's state."""
    after = {promise.id: promise for promise in talk.team.register.read().stands.promises}[identity]
    tell(say("Saved: {id}  {what}", id=after.id, what=after.made.what), hang=2)
    for sentence in tell_of(after):
        tell(sentence, indent=2)
