"""Sentences on the groups of a pack's themes.

Groups can be judged sooner than themes.
"""

from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.pack_on_a_day import PackOnADay


def silent_groups(telling: PackOnADay) -> list[str]:
    """A sentence for each silent group, with themes as examples."""
    groups = telling.reading.groups
    said = []
    for group in groups:
        if not group.is_named:
            continue
        present = [
            _with_examples(telling, other.name, written=True)
            for other in groups
            if other is not group and other.last and (group.last is None or other.last > group.last)
        ]
        said.append(
            say(
                "{since} all of it is about {present}; none is about {group}.",
                since=say("Since {day}", day=in_words(group.last)) if group.last else say("So far"),
                present=listed(present),
                group=_with_examples(telling, group.name, written=False),
            )
        )
    return said


def _with_examples(telling: PackOnADay, group: str, *, written: bool) -> str:
    """A group for newcomers: `themes such as Power dynamics (the insights)`."""
    live = [theme for theme in telling.live if theme.group == group]
    order = [theme.id for theme in telling.pack.themes]
    live.sort(key=lambda theme: (-theme.days if written else 0, order.index(theme.name)))
    titles = [telling.title(theme) for theme in live if theme.days or not written]
    if not titles:
        return say("the {group}", group=group)
    examples = listed(titles[: 1 if written else 2], last=say("or"))
    return say("themes such as {titles} (the {group})", titles=examples, group=group)


def meaning_of_groups(telling: PackOnADay) -> list[str]:
    """A sentence on the meaning of "insights" and "conditions", for a pack with both."""
    if not {"insights", "conditions"} <= {theme.group for theme in telling.pack.themes}:
        return []
    return [
        say(
            "Insights are what comes up in the work itself; conditions are what people keep up together, so "
            "that fairness lasts."
        )
    ]
