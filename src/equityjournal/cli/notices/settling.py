"""Guesses settled one by one: a name, or no name."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from equityjournal.cli.notices.finding import Noticed, rules_of
from equityjournal.cli.notices.one_by_one import around
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.ask import one_line
from equityjournal.cli.terminal.output import tell
from equityjournal.core.notices.plain_words import plain_words_of
from equityjournal.core.notices.privacy import NOBODY
from equityjournal.core.notices.trimming import only_names
from equityjournal.core.text.folding import letters_of
from equityjournal.core.text.speech import say
from equityjournal.store.packs.private_list import add_to_private_list

_KINDS = {"1": "name", "2": "place", "3": NOBODY}


def settle(session: Session, notices: Iterable[Noticed], *, to: TextIO) -> None:
    """Ask about each guess once; put the answers on the writer's own list."""
    session.journal.refuse_after_loss()
    guesses = dict(_guesses(session, notices))
    if not guesses:
        tell(say("Nothing in it is a guess."), to=to)
        return
    tell(say("A capital letter alone made these look like names. 1 a person, 2 a place, 3 not a name; Enter "
             "leaves it open."), to=to)  # fmt: skip
    path = None
    for number, (value, notice) in enumerate(guesses.values(), start=1):
        tell(say("{number}. {words}", number=number, words=around(notice)), hang=3, to=to)
        try:
            kind = _KINDS.get(one_line().strip())
        except (EOFError, KeyboardInterrupt):
            break
        if kind:
            path = add_to_private_list(session.journal.root, [value], "", kind=kind)
    if path is None:
        tell(say("Nothing was changed."), to=to)
        return
    tell(say("It is on your own list, in {path}. That list is never exported.", path=path), to=to)


def _guesses(session: Session, notices: Iterable[Noticed]) -> Iterator[tuple[str, tuple[str, Noticed]]]:
    """Guesses by their letters, each with its words and a place where it stands."""
    words = plain_words_of(rules_of(session)[0])
    for notice in notices:
        if notice.about == "identity":
            for guess in only_names(notice.text, [notice.finding], words):
                value = notice.text[guess.start : guess.end]
                if guess.kind == "possible-name" and guess.sure == "low":
                    yield letters_of(value), (value, notice)
