"""`keys trust`: a card is kept once its ten words were typed as its owner read them."""

from pathlib import Path

import pytest

from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import new_keys
from manglings import attached, greeted, quoted
from pairs import kept_for_sharing
from program import Program

NOT_A_WORD = "sesquipedalian"


def test_a_card_is_kept_only_once_its_words_were_typed(amara: Program, card: Path, card_words: str) -> None:
    """All ten, of that card, in their order; the screen shows none of them, and leaving keeps nothing."""
    before = kept_for_sharing(amara)
    trust = ("keys", "trust", str(card), "--i-write")
    first, *rest = card_words.split()
    others = ["acorn" if rest[-1] != "acorn" else "album"]
    wrong = [
        ([*rest, first], 1),
        ([first, *rest[:-1], *others], 1),
        (rest, 2),
        (["yes"], 2),
        ([NOT_A_WORD] * 10, 2),
    ]
    for typed, code in (*(([" ".join(words)], code) for words, code in wrong), ([], 130), (["^C"], 130)):
        screen = amara.at_terminal(*trust, typed=typed, code=code).out
        assert "by telephone or face to face" in " ".join(screen.split())
        assert rest[3] not in screen.partition("> ")[0]
        assert kept_for_sharing(amara) == before
    words = ", ".join(word[:5] if len(word) > 5 else word for word in card_words.upper().split())
    assert "Bronwen Rees's card is kept." in amara.at_terminal(*trust, typed=[words]).out
    (known,) = amara("keys", "--json").json["people"]
    assert (known["name"], known["compared"], known["cards"][0]["how"]) == ("Bronwen Rees", None, "ten words")
    assert "  Bronwen Rees: checked by ten words on 1 June 2026\n" in amara("keys").out
    assert card_words.split()[0] in amara("keys", "show", "bron").out
    assert amara("keys", "show", "bron", "--json").json == known


@pytest.mark.parametrize("way", ["typed", "given"])
def test_words_of_another_card_keep_nothing(amara: Program, card: Path, way: str) -> None:
    """As where the card was changed on its way: the owner reads the words of the real one."""
    real = new_keys("Bronwen Rees").card.fingerprint
    before = kept_for_sharing(amara)
    trust = ("keys", "trust", str(card), "--i-write")
    if way == "typed":
        said = amara.at_terminal(*trust, typed=[real], code=1).out
    else:
        said = amara(*trust, "--words", real, code=1).err
    assert "if they stay different, this card is not theirs" in " ".join(said.split())
    assert kept_for_sharing(amara) == before


def test_who_brings_what_they_wrote_is_asked_once(amara: Program, card: Path, card_words: str) -> None:
    """Of somebody new; whether they manage whom is for `with` to ask before anything goes."""
    screen = amara.at_terminal("keys", "trust", str(card), typed=["perhaps", "me", card_words]).out
    assert screen.count("who brings what they wrote?") == 1
    assert "manage" not in screen
    again = amara("keys", "trust", str(card), "--words", card_words).out
    assert again == "Bronwen Rees's card is kept.\n"


def test_a_card_may_be_pasted(amara: Program, card: Path, card_words: str) -> None:
    """At a terminal it ends with a full stop, or with Ctrl-D; the words follow."""
    lines = card.read_text("utf-8").splitlines()
    for end in (".", "^D"):
        said = amara.at_terminal("keys", "trust", "-", "--i-write", typed=[*lines, end, card_words]).out
        assert "Bronwen Rees's card is kept." in said
    assert len(amara("keys", "--json").json["people"]) == 1


def test_a_card_is_taken_out_of_a_letter(amara: Program, card: Path, card_words: str) -> None:
    """Quoted below a greeting, from a pipe; and a saved mail with the card attached."""
    letter = quoted(greeted(card.read_text("utf-8")))
    given = ("--words", card_words, "--i-write")
    assert "card is kept." in amara("keys", "trust", "-", *given, piped=letter).out
    card.write_bytes(attached(card.read_text("utf-8")))
    assert "Bronwen Rees's card is kept." in amara("keys", "trust", str(card), *given).out


