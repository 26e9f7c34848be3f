"""The question on themes after given text."""

from pathlib import Path
from typing import Any

from equityjournal.cli.answering.command_words import begins_with_verb, is_command_line
from equityjournal.cli.session.labels import marks_named, themes_in
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import line_and_all_with_it
from equityjournal.cli.writing.no_answer import mere_yes, nothing_meant
from equityjournal.cli.writing.request import Request
from equityjournal.cli.writing.saving import add_to
from equityjournal.core.entries.entry import AnyEntry
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say


def ask_themes(request: Request, entry: AnyEntry, path: Path) -> AnyEntry:
    """Ask for themes of a saved entry; Enter skips.

    A theme of a private path makes the writing private, also when given beforehand.

    Returns:
        The entry as it is now.
    """
    session = request.session
    themes = _themes_typed(request)
    if not themes:
        return entry
    changes: dict[str, Any] = {"themes": themes, **marks_named(session, [], themes, None)}
    entry = add_to(session, path, changes)
    if entry.private:
        tell(say("Kept with it."))
    else:
        tell(say("It is about {themes}.", themes=listed([session.shelf.titles[name] for name in themes])))
    return entry


def _themes_typed(request: Request) -> list[str]:
    """Ids of the themes typed, by name or number.

    Empty for Enter, for leaving, and for a command.
    """
    session = request.session
    pack = session.shelf.default()
    numbers = {str(number): theme for number, theme in enumerate(pack.themes, start=1)}
    tell()
    tell(
        say(
            "Did any of these come into it? Type one or more, or ? for their whole names; Enter leaves it "
            "out."
        )
    )
    tell(", ".join(theme.id.replace("-", " ") for theme in pack.themes), indent=2)
    while True:
        try:
            line = line_and_all_with_it()
            if line.strip() == "?" or mere_yes(line):
                for number, theme in numbers.items():
                    tell(f"{number}  {theme.title}", indent=2, hang=4)
                tell(say("Names or numbers, with commas between; Enter leaves it out."))
                continue
            if nothing_meant(line):
                return []
            if _is_command(line, request):
                tell(say("That looks like a command, so it was left out. The entry is saved."))
                return []
            return [
                numbers[name].id if name in numbers else session.theme(name, first_in=pack)
                for name in dict.fromkeys(themes_in([line], session, numbers))
            ]
        except (EOFError, KeyboardInterrupt):
            tell()
            return []
        except UnknownName as error:
            tell(error.sentence)
            tell(say("? lists them here; Enter leaves it out."))


def _is_command(line: str, request: Request) -> bool:
    """Whether a line is a command, and begins with no word of a theme's names."""
    if is_command_line(line):
        return True
    return begins_with_verb(line, request.verbs) and not request.session.shelf.has_word(line.split()[0])
