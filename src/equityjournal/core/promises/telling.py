"""Promises in sentences: none is late, no person is named, and "Not kept." is said plainly."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from equityjournal.core.promises.chain import Chain, Name
from equityjournal.core.promises.state import End, Heard, Promise, Standing
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say, say_many

MARK = 16
"""Letters and figures of a register's mark."""


class Fault(NamedTuple):
    """A fault of a register."""

    kind: str
    """Kind of fault, as a word for programs."""
    file: str
    """Its file, below the register's folder; empty where it is of no single file."""
    sentence: str


def horizon_in_words(horizon: str) -> str:
    """A horizon as a heading."""
    words = {
        "short": say("Short term"),
        "medium": say("Medium term"),
        "long": say("Long term"),
    }
    return words[horizon]


def voice_in_words(voice: str) -> str:
    """A voice as the beginning of a sentence."""
    words = {
        "made-to": say("Those it was made to"),
        "service": say("People who draw on the service"),
        "team": say("The team"),
        "nobody": say("Nobody could be asked"),
    }
    return words[voice]


def to_whom(promise: Promise) -> str:
    """The sentences on a promise's receivers, and on the role to ask after the promise."""
    to = say("To {role}.", role=promise.made.to)
    asks = say("It is for {role} to ask about it.", role=promise.asks)
    return f"{to} {asks}"


def would_know(promise: Promise) -> str:
    """The sentence on how they would know."""
    return say("How they would know: {words}", words=_whole(promise.made.would_know))


def next_look(promise: Promise, today: date) -> str:
    """The sentence on the day to look next, the same in tone before and after."""
    if promise.look < today:
        return say("The day to look again was {day}.", day=in_words(promise.look))
    return say("We look again on {day}.", day=in_words(promise.look))


def latest_heard(promise: Promise) -> list[str]:
    """The latest words of each voice, the receivers' first; or a note on why they were not asked."""
    sentences = []
    if not promise.is_asked and promise.end is None:
        sentences.append(not_asked())
    for voice in ("made-to", "service", "team", "nobody"):
        sentences += [heard_in_words(heard) for heard in promise.heard_from(voice)[-1:]]
    return sentences


def not_asked() -> str:
    """The sentence on a promise with words of the team alone."""
    return say("Nobody it was made to has been asked yet.")


def heard_in_words(heard: Heard) -> str:
    """Words on a promise, with voice and day."""
    return say(
        "{voice}, on {day}: “{words}”",
        voice=voice_in_words(heard.said.by),
        day=in_words(heard.day),
        words=heard.said.words,
    )


def end_in_words(promise: Promise, end: End) -> list[str]:
    """The sentences on an end.

    "Kept." stands alone only where one of those it was made to said so.
    """
    how = _how_in_words(end)
    if how.is_by_others:
        asked = [heard for heard in promise.heard_from("made-to") if heard.day <= end.day]
        if asked:
            day = in_words(asked[-1].day)
            last = say("What those it was made to said on {day} stands with it.", day=day)
        else:
            last = say("Those it was made to have not been asked.")
        how = how._replace(sentence=f"{how.sentence} {last}")
    why = say("It ended on {day}. Why: {words}", day=in_words(end.day), words=_whole(end.ended.why))
    return [how.sentence, why]


class _How(NamedTuple):
    """The end of a promise, and whether only others than its receivers call the promise kept."""

    sentence: str
    is_by_others: bool


def _how_in_words(end: End) -> _How:
    plain = {
        "kept": say("Kept."),
        "kept-in-part": say("Kept in part."),
        "not-kept": say("Not kept."),
        "changed": say("Changed."),
        "let-go": say("Let go."),
    }
    how, by = end.ended.how, end.ended.by
    if by == "made-to" or how not in ("kept", "kept-in-part"):
        return _How(plain[how], is_by_others=False)
    if by == "service":
        said = (
            say("People who draw on the service say it was kept.")
            if how == "kept"
            else say("People who draw on the service say it was kept in part.")
        )
    elif how == "kept":
        said = say("The team says it was kept.")
    else:
        said = say("The team says it was kept in part.")
    return _How(said, is_by_others=True)


