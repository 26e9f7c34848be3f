"""Safe display of outside text: no steering, nothing hidden.

Unicode's control, bidirectional and invisible characters are shown by name instead of being obeyed. The list
of bidirectional characters is the one of the "Trojan Source" paper (Boucher and Anderson, 2021).
"""

import re
import unicodedata
from functools import cache

_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufe00-\ufe0f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0, 0x110000, 0x10000)
)
_CONTROLS = "\x00-\x1f\x7f-\x9f\ud800-\udfff"

_PRINTABLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
"""Suspect characters that Python counts as printable; of all others it is the stricter."""

_JOINERS = "\u200c\u200d"
_MARKS_OF_DIRECTION = "\u200e\u200f"
_SCRIPTS_THAT_JOIN = "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]"
_KEYCAPS = "#*0123456789"
_EMOJI_FILED_ELSEWHERE = "‼⁉↔↕↖↗↘↙↩↪⤴⤵◻◼◽◾〰〽©®™ℹ"


def show(text: str, *, lines: bool = False) -> str:
    """`text` with control, bidirectional and invisible characters made visible.

    Args:
        text: Anything from a file, an import, an editor, a bundle or an exception.
        lines: Keep line breaks, as in the body of an entry; otherwise each becomes a space.

    Returns:
        Text without C0 controls (but line breaks, if asked for), C1 controls, lone surrogates, bidirectional
        controls or invisible characters; joiners and direction marks stay where a script or emoji needs them.
    """
    words = text.replace("\n", "") if lines else text
    if words.isprintable() and (words.isascii() or _PRINTABLE.isdisjoint(words)):
        return text  # true of nearly every text, without compiling the pattern
    return suspect().sub(lambda found: _visible(found, lines), text)


def shortened(text: str, most: int) -> str:
    """A text on a line, cut between words.

    Only a text longer than `most` characters is cut; “ …” then stands behind it. No more words than can be
    shown are looked at: a text may have megabytes, and the machine little memory.
    """
    words = " ".join(text.split(maxsplit=most + 1)[: most + 1])
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


@cache
def suspect() -> re.Pattern[str]:
    """A pattern for characters able to steer, reorder or hide."""
    return re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_INVISIBLE}{_NONCHARACTERS}]")


def _visible(found: re.Match[str], lines: bool) -> str:
    """A suspect character in visible form."""
    character, text, at = found.group(), found.string, found.start()
    code = ord(character)
    if character == "\n":
        return "\n" if lines else " "
    if character == "\t":
        return "    "
    if code < 0x20 or code == 0x7F:
        return "^" + chr(code ^ 0x40)
    if code < 0xA0:
        return f"\\x{code:02x}"
    if 0xD800 <= code <= 0xDFFF:
        return f"\\u{code:04x}"
    if _belongs(character, text[max(at - 2, 0) : at], text[at + 1 : at + 2]):
        return character
    return f"<U+{code:04X}>"


def _belongs(character: str, before: str, after: str) -> bool:
    """Whether the neighbouring letters need a usually hidden mark."""
    last = before[-1:]
    if "\ufe00" <= character <= "\ufe0f":
        return _is_picture(last) or (last != "" and last in _KEYCAPS)
    if character in _MARKS_OF_DIRECTION:
        return _runs_right_to_left(last) or _runs_right_to_left(after)
    if character in _JOINERS:
        drawn = last if last != "\ufe0f" else before[-2:-1]
        return (_joins(last) or _is_picture(drawn)) and (
            after in ("", " ", "\n") or _joins(after) or _is_picture(after)
        )
    return False


def _is_letter(letter: str) -> bool:
    return letter != "" and unicodedata.category(letter)[0] in "LM" and not suspect().match(letter)


def _joins(letter: str) -> bool:
    """Whether joiners change words in a letter's script."""
    return _is_letter(letter) and re.match(_SCRIPTS_THAT_JOIN, letter) is not None


def _runs_right_to_left(letter: str) -> bool:
    return _is_letter(letter) and unicodedata.bidirectional(letter) in ("R", "AL")


def _is_picture(letter: str) -> bool:
    """Whether a letter is an emoji or a skin tone."""
    return letter != "" and (
        unicodedata.category(letter) == "So"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or letter in _EMOJI_FILED_ELSEWHERE
    )
