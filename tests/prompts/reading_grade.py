"""How hard a sentence is to read, by the Flesch-Kincaid grade."""

import re

PLAIN = re.compile(
    r"\b(racis\w+|antisemitism|islamophobia|discrimination|harassment|poverty|disab\w+|autis\w+|gender|sexis\w+|"
    r"sexuality|orientation|religio\w+|faiths?|migrants?|asylum|refugees?|travell\w+|roma|language|pregnant|caring|carers?|distress|prison|power|money|policy|politics|"
    r"benefits|adjustment|windrush|empire)\b",
    re.I,
)
"""Names of what a question is about: plain words, however long, and counted as one syllable."""


def grade(text: str) -> float:
    """The grade of a text of one or more sentences."""
    words = re.findall(r"[a-z’']+", PLAIN.sub("it", text).casefold())
    sentences = max(len(re.findall(r"[.?!]", text)), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without those that are not spoken."""
    word = word.replace("some", "sum").replace("every", "evry").replace("ely", "ly")
    word = re.sub(r"(?<=[^laeiouy])es$|(?<=[^td])ed$|(?<=[^laeiouy])e$", "", word)
    return max(len(re.findall(r"[aeiouy]{1,2}", word.removeprefix("y"))), 1)
