"""Messages to a coach: shares and take-backs."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.received import OpeningOptions, Received
from equityjournal.cli.sharing.removing import Removing
from equityjournal.cli.sharing.sealed_files import new_message, people, seal_to_file
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, tell
from equityjournal.core.sharing.coach_view import arrival_sentences
from equityjournal.core.sharing.inbox import arrival_of, why_not_again
from equityjournal.core.sharing.messages import Did, Ending, Receipt, Share, TakeBack
from equityjournal.core.sharing.trusted import former_keys, later_keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import JournalError, NotConfirmed, NotSaved
from equityjournal.core.text.speech import say


def take_share(received: Received, share: Share, options: OpeningOptions) -> None:
    """Store a share, print its summary, and make a receipt.

    Raises:
        NotAllowed: When its sender is unknown, or it was opened, taken back or ended before.
        NotSaved: When the disk will not take it.
    """
    if not received.who:
        _tell_unknown(received, trust_once=options.trust_once)
    _refuse_again(received, share)
    _keep(received, share)
    _answer(received, options.answer, "kept", [share.id])


def take_request(received: Received, request: TakeBack | Ending, options: OpeningOptions) -> None:
    """Remove the shares a request is about, and make a receipt.

    A request of an unknown sender is accepted if their shares are here: it is signed with the same keys.

    Raises:
        NotAllowed: When its sender is unknown or has other keys now, or it was opened before.
        NotSaved: When the disk will not do it.
    """
    if not received.who and not inbox().arrivals_from(received.sender.key_id):
        _tell_unknown(received, trust_once=options.trust_once)
    _refuse_again(received, request)
    _refuse_replaced(received)
    # Former keys count only beside a kept card of those in use.
    former = former_keys(received.sender.key_id, people().all()) if received.who else []
    removed = Removing(request, received.name, former).do(yes=options.yes)
    if removed:
        _answer(received, options.answer, removed.did, removed.shares)


def _tell_unknown(received: Received, *, trust_once: bool) -> None:
    """Print the words of an unknown sender's keys, or refuse their message."""
    if not trust_once:
        raise received.unknown_sender()
    tell(
        say(
            "Whoever sealed it calls themselves {name}. The ten words of their keys are: {words}.",
            name=received.name,
            words=received.sender.fingerprint,
        )
    )
    tell(say("Nobody has compared them with you, and their card is not kept."))


def _refuse_again(received: Received, message: Share | TakeBack | Ending) -> None:
    """Refuse a message opened before, or a share asked back before."""
    key_id = received.sender.key_id
    before = inbox().arrivals_from(key_id)
    if isinstance(message, Share):  # the request may have been signed with later keys
        for later in later_keys(key_id, people().all()):
            before += inbox().arrivals_from(later)
    if why := why_not_again(message, before):
        raise received.not_opened(why)
    if inbox().knows(key_id, message.id):
        raise received.not_opened(say("it was opened before, and nothing is kept twice"))


def _refuse_replaced(received: Received) -> None:
    """Refuse a request under replaced keys, possibly stolen since.

    Nothing is lost to their owner: the keys in use can ask for all of it.
    """
    who = received.who
    if who and who.replaced:
        raise received.not_opened(
            say(
                "it was sealed with keys of {name} that you replaced on {day}, so somebody else may have "
                "made it, and nothing was removed. Ask them; with the keys they use now they can ask for "
                "all of it",
                name=who.as_on_card.name,
                day=in_words(who.replaced.date()),
            )
        )


def _keep(received: Received, share: Share) -> None:
    """Store a share as received, and print its summary."""
    try:
        inbox().keep(received.sender.key_id, arrival_of(share, clock.now()), received.data)
    except NotSaved:
        raise NotSaved(
            say(
                "{path} was not kept, for the disk would not take it; the file itself is as it was.",
                path=received.file,
            )
        ) from None
    for sentence in arrival_sentences(share, received.name):
        tell(sentence)
    if share.note:
        tell()
        tell(share.note, indent=2, lines=True)
        tell()
    tell(
        say(
            "It is kept here as it came, sealed, apart from your own journal. "
            "`equityjournal coach read {name}` shows it.",
            name=shlex.quote(received.name),
        )
    )


def _answer(received: Received, output: Path | None, did: Did, shares: Sequence[str]) -> None:
    """Make a receipt, with the keys the message was sealed for.

    A failure is only reported: all else is done by now.

    Args:
        received: The message to answer.
        output: The file to make; None: no receipt.
        did: The receipt's word on the shares.
        shares: Ids of the shares.
    """
    if output is None:
        return
    message = received.message
    own = next(keys for keys in received.keys if keys.person.is_same_as(message.recipient))
    receipt = new_message(
        Receipt, own.person, received.sender, answers=message.id, did=did, shares=list(shares)
    )
    try:
        seal_to_file(receipt, own, output, received.session.root, force=False)
    except NotConfirmed as error:
        complain(error.sentence)
    except JournalError as error:
        complain(say("There is no receipt, though all else is done. {why}", why=error.sentence))
    else:
        tell(say("A receipt for {name} is in {path}: send it back to them.", name=received.name, path=output))
