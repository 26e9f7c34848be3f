"""Meanings of the words to type below a meeting's screen, said when asked for."""

from collections.abc import Iterable

from equityjournal.cli.meeting.parties import Meeting
from equityjournal.cli.terminal.output import talking_to, tell
from equityjournal.core.text.speech import say


def asks_for_meanings(typed: str) -> bool:
    """Whether a typed word asks what the others mean."""
    return typed.casefold().strip(":") in ("?", say("help"), say("h"))


def takes_numbers(word: str) -> bool:
    """Whether numbers may stand behind a word."""
    return word in (say("read"), say("reply"), say("back"))


def tell_meanings(meeting: Meeting, words: Iterable[str]) -> None:
    """Say what each word does, a line each."""
    meanings = _meanings(meeting)
    for word in words:
        tell(f"{word}: {meanings[word]}", indent=2, hang=2, to=talking_to(False))


def _meanings(meeting: Meeting) -> dict[str, str]:
    """What each word does, by the other's part."""
    name = meeting.name
    both = {
        say("agreed"): say("notes what the two of you agreed in a talk"),
        say("sharing"): say("words what you two agree on sharing"),
        say("waiting"): say("lists what waits for your next file, and takes out what you tick"),
        say("stop"): say("stops meeting {name}", name=name),
    }
    if meeting.companion.is_coach:
        return {
            **both,
            say("bring"): say("lists what you can bring; you see all of it before it is sealed"),
            say("read"): say("shows what {name} wrote; read 2, all on number 2", name=name),
            say("back"): say("lists what {name} has; back 2 asks for number 2 back", name=name),
            say("paper"): say("makes a page of what you choose, and shows it first"),
        }
    return {
        **both,
        say("read"): say("shows what is new; read 2, number 2 again"),
        say("questions"): say("drafts questions, of which you choose"),
        say("reply"): say("reply 2 writes back on number 2"),
        say("paper"): say("makes a page of what {name} shared, for your eyes", name=name),
    }
