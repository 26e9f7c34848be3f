"""`keys`: made and shown; each step says what it means."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pairs import kept_for_sharing
from program import Program

Machine = Callable[[str], Program]


def test_somebody_new_is_told_what_keys_are_for_and_what_to_do(machine: Machine) -> None:
    """One step at a time; a journal is neither needed nor made."""
    amara = machine("amara")
    assert "`equityjournal with NAME` makes them" in amara("keys").out
    assert amara("keys", "--json").json == {"keys": None, "people": []}
    for verb in ("show", "stolen"):
        assert amara("keys", verb, code=1).err.startswith("You have no keys yet.")
    amara("keys", "new", "--name", "Amara Okafor")
    said = amara("keys").out
    assert "You have keys, as Amara Okafor." in said
    words = amara("keys", "--json").json["keys"]["words"]
    assert f"  {' '.join(words[:5])}\n  {' '.join(words[5:])}\n" in said
    assert amara.home
    assert not (amara.home / "journal").exists()


def test_making_keys_asks_for_a_name_and_says_what_the_private_file_means(machine: Machine) -> None:
    """Where it is, that nobody else may have it, what losing it means, and disk encryption first."""
    said = machine("amara").at_terminal("keys", "new", typed=["  Amara   Okafor "]).out
    plain = " ".join(said.split())
    assert "What are you called?" in plain
    assert "Your keys are made, Amara Okafor." in plain
    assert "former keys" not in plain
    assert "keys/1/private.txt" in plain
    assert "Nobody else may have that file" in plain
    assert "cannot be opened again; it can only be shared with you anew" in plain
    assert "BitLocker, FileVault, LUKS" in plain


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        ("  ", "it is empty"),
        ("a" * 81, "longer than 80"),
        ("A\x1b[2J", "cannot be seen"),
        ("A\u202eb", "cannot be seen"),
    ],
)
def test_a_name_that_cannot_stand_on_a_card_makes_nothing(machine: Machine, name: str, why: str) -> None:
    """Given, or typed and left at the question, which is asked again."""
    amara = machine("amara")
    assert why in amara("keys", "new", "--name", name, code=1).err
    assert why in amara.at_terminal("keys", "new", typed=[name], code=130, columns=200).out
    assert kept_for_sharing(amara) == {}


def test_where_nobody_can_answer_options_do_without(machine: Machine, card: Path) -> None:
    """Each refusal names the option, and keeps nothing."""
    amara = machine("amara")
    assert "--name does" in amara("keys", "new", code=1).err
    assert "nobody is here to type it" in amara("keys", "new", "--name", "A", "--passphrase", code=1).err
    assert kept_for_sharing(amara) == {}
    assert amara("keys", "trust", str(card), "--i-write", code=1).err.startswith("You have no keys yet.")
    amara("keys", "new", "--name", "Amara")
    before = kept_for_sharing(amara)
    assert "--words gives them" in amara("keys", "trust", str(card), "--i-write", code=1).err
    assert "--i-write, or --they-write" in amara("keys", "trust", str(card), "--words", "acorn", code=1).err
    assert kept_for_sharing(amara) == before


def test_keys_there_are_stay_unless_others_are_asked_for(amara: Program) -> None:
    """With --replace the former ones are kept, and the new card has to go to everybody."""
    before = kept_for_sharing(amara)
    assert "You have keys already" in amara("keys", "new", "--name", "A", code=1).err
    assert kept_for_sharing(amara) == before
    said = amara("keys", "new", "--name", "Amara O.", "--replace").out
    assert "A letter tells each person you share with" in said
    assert before.items() < kept_for_sharing(amara).items()


def test_a_card_can_be_piped_and_its_words_stay_out_of_it(amara: Program, machine: Machine) -> None:
    """Standard output holds the card alone, as --output writes it; the words are beside it, five and five."""
    shown = amara("keys", "show")
    assert shown.out.startswith("# A card for equityjournal. Nothing in it is secret.\ncard = 2\n")
    words = amara("keys", "show", "--json").json["words"]
    assert shown.err.splitlines()[-2:] == [f"  {' '.join(words[:5])}", f"  {' '.join(words[5:])}"]
    bronwen = machine("bronwen")
    bronwen("keys", "new", "--name", "Bronwen")
    trusted = bronwen("keys", "trust", "-", "--words", " ".join(words), "--they-write", piped=shown.out)
    assert "Amara Okafor's card is kept." in trusted.out


def test_on_a_screen_the_card_is_never_wrapped(amara: Program) -> None:
    """However narrow the window: a broken line would be no card."""
    assert amara("keys", "show").out in amara.at_terminal("keys", "show", columns=30).out


def test_a_card_goes_to_a_file_that_is_not_there_yet(amara: Program, tmp_path: Path) -> None:
    """Never over another, never into the journal; and only one's own."""
    file = tmp_path / "card.txt"
    amara("keys", "show", "-o", str(file))
    assert file.read_text("utf-8") == amara("keys", "show").out
    assert "is there already" in amara("keys", "show", "-o", str(file), code=1).err
    assert amara.home
    inside = amara.home / "journal" / "card.txt"
    assert "inside the journal" in amara("keys", "show", "-o", str(inside), code=1).err
    assert "Only your own card" in amara("keys", "show", "bron", "-o", str(file), code=2).err


def test_after_a_theft_it_is_said_whom_to_ring(amara: Program, card: Path, card_words: str) -> None:
    """New keys are made under the same name, and there is a sentence to say to each person."""
    amara("keys", "trust", str(card), "--words", card_words, "--i-write")
    before = amara("keys", "--json").json["keys"]
    said = " ".join(amara.at_terminal("keys", "stolen").out.split())
    assert "Ring Bronwen Rees: “Somebody may have my keys:" in said
    assert "`equityjournal with 'Bronwen Rees' --anew`" in said
    (known,) = amara("keys", "--json").json["people"]
    assert known["cards"][0]["closed"] == "2026-06-01"
    assert "Bronwen Rees: keys closed" in amara("keys").out
    now = amara("keys", "--json").json["keys"]
    assert (now["name"], now["age"] == before["age"]) == (before["name"], False)
