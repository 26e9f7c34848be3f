"""House numbers, just before the name of a street: "flat 3, 12 ", "twelve "."""

import re

from equityjournal.core.text.patterns import Later

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER_WORDS = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_UNITS}))?|{_UNITS}|ten"
    rf"|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred(?: and \w+)?)"
)
_DOORS = "flat|flt|apt|apartment|unit|room|rm|plot|pitch|bedsit|studio|caravan|block"
_NUMBER = Later(
    rf"(?<![\w.,/£$€])(?:(?:block \w{{1,3}},? )?(?:{_DOORS}) \w{{1,4}}(?:/\w{{1,3}})?,? "
    rf"|\d{{1,2}}/\d{{1,2}},? )?"
    rf"(?:(?:the )?(?:flat|rooms?|bedsit|studio) (?:over|above|below|under|behind|next to|at) )?"
    rf"(?:no\.? ?|number )?(?:(?!(?:19|20)\d\d )\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}}[a-z]?)?"
    rf"|{NUMBER_WORDS})(?:,?| (?:on|in)) $"
    rf"|(?<![\w/])\d{{1,2}}/\d{{1,2}},? $|(?<!\w)(?:{_DOORS}) \d{{1,2}}/\d{{1,2}},? $"
    rf"|(?<!\w)(?:block \w{{1,3}},? )?(?:{_DOORS}) (?:\d{{1,4}}[a-z]?|[a-z]"
    rf"|{NUMBER_WORDS})(?:/\w{{1,3}})?,? $"
)
_LAST_PART = Later(r"(?:(?P<digits>\d)[A-Za-z]?|(?P<word>[A-Za-z]+)),? $")
_NUMBERS = frozenset(re.findall("[a-z]+", NUMBER_WORDS))
_LONGEST_LETTER = 4  # signs of a letter with comma and space: "flat a, "


def house_number(text: str, before: int) -> int | None:
    """Start of the house number just before a place in a text of small letters, if there is one."""
    last = _LAST_PART.search(text, max(before - 14, 0), before)
    if last is None or not (last["digits"] or len(last[0]) < _LONGEST_LETTER or last["word"] in _NUMBERS):
        return None
    match = _NUMBER.search(text, max(before - 46, 0), before)
    return match.start() if match else None
