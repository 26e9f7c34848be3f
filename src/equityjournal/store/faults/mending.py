"""Mends for entries and drafts edited by hand: the intended file for an unreadable file.

Pure: bytes in, proposed bytes and sentences out. No mend loses a word, guesses a day, or makes an entry less
private; where that cannot be had, the file is left, with a sentence on what to do.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from equityjournal.core.entries.entry import Draft, Entry
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.store.faults.layout import Unclear
from equityjournal.store.faults.mended_file import Mender
from equityjournal.store.faults.mended_items import Left, Mend
from equityjournal.store.faults.seal_line import has_seal, with_whole_seal
from equityjournal.store.records import record
from equityjournal.store.records.record import Stored
from equityjournal.store.records.toml_faults import MiswrittenFile

_CONFLICT = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


@dataclass(frozen=True)
class Mending:
    """The mends of a file, and the mended file."""

    mends: Sequence[Mend] = ()
    stored: Stored[Entry | Draft] | None = None
    """The record as mended; None if it cannot be read even so."""
    data: bytes = b""
    """The file as mended."""
    why: str = ""
    """Faults beyond mending, in a clause with advice; empty if all can be mended."""
    unclear_day: str | None = None
    """A day as typed that could be several, or none; a person can say which."""
    lacks_words: bool = False
    """Words may be missing, so that a backup or an earlier version is of use."""


def mending(
    data: bytes,
    path: Path,
    days: Mapping[str, date] | None = None,
    *,
    identity: str = "",
    kind: type[Entry] | type[Draft] = Entry,
) -> Mending:
    """The mends of an unreadable file, or of a file without the end of its last line.

    Args:
        data: Its bytes.
        path: The file.
        days: Days chosen by a person, by the text that stands for each.
        identity: Id of the entry, or name of the draft; that of the file if not given.
        kind: The record that the file should hold.
    """
    identity = identity or path.stem
    try:
        text, mends = _text_of(data)
    except Left as left:
        return Mending(why=left.why, lacks_words=not data.strip(b"\0 \r\n\t"))
    text, line = with_whole_seal(text, identity)
    if line:
        mends.append(Mend(line, _seal_made_whole()))
    if not has_seal(text, identity):
        return Mending(mends, why=say("its last line is missing, and perhaps more"), lacks_words=True)
    if _CONFLICT.search(text):
        return Mending(mends, why=say("two versions of it stand in one another; keep the words you want"))
    mender = Mender(identity, days or {}, mends, kind=kind)
    try:
        mended = mender.mended(text)
    except Left as left:
        return Mending(mender.mends, why=left.why, unclear_day=left.day, lacks_words=mender.lacks_words)
    except Unclear as unclear:
        why = say("line {line}: the text has no end; close it with three quotation marks", line=unclear.line)
        return Mending(mender.mends, why=why)
    try:
        stored: Stored[Entry | Draft] = record.from_bytes(mended, kind, path)
    except DamagedFile as error:
        # The line that the error names is that of the mended file.
        why = error.fault if isinstance(error, MiswrittenFile) else error.why
        return Mending(mender.mends, why=why, lacks_words=mender.lacks_words)
    if isinstance(stored.record, Entry) and stored.record.id != identity:
        return Mending(mender.mends, why=say("its id and its name are not the same"))
    if not loses_no_word(text, mended.decode(), mender.replaced):
        return Mending(mender.mends, why=say("it cannot be mended without losing a word"))
    if not mender.mends:  # a last line without its mark of a comment is written anew with every mend
        mender.mends.append(Mend(len(text.rstrip("\n").split("\n")), _seal_made_whole()))
    return Mending(mender.mends, stored, mended)


def _seal_made_whole() -> str:
    return say("the last line, which shows that nothing is missing, is made whole")


def loses_no_word(before: str, after: str, replaced: Sequence[str] = ()) -> bool:
    """Whether every word of a file is in another, as often.

    The seal has none.

    Args:
        before: The file as it stands.
        after: The file as it would be.
        replaced: Parts that say the same in other words afterwards: a day, a mark, an empty value.
    """
    return any(
        not _words(before, escapes=escapes)
        - _words("\n".join(replaced), escapes=escapes)
        - _words(after, escapes=escapes)
        for escapes in (False, True)
    )


def _words(text: str, *, escapes: bool) -> "Counter[str]":
    plain = re.sub(r"#?[ \t]*end of \S+, *sha256:[0-9a-f]{64}", "", text, flags=re.IGNORECASE)
    if escapes:
        plain = re.sub(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", " ", plain)
    return Counter(re.findall(r"\w+", plain.casefold()))


def _text_of(data: bytes) -> tuple[str, list[Mend]]:
    """The text of a file, with mends to its letters and line ends.

    Raises:
        Left: When its letters cannot be told.
    """
    mends = []
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
            mends.append(Mend(0, say("it is saved again as UTF-8, as every entry is")))
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Left(say("it is not UTF-8 text; open it in an editor, and save it as UTF-8")) from None
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        text = text.replace("\r", "\n")
        mends.append(Mend(0, say("its line ends become those of every entry")))
    return text, mends
