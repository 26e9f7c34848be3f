"""`keys`: made, shown, compared aloud and kept; each step says what it means."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from equityjournal.core.keys import new_keys
from equityjournal.store.cards import card_text
from locking import quickly_locked
from program import Program

SECRET = "a fish, a lamp and rain"  # noqa: S105 - invented
Machine = Callable[[str], Program]


@pytest.fixture
def amara(machine: Machine) -> Program:
    """Amara's machine, with keys."""
    amara = machine("amara")
    amara("keys", "new", "--name", "Amara Okafor")
    return amara


@pytest.fixture
def card(machine: Machine, tmp_path: Path) -> Path:
    """The card of Bronwen, who has a machine of her own."""
    bronwen = machine("bronwen")
    bronwen("keys", "new", "--name", "Bronwen Rees")
    bronwen("keys", "show", "--output", str(tmp_path / "bronwen.txt"))
    return tmp_path / "bronwen.txt"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locking takes no time; opening is the real thing."""
    monkeypatch.setattr("equityjournal.store.keyring.passphrase.encrypt", quickly_locked)


def kept(program: Program) -> dict[str, bytes]:
    """Everything in the place for sharing."""
    assert program.home
    place = next(program.home.rglob("equityjournal-sharing"), program.home / "nothing")
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_somebody_new_is_told_what_keys_are_for_and_what_to_do(machine: Machine) -> None:
    """One step at a time; a journal is neither needed nor made."""
    amara = machine("amara")
    assert "`equityjournal keys new` makes them" in amara("keys").out
    assert amara("keys", "--json").json == {"keys": None, "people": []}
    for verb in ("show", "test"):
        assert amara("keys", verb, code=1).err.startswith("You have no keys yet.")
    amara("keys", "new", "--name", "Amara Okafor")
    said = amara("keys").out
    assert "You have keys, as Amara Okafor." in said
    assert "`equityjournal keys trust CARD` keeps theirs." in said
    assert amara.home
    assert not (amara.home / "journal").exists()


def test_making_keys_asks_for_a_name_and_says_what_the_private_file_means(machine: Machine) -> None:
    """Where it is, that nobody else may have it, what losing it means, and disk encryption first."""
    said = machine("amara").at_terminal("keys", "new", typed=["  Amara   Okafor "]).out
    plain = " ".join(said.split())
    assert "What are you called?" in plain
    assert "Your keys are made, Amara Okafor." in plain
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
    """Given, or typed."""
    amara = machine("amara")
    assert why in amara("keys", "new", "--name", name, code=1).err
    assert why in amara.at_terminal("keys", "new", typed=[name], code=1, columns=200).out
    assert kept(amara) == {}


def test_where_nobody_can_answer_options_do_without(machine: Machine, card: Path) -> None:
    """Each refusal names the option, and keeps nothing."""
    amara = machine("amara")
    assert "--name does" in amara("keys", "new", code=1).err
    assert "nobody is here to type it" in amara("keys", "new", "--name", "A", "--passphrase", code=1).err
    assert "--yes says they were" in amara("keys", "trust", str(card), code=1).err
    assert "--does-not-manage-me" in amara("keys", "trust", str(card), "--yes", code=1).err
    assert kept(amara) == {}
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    assert "--purpose" in amara("keys", "agree", "bron", code=1).err
    assert "--yes does without" in amara("keys", "forget", "bron", code=1).err


def test_keys_there_are_stay_unless_others_are_asked_for(amara: Program) -> None:
    """With --replace the former ones are kept, and the new card has to go to everybody."""
    before = kept(amara)
    assert "You have keys already" in amara("keys", "new", "--name", "A", code=1).err
    assert kept(amara) == before
    said = amara("keys", "new", "--name", "Amara O.", "--replace").out
    assert "Your new card must go to everybody you share with" in said
    assert before.items() < kept(amara).items()
    assert "So do your former keys." in amara("keys", "test").out
    amara("keys", "new", "--name", "Amara O.", "--replace")
    assert "So do 2 sets of former keys." in amara("keys", "test").out


def test_a_card_can_be_piped_and_its_words_stay_out_of_it(amara: Program, machine: Machine) -> None:
    """Standard output holds the card alone, as --output writes it; the words are beside it, five and five."""
    shown = amara("keys", "show")
    assert shown.out.startswith("# A card for equityjournal. Nothing in it is secret.\ncard = 1\n")
    words = amara("keys", "show", "--json").json["words"]
    assert shown.err.splitlines()[-2:] == [f"  {' '.join(words[:5])}", f"  {' '.join(words[5:])}"]
    trusted = machine("bronwen")("keys", "trust", "-", "--yes", "--does-not-manage-me", piped=shown.out)
    assert " ".join(words[:5]) in trusted.err
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


def test_a_card_is_kept_only_once_its_words_were_compared(amara: Program, card: Path) -> None:
    """Anything but yes keeps nothing; so does leaving, at either question."""
    before = kept(amara)
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
        assert kept(amara) == before
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


def test_what_is_no_card_is_refused_in_a_sentence(amara: Program, card: Path, tmp_path: Path) -> None:
    """Missing, a folder, quoted, far too long, or full of what steers a screen; nothing is kept."""
    before = kept(amara)
    assert "nowhere.txt is not there." in amara("keys", "trust", "nowhere.txt", code=1).err
    assert "not an ordinary file" in amara("keys", "trust", str(tmp_path), code=1).err
    quoted = card.read_text("utf-8").replace("\n", "\n> ")
    said = amara("keys", "trust", "-", piped=quoted, code=1).err
    assert said.startswith(
        "What was pasted was not taken for a card: a mail program put “>” before its lines"
    )
    for hostile in (b"", b"x" * 11_000_000, b"\x1b]0;x\x07", b"[" * 4000, b'card = 1\nname = "\x1b[2J"'):
        (tmp_path / "hostile").write_bytes(hostile)
        for piped, source in ((hostile, "-"), (b"", str(tmp_path / "hostile"))):
            said = amara("keys", "trust", source, "--yes", "--manages-me", piped=piped, code=1).err
            assert said.count("\n") == 1
            assert "\x1b" not in said
    assert kept(amara) == before


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
    before = kept(amara)
    assert "--yes does not answer" in amara("keys", "trust", str(other), "--yes", "--manages-me", code=1).err
    screen = amara.at_terminal("keys", "trust", str(other), typed=["no"]).out
    assert "Either they made new ones, or somebody else sent this card" in " ".join(screen.split())
    assert kept(amara) == before
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
    before = kept(amara)
    amara("keys", "trust", str(card), "--yes", "--manages-me")
    for typed in (["no"], []):
        assert "Nothing was forgotten." in amara.at_terminal("keys", "forget", "bron", typed=typed).out
    screen = amara.at_terminal("keys", "forget", "bron", typed=["yes"], columns=200).out
    assert "What you shared with them stays with them." in screen
    assert "`equityjournal coach forget` removes that." in screen
    assert kept(amara) == before
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


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_typed_twice_and_never_shown(machine: Machine) -> None:
    """Time and memory are said first; an empty one, two that differ, and leaving make nothing."""
    amara = machine("amara")
    new = ["keys", "new", "--name", "Amara Okafor", "--passphrase"]
    for unseen, code, why in (
        (["", ""], 1, "would protect nothing"),
        ([" ", " "], 1, "would protect nothing"),
        ([SECRET, SECRET.upper()], 1, "were not the same"),
        (["^C"], 130, "Passphrase:"),
        ([SECRET, "^C"], 130, "The same again:"),
        ([SECRET], 130, "The same again:"),
    ):
        screen = amara.at_terminal(*new, unseen=unseen, code=code).out
        assert why in screen
        assert SECRET not in screen
        assert kept(amara) == {}
    screen = amara.at_terminal(*new, unseen=[SECRET, SECRET]).out
    assert "some seconds and about a gigabyte of memory" in " ".join(screen.split())
    assert SECRET not in screen
    assert "They are locked with a passphrase." in amara("keys").out
    assert amara("keys", "show", "--json").json["locked"] is True


@pytest.mark.usefixtures("quick")
def test_a_forgotten_passphrase_is_found_out_early(machine: Machine) -> None:
    """`keys test` asks for it; what was typed wrong changes nothing, and nothing waits where nobody is."""
    amara = machine("amara")
    amara.at_terminal("keys", "new", "--name", "Amara", "--passphrase", unseen=[SECRET, SECRET])
    before = kept(amara)
    assert "Your keys work" in amara.at_terminal("keys", "test", unseen=[SECRET]).out
    assert "does not open" in amara.at_terminal("keys", "test", unseen=["another"], code=1).out
    assert amara.at_terminal("keys", "test", unseen=["^C"], code=130).out.strip() == "Passphrase:"
    assert amara.at_terminal("keys", "test", unseen=["^D"], code=130).out.strip() == "Passphrase:"
    assert "nobody is here to type it" in amara("keys", "test", piped=SECRET, code=1).err
    assert kept(amara) == before
    amara("keys", "new", "--name", "Amara", "--replace")
    said = amara("keys", "test")
    assert "Former keys were left out." in said.err
    assert "So do" not in said.out


def test_a_terminal_that_would_show_what_is_typed_is_not_asked(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python would only warn; and bytes that are no text are refused like another wrong passphrase."""
    import getpass
    import warnings

    from equityjournal.cli._sharing import unseen
    from equityjournal.core.errors import NotAllowed

    def shown(_prompt: str) -> str:
        warnings.warn("shown", getpass.GetPassWarning, stacklevel=1)
        return SECRET

    monkeypatch.setattr("equityjournal.cli._sharing.is_terminal", lambda _stream: True)
    monkeypatch.setattr(getpass, "getpass", shown)
    with pytest.raises(NotAllowed, match="would show the passphrase"):
        unseen("Passphrase: ", "")
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: b"\xff".decode("utf-8"))
    with pytest.raises(NotAllowed, match="not text"):
        unseen("Passphrase: ", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such marks on files")
def test_a_private_file_that_others_may_read_is_pointed_out(amara: Program) -> None:
    """As it may be after a move from another machine."""
    assert amara("keys", "test").err == ""
    assert amara.home
    (path,) = amara.home.rglob("private.txt")
    path.chmod(0o644)
    assert amara("keys", "test").err == ""
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    assert f"Other people on this machine may read {path}." in amara("keys", "test").err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal to play with")
def test_on_a_real_terminal_a_passphrase_is_typed_unseen(home: Path) -> None:
    """With all the work of a real lock; Ctrl-C at the question ends it, and the terminal shows typing again."""
    import pexpect

    def session(*words: str) -> pexpect.spawn:
        environment = {**os.environ, "HOME": str(home), "TERM": "dumb"}
        return pexpect.spawn(
            sys.executable,
            ["-m", "equityjournal", "keys", *words],
            env=environment,
            encoding="utf-8",
            timeout=60,
        )

    making = session("new", "--name", "Amara Okafor", "--passphrase")
    for question in ("Passphrase: ", "The same again: "):
        making.expect(question)
        making.waitnoecho()
        making.sendline(SECRET)
    making.expect("Your keys are made")
    shown = making.before + making.read()
    making.close()
    assert (making.exitstatus, SECRET in shown) == (0, False)

    trying = session("test")
    trying.expect("Passphrase: ")
    trying.waitnoecho()
    trying.sendline(SECRET)
    trying.expect("Your keys work")
    trying.expect(pexpect.EOF)
    trying.close()
    assert trying.exitstatus == 0

    for leave in ("sendintr", "sendeof"):
        leaving = session("test")
        leaving.expect("Passphrase: ")
        leaving.waitnoecho()
        getattr(leaving, leave)()
        leaving.expect(pexpect.EOF)
        leaving.close()
        assert leaving.exitstatus == 130
