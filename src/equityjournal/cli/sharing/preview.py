"""The preview of a message before sealing, and the question after."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.notices.finding import finders, noticed, tell_replaced
from equityjournal.cli.sharing.sealed_files import tell_paragraphs
from equityjournal.cli.terminal.ask import typed_yes
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.sharing.messages import Ending, Share, TakeBack
from equityjournal.core.sharing.shared_content import Along, paragraphs_of, themes_named
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.trusted import Trusted


def preview_stream(*, yes: bool) -> TextIO:
    """The stream for the preview: the question's own, if a question follows.

    Args:
        yes: Whether no question follows.
    """
    return sys.stdout if yes else talking_to(False)


def agrees(question: str, *, yes: bool, to: TextIO) -> bool:
    """Whether the writer agrees to seal; a refusal is confirmed on the screen."""
    if yes or typed_yes(question, to):
        return True
    tell(say("Nothing was made."), to=to)
    return False


def show_message(message: Share | TakeBack | Ending, to: TextIO) -> None:
    """Print the full text for the recipient."""
    tell(say("This is all that {name} will read:", name=message.recipient.name), to=to)
    tell(to=to)
    tell_paragraphs(paragraphs_of(message), to)
    tell(to=to)


def tell_left_behind(share: Share, along: Along, stays: Sequence[str], to: TextIO) -> None:
    """Print the rest of the file's content, and the content left behind.

    Args:
        share: The share.
        along: Kinds of content sent along.
        stays: Sentences on entries left behind.
        to: The stream.
    """
    besides = say("Besides, the file holds a number, the moment it was made, and the public keys of both.")
    if names := themes_named(share):
        besides = say(
            "Besides, the file holds a number, the moment it was made, the public keys of both, and the "
            "short names of the themes: {names}.",
            names=listed(names),
        )
    tell(besides, to=to)
    options = {
        "feelings": say("feelings (--with-feelings)"),
        "people": say("people (--with-people)"),
        "settings": say("settings (--with-settings)"),
        "steps": say("small steps (--with-steps)"),
    }
    said = list(stays)
    left = [options[name] for name in along._fields if name not in along.names]
    if left:
        said.append(say("What was not named stays too: {fields}.", fields=listed(left)))
    said.append(
        say(
            "What you were offered or put by, the themes you set aside, drafts and earlier versions always "
            "stay."
        )
    )
    tell(" ".join(said), to=to)


def tell_consequences(share: Share, whom: "Trusted", to: TextIO) -> None:
    """Print the consequences of sharing, before the writer agrees."""
    name = whom.name
    if whom.manages:
        tell(say("{name} manages you: what you share may be used at work.", name=name), to=to)
    tell(
        say(
            "Once sent, a copy cannot be called back. You can ask {name} to remove it, and no program can "
            "make them.",
            name=name,
        ),
        to=to,
    )
    if share.keep_until:
        day = in_words(share.keep_until)
        tell(
            say("That it be removed after {day} is a wish, too: nothing removes it by itself.", day=day),
            to=to,
        )


def tell_masking(session: "Session", going: "Sequence[Entry]", mask: "Mask | None", to: TextIO) -> None:
    """Print the masked details, or a warning without a mask."""
    if mask:
        tell_replaced(mask.replacements, yet_to_come=True, to=to)
        return
    finder = {"identity": finders(session)["identity"]}
    count = sum(1 for entry in going for _ in noticed(entry, finder))
    found = say("This is not masked. No pattern was found that tells who somebody is, and names are missed.")
    if count:
        found = say_many(
            "This is not masked, and 1 thing in these entries may tell who somebody is.",
            "This is not masked, and {count} things in these entries may tell who somebody is.",
            count,
        )
    look = say(
        "Read it once as the person, a colleague or a neighbour would: could they recognise the story?"
    )
    tell(f"{found} {look}", to=to)
