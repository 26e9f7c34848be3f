"""Ordinary words: the reasons to leave a word where a name is only guessed.

All questions of masking about ordinary words go through `PlainWords`.
"""

import re
from functools import lru_cache

from equityjournal.core.notices.rules.identifiers import IdentifierRules
from equityjournal.core.notices.words.english import gathered

_LISTS = ("ordinary", "things", "doings", "also_doings", "small_ends", "before_places")
ABBREVIATIONS = gathered(
    """aa ac ae am ap as bp ca cc ce ch cp cq cv dl dn do dp dv ed eh er fa fe fi fm fp ft gp hb hd he hi hq
    hr hv id if in ir is it iv jc la lg ld lp md me ml mp mr ms my nd ni no nr of oh ok on or ot pa pb pc pe
    ph pi pm po pp pr ps pt qa ra re rn rv sa sc sd se si sm so sp ss st sw ta tb td tl tm to tv uc uk un up
    us uv va vr we wf yo adl aed amhp asc bmi camhs cpn crp cqc dla dna dob dwp ehc esa fgm gcs gum hmo hmp
    iss ivf lac lsa mca mdt mri nhs nok nvq obs ofs ots pcp pip pru qts rcn sar sen soc ssp std sti tia uti"""
)
"""Abbreviations of two and three letters, more often a service than a person's initials."""
VERBS_BEFORE = gathered(
    """asked bathed called chased collected contacted dressed emailed escorted fed gave got greeted heard
    helped hugged informed invited left let made met messaged named nursed paid phoned picked rang read
    referred reminded saw sent settled showed spotted supported texted thanked told took treated txt
    visited walked warned washed watched wrote"""
)
"""Words that come just before a person's name."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4)
def plain_words_of(rules: IdentifierRules) -> "PlainWords":
    """The ordinary words of some rules, gathered once."""
    return PlainWords(rules)


class PlainWords:
    """The ordinary words of the rules and of their dictionary."""

    def __init__(self, rules: IdentifierRules) -> None:
        self.also_names = frozenset(word.lower() for word in rules.words["names_that_are_words"])
        """Words that are given to people as names too: "hope"."""
        self.openings = frozenset(word.lower() for word in rules.words["ordinary"])
        """Words that usually begin a sentence: "about"."""
        listed = {word.lower() for name in _LISTS for word in rules.words[name]}
        self._listed = frozenset(listed | VERBS_BEFORE | {word.lower() for word in rules.ends})
        self.capitals = frozenset(word.lower() for word in rules.words["capitals"])
        """Words with a capital for another reason: "nhs", "friday"."""
        self._dictionary = rules.dictionary

    def explain(self, word: str) -> bool:
        """Whether a word, in small letters, is an ordinary word."""
        if word in self._listed or word in self.also_names:
            return True
        return self._dictionary.explains(word)

    def leave_unexplained(self, word: str) -> bool:
        """Whether a word, in small letters, is surely no ordinary word."""
        return not self.explain(word)

    def explain_all(self, value: str) -> bool:
        """Whether a run of words is ordinary words alone, and none a name."""
        words = [word.lower() for word in _WORD.findall(value)]
        return all(self.explain(word) and word not in self.also_names for word in words)
