"""Roles that perhaps only one person could fill."""

import pytest

from equityjournal.core.promises.one_person import may_be_one_person

SEVERAL = [
    "families waiting for a school place", "people who use the desk", "the parents' forum", "young carers",
    "staff on nights", "tenants of the tower", "the night team", "the duty leads", "wheelchair users",
    "children in care", "the union", "everybody who rings",
]  # fmt: skip
ONE = [
    "the duty lead", "the mother in flat 3", "the only wheelchair user", "our first apprentice", "the boss",
    "the last of the night cleaners", "the manager of the home", "of",
]  # fmt: skip


@pytest.mark.parametrize("role", SEVERAL)
def test_a_role_of_several_is_let_be(role: str) -> None:
    """Its last word says so."""
    assert not may_be_one_person(role)


@pytest.mark.parametrize("role", ONE)
def test_a_role_of_one_is_asked_about(role: str) -> None:
    """By its last word, or by a word that says so."""
    assert may_be_one_person(role)
