"""Quotation marks that a shell leaves in the words: pasted, typed on a telephone, or single on Windows."""

from collections.abc import Collection, Sequence

_CLOSING = {"“": "”", "‘": "’", "„": "“", "”": "”", "«": "»", "'": "'", '"': '"'}


def values_together(line: Sequence[str], options: Collection[str]) -> list[str]:
    """The line with each option's value between such marks as one word, without them.

    `-d “last friday”` comes as two words. Text is left as it is, and so is a value without its closing mark.

    Args:
        line: The words after the command.
        options: The options with a value.
    """
    left, together = list(line), list[str]()
    while left:
        word = left.pop(0)
        if word == "--":
            return [*together, word, *left]
        option, sign, joined = word.partition("=")
        is_joined = bool(sign) and option in options
        if is_joined or (together and together[-1] in options):
            value, left = _first_value([joined if is_joined else word, *left])
            word = f"{option}={value}" if is_joined else value
        together.append(word)
    return together


def without_marks(value: str) -> str:
    """A whole value without such marks around it."""
    closing = _CLOSING.get(value[:1])
    is_marked = closing is not None and len(value) > len(closing) and value.endswith(closing)
    return value[1:-1] if is_marked and value[0] not in value[1:-1] else value


def _first_value(words: Sequence[str]) -> tuple[str, list[str]]:
    """The value with which words begin, whole, and the words behind it."""
    first, *behind = words
    if closing := _CLOSING.get(first[:1]):
        for end in range(len(words)):
            whole = " ".join(words[: end + 1])
            if len(whole) > len(closing) and whole.endswith(closing):
                is_one = first[0] not in whole[1:-1]  # “No” is no answer to “now”
                return (whole[1:-1], list(words[end + 1 :])) if is_one else (first, behind)
    return first, behind
