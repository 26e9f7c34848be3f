"""Two people pair: an invitation, four words on the telephone, an answer; counted, on both sides."""

import base64
from pathlib import Path

import pytest

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone, downloads
from equityjournal.core.sharing.block import blocks_in
from equityjournal.core.sharing.invitation import digest_of, from_letters, invitation_in
from equityjournal.core.sharing.letter import Letter
from equityjournal.formats.sealed_letter import seal
from equityjournal.store.sharing.keyring import new_keys


def test_from_nothing_to_the_first_conversation_is_two_commands_and_one_file_each(line: Telephone) -> None:
    """With at most 300 words to read for both together, without the entries' own."""
    line.amara("write", "-t", "power", "OWN WORDS of the entry.")
    screens = [line.at(line.amara, "with", "Bronwen", typed=["me", "files", "Amara"])]
    screens.append(
        line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwen", "", ""])
    )
    line.mail(line.bronwen, line.amara)
    screens.append(line.at(line.amara, "open", typed=[line.words, "no", "yes", "2", "yes"]))
    line.mail(line.amara, line.bronwen)
    screens.append(line.at(line.bronwen, "open", typed=["", "y"]))
    words = [len(to_read(screen)) for screen in screens]
    assert sum(words) <= 300, words


def to_read(screen: str) -> list[str]:
    """The words on a screen up to the first talk, without those typed and those that she wrote or tagged."""
    before, _, _ = screen.partition("Type a word:")
    lines = [line for line in before.splitlines() if not line.startswith(">")]
    text = " ".join(lines)
    for own in ("OWN WORDS of the entry.", "June 2026 Themes: Power dynamics"):
        text = text.replace(own, "")
    return text.split()


def test_the_two_words_are_the_same_on_both_screens_until_they_are_compared(line: Telephone) -> None:
    """A yes ends it; Enter leaves it for another time."""
    line.pair()
    for who, other in ((line.amara, "Bronwen"), (line.bronwen, "Amara")):
        line.at(who, "with", other, typed=["", ""])
    assert line.two["amara"] == line.two["bronwen"] != ""
    assert "not yet compared" in line.run(line.amara, "with", "Bronwen").casefold()
    line.at(line.amara, "with", "Bronwen", typed=["y", ""])
    assert "compare" not in line.at(line.amara, "with", "Bronwen").casefold()


def test_two_words_that_differ_stop_all_sealing_until_the_two_pair_anew(line: Telephone) -> None:
    """On the side that said no; pairing anew takes four words again, and then it goes on."""
    line.pair()
    said = words_on(line.at(line.bronwen, "with", "Amara", typed=["n", ""]))
    assert "Somebody may stand between you." in said
    refused = line.run(line.bronwen, "with", "Amara", "--ask", "Why?", code=1)
    assert "Somebody may stand between you." in words_on(refused)
    line.invite("--anew")
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open")
    assert "--ask" not in line.run(line.bronwen, "with", "Amara", "--ask", "Why?")


def test_words_that_do_not_fit_are_asked_for_again_and_the_third_time_refuse_the_file_for_good(
    line: Telephone,
) -> None:
    """A word that is none is no try; what was refused is passed over from then on, and never accepted."""
    line.ask()
    line.invite()
    path = line.mail(line.bronwen, line.amara)
    wrong = " ".join(reversed(line.words.split()))
    said = words_on(line.at(line.amara, "open", typed=["orcherd dumplin", wrong, wrong, wrong], code=1))
    assert "is not one of the words;" in said
    assert said.count("That does not fit. Ask Bronwen to say them once more.") == 2
    assert "or it was changed on its way" in said
    assert "Nothing was sent." in said
    assert line.letters(line.amara) == []
    again = line.at(line.amara, "open", str(path), typed=[line.words], code=1)
    assert "or it was changed on its way" in words_on(again)
    assert "Nothing new for you" in line.at(line.amara, "open", typed=[])


def test_words_that_were_said_for_one_file_are_not_taken_for_another(line: Telephone) -> None:
    """Not even by the one who said them: another file can be made to fit within a second."""
    line.ask()
    line.invite()
    first = line.mail(line.bronwen, line.amara)
    words = line.words
    line.at(line.amara, "open", typed=[" ".join(reversed(words.split())), "^C"], code=None)
    first.unlink()
    line.invite("--anew")
    line.mail(line.bronwen, line.amara)
    said = line.at(line.amara, "open", typed=[" ".join(reversed(words.split()))], code=1)
    assert "Words that were said once are not used again" in words_on(said)


