"""English word sets, and patterns of phrases, for the heuristics on words about people."""

from equityjournal.core.text.patterns import Later

WORD = r"[\w'-]+"
"""A pattern for a word, with its apostrophes and hyphens."""


def gathered(words: str) -> frozenset[str]:
    """The set of words in a text, split at spaces."""
    return frozenset(words.split())


def any_of(phrases: str) -> str:
    """A regular expression for alternatives parted by `, `.

    The alternatives may be patterns themselves.
    """
    return f"(?:{'|'.join(' '.join(phrases.split()).split(', '))})"


STARTS = r"(?<![^\s(\[—–-])"
"""The start of a word behind a space or a bracket, or of the text."""


def pattern_of(*ways: str) -> Later:
    """A pattern for a phrase in any of several ways, in a text of small letters.

    Capitals that count for nothing would triple the time.
    """
    return Later(f"(?:{'|'.join(ways)})")


NO_NOUN = gathered(
    """a about after again against alike all alone along also always among amongst an and any anything
    anywhere are around as ask at ate badly be because become been before being but by call came can cannot
    change choose come complain cook cope cost could cry dance deal depend deserve did die disappear
    do does down drive during each eat end enjoy enter especially even ever every everything expect
    face fall fear feel fell felt few find first for forget from gain get give go got grow had hard
    harder hardest has hate have hear here hope how i if in into is it its just keep knew know last
    laugh learn leave like live look lose lost love made make manage matter may me meet met might
    miss more most move much must my need never no nor not nothing now of off often on once only or
    our ourselves out over paid pay per prefer queue rarely read really receive refuse rely remain
    remember rent round said sat saw say see seem sell send she shop should since sing sit sleep so sold
    somebody someone something somewhere speak spend spoke stand start stay still stood stop
    struggle suffer take talk tell tend than that the their them themselves then there these they
    think this those though three through to today together told tomorrow tonight too took travel
    trust try turn two under understand until up us use vote wait walk want was watch we wear well
    went were what when where whether which while who whose why will with within without wonder work
    worry worst would write wrote you your"""
)
"""Words that are no noun: after “the elderly” they show that people are meant, unlike “oak”."""

POINTING = gathered("a an another every his its my no our that the their these this those your")
"""Words with which a sentence about a thing begins."""

SMALL = gathered("a and for in of on the to")
"""Words written small inside a name."""

SHORT = {
    short: whole
    for whole, shorts in {
        "with": "w wi wiv",
        "and": "n nd",
        "very": "v",
        "you": "u ya",
        "because": "cos coz cuz bc bcos",
        "probably": "prob probs prolly",
        "obviously": "obv obvs",
        "he": "hes",
        "she": "shes",
        "they're": "theyre",
        "husband": "hubby",
        "nothing": "nowt nuthin nothin",
        "anything": "owt anythin",
        "something": "summat summit",
        "to": "tae",
        "from": "fae",
        "of": "o",
        "house": "hoose",
        "council": "cooncil",
        "woman": "wumman",
        "people": "ppl",
        "appointment": "appt",
        "appointments": "appts",
        "going": "gonnae gonna",
        "don't": "dont dinnae dunt",
        "doesn't": "doesnt disnae",
        "didn't": "didnt didnae",
        "can't": "cant cannae cannot",
        "won't": "wont willnae winnae",
        "wouldn't": "wouldnt wouldnae",
        "couldn't": "couldnt couldnae",
        "isn't": "isnt isnae",
        "wasn't": "wasnt wasnae",
        "hasn't": "hasnt hasnae",
        "aren't": "arent arenae",
        "haven't": "havent havenae",
        "hadn't": "hadnt hadnae",
        "weren't": "werent werenae",
        "shouldn't": "shouldnt shouldnae",
        "them": "dem em",
        "that": "dat",
        "himself": "hisself himsel",
        "herself": "hersel",
        "themselves": "themsels theirselves theirsels",
        "old": "auld owd",
        "off": "aff",
        "always": "allus",
        "kicking": "kickin",
        "moaning": "moanin",
        "seeking": "seekin",
        "begging": "beggin",
        "wasting": "wastin",
        "aggressive": "agressive aggresive agresive",
        "alcoholic": "alchoholic alcholic alcoholc",
        "attention": "attension attenton",
        "benefits": "benifits",
        "compliant": "complient",
        "dementia": "dimentia",
        "difficult": "dificult diffcult",
        "disengaged": "dissengaged",
        "dysfunctional": "disfunctional",
        "handicapped": "handycapped handicaped",
        "hysterical": "histerical hysterica",
        "illegal": "ilegal illegel",
        "immigrants": "imigrants immigrents",
        "manipulative": "manipulitive manipulatve",
        "obese": "obeese",
        "offender": "ofender",
        "paranoid": "parinoid",
        "promiscuous": "promiscous",
        "psycho": "phsyco pyscho phycho",
        "refused": "refussed refusd",
        "schizophrenic": "schizofrenic schitzophrenic skitzophrenic",
        "schizo": "skitzo schitzo",
        "stubborn": "stuborn",
        "suffers": "suffurs",
        "ungrateful": "ungreatful",
        "vulnerable": "vunerable vulnrable",
        "behaviour": "behavior behavoir behaviur",
    }.items()
    for short in shorts.split()
}
"""Words as compared, by short, spoken and Scots spellings and slips; a phrase spelt so fits as well."""
