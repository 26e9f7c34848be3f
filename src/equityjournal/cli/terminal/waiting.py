"""A word on standard error while another program's lock is waited for."""

import threading
from pathlib import Path

from equityjournal.cli.terminal.output import heard_or_not, note
from equityjournal.core.text.speech import say


def tell_waiting(folder: Path) -> None:
    """Announce a wait for another program, except from the saving thread."""
    if threading.current_thread() is threading.main_thread():
        with heard_or_not():
            note(
                [say("Another program is busy in {path}. Waiting for it, ten seconds at most.", path=folder)]
            )
