"""Messages to a coach: shares and take-backs."""

import shlex

from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.received import Received
from equityjournal.cli.sharing.removing import Removing
from equityjournal.cli.sharing.sealed_files import people
from equityjournal.cli.sharing.taking_talks import take_talks
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.coach_view import arrival_sentences
from equityjournal.core.sharing.inbox import arrival_of, why_not_again
from equityjournal.core.sharing.messages import Ending, Share, TakeBack
from equityjournal.core.sharing.trusted import Trusted, former_keys, later_keys
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotSaved
from equityjournal.core.text.speech import say


def take_share(received: Received, share: Share, _yes: bool) -> None:
    """Store a share, and print its summary.

    Raises:
        NotAllowed: When its sender is unknown, or it was opened, taken back or ended before.
        NotSaved: When the disk will not take it.
    """
    who = received.known_sender
    _refuse_again(received, share)
    _keep(received, share, who)


def take_request(received: Received, request: TakeBack | Ending, yes: bool) -> None:
    """Remove the shares a request is about.

    A request of an unknown sender is accepted if their shares are here: it is signed with the same keys.

    Raises:
        NotAllowed: When its sender is unknown or has other keys now, or it was opened before.
        NotSaved: When the disk will not do it.
    """
    if not inbox().arrivals_from(received.sender.key_id):
        received.known_sender  # noqa: B018 - or it is refused
    _refuse_again(received, request)
    _refuse_replaced(received)
    # Former keys count only beside a kept card of those in use.
    former = former_keys(received.sender.key_id, people().all()) if received.who else []
    if Removing(request, received.name, former).do(yes=yes):
        tell(
            say(
                "`equityjournal with {name}` tells {name} so, with your next file.",
                name=shlex.quote(received.name),
            )
        )


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


def _keep(received: Received, share: Share, who: Trusted) -> None:
    """Store a share with its talks, and print its summary."""
    try:
        inbox().keep(received.sender.key_id, arrival_of(share, clock.now()), received.data)
    except NotSaved:
        raise NotSaved(
            say(
                "{path} was not kept, for the disk would not take it; the file itself is as it was.",
                path=received.file,
            )
        ) from None
    take_talks(received.session, who, share.agreed, share.steps, share.id)
    for sentence in arrival_sentences(share, received.name):
        tell(sentence)
    if share.note:
        tell()
        tell(share.note, indent=2, lines=True)
        tell()
    tell(
        say(
            "It is kept here as it came, sealed, apart from your own journal. "
            "`equityjournal with {name}` shows it.",
            name=shlex.quote(received.name),
        )
    )
