"""A coach's invitation to a writer: a file with nothing secret, and four words read aloud."""

import secrets
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.answers import has_pressed_enter, yes_no_or_later
from equityjournal.cli.meeting.own import invitations, own_keys
from equityjournal.cli.terminal.output import is_conversation, tell
from equityjournal.cli.terminal.writing_out import place_for, to_file
from equityjournal.core.sharing.invitation import BITS, Made, new_invitation
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import say
from equityjournal.formats.sealed_letter import as_text
from equityjournal.store.disk import names

if TYPE_CHECKING:
    from pathlib import Path

    from equityjournal.cli.meeting.parties import Meeting


def invite(meeting: "Meeting", output: "Path | None" = None, *, anew: bool = False) -> None:
    """Make an invitation, unless one waits for its answer; then read out its words, once the call comes.

    Args:
        meeting: The meeting with the writer.
        output: The file to make.
        anew: Whether to make another, and void the one before.
    """
    there = invitations()
    made = None if anew else there.waiting_for(meeting.companion, meeting.now)
    if made is None:
        made = _made(meeting)
        place = output or place_for(meeting.name)
        there.keep(made)
        block = ...
        to_file(as_text(block, meeting.name), place, meeting.session.root, force=False)
        tell(say("Mail {path} to {name}; nothing in it is secret.", path=place.absolute(), name=meeting.name))
    else:
        day = in_words(made.made.date())
        tell(say("Your invitation of {day} waits for {name}'s file.", day=day, name=meeting.name))
    if is_conversation():
        _read_out(meeting, made)


def _made(meeting: "Meeting") -> Made:
    """A new invitation."""
    identity = names.message_name()
    own = own_keys(meeting.name).card
    body = new_invitation(identity, secrets.token_bytes(32), meeting.now, meeting.name, own)
    return Made(
        id=identity,
        companion=meeting.companion.id,
        body=body.decode(),
        made=meeting.now,
        k=secrets.randbits(BITS),
    )


def _read_out(meeting: "Meeting", made: Made) -> None:
    """Show the four words when the writer rings, and hear whether they fit."""
    name = meeting.name
    tell(say("When {name} has opened it and rings, press Enter for four words.", name=name))
    if not has_pressed_enter():
        return
    first, second = " ".join(made.words[:2]), " ".join(made.words[2:])
    tell(say("Read to {name}, slowly:  {first}  {second}", name=name, first=first, second=second), bold=True)
    tell(say("Never write them in a mail."))
    fit = yes_no_or_later(say("Did they fit? y, n, Enter: not yet."))
    if fit:
        tell(say("Then `equityjournal open` opens what {name} sends.", name=name))
    elif fit is False:
        invitations().keep(made.voided())
        tell(say("That invitation is void. `equityjournal with {name}` makes another.", name=meeting.typed))
