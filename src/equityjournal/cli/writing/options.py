"""The options of `write`."""

from typing import Annotated, NamedTuple

import typer

from equityjournal.cli.commands.completing import some_entries, some_packs, some_prompts, some_themes
from equityjournal.cli.commands.filters import AsJson
from equityjournal.store.settings.values import is_on

_Theme = Annotated[
    list[str] | None,
    typer.Option(
        "--theme",
        "-t",
        metavar="THEME",
        help="Ask about this theme; with TEXT, tag it.",
        autocompletion=some_themes,
    ),
]
_Prompt = Annotated[
    str | None,
    typer.Option(
        "--prompt", "-p", metavar="PROMPT", help="Ask, or answer, this question.", autocompletion=some_prompts
    ),
]
_Pack = Annotated[
    str | None,
    typer.Option(metavar="PACK", help="Draw the question from this pack.", autocompletion=some_packs),
]
_Moment = Annotated[
    str | None, typer.Option(metavar="MOMENT", help="before, after (the usual one) or looking-back.")
]
_Day = Annotated[
    str | None,
    typer.Option("--date", "-d", metavar="DAY", help="The day it is about: yesterday, 3 June, …"),
]
_Setting = Annotated[str, typer.Option(metavar="WORDS", help="Where it was: home visit, team meeting.")]
_Person = Annotated[
    list[str] | None,
    typer.Option(metavar="ROLE", help="Who was there, by role; by name only if it happened to you."),
]
_Feeling = Annotated[
    list[str] | None,
    typer.Option("--feeling", "-f", metavar="WORD", help="A feeling; '?' shows some words."),
]
_Step = Annotated[str | None, typer.Option(metavar="WORDS", help="One small step you mean to take.")]
_TheirWords = Annotated[
    str | None,
    typer.Option("--their-words", metavar="WORDS", help="What somebody told you, in their own words."),
]
_By = Annotated[str | None, typer.Option(metavar="WHEN", help="By when: a day, or short, medium or long.")]
_Title = Annotated[str, typer.Option(metavar="WORDS", help="A title, if you like one.")]
_Private = Annotated[bool, typer.Option("--private", help="Keep it out of exports.")]
_HappenedToMe = Annotated[
    bool,
    typer.Option("--happened-to-me", help="You were treated badly: private, and other questions."),
]
_Reply = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Another thought on an entry; or q1, to answer a question of your coach.",
        autocompletion=some_entries,
    ),
]
_Editor = Annotated[bool, typer.Option("--editor", "-e", help="Write in your editor.")]
_Lines = Annotated[bool, typer.Option("--lines", help="Write line by line, as suits a screen reader.")]
_More = Annotated[bool, typer.Option("--more", help="With more time: follow-ups, and more questions.")]
_FromPaper = Annotated[bool, typer.Option("--from-paper", help="Type a worksheet in, by the codes on it.")]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on with what you began.")]
_Fresh = Annotated[bool, typer.Option("--fresh", help="Leave what you began, and begin anew.")]
_Notices = Annotated[
    bool | None, typer.Option("--notices/--no-notices", help="Say if something tells who somebody is.")
]


class WriteOptions(NamedTuple):
    """The options of `write`, as typed."""

    theme: _Theme = None
    prompt: _Prompt = None
    pack: _Pack = None
    moment: _Moment = None
    day: _Day = None
    setting: _Setting = ""
    person: _Person = None
    feeling: _Feeling = None
    step: _Step = None
    by: _By = None
    their_words: _TheirWords = None
    title: _Title = ""
    private: _Private = False
    happened_to_me: _HappenedToMe = False
    reply: _Reply = None
    editor: _Editor = False
    lines: _Lines = False
    more: _More = False
    from_paper: _FromPaper = False
    resume: _Resume = False
    fresh: _Fresh = False
    notices: _Notices = None
    json: AsJson = False

    @property
    def with_notices(self) -> bool:
        """Whether to say what may tell who somebody is: as typed, or as in the settings."""
        return is_on("notices") if self.notices is None else self.notices
