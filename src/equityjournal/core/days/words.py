"""Words for days: tables of the words known to the grammar.

A word missing here is never guessed at. Welsh and Scots words stand in their plain forms, without accents.
"""

from collections.abc import Mapping, Sequence


def _several(words: str) -> Sequence[str]:
    """Words, from a single line."""
    return words.split()


ENGLISH_MONTHS = _several(
    "january february march april may june july august september october november december"
)
WELSH_MONTHS = _several(
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
)
AFTER_O = {"fehefin": 6, "fai": 5, "fawrth": 3, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12}
"""Welsh months with their first letter changed, as after “o”."""
MONTHS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(ENGLISH_MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(ENGLISH_MONTHS, start=1)},
    **{name: number for number, name in enumerate(WELSH_MONTHS, start=1)},
    **AFTER_O,
    "sept": 9,
}

ENGLISH_DAYS = _several("monday tuesday wednesday thursday friday saturday sunday")
SCOTS_DAYS = {"tysday": 1, "wadensday": 2, "fuirsday": 3, "setterday": 5}
WEEKDAYS: Mapping[str, int] = {
    **{name: at for at, name in enumerate(ENGLISH_DAYS)},
    **{name[:3]: at for at, name in enumerate(ENGLISH_DAYS)},
    "tues": 1,
    "weds": 2,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
    **SCOTS_DAYS,
}

UNITS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
"""Units by their days."""
LONG_UNITS = {"month": 1, "mth": 1, "year": 12, "yr": 12}
"""Units by their months."""

SMALL = _several(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {"a": 1, "an": 1, "twa": 2, **{word: number for number, word in enumerate(SMALL, start=1)}}
FIRST = _several(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(FIRST, start=1)} | {"thirtieth": 30}
AFTER_TENS = {
    f"{tens} {word}": base + number
    for tens, base, most in (("twenty", 20, 9), ("thirty", 30, 1))
    for number, word in enumerate(FIRST[:most], start=1)
}
"""Ordinals of two words: twenty third."""
ENDINGS = ("st", "nd", "rd", "th", "af", "il", "ail", "ydd", "ed", "fed", "eg", "ain")
"""Endings of ordinals in figures, English and Welsh."""

OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "ereyesterday": -2, "overmorrow": 2}
"""Days by their distance from today; the two rare words stand for the phrases below."""
PARTS = frozenset(
    (
        "morning", "afternoon", "evening", "night", "lunchtime", "teatime", "noon", "midday", "lunch",
        "early", "late", "later", "earlier", "mornin", "nicht", "prynhawn", "bore", "am", "pm",
    )
)  # fmt: skip
"""Parts of a day, which make no difference to the day."""

FIXED_DATES = {
    "new years day": (1, 1),
    "burns night": (25, 1),
    "st davids day": (1, 3),
    "dydd gwyl dewi": (1, 3),
    "st patricks day": (17, 3),
    "st georges day": (23, 4),
    "halloween": (31, 10),
    "bonfire night": (5, 11),
    "st andrews day": (30, 11),
    "christmas eve": (24, 12),
    "noswyl nadolig": (24, 12),
    "christmas day": (25, 12),
    "xmas day": (25, 12),
    "dydd nadolig": (25, 12),
    "boxing day": (26, 12),
    "new years eve": (31, 12),
    "nye": (31, 12),
    "hogmanay": (31, 12),
}
"""Days of the year with a name and the same date every year."""
MOVING = (
    "bank holiday", "easter", "good friday", "pancake day", "shrove tuesday", "ash wednesday", "ramadan",
    "eid", "diwali", "passover", "whitsun", "pentecost", "lent", "mothers day", "mothering sunday",
    "fathers day", "black friday", "holi", "vaisakhi", "yom kippur",
    "remembrance sunday", "half term", "payday", "hanukkah", "chinese new year",
)  # fmt: skip
"""Names of days whose date changes from year to year or place to place."""

SAME_AS: Mapping[str, str] = {
    # English
    "day before yesterday": "ereyesterday",
    "the day before yesterday": "ereyesterday",  # not the Scots “the day”
    "day after tomorrow": "overmorrow",
    "the day after tomorrow": "overmorrow",
    "night before last": "ereyesterday",
    "last night": "yesterday",
    "yesterdays": "yesterday",
    "last nights shift": "yesterday",
    "night shift": "night",
    "nights": "night",
    "late shift": "evening",
    "back shift": "evening",
    "early shift": "morning",
    "day shift": "afternoon",
    "last evening": "yesterday",
    "tonight": "today",
    "now": "today",
    "just now": "today",
    "right now": "today",
    "this time": "today",
    "end of the day": "today",
    "end of day": "today",
    "close of play": "today",
    "yday": "yesterday",
    "yest": "yesterday",
    "tmrw": "tomorrow",
    "just gone": "gone",
    "but one": "before last",
    "week commencing": "commencing",
    "week beginning": "commencing",
    "w/c": "commencing",
    "wc": "commencing",
    "w/b": "commencing",
    "week ending": "ending",
    "w/e": "ending",
    "first thing": "early",
    "month end": "end month",
    "year end": "end year",
    "beginning": "start",
    "back": "ago",
    "up to": "until",
    # Scots
    "the day": "today",
    "the nicht": "today",
    "the noo": "today",
    "the morn": "tomorrow",
    "yestreen": "yesterday",
    "the streen": "yesterday",
    "last nicht": "yesterday",
    "syne": "ago",
    # Welsh
    "heddiw": "today",
    "heno": "today",
    "bore ma": "today",
    "prynhawn ma": "today",
    "ddoe": "yesterday",
    "neithiwr": "yesterday",
    "echdoe": "ereyesterday",
    "echnos": "ereyesterday",
    "yfory": "tomorrow",
    "trennydd": "overmorrow",
    "drennydd": "overmorrow",
    "yn ol": "ago",
    "diwethaf": "last",
    "ddiwethaf": "last",
    "nesaf": "next",
    "diwrnod": "day",
    "wythnos": "week",
    "yr wythnos": "week",
    "yr wythnos hon": "this week",
    "yr wythnos ddiwethaf": "last week",
    "yr wythnos diwethaf": "last week",
    "yr wythnos nesaf": "next week",
    "pythefnos": "fortnight",
    "mis": "month",
    "y mis hwn": "this month",
    "blwyddyn": "year",
    "flwyddyn": "year",
    "eleni": "this year",
    "llynedd": "last year",
    "y llynedd": "last year",
    **{
        f"{day} {name}": ENGLISH_DAYS[at]
        for day in ("dydd", "ddydd", "nos")
        for names in ("llun mawrth mercher iau gwener sadwrn sul", "lun fawrth fercher iau wener sadwrn sul")
        for at, name in enumerate(names.split())
    },
}
"""Words by the plainer words with the same meaning."""

FILLERS = frozenset(("the", "of", "on", "at", "o", "y", "ar"))
LEADING = frozenset(("about", "during", "since", "from", "until", "till", "by", "over"))
"""Words before a day without effect on its meaning."""
LINKS = _several(
    "ago last next this past gone before coming in from time commencing ending end start weekend"
)
"""Words with a meaning of their own in the rules."""
OFFERED = _several(
    "today tonight yesterday tomorrow week month year weekend fortnight days weeks months years night"
)
"""Words besides the names of days and months that are offered for misspelt ones."""
