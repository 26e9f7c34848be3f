"""A sitting at a terminal: questions and answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from equityjournal.cli.answering import how_to_answer
from equityjournal.cli.answering.answer_lines import is_meant_otherwise
from equityjournal.cli.answering.editor import in_editor
from equityjournal.cli.answering.writing_way import WayOfWriting
from equityjournal.cli.session.labels import marks_of
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock, wishes
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.drawing import Drawing
from equityjournal.cli.writing.next_question import none_left_on
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.entries.schema import HAPPENED_TO_ME
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.packs.prompt_kinds import Moment
from equityjournal.core.text.dates import day_said
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, NotSaved
from equityjournal.core.text.speech import say
from equityjournal.core.themes.history import Offer, offer_put_by
from equityjournal.core.themes.telling import Telling


@dataclass
class Sitting:
    """Questions asked and answered so far, each step on disk.

    Args:
        session: The journal and its packs.
        telling: How the themes of the pack stand.
        draft: What is being written.
        moment: When the person is writing; None: not said.
        themes: Themes asked for by name; none: any live one, by lot.
        in_editor: The first answer goes straight to the editor.
        to: Where to speak.
        way: How answers are written.
    """

    session: Session
    telling: Telling
    draft: Draft
    moment: Moment | None
    themes: Sequence[str]
    in_editor: bool
    to: TextIO
    way: WayOfWriting
    letters: Sequence[str] = ()
    """Names by which themes were asked for, as typed: perhaps of one letter of a theme."""
    already: set[str] = field(default_factory=set)
    """Prompts offered in this sitting."""
    put_by: list[Offer] = field(default_factory=list)
    """Those of them that were put by without a word."""
    followed: set[str] = field(default_factory=set)
    """Prompts whose follow-up was asked."""
    has_put_words_by: bool = False
    """An answer begun in this sitting was put by, as an unfinished writing of its own."""
    has_asked_enough: bool = False
    """A follow-up was asked, or the person said stop: nothing is asked after saving."""
    wants_path: bool = False
    """The writer asked for the questions about harm to themselves."""
    said_mine: bool = False
    """Questions for people harmed were already mentioned."""

    def ask(self, prompt: Prompt | None = None) -> None:
        """Ask questions in turn until answered.

        It ends without an answer where the writer turns to a private path: that has a sitting of its own.

        Args:
            prompt: A question asked for by name; without it one is drawn.
        """
        why = say("As you asked.") if prompt and not prompt.written_for else ""
        while True:
            if prompt is None:
                prompt, why = self._drawn()
            if prompt is None:
                self._answer_freely()
                return
            self._offer(prompt)
            if why:
                tell(why, to=self.to)
                tell(to=self.to)
            if self.take(self._answer_to(prompt)) or prompt.written_for or self.wants_path:
                return
            prompt = None
            self._say_mine()

    def tell_day(self) -> None:
        """Say the day the writing is about, unless today."""
        if self.draft.happened != self.telling.today:
            tell(say("About {day}.", day=day_said(self.draft.happened, self.telling.today)), to=self.to)

    def _answer_to(self, prompt: Prompt) -> Answer:
        """An answer to a question, still without words."""
        question = prompt.text.about(self.draft.happened, self.telling.today)
        return Answer(prompt=prompt.cited, question=question, themes=prompt.themes, text="")

    def _say_mine(self) -> None:
        """Say once how to reach questions about harm."""
        if self.said_mine:
            return
        self.said_mine = True
        tell(
            say(
                "If it is about how you were treated yourself, :mine asks other questions "
                "and keeps it private."
            ),
            to=self.to,
        )
        tell(to=self.to)

    def go_on(self) -> None:
        """Resume the last answer of the draft."""
        *before, answer = self.draft.answers
        self.already.update([answer.prompt] if answer.prompt else [])
        if not self.take(answer, before=before):
            self.ask()

    def _drawn(self) -> tuple[Prompt | None, str]:
        """The next question and its reason."""
        drawing = Drawing(self.session, self.telling, self.moment, self.themes, self.letters)
        return drawing.question(self.draft, self.already, self.put_by)

    def _offer(self, prompt: Prompt) -> None:
        """Record a question as offered."""
        self.already.add(prompt.cited)
        if not self.draft.answers:
            pack = self.session.shelf.pack_of(prompt.theme)
            self.change(pack=pack.id, language=pack.language)
        self._mark(prompt)

    def _mark(self, prompt: Prompt) -> None:
        """Make the writing private and about harm to its writer, if its question is for such writing."""
        if marks := marks_of([prompt]):
            self.change(**marks)

    def _make_mine(self) -> None:
        """Make the writing private, about harm to its writer."""
        if not self.draft.happened_to_me:
            self.change(**HAPPENED_TO_ME)

    def _answer_freely(self) -> None:
        """Take free writing, tagged with the themes asked for."""
        if self.themes:
            tell(none_left_on(self.session, self.themes), to=self.to)
        else:
            tell(say("Every question was put by lately."), to=self.to)
        tell(say("Write about it in your own words."), to=self.to)
        tell(to=self.to)
        self.change(themes=list(dict.fromkeys([*self.draft.themes, *self.themes])))
        if not self.take(Answer(text="")) and not self.draft.answers:
            raise NothingToKeep(say("There is no other question just now, so there is nothing to save."))

    def take(
        self,
        answer: Answer,
        *,
        before: Sequence[Answer] | None = None,
        follow_up: bool = False,
        in_turn: bool = False,
    ) -> bool:
        """Ask and keep an answer; False for another question.

        Args:
            answer: The question, and what is written to it already.
            before: The answers that stand before it; all there are, unless said.
            follow_up: It may be left out without a word.
            in_turn: It is one of several that may be left out; how was said before the first.

        Raises:
            NothingToKeep: When the person finished without writing anything.
            EndTyped: At Ctrl-D instead of an answer, where several are asked in turn.
        """
        question = answer.question or ""
        if question:
            tell(question, bold=True, to=self.to)
            tell(to=self.to)
        before = list(self.draft.answers if before is None else before)

        def with_text(text: str) -> list[Answer]:
            return [*before, answer.model_copy(update={"text": text})]

        def keep(text: str) -> None:
            self._put(answers=with_text(text))

        def edit(text: str) -> str:
            drafts = self.session.journal.drafts
            path = drafts.text_path(drafts.path(self.draft).stem, clock.now())
            self.change(answers=with_text(text))  # with its question, should the window be closed meanwhile
            written = in_editor(path, question, text)
            self.change(answers=with_text(written))
            drafts.remove_text(path)
            return written

        text = self._first_in_editor(edit, answer.text)
        if text is None:
            if not in_turn:
                asked = how_to_answer.Asked(follow_up, bool(question), self.draft.happened_to_me)
                asked_before = self.telling.history.drawn  # which leaves out entries that were imported
                sittings = min(self.session.catalogue.count(), asked_before)
                how_to_answer.how_to_finish(asked, sittings, self.to, box=self.way.is_box)
            leave = wishes.Leave.ALL if in_turn else wishes.Leave.THIS if follow_up else wishes.Leave.NOTHING
            try:
                text = self.way.answer(answer.text, keep, edit, self._make_mine, leave)
            except wishes.Another as another:
                if isinstance(another, wishes.ItHappenedToMe):
                    self._make_mine()
                    self.wants_path = True
                self._put_by(answer.model_copy(update={"text": another.text}), before)
                return False
            if self.way.is_box and is_meant_otherwise(text) and not self._is_text(text):
                text = ""
                self.change(answers=before)
        if text.strip():
            self.change(answers=with_text(text))
        elif before or in_turn:
            self.change(answers=before)
        else:
            raise NothingToKeep(say("Nothing was written, so nothing is saved."))
        return True

    def _is_text(self, word: str) -> bool:
        """Whether an answer of a word like a command is kept; line by line that was said as it was typed."""
        tell(
            say("“{line}” may be a command. Type y to keep it; Enter leaves it out.", line=word.strip()),
            to=self.to,
        )
        return one_line().strip().casefold() in (say("y"), say("yes"))

    def _put_by(self, answer: Answer, before: Sequence[Answer]) -> None:
        """Put the answer by, as an unfinished writing of its own."""
        followed = answer.prompt in {kept.prompt for kept in before}
        if answer.text.strip():
            begun = self.draft.model_copy(update={"started": clock.now(), "answers": [answer]})
            self.session.journal.drafts.keep(begun)
            self.has_put_words_by = True
            tell(how_to_answer.kept_unfinished(), to=self.to)
        elif answer.prompt and not followed:
            self.put_by.append(offer_put_by(answer.prompt, clock.now(), self.draft.happened))
        self.change(answers=before)
        tell(to=self.to)

    def _first_in_editor(self, edit: Callable[[str], str], text: str) -> str | None:
        """The first answer from the editor; None to type."""
        if not self.in_editor:
            return None
        self.in_editor = False
        try:
            return edit(text)
        except (NotAllowed, NotSaved) as error:
            tell(error.sentence, to=self.to)
            return None

    def change(self, **changes: object) -> None:
        """Change the draft, on disk too.

        After a disk failure with words typed, the sitting goes on.
        """
        try:
            self._put(**changes)
        except NotSaved as error:
            if not self.draft.has_text:
                raise
            tell(error.sentence, to=self.to)
            how_to_answer.tell_nothing_is_lost_yet(self.to)

    def _put(self, **changes: object) -> None:
        """Change the draft, on disk too.

        Raises:
            NotSaved: When the disk fails. The draft in memory is changed all the same.
        """
        self.draft = self.draft.model_copy(update=changes)
        self.session.journal.drafts.keep(self.draft)
