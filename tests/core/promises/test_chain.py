"""The chain of changes: what counts, and what is named as missing or changed."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.promises.chain import Seal, chain
from equityjournal.core.promises.state import standing
from promised import kept, looked, made, some_register


@given(st.integers(0, 10**9))
def test_a_register_shuffled_doubled_and_split_reads_the_same(seed: int) -> None:
    """Whatever order files come in, however many copies there are, and whichever machine they were made on."""
    lot = random.Random(seed)  # noqa: S311
    found = some_register(lot)
    whole, stands = chain(found), standing(chain(found))
    assert not whole.missing
    assert not whole.altered
    shuffled = [*found, *lot.choices(found, k=len(found))]
    lot.shuffle(shuffled)
    assert chain(shuffled) == whole
    assert standing(chain(shuffled)) == stands
    half = lot.sample(found, len(found) // 2)
    met = [*half, *(one for one in found if one not in half), *half]
    assert standing(chain(met)) == stands


@given(st.integers(0, 10**9))
def test_a_change_taken_out_of_the_middle_is_named(seed: int) -> None:
    """All but those that no other change names are missed when they go."""
    found = some_register(random.Random(seed))  # noqa: S311
    heads = {(head.promise, head.id) for head in chain(found).heads}
    for gone in found:
        left = chain([one for one in found if one is not gone])
        assert (gone.name in left.missing) == (gone.name not in heads)


def test_two_changes_at_once_are_both_named_by_the_next() -> None:
    """Two machines that add to one register leave two ends, which the next change joins."""
    first = kept("aaaaaa", 1, made())
    left, right = (kept("aaaaaa", 2, looked(), [first], letters) for letters in ("bbbbbb", "cccccc"))
    joined = kept("aaaaaa", 3, looked(), [first, left, right])
    assert [named.id for named in joined.change.after] == [left.change.id, right.change.id]
    assert [head.id for head in chain([joined, right, left, first]).heads] == [joined.change.id]


def test_a_file_that_is_not_as_it_was_is_named() -> None:
    """By its own seal, and by the digest that a later change gave of it."""
    first = kept("aaaaaa", 1, made())
    second = kept("aaaaaa", 2, looked(), [first])
    assert chain([replace(first, seal=Seal.CHANGED), second]).altered == [first.name]
    forged = replace(first, sha256="0" * 64)
    assert chain([forged, second]).altered == [first.name]
    assert chain([first, replace(second, sha256="0" * 64)]).altered == []  # the last has nothing behind it


def test_of_copies_that_differ_the_one_named_later_counts() -> None:
    """Then the one with a whole seal; and that they differ is said."""
    first = kept("aaaaaa", 1, made())
    second = kept("aaaaaa", 2, looked(), [first])
    other = replace(first, sha256="0" * 64)
    found = chain([other, first, second])
    assert found.changes == [first, second]
    assert found.differing == [first.name]
    assert not found.altered
    broken = replace(first, sha256="0" * 64, seal=Seal.CHANGED)
    assert chain([broken, first]).changes == [first]
