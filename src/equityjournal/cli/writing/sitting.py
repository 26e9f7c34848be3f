"""One sitting at a terminal: a question, an answer, and whatever the person likes to add."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import ask as _ask
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.editor import in_editor
from equityjournal.cli.terminal.kept_line import kept_while_typed
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.next_question import but_feelings, drawn_for_happened_to_me, leads_to
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.packs.pack import Moment, Pack, Prompt
from equityjournal.core.text.dates import on_day
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, NotSaved
from equityjournal.core.text.speech import listed, say
from equityjournal.core.themes.history import Offer
from equityjournal.core.themes.next_prompt import draw_prompt
from equityjournal.core.themes.telling import Telling


@dataclass
class Sitting:
    """What is asked, and what has been answered so far; every step is on disk before the next.

    Args:
        session: The journal and its packs.
        telling: How the themes of the pack stand.
        draft: What is being written.
        moment: When the person is writing; None: not said.
        themes: Themes asked for by name; none: any live one, by lot.
        in_editor: The first answer goes straight to the editor.
        to: Where to speak.
    """

    session: Session
    telling: Telling
    draft: Draft
    moment: Moment | None
    themes: Sequence[str]
    in_editor: bool
    to: TextIO
    letters: Sequence[str] = ()
    """Names by which themes were asked for, as typed: perhaps of one letter of a theme."""
    already: set[str] = field(default_factory=set)
    """Prompts offered in this sitting."""
    followed: set[str] = field(default_factory=set)
    """Prompts whose follow-up was asked."""
    said_mine: bool = False
    """It was said that there are questions for somebody it happened to."""
    said_names: bool = False
    """It was said that names are welcome in what happened to the writer."""

    def ask(self, prompt: Prompt | None = None) -> None:
        """Ask one question, or the next one for as long as they are put by, until one is answered.

        Args:
            prompt: A question asked for by name; without it one is drawn.
        """
        why = say("As you asked.") if prompt else ""
        while True:
            if prompt is None:
                prompt, why = self._drawn()
            if prompt is None:
                self._answer_freely()
                return
            self._offer(prompt)
            tell(self._with_names(why), to=self.to)
            tell(to=self.to)
            question = prompt.text.about(self.draft.happened, self.telling.today)
            answer = Answer(prompt=prompt.cited, question=question, themes=prompt.themes, text="")
            if self._take(answer):
                return
            prompt = None
            self._say_mine()

    def _with_names(self, why: str) -> str:
        """Why a question came up; once, where it happened to the writer, with a word on names."""
        if self.said_names or not self.draft.happened_to_me:
            return why
        self.said_names = True
        return f"{why} {say('Names of who did it and who saw it are welcome.')}".lstrip()

    def _say_mine(self) -> None:
        """Once, when a question did not fit: there are others, for somebody it happened to."""
        if self.said_mine or self.draft.happened_to_me:
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
        """Take up the last answer of a draft where it was left."""
        *before, answer = self.draft.answers
        self.already.update([answer.prompt] if answer.prompt else [])
        if not self._take(answer, before=before):
            self.ask()

    def ask_for_meaning(self) -> None:
        """After a question about feelings: what they mean or look after. It can be left out."""
        before = self.draft.answers
        asked_already = [answer.prompt for answer in before].count(before[-1].prompt) > 1
        if self.draft.happened_to_me or asked_already or leads_to(self.session, before[-1]) != "meaning":
            return
        try:
            self._ask_deeper()
        except EOFError:
            if self.draft.answers != before:
                raise

    def ask_more(self) -> None:
        """With more time: the follow-up of the last question, then others, for as long as wanted.

        Somebody who leaves between two questions has finished: every answer is whole.
        """
        while True:
            if self._ask_deeper():
                try:
                    if not self._another_wanted():
                        return
                except (EOFError, KeyboardInterrupt):
                    return
            self.ask()

    def _another_wanted(self) -> bool:
        """Whether another question is wanted; words that answer neither way may belong to the answer."""
        while True:
            tell(to=self.to)
            tell(say("Another question? Type y for yes; Enter finishes."), to=self.to)
            drafts = self.session.journal.drafts
            with kept_while_typed(drafts, drafts.path(self.draft).stem, self.to) as read:
                typed = _ask.line_and_all_with_it(read)
                wanted = typed.strip().casefold()
                if wanted in {say("y"), say("yes")}:
                    return True
                if wanted in {"", say("n"), say("no"), _ask.DONE, _ask.STOP}:
                    return False
                if _ask.part_of_answer(self.to) == "add":
                    *before, last = self.draft.answers
                    self._change(answers=[*before, with_more(last, typed)])
                    tell(say("Added to your answer."), to=self.to)

    def _drawn(self) -> tuple[Prompt | None, str]:
        if self.draft.happened_to_me:
            prompt = drawn_for_happened_to_me(self.session, self.telling, self.themes, self.already)
            return prompt, say("It stays private, and nothing has to be answered.")
        standings = {standing.name: standing for standing in self.telling.live}
        history = self.telling.history
        pack = self._pack()
        themes = but_feelings(self.session, self.telling, self.draft, pack, self.themes or list(standings))
        chances = {theme: standings[theme].chance if theme in standings else 1.0 for theme in themes}
        offers = [
            *history.offers,
            *(Offer(cited, self.telling.today, cited in self.draft.passed) for cited in self.already),
        ]
        prompt = draw_prompt(
            pack,
            chances,
            offers,
            clock.lot(),
            self.telling.today,
            moment=self.moment,
            about=self.draft.happened,
            already=self.already,
            asked_for=bool(self.themes),
            letters=self.letters,
        )
        return (prompt, self._why(prompt)) if prompt else (None, "")

    def _pack(self) -> Pack:
        contents = self.session.shelf.pack_of(self.themes[0]) if self.themes else self.telling.pack
        return self.session.library.open(contents.id)

    def _why(self, prompt: Prompt) -> str:
        """Why this question came up, in one line."""
        title = self.session.shelf.titles[prompt.theme]
        if prompt.theme in self.themes:
            return say("{title}, as you asked.", title=title)
        drawn = say("Chosen by chance, from {title}.", title=title)
        standing = next((one for one in self.telling.live if one.name == prompt.theme), None)
        if standing is None:
            return drawn
        if standing.last:
            when = on_day(standing.last, self.telling.today)
            return f"{drawn} {say('You last wrote about it {when}.', when=when)}"
        if self.telling.days and not self.telling.reading.early:
            return f"{drawn} {say('You have not written about it so far.')}"
        return drawn

    def _offer(self, prompt: Prompt) -> None:
        """Record that a question was offered, before it is."""
        self.already.add(prompt.cited)
        if not self.draft.answers:
            pack = self.session.shelf.pack_of(prompt.theme)
            self._change(pack=pack.id, language=pack.language)
        if prompt.written_for == "harmed":
            self._make_mine()
        self._change(shown=list(dict.fromkeys([*self.draft.shown, prompt.cited])))

    def _make_mine(self) -> None:
        """It happened to the writer: private from now on, and asked about with other questions."""
        if not self.draft.happened_to_me:
            self._change(private=True, happened_to_me=True)

    def _answer_freely(self) -> None:
        """With no question left: one's own words, tagged with the themes that were asked for."""
        titles = listed([self.session.shelf.titles[theme] for theme in self.themes])
        if self.draft.happened_to_me:
            tell(say("There is no other question of this kind."), to=self.to)
        elif titles:
            tell(say("There is no question left on {titles} just now.", titles=titles), to=self.to)
        else:
            tell(say("Every question was put by lately."), to=self.to)
        tell(say("Write about it in your own words."), to=self.to)
        tell(to=self.to)
        self._change(themes=list(dict.fromkeys([*self.draft.themes, *self.themes])))
        if not self._take(Answer(text="")) and not self.draft.answers:
            raise NothingToKeep(say("There is no other question just now, so there is nothing to save."))

    def _ask_deeper(self) -> bool:
        """Ask the follow-up of the last question, if it has one; False when another question is wanted."""
        last = self.draft.answers[-1]
        if last.prompt is None or last.prompt in self.followed:
            return True
        self.followed.add(last.prompt)
        _, prompt = self.session.library.prompt(last.prompt)
        if prompt.deeper is None:
            return True
        tell(to=self.to)
        question = prompt.deeper.about(self.draft.happened, self.telling.today)
        deeper = last.model_copy(update={"question": question, "text": ""})
        return self._take(deeper, follow_up=True)

    def _take(
        self, answer: Answer, *, before: Sequence[Answer] | None = None, follow_up: bool = False
    ) -> bool:
        """Ask one question and keep the answer; False when another question is wanted.

        Args:
            answer: The question, and what is written to it already.
            before: The answers that stand before it; all there are, unless said.
            follow_up: It may be left out without a word.

        Raises:
            NothingToKeep: When the person finished without writing anything.
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
            written = in_editor(path, question, text)
            self._change(answers=with_text(written))
            drafts.remove_text(path)
            return written

        text = self._first_in_editor(edit, answer.text)
        if text is None:
            _ask.how_to_finish(follow_up=follow_up, to=self.to)
            if answer.text:
                tell(answer.text, indent=2, lines=True, to=self.to)
            try:
                text = _ask.answer(answer.text, keep, edit, self._make_mine, self.to)
            except _ask.Another as another:
                if isinstance(another, _ask.ItHappenedToMe):
                    self._make_mine()
                self._put_by(answer.model_copy(update={"text": another.text}), before)
                return False
        if text.strip():
            self._change(answers=with_text(text))
        elif before:
            self._change(answers=before)
        else:
            raise NothingToKeep(say("Nothing was written, so nothing is saved."))
        return True

    def _put_by(self, answer: Answer, before: Sequence[Answer]) -> None:
        """Something else is wanted: what was begun becomes an unfinished answer of its own."""
        others = [one for one in self.draft.shown if one != answer.prompt]
        followed = answer.prompt in {one.prompt for one in before}
        if answer.text.strip():
            begun = self.draft.model_copy(
                update={
                    "started": clock.now(),
                    "answers": [answer],
                    "shown": [answer.prompt] if answer.prompt else [],
                    "passed": [],
                }
            )
            self.session.journal.drafts.keep(begun)
            self._change(answers=before, shown=self.draft.shown if followed else others)
            tell(_ask.kept_unfinished(), to=self.to)
        elif answer.prompt and not followed:
            self._change(answers=before, passed=[*self.draft.passed, answer.prompt])
        else:
            self._change(answers=before)
        tell(to=self.to)

    def _first_in_editor(self, edit: Callable[[str], str], text: str) -> str | None:
        """The first answer from the editor, if one was asked for; None: it is to be typed."""
        if not self.in_editor:
            return None
        self.in_editor = False
        try:
            return edit(text)
        except (NotAllowed, NotSaved) as error:
            tell(error.sentence, to=self.to)
            return None

    def _change(self, **changes: object) -> None:
        """Change the draft, on disk too. If the disk fails once words were typed, the sitting goes on."""
        try:
            self._put(**changes)
        except NotSaved as error:
            if not self.draft.has_text:
                raise
            tell(error.sentence, to=self.to)
            _ask.tell_nothing_is_lost_yet(self.to)

    def _put(self, **changes: object) -> None:
        """Change the draft, on disk too.

        Raises:
            NotSaved: When the disk fails. The draft in memory is changed all the same.
        """
        self.draft = self.draft.model_copy(update=changes)
        self.session.journal.drafts.keep(self.draft)


def with_more(answer: Answer, text: str) -> Answer:
    """An answer with more text on a line below it."""
    return answer.model_copy(update={"text": f"{answer.text}\n{text}"})
