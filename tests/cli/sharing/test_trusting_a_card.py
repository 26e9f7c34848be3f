"""`keys trust`: a card is kept once its ten words were typed as its owner read them."""

from pathlib import Path

import pytest

from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import new_keys
from manglings import attached, greeted, quoted
from pairs import kept_for_sharing
from program import Program


def test_a_card_is_kept_only_once_its_words_were_typed(amara: Program, card: Path, card_words: str) -> None:
    """All ten, of that card, in their order; the screen shows none of them, and leaving keeps nothing."""
    before = kept_for_sharing(amara)
    first, *rest = card_words.split()
    wrong = [
        " ".join(rest),
        " ".join([*rest, first]),
        " ".join([*card_words.split()[:-1], "acorn"]),
        "yes",
        "",
    ]
    for typed, code in (
        *(([words], 1) for words in wrong),
        ([], 130),
        (["^C"], 130),
        ([card_words, "^C"], 130),
    ):
        screen = amara.at_terminal("keys", "trust", str(card), typed=typed, code=code).out
        assert "by telephone or face to face" in " ".join(screen.split())
        assert card_words.split()[4] not in screen.partition("> ")[0]
        assert kept_for_sharing(amara) == before
    typed = [f"  {card_words.upper()} ", "perhaps", "n"]
    screen = amara.at_terminal("keys", "trust", str(card), typed=typed).out
    assert screen.count("Does Bronwen Rees manage you") == 2
    assert "Bronwen Rees's card is kept." in screen
    known = amara("keys", "show", "bron", "--json").json
    assert (known["name"], known["manages"], " ".join(known["words"])) == ("Bronwen Rees", False, card_words)
    assert "  Bronwen Rees\n" in amara("keys").out


@pytest.mark.parametrize("way", ["typed", "given"])
def test_words_of_another_card_keep_nothing(amara: Program, card: Path, way: str) -> None:
    """As where the card was changed on its way: the owner reads the words of the real one."""
    real = new_keys("Bronwen Rees").person.fingerprint
    before = kept_for_sharing(amara)
    trust = ("keys", "trust", str(card), "--does-not-manage-me")
    if way == "typed":
        said = amara.at_terminal(*trust, typed=[real], code=1).out
    else:
        said = amara(*trust, "--words", real, code=1).err
    assert "if they stay different, this card is not theirs" in " ".join(said.split())
    assert kept_for_sharing(amara) == before


def test_somebody_who_manages_is_said_to(amara: Program, card: Path, card_words: str) -> None:
    """When their card is kept, in the list, and when it is shown."""
    screen = amara.at_terminal("keys", "trust", str(card), "--as", "My lead", typed=[card_words, "yes"]).out
    assert "My lead's card is kept." in screen
    assert "may be used at work" in " ".join(screen.split())
    assert "My lead, who manages you" in amara("keys").out
    assert "They manage you" in amara("keys", "show", "my lead").out
    assert amara("keys", "--json").json["people"][0]["manages"] is True
    amara("keys", "trust", str(card), "--words", card_words, "--does-not-manage-me")
    assert "They do not manage you." in amara("keys", "show", "my lead").out


def test_a_card_may_be_pasted(amara: Program, card: Path, card_words: str) -> None:
    """At a terminal it ends with a full stop, or with Ctrl-D; the questions follow."""
    lines = card.read_text("utf-8").splitlines()
    for number, end in enumerate((".", "^D")):
        typed = [*lines, end, card_words, "no"]
        said = amara.at_terminal("keys", "trust", "-", "--as", f"Bronwen {number}", typed=typed).out
        assert f"Bronwen {number}'s card is kept." in said
    assert len(amara("keys", "--json").json["people"]) == 1


def test_a_card_is_taken_out_of_a_letter(amara: Program, card: Path, card_words: str) -> None:
    """Quoted below a greeting, from a pipe; and a saved mail with the card attached."""
    letter = quoted(greeted(card.read_text("utf-8")))
    given = ("--words", card_words, "--does-not-manage-me")
    assert "card is kept." in amara("keys", "trust", "-", *given, piped=letter).out
    card.write_bytes(attached(card.read_text("utf-8")))
    assert "Bronwen Rees's card is kept." in amara("keys", "trust", str(card), *given).out


