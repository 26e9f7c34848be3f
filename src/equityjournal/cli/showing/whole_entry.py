"""An entry in full, as lines."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from equityjournal.cli.terminal.output import tell
from equityjournal.core.entries.as_table import credited
from equityjournal.core.entries.labels import labels_in
from equityjournal.core.entries.steps import by_when, how_it_stands
from equityjournal.core.entries.their_words import in_a_line, on_a_day
from equityjournal.core.text.dates import in_words, with_weekday
from equityjournal.core.text.speech import say

Record = Mapping[str, Any]
"""An entry as a plain table with every key of the contract, from `core.entries.as_table.complete`."""


def tell_whole(entry: Record, titles: Mapping[str, str]) -> None:
    """Show an entry in full: facts, then questions with answers."""
    tell(with_weekday(entry["happened"]), bold=True)
    tell(entry["id"])
    if entry["title"]:
        tell(entry["title"])
    facts = {
        say("Setting"): entry["setting"],
        say("With"): ", ".join(entry["people"]),
        say("Feelings"): ", ".join(entry["feelings"]),
        say("Themes"): ", ".join(titles.get(theme, theme) for theme in credited(entry)),
        say("Labels"): ", ".join(labels_in(entry)),
    }
    for name, fact in facts.items():
        if fact:
            tell(f"{name}: {fact}")
    if entry["happened_to_me"]:
        tell(say("About something that happened to you."))
        tell(say("Private: only `export what-happened`, `export json` and `backup` take it along."))
    elif entry["private"]:
        tell(say("Private: it stays out of exports unless you ask for it."))
    for answer in entry["answers"]:
        tell()
        if answer.get("question"):
            tell(answer["question"], bold=True)
        tell(answer["text"], indent=2, lines=True)
    for step in entry["steps"]:
        tell()
        tell(_step(step))
    for said in entry["their_words"]:
        tell()
        tell(in_a_line(said["text"], said["how"], said.get("knows")))
        if came := on_a_day(said.get("checked"), said["outcome"]):
            tell(came)
    tell()
    tell(_written(entry["written"], entry.get("edited")))


def _step(step: Record) -> str:
    said = say("Small step: {text}", text=step["text"])
    facts = how_it_stands(step.get("done"), step.get("dropped"), step["reason"])
    facts = facts or by_when(step.get("horizon"), step.get("due"))
    return f"{said} ({facts})" if facts else said


def _written(written: datetime, edited: datetime | None) -> str:
    def moment(when: datetime) -> str:
        day, time = in_words(when.date()), when.strftime("%H:%M")
        return say("{day} at {time}", day=day, time=time)

    if edited is None:
        return say("Written on {written}.", written=moment(written))
    return say("Written on {written}, changed on {edited}.", written=moment(written), edited=moment(edited))
