"""The preview of a letter before sealing."""

from typing import TYPE_CHECKING, TextIO

from equityjournal.cli.notices.finding import finders, noticed, tell_replaced
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.core.sharing.letter_reading import paragraphs_of, short_names
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.speech import listed, say, say_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from equityjournal.cli.meeting.parties import Meeting
    from equityjournal.cli.session.session import Session
    from equityjournal.core.entries.entry import Entry
    from equityjournal.core.notices.masking import Mask
    from equityjournal.core.sharing.letter import Letter
    from equityjournal.core.sharing.shared_content import Along


def tell_whole(
    meeting: "Meeting", letter: "Letter", to: TextIO, numbers: "Mapping[str, int] | None" = None
) -> None:
    """Print the full text for the recipient."""
    tell(say("This is all that {name} will read:", name=meeting.name), to=to)
    tell(to=to)
    doings = {(step.talk.id, step.n): step.doing.line for step in meeting.steps}
    tell_paragraphs(paragraphs_of(letter, letter.sender.name, letter.recipient.name, numbers, doings), to)
    tell(to=to)


def tell_besides(letter: "Letter", to: TextIO) -> None:
    """Print what goes besides words."""
    besides = say("Sent along: number, moment, keys.")
    if names := short_names(letter):
        besides = say("Sent along: number, moment, keys, {names}.", names=", ".join(names))
    tell(besides, to=to)


def options_in_a_line(along: "Along", *, masked: bool) -> str:
    """The options of a letter in a line, such as `With: steps. Masked.` is."""
    words = {
        "feelings": say("feelings"),
        "people": say("people"),
        "settings": say("settings"),
        "steps": say("small steps of the entries"),
        "words": say("words that people said"),
    }
    kinds = listed([words[name] for name in along.names])
    said = [say("With: {kinds}.", kinds=kinds)] if kinds else []
    return " ".join(said if masked else [*said, say("Not masked.")])


def tell_already_shared(
    meeting: "Meeting", had_since: "Mapping[str, date]", going: "Sequence[Entry]", to: TextIO
) -> None:
    """Say which entries this person has already."""
    for entry in going:
        if entry.id in had_since:
            day = in_words(had_since[entry.id])
            tell(say("{name} has {id} already, since {day}.", name=meeting.name, id=entry.id, day=day), to=to)


def tell_consequences(meeting: "Meeting", letter: "Letter", to: TextIO) -> None:
    """Print the consequences of sharing, before the writer agrees."""
    name = meeting.name
    if meeting.companion.manages:
        tell(say("{name} manages you: what you share may be used at work.", name=name), to=to)
    tell(say("Once sent, it can only be asked back."), to=to)
    if letter.keep_until:
        day = in_words(letter.keep_until)
        wish = say("That it be removed after {day} is a wish, too: nothing removes it by itself.", day=day)
        tell(wish, to=to)


def tell_masking(session: "Session", going: "Sequence[Entry]", mask: "Mask | None", to: TextIO) -> None:
    """Print the masked details, or a warning without a mask."""
    if mask and not mask.replacements:
        nothing = say("Nothing found to replace; names are missed.")
        tell(f"{nothing} " + say("Would a neighbour know the person?"), to=to)
        return
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
