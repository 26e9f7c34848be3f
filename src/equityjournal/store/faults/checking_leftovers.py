"""The check of leftovers of interrupted saves, editors and pipes."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from equityjournal.core.text.problem import Problem
from equityjournal.core.text.speech import say
from equityjournal.store.disk import files
from equityjournal.store.disk.names import place_of
from equityjournal.store.disk.staging import abandoned
from equityjournal.store.entries.drafts import edit_of, holds_no_words
from equityjournal.store.listing import synced
from equityjournal.store.listing.folders import files_below
from equityjournal.store.records.reading import problem_with


def loose_texts(root: Path) -> Iterator[Problem]:
    """Problems of texts an editor or pipe left among the drafts."""
    for path in files_below(root, "drafts"):
        if path.suffix == ".toml" or synced.taken_up(path.name) or path.is_dir():
            continue
        if re.fullmatch(r"\.sw[a-z]", path.suffix):
            message = say(
                "vim was cut off with this text open, or still has it open. `vim -r`, a space and the whole "
                "name of this file show what it holds"
            )
        elif holds_no_words(path):
            message = say(
                "an editor left it there with a question, and no word of yours that I can see; you can "
                "delete it"
            )
        elif (edited := edit_of(path)) and files.is_there(place_of(root, edited)):
            message = say(
                "it holds a change to {id} that was not saved. `equityjournal edit {id}` opens it again",
                id=edited,
            )
        elif path.suffix in (".txt", ".bin", ".save"):  # nano saves as .save when its window is closed
            message = say("it holds text that is in no entry yet. Put it into one, then delete this file")
        else:
            message = say("an editor left it there. Once you have looked at it, you can delete it")
        yield problem_with(root, path, "text", message)


def leftovers(root: Path, rooms: Iterable[str]) -> Iterator[Problem]:
    """Problems of files left by an interrupted save in some rooms."""
    for name in rooms:
        for path in files_below(root, name, ".tmp", unfinished=True):
            message = say(
                "an interrupted save left it behind, and it may hold words that are nowhere else. "
                "Read it, keep what you need, then delete it"
            )
            if is_safe_elsewhere(path):
                message = say(
                    "an interrupted save left it behind. `equityjournal check --repair` takes it away"
                )
            yield problem_with(root, path, "leftover", message)


def abandoned_imports(root: Path) -> Iterator[Problem]:
    """Problems of folders left by an interrupted import."""
    for folder in abandoned(root):
        message = say(
            "an interrupted import left it behind. Do the same import again, or "
            "`equityjournal check --repair` takes it away"
        )
        yield Problem(folder.name, None, "leftover", message)


def is_safe_elsewhere(leftover: Path) -> bool:
    """Whether the saved file holds the same bytes as its leftover."""
    name = leftover.name.removeprefix(".").rsplit(".", 2)[0]
    return files.are_equal(leftover.with_name(name), leftover)