def test_what_is_no_card_is_refused_in_a_sentence(amara: Program, card: Path, tmp_path: Path) -> None:
    """Missing, a folder, two cards, far too long, or full of what steers a screen; nothing is kept."""
    before = kept_for_sharing(amara)
    assert "nowhere.txt is not in " in amara("keys", "trust", "nowhere.txt", code=1).err
    assert "it is a folder" in amara("keys", "trust", str(tmp_path), code=1).err
    two = card.read_text("utf-8") + card_text(new_keys("Chidi Eze").card)
    said = amara("keys", "trust", "-", piped=two, code=1).err
    assert said == (
        "What was pasted was not taken for a card: it holds more than one card; ask for one alone.\n"
    )
    for hostile in (b"", b"x" * 11_000_000, b"\x1b]0;x\x07", b"[" * 4000, b'card = 2\nname = "\x1b[2J"'):
        (tmp_path / "hostile").write_bytes(hostile)
        for piped, source in ((hostile, "-"), (b"", str(tmp_path / "hostile"))):
            said = amara("keys", "trust", source, "--words", "acorn", "--i-write", piped=piped, code=1).err
            assert said.count("\n") == 1
            assert "\x1b" not in said
    assert kept_for_sharing(amara) == before


def test_one_s_own_card_is_refused(amara: Program, tmp_path: Path) -> None:
    """That of former keys too."""
    amara("keys", "show", "-o", str(tmp_path / "mine"))
    for _ in range(2):
        said = amara("keys", "trust", str(tmp_path / "mine"), "--words", "acorn", "--i-write", code=1)
        assert "a card of your own" in said.err
        amara("keys", "new", "--name", "Amara", "--replace")


def test_other_keys_under_a_known_name_are_a_question_first(
    amara: Program, card: Path, card_words: str, tmp_path: Path
) -> None:
    """Nothing but a yes and the words gets past it; then the former card is closed."""
    amara("keys", "trust", str(card), "--words", card_words, "--i-write")
    other, new = tmp_path / "other", new_keys("Bronwen Rees").card
    other.write_text(card_text(new), "utf-8")
    before = kept_for_sharing(amara)
    given = ("--words", new.fingerprint, "--i-write")
    assert "--words does not answer" in amara("keys", "trust", str(other), *given, code=1).err
    for typed, code in ((["no"], 130), (["yes", card_words], 1)):
        screen = amara.at_terminal("keys", "trust", str(other), typed=typed, code=code).out
        assert "Either they made new ones, or somebody else sent this" in " ".join(screen.split())
        assert kept_for_sharing(amara) == before
    amara.at_terminal("keys", "trust", str(other), typed=["yes", new.fingerprint])
    (known,) = amara("keys", "--json").json["people"]
    assert [one["closed"] for one in known["cards"]] == ["2026-06-01", None]
    assert (
        "A former card, checked by ten words on 1 June 2026; closed on" in amara("keys", "show", "bron").out
    )


def test_another_person_of_the_same_name_is_called_something_else(
    amara: Program, card: Path, card_words: str, tmp_path: Path
) -> None:
    """With --as both are known."""
    amara("keys", "trust", str(card), "--words", card_words, "--i-write")
    other, person = tmp_path / "other", new_keys("Bronwen Rees").card
    other.write_text(card_text(person), "utf-8")
    trust = ("keys", "trust", str(other), "--words", person.fingerprint, "--i-write", "--as")
    amara(*trust, "Bronwen from housing")
    names = [known["name"] for known in amara("keys", "--json").json["people"]]
    assert names == ["Bronwen from housing", "Bronwen Rees"]
    assert "cannot be used" in amara(*trust, " ", code=1).err


def test_a_name_that_looks_like_another_is_warned_of(
    amara: Program, card: Path, card_words: str, tmp_path: Path
) -> None:
    """With a letter of another script, and with the user's own name."""
    amara("keys", "trust", str(card), "--words", card_words, "--i-write")
    for name, warning in (
        ("Bronw\u0435n Rees", "looks like Bronwen Rees"),
        ("Amara Okafor", "called as you are"),
        ("You", "a word that this program uses itself"),
    ):
        keys = new_keys(name)
        file = tmp_path / "card"
        file.write_text(card_text(keys.card), "utf-8")
        said = amara("keys", "trust", str(file), "--words", keys.card.fingerprint, "--i-write")
        assert warning in said.out + said.err


def test_a_damaged_record_of_somebody_is_named(amara: Program, card: Path, card_words: str) -> None:
    """It is left as it is, and the answer goes on without it."""
    amara("keys", "trust", str(card), "--words", card_words, "--i-write")
    assert amara.home
    (path,) = amara.home.rglob("companions/*.toml")
    path.write_text("name = 1", "utf-8")
    said = amara("keys")
    assert str(path) in said.err
    assert "Bronwen" not in said.out
