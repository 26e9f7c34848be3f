"""A meeting's screen as JSON."""

from typing import TYPE_CHECKING, Any

from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.parties import companion_called
from equityjournal.cli.meeting.writer_side import WriterSide

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.talk import Talk


def screen_json(session: "Session", name: str) -> dict[str, Any]:
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
    told: dict[str, Any] = {
        "name": known.name,
        "role": known.role,
        "meets": known.meets,
        "manages": known.manages,
        "last_talk": side.last.day.isoformat() if side.last else None,
        "last_time": _talk(side.last) if side.last else None,
        "two_words": list(known.two_words) if known.compared is None else [],
        "compared": known.compared.isoformat() if known.compared else None,
        "alarm": known.alarm.isoformat() if known.alarm else None,
        "missing": known.gaps,
        "agreement": known.agreement.model_dump(mode="json", include={"text", "day", "confirmed"})
        if known.agreement
        else None,
    }
    return told | (_of_writer(side) if isinstance(side, WriterSide) else _of_coach(side))


def _talk(talk: "Talk") -> dict[str, Any]:
    """A talk, without what its writer learnt."""
    doing = [
        thing.model_dump(mode="json", include={"who", "text", "done", "dropped"}) for thing in talk.doing
    ]
    by = "" if talk.is_mine else talk.by
    return {"day": talk.day.isoformat(), "by": by, "keep": talk.keep, "doing": doing, "next": talk.next_time}


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
