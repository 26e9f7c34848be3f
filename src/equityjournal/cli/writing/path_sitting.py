"""A private path: questions in turn, each optional."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from equityjournal.cli.answering.how_to_answer import how_to_go_through
from equityjournal.cli.terminal.keyboard import EndTyped
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.writing.before_a_path import path_of, tell_before
from equityjournal.cli.writing.next_question import questions_of_path
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.entries.entry import Answer
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.packs.prompt_kinds import WrittenFor
from equityjournal.core.text.errors import NothingToKeep
from equityjournal.core.text.speech import say


@dataclass
class PathSitting(Sitting):
    """A sitting with all questions of a private path in turn.

    Nothing is drawn, and what is left out is not noted anywhere.
    """

    with_follow_ups: bool = False
    """Each answer is followed by the question's follow-up."""
    said_before: set[WrittenFor] = field(default_factory=set)
    """Paths whose advice was already given."""
    said_how_for: WrittenFor | None = None
    """The path for which it was said how to answer."""

    @classmethod
    def taking_over(cls, sitting: Sitting, *, with_follow_ups: bool) -> "PathSitting":
        """Continue a sitting turned to a private path."""
        kept = {known.name: getattr(sitting, known.name) for known in fields(Sitting)}
        kept["wants_path"] = False
        return cls(**kept, with_follow_ups=with_follow_ups)

    def ask(self, prompt: Prompt | None = None) -> None:
        """Ask a named question alone, or all in turn."""
        self.has_asked_enough = True
        if prompt is None:
            self._go_through()
            return
        self._tell_names()
        tell(to=self.to)
        super().ask(prompt)

    def go_on(self) -> None:
        """Resume the last answer of the draft, then the rest."""
        self.has_asked_enough = True
        *before, last = self.draft.answers
        self._tell_how()
        try:
            self._take_in_turn(last, before)
        except EndTyped:
            return
        if last.prompt in {prompt.cited for prompt in self._questions(None)}:
            self._go_through(after=last.prompt)

    def _go_through(self, after: str | None = None) -> None:
        """Ask all questions in turn, until the last or Ctrl-D.

        Args:
            after: The question after which to begin; None: with the first.

        Raises:
            NothingToKeep: When every question was left out.
            EOFError: When nothing is written, and the person leaves.
        """
        self._tell_how()
        path = self._path
        try:
            for prompt in self._questions(after):
                self._ask_in_turn(prompt)
                if self._path != path:  # they said that it happened to themselves
                    self._go_through()
                    return
        except EndTyped:
            if not self.draft.has_text:
                raise
        if not self.draft.has_text:
            raise NothingToKeep(
                say(
                    "No question was answered, so there is no entry. `equityjournal support` shows who "
                    "can help."
                )
            )

    @property
    def _path(self) -> WrittenFor | None:
        return path_of(self.session, self.draft, self.themes)

    def _questions(self, after: str | None) -> Sequence[Prompt]:
        path = self._path
        questions = questions_of_path(self.session, self.telling, path, self.themes) if path else []
        cited = [prompt.cited for prompt in questions]
        return questions[cited.index(after) + 1 :] if after in cited else questions

    def _ask_in_turn(self, prompt: Prompt) -> None:
        """Ask a question of several, and its follow-up if wanted."""
        if not self.draft.answers:
            pack = self.session.shelf.pack_of(prompt.theme)
            self.change(pack=pack.id, language=pack.language)
        before = list(self.draft.answers)
        self._take_in_turn(self._answer_to(prompt), before)
        deeper = prompt.deeper and prompt.deeper.about(self.draft.happened, self.telling.today)
        if self.with_follow_ups and deeper and len(self.draft.answers) > len(before):
            follow_up = self._answer_to(prompt).model_copy(update={"question": deeper})
            self._take_in_turn(follow_up, list(self.draft.answers))

    def _take_in_turn(self, answer: Answer, before: Sequence[Answer]) -> None:
        """Take an answer; `:pass` goes on, and text before the command is kept."""
        try:
            self.take(answer, before=before, in_turn=True)
        except EndTyped:
            self.change(answers=[*before, answer] if answer.text.strip() else list(before))
            raise
        self.wants_path = False  # it is one by now
        tell(to=self.to)

    def _put_by(self, answer: Answer, before: Sequence[Answer]) -> None:
        """Keep the typed words of a question left."""
        self.change(answers=[*before, answer] if answer.text.strip() else list(before))

    def _tell_names(self) -> None:
        """Say the kind of writing, and where names are welcome."""
        path = self._path
        if path and path not in self.said_before:
            self.said_before.add(path)
            tell_before(path, self.to)
        said = say("It stays private, and nothing has to be answered.")
        if self.draft.happened_to_me:
            said += " " + say("Names of who did it and who saw it are welcome.")
        tell(said, to=self.to)

    def _tell_how(self) -> None:
        """Say once how to leave out, to finish and to end."""
        if self.said_how_for == self._path:
            return
        self._tell_names()
        if self.said_how_for is None:
            how_to_go_through(self.to)
        self.said_how_for = self._path
        tell(to=self.to)
