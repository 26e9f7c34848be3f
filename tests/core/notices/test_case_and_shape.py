"""Names and numbers are found in the forms that tired people write."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


def found(text: str) -> list[str]:
    """What is found in a text."""
    return [text[finding.start : finding.end] for finding in find(text, shipped())]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # names in small letters, by the word beside
        ("mum okonkwa asked for a break", ["okonkwa"]),
        ("rang mehwisha, no answer", ["mehwisha"]),
        ("then jevaun refused his tea", ["jevaun"]),
        ("mehwishas flat is cold", ["mehwishas"]),
        ("tenant nguyen thi hoa wants a move", ["nguyen thi hoa"]),
        ("grace said no to the hoist", ["grace"]),
        ("gave rose her inhaler", ["rose"]),
        # and not
        ("rang twice about the adress", []),
        ("mum hopped on the bus", []),
        ("doorframe broken again", []),
        ("workin late, no handover", []),
        # capitals throughout
        ("TOLD IFRAH THE BED IS READY", ["IFRAH"]),
        ("rang ABDIRAHMAN twice", ["ABDIRAHMAN"]),
        ("REFERRED TO MARAC AND CAMHS TODAY", []),
        ("PIP and ESA both stopped, MARAC on Friday", []),
        # initials
        ("K.T. slept badly", ["K.T."]),
        ("ms p wants the window shut", ["ms p"]),
        ("client J was late", ["J"]),
        ("YP (JT) was late", ["JT"]),
        ("AB's flat is damp", ["AB"]),
        ("K (15) went out", ["K"]),
        ("GP rang and SW said no", []),
        ("Plan B (2) and vitamin D, 25", []),
        # words that are names
        ("Grace and her mum came", ["Grace"]),
        ("Will (6) has no coat", ["Will"]),
        ("Will you come? Grace is what she showed. Summer was hard.", []),
        ("Son says no. Mum says yes.", []),
        # nicknames
        ("seen Big Kev outside", ["Big Kev"]),
        ("Big week. Little sleep.", []),
        ("Big Monday ahead.", []),
        ("he goes by Frost", ["Frost"]),
        ("spoke with Frost at noon", ["Frost"]),
        ("Wood was late. So I rang Danuta Wood.", ["Wood", "Danuta Wood"]),
        ("the dr Universal Credit sent was kind", []),
        ("the Mrs Khan Meeting is on Friday", ["Mrs Khan"]),
        ("Rehoused near the park. Wheelchair clinic is full.", []),
        ("i let rafiqul down", ["rafiqul"]),
        ("walked the rafiqul", []),
        ("sat with tariqs and mehwisha in accom", ["tariqs", "mehwisha"]),
        ("i rang tariqa, mehwisha and the council", ["tariqa", "mehwisha"]),
        ("wrote RB in the diary", ["RB"]),
        ("PD and NG feed, RB 12", []),
        ("R.O'D. came, then LMcC rang", ["R.O'D.", "LMcC"]),
        ("what p.s. said at 4 p.m. sharp", ["p.s."]),
        ("P and T fighting again, D and V closed", ["P", "T"]),
        ("X's mum rang Z", ["X", "Z"]),
        ("pc danutko came, then sgt said so", ["pc danutko"]),
        ("Van der Merwe rang", ["Van der Merwe"]),
        ("Iris and Violet sat in the sun", ["Iris", "Violet"]),
        ("Ruby turned up. Rose is 91. Pat in 14 slept.", ["Ruby", "Rose", "91", "Pat"]),
        ("Big Ben and the Schwartz round", []),
        ("Tachycardia again. Cuckooed twice.", []),
        ("Peter - no answer. Hope they peter out.", ["Peter"]),
        ("Sara Stedy broke. Nando's shut.", []),
        ("Bill came to lunch", []),
        ("Iris and Danuta sat in the sun", ["Iris", "Danuta"]),
        ("the G.P. rang, i.e. needs a lift, re ot - done", []),
        ("re zk - done", ["zk"]),
        (
            "i told mum danutka wojcikka nowakka rejka zofka that the bus was late again today",
            ["danutka wojcikka nowakka rejka"],
        ),
    ],
)
def test_names_in_every_case(text: str, values: list[str]) -> None:
    """Beside relatives, roles, and what only persons do; not slips of the pen, and not abbreviations."""
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("moved on 14th march", ["14th march"]),
        ("seen 3 may 2025 at home", ["3 may 2025"]),
        ("review by 28/11", ["28/11"]),
        ("fell 14.3.25 and 2025-3-4", ["14.3.25", "2025-3-4"]),
        ("back Sat 14th", ["Sat 14th"]),
        ("boxing day 2023 was worst", ["boxing day 2023"]),
        ("we march on, it may rain, 3 times", []),
        ("94 yr old, lives alone", ["94 yr old"]),
        ("shes 92", ["92"]),
        ("nan's ninety one", ["ninety one"]),
        ("98 in the queue, room 94, sats 93", []),
        ("nomis A4821FX", ["A4821FX"]),
        ("CRO 123456/98K", ["123456/98K"]),
        ("police log 412 of 9 Nov", ["412 of 9 Nov"]),
        ("share code W7K 2L9 M4T", ["W7K 2L9 M4T"]),
        ("postcode is cf24", ["cf24"]),
        ("lives in SA11 now", ["SA11"]),
        ("M25 was shut, then the A12, CO2 alarm went", []),
        ("tash_xo99 @ hotmail . co . uk", ["tash_xo99 @ hotmail . co . uk"]),
        ("tash at hotmail dot com", ["tash at hotmail dot com"]),
        ("snap kaysh7 and insta: abi.x", ["kaysh7", "abi.x"]),
        ("couldn't handle it. s47 next, then s20", []),
        ("no handle on the door, sertraline 50mg, snap decision, 12hr shift", []),
        ("drove the car. A12 was shut. M62 too", []),
        ("my plate is full: 40 cases", []),
        ("phone 101 or 116123", []),
        ("moved to bluebell ward", ["bluebell ward"]),
        ("moved to the rowanmere ward", ["rowanmere ward"]),
        ("on the busy ward, late for the Ward Round", []),
        ("told St Attracta's", ["St Attracta's"]),
        ("at st oswalds primary", ["st oswalds primary"]),
        ("at hmp fellside", ["hmp fellside"]),
        ("27 tannery row", ["27 tannery row"]),
        ("on another ward, 4 in a row, 10 min drive", []),
        ("dob 140382 on the band", ["140382"]),
        ("Mon 13/10 and 05/11 - no answer", ["Mon 13/10", "05/11"]),
        ("left 14/02 she said, feb 14 again", ["14/02", "feb 14"]),
        ("gran (101) and he'll be 103", ["101", "103"]),
        ("kofi dot mensah at example dot com", ["kofi dot mensah at example dot com"]),
        ("kmensah(at)example.com or k_m[at]example.com", ["kmensah(at)example.com", "k_m[at]example.com"]),
        ("discord nightowl#4412", ["nightowl#4412"]),
        ("insta: nonibabyxx", ["nonibabyxx"]),
        ("snap is down", []),
        ("goes by xXreaperXx online", ["xXreaperXx"]),
        ("bidding no 227819, app H22/04412", ["227819", "H22/04412"]),
        ("keysafe code C1357Z", ["C1357Z"]),
        ("P123456 on paris, ends 4421", ["P123456", "4421"]),
        ("1234567 is on file, card ends 4421", ["1234567", "4421"]),
        ("98/99 beds, 2000000 views, £1234567", []),
        ("moved from 19 the crescent", ["19 the crescent"]),
        ("27 The Paddocks, then 12 The Wire", ["27 The Paddocks"]),
        ("Butetown community centre shut", ["Butetown community centre"]),
        ("Hazelwoodmere care home is full", ["Hazelwoodmere care home"]),
        ("to willowbrooke care home", ["willowbrooke care home"]),
        ("care home said no, St John ambulance came", []),
        ("car CV 67 HTR", ["CV 67 HTR"]),
        ("flat 2/1, 88 Paisley Rd", ["flat 2/1, 88 Paisley Rd"]),
    ],
)
def test_numbers_days_and_places_in_every_case(text: str, values: list[str]) -> None:
    """Each form of its kind; and the ordinary phrases that look like them."""
    assert found(text) == values