def test_begun_and_left_the_answer_goes_on_without_words_typed_again(line: Telephone) -> None:
    """By `open`, or by `with`; one answer is made in all."""
    line.ask()
    line.invite()
    path = line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "no"])
    assert line.letters(line.amara) == []
    assert "Seal this" in line.at(line.amara, "open", typed=["", "no"])
    path.unlink()
    line.at(line.amara, "with", "Bronwen", typed=["", "yes"])
    assert len(line.letters(line.amara)) == 1


def test_after_the_four_words_the_first_file_is_the_answer_by_whatever_command_it_is_made(
    line: Telephone,
) -> None:
    """A letter beside it would belong to no pairing, and Bronwen could never open it."""
    line.ask()
    line.run(line.amara, "write", "We were told of the rota on the day.")
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "no"])
    line.run(line.amara, "share", "last", "--with", "Bronwen", "--yes")
    line.mail(line.amara, line.bronwen)
    said = words_on(line.at(line.bronwen, "open", typed=[""]))
    assert "It carries your four words" in said
    assert "We were told of the rota" in said


def test_what_goes_on_carries_the_words_that_fitted_whatever_was_typed_before_them(line: Telephone) -> None:
    """The right first two words with a wrong last one, then others, then all four right; left, and gone on with."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    words = line.words.split()
    nearly = " ".join([*words[:3], "acorn" if words[3] != "acorn" else "album"])
    typed = [nearly, " ".join(reversed(words)), line.words, "^C"]
    line.at(line.amara, "open", typed=typed, code=None)
    line.at(line.amara, "open", typed=["no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    assert "It carries your four words" in line.at(line.bronwen, "open")


def test_of_two_invitations_that_wait_the_newest_is_asked_about(line: Telephone) -> None:
    """Its words would else be typed for the older file, and never be taken for their own."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara).rename(downloads(line.amara) / "a-first.txt")
    line.amara.clock.pass_days(1)
    line.bronwen.clock.pass_days(1)
    line.invite("--anew")
    line.mail(line.bronwen, line.amara).rename(downloads(line.amara) / "b-second.txt")
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    assert "It carries your four words" in line.at(line.bronwen, "open")


def test_an_invitation_that_was_answered_takes_no_second_answer(line: Telephone) -> None:
    """Opened again by its name, it would raise the alarm at its maker's."""
    line.ask()
    line.invite()
    path = line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    again = [line.words, "yes", "", "yes"]
    assert "You answered this invitation before" in line.at(
        line.amara, "open", str(path), typed=again, code=1
    )
    assert line.letters(line.amara) == []


def test_a_no_to_whether_they_fitted_makes_the_invitation_void(line: Telephone) -> None:
    """An answer to it is shown to nobody."""
    line.ask()
    line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwen", "", "n"])
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    said = words_on(line.at(line.bronwen, "open", code=1))
    assert "That invitation is void" in said
    assert "From Amara" not in said


