"""`demo`: an invented journal to look around in."""

import os
import shlex
import tomllib
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from equityjournal.cli.session.opening import open_session, session_at
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.writing_out import refuse_inside
from equityjournal.core.packs.default_pack import DEFAULT_PACK
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from datetime import datetime

    from equityjournal.cli.session.session import Session


def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="An empty or new folder, if not a temporary one."),
    ] = None,
) -> None:
    """Make an invented journal to look around in.

    Your own is not touched.
    """
    import tempfile  # noqa: PLC0415 - loads random

    own = open_session(context).root
    if folder:
        refuse_inside(folder, own)
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise NotAllowed(say("{path} is not an empty folder; choose another.", path=folder))
    root = (folder or Path(tempfile.mkdtemp(prefix="equityjournal-demo-"))).absolute()
    with closing(session_at(root, context.obj.language)) as session:
        count = _fill(session, clock.now())
    tell(
        say(
            "An invented journal of {count} entries is in {path}. Have a look around:", count=count, path=root
        )
    )
    for verb in ("themes", "list", "show last", "export markdown"):
        tell(f"equityjournal --journal {shlex.quote(str(root))} {verb}", indent=2)


def _fill(session: "Session", now: "datetime") -> int:
    """Add the invented entries, each as of an evening; return their number."""
    from equityjournal.core.entries.entry import Answer, Draft  # noqa: PLC0415 - loads Pydantic

    pack = session.shelf.pack(DEFAULT_PACK)
    invented = tomllib.loads((Path(__file__).parent / "writing" / "demo.toml").read_text("utf-8"))["entries"]
    session.journal.make()
    for data in invented:
        ago, text, cited = data.pop("days_ago"), data.pop("text"), data.pop("prompt", None)
        evening = now.replace(hour=18, minute=10) - timedelta(days=ago)
        answer = Answer(text=text.strip())
        if cited:
            _, prompt = session.library.prompt(cited)
            answer = Answer(prompt=cited, question=prompt.text, themes=prompt.themes, text=text.strip())
        draft = Draft(
            started=evening, happened=evening.date(), pack=pack.id, language=pack.language,
            answers=[answer], **data,
        )  # fmt: skip
        session.journal.add(draft, evening)
    return len(invented)
