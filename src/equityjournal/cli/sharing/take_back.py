"""Requests to remove a share, or all shares with a person."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.sharing.preview import agrees, preview_stream, show_message
from equityjournal.cli.sharing.sealed_files import keyring, my_keys, new_message, people, seal_to_file
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.ledger import AskedBack, Ended, Event, Shared
from equityjournal.core.sharing.messages import Ending, TakeBack
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.naming import find_one
from equityjournal.core.text.speech import say
from equityjournal.store.sharing.ledger import Ledger

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.people import Person


def take_back(session: "Session", n: int, output: Path, *, force: bool, yes: bool) -> None:
    """Seal a request to remove a share.

    Raises:
        UnknownName: When no share has the number.
    """
    ledger, to = Ledger(session.root), preview_stream(yes=yes)
    share = share_numbered(ledger.shares(), n)
    request = new_message(TakeBack, keyring().person(), as_known(share.person), share=share.message)
    if share.taken_back:
        tell(say("You asked for it back on {day} already.", day=in_words(share.taken_back.date())), to=to)
    what = say("Share {n}, sealed on {day}:", n=n, day=in_words(share.sealed.date()))
    tell(f"{what} {', '.join(share.entries)}", to=to)
    _seal(session, request, AskedBack(share=share.message), output, force=force, yes=yes, to=to)


def end(session: "Session", name: str, output: Path, *, force: bool, yes: bool) -> None:
    """Seal a request to remove all shares with a person.

    Raises:
        UnknownName: When nobody of that name was sent a share.
    """
    whom = shared_with(Ledger(session.root).shares(), name)
    request = new_message(Ending, keyring().person(), whom)
    _seal(session, request, Ended(), output, force=force, yes=yes, to=preview_stream(yes=yes))


def _seal(
    session: "Session",
    request: TakeBack | Ending,
    what: AskedBack | Ended,
    output: Path,
    *,
    force: bool,
    yes: bool,
    to: TextIO,
) -> None:
    """Show a request in full, ask, and seal.

    Args:
        session: The journal.
        request: The message.
        what: The request, as noted in the ledger.
        output: The file to make.
        force: Whether to replace the file.
        yes: Whether to seal without asking.
        to: The stream for the preview.
    """
    name = request.recipient.name
    show_message(request, to)
    tell(
        say(
            "This can be asked, and no program can make {name} do it. What was read cannot be unread, and an "
            "employer may have to keep some things by law. The answer will say what was removed.",
            name=name,
        ),
        to=to,
    )
    question = say("Seal this for {name}? Type yes; anything else leaves it.", name=name)
    if not agrees(question, yes=yes, to=to):
        return
    keys = my_keys()[0]
    event = Event(message=request.id, made=request.made, person=request.recipient, what=what)
    with Ledger(session.root).noting(event):
        seal_to_file(request, keys, output, session.root, force=force)
    tell(say("Sealed for {name}, in {path}. Now send it to them.", name=name, path=output))


def as_known(person: "Person") -> "Person":
    """A person, by their present name here if their card is still kept."""
    known = people().with_keys_of(person)
    return known.person if known else person


def share_numbered(shares: list[Shared], n: int) -> Shared:
    """The share with a number.

    Raises:
        UnknownName: When no share has it.
    """
    if not 1 <= n <= len(shares):
        raise UnknownName(say("There is no share {n}; `equityjournal shares` lists them.", n=n))
    return shares[n - 1]


def shared_with(shares: list[Shared], name: str) -> "Person":
    """The person meant by part of their name, among recipients of shares.

    Raises:
        UnknownName: When no name fits, or several do.
    """
    persons = [as_known(share.person) for share in shares]
    recipients = {person.key_id: person for person in persons}
    otherwise = say("Nothing was shared with “{name}”.", name=name)
    names = {person.name: "" for person in recipients.values()}
    found = find_one(name, names, say("person"), otherwise)
    return next(person for person in reversed(recipients.values()) if person.name == found)
