"""Every refusal the program expects: one sentence for the person, and the exit code that goes with it."""

from typing import ClassVar


class JournalError(Exception):
    """A refusal or failure we expected.

    Args:
        sentence: What is wrong, where, and what to do, in words a practitioner would use.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnknownName(JournalError):
    """No theme, prompt, pack or entry goes by that name, or more than one does.

    Args:
        sentence: As above.
        several: More than one goes by it, so that looking elsewhere would be guessing.
    """

    def __init__(self, sentence: str, *, several: bool = False) -> None:
        super().__init__(sentence)
        self.several = several


class UnclearDate(JournalError):
    """A day that the closed grammar of dates does not hold."""


class NothingToKeep(JournalError):
    """There is no text to save."""


class DamagedFile(JournalError):
    """A file, of the journal or a pack, that cannot be read as it should be; the sentence is a clause."""

    kind: ClassVar[str] = "damaged"
    """One word for programs."""


class NotAFile(DamagedFile):
    """A link, a pipe, a device or a folder where a file should be."""

    kind = "not-a-file"


class NewerFile(DamagedFile):
    """A file written by a later version of the program; it is left alone."""

    kind = "newer"


class MisencodedFile(DamagedFile):
    """A file that is not UTF-8 text."""

    kind = "encoding"


class CutOffFile(DamagedFile):
    """An entry whose last line is missing: something ended it early."""

    kind = "cut-off"


class ChangedMeanwhile(JournalError):
    """The file on disk is no longer the one that was read."""


class NotSaved(JournalError):
    """The disk would not take a file; what was typed is still where the sentence says."""


class NotConfirmed(NotSaved):
    """The file is there, but the disk would not say that it will stay."""


class NotAllowed(JournalError):
    """Something the program will not do, such as writing over a file that is there."""


class UnclearCommand(JournalError):
    """A command line that cannot be read."""

    exit_code = 2
