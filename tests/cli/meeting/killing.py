"""A command killed at one of the calls by which it changes the disk, as by a power cut: nothing is tidied up."""

import os
from collections.abc import Sequence
from typing import Any

from program import Program

CHANGING = ("replace", "rename", "link", "unlink", "mkdir", "rmdir")
KILLED = 9


def calls_of(who: Program, arguments: Sequence[str], typed: Sequence[str], point: int | None = None) -> int:
    """Run a command in a process of its own; return the number of changing calls it made.

    Args:
        who: Whose machine it is; the folder at hand is the one the test stands in.
        arguments: The command line.
        typed: The lines typed.
        point: The call at which it is killed, before the call is done; None: it is not.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        counted = _count(writing, point)
        try:
            who.at_terminal(*arguments, typed=typed, code=None)
        finally:
            os.write(writing, f"{counted['calls']}\n".encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        lines = said.read().split()
    os.waitpid(child, 0)
    return int(lines[-1])


def _count(writing: int, point: int | None) -> dict[str, int]:
    """Count changing calls of this process, and end it at one of them."""
    counted = {"calls": 0}

    def counting(real: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            counted["calls"] += 1
            if counted["calls"] == point:
                os.write(writing, f"{counted['calls']}\n".encode())
                os._exit(KILLED)
            return real(*arguments, **named)

        return call

    for name in CHANGING:
        setattr(os, name, counting(getattr(os, name)))
    return counted