def all_of(promise: Promise, today: date) -> list[str]:
    """Every sentence on a promise; words of its receivers come before the team's."""
    promised = say(
        "{horizon}; promised on {day}.",
        horizon=horizon_in_words(promise.made.horizon),
        day=in_words(promise.day),
    )
    sentences = [to_whom(promise), would_know(promise), promised]
    sentences += [handed_in_words(day, role) for day, role in promise.handed]
    sentences += _all_heard(promise, "made-to", "service")
    for end in promise.ends:
        sentences += end_in_words(promise, end)
    if len(promise.ends) > 1:
        sentences.append(say("It was ended more than once; the last counts."))
    if promise.end is None:
        sentences += [] if promise.is_asked else [not_asked()]
        sentences.append(next_look(promise, today))
    sentences += _all_heard(promise, "team", "nobody")
    if promise.is_altered:
        sentences.append(altered_in_words())
    return sentences


def _all_heard(promise: Promise, *voices: str) -> list[str]:
    """All words of some voices, in turn."""
    return [heard_in_words(heard) for voice in voices for heard in promise.heard_from(voice)]


def handed_in_words(day: date, role: str) -> str:
    """The sentence on a promise handed on."""
    return say("Handed on to {role}, on {day}.", day=in_words(day), role=role)


def altered_in_words() -> str:
    """The sentence on a promise with an altered file."""
    return say("A file about it was changed after it was saved, so it may not say what it said.")


def problems(chain: Chain, stands: Standing, titles: Mapping[str, str]) -> Iterator[Fault]:
    """Faults in the chain between changes.

    Args:
        chain: The chain of changes.
        stands: The promises of it.
        titles: What is promised, by the promise's id.
    """
    for name in chain.missing:
        missing = say(
            "{file} is missing, and perhaps others before it: a change of {day}{about}. It may still be on "
            "its way. If it does not come, it was taken away; anybody who has a copy can put it back.",
            file=file_of(name),
            day=in_words(_day_of(name)),
            about=_about(name, titles),
        )
        yield Fault("missing", file_of(name), missing)
    for name in chain.altered:
        altered = say(
            "{file} is not as it was when it was saved: a person or a program changed it{about}.",
            file=file_of(name),
            about=_about(name, titles),
        )
        yield Fault("changed", file_of(name), altered)
    for name in chain.differing:
        differing = say(
            "There are copies of {file} that differ{about}. The one that later changes name counts.",
            file=file_of(name),
            about=_about(name, titles),
        )
        yield Fault("copy", file_of(name), differing)
    if stands.waiting:
        waiting = say_many(
            "1 change is about a promise that is not here; it is kept until the promise comes.",
            "{count} changes are about promises that are not here; they are kept until these come.",
            stands.waiting,
        )
        yield Fault("waiting", "", waiting)


def file_of(name: Name) -> str:
    """The file of a change, below the register's folder."""
    return f"promises/{name[0]}/{name[1]}.toml"


def mark(chain: Chain) -> str:
    """A short mark of a register's contents: two copies with the same mark are the same."""
    from hashlib import sha256  # noqa: PLC0415 - OpenSSL is slow to load

    found = sha256("".join(kept.sha256 for kept in chain.changes).encode()).hexdigest()[:MARK]
    return " ".join(found[at : at + 4] for at in range(0, MARK, 4))


def titles_of(promises: Iterable[Promise]) -> dict[str, str]:
    """Titles of promises, by id."""
    return {promise.id: promise.made.what for promise in promises}


def _about(name: Name, titles: Mapping[str, str]) -> str:
    title = titles.get(name[0])
    return say(", about “{what}”", what=title) if title else ""


def _day_of(name: Name) -> date:
    """The day of a change, by its id."""
    return datetime.strptime(name[1][:8], "%Y%m%d").date()


def _whole(words: str) -> str:
    """Words as a sentence of their own."""
    return words if words.endswith((".", "!", "?", "”", "…")) else f"{words}."


def texts_of(promise: Promise) -> list[str]:
    """Texts of a promise typed by a person."""
    made = promise.made
    return [
        made.what,
        made.to,
        made.would_know,
        made.asks,
        *(role for _, role in promise.handed),
        *(heard.said.words for heard in promise.heard),
        *(end.ended.why for end in promise.ends),
    ]
