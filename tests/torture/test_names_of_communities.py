"""Names of twenty communities are found and masked alike, in every sentence."""

import re
import tomllib
from collections.abc import Iterator

import pytest

import notices_blind
from equityjournal.core.notices.masking.mask import Mask
from equityjournal.core.notices.privacy import Known
from equityjournal.core.notices.words.plain_words import plain_words_of
from rules import shipped

pytestmark = pytest.mark.torture
DATA = tomllib.loads((notices_blind.BLIND / "names20.toml").read_text("utf-8"))


def test_no_community_is_found_much_less_than_others() -> None:
    """Twenty names in forty sentences for each: the lowest share is within 0.05 of the mean."""
    tally = notices_blind.names(shipped())
    rows = [row for row in tally.marked if row[0] == "community"]
    mean = sum(map(tally.share, rows)) / len(rows)
    for row in sorted(rows, key=tally.share):
        low, high = notices_blind.interval(tally.found[row], tally.marked[row])
        print(f"{row[1]:16} {tally.share(row):.3f} ({low:.3f} to {high:.3f})")  # noqa: T201
    assert len(rows) == 20
    assert all(tally.marked[row] >= 400 for row in rows)
    assert min(map(tally.share, rows)) >= mean - 0.05


def documents() -> Iterator[tuple[str, list[str]]]:
    """A name in a sentence, and in its other forms in a second entry."""
    for people in DATA["communities"].values():
        for at, name in enumerate(people):
            for frame in DATA["frames"][at % 4 :: 4]:
                forms = (name, f"{name}'s", f"{name}s", f"Mrs {name}", name.upper(), name.lower())
                yield name, [frame.replace("{name}", name), "\n".join(f"then {form} rang" for form in forms)]


@pytest.mark.parametrize("listed", [True, False])
def test_no_form_of_a_name_is_left(*, listed: bool) -> None:
    """4,000 documents: the name on the writer's list, or found behind a title; no word of the dictionary goes."""
    words = plain_words_of(shipped())
    for name, texts in documents():
        known = (Known((name,), "a person"),) if listed else ()
        every = texts if listed else [f"So I rang Mrs {name}.", *texts]
        mask = Mask(shipped(), known, every)
        small = name.lower()
        for text in every:
            masked = mask.text(text)
            left = [word for word in re.findall(r"[^\W_]+", masked) if word.lower() in (small, f"{small}s")]
            assert [word for word in left if not words.explain(small)] == [], (name, text, masked)
