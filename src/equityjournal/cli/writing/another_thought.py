"""Another thought: an entry linked to an earlier entry."""

from dataclasses import dataclass

from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.before_a_path import path_of
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.entries.entry import Answer
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.speech import say


@dataclass
class ReplySitting(Sitting):
    """A sitting to look at an earlier entry again, without a question."""

    def ask(self, prompt: Prompt | None = None) -> None:
        """Take free writing, or the answer to a named question.

        `:pass` draws a question.

        Raises:
            NothingToKeep: When nothing was written.
        """
        self._tell_which()
        if prompt is None and self.take(Answer(text="")):
            return
        if prompt is None and path_of(self.session, self.draft, self.themes):
            self.wants_path = True  # whose questions come, and none is drawn
        else:
            super().ask(prompt)

    def _tell_which(self) -> None:
        """Say the day of the earlier entry, without its words."""
        identity = self.draft.follows or ""
        earlier = self.session.catalogue.named(identity)
        if earlier:
            day = with_weekday(earlier.happened)
            tell(say("Another thought on your entry of {day} ({id}).", day=day, id=identity), to=self.to)
        tell(say("It has its own date, and the earlier entry stays as it is."), to=self.to)
        tell(to=self.to)


@dataclass
class AskedSitting(Sitting):
    """A sitting for a coach's question; `:pass` draws another."""

    asked: str = ""

    def ask(self, prompt: Prompt | None = None) -> None:
        """Ask the coach's question.

        Raises:
            NothingToKeep: When nothing was written.
        """
        answered = prompt is None and self.take(Answer(question=self.asked, text=""))
        if not (answered or self.wants_path):
            super().ask(prompt)
