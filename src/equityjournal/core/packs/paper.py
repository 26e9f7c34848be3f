"""Worksheets: choosing their questions, and parsing typed sheets."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from equityjournal.core.entries.entry import Answer
from equityjournal.core.packs.pack import Pack, PackTheme, Prompt
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.naming import nearest_names
from equityjournal.core.text.speech import listed, say

HOUR = 60
SHORT = 5  # minutes of a question, at most, in ten minutes
OPENING_AND_CLOSING = 2


class SheetTheme(NamedTuple):
    """A theme on a sheet, with its questions."""

    theme: PackTheme
    prompts: Sequence[Prompt]


def parts(
    pack: Pack, themes: Collection[str] = (), moment: str | None = None, most: int | None = None
) -> list[SheetTheme]:
    """Choose the questions of a sheet, in the pack's order.

    Questions of a private path are left out: a sheet may lie where others see it. Only a pack of nothing else
    keeps them, for its own kind of sheet. Retired questions are left out too.

    Args:
        pack: The pack of the questions.
        themes: Ids of the themes wanted; empty: all.
        moment: Only questions for this moment.
        most: No more questions than this, the first of each theme before the second of any.

    Returns:
        Every theme with a question on the sheet; empty when no question fits.
    """
    fitting = [
        prompt
        for prompt in pack.live
        if (prompt.written_for is None or pack.path)
        and moment in (None, prompt.moment)
        and (not themes or prompt.theme in themes)
    ]
    before = Counter[str]()  # questions of each theme so far
    turns = {}
    for prompt in fitting:
        turns[prompt.cited] = before[prompt.theme]
        before[prompt.theme] += 1
    kept = sorted(fitting, key=lambda prompt: turns[prompt.cited])[:most]
    all_parts = [
        SheetTheme(theme, [prompt for prompt in kept if prompt.theme == theme.id]) for theme in pack.themes
    ]
    return [part for part in all_parts if part.prompts]


class Slot(NamedTuple):
    """A stretch of a team's time, for a part of a pack."""

    theme: PackTheme | None
    """The part; None: one of the reader's choice."""
    start: int
    """Minutes since the beginning."""
    end: int


def order_of_time(chosen: Sequence[SheetTheme]) -> list[Slot]:
    """The order of a team's time.

    Where the parts together take longer than an hour, the first and the last keep their places, and as many
    others as fit are a matter of choice.

    Args:
        chosen: The parts on the sheet.
    """
    lengths = [part.theme.minutes or 0 for part in chosen]
    slots: list[PackTheme | None] = [part.theme for part in chosen]
    if sum(lengths) > HOUR and len(chosen) > OPENING_AND_CLOSING:
        longest = max(lengths[1:-1])
        fitting = max((HOUR - lengths[0] - lengths[-1]) // longest, 1)
        slots = [chosen[0].theme, *[None] * fitting, chosen[-1].theme]
        lengths = [lengths[0], *[longest] * fitting, lengths[-1]]
    ends = list(accumulate(lengths))
    starts = [0, *ends[:-1]]
    return [Slot(*slot) for slot in zip(slots, starts, ends, strict=True)]


def ten_minutes(pack: Pack, themes: Collection[str] = ()) -> list[SheetTheme]:
    """Ten minutes of a pack to talk through: a question of each part, and a step.

    The question is the first of at most five minutes for after the event; the step is that of the last theme.

    Args:
        pack: A pack to talk through, whose parts are a matter of choice.
        themes: Ids of the parts wanted; empty: all between the first and the last.

    Raises:
        NotAllowed: For another pack, and for its first or last part alone.
    """
    whole = parts(pack)
    if not pack.aloud or all(slot.theme for slot in order_of_time(whole)):
        raise NotAllowed(
            say(
                "Ten minutes can be made of a pack that has parts to choose from, to be talked through in a "
                "team, such as `together`."
            )
        )
    *middle, step = [_short(part) for part in whole[1:]]
    chosen = [part for part in middle if not themes or part.theme.id in themes]
    if not chosen:
        raise NotAllowed(
            say(
                "The ten minutes end with a step as it is. Name another part: `equityjournal packs show "
                "{pack}` lists them.",
                pack=pack.id,
            )
        )
    return [*chosen, step]


def _short(part: SheetTheme) -> SheetTheme:
    """A part with a single question, a short question if any."""
    after = [prompt for prompt in part.prompts if prompt.moment == "after"] or part.prompts
    short = [prompt for prompt in after if prompt.minutes <= SHORT] or after
    return SheetTheme(part.theme, [short[0]])


class Block(NamedTuple):
    """A code on a typed sheet, and the text below."""

    line: int
    """Line of the code, counted from 1."""
    code: str
    text: str


class TypedSheet(NamedTuple):
    """A typed sheet, taken apart."""

    day: str
    """The day as typed above the first code; empty if missing."""
    blocks: Sequence[Block]


def read_typed(text: str) -> TypedSheet:
    """Parse a typed sheet into its day and blocks.

    The form is plain: the day on the first line, if it is there at all; then, for each answer, the code in
    square brackets on a line of its own, with the answer below. A line of an answer that is nothing but words
    in square brackets begins with a space.

    Raises:
        NotAllowed: When more than one line stands above the first code; with the number of the line.
    """
    day, blocks = "", list[Block]()
    for number, line in enumerate(text.split("\n"), start=1):
        if code := re.fullmatch(r"\[([^\[\]]*)\]\s*", line):
            blocks.append(Block(number, code[1].strip(), ""))
        elif blocks:
            blocks[-1] = blocks[-1]._replace(text=f"{blocks[-1].text}{line}\n")
        elif line.strip() and day:
            raise NotAllowed(
                say(
                    "Line {line}: there is no code above it. A code stands in square brackets on a line of "
                    "its own, as in [power/who-decided].",
                    line=number,
                )
            )
        else:
            day = day or line.strip()
    return TypedSheet(day, [block._replace(text=_without_blank_ends(block.text)) for block in blocks])


def answers(blocks: Iterable[Block], prompts: Sequence[Prompt]) -> list[Answer]:
    """Answers of a typed sheet.

    The second block of a code answers its follow-up.

    Args:
        blocks: The blocks of the sheet.
        prompts: The prompts of all packs.

    Raises:
        NotAllowed: For a code that is unknown or repeated too often; with the number of its line.
    """
    known = {prompt.cited: prompt for prompt in prompts}
    found, seen = list[Answer](), list[str]()
    for line, code, text in blocks:
        cited = code.casefold()
        if cited not in known:
            raise NotAllowed(_unknown_code(line, code, known))
        prompt, times = known[cited], seen.count(cited)
        question = (prompt.text, prompt.deeper)[times] if times < 2 else None
        if question is None:
            raise NotAllowed(say("Line {line}: “{code}” was there already.", line=line, code=cited))
        seen.append(cited)
        if text:
            found.append(Answer(prompt=cited, question=question, themes=prompt.themes, text=text))
    return found


def _unknown_code(line: int, code: str, known: Iterable[str]) -> str:
    """The sentence for an unknown code, with the nearest codes."""
    said = say("Line {line}: there is no code “{code}”.", line=line, code=code)
    near = nearest_names(code, dict.fromkeys(known, ""))
    meant = [say("Did you mean {names}?", names=listed(near, last=say("or")))] if near else []
    answer = say("If that line belongs to an answer, begin it with a space.")
    return " ".join([said, *meant, answer])


def _without_blank_ends(text: str) -> str:
    """The text without blank lines at its start and end."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
