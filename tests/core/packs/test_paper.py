import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equityjournal.core.packs.pack import Pack
from equityjournal.core.packs.paper import Block, answers, parts, read_typed
from equityjournal.core.text.errors import NotAllowed

CODES = st.from_regex(r"[a-z0-9-]{1,9}/[a-z0-9-]{1,9}", fullmatch=True)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(
    lambda line: not re.fullmatch(r"\[.*\]\s*", line)
)


def pack_of(*counts: int) -> Pack:
    """A pack with so many prompts on each of its themes, the themes' prompts taking turns."""
    prompts = [
        {
            "id": f"q{at}",
            "theme": f"t{theme}",
            "moment": "after" if at % 2 else "before",
            "minutes": 2,
            "text": "What?",
        }
        for at in range(max(counts, default=0))
        for theme, count in enumerate(counts)
        if at < count
    ]
    themes = [{"id": f"t{theme}", "title": "T", "group": "g"} for theme in range(len(counts))]
    about = {"id": "p", "title": "P", "version": "1", "language": "en-GB"}
    return Pack.model_validate({"pack": about, "themes": themes, "prompts": prompts})


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(1, 40))
def test_a_short_sheet_is_spread_over_the_themes(counts: list[int], most: int) -> None:
    """There are as many questions as asked for, or all; no theme has a second while another lacks a first."""
    found = parts(pack_of(*counts), most=most)
    taken = {part.theme.id: len(part.prompts) for part in found}
    assert sum(taken.values()) == min(most, sum(counts))
    for theme, count in enumerate(counts):
        if taken.get(f"t{theme}", 0) < count:
            assert max(taken.values()) <= taken.get(f"t{theme}", 0) + 1
    assert [part.theme.id for part in found] == sorted(taken)
    assert all([one.id for one in part.prompts] == sorted(one.id for one in part.prompts) for part in found)


def test_themes_and_moments_choose() -> None:
    """Only the themes and the moment that were asked for; a theme without a question is not on the sheet."""
    pack = pack_of(3, 1, 2)
    assert Counter(one.theme for part in parts(pack, ["t0", "t1"]) for one in part.prompts) == {
        "t0": 3,
        "t1": 1,
    }
    assert [(part.theme.id, len(part.prompts)) for part in parts(pack, moment="after")] == [
        ("t0", 1),
        ("t2", 1),
    ]
    assert parts(pack, ["t1"], "looking-back") == []


@given(st.lists(st.tuples(CODES, st.lists(LINES))))
def test_what_stands_below_a_code_comes_back(typed: list[tuple[str, list[str]]]) -> None:
    """Whatever the lines, each block has its code, its line and its text, but for blank lines at its ends."""
    sheet = "3 June 2026\n" + "".join(
        f"[{code}]\n" + "".join(f"{line}\n" for line in text) for code, text in typed
    )
    read = read_typed(sheet)
    assert read.day == "3 June 2026"
    at = 2
    for block, (code, text) in zip(read.blocks, typed, strict=True):
        filled = [number for number, line in enumerate(text) if line.strip()]
        kept = text[filled[0] : filled[-1] + 1] if filled else []
        assert block == Block(at, code, "\n".join(kept))
        at += 1 + len(text)


@given(st.lists(LINES.filter(str.strip), min_size=2, max_size=4))
def test_words_above_the_first_code_belong_to_nothing(lines: list[str]) -> None:
    """One line is the day; a second is refused with its number, whatever it says."""
    with pytest.raises(NotAllowed, match="Line 2: there is no code above it"):
        read_typed("\n".join([*lines, "[power/who-decided]", "They did."]))


def test_a_code_has_no_second_answer_without_a_follow_up() -> None:
    """A code may come again only where its question has a follow-up."""
    with pytest.raises(NotAllowed, match="Line 3: “t0/q0” was there already"):
        answers(read_typed("[t0/q0]\nA\n[t0/q0]\nB").blocks, pack_of(1).prompts)