def test_what_is_no_card_is_refused_in_a_sentence(amara: Program, card: Path, tmp_path: Path) -> None:
    """Missing, a folder, two cards, far too long, or full of what steers a screen; nothing is kept."""
    before = kept_for_sharing(amara)
    assert "nowhere.txt is not there." in amara("keys", "trust", "nowhere.txt", code=1).err
    assert "not an ordinary file" in amara("keys", "trust", str(tmp_path), code=1).err
    two = card.read_text("utf-8") + card_text(new_keys("Chidi Eze").person)
    said = amara("keys", "trust", "-", piped=two, code=1).err
    assert said == (
        "What was pasted was not taken for a card: it holds more than one card; ask for one alone.\n"
    )
    for hostile in (b"", b"x" * 11_000_000, b"\x1b]0;x\x07", b"[" * 4000, b'card = 1\nname = "\x1b[2J"'):
        (tmp_path / "hostile").write_bytes(hostile)
        for piped, source in ((hostile, "-"), (b"", str(tmp_path / "hostile"))):
            said = amara("keys", "trust", source, "--words", "acorn", "--manages-me", piped=piped, code=1).err
            assert said.count("\n") == 1
            assert "\x1b" not in said
    assert kept_for_sharing(amara) == before


def test_one_s_own_card_is_refused(amara: Program, tmp_path: Path) -> None:
    """That of former keys too."""
    amara("keys", "show", "-o", str(tmp_path / "mine"))
    for _ in range(2):
        said = amara("keys", "trust", str(tmp_path / "mine"), "--words", "acorn", "--manages-me", code=1)
        assert "a card of your own" in said.err
        amara("keys", "new", "--name", "Amara", "--replace")


def test_other_keys_under_a_known_name_are_a_warning(
    amara: Program, card: Path, card_words: str, tmp_path: Path
) -> None:
    """Nothing but typed words gets past it; the former card is kept by another name."""
    amara("keys", "trust", str(card), "--words", card_words, "--manages-me")
    other, new = tmp_path / "other", new_keys("bronwen rees").person
    other.write_text(card_text(new), "utf-8")
    before = kept_for_sharing(amara)
    given = ("--words", new.fingerprint, "--manages-me")
    assert "--words does not answer" in amara("keys", "trust", str(other), *given, code=1).err
    screen = amara.at_terminal("keys", "trust", str(other), typed=["no"], code=1).out
    assert "Either they made new ones, or somebody else sent this card" in " ".join(screen.split())
    assert kept_for_sharing(amara) == before
    amara.at_terminal("keys", "trust", str(other), typed=[new.fingerprint, "no"])
    now, former = amara("keys", "--json").json["people"]
    assert (now["name"], former["name"]) == ("bronwen rees", "Bronwen Rees (former card)")
    assert "A former card" in amara("keys", "show", "Bronwen Rees (former card)").out
    assert amara("keys", "show", "bron", "--json").json == now
    screen = amara.at_terminal("keys", "trust", str(card), typed=[card_words, "no"]).out
    assert "Take care" in screen
    back, former = amara("keys", "--json").json["people"]
    assert (back["name"], back["replaced"]) == ("Bronwen Rees", None)
    assert former["name"].startswith("bronwen rees (former card")


def test_another_person_of_the_same_name_is_called_something_else(
    amara: Program, card: Path, card_words: str, tmp_path: Path
) -> None:
    """With --as both are known."""
    amara("keys", "trust", str(card), "--words", card_words, "--manages-me")
    other, person = tmp_path / "other", new_keys("Bronwen Rees").person
    other.write_text(card_text(person), "utf-8")
    trust = ("keys", "trust", str(other), "--words", person.fingerprint, "--does-not-manage-me", "--as")
    amara(*trust, "Bronwen from housing")
    names = [known["name"] for known in amara("keys", "--json").json["people"]]
    assert names == ["Bronwen from housing", "Bronwen Rees"]
    assert "cannot be used" in amara(*trust, " ", code=1).err


def test_a_damaged_record_of_somebody_is_named(amara: Program, card: Path, card_words: str) -> None:
    """It is left as it is, and the answer goes on without it."""
    amara("keys", "trust", str(card), "--words", card_words, "--manages-me")
    assert amara.home
    (path,) = amara.home.rglob("people/*.toml")
    path.write_text("name = 1", "utf-8")
    said = amara("keys")
    assert str(path) in said.err
    assert "Bronwen" not in said.out
