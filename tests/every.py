"""One test for many small things of a kind: it looks at all of them, and names each fault.

To start a test takes ten times as long as to look at one question, and there are thousands of questions.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Signature
from typing import TypeVar

Thing = TypeVar("Thing")


def every(
    things: Iterable[Thing], by: Callable[[Thing], object] = str
) -> Callable[[Callable[[Thing], None]], Callable[[], None]]:
    """Makes a test of one thing into one test of all of them.

    Args:
        things: At least one.
        by: The name of a thing, for a fault.
    """
    things = list(things)
    assert things

    def of_all(test: Callable[[Thing], None]) -> Callable[[], None]:
        @wraps(test)
        def tested() -> None:
            faults = []
            for thing in things:
                try:
                    test(thing)
                except AssertionError as error:
                    faults.append(f"{by(thing)}: {error}")
            assert not faults, "\n".join(faults)

        tested.__signature__ = Signature()  # type: ignore[attr-defined]  # pytest looks for no fixture
        return tested

    return of_all
