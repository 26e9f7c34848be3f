"""How an entry looks: in a list, on its own, and as JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from equityjournal.cli._screen import tell
from equityjournal.core.dates import in_words, with_weekday
from equityjournal.core.entry import Entry, Step
from equityjournal.core.speech import say


def brief(entry: Entry) -> dict[str, Any]:
    """An entry as `list --json` gives it; `themes` are all that it credits."""
    return {
        "id": entry.id,
        "happened": entry.happened.isoformat(),
        "written": entry.written.isoformat(),
        "title": entry.title,
        "pack": entry.pack,
        "themes": entry.credited,
        "feelings": entry.feelings,
        "setting": entry.setting,
        "private": entry.private,
        "excerpt": entry.excerpt,
    }


def whole(entry: Entry) -> dict[str, Any]:
    """An entry as `show --json` gives it: the whole record, with the keys of its file."""
    data: dict[str, Any] = entry.model_dump(by_alias=True, exclude_none=True, mode="json")
    data["written"] = entry.written.isoformat()
    if entry.edited:
        data["edited"] = entry.edited.isoformat()
    return data


def tell_brief(entry: Entry, titles: Mapping[str, str]) -> None:
    """An entry in a list: the day and its id, then what it is about, then its first words."""
    tell(f"{in_words(entry.happened)}  {entry.id}", bold=True)
    about = [
        entry.title,
        ", ".join(titles.get(theme, theme) for theme in entry.credited),
        entry.setting,
        say("private") if entry.private else "",
    ]
    if any(about):
        tell("; ".join(part for part in about if part), indent=2)
    tell(entry.excerpt, indent=2)


def tell_whole(entry: Entry, titles: Mapping[str, str]) -> None:
    """An entry on its own: its facts a line each, then every question with its answer."""
    tell(with_weekday(entry.happened), bold=True)
    tell(entry.id)
    if entry.title:
        tell(entry.title)
    facts = {
        say("Setting"): entry.setting,
        say("With"): ", ".join(entry.people),
        say("Feelings"): ", ".join(entry.feelings),
        say("Themes"): ", ".join(titles.get(theme, theme) for theme in entry.credited),
    }
    for name, fact in facts.items():
        if fact:
            tell(f"{name}: {fact}")
    if entry.private:
        tell(say("Private: it stays out of exports unless you ask for it."))
    for answer in entry.answers:
        tell()
        if answer.question:
            tell(answer.question, bold=True)
        tell(answer.text, indent=2, lines=True)
    for step in entry.steps:
        tell()
        tell(_step(step))
    tell()
    tell(_written(entry))


def _step(step: Step) -> str:
    said = say("Small step: {text}", text=step.text)
    if step.done:
        return f"{said} ({say('kept on {day}', day=in_words(step.done))})"
    if step.dropped:
        return f"{said} ({say('let go on {day}', day=in_words(step.dropped))})"
    return said


def _written(entry: Entry) -> str:
    def moment(day: date, time: str) -> str:
        return say("{day} at {time}", day=in_words(day), time=time)

    written = moment(entry.written.date(), f"{entry.written:%H:%M}")
    if entry.edited is None:
        return say("Written on {written}.", written=written)
    edited = moment(entry.edited.date(), f"{entry.edited:%H:%M}")
    return say("Written on {written}, changed on {edited}.", written=written, edited=edited)
