"""People met, and the screen of a meeting, as JSON."""

from typing import Any

from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.own import inbox, keyring
from equityjournal.cli.meeting.parties import Meeting, companion_called
from equityjournal.cli.meeting.people import people
from equityjournal.cli.meeting.reply_lines import doing_json
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.session.session import Session
from equityjournal.core.text.errors import NotAllowed


def people_json(session: Session) -> list[dict[str, Any]]:
    """The people met, as `with --json` prints them, latest talk first.

    `[{"name", "role", "meets", "manages", "last_talk", "new"}]`: as `with NAME --json` has them, but that
    `new` is a number; null where it takes keys that are not at hand.
    """
    return [_person(side_with(session, meeting.companion)) for meeting in people(session)]


def _person(side: WriterSide | CoachSide) -> dict[str, Any]:
    """A person of the list."""
    told = side.companion.model_dump(mode="json", include={"name", "role", "meets", "manages"})
    return told | {"last_talk": _last_talk(side), "new": _number_of_new(side)}


def _number_of_new(side: WriterSide | CoachSide) -> int | None:
    """The number of things new to the user; None without the keys it takes."""
    if isinstance(side, WriterSide):
        return len(_new_to_writer(side))
    if not inbox(side.companion).kept():
        return 0
    try:
        return len(side.new) if keyring().exists else None  # a list makes no keys
    except NotAllowed:
        return None


def _last_talk(side: Meeting) -> str | None:
    """The day of the last talk."""
    return side.last.day.isoformat() if side.last else None


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
        "last_talk": _last_talk(side),
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


def _new_to_writer(side: WriterSide) -> list[dict[str, Any]]:
    """Replies and questions since the last talk."""
    new: list[dict[str, Any]] = [{"n": n, "text": reply.text} for n, reply in side.new_replies]
    return new + [{"n": None, "text": question} for kept in side.questions for question in kept.questions]


def _of_writer(side: WriterSide) -> dict[str, Any]:
    titles = side.session.shelf.titles
    wishes = [titles.get(theme, theme) for theme in side.wishes]
    return {"new": _new_to_writer(side), "asked_about": wishes, "has": len(side.entries)}


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
