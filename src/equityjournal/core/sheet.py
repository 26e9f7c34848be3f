"""How an answer stands in an editor with its question, and how all the writer's own is taken out again."""

from equityjournal.core.speech import say


def laid_out(question: str, text: str) -> str:
    """An answer as it stands in an editor: the text first, then our own line, then the question."""
    return f"{text}\n\n{_hint()}\n{question}\n"


def taken_out(sheet: str, question: str) -> str:
    """Every line that is the writer's, wherever it stands; "" where there are only blank ones.

    Our own line and the question are left out, once each, and the blank line we put above them. A question
    that was changed is the writer's own.

    Args:
        sheet: What the editor left, with plain line ends and without a final newline.
        question: As it was laid out.
    """
    lines = sheet.split("\n")
    above, below = lines, list[str]()
    if _hint() in lines:
        at = lines.index(_hint())
        above, below = lines[:at], lines[at + 1 :]
        if above and not above[-1].strip():
            above.pop()
    asked = question.split("\n")
    for part in (below, above):
        starts = [at for at in range(len(part)) if part[at : at + len(asked)] == asked]
        if question and starts:
            del part[starts[0] : starts[0] + len(asked)]
            break
    words = "\n".join([*above, *below] if any(line.strip() for line in below) else above)
    return words if words.strip() else ""


def holds_only_a_question(sheet: str) -> bool:
    """Whether a sheet left by an editor seems to hold our own line, one question, and nothing else."""
    lines = [line for line in sheet.splitlines() if line.strip()]
    return (
        len(lines) <= 2 and lines[:1] == [_hint()] and all(line.rstrip().endswith("?") for line in lines[1:])
    )


def _hint() -> str:
    return say("(Write above or below. This line and the question under it are left out of your answer.)")
