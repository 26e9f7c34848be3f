"""The next question of a sitting, drawn by lot, with the reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.writing.next_question import but_feelings
from equityjournal.core.entries.entry import Draft
from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.text.dates import on_day
from equityjournal.core.text.speech import say
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import Offered, Wishes, draw_prompt
from equityjournal.core.themes.telling import Telling

HUMILITY = "humility"
"""The theme that no question is drawn on right after a private path."""


@dataclass(frozen=True)
class Drawing:
    """The packs, and the command line's wishes, for drawing questions."""

    session: Session
    telling: Telling
    moment: Moment | None
    themes: Sequence[str]
    letters: Sequence[str]
    """Names by which themes were asked for, as typed."""

    def question(
        self, draft: Draft, already: Collection[str], put_by: Collection[Offer]
    ) -> tuple[Prompt | None, str]:
        """The next question and its reason; None after the last.

        Args:
            draft: The writing so far.
            already: Prompts offered in this sitting.
            put_by: Those of them that were put by.
        """
        standings = {standing.name: standing for standing in self.telling.live}
        history = self.telling.history
        pack = self._pack()
        themes = but_feelings(self.session, self.telling, draft, pack, self.themes or list(standings))
        chances = {theme: standings[theme].chance if theme in standings else 1.0 for theme in themes}
        passed = {offer.prompt for offer in put_by}
        offers = [
            *history.offers,
            *(Offer(cited, self.telling.today, cited in passed) for cited in already),
        ]
        before = Offered(offers, {*already, *self._too_soon(pack)}, history.drawn + len(already))
        wishes = Wishes(self.moment, bool(self.themes), self.letters)
        today = self.telling.today
        prompt = draw_prompt(pack, chances, before, clock.lot(), today, wishes, about=draft.happened)
        return (prompt, self._why(prompt)) if prompt else (None, "")

    def _too_soon(self, pack: Pack) -> Collection[str]:
        """Questions on humility, right after a private path: they come only if asked for."""
        if self.themes or not self.telling.history.was_on_path:
            return ()
        return [prompt.cited for prompt in pack.live if HUMILITY in prompt.themes]

    def _pack(self) -> Pack:
        contents = self.session.shelf.pack_of(self.themes[0]) if self.themes else self.telling.pack
        return self.session.library.open(contents.id)

    def _why(self, prompt: Prompt) -> str:
        """The reason for a drawn question, in a line.

        None for the first, whose writer knows no theme yet.
        """
        title = self.session.shelf.titles[prompt.theme]
        if prompt.theme in self.themes:
            return say("{title}, as you asked.", title=title)
        if not self.session.journal.has_entries:
            return ""
        if self.session.is_closed:
            return say(
                "Your journal is closed, so I cannot see what you have not been looking at; this question is "
                "by lot."
            )
        drawn = say("Chosen by chance, from {title}.", title=title)
        standing = next((theme for theme in self.telling.live if theme.name == prompt.theme), None)
        if standing is None:
            return drawn
        if standing.last:
            when = on_day(standing.last, self.telling.today)
            written = say("You last wrote about it {when}.", when=when)
            return f"{drawn} {written}"
        if self.telling.days and not self.telling.reading.early:
            written = say("You have not written about it so far.")
            return f"{drawn} {written}"
        return drawn
