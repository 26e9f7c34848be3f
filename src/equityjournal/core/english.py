"""English words that the rules of thumb in `language` and `mentions` lean on."""


def gathered(words: str) -> frozenset[str]:
    """A set of words written one after another."""
    return frozenset(words.split())


def any_of(phrases: str) -> str:
    """A pattern for any of some phrases, which are patterns themselves and parted by a comma and a space."""
    return f"(?:{'|'.join(' '.join(phrases.split()).split(', '))})"


NO_NOUN = gathered(
    """a about after again against alike all alone along also always among amongst an and any anything
    anywhere are as ask at ate badly be because become been before being but by call came can cannot
    change choose come complain cook cope cost could cry dance deal depend deserve did die disappear
    do does down drive during each eat end enjoy enter especially even ever every everything expect
    face fall fear feel fell felt few find first for forget from gain get give go got grow had hard
    harder hardest has hate have hear here hope how i if in into is it its just keep knew know last
    laugh learn leave like live look lose lost love made make manage matter may me meet met might
    miss more most move much must my need never no nor not nothing now of off often on once only or
    our ourselves out over paid pay per prefer queue rarely read really receive refuse rely remain
    remember rent said sat saw say see seem sell send she shop should since sing sit sleep so sold
    somebody someone something somewhere speak spend spoke stand start stay still stood stop
    struggle suffer take talk tell tend than that the their them themselves then there these they
    think this those though three through to today together told tomorrow tonight too took travel
    trust try turn two under understand until up us use vote wait walk want was watch we wear well
    went were what when where whether which while who whose why will with within without wonder work
    worry worst would write wrote you your"""
)
"""Words that follow “the elderly” where it means people; others are taken for nouns: “the elderly oak”."""

ORGANISATION = gathered(
    """academy act adviser advisor advocate alliance anonymous association award awards board bureau
    campaign care centre champion champions charter choir church clinic club coalition collective
    college commission committee company conference cooperative coordinator council counsellor day
    department directorate festival forum foundation framework fund group groups guild helpline home
    hospital house hub initiative inquiry institute institution league line manager ministry month
    museum network nurse officer panel partnership party pathway plan policy programme project
    regulations report review scheme school service services society strategy support survey team
    together trust union unit voice week worker"""
)
"""What a name of several capitals usually holds: `BAME Staff Network`."""

SMALL = gathered("a and for in of on the to")
"""Words without a capital inside a name."""
