"""The program, as `equityjournal`, `ej` and `python -m equityjournal` start it."""

import gc
import sys

INTERRUPTED = 130  # exit code of a program that Ctrl-C ended
OBJECTS = 100_000
"""Made before the first search for garbage: a command is over before there is any worth looking for."""


def main() -> None:
    """Run the program and leave with its exit code.

    All that takes time is imported inside, where Ctrl-C is caught.
    """
    gc.set_threshold(OBJECTS)
    try:
        from equityjournal.cli import main as run

        run()
    except KeyboardInterrupt:  # before the program could say anything, or on its way out
        sys.exit(INTERRUPTED)
    except RuntimeError as error:  # how Python 3.11 wraps an interruption of a class being made
        if isinstance(error.__cause__, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        raise
    finally:
        gc.freeze()  # or all there is would be searched once more on the way out


if __name__ == "__main__":
    main()
