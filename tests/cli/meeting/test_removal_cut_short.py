"""What came on a day, removed and cut short: its writer is never told that it is kept."""

import pytest

from cli.meeting.both_sides import BothSides, words_on
from cli.meeting.killing import calls_of

REMOVING = ("with", "Amara", "--remove", "today", "--yes")


@pytest.mark.parametrize("was_told", [False, True])
def test_killed_anywhere_while_removing_nothing_gone_is_told_as_kept(both: BothSides, was_told: bool) -> None:
    """Kept while it is there; once gone, removed, or not found where the program was cut short before it knew."""
    told = set()
    for point in range(1, 30):
        both.write(f"The lift stood still, {point}.", "power")
        both.amara_brings(f"The lift stood still, {point}.")
        both.run(both.amara, "with", "Bronwen", "--take-back", "1", "--yes")
        request = both.carry("for-bronwen.txt", both.amara, both.bronwen)
        both.at(both.bronwen, "open", str(request), typed=["no"])
        if was_told:
            both.run(both.bronwen, "with", "Amara", "--send", "--yes")
            both.open_at_amaras()
        calls = calls_of(both.bronwen, REMOVING, [], point)
        is_there = "The lift" in both.run(both.bronwen, "coach", "Amara").out
        both.run(both.bronwen, "with", "Amara", "--ask", "And now?", "--send", "--yes")
        said = words_on(both.open_at_amaras())
        assert not is_there or "removed what you sealed" not in said
        assert is_there or "keeps what you sealed" not in said
        assert is_there or "removed what you sealed" in said or "was not found where" in said
        told.add(is_there)
        both.run(both.bronwen, *REMOVING, code=None)
        if calls < point:
            break
    assert told == {True, False}