def test_an_invitation_waits_fourteen_days_by_its_makers_own_clock(line: Telephone) -> None:
    """Whatever the writer's clock says."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    line.amara.clock.pass_days(-4000)
    line.at(line.amara, "open", typed=[line.words, "no", "yes", "", "yes"])
    answer = line.mail(line.amara, line.bronwen)
    line.amara.clock.pass_days(4015)
    assert "older than 14 days" in words_on(line.at(line.bronwen, "open", str(answer), code=1))


def test_asked_again_the_words_are_given_again_for_the_same_file(line: Telephone) -> None:
    """No second file is made; with `--anew` there is one, and the first is void."""
    line.invite()
    words = line.words
    assert "waits for Amara's file" in line.invite()
    assert line.words == words
    assert len(line.letters(line.bronwen)) == 1
    line.invite("--anew")
    assert line.words != words
    assert len(line.letters(line.bronwen)) == 2


def test_a_letter_that_has_not_come_is_named_by_its_number(line: Telephone) -> None:
    """On the screen, until it comes."""
    line.pair()
    paths = []
    for text in ("First.", "Second."):
        line.amara("write", "-t", "power", text)
        entry = line.amara("list", "--json").json[0]["id"]
        line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
        paths.append(line.mail(line.amara, line.bronwen))
        paths[-1] = paths[-1].rename(paths[-1].with_name(f"{text}txt"))
    late, early = paths[0].rename(paths[0].with_suffix(".later")), paths[1]
    assert "File 2 from Amara has not come." in line.run(line.bronwen, "open", str(early))
    assert "File 2 from Amara has not come." in line.run(line.bronwen, "with", "Amara")
    line.run(line.bronwen, "open", str(late))
    assert "has not come" not in line.run(line.bronwen, "with", "Amara")


def test_a_name_that_looks_like_one_that_is_known_is_warned_of(line: Telephone) -> None:
    """And asked about before it becomes the same person."""
    line.ask()
    line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwеn", "", ""])
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=[line.words, "yes", "no", "yes", "", "no"]))
    assert "It looks like Bronwen, whom you know, and is spelt otherwise." in said


def test_the_screen_is_given_to_programs_as_it_stands(line: Telephone) -> None:
    """On both sides, with the two words and what is new."""
    line.amara("write", "-t", "power", "Words of hers.")
    line.pair()
    entry = line.amara("list", "--json").json[0]["id"]
    line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
    line.run(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    hers, theirs = (
        who("with", name, "--json").json for who, name in ((line.amara, "Bronwen"), (line.bronwen, "Amara"))
    )
    assert hers["two_words"] == theirs["two_words"] != []
    assert hers["has"] == 1
    assert [(new["n"], new["words"]) for new in theirs["new"]] == [(1, "Words of hers.")]
    assert theirs["role"] == "writer"


def test_a_wrong_answer_is_refused_once_however_often_downloads_are_looked_into(line: Telephone) -> None:
    """Its words count as one try; named once, it is passed over, and the true answer still fits."""
    line.ask()
    line.invite()
    invitation = line.mail(line.bronwen, line.amara)
    right = line.words
    line.at(line.amara, "open", typed=[right, "no", "yes", "", "yes"])
    true_answer = line.mail(line.amara, line.bronwen)
    kept = true_answer.read_bytes()
    true_answer.write_bytes(a_wrong_answer(line, invitation))
    assert "does not carry the words you read out" in words_on(line.at(line.bronwen, "open", code=1))
    for _ in range(3):
        assert "Nothing new for you" in line.at(line.bronwen, "open")
    true_answer.write_bytes(kept)
    assert "It carries your four words" in line.at(line.bronwen, "open", typed=[])


def a_wrong_answer(line: Telephone, invitation: Path) -> bytes:
    """The answer of somebody who has the invitation, and not its words."""
    stranger = new_keys("Amara")
    (block,) = blocks_in(invitation.read_bytes())
    body = from_letters(block.data.decode())
    to = invitation_in(body, []).sender
    letter = Letter(
        kind="answer", id="z" * 26, made=line.amara.clock(), sender=stranger.card.as_sent, recipient=to, n=1,
        nonce=base64.b64encode(bytes(32)).decode(), invitation=digest_of(body), heard=["arrow"] * 4,
    )  # fmt: skip
    return seal(letter, stranger, to)


def test_words_can_be_left_for_later_on_both_sides(line: Telephone) -> None:
    """Enter, a question or half of the words uses nothing up, and the way on is said."""
    line.ask()
    line.invite()
    line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", typed=["I have none yet", "?", ""]))
    assert "Type all 4 words, with spaces between. Enter leaves it for later." in said
    assert "Nothing was changed; `equityjournal open` asks again." in said
    assert "They fit" in line.at(line.amara, "open", typed=[line.words, "no", "no"])
    said = words_on(line.at(line.bronwen, "with", "Amara", typed=["", "perhaps", "y"]))
    assert "Type y or n; Enter leaves it for later." in said


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        ("y", "Next, Amara's file pairs you: `equityjournal open`."),
        ("n", "That invitation is void. `equityjournal with Amara` makes another."),
        ("", "`equityjournal with Amara` shows them again."),
    ],
)
def test_whatever_is_answered_on_the_four_words_the_screen_says_what_comes_next(
    line: Telephone, fit: str, said: str
) -> None:
    """Each answer has a line of its own, and it is true."""
    screen = line.at(line.bronwen, "with", "Amara", typed=["they", "files", "no", "yes", "Bronwen", "", fit])
    assert screen.endswith(f"{said}\n")
    again = line.at(line.bronwen, "with", "Amara", typed=["", "y"])
    assert ("Your invitation of" in again) == (fit != "n")


def test_an_invitation_of_ones_own_is_said_to_be_for_the_other(line: Telephone) -> None:
    """Opened by its name, on the machine that made it; found by itself, it is passed over."""
    line.invite()
    (invitation,) = line.letters(line.bronwen)
    said = words_on(line.at(line.bronwen, "open", str(invitation), code=1))
    assert "was not opened: you made it; it is for the other person to open." in said
    assert "Nothing new for you" in line.at(line.bronwen, "open")
