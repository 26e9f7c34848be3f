"""File names valid on every system, judged before any file is made."""

import re
import unicodedata

from equityjournal.core.text.speech import say

LONGEST = 255  # bytes of one name, the limit of nearly every file system

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def why_not_everywhere(path: str) -> str | None:
    """The reason against a path on some system, as a clause.

    None for a valid path.

    Args:
        path: Names with `/` between them, without one at the beginning or the end.
    """
    for name in path.split("/"):
        if name in ("", ".", ".."):
            return say("its name leads out of the folder")
        try:
            size = len(name.encode("utf-8"))
        except UnicodeEncodeError:
            return say("its name holds bytes that stand for no character")
        if size > LONGEST:
            return say("its name is too long for most disks")
        if _FORBIDDEN.search(name) or name.endswith((".", " ")):
            return say("its name holds a character that Windows does not allow in names")
        if _RESERVED.fullmatch(name.partition(".")[0].rstrip()):
            return say("Windows keeps its name for a device")
    return None


def as_one(path: str) -> str:
    """A path as compared by disks that ignore capitals."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
