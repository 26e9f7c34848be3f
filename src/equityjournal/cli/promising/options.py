"""Options and arguments of `promises`."""

from pathlib import Path
from typing import Annotated

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
