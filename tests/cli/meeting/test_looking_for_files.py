"""`open` without a file: what is new in Downloads and in the folder at hand; nothing there is moved, and nobody new let in unasked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coaching import a_letter, a_share, asked_back, everything_in, kept_by, sealed, sent, shared
from equityjournal.core.sharing.letter import Letter
from equityjournal.formats.sealed_letter import as_text
from equityjournal.store.disk.places import downloads_folder
from equityjournal.store.sharing.cards import card_text
from equityjournal.store.sharing.found_files import MOST
from manglings import attached, in_a_mail, zipped
from pairs import give_keys, introduce, journal_of, keys_of, pair, place
from program import Program

Machine = Callable[[str], Program]

NOTHING = (
    "Nothing new for you is in {path}, or in this folder.\n"
    "`equityjournal open FILE` opens a file that is elsewhere; `equityjournal open -` takes what you paste.\n"
)


@pytest.fixture
def two(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Program, Program]:
    """Amara and Bronwen; the folder at hand is empty, Bronwen has Downloads, and has had something from Amara."""
    (tmp_path / "at hand").mkdir()
    monkeypatch.chdir(tmp_path / "at hand")
    amara, bronwen = pair(machine)
    shared(amara, bronwen)
    downloads(bronwen).mkdir()
    return amara, bronwen


@pytest.fixture
def chidi(machine: Machine) -> Program:
    """Somebody with keys, whom neither of the two knows."""
    chidi = machine("chidi")
    give_keys(chidi, "Chidi Eze")
    return chidi


def downloads(program: Program) -> Path:
    """Somebody's folder for downloads."""
    assert program.home
    return program.home / "Downloads"


def put(program: Program, name: str, share: Letter, sender: Program) -> Path:
    """A share in somebody's Downloads, as this program writes it."""
    path = downloads(program) / name
    path.write_bytes(as_text(sealed(share, sender, program), "Bronwen Rees"))
    return path


def test_where_nothing_is_new_it_says_so_and_what_to_do(two: tuple[Program, Program]) -> None:
    """In Downloads that are empty, missing, or hold a letter, a picture and a folder."""
    _, bronwen = two
    nothing = NOTHING.format(path=downloads(bronwen))
    assert bronwen("open").out == nothing
    (downloads(bronwen) / "letter.txt").write_text("Dear Bronwen", "utf-8")
    (downloads(bronwen) / "photo.jpg").write_bytes(bytes(range(256)) * 200)
    (downloads(bronwen) / "folder").mkdir()
    assert bronwen("open").out == nothing


def test_what_is_new_is_opened_in_the_order_made_and_nothing_is_moved(two: tuple[Program, Program]) -> None:
    """Whatever they are called, from both folders, each once; those opened before are passed over without a word."""
    amara, bronwen = two
    first, second, third = (a_share(amara, bronwen, note=note) for note in ("one", "two", "three"))
    put(bronwen, "z.txt", first, amara)
    put(bronwen, "z (1).txt", first, amara)
    put(bronwen, "a.txt", third, amara)
    Path("for-bronwen.eml").write_bytes(
        in_a_mail(as_text(sealed(second, amara, bronwen), "Bronwen").decode())
    )
    before = everything_in(downloads(bronwen))
    said = bronwen("open").out
    assert said.count("From Amara Okafor: 1 entry.") == 3
    places = [downloads(bronwen) / "z", Path.cwd() / "for-bronwen.eml", downloads(bronwen) / "a.txt"]
    assert [said.index(f"From {path}") for path in places] == sorted(
        said.index(f"From {path}") for path in places
    )
    assert f"From {downloads(bronwen) / 'a.txt'}:\n" in said
    assert f"From {Path.cwd() / 'for-bronwen.eml'}:\n" in said
    assert everything_in(downloads(bronwen)) == before
    assert {path.stem for path in kept_by(bronwen)} >= {first.id, second.id, third.id}
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))


def test_a_mail_and_a_zip_are_looked_into(two: tuple[Program, Program]) -> None:
    """Saved with the file attached, or packed by the mail gateway."""
    amara, bronwen = two
    for name, packing in (("mail.eml", attached), ("for-bronwen.zip", zipped)):
        share = a_share(amara, bronwen)
        text = as_text(sealed(share, amara, bronwen), "Bronwen").decode()
        (downloads(bronwen) / name).write_bytes(packing(text))
        assert "From Amara Okafor: 1 entry." in bronwen("open").out
        assert share.id in {path.stem for path in kept_by(bronwen)}


