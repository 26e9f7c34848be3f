"""The people met: in a list, and the screen of each, as lines and as JSON."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.reply_lines import doing_json
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.other import companion_called, keys_elsewhere
from equityjournal.cli.pairing.own import companions, keyring, ledger, own_keys
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.text.errors import NotAllowed, UnusableFile
from equityjournal.core.text.speech import say


def people(session: Session) -> list[WriterSide | CoachSide]:
    """Meetings with all companions, latest talk first."""
    there = [side_with(session, known) for known in companions().all() if known.ended is None]
    return sorted(there, key=lambda side: side.last.day if side.last else date.min, reverse=True)


def tell_people(session: Session) -> None:
    """List companions; nobody is late."""
    there = people(session)
    if not companions().all() and ledger(session).events():
        tell(keys_elsewhere())
    elif not there:
        said = say(
            "You meet nobody here yet. `equityjournal with Bronwen` begins, with the person you show "
            "what you wrote, or who shows you."
        )
        tell(said)
    for side in there:
        tell(side.opening)


def people_json(session: Session) -> list[dict[str, Any]]:
    """The people met, as `with --json` prints them, latest talk first.

    `[{"name", "role", "meets", "manages", "last_talk", "new"}]`: as `with NAME --json` has them, but that
    `new` is a number; null where it takes keys that are not at hand.
    """
    there = people(session)
    at_hand = _are_keys_at_hand(there)
    return [
        side.companion.model_dump(mode="json", include={"name", "role", "meets", "manages"})
        | {"last_talk": _last_day(side), "new": len(side.new) if at_hand or not side.takes_keys else None}
        for side in there
    ]


def _are_keys_at_hand(there: Iterable[WriterSide | CoachSide]) -> bool:
    """Whether keys are at hand to count new letters; no passphrase is asked without need."""
    if not (keyring().exists and any(side.takes_keys for side in there)):  # a list makes no keys
        return False
    try:
        own_keys()
    except (NotAllowed, UnusableFile) as error:
        note(error.sentence)
        return False
    return True


def screen_json(session: Session, name: str) -> dict[str, Any]:
    """What the screen of `with NAME` shows, as `--json` prints it.

    `{"name", "role", "meets", "manages", "last_talk", "last_time": {"day", "by", "keep", "doing": [{"who",
    "text", "done", "dropped"}], "next"}, "two_words", "compared", "alarm", "missing", "agreement", "new",
    "asked_about", "has" | "not_sent"}`: days are ISO dates or null; `role` is the other's. `two_words` is
    empty where there is nothing to compare; `missing` has numbers of letters not come. On a coach's side
    `new` is `[{"n", "about", "words"}]` and `not_sent` a number; on a writer's, `[{"n", "text"}]` with a null
    `n` for a question or an entry asked back, and `has` the number of entries the other has.
    """
    side = side_with(session, companion_called(name))
    known = side.companion
    names = ("name", "role", "meets", "manages", "compared", "alarm")
    shown: dict[str, Any] = {**dict.fromkeys(names, True), "agreement": {"text", "day", "confirmed"}}
    return known.model_dump(mode="json", include=shown) | {
        "last_talk": _last_day(side),
        "last_time": _last_time(side),
        "two_words": list(known.two_words) if known.compared is None else [],
        "missing": known.gaps,
        **side.news_as_json(),
    }


def _last_day(side: WriterSide | CoachSide) -> str | None:
    return side.last.day.isoformat() if side.last else None


def _last_time(side: WriterSide | CoachSide) -> dict[str, Any] | None:
    """The last talk, without what its writer learnt."""
    if (talk := side.last) is None:
        return None
    told = {"day": talk.day.isoformat(), "by": "" if talk.is_mine else talk.by, "keep": talk.keep}
    return told | {"doing": doing_json(talk), "next": talk.next_time}
