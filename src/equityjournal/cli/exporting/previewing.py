"""The preview of an export, and the question after."""

import sys

from equityjournal.cli.terminal.ask import typed_yes
from equityjournal.cli.terminal.output import is_terminal, talking_to, tell
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say


def previewed(text: str, *, yes: bool) -> bool:
    """Show a whole document, and ask before making it.

    It is shown on standard error if the document itself may go to a pipe.

    Args:
        text: The document as plain text, its line breaks kept.
        yes: Show it, and do not ask.

    Raises:
        NotAllowed: When nobody is there to answer.
    """
    if not yes and not is_terminal(sys.stdin):
        raise NotAllowed(say("This asks first, and nobody is here to answer; --yes does without."))
    to = talking_to(False)
    tell(say("This is all that goes into it:"), to=to)
    tell(to=to)
    tell(text, lines=True, to=to)
    tell(to=to)
    if yes or typed_yes(say("Make it? Type yes; anything else leaves it."), to):
        return True
    tell(say("Nothing was made."), to=to)
    return False
