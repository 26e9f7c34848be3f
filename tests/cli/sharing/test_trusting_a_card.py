"""`keys trust`, `agree` and `forget`: a card is kept once its words were compared aloud."""

from pathlib import Path

from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.keyring import new_keys
from manglings import attached, greeted, quoted
from pairs import kept_for_sharing
from program import Program


def test_a_card_is_kept_only_once_its_words_were_compared(amara: Program, card: Path) -> None:
    """Anything but yes keeps nothing; so does leaving, at either question."""
    before = kept_for_sharing(amara)
    for typed, code in (
        (["no"], 0),
        (["y"], 0),
        ([""], 0),
        ([], 0),
        (["^C"], 130),
        (["yes"], 130),
        (["yes", "^C"], 130),
    ):
        screen = amara.at_terminal("keys", "trust", str(card), typed=typed, code=code).out
        assert "face to face" in " ".join(screen.split())
        assert kept_for_sharing(amara) == before
    screen = amara.at_terminal("keys", "trust", str(card), typed=["yes", "perhaps", "n", "", "", "", ""]).out
    assert screen.count("Does Bronwen Rees manage you") == 2
    assert "Bronwen Rees's card is kept." in screen
    known = amara("keys", "show", "bron", "--json").json
    assert (known["name"], known["manages"]) == ("Bronwen Rees", False)
    assert " ".join(known["words"][:5]) in screen
    assert "  Bronwen Rees\n" in amara("keys").out


def test_somebody_who_manages_is_said_to(amara: Program, card: Path) -> None:
    """When their card is kept, in the list, and when it is shown."""
    screen = amara.at_terminal(
        "keys", "trust", str(card), "--as", "My lead", typed=["yes", "yes"], code=130
    ).out
    assert "They will be called My lead here." in screen
    assert "may be used at work" in " ".join(screen.split())
    assert "My lead, who manages you" in amara("keys").out
    assert "They manage you" in amara("keys", "show", "my lead").out
    assert amara("keys", "--json").json["people"][0]["manages"] is True
    amara("keys", "trust", str(card), "--yes", "--does-not-manage-me")
    assert "They do not manage you." in amara("keys", "show", "my lead").out


def test_the_agreement_is_offered_with_the_card_and_again_at_any_time(amara: Program, card: Path) -> None:
    """Each question may be left empty; what was said before is shown, and a hyphen takes it away."""
    answers = ["To think together", "", "A risk to a child", "Until March"]
    screen = amara.at_terminal("keys", "trust", str(card), typed=["yes", "no", *answers]).out
    assert "Coaching is not privileged" in screen
    agreement = amara("keys", "show", "bron", "--json").json["agreement"]
    assert agreement == {
        "purpose": "To think together", "limits": "", "passed_on": "A risk to a child", "kept": "Until March",
    }  # fmt: skip
    screen = amara.at_terminal("keys", "agree", "bron", typed=["", "Nothing is", "-", ""]).out
    assert "So far: To think together" in screen
    assert "has not been sent it" in screen
    said = amara("keys", "show", "bron").out
    assert "  What it is for: To think together\n  Limits of confidentiality: Nothing is\n" in said
    assert "passed on" not in said
    assert "Nothing was changed" in amara.at_terminal("keys", "agree", "bron", typed=[""] * 4).out
    amara("keys", "agree", "bron", "--purpose", "", "--passed-on", " Nothing ")
    agreement = amara("keys", "show", "bron", "--json").json["agreement"]
    assert list(agreement.values()) == ["", "Nothing is", "Nothing", "Until March"]


def test_a_card_may_be_pasted(amara: Program, card: Path) -> None:
    """At a terminal it ends with a full stop, or with Ctrl-D; the questions follow."""
    lines = card.read_text("utf-8").splitlines()
    for number, end in enumerate((".", "^D")):
        typed = [*lines, end, "yes", "no", *[""] * 4]
        said = amara.at_terminal("keys", "trust", "-", "--as", f"Bronwen {number}", typed=typed).out
        assert f"Bronwen {number}'s card is kept." in said
    assert len(amara("keys", "--json").json["people"]) == 1


def test_a_card_is_taken_out_of_a_letter(amara: Program, card: Path) -> None:
    """Quoted below a greeting, from a pipe; and a saved mail with the card attached."""
    letter = quoted(greeted(card.read_text("utf-8")))
    amara("keys", "trust", "-", "--yes", "--does-not-manage-me", piped=letter)
    amara("keys", "forget", "Bronwen", "--yes")
    card.write_bytes(attached(card.read_text("utf-8")))
    said = amara("keys", "trust", str(card), "--yes", "--does-not-manage-me").out
    assert "Bronwen Rees's card is kept." in said


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
            said = amara("keys", "trust", source, "--yes", "--manages-me", piped=piped, code=1).err
            assert said.count("\n") == 1
            assert "\x1b" not in said
    assert kept_for_sharing(amara) == before


