"""What `coach` prints with --json."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from equityjournal.cli.sharing.mentees import Mentee, OpenedShare, last_day, past
from equityjournal.core.sharing import coach_view
from equityjournal.core.sharing.messages import Item, Share


def mentee(mentee: Mentee, today: date) -> dict[str, Any]:
    """One person as `coach --json` prints them; the whole answer is a list of them, by name.

    `{"name", "last", "to_remove": [{"share", "keep_until"}]}`. `last` is the ISO day on which something last
    came, or null; `to_remove` the shares whose writer would have liked them removed by now, with their number
    and an ISO date.
    """
    last = last_day(mentee)
    return {
        "name": mentee.name,
        "last": last.isoformat() if last else None,
        "to_remove": [
            {"share": n, "keep_until": one.keep_until.isoformat()}
            for n, one in past(mentee, today)
            if one.keep_until
        ],
    }


def themes(mentee: Mentee, shares: Sequence[Share], items: Sequence[Item]) -> dict[str, Any]:
    """What `coach themes --json` prints.

    `{"name", "themes": [{"theme", "title", "pack", "entries", "months"}], "summaries": [{"sent", "lines"}],
    "ask_about": [{"theme", "title", "pack"}]}`. `entries` are ids as they were shared, `months` as `2026-06`,
    both in order; `sent` is a moment.
    """
    return {
        "name": mentee.name,
        "themes": [
            {
                "theme": one.theme.id,
                "title": one.theme.title,
                "pack": one.theme.pack,
                "entries": [item.entry for item in one.entries],
                "months": one.months,
            }
            for one in coach_view.appearing(items)
        ],
        "summaries": [
            {"sent": one.sent.isoformat(), "lines": list(one.lines)}
            for one in coach_view.summaries_in(shares)
        ],
        "ask_about": [
            {"theme": one.id, "title": one.title, "pack": one.pack} for one in coach_view.asked_about(shares)
        ],
    }


def share(kept: OpenedShare) -> dict[str, Any]:
    """A share as `coach read --json` prints it; the whole answer is a list of them, as they came.

    `{"share", "came", "sealed", "masked", "note", "keep_until", "items", "summary", "ask_about"}`: `share` is
    its number, `came` and `sealed` are moments, `keep_until` an ISO date; `came` and `keep_until` may be
    null. An item, which is all that `--entry` prints, is `{"entry", "about", "title", "setting", "people",
    "feelings", "themes": [{"id", "title", "pack"}], "answers": [{"question", "text"}], "steps": [{"text",
    "by", "done"}]}`. `about`, `by` and `done` are a day or, of a masked entry, a month. Notes, questions and
    texts are lists of their lines.
    """
    held = kept.share.model_dump(
        mode="json", include={"masked", "note", "keep_until", "items", "summary", "ask_about"}
    )
    return {
        "share": kept.n,
        "came": kept.came.opened.isoformat() if kept.came else None,
        "sealed": kept.share.made.isoformat(),
        **held,
    }
