"""Files sent or opened by mistake, each known for what it is.

Kept apart from `age_file`, which a locked journal loads at each save: mails and zips take long to load.
"""

import re

from equityjournal.core.sharing.age_file import is_locked
from equityjournal.core.sharing.wrappings import ZIP, readings
from equityjournal.core.text.speech import say

_END_OF_A_BACKUP = re.compile(rb"equityjournal backup [0-9]{1,4} sha256:[0-9a-f]{64}\Z")
_PRIVATE_KEY = re.compile("AGE-SECRET-KEY-1")
_PUBLIC_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*age1[a-z0-9]{58}\s*")
_RECORD = re.compile(r"^# end of [^\s,]+, sha256:[0-9a-f]{64}\s*\Z", re.MULTILINE)


def what_it_is(data: bytes) -> str | None:
    """The clause on a file without a block: its kind, and what to do; None if unknown."""
    if _END_OF_A_BACKUP.search(data[-200:]):
        return say("it is a backup of a journal; `equityjournal restore --from FILE` brings it back")
    if data.startswith(ZIP):
        return None
    text = next(readings(data)).text
    if _PRIVATE_KEY.search(text):
        return say(
            "it holds private keys, which are for their owner alone. Send it to nobody; "
            "`equityjournal keys show` prints the card that others may have"
        )
    if _PUBLIC_KEY.fullmatch(text):
        return say(
            "it is a public key for age alone. Ask for their card, as `equityjournal keys show` prints it"
        )
    if _RECORD.search(text):
        return say(
            "it is a file of a journal, and was not sealed for anybody; `equityjournal share` seals entries "
            "for one person"
        )
    return None


def why_locked(data: bytes) -> str | None:
    """The clause on a file locked with a passphrase, which no key opens; None for others."""
    if not is_locked(data):
        return None
    return say(
        "it is locked with a passphrase, as a backup or somebody's private keys are, and not sealed for you; "
        "`equityjournal restore --from FILE` brings a backup back"
    )