def test_links_big_files_hidden_files_and_half_downloads_are_not_looked_at(
    two: tuple[Program, Program], tmp_path: Path
) -> None:
    """A link may lead anywhere; a file of ours is under 10 MB."""
    amara, bronwen = two
    data = as_text(sealed(a_share(amara, bronwen), amara, bronwen), "Bronwen")
    (tmp_path / "outside.txt").write_bytes(data)
    (downloads(bronwen) / "link.txt").symlink_to(tmp_path / "outside.txt")
    (downloads(bronwen) / "folder").symlink_to(tmp_path)
    (downloads(bronwen) / ".hidden.txt").write_bytes(data)
    with (downloads(bronwen) / "big.txt").open("wb") as big:
        big.write(data)
        big.truncate(11 * 2**20)
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))


def test_somebody_whose_keys_are_not_known_is_refused_and_named_once(
    two: tuple[Program, Program], chidi: Program
) -> None:
    """No word or name of theirs is shown, nothing is kept, and the file is not named again."""
    _, bronwen = two
    put(bronwen, "x.txt", a_share(chidi, bronwen), chidi)
    kept = kept_by(bronwen)
    screen = " ".join(bronwen.at_terminal("open", code=1).out.split())
    assert "it comes from keys that are not known here" in screen
    assert "Chidi" not in screen
    assert kept_by(bronwen) == kept
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))


def test_ones_own_files_and_those_of_others_are_nobodys_business(
    two: tuple[Program, Program], chidi: Program
) -> None:
    """What one sealed oneself, and what is for somebody else on the same machine; a damaged one is named."""
    amara, bronwen = two
    (downloads(bronwen) / "mine.txt").write_bytes(sealed(a_share(bronwen, amara), bronwen, amara))
    (downloads(bronwen) / "for-chidi.txt").write_bytes(sealed(a_share(amara, chidi), amara, chidi))
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))
    cut = put(bronwen, "cut.txt", a_share(amara, bronwen), amara)
    cut.write_bytes(cut.read_bytes()[:-200])
    said = bronwen("open", code=1)
    assert (said.out, said.err) == (
        "",
        f"{cut} was not opened: it was cut off on its way, for its end is missing; ask for it again.\n",
    )


def test_what_was_forgotten_or_erased_does_not_come_back_from_downloads(two: tuple[Program, Program]) -> None:
    """The file still lies there; named, it is opened again."""
    amara, bronwen = two
    file = put(bronwen, "x.txt", a_share(amara, bronwen), amara)
    bronwen("open")
    bronwen("with", "Amara", "--remove", "today", "--yes")
    assert not kept_by(bronwen)
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))
    assert "1 entry" in bronwen("open", str(file)).out


def test_questions_are_taken_in_once(two: tuple[Program, Program]) -> None:
    """At the writer's, who knows their sender by what she shared; erased, they stay away."""
    amara, bronwen = two
    amara("write", "-t", "humility", "I asked how she says her own name.")
    amara("share", "--with", "Bronwen", "last", "--yes", "--output", str(downloads(bronwen) / "x.txt"))
    downloads(amara).mkdir()
    asked = a_letter(bronwen, amara, questions=["How are you?"])
    (downloads(amara) / "q.txt").write_bytes(sealed(asked, bronwen, amara))
    assert "1 question" in amara("open").out
    assert "Nothing new for you" in amara("open").out
    (place(amara) / "opened" / asked.id).unlink()
    assert "Nothing new for you" in amara("open").out, "known by what is kept"


def test_a_request_that_was_not_decided_is_asked_about_again(two: tuple[Program, Program]) -> None:
    """At the meeting, where somebody is there to answer; then it is passed over."""
    amara, bronwen = two
    share = a_share(amara, bronwen)
    put(bronwen, "share.txt", share, amara)
    bronwen("open")
    request = asked_back(amara, bronwen, share)
    (downloads(bronwen) / "back.txt").write_bytes(sealed(request, amara, bronwen))
    assert "--yes does without" in bronwen("open", code=1).err
    assert len(kept_by(bronwen)) == 2
    bronwen.at_terminal("with", "Amara", typed=["yes", "", ""], code=None)
    assert len(kept_by(bronwen)) == 1
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))


def test_a_card_in_downloads_is_named_until_it_is_kept(
    machine: Machine, two: tuple[Program, Program]
) -> None:
    """With the command that keeps it; one's own, and those that are kept, are not."""
    amara, bronwen = two
    chidi = give_keys(machine("chidi"), "Chidi Eze")
    for keys in (chidi, keys_of(amara), keys_of(bronwen)):
        card = downloads(bronwen) / f"{keys.card.name}'s card.txt"
        card.write_text(card_text(keys.card), "utf-8")
    said = bronwen("open").out
    path = downloads(bronwen) / "Chidi Eze's card.txt"
    assert said.startswith(f"Chidi Eze's card is in {path}. `equityjournal keys trust '")
    assert said.count("card is in") == 1
    introduce(bronwen, chidi)
    assert bronwen("open").out == NOTHING.format(path=downloads(bronwen))


