"""Messages to a writer: receipts, replies and questions."""

from collections.abc import Sequence

from equityjournal.cli.sharing.received import OpeningOptions, Received
from equityjournal.cli.sharing.reply_lines import tell_questions, tell_replies
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.ledger import Shared
from equityjournal.core.sharing.messages import Questions, Receipt, Replies
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.replies import Responses


def take_receipt(received: Received, receipt: Receipt, _options: OpeningOptions) -> None:
    """Note a receipt in the ledger, and print its word on each share.

    Raises:
        NotAllowed: When its sender is unknown, it was opened before, or it answers no message.
        NotSaved: When the disk will not take it.
    """
    who = received.known_sender
    ledger = Ledger(received.session.root)
    if receipt.id in {event.message for event in ledger.events()}:
        raise received.not_opened(say("it was opened before, and nothing is kept twice"))
    shares = ledger.acknowledge(receipt, clock.now())
    if not shares:
        raise received.not_opened(say("it answers nothing that was sealed for {name} here", name=who.name))
    for sentence in _heard(receipt, shares, who.name):
        tell(sentence)


def take_replies(received: Received, message: Replies, _options: OpeningOptions) -> None:
    """Store replies beside their entries, and print them.

    Raises:
        NotAllowed: When their sender is unknown, or all of them are stored already.
        UnknownName: When none is to an entry shared with their sender.
        NotSaved: When the disk will not take them.
    """
    who, session = received.known_sender, received.session
    session.journal.guard.refuse_after_loss()
    ledger = Ledger(session.root)
    entries = {}
    for reply in message.replies:
        entry = ledger.entry_meant(reply.entry, who.person)
        if entry:
            entries[reply.entry] = entry
    _store(received, message, who, entries)
    tell_replies(session, message, who, entries)


def take_questions(received: Received, message: Questions, _options: OpeningOptions) -> None:
    """Store questions, and print them.

    Raises:
        NotAllowed: When their sender is unknown, or they are stored already.
        NotSaved: When the disk will not take them.
    """
    who = received.known_sender
    received.session.journal.guard.refuse_after_loss()
    _store(received, message, who, {})
    tell_questions(message, who)


def _store(received: Received, message: Replies | Questions, who: Trusted, entries: dict[str, str]) -> None:
    """Store an answer, refused without any new part."""
    if not Responses(received.session.root).keep(message, who, entries, clock.now()):
        raise received.not_opened(say("there is nothing in it that is not kept here already"))


def _heard(receipt: Receipt, shares: Sequence[Shared], name: str) -> list[str]:
    """Sentences on a receipt, for the shares it is about."""
    day = in_words(receipt.made.date())
    if receipt.did == "kept":
        return [say("{name} has share {n}, and said so on {day}.", name=name, n=shares[0].n, day=day)]
    said = []
    if receipt.did == "removed":
        said.append(
            say(
                "{name} says that on {day} the program removed what you asked back. Copies made elsewhere, "
                "and what an employer must keep by law, are out of its reach.",
                name=name,
                day=day,
            )
        )
    missing = [say("share {n}", n=share.n) for share in shares if not share.removed]
    if missing:
        said.append(
            say(
                "{name} says that on {day} the program did not find {shares} there. That is not word that it "
                "was removed: it may never have come, or be kept on another machine. You could ask.",
                name=name,
                day=day,
                shares=listed(missing),
            )
        )
    return said
