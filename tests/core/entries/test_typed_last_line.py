"""The last line after an answer: which of its words are feelings, a setting, a small step."""

from datetime import date

import pytest

from equityjournal.core.entries.typed_last_line import last_line

TODAY = date(2026, 6, 1)

LINES = {
    "tired": (["tired"], "", None),
    "tired and sad, at the office": (["tired", "sad"], "office", None),
    "tired & sad": (["tired", "sad"], "", None),
    "tired, sad and wary": (["tired", "sad", "wary"], "", None),
    "tired, and sad": (["tired", "sad"], "", None),
    "Sad, in a team meeting": (["Sad"], "team meeting", None),
    "sad, at home": (["sad"], "home", None),
    "in the car": ([], "car", None),
    "tired, in the car, on the bus": (["tired", "on the bus"], "car", None),
    "uneasy, hopeful / home visit": (["uneasy", "hopeful"], "home visit", None),
    "uneasy/office": (["uneasy"], "office", None),
    "/ front desk": ([], "front desk", None),
    "uneasy / her own office / ring her": (["uneasy"], "her own office", ("ring her", None, None)),
    "uneasy / office / ring her / friday": (["uneasy"], "office", ("ring her", date(2026, 6, 5), None)),
    "uneasy / office / ring her by friday": (["uneasy"], "office", ("ring her", date(2026, 6, 5), None)),
    "uneasy / office / ring her / medium": (["uneasy"], "office", ("ring her", None, "medium")),
    "uneasy / office / ask if he/she came": (["uneasy"], "office", ("ask if he/she came", None, None)),
    "step: ring her by friday": ([], "", ("ring her", date(2026, 6, 5), None)),
    "uneasy / small step: ring her": (["uneasy"], "", ("ring her", None, None)),
    "up and down": (["up and down"], "", None),
    "at ease": (["at ease"], "", None),
    "at a loss": (["at a loss"], "", None),
    "on the edge, at the desk": (["on the edge"], "desk", None),
    "angry at the manager": (["angry at the manager"], "", None),
    "in two minds": (["in two minds"], "", None),
    "tired & sad at the office": (["tired", "sad"], "office", None),
    "tired at work": (["tired"], "work", None),
    "feeling at home": (["feeling at home"], "", None),
    "disappointed in my team": (["disappointed in my team"], "", None),
    "lost in the moment": (["lost in the moment"], "", None),
    "numb, by the lifts": (["numb"], "lifts", None),
    "sad, outside the court": (["sad"], "court", None),
    "outside my comfort zone": (["outside my comfort zone"], "", None),
    "feelings: tired, setting: office": (["tired"], "office", None),
    "Feeling: tired, sad; where: by the lifts": (["tired", "sad"], "lifts", None),
    "tired, setting: the ward": (["tired"], "the ward", None),
    "setting: office / feelings: tired and sad": (["tired", "sad"], "office", None),
    "feelings: tired / step: ring her / friday": (["tired"], "", ("ring her", date(2026, 6, 5), None)),
    "tired, place: office, step: ring her by friday": (
        ["tired"],
        "office",
        ("ring her", date(2026, 6, 5), None),
    ),
    "tired, step: ring her": (["tired"], "", ("ring her", None, None)),
    "tired / office / step: ring her": (["tired"], "office", ("ring her", None, None)),
    "he said: no": (["he said: no"], "", None),
    "hiraeth; drained": (["hiraeth", "drained"], "", None),
}


@pytest.mark.parametrize("line", LINES)
def test_a_last_line_is_read_as_it_is_meant(line: str) -> None:
    """Commas and “and” part feelings; a slash, or “at the”, says where; a second slash, or “step:”, what next."""
    felt, where, step = LINES[line]
    found = last_line(line, TODAY)
    assert (list(found.feelings), found.setting) == (felt, where)
    assert (found.step and (found.step.text, found.step.due, found.step.horizon)) == step
