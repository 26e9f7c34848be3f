"""Texts that random examples seldom hold: what stands close to a name, an initial or a known value, and is none."""

import pytest

from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.masking.values import Values
from equityjournal.core.notices.names.forms import forms_of
from equityjournal.core.notices.privacy import find
from rules import shipped


def masked(*texts: str) -> list[str]:
    """Texts of one document, masked."""
    mask = Mask(shipped(), (), texts)
    return [mask.text(text) for text in texts]


@pytest.mark.parametrize(
    "text", ["then Wouldn't it be late", "so Can't we wait", "the N.H.S. said no", "re it: no change"]
)
def test_a_capital_with_a_reason_of_its_own_is_no_name(text: str) -> None:
    """A verb with "not" drawn into it, letters of a body, and a small word behind "re"."""
    assert not list(find(text, shipped(), ()))


def test_a_short_name_is_not_taken_for_a_mutated_one() -> None:
    """Dai may be Ddai, which no other word is; it is not taken for Nai."""
    words = {word for word, _ in forms_of("dai")}
    assert "ddai" in words
    assert "nai" not in words


def test_a_row_of_words_that_nothing_explains_is_no_name_in_small_letters() -> None:
    """Two such words behind "saw" may be a name; five are left alone."""
    text = "saw adaeze okonkwo today"
    (finding,) = find(text, shipped(), ())
    assert text[finding.start : finding.end] == "adaeze okonkwo"
    assert not list(find("saw adaeze okonkwo chukwuma nwosulu obiageli today", shipped(), ()))


def test_a_short_value_is_masked_only_where_it_was_found() -> None:
    """An age of two figures is no value to look for elsewhere; nor is what only begins like a value."""
    (finding, *_) = find("her number is 07700 900123", shipped(), ())
    values = Values()
    values.add("07", finding)
    assert not list(values.again("07 and 0770"))
    values.add("07700 900123", finding)
    assert not list(values.again("07700 900456"))
    assert list(values.again("it is 07700900123"))


def test_masking_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often what was put in place gives something new to find."""
    monkeypatch.setattr("equityjournal.core.notices.masking.mask._MOST_ROUNDS", 1)
    assert masked("rang Mrs Okafor twice") != ["rang Mrs Okafor twice"]
