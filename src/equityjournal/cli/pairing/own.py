"""What the user of this machine keeps for meetings: keys, people, invitations, checked cards."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO, cast

from typer._click.globals import get_current_context

from equityjournal.cli.answering.command_words import is_command_line, verbs_of
from equityjournal.cli.session.locked_journal import ask_to_open, may_ask
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import note, talking_to, tell
from equityjournal.cli.terminal.secrets import ask_secret
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.sharing.card import why_no_name
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.look_alikes import warnings_of
from equityjournal.core.text.speech import say
from equityjournal.store.disk.places import checked_place, sharing_place
from equityjournal.store.disk.sealing import door_of_journal
from equityjournal.store.settings.values import journal_place
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.inbox import Inbox, Opened
from equityjournal.store.sharing.keyring import Keyring
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.pairing import Pairing

if TYPE_CHECKING:
    from equityjournal.store.lock.vault import Vault

_KEYS, _PASSPHRASE = "equityjournal.own_keys", "equityjournal.passphrase"


def companions() -> Companions:
    """Companions as known on this machine."""
    return Companions(sharing_place())


def pairing() -> Pairing:
    """Invitations made and answered, step by step; and the cards checked on this machine."""
    return Pairing(sharing_place(), checked_place())


def inbox(companion: Companion) -> Inbox:
    """Letters of a companion, under whatever keys."""
    return Inbox(sharing_place(), companion)


def taken_in() -> Opened:
    """Ids of the messages taken in on this machine."""
    return Opened(sharing_place())


def ledger(session: Session) -> Ledger:
    """The ledger of a journal."""
    return Ledger(session.root, companions().all())


def names_of(session: Session) -> dict[str, str]:
    """Names of all receivers of shares, by companion; those known by keys alone as on their card."""
    events = ledger(session).events()
    alone = {event.person.age: event.person.name for event in events if event.person}
    return alone | {known.id: known.name for known in companions().all()}


def not_known_here() -> str:
    """The name for a person unknown on this machine: shared with elsewhere, or forgotten."""
    return say("somebody not known on this machine")


def keyring() -> Keyring:
    """The keys of the user."""
    return Keyring(sharing_place())


def own_keys() -> Sequence[Keys]:
    """The user's own keys, those in use first and ready for letters; a command opens them once."""
    known = _known_to_this_command()
    if _KEYS not in known:
        _open_their_lock()
        try:
            known[_KEYS] = keyring().ready(_passphrase, clock.now(), note)
        except NotAllowed:
            known.pop(_PASSPHRASE, None)  # typed wrong, it is asked for again
            raise
    return cast("Sequence[Keys]", known[_KEYS])


def destroy_signing_key() -> None:
    """Destroy the signing key of version 1, once no companion needs it."""
    there = [known for known in companions().all() if known.card and known.card.how == "before"]
    if there and all(known.compared or known.ended for known in there):
        _open_their_lock()
        keyring().destroy_signing_key(_passphrase, clock.now())
        _known_to_this_command().pop(_KEYS, None)


def _open_their_lock() -> None:
    """Open the closed journal that the keys are sealed with, by its passphrase."""
    own = keyring()
    door = door_of_journal(journal_place(None)) if own.is_sealed else None
    if door is None or door.is_open or not may_ask({}):
        return
    note(say("Your keys are sealed with your journal, which is closed."))
    ask_to_open(cast("Vault", door), clock.now().date())


def _passphrase() -> str:
    """The passphrase of the keys, asked for once a command."""
    known = _known_to_this_command()
    if _PASSPHRASE not in known:
        otherwise = say("Your keys are locked with a passphrase, and nobody is here to type it.")
        known[_PASSPHRASE] = ask_secret(say("The passphrase of your keys: "), otherwise)
    return cast("str", known[_PASSPHRASE])


def _known_to_this_command() -> dict[str, Any]:
    """What is kept for as long as the running command, and no longer."""
    context = get_current_context(silent=True)
    return context.meta if context else {}


# Names


def name_typed() -> str:
    """A name typed at the terminal, asked for until it can be used."""
    while why := why_no_name(plain := " ".join(one_line().split())) or _why_no_name_typed(plain):
        tell(say("That name cannot be used: {why}. Type another.", why=why), to=talking_to(False))
    return plain


def _why_no_name_typed(typed: str) -> str:
    """The reason that typed words answer another question, as a clause; else empty."""
    answers = {say("yes"), say("no"), say("y"), say("n"), say("me"), say("they"), say("paper"), say("files")}
    verbs = verbs_of(get_current_context())
    if "?" in typed:
        return say("it looks like a question")
    is_no_name = typed.casefold() in answers | verbs or is_command_line(typed) or typed.isdecimal()
    return say("it looks like the answer to another question, or a command") if is_no_name else ""


def checked_name(name: str) -> str:
    """A name without needless spaces."""
    plain = " ".join(name.split())
    if plain.isdecimal():
        said = say(
            "{number} is no name. People are named as they are called: `equityjournal with Bronwen`. "
            "`equityjournal with` lists those you meet.",
            number=plain,
        )
        raise NotAllowed(said)
    if why := why_no_name(plain):
        raise NotAllowed(say("That name cannot be used: {why}. Nothing was changed.", why=why))
    return plain


def tell_look_alikes(name: str, known: Iterable[Companion], to: TextIO | None = None) -> None:
    """Warn where the name on a card looks like the user's own, or like that of a person known."""
    own = keyring().card().name if keyring().exists else ""
    for warning in warnings_of(name, [companion.name for companion in known], own):
        tell(warning, to=to)
