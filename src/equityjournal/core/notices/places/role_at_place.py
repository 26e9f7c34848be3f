"""Findings of a role at a named place, which only one person may hold: "the caretaker at …"."""

from collections.abc import Iterable, Iterator

from equityjournal.core.notices.noticing import Finding
from equityjournal.core.notices.words.english import gathered
from equityjournal.core.text.patterns import Later
from equityjournal.core.text.speech import say

_ROLE = (
    "caretaker|janitor|jannie|head ?teacher|head of (?:year(?: \\d+)?|[a-z]+)|senco|dsl"
    "|deputy (?:head|manager)|ta(?: for [a-z]+)?|teaching assistant|head|deputy|teacher"
    "|dinner lady|lollipop (?:lady|man|woman)"
    "|secretary|receptionist"
    "|bursar|porter|cook|chef|cleaner|kitchen porter|driver|escort|warden|manager|matron|midwife|nurse"
    "|sister|doctor|gp|consultant"
    "|registrar|surgeon|pharmacist|dentist|optician|physio|therapist|chaplain|vicar|priest|minister|imam"
    "|rabbi|granthi|pastor|deacon"
    "|sexton|organist|librarian|coach|trainer|tutor|lecturer|principal|governor|chair|treasurer|clerk"
    "|usher|judge|magistrate|guard"
    "|officer|sergeant|constable|inspector|keyworker|key worker|support worker|carer|activities lady"
    "|activities coordinator"
    "|handyman|gardener|groundsman|landlord|landlady|barber|butcher|baker|shopkeeper|postman"
    "|postmistress|milkman|foreman|supervisor"
    "|interpreter|volunteer|student|apprentice|trainee|pupil|patient|resident|tenant|prisoner|lad|lass"
    "|girl|boy|man|woman|lady|guy"
    "|couple|family|twins|mum|mother|dad|father|parent|nun|monk|bouncer|security guard|admin"
)
_SINGLE = (
    "caretaker|janitor|jannie|head ?teacher|head of [a-z]+|receptionist|bursar|matron|chaplain"
    "|vicar|imam|rabbi|granthi|sexton|organist|senco|dsl|deputy head|deputy manager"
    "|landlord|landlady|lollipop (?:lady|man|woman)"
)
"""Roles that one person holds at a place, named without an article too."""
_BEFORE = Later(
    r"(?i)(?<!\w)(?:(?P<only>(?:(?:the|our|their) (?:only|first|one|single)|only|sole) (?:[a-z-]+ ){0,3}?)"
    rf"|(?:the|our|that|their) (?:[a-z-]+ ){{0,2}}?|(?=(?:{_SINGLE})\b))"
    rf"(?P<role>{_ROLE})(?: who works| that works| working)? (?P<where>at|of|in|on|from|outside|for"
    rf"|down at|up at|over at|opposite) $"
)
_REACH = 70  # characters before the place
_GENERAL = gathered(
    """lad lass girl boy man woman lady guy couple family twins mum mother dad father parent patient resident
    tenant"""
)
"""Roles that many people hold at a place, unless there is only one of the kind."""


def with_roles(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Findings of places, each with the role that is named at it."""
    done = 0
    for finding in found:
        role = (
            _BEFORE.search(text, max(finding.start - _REACH, done), finding.start)
            if finding.kind == "place"
            else None
        )
        done = finding.end
        if role is None or (not role["only"] and role["role"].lower() in _GENERAL):
            yield finding
            continue
        stand_in = say("the {role} at {place}", role=role["role"].lower(), place=finding.stand_in)
        why = say("Perhaps one person alone has this role at a place that is named.")
        yield finding._replace(start=role.start(), why=why, stand_in=stand_in)


_DOOR = Later(
    r",? (?i:flat|flt|apt|apartment|room|rm|block|no\.?|number|unit|door|team|house(?: ?block)?) ?"
    r"(?:\d{1,3}[a-z]?"
    r"|[A-H])(?!\w)|(?<=Team) \d(?!\w)| (?i:under[ -]?\d{1,2}s?|u\d{1,2}s?)(?!\w)"
)
_DOOR_BEFORE = Later(
    r"(?<![\w/])(?:(?i:cell block|cell|block|gate|bed|bay|room|rm|cubicle|pod|wing|landing|unit|plot"
    r"|pitch) "
    r"(?:\d{1,3}[A-Za-z]?|[A-Za-z]\d{0,2})|[A-H]\d? (?i:wing|landing|spur)|[A-H]\d{1,2}),? $"
)
_HOME_BEFORE = Later(
    r"(?i)(?<![\w/])(?:(?:garden|basement|attic|top|top floor|ground floor|first floor|lower|upper"
    r"|middle) flat"
    r"|(?:flat|flt|apt|apartment|bedsit|studio|caravan|room|rm|unit|plot|pitch) (?:\d{1,3}[a-z]?"
    r"|[a-z]\d{0,2})"
    r"),? $"
)
_FLOOR = Later(
    r",? (?:the )?(?i:top|ground|first|second|third|fourth|fifth|upper|lower|\d{1,2}(?:st|nd|rd|th)) floor"
    r"(?i: (?:flat )?(?:left|right|front|back|middle|centre|rear))?(?!\w)"
)


_ARTICLE_BEFORE = Later(r"(?<=[a-z,] )(?:The|Al) $")
"""What is part of a name with its capital: "at The Drill Hall", "Al Rahma mosque"."""
_DOORS_BEFORE = {"place": _DOOR_BEFORE, "address": _HOME_BEFORE}


def with_doors(found: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Findings of places and addresses, each with the door that is named beside: "Peel Court flat 9"."""
    for finding in found:
        if finding.kind in _DOORS_BEFORE and finding.sure == "medium":
            before = _DOORS_BEFORE[finding.kind].search(text, max(finding.start - 20, 0), finding.start)
            finding = finding._replace(start=before.start()) if before else finding
        if finding.kind == "place" and _ARTICLE_BEFORE.search(text, max(finding.start - 6, 0), finding.start):
            finding = finding._replace(start=text.rindex(" ", 0, finding.start - 1) + 1)
        door = _DOOR.match(text, finding.end) if finding.kind in ("place", "address") else None
        if finding.kind == "address" and door is None:
            door = _FLOOR.match(text, finding.end)
        yield finding._replace(end=door.end()) if door else finding
