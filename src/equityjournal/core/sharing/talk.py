"""Talks, noted by either of two people and held by both."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from equityjournal.core.entries.entry import EntryId, Filed, Name, Record
from equityjournal.core.sharing.letter_parts import MessageId, SharedDoing, SharedTalk, StepTold
from equityjournal.core.text.speech import say

LATELY = 2  # talks whose small things are looked at, open or not
MINE = "me"
"""The writer of a talk noted on this machine."""


class Doing(Record):
    """A small thing to do, with its doer."""

    who: Name
    text: Name
    done: date | None = None
    dropped: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether the thing is neither done nor let go."""
        return self.done is None and self.dropped is None

    @property
    def line(self) -> str:
        """The thing, after its doer."""
        return say("{who}: {text}", who=self.who, text=self.text)


class Talk(Filed):
    """A talk, and what came of it in at most three lines."""

    id: MessageId
    """The same on both machines."""
    day: date
    noted: AwareDatetime
    """Moment of noting, by the clock of its writer."""
    with_whom: Annotated[Name, Field(alias="with")]
    """The companion's name, or a role."""
    companion: MessageId | None = None
    """Id of the companion here; None for a talk noted beside an entry alone."""
    by: Name = MINE
    """The writer of these lines: `me`, or a name."""
    keep: str = ""
    """What the two want to keep."""
    doing: list[Doing] = Field(default_factory=list)
    next_time: Annotated[str, Field(alias="next")] = ""
    """The beginning of the next talk."""
    learnt: str = ""
    """What its writer learnt from talking; never sent."""
    entry: EntryId | None = None
    sent: MessageId | None = None
    """Id of the message that carried it to the companion."""

    @property
    def is_mine(self) -> bool:
        """Whether it was noted on this machine."""
        return self.by == MINE

    @property
    def texts(self) -> list[str]:
        """All its texts with words, in the order in which they are read."""
        doings = [doing.line for doing in self.doing]
        return [text for text in (self.keep, *doings, self.next_time, self.learnt) if text.strip()]

    @property
    def lines(self) -> list[str]:
        """The lines of the talk as its owner reads them."""
        learnt = say("What I learnt: {words}", words=self.learnt) if self.learnt else ""
        return [line for line in (self.keep, *lines_of_plans(self), learnt) if line]

    @property
    def saying(self) -> tuple[object, ...]:
        """The words of a talk beside an entry, the same if noted twice; the id of any other."""
        return (self.entry, self.with_whom, self.day, *self.texts) if self.entry else (self.id,)

    def is_copy_of(self, other: "Talk") -> bool:
        """Whether both are one talk, or the same noted twice beside an entry."""
        return self.id == other.id or self.saying == other.saying

    def with_steps(self, told: Iterable[StepTold]) -> "Talk":
        """A copy with other states of its small things."""
        doing = list(self.doing)
        for step in told:
            if step.talk == self.id and step.n <= len(doing):
                state = {"done": step.done, "dropped": step.dropped}
                doing[step.n - 1] = doing[step.n - 1].model_copy(update=state)
        return self.model_copy(update={"doing": doing})


def lines_of_plans(talk: Talk | SharedTalk) -> list[str]:
    """The lines on who does what, and on the next talk."""
    doings = [say("{who}: {text}", who=doing.who, text=doing.text) for doing in talk.doing]
    begins = [say("Next time begins with: {text}", text=talk.next_time)] if talk.next_time else []
    return [*doings, *begins]


def is_with(talk: Talk, companion: str, name: str) -> bool:
    """Whether a talk is one with a companion.

    A talk that came before the companion was known here is told by the name.
    """
    return talk.companion == companion or (talk.companion is None and talk.with_whom == name)


def in_order(talks: Iterable[Talk]) -> list[Talk]:
    """Talks by day, each once, even if noted twice."""
    by_id = {talk.id: talk for talk in talks}
    once: dict[tuple[object, ...], Talk] = {}
    for talk in sorted(by_id.values(), key=lambda talk: (talk.day, talk.noted.timestamp(), talk.id)):
        once.setdefault(talk.saying, talk)
    return list(once.values())


def is_since(made: datetime, last: Talk | None, came: datetime | None = None) -> bool:
    """Whether a message is newer than the last talk: made after it, or opened here after it was noted."""
    if last is None:
        return True
    moments = [made, came] if came else [made]
    return any((moment.date(), moment) > (last.day, last.noted) for moment in moments)


def shared_talk(talk: Talk) -> SharedTalk:
    """A talk for a message, without entry, learning and states."""
    doing = [SharedDoing(who=doing.who, text=doing.text) for doing in talk.doing]
    return SharedTalk(
        id=talk.id, day=talk.day, noted=talk.noted, keep=talk.keep, doing=doing, next_time=talk.next_time
    )


def received_talk(shared: SharedTalk, by: str, companion: str | None, message: str) -> Talk:
    """A talk that came from a companion."""
    return Talk(
        id=shared.id,
        day=shared.day,
        noted=shared.noted,
        with_whom=by,
        companion=companion,
        by=by,
        keep=shared.keep,
        doing=[Doing(who=doing.who, text=doing.text) for doing in shared.doing if doing.who and doing.text],
        next_time=shared.next_time,
        sent=message,
    )


class Step(Record):
    """A small thing noted together, with its place in its talk."""

    talk: Talk
    n: int
    """Its number among the things of its talk, from 1."""

    @property
    def doing(self) -> Doing:
        """The thing itself."""
        return self.talk.doing[self.n - 1]

    @property
    def told(self) -> StepTold:
        """Its state, as it travels."""
        return StepTold(talk=self.talk.id, n=self.n, done=self.doing.done, dropped=self.doing.dropped)


def steps_in(talks: Sequence[Talk]) -> list[Step]:
    """Small things of the last two talks, and open ones, latest first.

    At a talk one looks at the small things of the one before.
    """
    latest = in_order(talks)[::-1]
    return [
        Step(talk=talk, n=n)
        for place, talk in enumerate(latest)
        for n, doing in enumerate(talk.doing, start=1)
        if place < LATELY or doing.is_open
    ]


class Conversation(Filed):
    """A conversation about an entry, as noted before there were talks."""

    entry: EntryId
    with_whom: Annotated[Name, Field(alias="with")]
    day: date
    noted: AwareDatetime
    note: str = ""
    learnt: str = ""
    """What the writer learnt from talking; a draft for a regulator may take it along."""

    def as_talk(self, identity: str) -> Talk:
        """The conversation as a talk."""
        return Talk(id=identity, keep=self.note, **self.model_dump(exclude={"schema_version", "note"}))
