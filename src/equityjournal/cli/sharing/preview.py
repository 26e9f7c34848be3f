"""The preview of a message before sealing, and the question after."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.notices.finding import finders, noticed, tell_replaced
from equityjournal.cli.sharing.own import ledger
from equityjournal.cli.sharing.share_request import ShareRequest
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_reading import paragraphs_of, short_names
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many

if TYPE_CHECKING:
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.companion import Companion


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


def show_letter(letter: Letter, reader: str, to: TextIO) -> None:
    """Print the full text of a letter.

    Args:
        letter: The letter.
        reader: Its reader's name here.
        to: The stream.
    """
    tell(say("This is all that {name} will read:", name=reader), to=to)
    tell(to=to)
    tell_paragraphs(paragraphs_of(letter, letter.sender.name, reader), to)
    tell(to=to)


def tell_left_behind(letter: Letter, request: ShareRequest, stays: Sequence[str], to: TextIO) -> None:
    """Print what goes besides words, the options in a line, and the entries left behind.

    Args:
        letter: The letter.
        request: The wishes behind it.
        stays: Sentences on entries left behind.
        to: The stream.
    """
    besides = say("Besides: a number, the moment, and both public keys.")
    if names := short_names(letter):
        besides = say(
            "Besides: a number, the moment, both public keys, and short names of entries and themes: "
            "{names}.",
            names=listed(names),
        )
    tell(besides, to=to)
    tell(" ".join([options_in_a_line(request), *stays]), to=to)


def options_in_a_line(request: ShareRequest) -> str:
    """The options of a share in a line, such as `With: steps. Masked.` is."""
    words = {
        "feelings": say("feelings"),
        "people": say("people"),
        "settings": say("settings"),
        "steps": say("small steps of the entries"),
    }
    kinds = listed([words[name] for name in request.along.names]) or say("nothing besides the words")
    along = say("With: {kinds}.", kinds=kinds)
    masked = say("Masked.") if request.masked else say("Not masked.")
    return f"{along} {masked}"


def tell_already_shared(
    session: "Session", whom: "Companion", going: "Sequence[Entry]", to: TextIO
) -> None:
    """Say which entries this person has already."""
    there = ledger(session).shares_with(whom.id)
    days = {entry: share.sealed.date() for share in there if share.is_with_them for entry in share.entries}
    for entry in going:
        if entry.id in days:
            day = in_words(days[entry.id])
            tell(say("{name} has {id} already, since {day}.", name=whom.name, id=entry.id, day=day), to=to)


def tell_consequences(letter: Letter, whom: "Companion", to: TextIO) -> None:
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
    if letter.keep_until:
        day = in_words(letter.keep_until)
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
