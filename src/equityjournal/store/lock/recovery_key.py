"""The recovery key as typed from paper."""

import re

from pyrage import IdentityError, x25519

from equityjournal.core.sharing.age_file import panics_refused
from equityjournal.core.text.errors import NotAllowed
from equityjournal.core.text.speech import say, say_many
from equityjournal.store.lock.wrapping import Secret, are_spoken

_BEGINNING = "AGE-SECRET-KEY-1"
_BEGUN = "AGESECRETKEYL"
"""The beginning without its dashes, and its one read for an L."""
_LENGTH = 58
_CHARACTERS = re.compile("[02-9AC-HJ-NP-Z]+")
_READ_FOR_ANOTHER = str.maketrans({"O": "0", "I": "L", "1": "L"})
"""Characters that are in no key, each read from paper for one that is."""


def recovery_typed(text: str) -> Secret:
    """A recovery key as typed from paper.

    Spaces, line breaks, dashes, small letters and the beginning that all keys have are of no account; nor is
    an O for a zero, or an I or a one for an L.

    Raises:
        NotAllowed: When it is no such key, or a character of it is wrong.
    """
    plain = re.sub("[^A-Z0-9]", "", text.upper()).translate(_READ_FOR_ANOTHER)
    is_whole = plain.startswith(_BEGUN) or len(plain) > _LENGTH + len(_BEGUN) // 2
    typed = plain[len(_BEGUN) :] if is_whole else plain
    if are_spoken(text.lower().split()):
        raise NotAllowed(
            say(
                "That is not the recovery key, which is on your paper and begins {beginning}.",
                beginning=_BEGINNING,
            )
        )
    if len(typed) != _LENGTH:
        raise NotAllowed(
            say_many(
                "That has 1 character behind {beginning}, and the key has 58. Compare it with your paper.",
                "That has {count} characters behind {beginning}, and the key has 58. Compare it with your "
                "paper.",
                len(typed),
                beginning=_BEGINNING,
            )
        )
    wrong = NotAllowed(
        say(
            "One character or more is wrong in it (the key holds a check on itself). Compare it with your "
            "paper."
        )
    )
    if not _CHARACTERS.fullmatch(typed):
        raise wrong
    try:
        with panics_refused(wrong):
            x25519.Identity.from_str(_BEGINNING + typed)
    except IdentityError:
        raise wrong from None
    return _BEGINNING + typed


def looks_like_recovery_key(text: str) -> bool:
    """Whether a text is a recovery key rather than a passphrase."""
    try:
        recovery_typed(text)
    except NotAllowed:
        return False
    return True
