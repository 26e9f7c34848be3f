"""A retired question: kept for entries that cite it, and asked of nobody."""

from core.examples import pack_table, prompt_table
from equityjournal.core.packs.forces import named
from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.paper import answers, parts, read_typed
from equityjournal.core.packs.shelf import Shelf

PACK = Pack.model_validate(
    pack_table(
        prompts=[
            prompt_table(id="who-decides", text="Who decides?", names=["power"]),
            prompt_table(id="who-decided", text="Who decided?", names=["power"], retired=True),
        ]
    )
)
OLD = "power/who-decided"


def test_it_is_kept_and_not_counted() -> None:
    """The pack still has it by name; lists and counts hold the others alone."""
    assert PACK.prompt(OLD).text == "Who decided?"
    assert [prompt.id for prompt in PACK.live] == ["who-decides"]
    assert [prompt.id for prompt in PACK.contents().live] == ["who-decides"]


def test_it_is_on_no_sheet_but_an_old_sheet_can_be_typed_in() -> None:
    """Paper printed before it was retired still carries its code."""
    assert [prompt.id for part in parts(PACK) for prompt in part.prompts] == ["who-decides"]
    (answer,) = answers(read_typed(f"[{OLD}]\nThe panel.").blocks, PACK.prompts)
    assert answer.question == "Who decided?"


def test_only_its_whole_name_means_it() -> None:
    """Part of a name means a question in use, so that none is ambiguous for its sake."""
    shelf = Shelf([PACK.contents()])
    assert shelf.prompt("who-dec")[1] == "power/who-decides"
    assert shelf.prompt("who-decided")[1] == shelf.prompt(OLD)[1] == OLD


def test_what_it_names_is_not_listed() -> None:
    """The list of what is named where holds questions that are asked."""
    (power,) = (force for force in named([PACK]) if force.id == "power")
    assert [prompt.id for _, prompt in power.prompts] == ["who-decides"]
