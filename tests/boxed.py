"""The box in this process: the keys for it, and a screen that nobody sees."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.base import PipeInput
from prompt_toolkit.output import DummyOutput

from equityjournal.cli.answering import box, writing_way

Typed = str | Callable[[], object]


class FakeKeys:
    """Keys typed in the box, all at once each time that it takes keys.

    Args:
        patch: Puts fakes in place.
        pipe: Where keys come from.
    """

    def __init__(self, patch: pytest.MonkeyPatch, pipe: PipeInput) -> None:
        self._next: list[Typed] = []
        self._pipe = pipe
        run = box.Box.run

        def run_with_keys(of: box.Box) -> str:
            self._type()
            return run(of)

        patch.setattr(box.Box, "run", run_with_keys)
        patch.setattr(box, "_output_to", lambda _screen: DummyOutput())
        patch.setattr(writing_way, "can_show_box", lambda _screen: True)
        patch.setenv("EQUITYJOURNAL_WRITING", "box")

    def are(self, *typed: Typed) -> None:
        """Have these keys typed, one string each time.

        Args:
            typed: Keys; or what is done in another window, while the box stands there and before its keys come.
        """
        assert not self._next, "not all keys were taken"
        self._next = list(typed)

    def _type(self) -> None:
        while self._next and not isinstance(self._next[0], str):
            self._next.pop(0)()  # type: ignore[operator]
        if not self._next:
            pytest.fail("the box took keys once more than there are any")
        self._pipe.send_text(str(self._next.pop(0)))


def box_with_keys(patch: pytest.MonkeyPatch) -> Iterator[FakeKeys]:
    """A box whose keys a test gives."""
    with (
        no_loop_of_a_browser(),
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        keys = FakeKeys(patch, pipe)
        yield keys
        keys.are()


@contextmanager
def no_loop_of_a_browser() -> Iterator[None]:
    """A browser that an earlier test opened keeps a loop running here, beside which the box cannot run its own."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(running)
