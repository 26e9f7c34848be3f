"""Messages to a writer: receipts, replies and questions."""

import shlex
from collections.abc import Sequence
from typing import Any

from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.received import Received
from equityjournal.cli.sharing.reply_lines import tell_questions, tell_replies
from equityjournal.cli.sharing.taking_talks import take_talks
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.inbox import arrival_of, why_not_again
from equityjournal.core.sharing.ledger import Shared
from equityjournal.core.sharing.messages import Answer, Questions, Receipt, Replies
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import UnknownName
from equityjournal.core.text.speech import listed, say, say_many
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.replies import Responses


def take_receipt(received: Received, receipt: Receipt, _yes: bool) -> None:
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


def take_replies(received: Received, message: Replies, _yes: bool) -> None:
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


def take_questions(received: Received, message: Questions, _yes: bool) -> None:
    """Store questions, and print them.

    Raises:
        NotAllowed: When their sender is unknown, or they are stored already.
        NotSaved: When the disk will not take them.
    """
    who = received.known_sender
    received.session.journal.guard.refuse_after_loss()
    _store(received, message, who, {})
    tell_questions(message, who)


def take_answer(received: Received, answer: Answer, _yes: bool) -> None:
    """Store the parts of an answer, and name them.

    Raises:
        NotAllowed: When its sender is unknown, or it was opened before.
        NotSaved: When the disk will not take it.
    """
    who, session, now = received.known_sender, received.session, clock.now()
    session.journal.guard.refuse_after_loss()
    if why := why_not_again(answer, inbox().arrivals_from(who.person.key_id)):
        raise received.not_opened(why)
    replies = _keep_replies(received, answer, who)
    if answer.questions:
        asked = Questions(**_head(answer), questions=answer.questions)
        Responses(session.root).keep(asked, who, {}, now)
    take_talks(session, who, answer.agreed, answer.steps, answer.id)
    ledger = Ledger(session.root)
    for result in answer.results:
        told = Receipt(**_head(answer), answers=result.answers, did=result.did, shares=result.shares)
        shares = ledger.acknowledge(told, now)
        if shares and told.did != "kept":
            for sentence in _heard(told, shares, who.name):
                tell(sentence)
    inbox().note(who.person.key_id, arrival_of(answer, now))
    _tell_what_came(answer, replies, who.name)


def _keep_replies(received: Received, answer: Answer, who: Trusted) -> int:
    """Store the replies of an answer; return their number."""
    if not answer.replies:
        return 0
    ledger = Ledger(received.session.root)
    meant = {reply.entry: ledger.entry_meant(reply.entry, who.person) for reply in answer.replies}
    entries = {shared: entry for shared, entry in meant.items() if entry}
    message = Replies(**_head(answer), replies=answer.replies)
    try:
        return Responses(received.session.root).keep(message, who, entries, clock.now())
    except UnknownName as error:
        tell(error.sentence)
        return 0


def _head(answer: Answer) -> dict[str, Any]:
    """Fields that every message has, of an answer."""
    return {
        "id": answer.id,
        "made": answer.made,
        "sender": answer.sender,
        "recipient": answer.recipient,
    }


def _tell_what_came(answer: Answer, replies: int, name: str) -> None:
    """Name the parts of an answer, without their words."""
    said = [
        *([say_many("1 reply", "{count} replies", replies)] if replies else []),
        *([say_many("1 question", "{count} questions", len(answer.questions))] if answer.questions else []),
        *([say("what you agreed")] if answer.agreed else []),
        *([say("what came of small things")] if answer.steps else []),
    ]
    if said:
        came = say("From {name}: {what}.", name=name, what=listed(said))
        shown = say("`equityjournal with {name}` shows it.", name=shlex.quote(name))
        tell(f"{came} {shown}")
    else:
        tell(say("From {name}: word that your file came.", name=name))


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
