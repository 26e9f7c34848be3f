"""Options of `with NAME`, followed without questions; and its screen as JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from equityjournal.cli.meeting import bringing, choices, coach_words, page, removing
from equityjournal.cli.meeting.agreed import doing_in, note_agreed
from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.comparing import close_stolen
from equityjournal.cli.meeting.parties import (
    Meeting,
    ask_again_after_a_year,
    begin_again,
    companion_called,
    companion_known_as,
    met_for_the_first_time,
)
from equityjournal.cli.meeting.reply_lines import doing_json
from equityjournal.cli.meeting.sides import CoachSide, WriterSide
from equityjournal.cli.session.in_hand import InHand
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import refuse_unless_answered
from equityjournal.core.days.typed import parse_day
from equityjournal.core.sharing.companion import Meets
from equityjournal.core.sharing.tick_list import Ticks
from equityjournal.core.text.errors import UnclearCommand
from equityjournal.core.text.speech import say


class Asked(NamedTuple):
    """Options of `with NAME`."""

    bring: Sequence[str]
    read: int | None
    reply: tuple[int, InHand] | None
    """The number, and the words that were given, if any."""
    questions: bool
    ask: Sequence[str]
    keep: str
    who: Sequence[str]
    next_time: str
    learnt: str
    day: str | None
    along: str | None
    meets: str | None
    manages: bool | None
    send: bool
    paper: bool
    take_back: int | None
    remove: str | None
    stop: bool
    anew: bool
    stolen: bool
    output: Path | None
    yes: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: then the screen is shown."""
        return not any(self._replace(day=None, output=None, yes=False)) and self.manages is None

    @property
    def talk(self) -> dict[str, Any]:
        """The agreement typed; empty without any."""
        texts = {"keep": self.keep, "next_time": self.next_time, "learnt": self.learnt}
        doing = [doing_in(typed) for typed in self.who]
        return {**texts, "doing": doing} if doing or any(texts.values()) else {}


def meet(session: Session, name: str, asked: Asked) -> None:
    """Follow the options of a command line; without any, show the screen.

    Raises:
        UnknownName: When nobody is meant, or several people may be.
        UnclearCommand: For a word of the other's part.
    """
    if asked.stolen or asked.stop or asked.take_back is not None or asked.remove is not None:
        _give_less(side_with(session, companion_called(name), asked.output, yes=asked.yes), asked)
        return
    known = companion_known_as(name)
    other = known or met_for_the_first_time(name)
    side = side_with(session, other)
    if not asked.is_empty:
        side = side_with(session, other, asked.output, yes=asked.yes)
    if side.companion.ended:
        if not asked.is_empty:
            raise UnclearCommand(say("You stopped meeting {name}.", name=side.name))
        if not begin_again(side):
            return
    elif known:
        ask_again_after_a_year(side)
    if asked.is_empty:
        choices.look(side, is_first=known is None)
    else:
        _do(side, asked)


def _do(side: WriterSide | CoachSide, asked: Asked) -> None:
    """Follow options in a meeting's order."""
    if (asked.reply or asked.questions or asked.ask) and side.companion.is_coach:
        raise UnclearCommand(say("{name} reads what you write; only they reply and ask.", name=side.name))
    if (asked.bring or asked.along) and not side.companion.is_coach:
        raise UnclearCommand(say("{name} brings what they wrote; only they bring.", name=side.name))
    _remember(side, asked)
    if asked.anew:
        choices.pair(side, anew=True)
        return
    if talk := asked.talk:
        note_agreed(side, parse_day(asked.day, side.today) if asked.day else side.today, **talk)
    if isinstance(side, WriterSide):
        _as_writer(side.anew(), asked)
    else:
        _as_coach(side.anew(), asked)


def _remember(side: Meeting, asked: Asked) -> None:
    """Store how the two meet from now on."""
    changes: dict[str, Any] = {}
    if asked.meets is not None:
        ways: dict[str, Meets] = {say("page"): "page", say("files"): "files"}
        if asked.meets not in ways:
            raise UnclearCommand(say("How do you meet? --meet page, or --meet files."))
        changes["meets"] = ways[asked.meets]
    if asked.manages is not None:
        changes |= {"manages": asked.manages, "asked": side.today}
    if asked.along is not None:
        changes["along"] = bringing.kinds_in(asked.along)
    if changes:
        side.change(**changes)
        tell(say("Remembered."))


