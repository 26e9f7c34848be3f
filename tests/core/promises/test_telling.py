"""Promises in sentences."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from equityjournal.core.promises.as_table import as_table
from equityjournal.core.promises.chain import Kept, Seal, chain
from equityjournal.core.promises.records import Handed, Said
from equityjournal.core.promises.state import Promise, standing
from equityjournal.core.promises.telling import (
    all_of,
    end_in_words,
    latest_heard,
    mark,
    next_look,
    problems,
    texts_of,
    titles_of,
)
from promised import ended, kept, looked, made

TODAY = date(2026, 7, 1)


def promise_of(*changes: object) -> Promise:
    """A promise with changes a minute apart."""
    found = [kept("aaaaaa", number, change) for number, change in enumerate([made(), *changes])]  # type: ignore[arg-type]
    return standing(chain(found)).promises[0]


def how(*changes: object) -> str:
    """The first sentence on how a promise ended."""
    promise = promise_of(*changes)
    assert promise.end
    return end_in_words(promise, promise.end)[0]


def test_kept_stands_alone_only_where_one_of_those_it_was_made_to_said_so() -> None:
    """Otherwise it says who says so, and what those it was made to said, or that they were not asked."""
    assert how(ended("kept", "made-to")) == "Kept."
    assert how(ended("kept-in-part", "made-to")) == "Kept in part."
    assert how(ended("kept", "team")) == (
        "The team says it was kept. Those it was made to have not been asked."
    )
    assert how(looked("We still ring."), ended("kept", "team")) == (
        "The team says it was kept. What those it was made to said on 1 June 2026 stands with it."
    )
    assert how(ended("kept-in-part", "team")).startswith("The team says it was kept in part.")
    assert how(ended("kept", "service")).startswith("People who draw on the service say it was kept.")
    assert how(ended("kept-in-part", "service")).startswith(
        "People who draw on the service say it was kept in part."
    )


@pytest.mark.parametrize(
    ("wanted", "said"), [("not-kept", "Not kept."), ("changed", "Changed."), ("let-go", "Let go.")]
)
def test_the_rest_is_said_plainly(wanted: str, said: str) -> None:
    """Whoever says so."""
    assert how(ended(wanted)) == said


def test_a_day_gone_by_is_told_in_the_same_tone() -> None:
    """None is late."""
    promise = promise_of()
    assert next_look(promise, TODAY) == "We look again on 1 September 2026."
    assert next_look(promise, date(2026, 9, 1)) == "We look again on 1 September 2026."
    assert next_look(promise, date(2027, 1, 1)) == "The day to look again was 1 September 2026."
    said = " ".join(all_of(promise, date(2027, 1, 1))).lower()
    assert not [word for word in ("overdue", "late ", "per cent", "%", "fail") if word in said]


def test_what_those_it_was_made_to_said_comes_first() -> None:
    """Also where the team spoke before."""
    promise = promise_of(looked("Done.", "team"), looked("Not yet."), looked("By bus.", "service"))
    assert [words.split(",")[0] for words in latest_heard(promise)] == [
        "Those it was made to", "People who draw on the service", "The team",
    ]  # fmt: skip
    whole = all_of(promise, TODAY)
    assert next(one for one in whole if "“" in one).startswith("Those it was made to")


def test_it_is_said_where_nobody_it_was_made_to_has_been_asked() -> None:
    """A reason why nobody could be is no answer of theirs."""
    promise = promise_of(looked("They moved away.", "nobody"))
    assert latest_heard(promise) == [
        "Nobody it was made to has been asked yet.",
        "Nobody could be asked, on 1 June 2026: “They moved away.”",
    ]
    assert "Nobody it was made to has been asked yet." in all_of(promise, TODAY)


def test_everything_on_a_promise_is_there() -> None:
    """Handed on, ended twice, and a file changed since."""
    promise = promise_of(Handed(asks="the parents' forum"), ended("kept"), ended("not-kept", why="No!"))
    said = all_of(replace(promise, is_altered=True), TODAY)
    assert "To families waiting for a school place. It is for the parents' forum to ask about it." in said
    assert "Handed on to the parents' forum, on 1 June 2026." in said
    assert "It ended on 1 June 2026. Why: No!" in said
    assert "It was ended more than once; the last counts." in said
    assert said[-1] == "A file about it was changed after it was saved, so it may not say what it said."
    assert "No!" in texts_of(promise)


def test_faults_are_named_with_their_file_and_what_it_was_about() -> None:
    """A file missing, changed, and doubled with other words; and a change without its promise."""
    first = kept("aaaaaa", 1, made())
    second = kept("aaaaaa", 2, looked(), [first])
    third = kept("aaaaaa", 3, looked(), [first, second])

    def named(*found: Kept) -> list[tuple[str, str]]:
        whole = chain(found)
        stands = standing(whole)
        return [(fault.kind, fault.sentence) for fault in problems(whole, stands, titles_of(stands.promises))]

    file = "promises/aaaaaa/20260601T090200000000Z-aaaaaa.toml"
    assert named(first, third) == [
        (
            "missing",
            f"{file} is missing, and perhaps others before it: a change of 1 June 2026, about “Letters in plain "
            "words”. It may still be on its way. If it does not come, it was taken away; anybody who has a copy can put it back.",
        )
    ]
    (altered,) = named(first, replace(second, seal=Seal.CHANGED), third)[:1]
    assert altered[0] == "changed"
    assert "a person or a program changed it, about “Letters in plain words”." in altered[1]
    assert named(first, second, replace(second, sha256="0" * 64), third)[0][0] == "copy"
    assert [kind for kind, _ in named(second)] == ["missing", "waiting"]


def test_the_mark_of_two_copies_is_the_same_only_if_they_are() -> None:
    """In groups of four, to be read aloud."""
    first = kept("aaaaaa", 1, made())
    second = kept("aaaaaa", 2, looked(), [first])
    assert mark(chain([second, first])) == mark(chain([first, second, second]))
    assert mark(chain([first])) != mark(chain([first, second]))
    digest = sha256(f"{first.sha256}{second.sha256}".encode()).hexdigest()
    assert mark(chain([first, second])) == " ".join((digest[:4], digest[4:8], digest[8:12], digest[12:16]))


def test_a_table_has_every_field() -> None:
    """With its days as ISO dates."""
    said = [Said(by="made-to", words="Yes.")]
    table = as_table(promise_of(Handed(asks="the parents' forum"), ended("kept", "made-to", said=said)))
    assert table["ends"] == [{"day": "2026-06-01", "how": "kept", "by": "made-to", "why": "It was done."}]
    assert table["handed"] == [{"day": "2026-06-01", "asks": "the parents' forum"}]
    assert table["heard"] == [{"day": "2026-06-01", "by": "made-to", "words": "Yes."}]
    assert (table["asked"], table["look"], table["changed_outside"]) == (True, "2026-09-01", False)
