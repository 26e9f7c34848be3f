"""A promise as a plain table, for programs and documents."""

from typing import Any

from equityjournal.core.promises.state import Promise


def as_table(promise: Promise) -> dict[str, Any]:
    """All of a promise, its days as ISO dates."""
    return {
        "id": promise.id,
        "what": promise.made.what,
        "to": promise.made.to,
        "would_know": promise.made.would_know,
        "asks": promise.asks,
        "horizon": promise.made.horizon,
        "made": promise.day.isoformat(),
        "look": promise.look.isoformat(),
        "asked": promise.is_asked,
        "heard": [
            {"day": heard.day.isoformat(), "by": heard.said.by, "words": heard.said.words}
            for heard in promise.heard
        ],
        "handed": [{"day": day.isoformat(), "asks": role} for day, role in promise.handed],
        "ends": [
            {"day": end.day.isoformat(), "how": end.ended.how, "by": end.ended.by, "why": end.ended.why}
            for end in promise.ends
        ],
        "changed_outside": promise.is_altered,
    }
