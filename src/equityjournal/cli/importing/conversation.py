"""An import at the screen: what would come in, the questions, and what came."""

import sys
from collections.abc import Iterator
from pathlib import Path

from equityjournal.cli.importing import dry_run
from equityjournal.cli.importing.choosing import Chosen, how_notes_are_read
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import is_terminal, progress, talking_to, tell, tell_json
from equityjournal.cli.terminal.short_answers import agrees, heard_yes
from equityjournal.core.importing.arriving import Arrival
from equityjournal.core.importing.outcomes import Fate, Outcome, Tally
from equityjournal.core.importing.tags import ThemesByName
from equityjournal.core.packs.shelf import PATHS
from equityjournal.core.packs.theme_names import called
from equityjournal.core.text.errors import UnusableFile
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.disk.places import erased_place
from equityjournal.store.entries.erased_ids import ErasedIds
from equityjournal.store.importing.bringing_in import bring_in
from equityjournal.store.importing.holdings import Holdings
from equityjournal.store.importing.planning import Planner


class Import:
    """An import of one file.

    Args:
        session: The journal.
        found: The file, with its importer.
        path: The file, as typed.
        private: Whether entries of another program become private.
        erased_too: Whether entries erased here come back.
    """

    def __init__(
        self, session: Session, found: Chosen, path: Path, *, private: bool, erased_too: bool
    ) -> None:
        self._session = session
        self._found = found
        self._path = path
        self._private = private
        self._erased_too = erased_too
        self._holdings = Holdings(session.root)
        self._erased = ErasedIds(erased_place())

    def run(self, *, yes: bool, json: bool) -> None:
        """Show the plan, ask, and import."""
        tally = self._counted()
        self._refuse_other_format(tally)
        if not json:
            self._tell(tally)
        here = is_terminal(sys.stdin) and not json
        nothing = not tally.coming and not tally.fates[Fate.UNREAD]
        if here and tally.fates[Fate.ERASED] and not yes and self._wants_erased():
            self._erased_too, nothing = True, False
            tally = self._counted()
        if nothing or (not yes and not here):
            self._tell_not_yet(tally, nothing=nothing, json=json)
        elif yes or self._wants_all(tally):
            self._bring_in(tally, json=json)

    def _refuse_other_format(self, tally: Tally) -> None:
        """Refuse a file without readable entries, rather than keep all of its text as an entry.

        Raises:
            UnusableFile: When it is of another format than was typed.
        """
        lost = tally.fates[Fate.UNREAD]
        if lost and lost == tally.items and not self._found.importer.knows(self._found.source):
            none = say(
                "{path} holds no entry of the format {format}.", path=self._path, format=self._found.name
            )
            if self._found.name == "notes":
                raise UnusableFile(f"{none} {how_notes_are_read()}")
            look = say("Without a format, I look for it myself.")
            raise UnusableFile(f"{none} {look}")

    def _counted(self) -> Tally:
        tell_how_far = progress(lambda done, _: say("Reading: {done} so far.", done=done))
        tally = Tally()
        for done, outcome in enumerate(self._outcomes(), start=1):
            tally.add(outcome)
            if tell_how_far:
                tell_how_far(done, 0)
        return tally

    def _outcomes(self) -> Iterator[Outcome]:
        planner = Planner(self._holdings, self._erased, self._arrival(), erased_too=self._erased_too)
        return planner.outcomes(self._found.importer.read(self._found.source))

    def _arrival(self) -> Arrival:
        """Labels for every entry from another program."""
        shelf = self._session.shelf
        usual = shelf.default()
        packs = [pack for pack in shelf.usual_first if pack.id not in PATHS.values()]
        themes = ThemesByName(called([pack]) for pack in packs)
        return Arrival(self._found.name, usual.id, usual.language, themes, self._private)

    def _tell(self, tally: Tally) -> None:
        for sentence in dry_run.sentences(
            tally, own=self._found.importer.brings_records, private=self._private
        ):
            tell(sentence)
        for turn, line in enumerate(dry_run.unread(tally)):
            tell(line, indent=2 if turn else 0)
        for sentence in dry_run.passed_over(tally):
            tell(sentence)

    def _wants_erased(self) -> bool:
        return heard_yes(
            say("Bring back what was erased here too? Type yes; anything else leaves it away."),
            talking_to(False),
        )

    def _wants_all(self, tally: Tally) -> bool:
        question = say("Bring them in? Type yes; anything else leaves everything as it is.")
        if not tally.coming:
            question = say("Keep what could not be read? Type yes; anything else leaves everything as it is.")
        return agrees(question, say("Nothing was brought in."), yes=False)

    def _tell_not_yet(self, tally: Tally, *, nothing: bool, json: bool) -> None:
        if json:
            tell_json(dry_run.as_json(tally, self._found.name, brought_in=False, text=None))
        elif not nothing:
            tell(say("Nothing was brought in yet; the same command with --yes does it."))

    def _bring_in(self, tally: Tally, *, json: bool) -> None:
        tell_how_far = progress(
            lambda done, total: say("Bringing in: {done} of {total} entries.", done=done, total=total)
        )
        journal, today = self._session.journal, clock.now().date()
        brought = bring_in(journal, self._found.name, self._outcomes(), tally, today, tell_how_far)
        if self._erased_too:
            self._erased.forget(self._erased.among(brought.ids))
        if json:
            tell_json(dry_run.as_json(tally, self._found.name, brought_in=True, text=brought.text))
            return
        said = say_many(
            "1 entry came in. {path} is as it was.",
            "{count} entries came in. {path} is as it was.",
            brought.entries,
            path=self._path,
        )
        tell(said if brought.entries else say("No entry came in. {path} is as it was.", path=self._path))
        if brought.text:
            tell(say("What could not be read is kept in {path}.", path=brought.text))
