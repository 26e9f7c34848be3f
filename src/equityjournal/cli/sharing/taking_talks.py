"""Talks that came in a message, kept in one's own journal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from equityjournal.core.sharing.messages import SharedTalk, StepTold
from equityjournal.core.sharing.talk import is_with, received_talk
from equityjournal.core.sharing.trusted import Trusted
from equityjournal.store.disk.config import sharing_place
from equityjournal.store.sharing.companions import Companions
from equityjournal.store.sharing.talks import Talks

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session


def take_talks(
    session: "Session", who: Trusted, agreed: Sequence[SharedTalk], steps: Sequence[StepTold], message: str
) -> None:
    """Store talks, and outcomes of small things, from a message.

    Args:
        session: The journal.
        who: The sender.
        agreed: The talks in the message.
        steps: The states in the message.
        message: Id of the message.

    Raises:
        NotSaved: When the disk will not take them.
    """
    if not (agreed or steps):
        return
    companion = Companions(sharing_place()).with_key(who.person.key_id)
    identity = companion.id if companion else None
    name = companion.name if companion else who.name
    talks = Talks(session.root)
    for shared in agreed:
        talks.keep(received_talk(shared, name, identity, message))
    for talk in talks.all():
        changed = talk.with_steps(steps)
        if changed != talk and is_with(talk, identity or "", name):
            talks.change(changed)
