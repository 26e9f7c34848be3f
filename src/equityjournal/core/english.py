"""English words that the rules of thumb in `language` and `mentions` lean on."""


def gathered(words: str) -> frozenset[str]:
    """A set of words written one after another."""
    return frozenset(words.split())


def any_of(phrases: str) -> str:
    """A pattern for any of some phrases, which are patterns themselves and parted by a comma and a space."""
    return f"(?:{'|'.join(' '.join(phrases.split()).split(', '))})"


NO_NOUN = gathered(
    """a about after badly again against all alike alone along also always among amongst an and any are
    as at be because been before being but by can cannot could deserve did die do does down during
    each especially even ever every feel few first for from get go had hard harder hardest has have
    here how i if in into is it its just know last like live lose may me might more most much must
    my need never no nor not nothing now of off often on once only or our ourselves out over pay per
    queue rarely really say she should since so still struggle suffer than that the their them
    themselves then there these they this those though through to today together tomorrow tonight
    too under until up us use want was we well went were what when where whether which while who
    whose why will with within without worst would you your"""
)
"""Words that follow “the elderly” where it means people; others are taken for nouns: “the elderly oak”."""

ORGANISATION = gathered(
    """academy act advocate advisor adviser alliance anonymous association award awards board bureau
    campaign care centre champion champions charter choir church clinic club coalition collective
    college commission committee company conference cooperative coordinator council counsellor day
    department directorate festival forum foundation framework fund group groups guild helpline home
    hospital house hub initiative inquiry institute institution league line manager ministry month
    museum network nurse officer panel partnership party pathway plan policy programme project
    regulations report review school scheme service services society strategy support survey team
    together trust union unit voice week worker"""
)
"""What a name of several capitals usually holds: `BAME Staff Network`."""

SMALL = gathered("a and for in of on the to")
"""Words without a capital inside a name."""
