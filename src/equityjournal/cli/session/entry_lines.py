"""How an entry looks: in a list, on its own, and as JSON."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.as_table import credited
from equityjournal.core.entries.steps import by_when, how_it_stands
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief

Record = Mapping[str, Any]
"""An entry as a plain table with every key of the contract, from `core.entries.as_table.complete`."""


def brief_json(entry: "Brief") -> dict[str, Any]:
    """An entry as `list --json` gives it; `themes` are all that it credits.

    Every key is there for a private entry too. In passing, its title, pack, setting and excerpt are empty
    texts, and its themes and feelings empty lists.
    """
    return {
        "id": entry.id,
        "happened": entry.happened.isoformat(),
        "written": entry.written.isoformat(),
        "title": entry.title,
        "pack": entry.pack,
        "themes": entry.themes,
        "feelings": entry.feelings,
        "setting": entry.setting,
        "private": entry.private,
        "excerpt": entry.excerpt,
    }


def tell_brief(entry: "Brief", titles: Mapping[str, str], line: str | None = None) -> None:
    """An entry in a list: the day and its id, then what it is about, then its first words, or `line`."""
    tell(f"{in_words(entry.happened)}  {entry.id}", bold=True)
    if entry == entry.in_passing and entry.private:
        tell(say("private"), indent=2)
        return
    about = [
        entry.title,
        ", ".join(titles.get(theme, theme) for theme in entry.themes),
        entry.setting,
        say("private") if entry.private else "",
    ]
    if any(about):
        tell("; ".join(part for part in about if part), indent=2)
    tell(line or entry.excerpt, indent=2)


def tell_none(session: "Session", otherwise: str) -> None:
    """Why there is no entry to list: nothing is written, nothing could be read, or `otherwise`."""
    if session.catalogue.written_last():
        tell(otherwise)
    elif session.catalogue.is_empty:
        tell(say("Nothing is written yet. `equityjournal write` asks one question and keeps your answer."))
    else:
        tell(say("None of your entries could be read; the files are named above."))


def tell_whole(entry: Record, titles: Mapping[str, str]) -> None:
    """An entry on its own: its facts a line each, then every question with its answer."""
    tell(with_weekday(entry["happened"]), bold=True)
    tell(entry["id"])
    if entry["title"]:
        tell(entry["title"])
    facts = {
        say("Setting"): entry["setting"],
        say("With"): ", ".join(entry["people"]),
        say("Feelings"): ", ".join(entry["feelings"]),
        say("Themes"): ", ".join(titles.get(theme, theme) for theme in credited(entry)),
    }
    for name, fact in facts.items():
        if fact:
            tell(f"{name}: {fact}")
    if entry["happened_to_me"]:
        tell(say("About something that happened to you."))
    if entry["private"]:
        tell(say("Private: it stays out of exports unless you ask for it."))
    for answer in entry["answers"]:
        tell()
        if answer.get("question"):
            tell(answer["question"], bold=True)
        tell(answer["text"], indent=2, lines=True)
    for step in entry["steps"]:
        tell()
        tell(_step(step))
    tell()
    tell(_written(entry["written"], entry.get("edited")))


def _step(step: Record) -> str:
    said = say("Small step: {text}", text=step["text"])
    facts = how_it_stands(step.get("done"), step.get("dropped"), step["reason"])
    facts = facts or by_when(step.get("horizon"), step.get("due"))
    return f"{said} ({facts})" if facts else said


def _written(written: datetime, edited: datetime | None) -> str:
    def moment(when: datetime) -> str:
        day: date = when.date()
        return say("{day} at {time}", day=in_words(day), time=when.strftime("%H:%M"))

    if edited is None:
        return say("Written on {written}.", written=moment(written))
    return say("Written on {written}, changed on {edited}.", written=moment(written), edited=moment(edited))
