"""Expected errors, each with a sentence and an exit code."""

from collections.abc import Sequence
from typing import Any, ClassVar


class JournalError(Exception):
    """An expected refusal or failure.

    Args:
        sentence: The fault, its place and the way out, in words a practitioner would use.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.lines: Sequence[str] = ()
        """Lines shown below the sentence, such as entries to choose from."""

    def say_too(self, sentence: str) -> None:
        """Add a sentence, at the front if lines below belong to the other."""
        both = (sentence, self.sentence) if self.lines else (self.sentence, sentence)
        self.sentence = " ".join(both)


class UnknownName(JournalError):
    """A name without a match, or with several.

    Args:
        sentence: As above.
        several: More than one has this name, so that looking elsewhere would be guessing.
        offered: Entries or small steps to choose from, for whom it concerns to put into lines.
    """

    def __init__(self, sentence: str, *, several: bool = False, offered: Sequence[Any] = ()) -> None:
        super().__init__(sentence)
        self.several = several
        self.offered = offered


class UnclearDate(JournalError):
    """A day outside the closed grammar of dates."""


class NothingToKeep(JournalError):
    """A draft without any text to save."""


class DamagedFile(JournalError):
    """An unreadable file.

    For the screen, a caller that knows the file's name raises `UnusableFile` with a whole sentence.

    Args:
        why: The reason, in a clause.
    """

    kind: ClassVar[str] = "damaged"
    """Kind of fault, as a word for programs."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotAFile(DamagedFile):
    """A link, pipe, device or folder instead of a file."""

    kind = "not-a-file"


class NewerFile(DamagedFile):
    """A file of a later version of the program; left alone."""

    kind = "newer"


class MisencodedFile(DamagedFile):
    """A file of text other than UTF-8."""

    kind = "encoding"


class CutOffFile(DamagedFile):
    """An entry without its last line: writing ended early."""

    kind = "cut-off"


class AlteredFile(DamagedFile):
    """A sealed file not opened by its own keys."""

    kind = "altered"


class UnopenedFile(DamagedFile):
    """A file of a locked journal, not opened by the journal's keys."""

    kind = "unopened"


class MadeForAnother(DamagedFile):
    """A sealed file for another person."""

    kind = "made-for-another"


class UnusableFile(JournalError):
    """A file refused as unreadable, named in the sentence."""


class UnreadableEntry(UnusableFile):
    """A named entry with an unreadable file.

    Args:
        sentence: As above.
        identity: Its id.
    """

    def __init__(self, sentence: str, identity: str) -> None:
        super().__init__(sentence)
        self.identity = identity


class ChangedMeanwhile(JournalError):
    """A file changed on disk since reading."""


class NotSaved(JournalError):
    """A file the disk would not take.

    The sentence says where the typed text still is.
    """


class NotConfirmed(NotSaved):
    """A file written, but not confirmed by the disk."""


class NotAllowed(JournalError):
    """A refused action, such as writing over an existing file."""


class RefusedLetter(NotAllowed):
    """A letter refused for good: opening again would change nothing."""


class UnclearCommand(JournalError):
    """An unreadable command line."""

    exit_code = 2


class Closed(JournalError):
    """A locked journal without its key at hand.

    It is raised before a file or the index is tried, and is neither damage nor an error of the disk.
    """


class NotProven(Closed):
    """A locked journal never opened on this machine, its keys only a claim."""
