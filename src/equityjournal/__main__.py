"""The program, as `equityjournal`, `ej` and `python -m equityjournal` start it."""

import gc
from typing import NoReturn

OBJECTS = 100_000
"""Made before the first search for garbage: a command is over before there is any worth looking for."""


def main() -> NoReturn:
    """Run the program and leave with its exit code."""
    gc.set_threshold(OBJECTS)
    from equityjournal.cli import main as run

    try:
        run()
    finally:
        gc.freeze()  # or all there is would be searched once more on the way out


if __name__ == "__main__":
    main()
