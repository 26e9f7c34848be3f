"""Letters read and not kept: the user's own, and those under closed keys."""

from equityjournal.cli.terminal.output import is_conversation, talking_to, tell
from equityjournal.cli.terminal.paragraphs import tell_paragraphs
from equityjournal.cli.terminal.short_answers import typed_yes
from equityjournal.core.sharing.companion import Companion
from equityjournal.core.sharing.letter import Letter
from equityjournal.core.sharing.letter_reading import paragraphs_of
from equityjournal.core.text.dates import in_words
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def tell_own(letter: Letter) -> None:
    """Print a letter that the user sealed before."""
    name, day = letter.recipient.name, in_words(letter.made.date())
    tell(say("You sealed this yourself, for {name}, on {day}. Nothing was kept.", name=name, day=day))
    tell()
    tell_paragraphs(paragraphs_of(letter, letter.sender.name, name))


def read_closed(companion: Companion, letter: Letter, *, is_asked: bool) -> None:
    """Show a letter under closed keys, after a loud question; refuse it without a person to ask."""
    closed = next(known.closed for known in reversed(companion.cards) if known.age == letter.sender.age)
    name, day = companion.name, in_words(closed) if closed else ""
    said = say(
        "This came under keys that {name} gave up on {day}, so somebody else may have made it. Ask {name} "
        "before you read it.",
        name=name,
        day=day,
    )
    if not (is_conversation() and is_asked):
        raise NotAllowed(said)
    if not typed_yes(f"{said} " + say("Read it? Type yes; anything else leaves it."), talking_to(False)):
        tell(say("Nothing was read or kept."))
        return
    tell_paragraphs(paragraphs_of(letter, name, say("you")))
    tell(say("Nothing of it was kept, and nothing was removed."))