def test_no_more_than_fifty_are_opened_at_once(two: tuple[Program, Program]) -> None:
    """The newest of them, by the day of the file; and it is said that there are more."""
    amara, bronwen = two
    share = a_share(amara, bronwen)
    for number in range(MOST + 1):
        file = put(bronwen, f"{number}.txt", share, amara)
        os.utime(file, (10**9 + number, 10**9 + number))
    older = put(bronwen, "older.txt", a_share(amara, bronwen), amara)
    os.utime(older, (10**8, 10**8))
    said = bronwen("open").out
    assert said.startswith("From Amara Okafor: 1 entry.\n")
    assert "More than 50 such files are there, and the newest 50 were looked at" in " ".join(said.split())


@pytest.mark.skipif(os.name != "posix", reason="other systems tell the folder themselves")
def test_downloads_are_where_their_owner_put_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the platform's own word, in the environment or in the file of its folders."""
    assert downloads_folder() == home / "Downloads"
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(home / "Llwythiadau"))
    assert downloads_folder() == home / "Llwythiadau"


# Files by name


def test_several_files_are_opened_in_the_order_made_each_with_its_own_outcome(
    two: tuple[Program, Program], tmp_path: Path
) -> None:
    """One that is missing, one for somebody else's eyes, one opened twice: the others are opened all the same."""
    amara, bronwen = two
    later = put(bronwen, "a.txt", second := a_share(amara, bronwen), amara)
    made_first = a_share(amara, bronwen).model_copy(update={"made": second.made.replace(year=2025)})
    earlier = put(bronwen, "b.txt", made_first, amara)
    said = bronwen("open", str(later), str(tmp_path / "none"), str(earlier), code=1)
    assert said.out.index(f"From {earlier}:") < said.out.index(f"From {later}:")
    assert said.err.startswith(f"{tmp_path / 'none'} is not there. A file dragged into this window ")
    assert {made_first.id, second.id} <= {path.stem for path in kept_by(bronwen)}
    said = bronwen("open", str(later), str(earlier), code=1)
    assert said.err.count("nothing is kept twice") == 2


def test_a_name_with_spaces_needs_no_quotation_marks(two: tuple[Program, Program], tmp_path: Path) -> None:
    """Where no file has a part of it for a name."""
    amara, bronwen = two
    file = sent(a_share(amara, bronwen), amara, bronwen, "for b.txt")
    assert "1 entry" in bronwen("open", *str(file).split(" ")).out


def test_a_paste_and_a_pipe_are_opened(two: tuple[Program, Program]) -> None:
    """At a terminal to a full stop or Ctrl-D; no file is made of it."""
    amara, bronwen = two
    for end in (".", "^D"):
        share = a_share(amara, bronwen)
        lines = as_text(sealed(share, amara, bronwen), "Bronwen").decode().splitlines()
        screen = bronwen.at_terminal("open", "-", typed=[*lines, end]).out
        assert "Paste it here, then finish with a full stop" in screen
        assert "1 entry" in screen
    assert not list(Path().iterdir())
    piped = sealed(a_share(amara, bronwen), amara, bronwen)
    assert "1 entry" in bronwen("open", "-", piped=piped).out
    huge = bronwen("open", "-", piped=b"x" * 11_000_000, code=1).err
    assert huge == "What was pasted was not opened: it is larger than 10 MB, more than it can be.\n"
    said = bronwen("open", "-", piped="Dear Bronwen", code=1).err
    assert said == "What was pasted was not opened: it is not something that was sealed for this program.\n"


def test_each_thing_that_is_no_letter_is_called_what_it_is(
    two: tuple[Program, Program], tmp_path: Path
) -> None:
    """A card, private keys, an entry; and a sealed file is no card."""
    amara, bronwen = two
    card = tmp_path / "amara's.card"
    card.write_text(card_text(keys_of(amara).card), "utf-8")
    said = bronwen("open", str(card), code=1).err
    assert "it is Amara Okafor's card, and nothing to open; `equityjournal keys trust '" in said
    (private,) = place(amara).rglob("private.txt")
    assert (
        "it holds private keys, which are for their owner alone." in bronwen("open", str(private), code=1).err
    )
    amara("write", "-t", "humility", "Words.")
    (entry,) = journal_of(amara).glob("entries/*/*/*.toml")
    assert "it is a file of a journal, and was not sealed" in bronwen("open", str(entry), code=1).err
    letter = put(bronwen, "x.txt", a_share(amara, bronwen), amara)
    said = bronwen("keys", "trust", str(letter), "--words", "acorn", "--i-write", code=1).err
    assert "it is sealed, and no card; `equityjournal open FILE` opens what was sealed for you" in said
    weak = tmp_path / "weak.card"
    weak.write_text(card.read_text("utf-8").replace('mark = "', 'mark = "AAAA'), "utf-8")
    assert "it is a card, and" in bronwen("open", str(weak), code=1).err
    beginning = tmp_path / "end.txt"
    beginning.write_bytes(letter.read_bytes()[900:])
    assert "its beginning is missing; copy all of it" in bronwen("open", str(beginning), code=1).err
