"""Questions after an answer: its follow-up, somebody's own words, and another question."""

from dataclasses import dataclass, field

from equityjournal.cli.answering.answer_lines import BURN, DONE, STOP
from equityjournal.cli.answering.kept_line import kept_while_typed
from equityjournal.cli.terminal import short_answers
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.asking_their_words import ask_their_words
from equityjournal.cli.writing.next_question import leads_to
from equityjournal.cli.writing.resuming import with_more
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.entries.entry import Answer
from equityjournal.core.text.speech import say


@dataclass
class FurtherQuestions:
    """Questions in a sitting after its first answer.

    Args:
        sitting: The sitting.
    """

    sitting: Sitting
    heard: set[str] = field(default_factory=set)
    """Prompts after which somebody's words were asked for."""

    def ask_for_meaning(self) -> None:
        """Ask for the meaning of feelings; skippable."""
        before = self.sitting.draft.answers
        asked_already = [answer.prompt for answer in before].count(before[-1].prompt) > 1
        self.sitting.has_asked_enough = asked_already
        if (
            self.sitting.draft.happened_to_me
            or asked_already
            or leads_to(self.sitting.session, before[-1]) != "meaning"
        ):
            return
        try:
            self.sitting.has_asked_enough = self._deeper_question(before[-1]) is not None
            self._ask_deeper()
        except EOFError:
            if self.sitting.draft.answers != before:
                raise

    def ask(self) -> None:
        """Ask follow-ups and more questions, as long as wanted.

        Somebody who leaves between two questions has finished: every answer is whole.
        """
        while True:
            if self._ask_deeper():
                try:
                    self._ask_their_words()
                    if not self._another_wanted():
                        return
                except (EOFError, KeyboardInterrupt):
                    return
            if not self.sitting.wants_path:
                self.sitting.ask()
            if self.sitting.wants_path:
                return

    def _ask_their_words(self) -> None:
        """Ask for a person's own words, after a question on people's remarks."""
        answer = self.sitting.draft.answers[-1]
        if self.sitting.draft.happened_to_me or answer.prompt is None or answer.prompt in self.heard:
            return
        _, prompt = self.sitting.session.library.prompt(answer.prompt)
        if not prompt.their_words:
            return
        self.heard.add(answer.prompt)
        tell(to=self.sitting.to)
        drafts = self.sitting.session.journal.drafts
        with kept_while_typed(drafts, drafts.path(self.sitting.draft).stem, self.sitting.to) as read:
            said = ask_their_words(self.sitting.to, read)
        if said:
            self.sitting.change(their_words=[*self.sitting.draft.their_words, said])

    def _another_wanted(self) -> bool:
        """Whether another question is wanted.

        Other words may belong to the answer, and are asked about.
        """
        while True:
            tell(to=self.sitting.to)
            tell(say("Another question? Type y for yes; Enter finishes."), to=self.sitting.to)
            drafts = self.sitting.session.journal.drafts
            with kept_while_typed(drafts, drafts.path(self.sitting.draft).stem, self.sitting.to) as read:
                typed = short_answers.line_and_all_with_it(read)
                wanted = typed.strip().casefold()
                if wanted in {say("y"), say("yes")}:
                    return True
                if wanted in {"", say("n"), say("no"), DONE, STOP}:
                    self.sitting.has_asked_enough = wanted == STOP
                    return False
                if wanted == BURN:
                    short_answers.burn_if_sure(self.sitting.to)
                elif short_answers.part_of_answer(self.sitting.to) == "add":
                    *before, last = self.sitting.draft.answers
                    self.sitting.change(answers=[*before, with_more(last, typed)])
                    tell(say("Added to your answer."), to=self.sitting.to)

    def _ask_deeper(self) -> bool:
        """Ask the last question's follow-up; False for another question."""
        last = self.sitting.draft.answers[-1]
        question = self._deeper_question(last)
        if question is None:
            return True
        self.sitting.followed.add(last.prompt or "")
        tell(to=self.sitting.to)
        return self.sitting.take(last.model_copy(update={"question": question, "text": ""}), follow_up=True)

    def _deeper_question(self, answer: Answer) -> str | None:
        """The follow-up of an answer, unless asked before."""
        if answer.prompt is None or answer.prompt in self.sitting.followed:
            return None
        _, prompt = self.sitting.session.library.prompt(answer.prompt)
        return prompt.deeper and prompt.deeper.about(self.sitting.draft.happened, self.sitting.telling.today)
