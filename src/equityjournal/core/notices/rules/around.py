"""Where a pattern is tried: near what each of its matches holds."""

from typing import NamedTuple

from equityjournal.core.text.patterns import Later

DIGIT, BESIDE, MONTHS = "digit", "beside", "month"
_BEGINNINGS = (
    "jan|ion|feb|chw|mar|maw|apr|ebr|may|mai|jun|meh|jul|gor|aug|aws|sep|med|oct|hyd|nov|tac|dec|rha"
)
MONTH_BEGINNINGS = tuple(_BEGINNINGS.split("|"))
"""How the names of months begin, English and Welsh in turn."""


class Near(NamedTuple):
    """What each match of a rule holds, and how far around it a match may reach."""

    expression: Later | None
    """None for digits in a row, and for the names of months, which are looked up among the words."""
    before: int
    after: int
    has_digit: bool = True
    """Whether it holds a digit, so that a text without any needs no search."""


AROUND = {
    DIGIT: Near(None, 48, 30),
    "digits": Near(Later(r"[0-9](?:[^0-9\n]{0,10}[0-9]){2,40}"), 12, 16),
    "many-digits": Near(Later(r"[0-9oO](?:[ ()./,-]{0,3}[0-9oO]){5,40}"), 8, 16),
    "mixed": Near(Later(r"[0-9](?:(?<=[A-Za-z].)|(?<=[A-Z] .)|(?=[A-Za-z]| [A-Z]))"), 12, 16),
    "old-age": Near(Later(r"[19](?<![0-9].)(?:(?<=9)|[01])[0-9](?![0-9])"), 60, 90),
    "early-teens": Near(Later(r"1(?<![0-9].)[0-5](?![0-9])"), 40, 60),
    MONTHS: Near(None, 30, 30),
    "dot-within": Near(Later(r"\.(?<=[A-Za-z0-9].)(?=[A-Za-z0-9])"), 64, 80, has_digit=False),
    "at-a-service": Near(
        Later(
            " at (?:(?i:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|virginmedia"
            "|talktalk|proton|nhs|gov))"
        ),
        *(80, 80),
        has_digit=False,
    ),
    "parted-digits": Near(Later(r"[0-9][/. -]{1,2}[0-9]"), 24, 16),
    "twice-parted": Near(Later(r"[0-9][/. -] ?[0-9]{1,2}[/. -]"), 24, 18),
    "dotted-numbers": Near(Later(r"\.[0-9]{1,3}\.[0-9]"), 8, 16),
    "long-decimal": Near(Later(r"\.[0-9]{3}"), 16, 30),
    "digits-then-letter": Near(Later(r"[0-9][0-9]{6}[A-W]"), 4, 8),
    "digits-then-capital": Near(Later(r"[0-9](?=[A-Za-z]?,?\s[A-Z])"), 8, 30),
    "old-age-at-the-end": Near(Later(r"[19](?<=[a-z],\s.)0?[0-9](?=[.!]?$)"), 60, 30),
}
"""What `around` may name: each match holds one of these; near no other place is it tried.

`beside` names the words of the rule's own `beside`.
"""
