"""Sheets: an answer with its question, laid out for an editor."""

from equityjournal.core.text.speech import say


def laid_out(question: str, text: str) -> str:
    """The text for an editor: answer, marker line, question."""
    return f"{text}\n\n{_marker_line()}\n{question}\n"


def taken_out(sheet: str, question: str) -> str:
    """The writer's own lines of a sheet; "" if all are blank.

    The marker line and the question are left out, once each, with the blank line above. A question
    changed by the writer counts as their own text.

    Args:
        sheet: The text left by the editor, with plain line ends and without a final newline.
        question: The question as laid out.
    """
    lines = sheet.split("\n")
    above, below = lines, list[str]()
    at = next((at for at, line in enumerate(lines) if _is_marker(line)), None)
    if at is not None:
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
    """Whether a sheet holds only the marker line and a question."""
    lines = [line for line in sheet.splitlines() if line.strip()]
    return (
        len(lines) <= 2
        and any(map(_is_marker, lines[:1]))
        and all(line.rstrip().endswith("?") for line in lines[1:])
    )


def _is_marker(line: str) -> bool:
    """Whether a line is a marker line, of this version or an earlier version."""
    return line in (_marker_line(), _EARLIER_MARKER)


_EARLIER_MARKER = "(Write above or below. This line and the question under it are left out of your answer.)"


def _marker_line() -> str:
    """The marker line between answer and question, short enough for a narrow window."""
    return say("(This line and the question stay out.)")
