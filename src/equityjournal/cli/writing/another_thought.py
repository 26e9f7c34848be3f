"""Another thought on an earlier entry: an entry of its own day, linked to that one."""

from dataclasses import dataclass

from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.entries.entry import Answer
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say


@dataclass
class ReplySitting(Sitting):
    """A sitting in which one's own earlier entry is looked at again, without a question."""

    def ask(self, prompt: Prompt | None = None) -> None:
        """Take free writing, or the answer to a question asked for by name.

        Raises:
            NothingToKeep: When nothing was written.
        """
        self._tell_which()
        if prompt is not None:
            super().ask(prompt)
        elif not self._take(Answer(text="")):
            raise NothingToKeep(say("Nothing was written, so nothing is saved."))

    def _tell_which(self) -> None:
        """Say the day of the earlier entry; its words stay where they are."""
        identity = self.draft.follows or ""
        earlier = self.session.catalogue.named(identity)
        if earlier:
            day = with_weekday(earlier.happened)
            tell(say("Another thought on your entry of {day} ({id}).", day=day, id=identity), to=self.to)
        tell(say("It gets a day of its own, and the earlier entry stays as it is."), to=self.to)
        tell(to=self.to)
