"""Near duplicates among all questions in use, whatever their pack: an answer to one would be an answer to the other.

Two questions are alike when half of all their words are the same, or when the words that carry their meaning point
the same way. Such a pair is read by a person, and stands under `READ` if the two ask for different things.
"""

import re
from collections import Counter
from itertools import combinations
from math import sqrt

from packs import SHIPPED

SMALL = {
    "a", "about", "an", "and", "any", "anybody", "are", "as", "at", "be", "because", "been", "before", "but",
    "by", "could", "did", "do", "does", "done", "else", "for", "from", "had", "has", "have", "here", "how", "if",
    "in", "into", "is", "it", "its", "kind", "last", "lately", "like", "might", "most", "next", "no", "none",
    "not", "now", "of", "off", "on", "once", "one", "or", "other", "our", "out", "over", "so", "some",
    "somebody", "something", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "thing", "things", "think", "this", "those", "time", "to", "today", "up", "us", "was", "way", "we", "were",
    "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "without", "would", "you",
    "your", "yours",
}  # fmt: skip
READ = {
    ("lens-eyes/wanted-from-it", "wnf-language/kept-their-word"),
    ("lens-colleagues/made-it-easier", "together-gain/for-a-few-for-us-all"),
    ("gibbs-action-plan/who-could-help", "pathways-restructuring/where-people-give-up"),
    ("pathways-sustainable/not-their-plan", "self-frame/planned-fairness"),
    ("pathways-sustainable/would-they-know", "together-stories/true-story-from-here"),
    ("humility/not-knowing", "together-history/what-we-know-of-it"),
    ("collective-gain/glad-to-see", "self-start/glad-to-see-them"),
    ("self-frame/valued-by-them", "graces-a/appearance-unsaid"),
    ("me-kept/who-did-it", "me-kept/who-was-there"),
    ("bring-taking/do-about-it", "me-next/like-to-happen"),
}
"""Pairs that share words and not their meaning, as somebody found who read both."""
LIVE = [prompt for pack in SHIPPED for prompt in pack.live]


def words(question: str) -> list[str]:
    """All words of a question."""
    return re.findall(r"[a-z’']+", question.casefold())


def stem(word: str) -> str:
    """A word without its ending."""
    word = re.sub(r"[’']s$", "", word)
    for ending in ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e")


def meaning(question: str) -> Counter[str]:
    """Stems of the words that carry the meaning, each with how often it stands there."""
    return Counter(stem(word) for word in words(question) if word not in SMALL)


def cosine(left: Counter[str], right: Counter[str]) -> float:
    """Cosine of the angle between two questions, by their stems."""
    product = sum(left[word] * right[word] for word in left)
    lengths = [sqrt(sum(times * times for times in side.values())) for side in (left, right)]
    return product / (lengths[0] * lengths[1]) if product else 0


def are_alike(left: str, right: str) -> bool:
    """Whether somebody should read the two beside each other."""
    these, those = set(words(left)), set(words(right))
    return 2 * len(these & those) >= len(these | those) or cosine(meaning(left), meaning(right)) >= 0.6


def test_alike_is_told_from_different() -> None:
    """By half of the words, by the words that matter alone, and not by small ones."""
    assert are_alike("What was good about today?", "What was hard about today?")
    assert are_alike(
        "What would make the next hour worth it for the person you are meeting?",
        "What would make this hour worth it for us?",
    )
    assert are_alike("What surprised you today?", "How did somebody surprise you, in a good way?")
    assert not are_alike("Who decided today?", "Which of your own letters do you hardly ever think about?")


def test_fewer_than_three_in_a_hundred_questions_have_a_near_duplicate() -> None:
    """Over all packs together; a new pair is either parted, or read and found to ask for different things."""
    pairs = {
        (one.cited, other.cited) for one, other in combinations(LIVE, 2) if are_alike(one.text, other.text)
    }
    unread = pairs - READ
    assert len({cited for pair in unread for cited in pair}) < 0.03 * len(LIVE), sorted(unread)


def test_every_pair_that_was_read_is_still_alike() -> None:
    """A pair parted since is taken off the list."""
    asked = {prompt.cited: prompt.text for prompt in LIVE}
    assert [pair for pair in READ if not are_alike(asked[pair[0]], asked[pair[1]])] == []


def test_no_follow_up_is_asked_in_two_places() -> None:
    """Whoever changes packs does not meet a follow-up again, word for word."""
    asked = Counter(prompt.deeper for prompt in LIVE if prompt.deeper)
    assert [question for question, times in asked.items() if times > 1] == []
