"""Lines typed at a further question that are no answer to it: a refusal, or a command."""

from equityjournal.cli.answering.answer_lines import COMMANDS, CTRL_D
from equityjournal.cli.answering.command_words import begins_with_verb, is_command_line
from equityjournal.cli.commands.misspelt_verb import is_word, misspelt_verb
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.cli.writing.request import Request
from equityjournal.core.text.speech import say


def nothing_meant(line: str) -> bool:
    """Whether a line declines an optional question."""
    word = line.strip().casefold()
    no = {
        say("n"),
        say("no"),
        say("none"),
        say("nothing"),
        say("skip"),
        say("no thanks"),
        say("no thank you"),
    }
    declined = word.replace(",", "").rstrip(".!")
    is_empty = not word.strip(f"./-0 {CTRL_D}")
    return is_empty or declined in {*no, "q", "n/a"} or word.replace(" ", "") in COMMANDS


def mere_yes(line: str) -> bool:
    """Whether a line says yes to a question for words."""
    return line.strip().casefold().rstrip(".!") in (say("y"), say("yes"), "yes please")


def is_left_out(line: str, request: Request) -> bool:
    """Whether a line was typed as a command.

    A mere verb is asked about.
    """
    if is_command_line(line):
        tell(say("That looks like a command, so it was left out. The entry is saved."), to=request.to)
        return True
    if not (begins_with_verb(line, request.verbs) or _misspells_a_verb(line, request)):
        return False
    tell(
        say(
            "“{line}” may be a command. Type y to keep it; Enter leaves it out.",
            line=line.strip(),
        ),
        to=request.to,
    )
    return one_line().strip().casefold() not in (say("y"), say("yes"))


def _misspells_a_verb(line: str, request: Request) -> bool:
    """Whether a line of one word is no word, and nearly a verb; `focused` is a feeling."""
    word = line.strip().casefold()
    return word.isalpha() and misspelt_verb(word, request.verbs) is not None and not is_word(word)
