"""The last line of a damaged file."""

import re
import tomllib

SEAL = re.compile(r"^(.*?)(#?[ \t]*end of \S+?, *sha256:[0-9a-f]{64})[ \t]*(.*)$", re.IGNORECASE)

_SURELY_OF_SEAL = "# end of "
"""The least of a seal that a note by hand would hardly be."""


def has_seal(text: str, identity: str) -> bool:
    """Whether the program's last line is present, even misplaced."""
    return f"end of {identity}, sha256:".casefold() in text.casefold() and any(
        map(SEAL.match, text.split("\n"))
    )


def with_whole_seal(text: str, identity: str) -> tuple[str, int]:
    """A file with its last line made whole, and its number.

    The last line is written after all others, so its beginning shows that nothing above is missing; but for
    words of an answer that look like it, which stand in a text without an end. The number is 0 where the last
    line is none such, and the text then as it was.
    """
    above, _, last = text.rstrip("\n").rpartition("\n")
    begun = f"# end of {identity}, sha256:"
    of_seal = re.fullmatch(rf"{re.escape(begun)}[0-9a-f]{{0,63}}", last) is not None
    of_seal = of_seal or (begun.startswith(last) and last.startswith(_SURELY_OF_SEAL))
    if not of_seal or not is_toml(above):
        return text, 0
    return f"{above}\n{begun}{'0' * 64}\n", above.count("\n") + 2


def without_seal(text: str) -> str:
    """A file without the program's last line."""
    lines = text.split("\n")
    seals = [at for at, line in enumerate(lines) if SEAL.match(line)]
    return "\n".join([*lines[: seals[-1]], *lines[seals[-1] + 1 :]]) if seals else text


def is_toml(raw: str) -> bool:
    """Whether TOML can read a part of a file by itself."""
    try:
        tomllib.loads(raw)
    except (ValueError, RecursionError, OverflowError):
        return False
    return True
