"""Any order of writing, changing, deleting and restoring, with a crash at any step: nothing saved is ever missing."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.text.errors import NotAllowed
from equityjournal.store.entries.journal import Journal

NOW = datetime(2026, 6, 1, 18, 10, tzinfo=UTC)
TODAY = date(2026, 6, 1)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() != "")
STEPS = st.integers(0, 12)


class PulledPlugError(BaseException):
    """The power went at this very call."""


class PulledPlug:
    """Lets a number of disk calls go well, and stops the program at the next one."""

    CALLS = ("fsync", "link", "unlink", "replace", "open")

    def __init__(self, steps: int) -> None:
        self.left = steps
        self._real: dict[str, Callable[..., Any]] = {}

    def __enter__(self) -> None:
        for name in self.CALLS:
            self._real[name] = getattr(os, name)
            setattr(os, name, self._counted(self._real[name]))

    def __exit__(self, *_: object) -> None:
        for name, real in self._real.items():
            setattr(os, name, real)

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **keywords: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                raise PulledPlugError
            return real(*arguments, **keywords)

        return call


class AnyHistory(RuleBasedStateMachine):
    """A journal beside a model of it: for each entry, the texts it may have after a crash."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="history-"))
        self.journal = Journal(self.root)
        self.may_say: dict[str, set[str]] = {}

    def teardown(self) -> None:
        """Take the journal away again."""
        shutil.rmtree(self.root)

    def _draft(self, text: str) -> Draft:
        return Draft(started=NOW, happened=TODAY, pack="p", language="en-GB", answers=[Answer(text=text)])

    @rule(target=ids, text=WORDS)
    def write(self, text: str) -> str:
        """An entry is saved, and so has exactly these words."""
        entry, _ = self.journal.add(self._draft(text), NOW)
        self.may_say[entry.id] = {text}
        return entry.id

    @rule(text=WORDS, steps=STEPS)
    def write_and_crash(self, text: str, steps: int) -> None:
        """A crash while writing: the entry may be there, or not."""
        try:
            with PulledPlug(steps):
                self.journal.add(self._draft(text), NOW)
        except PulledPlugError:
            pass
        for kept in self.journal.read_all().entries:
            self.may_say.setdefault(kept.record.id, {kept.record.answers[0].text})

    @rule(identity=ids, text=WORDS, steps=st.none() | STEPS)
    def change(self, identity: str, text: str, steps: int | None) -> None:
        """Other words for an entry, with or without a crash: old or new, and only new once it was saved."""
        kept = next((one for one in self.journal.read_all().entries if one.record.id == identity), None)
        if kept is None:
            return
        changed = kept.record.model_copy(update={"answers": [Answer(text=text)]})
        if steps is None:
            self.journal.replace(kept, changed, NOW)
            self.may_say[identity] = {text}
            return
        self.may_say[identity] = {kept.record.answers[0].text, text}
        try:
            with PulledPlug(steps):
                self.journal.replace(kept, changed, NOW)
        except PulledPlugError:
            return
        self.may_say[identity] = {text}

    @rule(identity=ids, steps=st.none() | STEPS, back=st.booleans())
    def delete_or_restore(self, identity: str, steps: int | None, back: bool) -> None:
        """Into the trash or out of it, with or without a crash: it is in one of them, or in both."""
        here = self.journal.trash.entries() if back else self.journal.read_all().entries
        kept = next((one for one in here if one.record.id == identity), None)
        if kept is None:
            return
        try:
            with PulledPlug(1000 if steps is None else steps):
                if back:
                    self.journal.trash.restore(kept, TODAY)
                else:
                    self.journal.trash.delete(kept, TODAY)
        except (PulledPlugError, NotAllowed):
            pass  # interrupted; or it is in the journal already, with newer words

    @rule(target=ids, identity=consumes(ids))
    def erase(self, identity: str) -> Any:
        """Erased is gone, and so are its versions."""
        self.journal.eraser.erase(identity, TODAY)
        self.may_say.pop(identity, None)
        assert not [path for path in self.root.rglob("*.toml") if identity in str(path)]
        return multiple()

    @invariant()
    def nothing_saved_is_missing(self) -> None:
        """Every entry is in the journal or the trash, saying what it may say; no file is damaged."""
        shelved = self.journal.read_all()
        there = {kept.record.id: {kept.record.answers[0].text} for kept in shelved.entries}
        for kept in self.journal.trash.entries():
            there.setdefault(kept.record.id, set()).add(kept.record.answers[0].text)
        assert set(there) == set(self.may_say)
        for identity, says in there.items():
            assert says & self.may_say[identity]
        assert not shelved.problems


AnyHistory.TestCase.settings = settings(stateful_step_count=20)
TestAnyHistory = AnyHistory.TestCase
