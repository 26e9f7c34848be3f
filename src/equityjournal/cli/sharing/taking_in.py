"""What becomes of a file that was opened: kept, removed, taken for an answer, or refused."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from equityjournal.cli.sharing.mentees import inbox
from equityjournal.cli.sharing.removing import Removing
from equityjournal.cli.sharing.reply_lines import tell_questions, tell_replies
from equityjournal.cli.sharing.sealed_files import message as new_message
from equityjournal.cli.sharing.sealed_files import people, seal_to_file, tell_parts
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import complain, tell
from equityjournal.core.sharing.coach_view import in_it, what_came
from equityjournal.core.sharing.inbox import came, why_not_again
from equityjournal.core.sharing.messages import (
    AnyMessage,
    Did,
    Ending,
    Questions,
    Receipt,
    Replies,
    Share,
    TakeBack,
)
from equityjournal.core.sharing.trusted import Trusted, former_keys, later_keys
from equityjournal.core.sharing.what_is_shared import parts_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import JournalError, NotAllowed, NotConfirmed, NotSaved
from equityjournal.core.text.speech import listed, say
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.replies import Responses

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.keys import Keys
    from equityjournal.core.sharing.ledger import Shared
    from equityjournal.core.sharing.people import Person


def tell_own(message: AnyMessage) -> None:
    """Say what one sealed oneself, and for whom; nothing of it is kept again."""
    name, day = message.recipient.name, in_words(message.made.date())
    tell(say("You sealed this yourself, for {name}, on {day}. Nothing was kept.", name=name, day=day))
    tell()
    if isinstance(message, Share | TakeBack | Ending):
        tell_parts(parts_of(message))
    else:
        tell_parts(in_it(message))


@dataclass(frozen=True)
class Opening:
    """One file that somebody else sealed for the person here; its seal and signature are good."""

    session: "Session"
    keys: "Sequence[Keys]"
    """The reader's own, those in use first."""
    file: Path
    message: AnyMessage
    data: bytes
    """The file, as it came."""

    def take(self, answer: Path | None, *, yes: bool, trust_once: bool) -> None:
        """Do with it what is to be done.

        Args:
            answer: Where a receipt goes; None: none is made.
            yes: Nothing is asked before something is removed.
            trust_once: Take in what was shared, though its sender is not known.

        Raises:
            NotAllowed: When its sender is not known, or it was opened before, taken back or ended.
            NotSaved: When the disk will not take it; nothing of it is kept then.
        """
        message = self.message
        if isinstance(message, Share | TakeBack | Ending):
            self._refuse_unknown(message, trust_once=trust_once)
            self._refuse_again(message)
            if isinstance(message, Share):
                self._keep(message)
                self._answer(answer, "kept", [message.id])
            else:
                self._refuse_replaced()
                if done := Removing(message, self.name, self._former()).do(yes=yes):
                    self._answer(answer, done.did, done.shares)
        elif self.who is None:
            raise self._not_opened(self._unknown_sender())
        elif isinstance(message, Receipt):
            self._acknowledge(message, self.who)
        else:
            self._take_answer(message, self.who)

    @cached_property
    def who(self) -> Trusted | None:
        """Its sender, by their keys; None: there is no card of theirs here."""
        return people().with_keys_of(self.sender)

    @property
    def sender(self) -> "Person":
        """Its sender, by the name they give themselves."""
        return self.message.sender

    @property
    def name(self) -> str:
        """What its sender is called here."""
        return self.who.name if self.who else self.sender.name

    # Refusals

    def _refuse_unknown(self, message: Share | TakeBack | Ending, *, trust_once: bool) -> None:
        """Refuse what comes from somebody of whom there is no card.

        What they shared may be taken in this once, if that is wanted. What they ask back, once something of
        theirs came, needs no card: it is signed with the same keys.
        """
        if self.who or (not isinstance(message, Share) and inbox().came_from(self.sender.key_id)):
            return
        if not trust_once:
            raise self._not_opened(self._unknown_sender())
        tell(
            say(
                "Whoever sealed it calls themselves {name}. The ten words of their keys are: {words}.",
                name=self.name,
                words=self.sender.fingerprint,
            )
        )
        tell(say("Nobody has compared them with you, and their card is not kept."))

    def _refuse_again(self, message: Share | TakeBack | Ending) -> None:
        key_id = self.sender.key_id
        before = inbox().came_from(key_id)
        if isinstance(message, Share):  # it may have been asked back with the keys they had afterwards
            for later in later_keys(key_id, people().all()):
                before += inbox().came_from(later)
        if why := why_not_again(message, before):
            raise self._not_opened(why)
        if inbox().knows(key_id, message.id):
            raise self._not_opened(say("it was opened before, and nothing is kept twice"))

    def _refuse_replaced(self) -> None:
        """Refuse a request under keys that were replaced: they may have been stolen since.

        Nothing is lost to their owner, who can ask for all of it with the keys they have now.
        """
        if self.who and self.who.replaced:
            raise self._not_opened(
                say(
                    "it was sealed with keys of {name} that you replaced on {day}, so somebody else may have "
                    "made it, and nothing was removed. Ask them; with the keys they use now they can ask for "
                    "all of it",
                    name=self.who.as_on_card.name,
                    day=in_words(self.who.replaced.date()),
                )
            )

    def _former(self) -> list[str]:
        """The keys that the sender had before; none, unless the card of those in use is kept."""
        return former_keys(self.sender.key_id, people().all()) if self.who else []

    def _unknown_sender(self) -> str:
        return say(
            "you have no card of whoever sealed it, who calls themselves {name}; ask them for their card, "
            "then `equityjournal keys trust CARD`",
            name=self.name,
        )

    def _not_opened(self, why: str) -> NotAllowed:
        return NotAllowed(say("{path} was not opened: {why}.", path=self.file, why=why))

    # On the coach's side

    def _keep(self, share: Share) -> None:
        try:
            inbox().keep(self.sender.key_id, came(share, clock.now()), self.data)
        except NotSaved:
            raise NotSaved(
                say(
                    "{path} was not kept, for the disk would not take it; the file itself is as it was.",
                    path=self.file,
                )
            ) from None
        for sentence in what_came(share, self.name):
            tell(sentence)
        if share.note:
            tell()
            tell(share.note, indent=2, lines=True)
            tell()
        tell(
            say(
                "It is kept here as it came, sealed, apart from your own journal. "
                "`equityjournal coach read {name}` shows it.",
                name=shlex.quote(self.name),
            )
        )

    def _answer(self, answer: Path | None, did: Did, shares: Sequence[str]) -> None:
        """Make the receipt, with the keys the message was sealed for. Where that fails, all else stays."""
        if answer is None:
            return
        mine = next(one for one in self.keys if one.person.is_same_as(self.message.recipient))
        receipt = new_message(
            Receipt, mine.person, self.sender, answers=self.message.id, did=did, shares=list(shares)
        )
        try:
            seal_to_file(receipt, mine, answer, self.session.root, force=False)
        except NotConfirmed as error:
            complain(error.sentence)
        except JournalError as error:
            complain(say("There is no receipt, though all else is done. {why}", why=error.sentence))
        else:
            tell(say("A receipt for {name} is in {path}: send it back to them.", name=self.name, path=answer))

    # On the writer's side

    def _acknowledge(self, receipt: Receipt, who: Trusted) -> None:
        ledger = Ledger(self.session.root)
        if receipt.id in {one.message for one in ledger.events()}:
            raise self._not_opened(say("it was opened before, and nothing is kept twice"))
        shares = ledger.acknowledge(receipt, clock.now())
        if not shares:
            raise self._not_opened(say("it answers nothing that was sealed for {name} here", name=who.name))
        for sentence in _heard(receipt, shares, who.name):
            tell(sentence)

    def _take_answer(self, message: Replies | Questions, who: Trusted) -> None:
        self.session.journal.refuse_after_loss()
        ledger, found = Ledger(self.session.root), {}
        for reply in message.replies if isinstance(message, Replies) else ():
            if entry := ledger.entry_meant(reply.entry, who.person):
                found[reply.entry] = entry
        if not Responses(self.session.root).keep(message, who, found, clock.now()):
            raise self._not_opened(say("there is nothing in it that is not kept here already"))
        if isinstance(message, Replies):
            tell_replies(self.session, message, who, found)
        else:
            tell_questions(message, who)


def _heard(receipt: Receipt, shares: "Sequence[Shared]", name: str) -> list[str]:
    """Sentences on an answer: what it says of each share that it is about."""
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
    if missing := [say("share {n}", n=one.n) for one in shares if not one.removed]:
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
