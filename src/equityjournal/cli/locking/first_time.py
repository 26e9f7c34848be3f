"""The conversation of a journal's first lock: nothing on the disk changes before both keys are proven."""

import math
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from equityjournal.cli.locking.moving_files import seal_files
from equityjournal.cli.locking.paper import show_recovery_key
from equityjournal.cli.locking.passphrase import Chosen, choose_passphrase
from equityjournal.cli.terminal.output import note, tell
from equityjournal.cli.terminal.screenfuls import by_screenfuls
from equityjournal.cli.terminal.short_answers import agrees
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.disk import files
from equityjournal.store.disk.sealing import is_locked
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import turning
from equityjournal.store.lock.lock_places import key_file
from equityjournal.store.lock.new_lock import NewKeys, new_keys, prove, put_on
from equityjournal.store.lock.vault import vault_at
from equityjournal.store.records.journal_id import give_id

FILES_A_MINUTE = 3000  # on a slow disk, with its waiting for each


def lock_for_the_first_time(root: Path, now: datetime) -> None:
    """Say what a lock does and does not do, have keys proven, and seal everything.

    Raises:
        NotAllowed: Without a journal, or when a key was not typed as it was shown; nothing is changed.
        EOFError, KeyboardInterrupt: When the person stops; nothing is changed.
    """
    if not root.is_dir():
        raise NotAllowed(
            say("There is no journal in {path} yet. `equityjournal write` begins one.", path=root)
        )
    paragraphs = _what_it_does(root)
    is_shown = by_screenfuls(lambda to: _tell_each(paragraphs, to), sys.stderr)
    if not is_shown:
        tell(say("Nothing was changed."))
        return
    question = say("Go on? Type yes; anything else changes nothing.")
    if not agrees(question, say("Nothing was changed."), yes=False, to=sys.stderr):
        return
    try:
        keys, chosen = _proven_keys(now)
    except (EOFError, KeyboardInterrupt):
        note(say("Nothing was changed."))
        raise
    with turning.one_at_a_time(root):
        if is_locked(root):
            raise NotAllowed(
                say(
                    "Another window has locked this journal meanwhile, with other keys. Nothing was "
                    "changed here; throw away what you wrote down in this one."
                )
            )
        give_id(root)
        put_on(root, keys, chosen.passphrase, now)
        vault = vault_at(root)
        note(*vault.hold_proven(keys.key, now.date()))
        is_kept = vault.keep_open()
        seal_files(vault, now, keys.recovery)
    tell(
        say(
            "Your journal is open. It closes 30 minutes after you last used it; `equityjournal lock` "
            "closes it at once."
        )
        if is_kept
        else say("Your journal is closed. Writing goes on as before, and asks for nothing.")
    )


def _proven_keys(now: datetime) -> tuple[NewKeys, Chosen]:
    keys = new_keys(now)
    chosen = choose_passphrase(keys.key)
    show_recovery_key(keys.recovery)
    prove(keys)
    note(
        say("That is right. Both keys have just opened a trial text."),
        say("Other machines with this journal: let them finish syncing, and do not write there meanwhile."),
    )
    return keys, chosen


def _tell_each(paragraphs: Sequence[str], to: TextIO) -> None:
    for paragraph in paragraphs:
        tell(paragraph, to=to)
        tell(to=to)


def _what_it_does(root: Path) -> list[str]:
    """The paragraphs on a lock before anything is asked."""
    plain = kept_sealed.plain_files(root)
    rooms = Counter(path.relative_to(root).parts[0] for path in plain)
    kinds = [
        say_many("1 entry", "{count} entries", rooms["entries"]),
        *(
            [say_many("1 earlier version", "{count} earlier versions", rooms["versions"])]
            if rooms["versions"]
            else []
        ),
        *([say_many("1 draft", "{count} drafts", rooms["drafts"])] if rooms["drafts"] else []),
    ]
    others = len(plain) - sum(rooms[room] for room in ("entries", "versions", "drafts"))
    if others:
        kinds.append(say_many("1 other file", "{count} other files", others))
    minutes = math.ceil(len(plain) / FILES_A_MINUTE) or 1
    paragraphs = [
        say(
            "Locking seals what you write on this machine's disk, so that a copy of the folder (a backup, "
            "a cloud folder, a stick) is of no use to anybody without your passphrase."
        ),
        say(
            "It does not hide: that you keep a journal, on which days you wrote and how often. It does not "
            "protect from somebody at this machine while the journal is open, from whoever manages this "
            "machine, or from a court. Is the disk itself encrypted (BitLocker, FileVault, LUKS)? That "
            "comes first."
        ),
        say(
            "It is made with age, which is not safe from the quantum computers that may come: a copy kept "
            "today may be read in decades."
        ),
        say("If you lose the passphrase and the recovery key, nobody can open your journal again."),
        " ".join(
            (
                say("{kinds} would be sealed.", kinds=listed(kinds)),
                say_many("It takes about a minute.", "It takes about {count} minutes.", minutes),
            )
        ),
    ]
    if files.is_there(key_file(root)):
        paragraphs.append(
            say(
                "Locking was begun here before and not finished. The recovery key shown then opens "
                "nothing; throw that paper away."
            )
        )
    return paragraphs
