"""An id of a released pack means one question for ever: what entries cite is never asked anew as another."""

import re
import tomllib
from itertools import pairwise

from equityjournal.store.disk.places import shipped_packs
from every import every
from packs import SHIPPED

ASKED = tomllib.loads((shipped_packs() / "words" / "ids.toml").read_text("utf-8"))["asked"]
PROMPTS = {prompt.cited: prompt for pack in SHIPPED for prompt in pack.prompts}
SMALL = {
    "a", "an", "and", "any", "as", "at", "be", "been", "by", "did", "do", "does", "for", "had", "has", "have", "here",
    "how", "in", "is", "it", "of", "on", "or", "some", "that", "the", "their", "them", "there", "they", "this", "to",
    "was", "were", "what", "when", "where", "which", "who", "whose", "why", "with", "you", "your",
}  # fmt: skip


def content(question: str) -> set[str]:
    """The words of a question that carry its meaning."""
    return set(re.findall(r"[a-z]+", question.casefold())) - SMALL


def is_another(wording: str, earlier: str) -> bool:
    """Whether less than half of a wording stood in the earlier one: then it is another question."""
    return len(content(wording) & content(earlier)) * 2 < len(content(wording))


def test_every_id_that_was_ever_released_is_in_its_pack() -> None:
    """In use or retired; and every question of a shipped pack is on the list."""
    missing = [f'"{cited}" = ["{PROMPTS[cited].text}"]' for cited in PROMPTS.keys() - ASKED.keys()]
    assert not missing, "to be added to prompts/words/ids.toml:\n" + "\n".join(missing)
    assert ASKED.keys() <= PROMPTS.keys()


@every(PROMPTS)
def test_an_id_asks_what_it_always_asked(cited: str) -> None:
    """Its wording is the last on the list, and each wording is the one before it, mended: never another question."""
    wordings = ASKED[cited]
    assert PROMPTS[cited].text == wordings[-1]
    assert not [after for before, after in pairwise(wordings) if is_another(after, before)]


def test_another_question_is_known_from_a_mended_one() -> None:
    """The rule lets a clause go or a word change, and nothing more."""
    whole = "Who decided today, and how much did your own word weigh?"
    assert not is_another("How much did your own word weigh in what was decided today?", whole)
    assert is_another("Who held the money today?", whole)
    assert is_another("What did you see today that your own team should hear about?", whole)
