"""A lock's turns, as they are asked for: closed, gone on with, taken off, changed, tested, renewed."""

from datetime import date, datetime
from pathlib import Path

from equityjournal.cli.locking.first_time import lock_for_the_first_time
from equityjournal.cli.locking.moving_files import has_sealed_files, open_files, renew_files, seal_files
from equityjournal.cli.locking.paper import show_recovery_key
from equityjournal.cli.locking.passphrase import choose_passphrase
from equityjournal.cli.session.locked_journal import ask_recovery_key, ask_to_open, may_ask, open_somehow
from equityjournal.cli.terminal.output import note, tell
from equityjournal.core.locking.lock_file import LockState
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say
from equityjournal.store.disk import sealing
from equityjournal.store.listing import kept_sealed
from equityjournal.store.lock import by_hand, turning
from equityjournal.store.lock.lock_places import lock_file
from equityjournal.store.lock.new_lock import new_keys, prove
from equityjournal.store.lock.pins import read_pin, remove_pin
from equityjournal.store.lock.vault import Vault, vault_at
from equityjournal.store.settings.values import journal_place


def locked_journal(named: Path | None) -> Path:
    """The folder of the journal named, or of the usual one: locked, with a person at the terminal.

    Raises:
        NotAllowed: Without either.
    """
    root = journal_place(named)
    if not sealing.is_locked(root):
        raise NotAllowed(say("This journal is not locked. `equityjournal lock` locks it."))
    if not may_ask({}):
        raise NotAllowed(say("This asks for a passphrase, and nobody is here to type it."))
    note(*vault_at(root).remarks())
    return root


def put_on_or_close(root: Path, now: datetime) -> None:
    """Lock a journal; close a locked one."""
    if is_closable(root):
        close(root)
        return
    if not may_ask({}):
        raise NotAllowed(say("Locking asks some questions, and nobody is here to answer them."))
    go_on(root, now)


def is_closable(root: Path) -> bool:
    """Whether a journal is locked, and nothing was cut short."""
    lock = vault_at(root).lock if sealing.is_locked(root) else None
    return lock is not None and lock.state is LockState.SEALED


def close(root: Path) -> None:
    """Close a locked journal."""
    vault = vault_at(root)
    note(*vault.remarks())
    was_open = vault.is_open
    vault.close()
    if was_open:
        tell(say("Your journal is closed. Writing goes on as before, and asks for nothing."))
    else:
        tell(say("It was closed already."))


def go_on(root: Path, now: datetime) -> None:
    """Lock a journal, or go on where that was cut short."""
    vault, today = vault_at(root), now.date()
    lock, pin = vault.lock, read_pin(root)
    if lock is None and pin is not None and pin.opening:  # taken off, but for the pin
        remove_pin(root)
        pin = None
    if lock is None and pin is None and not kept_sealed.sealed_files(root):
        lock_for_the_first_time(root, now)
        return
    if lock is not None and lock.state is LockState.RENEWING:
        renew(root, now)
        return
    with turning.one_at_a_time(root):
        if lock is None:
            note(say("lock/lock.toml is gone. It is put back once your key is known."))
        open_somehow(vault, today)
        if lock is None:
            turning.put_lock_back(vault, now)
        elif lock.state is LockState.OPENING:
            note(say("The lock was being taken off. It is put on again."))
            turning.begin_sealing_again(root, today)
        else:
            _say_what_is_plain(root)
        seal_files(vault, now)
    tell(say("Your journal is locked. `equityjournal lock test` tries your paper, which is worth doing now."))


def _say_what_is_plain(root: Path) -> None:
    plain = len(kept_sealed.plain_files(root))
    note(say("Sealing was interrupted; files still plain: {count}. Going on.", count=plain))


def take_off(root: Path, now: datetime, *, by_recovery: bool) -> None:
    """Write everything plain again, and take the lock away."""
    vault, today = vault_at(root), now.date()
    with turning.one_at_a_time(root):
        if has_sealed_files(vault):
            open_somehow(vault, today, by_recovery=by_recovery)
        if lock_file(root).exists():
            turning.begin_opening(root, today)
        open_files(vault, now)


def change_passphrase(root: Path, now: datetime, *, by_recovery: bool) -> None:
    """Wrap the day key by another passphrase; the keeper then forgets the key."""
    vault = vault_at(root)
    with turning.one_at_a_time(root):
        _proven_present(vault, now.date(), by_recovery=by_recovery)
        if vault.key is None:
            raise NotAllowed(
                say(
                    "The day key is gone, so it cannot be wrapped anew. `equityjournal lock renew "
                    "--recovery` makes another."
                )
            )
        chosen = choose_passphrase(vault.key)
        turning.rewrap(root, vault.key, chosen.passphrase)
    vault.close()


def renew(root: Path, now: datetime, *, by_recovery: bool = False) -> None:
    """Make new keys, or go on where that was cut short."""
    vault, today = vault_at(root), now.date()
    with turning.one_at_a_time(root):
        passphrase = _proven_present(vault, today, by_recovery=by_recovery)
        if _is_half_renewed(vault):
            note(say("New keys were made, and not everything was sealed for them yet. Going on."))
            turning.put_state_right(vault)
            renew_files(vault, now, passphrase or ask_to_open(vault, today))
            return
        keys = new_keys(now)
        chosen = choose_passphrase(keys.key)
        show_recovery_key(keys.recovery)
        prove(keys)
        turning.begin_renewing(vault, keys, chosen.passphrase, now)
        renew_files(vault, now, chosen.passphrase, keys.recovery)


def _is_half_renewed(vault: Vault) -> bool:
    """Whether former day keys still stand behind the new key."""
    lock, key = vault.lock, vault.key
    is_said = lock is not None and lock.state is LockState.RENEWING
    return key is not None and (is_said or (lock is not None and key.generation > lock.generation))


def _proven_present(vault: Vault, today: date, *, by_recovery: bool) -> str:
    """Have the present passphrase typed, though the journal be open; empty where the paper was."""
    if by_recovery or not by_hand.has_key_file(vault.root):
        open_somehow(vault, today, by_recovery=True)
        return ""
    held = vault.secrets
    passphrase = ask_to_open(vault, today)
    vault.hold_besides([secret for secret in held if secret not in vault.secrets])
    return passphrase


def test(root: Path, today: date) -> None:
    """Try the passphrase, and then the whole recovery key, each on a real file."""
    vault = vault_at(root)
    if by_hand.has_key_file(root):
        ask_to_open(vault, today)
        _try_a_file(root, vault.secrets[0])
        tell(say("Your passphrase opens your journal."))
    note(say("Now your paper; type the whole key, or press Ctrl-C to leave it for another day."))
    recovery = ask_recovery_key()
    note(*by_hand.open_by_recovery(vault, recovery, today))
    _try_a_file(root, recovery)
    turning.note_tested(root, today)
    tell(say("Your paper opens your journal."))


def _try_a_file(root: Path, secret: str) -> None:
    """Open a real file by one key alone.

    Raises:
        NotAllowed: When it does not, though it is one of this journal's.
    """
    if kept_sealed.sealed_files(root) and not by_hand.opens_a_file(root, secret):
        raise NotAllowed(
            say(
                "That key is this journal's, but opens none of its newest files. `equityjournal check` "
                "says which."
            )
        )
