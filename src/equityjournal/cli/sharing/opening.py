"""Letters opened, one after another in the order they were made, each with its own outcome."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from equityjournal.cli.session.session import Session
from equityjournal.cli.sharing.kept_letters import inbox
from equityjournal.cli.sharing.received import Received
from equityjournal.cli.sharing.sealed_files import my_keys, refuse_unless_answered
from equityjournal.cli.sharing.taking_in import take_in, tell_own
from equityjournal.cli.terminal.boundary import tell_what_is_wrong
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.keys import Keys
from equityjournal.core.sharing.messages import AnyMessage, Ending, TakeBack
from equityjournal.core.text.errors import DamagedFile, JournalError, MadeForAnother, NotSaved
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.ledger import Ledger
from equityjournal.store.sharing.opened import Opened
from equityjournal.store.sharing.replies import Responses


@dataclass
class Opening:
    """Letters being opened with the user's own keys."""

    session: Session
    yes: bool
    """Whether to remove shares without asking."""
    looked_for: bool
    """The program found them itself: known ones are passed over, and new senders asked about."""
    all_went_well: bool = True
    _accepted: dict[str, bool] = field(default_factory=dict)
    """The user's answers about new senders, by key id."""

    def open(self, letters: Iterable[Letter]) -> int:
        """Open letters, say the outcome of each, and go on after a refusal; return the number of messages."""
        sound = [letter for letter in letters if self._is_sound(letter)]
        if not sound:
            return 0
        keys = my_keys()
        messages = self._wanted(self._unsealed(sound, keys), keys)
        if self.looked_for and messages:
            tell(say_many("1 new file is for you.", "{count} new files are for you.", len(messages)))
        for message, letter in messages:
            if self.looked_for or len(messages) > 1:
                tell(say("From {path}:", path=letter.shown))
            try:
                self._take(message, letter, keys)
            except JournalError as error:
                self.fail(error)
        return len(messages)

    def fail(self, error: JournalError) -> None:
        """Say a refusal, and go on."""
        tell_what_is_wrong(error)
        self.all_went_well = False

    def _is_sound(self, letter: Letter) -> bool:
        """Whether a letter could be opened by some key; asked before any passphrase is."""
        try:
            letter.refuse_unless_openable()
        except DamagedFile as error:
            self.fail(letter.refusal(error))
            return False
        return True

    def _unsealed(self, letters: Iterable[Letter], keys: Sequence[Keys]) -> list[tuple[AnyMessage, Letter]]:
        """Messages by the moment they were made, each once a file."""
        opened: dict[tuple[str, str], tuple[AnyMessage, Letter]] = {}
        refused: list[tuple[Letter, DamagedFile]] = []
        for letter in letters:
            try:
                message = letter.opened_with(keys)
            except DamagedFile as error:
                refused.append((letter, error))
            else:
                opened.setdefault((letter.shown, message.id), (message, letter))
        copies = {(letter.shown, letter.block.first_letters) for _, letter in opened.values()}
        for letter, why in refused:
            is_another_s = self.looked_for and isinstance(why, MadeForAnother)
            if not is_another_s and (letter.shown, letter.block.first_letters) not in copies:
                self.fail(letter.refusal(why))
        return sorted(opened.values(), key=lambda found: (found[0].made.timestamp(), found[0].id))

    def _wanted(
        self, messages: list[tuple[AnyMessage, Letter]], keys: Sequence[Keys]
    ) -> list[tuple[AnyMessage, Letter]]:
        """Messages to take in: of those the program found, the new ones of others, once each."""
        if not self.looked_for:
            return messages
        new: dict[str, tuple[AnyMessage, Letter]] = {}
        for message, letter in messages:
            if not _is_own(message, keys) and not self._came_before(message):
                new.setdefault(message.id, (message, letter))
        return list(new.values())

    def _came_before(self, message: AnyMessage) -> bool:
        """Whether a message was taken in on this machine."""
        root = self.session.root
        return (
            Opened(sharing_place()).knows(message.id)
            or inbox().knows(message.sender.key_id, message.id)
            or any(event.message == message.id for event in Ledger(root).events())
            or Responses(root).knows(message.id)
        )

    def _take(self, message: AnyMessage, letter: Letter, keys: Sequence[Keys]) -> None:
        """Take in a message."""
        if _is_own(message, keys):
            tell_own(message)
            return
        received = Received(self.session, keys, letter.shown, message, letter.block.data)
        if self.looked_for and not self._is_accepted(received):
            tell(say("It was left as it is."))
            return
        take_in(received, yes=self.yes)
        if not isinstance(message, TakeBack | Ending):  # remembered in the inbox, once something was decided
            with contextlib.suppress(NotSaved):
                Opened(sharing_place()).note(message.id)

    def _is_accepted(self, received: Received) -> bool:
        """Whether a sender is known by earlier messages, or accepted now.

        Raises:
            NotAllowed: Without a terminal to ask on.
        """
        key_id = received.sender.key_id
        events = Ledger(self.session.root).events()
        met_before = any(event.person.is_same_as(received.sender) for event in events)
        if met_before or inbox().arrivals_from(key_id):
            return True
        if key_id not in self._accepted:
            question = say(
                "It is the first that comes from {name}. Take it in? Type yes; anything else leaves it.",
                name=received.name,
            )
            otherwise = say(
                "It is the first that comes from {name}, and nobody is here to be asked. "
                "`equityjournal open FILE` takes it in.",
                name=received.name,
            )
            refuse_unless_answered(yes=False, otherwise=otherwise)
            self._accepted[key_id] = typed_yes(question, talking_to(False))
        return self._accepted[key_id]


def _is_own(message: AnyMessage, keys: Sequence[Keys]) -> bool:
    """Whether the user sealed a message themselves."""
    return any(own.person.is_same_as(message.sender) for own in keys)
