"""A worksheet typed in: its day, then answers by code."""

from collections.abc import Sequence
from dataclasses import dataclass

from equityjournal.cli.answering.answer_lines import DONE
from equityjournal.cli.session.labels import marks_of
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal import clock
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.sitting import Sitting
from equityjournal.core.days.typed import parse_day
from equityjournal.core.entries.entry import Answer, Draft
from equityjournal.core.packs.pack import Prompt
from equityjournal.core.packs.paper import answers, read_typed
from equityjournal.core.text.dates import with_weekday
from equityjournal.core.text.errors import NotAllowed, NothingToKeep, UnclearDate, UnknownName
from equityjournal.core.text.speech import say


@dataclass
class PaperSitting(Sitting):
    """A sitting with a sheet of paper.

    No question is drawn; named themes are tags.

    Args:
        day_given: The command line said which day is on the paper.
    """

    day_given: bool = False

    def tell_day(self) -> None:
        """Say the day, unless asked from paper."""
        if self.day_given or self.draft.answers:
            super().tell_day()

    def ask(self, prompt: Prompt | None = None) -> None:
        """Ask for the paper's day, then for codes.

        Args:
            prompt: The first question, if the command line named it.
        """
        self.change(themes=list(dict.fromkeys([*self.draft.themes, *self.themes])))
        if not self.day_given:
            self._ask_day()
        self._type_in(prompt)

    def go_on(self) -> None:
        """Resume the last answer, then ask for codes."""
        self.day_given = True
        super().go_on()
        last = self.draft.answers[-1]
        if last.prompt is not None:
            _, prompt = self.session.library.prompt(last.prompt)
            if last.question != prompt.deeper:
                self._ask_deeper_of(prompt)
        self._type_in(None)

    def _ask_day(self) -> None:
        tell(
            say("Which day is on the paper? If it has only a month, type any day of that month."), to=self.to
        )
        while True:
            try:
                day = parse_day(one_line(), self.telling.today)
            except UnclearDate as error:
                tell(error.sentence, to=self.to)
                continue
            self.day_given = True
            self.change(happened=day)
            tell(say("About {day}.", day=with_weekday(day)), to=self.to)
            return

    def _type_in(self, prompt: Prompt | None) -> None:
        """Take answers until no code is given.

        Raises:
            NothingToKeep: When none was.
        """
        while prompt := prompt or self._ask_code():
            tell(to=self.to)
            if self._take_if_any(prompt, prompt.text, another=True):
                self._ask_deeper_of(prompt)
            prompt = None
        if not self.draft.has_text:
            raise NothingToKeep(say("Nothing was written, so nothing is saved."))

    def _ask_code(self) -> Prompt | None:
        """The question of a typed code; None after Enter."""
        tell(to=self.to)
        tell(say("Code? Any clear part of it will do; Enter finishes."), to=self.to)
        while True:
            code = one_line().strip()
            if code in ("", DONE):
                return None
            try:
                _, prompt = self.session.library.prompt(code)
            except UnknownName as error:
                tell(error.sentence, to=self.to)
                continue
            if prompt.cited not in {answer.prompt for answer in self.draft.answers}:
                return prompt
            tell(say("“{code}” is typed in already. Another code?", code=prompt.cited), to=self.to)

    def _ask_deeper_of(self, prompt: Prompt) -> None:
        if prompt.deeper is not None:
            tell(to=self.to)
            self._take_if_any(prompt, prompt.deeper, another=False)

    def _take_if_any(self, prompt: Prompt, question: str, *, another: bool) -> bool:
        """Take the paper's answer, possibly empty; False for another code."""
        if not self.draft.answers:
            pack = self.session.shelf.pack_of(prompt.theme)
            self.change(pack=pack.id, language=pack.language)
        self._mark(prompt)
        self.followed.add(prompt.cited)
        code = prompt.cited
        deeper = say("{code}, and then (a full stop alone leaves it out):", code=code)
        tell(f"{code}:" if another else deeper, to=self.to)
        answer = Answer(prompt=code, question=question, themes=prompt.themes, text="")
        try:
            return self.take(answer, follow_up=not another)
        except NothingToKeep:
            self.change(answers=[])
            return True


def typed_elsewhere(
    draft: Draft, session: Session, text: str, themes: Sequence[str], *, day_given: bool
) -> Draft:
    """A draft of a sheet typed on another machine.

    Args:
        draft: What the command line says of it.
        session: Its packs know the codes.
        text: The sheet, as `core.packs.paper.read_typed` takes it.
        themes: Tags.
        day_given: The command line said which day is on the paper.

    Raises:
        JournalError: When it cannot be taken as it is.
    """
    sheet = read_typed(text)
    prompts = [prompt for pack in session.shelf.packs for prompt in session.library.open(pack.id).prompts]
    found = answers(sheet.blocks, prompts)
    if not found:
        raise NotAllowed(say("There is no answer below a code, so nothing is saved."))
    day = parse_day(sheet.day, clock.now().date()) if sheet.day else None
    if day is None and not day_given:
        raise NotAllowed(say("Which day is on the paper? Put it on the first line, or give it with --date."))
    pack = session.shelf.pack_of(found[0].themes[0])
    happened = draft.happened if day_given or day is None else day
    return draft.model_copy(
        update={
            "pack": pack.id,
            "language": pack.language,
            "happened": happened,
            "themes": list(dict.fromkeys(themes)),
            "answers": found,
            **marks_of(prompt for prompt in prompts if prompt.cited in {answer.prompt for answer in found}),
        }
    )
