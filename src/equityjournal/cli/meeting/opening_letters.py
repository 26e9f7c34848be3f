"""Letters and invitations opened, each with its own outcome."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from equityjournal.cli.meeting import choices
from equityjournal.cli.meeting.choices import side_with
from equityjournal.cli.meeting.coach_side import CoachSide
from equityjournal.cli.meeting.envelopes import Envelope, Invited, named_by_several_cards, newest_of_each
from equityjournal.cli.meeting.only_read import read_closed, tell_own
from equityjournal.cli.meeting.parties import Meeting, begin_again
from equityjournal.cli.meeting.removing import decide
from equityjournal.cli.meeting.taking_in import take_in
from equityjournal.cli.meeting.writer_side import WriterSide
from equityjournal.cli.pairing.inviting import accept, answered, is_settled, pairs_anew
from equityjournal.cli.pairing.new_keys import is_waited_for, take_new_keys
from equityjournal.cli.pairing.own import companions, inbox, keyring, ledger, own_keys, taken_in
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.boundary import tell_what_is_wrong
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.invitation import from_letters, invitation_in
from equityjournal.core.text.errors import (
    DamagedFile,
    JournalError,
    MadeForAnother,
    NotAllowed,
    RefusedLetter,
)
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import Opened, unseal
from equityjournal.store.sharing.replies import Responses


class Unsealed(NamedTuple):
    """A letter out of its envelope."""

    opened: Opened
    envelope: Envelope


@dataclass
class Opening:
    """Envelopes being opened with the user's own keys."""

    session: Session
    yes: bool
    """Whether to remove what is asked back without asking."""
    looked_for: bool
    """The program found them itself: those known or named before are passed over."""
    all_went_well: bool = True
    met: list[WriterSide | CoachSide] = field(default_factory=list)
    """Meetings with the senders of what was taken in, each once."""

    def open(self, envelopes: Sequence[Envelope]) -> int:
        """Open envelopes, say each outcome; return the number of new ones."""
        there = [self._invited(envelope) for envelope in envelopes if envelope.block.kind == "invitation"]
        invitations = newest_of_each([invited for invited in there if invited], clock.now())
        for name in named_by_several_cards(invitations):
            several = say(
                "Several files say they are from {name}, under different keys. If {name} made only one, type "
                "no words: ask for a new one, and open that by its name.",
                name=name,
            )
            tell(several)
        sealed = [envelope for envelope in envelopes if envelope.block.kind == "sealed"]
        sound = [envelope for envelope in sealed if self._is_sound(envelope)]
        for invited in invitations:
            self._accept(invited)
        if not keyring().exists:
            for envelope in sound:
                self._fail_once(envelope, DamagedFile(_no_keys_here()))
            return len(invitations)
        return len(invitations) + (self._take_all(sound) if sound else 0)

    def sit_down(self) -> None:
        """Go on to the meeting with a single sender, at a terminal, unless it was stopped."""
        if len(self.met) == 1 and is_conversation() and self.met[0].stored.ended is None:
            choices.read_first(self.met[0].anew())
            return
        for meeting in self.met:
            tell(meeting.say("`equityjournal with {typed}` shows it."))

    def turn_to_unread(self) -> bool:
        """Go on with earlier, unread letters, at a terminal; return whether any are left."""
        for known in companions().all() if is_conversation() else ():
            kept = [] if known.is_coach or known.ended else inbox(known).kept()
            if any(sealed.came and sealed.came.read is None for sealed in kept):
                side = CoachSide(self.session, known)
                with contextlib.suppress(JournalError):  # no key is at hand: nothing can be read now
                    if side.new:
                        tell(say("What {name} shared before was not read yet.", name=known.name))
                        self.met.append(side)
        return bool(self.met)

    def fail(self, error: JournalError) -> None:
        """Say a refusal, and go on."""
        tell_what_is_wrong(error)
        self.all_went_well = False

    def _fail_once(self, envelope: Envelope, why: DamagedFile) -> None:
        """Name an unopened envelope; if found by the program, only once."""
        named = taken_in()
        mark = hashlib.sha256(envelope.block.data).hexdigest()[:26]
        if self.looked_for and named.knows(mark):
            return
        self.fail(envelope.refusal(why))
        if self.looked_for:
            named.note(mark)

    @contextlib.contextmanager
    def _going_on(self, envelope: Envelope) -> Iterator[None]:
        """Say why an envelope does not open, and go on with the next."""
        try:
            yield
        except DamagedFile as error:
            self._fail_once(envelope, error)
        except JournalError as error:
            self.fail(error)

    def _is_sound(self, envelope: Envelope) -> bool:
        """Whether an envelope could be opened by some key."""
        with self._going_on(envelope):
            envelope.refuse_unless_openable()
            return True
        return False

    # Invitations

    def _invited(self, envelope: Envelope) -> Invited | None:
        """An invitation to ask about: any named by the user, and of those found, any not settled."""
        with self._going_on(envelope):
            body = from_letters(envelope.block.data.decode())
            invitation = invitation_in(body, [])
            is_own = keyring().exists and keyring().is_mine(invitation.sender)
            if is_own and not self.looked_for:
                raise DamagedFile(say("you made it; it is for the other person to open"))
            if not (self.looked_for and (is_own or is_settled(body))):
                return Invited(envelope, body, invitation.sender, invitation.made)
        return None

    def _accept(self, invited: Invited) -> None:
        """Accept and answer an invitation."""
        with self._going_on(invited.envelope):
            if coach := accept(self.session, invited.body, invited.envelope.shown):
                choices.answer(WriterSide(self.session, coach))

    # Letters

    def _take_all(self, envelopes: Iterable[Envelope]) -> int:
        """Take in letters, each despite refused others; return the number of new letters."""
        letters = self._wanted(self._unsealed(envelopes))
        for opened, envelope in letters:
            if len(letters) > 1:
                tell(say("From {path}:", path=envelope.shown))
            try:
                self._take(opened, envelope)
            except JournalError as error:
                self.fail(error)
                if isinstance(error, RefusedLetter):
                    self._ask_no_more(opened)
        return len(letters)

    def _ask_no_more(self, opened: Opened) -> None:
        """Note a letter found by the program, to be asked about once.

        Named by its file, it is asked about again.
        """
        if self.looked_for:
            taken_in().note(opened.letter.id)

    def _unsealed(self, envelopes: Iterable[Envelope]) -> list[Unsealed]:
        """Letters by the moment they were made, each once a file."""
        found: dict[tuple[str, str], Unsealed] = {}
        refused: list[tuple[Envelope, DamagedFile]] = []
        keys, known = own_keys(), companions().all()
        for envelope in envelopes:
            try:
                opened = unseal(envelope.block.data, keys, known)
            except DamagedFile as error:
                refused.append((envelope, error))
            else:
                found.setdefault((envelope.shown, opened.letter.id), Unsealed(opened, envelope))
        copies = {(envelope.shown, envelope.block.first_letters) for _, envelope in found.values()}
        for envelope, why in refused:
            is_another_s = self.looked_for and isinstance(why, MadeForAnother)
            if not is_another_s and (envelope.shown, envelope.block.first_letters) not in copies:
                self._fail_once(envelope, why)
        return sorted(
            found.values(), key=lambda there: (there.opened.letter.made.timestamp(), there.opened.letter.id)
        )

    def _wanted(self, letters: list[Unsealed]) -> list[Unsealed]:
        """Letters to take in; of those found by the program, the new ones alone."""
        if not self.looked_for:
            return letters
        others = [there for there in letters if there.opened.state != "own"]
        new = {there.opened.letter.id: there for there in others if not self._came_before(there.opened)}
        return list(new.values())

    def _came_before(self, opened: Opened) -> bool:
        """Whether a letter was taken in on this machine."""
        message = opened.letter.id
        if _is_undecided(opened, opened.companion):
            return False
        came = opened.companion is not None and inbox(opened.companion).knows(message)
        if came or taken_in().knows(message):
            return True
        if opened.letter.n:  # part of it may be kept, after a power cut: it is taken in again
            return False
        events = ledger(self.session).events()
        is_noted = any(event.message == message for event in events)
        return is_noted or Responses(self.session.root).knows(message)

    def _take(self, opened: Opened, envelope: Envelope) -> None:
        """Take in a letter."""
        letter, sender = opened.letter, opened.companion
        if opened.state == "own":
            tell_own(letter)
            return
        is_awaited = is_waited_for(opened) or pairs_anew(opened)
        if opened.state == "closed" and sender and not is_awaited:
            self._ask_no_more(opened)
            read_closed(sender, letter, is_asked=not self.yes)
            return
        if letter.kind == "answer":
            sender = answered(opened)
        elif sender is None:
            raise NotAllowed(
                say("{path} was not opened: it comes from keys that are not known here.", path=envelope.shown)
            )
        elif letter.kind == "new-keys":
            sender = take_new_keys(opened, sender)
        if sender is None:
            return
        meeting = side_with(self.session, sender, yes=self.yes)
        if sender.ended and letter.brings_entries and not self._begins_again(meeting, opened, envelope):
            return
        if not _is_undecided(opened, sender):
            take_in(meeting, opened, envelope.block.data)
        decide(meeting)
        taken_in().note(letter.id)
        self.met = [*(met for met in self.met if met.companion.id != sender.id), meeting]

    def _begins_again(self, meeting: Meeting, opened: Opened, envelope: Envelope) -> bool:
        """Whether a coach who stopped meets the sender again. Without a yes nothing is taken in."""
        if not is_conversation():
            stopped = meeting.say(
                "{path} was not opened: you stopped meeting {name}. At a terminal you are asked whether to "
                "begin again.",
                path=envelope.shown,
            )
            raise NotAllowed(stopped)
        self._ask_no_more(opened)
        return begin_again(meeting)


def _is_undecided(opened: Opened, sender: Companion | None) -> bool:
    """Whether a letter came before with a request still undecided, as after a power cut."""
    undecided = inbox(sender).undecided() if sender else []
    return any(came.message == opened.letter.id for came in undecided)


def _no_keys_here() -> str:
    """The clause on a sealed file on a machine without keys, since new keys would not open it."""
    return say(
        "it is sealed, and no keys are here to open it. If yours are on another machine, open it there, or "
        "bring them over by `equityjournal backup FILE --with-keys`"
    )
