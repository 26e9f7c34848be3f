"""Sentences of a look back: plain days, without judgement.

Themes never asked about are said before those not written about, and a break needs no reason.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from equityjournal.core.entries.selection import plain
from equityjournal.core.entries.their_words import on_a_day, with_what_came
from equityjournal.core.text.dates import in_words, month_names
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.core.themes.period import Period
from equityjournal.core.themes.review import LookBack, Promise, ReviewRow

HARD = ("fear-and-worry", "anger-and-injustice", "sadness-discomfort-and-tiredness")
LIGHT = ("joy", "care-and-connection", "calm")
FEW = 3
"""Least number of different words for a note on feelings."""


class HeadedLines(NamedTuple):
    """Lines under a heading."""

    heading: str
    lines: Sequence[str]


def opening(look: LookBack) -> str:
    """The opening sentence: the period, and the number of days written."""
    since, until = in_words(look.period.since), in_words(look.period.until)
    if not look.facts.days:
        return say(
            "Nothing was written about the days from {since} to {until}. A break needs no reason, and "
            "changes nothing.",
            since=since, until=until,
        )  # fmt: skip
    return say_many(
        "From {since} to {until} you wrote on 1 day.",
        "From {since} to {until} you wrote on {count} days.",
        len(look.facts.days),
        since=since,
        until=until,
    )


def by_theme(look: LookBack) -> list[HeadedLines]:
    """Lines for the themes of this pack, then of other packs."""
    parts = [HeadedLines(say("You wrote about:"), [_row_line(row) for row in look.most_first])]
    parts.append(HeadedLines(say("From other packs:"), [_row_line(row) for row in look.elsewhere]))
    return [part for part in parts if part.lines]


def absent(look: LookBack, *, narrow: bool = False) -> list[str]:
    """Lines for absent themes, those never asked about first.

    Args:
        look: The look back.
        narrow: Whether it was said that chance alone does not account for them.
    """
    unasked = [theme.title for theme in look.absent if not look.facts.asked.get(theme.id)]
    asked = [theme.title for theme in look.absent if look.facts.asked.get(theme.id)]
    said = []
    if unasked:
        said.append(say("Not in this time, and I did not ask: {titles}.", titles=listed(unasked)))
    if asked:
        said.append(say("Not in this time: {titles}.", titles=listed(asked)))
    if said and not look.enough and not narrow:
        said.append(say("That may well be chance: this is little writing to go by."))
    elif said:
        said.append(say("An even spread is not the aim: what matters may have been elsewhere."))
    if look.set_aside:
        titles = [theme.title for theme in look.set_aside]
        said.append(say("Set aside by you: {titles}.", titles=listed(titles)))
    if look.facts.untagged:
        said.append(
            say_many(
                "On 1 day you wrote without a theme.",
                "On {count} days you wrote without a theme.",
                len(look.facts.untagged),
            )
        )
    return said


def by_group(look: LookBack) -> list[HeadedLines]:
    """Lines for the groups, each with its themes written about."""
    return [HeadedLines(say("By group:"), [_group_line(row, look) for row in look.groups])]


def by_lens(look: LookBack) -> list[HeadedLines]:
    """Lines for the lenses, each with its themes."""
    if not look.lenses:
        return [HeadedLines(say("The themes of this pack belong to no lens."), ())]
    heading = say("By lens, as in Human Learning Systems; a theme may belong to more than one:")
    return [HeadedLines(heading, [_group_line(row, look) for row in look.lenses])]


def by_setting(look: LookBack) -> list[HeadedLines]:
    """Lines for the settings, each with its days and themes."""
    if not look.facts.settings:
        return [HeadedLines(say("No setting was named in this time."), ())]
    lines = []
    for place in look.facts.settings:
        themes = [theme.title for theme in look.live if theme.id in place.themes]
        lines.append(_with_titles(f"{place.setting}: {_days_in_words(place.days)}", themes))
    return [HeadedLines(say("By setting:"), lines)]


def by_month(look: LookBack) -> list[HeadedLines]:
    """Lines for the calendar months, each with its days and themes."""
    lines = []
    for month in look.period.months:
        name = f"{in_months(month)} {month.until.year}"
        days = [day for day in look.facts.days if month.holds(day)]
        themes = [row.title for row in look.themes if any(map(month.holds, row.days))]
        written = _days_in_words(len(days)) if days else say("nothing written")
        lines.append(_with_titles(f"{name}: {written}", themes))
    return [HeadedLines(say("By month:"), lines)]


def in_months(part: Period, names: Sequence[str] | None = None, to: str | None = None) -> str:
    """A stretch of months in words: `September`, `26 to 31 August`, `May to July`.

    Args:
        part: The stretch.
        names: Other names for the twelve months, such as short ones.
        to: The text between two ends; ` to ` by default.
    """
    names = month_names() if names is None else names
    to = say(" to ") if to is None else to
    first, last = names[part.since.month - 1], names[part.until.month - 1]
    if (part.since.year, part.since.month) != (part.until.year, part.until.month):
        return f"{first}{to}{last}"
    if part.is_whole_month:
        return first
    if part.length == 1:
        return f"{part.since.day} {first}"
    return f"{part.since.day}{to}{part.until.day} {last}"


WAYS: Mapping[str, Callable[[LookBack], list[HeadedLines]]] = {
    "theme": by_theme,
    "group": by_group,
    "lens": by_lens,
    "setting": by_setting,
    "month": by_month,
}
"""Ways to sort a look back."""


def _days_in_words(count: int) -> str:
    """A number of days in words."""
    return say_many("on 1 day", "on {count} days", count)


def _row_line(row: ReviewRow) -> str:
    """The line of a row: its days and their last."""
    last = in_words(max(row.days))
    if len(row.days) == 1:
        return say("{title}: on 1 day, {last}.", title=row.title, last=last)
    return say(
        "{title}: {days}, the last on {last}.", title=row.title, days=_days_in_words(len(row.days)), last=last
    )


def _group_line(row: ReviewRow, look: LookBack) -> str:
    """The line of a group or lens: its days and themes."""
    if not row.days:
        return say("{title}: not in this time.", title=row.title)
    came_up = [theme.title for theme in row.themes if look.facts.credits.get(theme.id)]
    return _with_titles(f"{row.title}: {_days_in_words(len(row.days))}", came_up)


def _with_titles(start: str, titles: Sequence[str]) -> str:
    return say("{start}, about {titles}.", start=start, titles=listed(titles)) if titles else f"{start}."


def feelings(look: LookBack, families: Mapping[str, Collection[str]]) -> list[str]:
    """Sentences on the words for feelings, perhaps with a gentle note.

    Args:
        look: The look back.
        families: The shipped list: words by the id of their family.
    """
    used = look.facts.feelings
    if not used:
        return []
    said = [say("Words you used for feelings: {words}.", words=listed(used))]
    if note := _gentle_note(used, families):
        said.append(note)
    return said


def _gentle_note(used: Sequence[str], families: Mapping[str, Collection[str]]) -> str | None:
    """A kind sentence when all words are hard, or all light.

    A word outside the list, of another language or the writer's own, may mean anything: then no note stands.
    """
    if len(used) < FEW:
        return None
    hard = {word for family in HARD for word in families.get(family, ())}
    light = {word for family in LIGHT for word in families.get(family, ())}
    words = {plain(word) for word in used}
    if words <= hard:
        return say(
            "They are all heavy ones, and that can be what the work is like. Is there somebody you can say "
            "them to?"
        )
    if words <= light:
        return say("They are all light ones. Heavier ones are as welcome here, if there were any.")
    return None


def settings(look: LookBack) -> list[str]:
    """The sentence on settings."""
    if not look.facts.settings:
        return []
    named = [f"{place.setting} {_days_in_words(place.days)}" for place in look.facts.settings]
    return [say("Settings: {settings}.", settings=listed(named))]


def steps(look: LookBack) -> HeadedLines | None:
    """Small steps: kept, open, and let go; never late."""
    ordered = [*look.kept_steps, *look.open_steps, *look.let_go_steps]
    return HeadedLines(say("Small steps:"), [step_in_words(step) for step in ordered]) if ordered else None


def told(look: LookBack) -> HeadedLines | None:
    """Words of people to the writer, and the results of asking them."""
    if not look.facts.told:
        return None
    lines = [
        say("private") if said.private else with_what_came(said.text, on_a_day(said.checked, said.outcome))
        for said in look.facts.told
    ]
    return HeadedLines(say("What people told you:"), lines)


def step_in_words(step: Promise) -> str:
    """A small step in words: its state, then its text, or the word private."""
    words = step.text or say("private")
    if step.done:
        return say("Kept on {day}: {step}", day=in_words(step.done), step=words)
    if step.dropped:
        why = f" ({step.reason})" if step.reason else ""
        return say("Let go on {day}: {step}", day=in_words(step.dropped), step=words) + why
    if step.due:
        return say("Open, for {day}: {step}", day=in_words(step.due), step=words)
    said = {
        "short": say("Open, in the short term: {step}", step=words),
        "medium": say("Open, in the medium term: {step}", step=words),
        "long": say("Open, in the long term: {step}", step=words),
    }
    return said.get(step.horizon or "", say("Open: {step}", step=words))


def compared(look: LookBack) -> list[str]:
    """Sentences on changes since the period before.

    If too little is known, a sentence says so.
    """
    before = look.period.before
    if before is None or look.before is None or not look.facts.days:
        return []
    found = look.compared
    if found is None and not look.enough:
        return [say("There is too little in this time to set it beside the time before.")]
    if found is None:
        return [
            say(
                "There is too little in the {days} days before to set this time beside them.",
                days=before.length,
            )
        ]
    said = []
    if found.went:
        said.append(
            say(
                "In the {days} days before, and not in this time: {titles}.",
                days=before.length,
                titles=listed([theme.title for theme in found.went]),
            )
        )
    if found.came:
        said.append(
            say(
                "In this time, and not in the {days} days before: {titles}.",
                days=before.length,
                titles=listed([theme.title for theme in found.came]),
            )
        )
    return said or [say("The same themes came up as in the {days} days before.", days=before.length)]
