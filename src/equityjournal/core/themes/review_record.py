"""The look back as a record, for programs reading `review --json`."""

from typing import Any

from equityjournal.core.entries.as_table import as_json
from equityjournal.core.entries.their_words import told_record
from equityjournal.core.themes.review import LookBack, Promise


def review_record(look: LookBack) -> dict[str, Any]:
    """The look back for `--json`.

    `{"pack", "since", "until", "days", "enough", "themes": [{"theme", "title", "group", "lens", "days",
    "last", "asked", "set_aside"}], "other_themes": [{"theme", "title", "days"}], "groups": [{"group",
    "days"}], "lenses": [{"lens", "days"}], "months": [{"month", "days"}], "settings": [{"setting", "days",
    "themes"}], "feelings": [...], "without_theme", "steps": {"kept", "open", "let_go"}, "their_words": [...],
    "before": {"since", "until", "enough", "came", "went"}}`. `days` and `without_theme` are counts of days,
    `last` an ISO date or null, `asked` how often the theme's own prompts were offered in the period,
    `feelings` words in the order they came up. Each step is `{"text", "promised", "horizon", "due", "done",
    "dropped", "reason"}`; `their_words` are as in `their-words --json`. `before` is the period before, or
    null; `came` and `went` are lists of theme ids, or null unless both periods hold `enough`.
    """
    facts = look.facts
    return {
        "pack": look.pack.id,
        "since": look.period.since.isoformat(),
        "until": look.period.until.isoformat(),
        "days": len(facts.days),
        "enough": look.enough,
        "themes": _themes(look),
        "other_themes": [
            {"theme": row.name, "title": row.title, "days": len(row.days)} for row in look.elsewhere
        ],
        "groups": [{"group": row.name, "days": len(row.days)} for row in look.groups],
        "lenses": [{"lens": row.name, "days": len(row.days)} for row in look.lenses],
        "months": [
            {
                "month": f"{month.since:%Y-%m}",
                "days": sum(month.since <= day <= month.until for day in facts.days),
            }
            for month in look.period.months
        ],
        "settings": [
            {"setting": place.setting, "days": place.days, "themes": sorted(place.themes)}
            for place in facts.settings
        ],
        "feelings": list(facts.feelings),
        "without_theme": len(facts.untagged),
        "steps": {
            "kept": [_step(step) for step in look.kept_steps],
            "open": [_step(step) for step in look.open_steps],
            "let_go": [_step(step) for step in look.let_go_steps],
        },
        "their_words": [told_record(said) for said in facts.told],
        "before": _before(look),
    }


def _themes(look: LookBack) -> list[dict[str, Any]]:
    set_aside = {theme.id for theme in look.set_aside}
    themes = []
    for theme in look.pack.themes:
        days = look.facts.credits.get(theme.id, ())
        themes.append(
            {
                "theme": theme.id,
                "title": theme.title,
                "group": theme.group,
                "lens": list(theme.lens),
                "days": len(days),
                "last": max(days).isoformat() if days else None,
                "asked": look.facts.asked.get(theme.id, 0),
                "set_aside": theme.id in set_aside,
            }
        )
    return themes


def _before(look: LookBack) -> dict[str, Any] | None:
    """The period before, with themes new or gone since."""
    earlier, compared = look.period.before, look.compared
    if earlier is None:
        return None
    return {
        "since": earlier.since.isoformat(),
        "until": earlier.until.isoformat(),
        "enough": look.before_is_enough,
        "came": [theme.id for theme in compared.came] if compared else None,
        "went": [theme.id for theme in compared.went] if compared else None,
    }


def _step(step: Promise) -> dict[str, Any]:
    shown: dict[str, Any] = as_json(step._asdict())
    return shown
