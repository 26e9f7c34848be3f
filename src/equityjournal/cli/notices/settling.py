"""Guesses settled in turn: a name, or no name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from equityjournal.cli.notices.finding import Noticed, rules_of
from equityjournal.cli.notices.one_by_one import around
from equityjournal.cli.session.session import Session
from equityjournal.cli.terminal.output import tell
from equityjournal.cli.terminal.short_answers import one_line
from equityjournal.core.notices.masking.trimming import only_names
from equityjournal.core.notices.privacy import NOBODY
from equityjournal.core.notices.words.plain_words import plain_words_of
from equityjournal.core.text.folding import letters_of
from equityjournal.core.text.speech import say
from equityjournal.store.packs.private_list import add_to_private_list

_KINDS = {"1": "name", "2": "place", "3": NOBODY}


def settle(session: Session, notices: Iterable[Noticed], *, to: TextIO) -> None:
    """Ask about each guess once; put the answers on the writer's own list."""
    session.journal.guard.refuse_after_loss()
    guesses = _whole(list(_guesses(session, notices)))
    if not guesses:
        tell(say("Nothing in it is a guess."), to=to)
        return
    tell(say("A capital letter alone made these look like names. 1 a person, 2 a place, 3 not a name; Enter "
             "leaves it open."), to=to)  # fmt: skip
    path = None
    for number, (value, notice) in enumerate(guesses, start=1):
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


def _guesses(session: Session, notices: Iterable[Noticed]) -> Iterator[tuple[str, Noticed]]:
    """Guesses in words, each with the finding behind."""
    words = plain_words_of(rules_of(session)[0])
    for notice in notices:
        if notice.about == "identity":
            for guess in only_names(notice.text, [notice.finding], words):
                if guess.kind == "possible-name" and guess.sure == "low":
                    yield notice.text[guess.start : guess.end], notice


def _whole(guesses: Sequence[tuple[str, Noticed]]) -> list[tuple[str, Noticed]]:
    """Guesses to ask about, each once; parts of longer guesses are dropped."""
    longest_first = sorted(guesses, key=lambda guess: -len(guess[0].split()))
    asked: set[str] = set()
    whole = []
    for value, notice in longest_first:
        words = {letters_of(word) for word in value.split()}
        if not words <= asked:
            whole.append((value, notice))
        asked |= words
    return whole
