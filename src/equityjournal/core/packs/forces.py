"""Forces named by questions, and the questions that name them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from equityjournal.core.packs.pack import Pack, Prompt
from equityjournal.core.text.speech import say


class Named(NamedTuple):
    """A force, with the questions naming the force."""

    id: str
    title: str
    prompts: list[tuple[Pack, Prompt]]


def forces() -> Mapping[str, str]:
    """Titles of the forces looked for in every pack, by id."""
    return {
        "racism": say("Racism"),
        "poverty": say("Class and poverty"),
        "disability": say("Disability and access"),
        "sex": say("Sex and gender"),
        "trans": say("Trans people"),
        "sexuality": say("Sexuality"),
        "faith": say("Faith"),
        "age": say("Age"),
        "migration": say("Migration and papers"),
        "travellers": say("Gypsy, Roma and Traveller people"),
        "care-experience": say("Care experience"),
        "language": say("Language"),
        "caring": say("Caring and pregnancy"),
        "distress": say("Distress and neurodivergence"),
        "prison": say("Prison"),
        "power": say("Power"),
        "money": say("Money"),
        "law": say("Law"),
    }


def named(packs: Iterable[Pack]) -> list[Named]:
    """Every force, with the live questions naming the force.

    Forces of a person's own pack come last, under their ids.
    """
    titles = forces()
    found: dict[str, list[tuple[Pack, Prompt]]] = {force: [] for force in titles}
    for pack in packs:
        for prompt in pack.live:
            for force in dict.fromkeys(prompt.names):
                found.setdefault(force, []).append((pack, prompt))
    return [Named(force, titles.get(force, force), prompts) for force, prompts in found.items()]