def test_one_s_own_card_is_refused(amara: Program, tmp_path: Path) -> None:
    """That of former keys too."""
    amara("keys", "show", "-o", str(tmp_path / "mine"))
    for _ in range(2):
        said = amara("keys", "trust", str(tmp_path / "mine"), "--yes", "--manages-me", code=1)
        assert "a card of your own" in said.err
        amara("keys", "new", "--name", "Amara", "--replace")


def test_other_keys_under_a_known_name_are_a_warning(amara: Program, card: Path, tmp_path: Path) -> None:
    """Nothing but a typed yes gets past it; the former card is kept by another name, the agreement goes on."""
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    amara("keys", "agree", "bron", "--purpose", "To think together")
    other = tmp_path / "other"
    other.write_text(card_text(new_keys("bronwen rees").person), "utf-8")
    before = kept_for_sharing(amara)
    assert "--yes does not answer" in amara("keys", "trust", str(other), "--yes", "--manages-me", code=1).err
    screen = amara.at_terminal("keys", "trust", str(other), typed=["no"]).out
    assert "Either they made new ones, or somebody else sent this card" in " ".join(screen.split())
    assert kept_for_sharing(amara) == before
    amara.at_terminal("keys", "trust", str(other), typed=["yes", "no", *[""] * 4])
    now, former = amara("keys", "--json").json["people"]
    assert (now["name"], former["name"]) == ("bronwen rees", "Bronwen Rees (former card)")
    assert now["agreement"]["purpose"] == "To think together"
    assert "A former card" in amara("keys", "show", "Bronwen Rees (former card)").out
    assert amara("keys", "show", "bron", "--json").json == now
    screen = amara.at_terminal("keys", "trust", str(card), typed=["yes", "no", *[""] * 4]).out
    assert "Take care" in screen
    back, former = amara("keys", "--json").json["people"]
    assert (back["name"], back["replaced"]) == ("Bronwen Rees", None)
    assert former["name"].startswith("bronwen rees (former card")


def test_another_person_of_the_same_name_is_called_something_else(
    amara: Program, card: Path, tmp_path: Path
) -> None:
    """With --as both are known."""
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    other = tmp_path / "other"
    other.write_text(card_text(new_keys("Bronwen Rees").person), "utf-8")
    amara("keys", "trust", str(other), "--as", "Bronwen from housing", "--yes", "--does-not-manage-me")
    assert [one["name"] for one in amara("keys", "--json").json["people"]] == [
        "Bronwen from housing",
        "Bronwen Rees",
    ]
    assert (
        "cannot be used"
        in amara("keys", "trust", str(other), "--as", " ", "--yes", "--manages-me", code=1).err
    )


def test_whoever_is_forgotten_is_gone_and_what_was_shared_is_not(amara: Program, card: Path) -> None:
    """It asks first, and says what it cannot do."""
    before = kept_for_sharing(amara)
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    for typed in (["no"], []):
        assert "Nothing was forgotten." in amara.at_terminal("keys", "forget", "bron", typed=typed).out
    screen = amara.at_terminal("keys", "forget", "bron", typed=["yes"], columns=200).out
    assert "What you shared with them stays with them." in screen
    assert "`equityjournal coach forget` removes that." in screen
    assert kept_for_sharing(amara) == before
    assert "You have no card of “bron” yet." in amara("keys", "forget", "bron", "--yes", code=1).err


def test_a_damaged_record_of_somebody_is_named(amara: Program, card: Path) -> None:
    """It is left as it is, and the answer goes on without it."""
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    assert amara.home
    (path,) = amara.home.rglob("people/*.toml")
    path.write_text("name = 1", "utf-8")
    said = amara("keys")
    assert str(path) in said.err
    assert "Bronwen" not in said.out


def test_each_answer_of_an_agreement_is_kept_when_it_is_given(amara: Program, card: Path) -> None:
    """Whoever leaves at the third question finds the first two answers again, and is told that they are kept."""
    amara("keys", "trust", str(card), "--yes", "--does-not-manage-me")
    left = amara.at_terminal("keys", "agree", "bron", typed=["To learn.", "A court may ask.", "^C"], code=130)
    assert "Kept, on this machine." in left.out
    agreement = amara("keys", "show", "bron", "--json").json["agreement"]
    assert (agreement["purpose"], agreement["limits"]) == ("To learn.", "A court may ask.")
