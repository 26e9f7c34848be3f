"""A worksheet: which questions of a pack go on it, and what comes back when one is typed in elsewhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from equityjournal.core.entry import Answer
from equityjournal.core.errors import NotAllowed
from equityjournal.core.naming import nearest_names
from equityjournal.core.pack import Pack, PackTheme, Prompt
from equityjournal.core.speech import listed, say


class Part(NamedTuple):
    """One theme on a sheet, with those of its questions that are on it."""

    theme: PackTheme
    prompts: Sequence[Prompt]


def parts(
    pack: Pack, themes: Collection[str] = (), moment: str | None = None, most: int | None = None
) -> list[Part]:
    """Choose the questions of a sheet, in the pack's order.

    Questions written for somebody who was treated badly are left out: a sheet may lie where others see it.

    Args:
        pack: Where they come from.
        themes: Ids of the themes wanted; none: all.
        moment: Only questions for this moment.
        most: No more questions than this, the first of each theme before the second of any.

    Returns:
        Every theme with a question on the sheet; empty, where none fits.
    """
    fitting = [
        prompt
        for prompt in pack.prompts
        if prompt.written_for is None
        and moment in (None, prompt.moment)
        and (not themes or prompt.theme in themes)
    ]
    before = Counter[str]()  # questions of a theme that stand before one
    turns = {}
    for prompt in fitting:
        turns[prompt.cited] = before[prompt.theme]
        before[prompt.theme] += 1
    kept = sorted(fitting, key=lambda prompt: turns[prompt.cited])[:most]
    of_themes = ((theme, [prompt for prompt in kept if prompt.theme == theme.id]) for theme in pack.themes)
    return [Part(theme, prompts) for theme, prompts in of_themes if prompts]


class Block(NamedTuple):
    """A code, and what stands below it."""

    line: int
    """Of the code, counted from 1."""
    code: str
    text: str


class Typed(NamedTuple):
    """A sheet as somebody typed it in."""

    day: str
    """What stands above the first code: the day on the paper, as it was typed; empty, where nothing does."""
    blocks: Sequence[Block]


def read_typed(text: str) -> Typed:
    """Take a typed sheet apart.

    The form is plain: the day on the first line, if it is there at all; then, for each answer, the code in
    square brackets on a line of its own, with the answer below. A line of an answer that is nothing but words
    in square brackets begins with a space.

    Raises:
        NotAllowed: When something other than one line stands above the first code; it names the line.
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
    return Typed(day, [block._replace(text=_without_blank_ends(block.text)) for block in blocks])


def answers(blocks: Iterable[Block], prompts: Sequence[Prompt]) -> list[Answer]:
    """The answers of a typed sheet. A code that comes a second time holds the answer to the follow-up.

    Args:
        blocks: What was typed.
        prompts: Every prompt there is.

    Raises:
        NotAllowed: For a code that is not known, or is there too often; it names the line.
    """
    known = {prompt.cited: prompt for prompt in prompts}
    found, seen = list[Answer](), list[str]()
    for line, code, text in blocks:
        cited = code.casefold()
        if cited not in known:
            raise NotAllowed(_unknown(line, code, known))
        prompt, times = known[cited], seen.count(cited)
        question = (prompt.text, prompt.deeper)[times] if times < 2 else None
        if question is None:
            raise NotAllowed(say("Line {line}: “{code}” was there already.", line=line, code=cited))
        seen.append(cited)
        if text:
            found.append(Answer(prompt=cited, question=question, themes=prompt.themes, text=text))
    return found


def _unknown(line: int, code: str, known: Iterable[str]) -> str:
    said = say("Line {line}: there is no code “{code}”.", line=line, code=code)
    near = nearest_names(code, dict.fromkeys(known, ""))
    meant = [say("Did you mean {names}?", names=listed(near, last=say("or")))] if near else []
    answer = say("If that line belongs to an answer, begin it with a space.")
    return " ".join([said, *meant, answer])


def _without_blank_ends(text: str) -> str:
    """The text without blank lines before and after; what stands between is kept exactly."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
