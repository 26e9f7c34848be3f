"""Reports of bugs: places in the program, and no word of a journal."""

import platform
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from equityjournal import __version__
from equityjournal.core.text.speech import say
from equityjournal.store.disk.files import create, make_folder
from equityjournal.store.disk.places import reports_place


def report(bug: BaseException) -> str:
    """Write a report of a bug; return the sentence on its place.

    The report names the kind of error and the lines of the program it passed through. It leaves out the
    error's own message, every value, and the command line, for any of these may hold words of the journal.
    """
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    with suppress(Exception):  # a full disk must not hide the first mistake behind a second
        make_folder(reports_place())
        path = reports_place() / name
        create(path, _text(bug).encode())
        return say(
            "Something went wrong in equityjournal itself; what was saved is as it was. A report without any "
            "of your text is in {path}. Please send it to whoever looks after the program.",
            path=path,
        )
    return say("Something went wrong in equityjournal itself, and a report could not be written either.")


def _text(bug: BaseException) -> str:
    lines = [
        f"equityjournal {__version__}, Python {platform.python_version()}, {platform.system()}",
        "",
    ]
    chain: BaseException | None = bug
    while chain is not None:
        lines.append(type(chain).__name__)
        lines += [
            f"  {_inside_program(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(chain.__traceback__)
        ]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines) + "\n"


def _inside_program(filename: str) -> str:
    """A file of the program, without folders perhaps named after a person."""
    parts = Path(filename).parts
    known = [at for at, part in enumerate(parts) if part in ("equityjournal", "site-packages", "lib")]
    return "/".join(parts[known[-1] :]) if known else parts[-1]
