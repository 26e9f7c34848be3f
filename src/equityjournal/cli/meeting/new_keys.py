"""New keys of one's own, told to each companion by a letter."""

import base64
import secrets
from typing import TYPE_CHECKING

from equityjournal.cli.meeting.letters import new_letter, seal_letter
from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.sharing.own import companions
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.core.sharing.companion import bodies_of_new_keys
from equityjournal.core.sharing.invitation import digest_of
from equityjournal.core.sharing.letter import body_of
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.sharing.keys import Keys


def announce(session: "Session", old: "Keys", new: "Keys") -> None:
    """Make a letter of new keys for each companion."""
    for known in companions().all():
        if known.card is None or known.ended is not None:
            continue
        meeting = Meeting(session, known, clock.now())
        try:
            _announce_to(meeting, old, new)
        except NotAllowed as error:
            tell(error.sentence)


def _announce_to(meeting: Meeting, old: "Keys", new: "Keys") -> None:
    """Make a letter of new keys, and show its two words."""
    nonce = base64.b64encode(secrets.token_bytes(32)).decode()
    letter = new_letter(meeting, old, kind="new-keys", nonce=nonce, new_card=new.card.as_sent)
    seal_letter(meeting, old, letter, lambda _stream: None, yes=True, new=new)
    known = companions().with_id(meeting.companion.id) or meeting.companion
    bodies = bodies_of_new_keys(known.link, digest_of(body_of(letter)))
    changed = known.model_copy(update={"bodies": bodies, "compared": None})
    companions().keep(changed)
    words = " ".join(changed.two_words)
    tell(say("Ring {name}, and read these two words: {words}", name=meeting.name, words=words))
