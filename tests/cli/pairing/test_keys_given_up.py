"""Keys changed, lost to others and new: what each side is asked, and what is believed."""

import re

from cli.meeting.both_sides import words_on
from cli.meeting.telephone import Telephone


def test_a_coach_whose_keys_were_stolen_pairs_anew_with_the_keys_the_writer_always_had(
    line: Telephone,
) -> None:
    """All that she believed is closed; the four words decide, and from then on letters go both ways."""
    line.pair()
    line.run(line.bronwen, "keys", "stolen")
    line.run(line.amara, "with", "Bronwen", "--stolen")
    line.invite("--anew")
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    assert "It carries your four words" in line.at(line.bronwen, "open")
    line.run(line.bronwen, "with", "Amara", "--ask", "Why?", "--send", "--yes")
    assert "1 question" in line.at(line.amara, "open", str(line.mail(line.bronwen, line.amara)))


def test_keys_that_were_stolen_are_closed_by_a_call_and_what_comes_under_them_is_read_at_most(
    line: Telephone,
) -> None:
    """It removes nothing, is answered by nothing and kept nowhere; without a yes it is not even read."""
    line.amara("write", "-t", "power", "Words of hers.")
    line.pair()
    entry = line.amara("list", "--json").json[0]["id"]
    line.run(line.amara, "with", "Bronwen", "--bring", entry, "--note", "x", "--yes", code=None)
    line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
    letter = line.mail(line.amara, line.bronwen)
    closed = words_on(line.run(line.bronwen, "with", "Amara", "--stolen"))
    assert "nothing new under them is believed" in closed
    assert "nothing is sealed" in words_on(line.run(line.bronwen, "with", "Amara"))
    unread = line.at(line.bronwen, "open", str(letter), typed=["no"])
    assert "gave up on 1 June 2026" in words_on(unread)
    assert "Words of hers." not in unread
    read = line.at(line.bronwen, "open", str(letter), typed=["yes"])
    assert "Words of hers." in read
    assert "Nothing of it was kept" in read
    assert "somebody else may have made it" in words_on(line.run(line.bronwen, "open", str(letter), code=1))
    assert line.bronwen.home
    assert not list(line.bronwen.home.rglob("letters/*/*.age"))


def test_keys_changed_in_the_folder_are_not_those_that_were_checked(line: Telephone) -> None:
    """A folder that is synced or restored may hold another card: nothing is sealed for it."""
    line.pair()
    assert line.amara.home
    (known,) = line.amara.home.rglob("companions/*.toml")
    text = known.read_text("utf-8")
    mark = re.search(r'mark = "([^"]+)"', text)
    assert mark
    known.write_text(text.replace(mark[1], "A" * 42 + "E="), "utf-8")
    line.amara("write", "-t", "power", "Words.")
    entry = line.amara("list", "--json").json[0]["id"]
    refused = line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes", code=1)
    assert "not those you checked" in words_on(refused)


def test_new_keys_are_kept_once_the_two_words_of_their_owner_were_typed(line: Telephone) -> None:
    """Until then nothing is sealed for the old or the new; three wrong words close them; then it goes on as before."""
    line.amara("write", "-t", "power", "Words of hers.")
    line.pair()
    said = words_on(line.run(line.bronwen, "keys", "new", "--replace", "--name", "Bronwen"))
    words = re.search(r"read these two words: (\w+ \w+)", said)
    assert words
    again = [line.at(line.bronwen, "with", "Amara", typed=["", ""]), line.run(line.bronwen, "with", "Amara")]
    assert all(f"Read Amara the words of your new keys: {words[1]}." in words_on(screen) for screen in again)
    assert not any("both screens show" in words_on(screen) for screen in again)
    letter = line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", str(letter), typed=["^C"])
    entry = line.amara("list", "--json").json[0]["id"]
    refused = line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes", code=1)
    assert "`equityjournal open` asks for them" in words_on(refused)
    shown = [words_on(line.at(line.amara, "with", "Bronwen", typed=["y", "y"]))]
    shown += [words_on(line.run(line.amara, *command)) for command in (("with", "Bronwen"), ("with",))]
    assert "`equityjournal open` asks for them" in shown[0]
    assert not any(words[1] in screen for screen in shown)
    wrong = " ".join(reversed(words[1].split()))
    kept = line.at(line.amara, "open", str(letter), typed=[wrong, words[1]])
    assert "That does not fit." in kept
    assert "new keys are kept" in kept
    line.run(line.amara, "with", "Bronwen", "--bring", entry, "--yes")
    line.run(line.bronwen, "open", str(line.mail(line.amara, line.bronwen)))
    assert "Words of hers." in line.run(line.bronwen, "with", "Amara")


def test_new_keys_with_three_wrong_words_close_all_keys(line: Telephone) -> None:
    """Then only four words help."""
    line.pair()
    line.run(line.bronwen, "keys", "new", "--replace", "--name", "Bronwen")
    letter = line.mail(line.bronwen, line.amara)
    said = words_on(line.at(line.amara, "open", str(letter), typed=["arrow arrow"] * 3, code=1))
    assert "`equityjournal with Bronwen --anew` pairs you anew." in said
    assert "keys are closed" in words_on(line.run(line.amara, "with", "Bronwen"))


def test_stolen_keys_of_ones_own_close_what_is_believed_and_say_whom_to_ring(line: Telephone) -> None:
    """With the sentence to say; the other closes hers by one command, and the two pair anew with four words."""
    line.pair()
    said = words_on(line.run(line.amara, "keys", "stolen"))
    assert "Ring Bronwen: “Somebody may have my keys: type ej with Amara --stolen.”" in said
    line.run(line.bronwen, "with", "Amara", "--stolen")
    line.invite("--anew")
    line.mail(line.bronwen, line.amara)
    line.at(line.amara, "open", typed=[line.words, "yes", "", "yes"])
    line.mail(line.amara, line.bronwen)
    line.at(line.bronwen, "open")
    line.at(line.amara, "with", "Bronwen", typed=["", ""])
    assert line.two["amara"] == line.two["bronwen"]
