"""Entries as lines in a list, and as JSON."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from equityjournal.cli.session.problems import why_empty
from equityjournal.cli.terminal.output import is_conversation, is_terminal, note, tell
from equityjournal.cli.terminal.pager import is_paged
from equityjournal.core.entries.brief import id_letters
from equityjournal.core.entries.selection import newest_first
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.store.settings.values import list_length

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.brief import Brief


def brief_json(entry: "Brief") -> dict[str, Any]:
    """An entry for `list --json`; `themes` are all themes credited.

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


def tell_entries(session: "Session", entries: "Sequence[Brief]", lines: Sequence[str] = ()) -> None:
    """Show a list of entries, numbered by age.

    At a terminal the first stands at the bottom, in sight.

    Args:
        session: The journal.
        entries: The entries, in their order.
        lines: Lines shown instead of their first words.
    """
    numbers = _numbers(session, entries) if is_conversation() else {}
    titles = session.shelf.titles
    shown = list(zip(entries, lines or [entry.excerpt for entry in entries], strict=True))
    for entry, line in reversed(shown) if is_read_upwards() else shown:
        tell_brief(entry, titles, line, numbers.get((entry.id, 0)))


def _numbers(session: "Session", entries: "Sequence[Brief]") -> Mapping[tuple[str, int], int]:
    """Numbers for entries about to be listed."""
    from equityjournal.cli.session.numbering import shown_as  # noqa: PLC0415 - where a person sees numbers

    return session.numbering.given([shown_as(entry) for entry in newest_first(entries)])


def most_listed(limit: int | None, *, everything: bool, json: bool) -> int | None:
    """Most entries to list.

    None for no limit, as for a program or a file.
    """
    if json and limit is not None:
        note(say("--json prints all that match; --limit does not shorten it."))
    if everything or json:
        return None
    return limit or (list_length() if is_terminal(sys.stdout) else None)


def tell_how_many(shown: int, count: int) -> None:
    """Say how many matching entries are shown, if not all."""
    if shown < count:
        tell(say("{shown} of {count} entries. --all shows the rest.", shown=shown, count=count))


def is_read_upwards() -> bool:
    """Whether the end of a list stays in sight.

    A pager begins at the first line.
    """
    return is_terminal(sys.stdout) and not is_paged()


def tell_brief(
    entry: "Brief", titles: Mapping[str, str], line: str | None = None, number: int | None = None
) -> None:
    """Show an entry in a list: number or id, day, facts, first words.

    Args:
        entry: The entry.
        titles: Titles of themes by their ids.
        line: A line shown instead of the first words.
        number: Its number, if it has one; its letters are enough then.
    """
    day = in_words(entry.happened)
    tell(f"{number}. {day}  {id_letters(entry.id)}" if number else f"{day}  {entry.id}", bold=True)
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


def _nothing_yet() -> str:
    return say("Nothing is written yet. `equityjournal write` asks one question and keeps your answer.")


def tell_none(session: "Session", otherwise: str) -> None:
    """Say why the list is empty: no entry written, none readable, or `otherwise`."""
    if session.catalogue.written_last():
        tell(otherwise)
    elif session.catalogue.is_empty:
        tell(why_empty(session.root) or _nothing_yet())
    else:
        tell(say("None of your entries could be read; the files are named above."))
