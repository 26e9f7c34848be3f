"""Days of public matters, which are nobody's: rates go up, a term starts, a rota is out."""

from equityjournal.core.text.patterns import Later

_MATTER = Later(
    r"(?i)(?<!\w)(?:rates?|(?:tax|financial|leave|school|academic) year|annual leave"
    r"|terms?(?= (?:starts?|begins?"
    r"|ends?|time|dates?))|half[- ]term|inset|acts?|laws?|regs|regulations|comes? in|coming in"
    r"|in(?:to)? force|budget"
    r"|elections?|polling|census|clocks|deadline|closing date|pay (?:rise|award|day)|payday"
    r"|(?:min|minimum|living) wage|uplift|go(?:es|ing)? up|went up|rises?"
    r"|(?:office|line|lines|phones?|hub|library|building|centre|reception|service|we|we're|helpline)"
    r" (?:is |are |be )?(?:shut|closed|closes|reopens?|open|opens)|closed|rotas?|bank hols?"
    r"|bank holidays?|strikes?"
    r"|inspection|inspectors|ofsted|cqc|estyn|awareness|history month|[a-z]+ week(?= (?:starts|begins"
    r"|is))|world [a-z ]{3,20} day"
    r"|away day|training|webinar|e-?learning|refresher|agm|all[- ]staff|team (?:day|meeting|lunch|photo|do)"
    r"|go(?:es|ing)? live|went live|roll ?out|new (?:system|policy|form|forms|guidance|rules?|laptops?)"
    r"|newsletter|consultation|funding|bid|kicks? in|pride|donor|no (?:trains|buses)|tender|invoices?"
    r"|lease|double time|time and a half|swap|who'?s? (?:is )?cover(?:ing)?|cover sorted"
    r"|(?:im|i'm|am|me|we're|you're) (?:on|off|in|working))(?!\w)"
)
_SOMEBODY = Later(
    r"(?i)(?<!\w)(?:s?he|(?:s?he)'?(?:s|ll|d)|hers?|him|his|mum|mam|mums|dad|dads|nan|gran|grandad|clients?|tenants?"
    r"|pts?|patients?|residents?|yps?|baby|child|kids?|lads?|lass|girl|boy|bairn|wean|sons?|daughters?|wife"
    r"|husband|partner|ex|brother|sister|family|families|mrs?|ms|miss|born|died|death|funeral|fell|fall|incident"
    r"|assault[a-z]*|stabb[a-z]*|overdose[d]?|arrest[a-z]*|section[a-z]*|admi[a-z]*|discharged?|removed?"
    r"|missing|seen|visit[a-z]*|hearing|court|evict[a-z]*|bailiffs?|referr[a-z]*|appeals?|tribunal|conference"
    r"|released?|contact|review|scan|seizure|police|his'?n)(?!\w)"
)
_BEFORE, _BEHIND, _AROUND = 48, 32, 70


def is_public(text: str, start: int, end: int) -> bool:
    """Whether a day is one of a public matter, and nobody is spoken of beside it."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    newline = text.find("\n", end, end + _AROUND)
    last = newline if newline >= 0 else end + _AROUND
    matter = _MATTER.search(text, max(first, start - _BEFORE), min(last, end + _BEHIND))
    return matter is not None and _SOMEBODY.search(text, first, last) is None
