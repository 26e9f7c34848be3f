"""The JSON of `coach`."""

from datetime import date
from typing import Any

from equityjournal.cli.sharing.mentees import Mentee, OpenedShare, last_day, overdue


def mentee(mentee: Mentee, today: date) -> dict[str, Any]:
    """A mentee as `coach --json` prints them, in a list by name.

    `{"name", "last", "to_remove": [{"share", "keep_until"}]}`. `last` is the ISO day of the latest message,
    or null; `to_remove` the shares whose writer would have liked them removed by now, with their number and
    an ISO date.
    """
    last = last_day(mentee)
    return {
        "name": mentee.name,
        "last": last.isoformat() if last else None,
        "to_remove": [
            {"share": n, "keep_until": came.keep_until.isoformat()}
            for n, came in overdue(mentee, today)
            if came.keep_until
        ],
    }


def share(opened: OpenedShare) -> dict[str, Any]:
    """A share as `coach read --json` prints it, in a list by arrival.

    `{"share", "came", "sealed", "masked", "note", "keep_until", "items", "summary", "ask_about"}`: `share` is
    its number, `came` and `sealed` are moments, `keep_until` an ISO date; `came` and `keep_until` may be
    null. An item, printed alone with `--entry`, is `{"entry", "about", "title", "setting", "people",
    "feelings", "themes": [{"id", "title", "pack"}], "answers": [{"question", "text"}], "steps": [{"text",
    "by", "done"}]}`. `about`, `by` and `done` are a day or, of a masked entry, a month. Notes, questions and
    texts are lists of their lines.
    """
    content = opened.share.model_dump(
        mode="json", include={"masked", "note", "keep_until", "items", "summary", "ask_about"}
    )
    return {
        "share": opened.n,
        "came": opened.came.opened.isoformat() if opened.came else None,
        "sealed": opened.share.made.isoformat(),
        **content,
    }