def _as_writer(side: WriterSide, asked: Asked) -> None:
    """Read or bring."""
    if asked.read is not None:
        choices.read_replies(side, [asked.read])
    brought = Ticks(entries=list(asked.bring)) if asked.bring else Ticks()
    if asked.paper:
        refuse_unless_answered(yes=asked.yes)
        page.make_page(side, brought)
    elif asked.bring or asked.send:
        refuse_unless_answered(yes=asked.yes)
        bringing.send(side, bringing.request_of(side, brought))


def _as_coach(side: CoachSide, asked: Asked) -> None:
    """Read, question, reply, or send."""
    if asked.read is not None:
        coach_words.read(side, [asked.read])
    if asked.questions:
        coach_words.bring_questions(side)
    if asked.reply:
        coach_words.reply(side, *asked.reply)
    if asked.ask:
        coach_words.add_waiting(side, questions=asked.ask)
        coach_words.tell_waiting(side)
    if asked.paper:
        page.coach_paper(side)
    if asked.send:
        refuse_unless_answered(yes=asked.yes)
        coach_words.send(side.anew())


def _give_less(side: WriterSide | CoachSide, asked: Asked) -> None:
    """Ask for something back, remove what came, close keys, or end the meetings."""
    if asked.stolen:
        close_stolen(side)
        return
    otherwise = removing.removal_needs_terminal() if asked.remove is not None else ""
    refuse_unless_answered(yes=asked.yes, otherwise=otherwise)
    if asked.remove is not None:
        removing.remove(side, parse_day(asked.remove, side.today))
    elif asked.take_back is not None and isinstance(side, WriterSide):
        removing.take_back(side, asked.take_back)
    elif asked.take_back is not None:
        raise UnclearCommand(say("{name} brings what they wrote; only they ask for it back.", name=side.name))
    else:
        removing.stop(side)


def screen_json(session: Session, name: str) -> dict[str, Any]:
    """What the screen of `with NAME` shows, as `--json` prints it.

    `{"name", "role", "meets", "manages", "last_talk", "last_time": {"day", "by", "keep", "doing": [{"who",
    "text", "done", "dropped"}], "next"}, "two_words", "compared", "alarm", "missing", "agreement", "new",
    "asked_about", "has" | "not_sent"}`: days are ISO dates or null; `role` is the other's. `two_words` is
    empty where there is nothing to compare; `missing` has numbers of letters not come. On a coach's side
    `new` is `[{"n", "about", "words"}]` and `not_sent` a number; on a writer's, `[{"n", "text"}]` with a null
    `n` for a question, and `has` the number of entries the other has.
    """
    side = side_with(session, companion_called(name))
    known = side.companion
    names = ("name", "role", "meets", "manages", "compared", "alarm")
    shown: dict[str, Any] = {**dict.fromkeys(names, True), "agreement": {"text", "day", "confirmed"}}
    told = known.model_dump(mode="json", include=shown) | {
        "last_talk": side.last.day.isoformat() if side.last else None,
        "last_time": _last_time(side),
        "two_words": list(known.two_words) if known.compared is None else [],
        "missing": known.gaps,
    }
    return told | (_of_writer(side) if isinstance(side, WriterSide) else _of_coach(side))


def _last_time(side: Meeting) -> dict[str, Any] | None:
    """The last talk, without what its writer learnt."""
    if (talk := side.last) is None:
        return None
    told = {"day": talk.day.isoformat(), "by": "" if talk.is_mine else talk.by, "keep": talk.keep}
    return told | {"doing": doing_json(talk), "next": talk.next_time}


def _of_writer(side: WriterSide) -> dict[str, Any]:
    new: list[dict[str, Any]] = [{"n": n, "text": reply.text} for n, reply in side.new_replies]
    new += [{"n": None, "text": question} for kept in side.questions for question in kept.questions]
    titles = side.session.shelf.titles
    wishes = [titles.get(theme, theme) for theme in side.wishes]
    return {"new": new, "asked_about": wishes, "has": len(side.entries)}


def _of_coach(side: CoachSide) -> dict[str, Any]:
    items = {n: side.items[n][0] for n in side.new}
    new = [
        {"n": n, "about": item.about, "words": item.title or next((a.text for a in item.answers), "")}
        for n, item in items.items()
    ]
    wishes = [theme.title for theme in side.wishes]
    return {
        "new": new,
        "asked_about": wishes,
        "not_sent": len(side.waiting.replies) + len(side.waiting.questions),
    }
