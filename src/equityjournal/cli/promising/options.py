"""Options and arguments of `promises`."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

InFolder = Annotated[
    Path | None,
    typer.Option("--register", metavar="DIR", help="The folder that your team shares, if not the usual one."),
]
PromiseName = Annotated[str, typer.Argument(metavar="ID", help="Its six letters, or words of it.")]
TheySaid = Annotated[
    str | None, typer.Option("--they-said", metavar="WORDS", help="What those it was made to said.")
]
ServiceSaid = Annotated[
    str | None,
    typer.Option("--service-said", metavar="WORDS", help="What people who draw on the service said."),
]
TeamSays = Annotated[str | None, typer.Option("--team-says", metavar="WORDS", help="What the team says.")]
Nobody = Annotated[
    str | None, typer.Option("--nobody", metavar="WHY", help="Nobody could be asked, and why.")
]
AsTyped = Annotated[
    bool, typer.Option("--as-typed", help="Put no stand-ins for what may tell who somebody is.")
]
LookOn = Annotated[str | None, typer.Option("--look", metavar="DAY", help="When to look next.")]


class NewPromise(NamedTuple):
    """A new promise, as far as options give it."""

    what: Annotated[str | None, typer.Option("--what", metavar="WORDS", help="What is promised.")] = None
    to: Annotated[str | None, typer.Option("--to", metavar="ROLE", help="To whom.")] = None
    would_know: Annotated[
        str | None, typer.Option("--would-know", metavar="WORDS", help="How they would know it was kept.")
    ] = None
    asks: Annotated[
        str | None, typer.Option("--asks", metavar="ROLE", help="Who asks about it, when people leave too.")
    ] = None
    term: Annotated[str | None, typer.Option("--term", metavar="TERM", help="short, medium or long.")] = None
    look: LookOn = None


class Voices(NamedTuple):
    """Remarks by options, for each voice."""

    they_said: TheySaid = None
    service_said: ServiceSaid = None
    team_says: TeamSays = None
    nobody: Nobody = None

    @property
    def is_any_given(self) -> bool:
        """Whether any option is given."""
        return any(words is not None for words in self)


class EndOptions(NamedTuple):
    """The end of a promise, as far as options give it."""

    how: Annotated[
        str | None,
        typer.Option("--how", metavar="HOW", help="kept, kept-in-part, not-kept, changed or let-go."),
    ] = None
    why: Annotated[str | None, typer.Option("--why", metavar="WORDS", help="Why, in a sentence.")] = None
    they_agree: Annotated[
        bool, typer.Option("--they-agree", help="One of those it was made to said that it was kept.")
    ] = False
    they_said: TheySaid = None
    service_said: ServiceSaid = None
    team_says: TeamSays = None
    again: Annotated[bool, typer.Option("--again", help="End it though it has ended; both are kept.")] = False

    @property
    def voices(self) -> Voices:
        """Remarks by options."""
        return Voices(self.they_said, self.service_said, self.team_says)
