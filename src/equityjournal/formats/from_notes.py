"""The importer of notes to oneself: a text file or mail, its blocks each begun by a day."""

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta, timezone
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from equityjournal.core.importing.items import Found, Item, LeftOut, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.daily_notes import day_in_name
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.headed import Block, Head, blocks, place
from equityjournal.formats.importing.plain_html import plain_text
from equityjournal.formats.importing.texts import data_of, head, lines_of
from equityjournal.formats.importing.written_days import NAMED, Written, in_zone, read

_DAY_AND_WORDS = re.compile(r"(.{6,40}?)(?::[ \t]+|[ \t]+[-–—][ \t]+)(\S.*)")
_DAY_ALONE = re.compile(r"(.{6,60}?)[ \t]*:?")
_LIKE_A_DAY = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}"
    rf"|(?:[A-Z][a-z]{{2,8}},? )?\d{{1,2}}(?:st|nd|rd|th)? (?:{NAMED})"
    rf"|(?:{NAMED}) \d{{1,2}}(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
"""A day that cannot be read, or has no year: its words are no part of the entry above."""
_FAULTS = (ValueError, LookupError, RecursionError, AttributeError, TypeError, AssertionError)
"""Whatever the reader of mails raises at bytes that are none."""
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\n")


class NotesImporter:
    """An importer of notes by day."""

    purpose = "Notes to yourself: a text file, or a mail as .eml, where a line with a day begins each."
    brings_records = False

    def knows(self, source: Source) -> bool:
        """Whether the source is a mail, or a text with a day on a line."""
        if source.is_folder:
            return False
        path = source.files()[0]
        start = head(source, path)
        if "\0" in start:
            return False
        return _is_mail(path, start) or any(_head_of(line, True) for line in start.splitlines())

    def read(self, source: Source) -> Iterator[Item]:
        """Its blocks, an entry each."""
        for path in source.files():
            if _is_mail(path, head(source, path)):
                yield from _from_mail(data_of(source, path))
            else:
                yield from _from_text(lines_of(source, path), day_in_name(f"{path.rpartition('.')[0]}.md"))


def _is_mail(path: str, start: str) -> bool:
    plain = start.replace("\r\n", "\n")
    return path.lower().endswith(".eml") or bool(
        _MAIL.match(plain)
        and re.search(r"^Date: ", plain, re.MULTILINE)
        and re.search(r"^From: ", plain, re.MULTILINE)
    )


def _from_text(
    lines: Iterable[str],
    otherwise: Written | None,
    title: str = "",
    left_out: frozenset[LeftOut] = frozenset(),
) -> Iterator[Item]:
    """The blocks of a text.

    Args:
        lines: The lines.
        otherwise: The day of words above the first day in the text; None: they have none.
        title: The title of these words.
        left_out: Kinds of matter left out beside them.
    """
    for block in blocks(lines, _head_of):
        if isinstance(block, Block):
            text = "\n".join(filter(None, (block.rest, block.text)))
            if text.strip():
                yield Found(place(block.number, ""), block.written.day, text, moment=block.written.moment)
        elif isinstance(block, Unread) and otherwise and block.why == say("it stands under no day"):
            yield Found(
                block.place, otherwise.day, block.text, title, moment=otherwise.moment, left_out=left_out
            )
        else:
            yield block


def _head_of(line: str, is_above: bool) -> Head | None:
    """The day at the beginning of a line: alone, or before a colon or a dash below a blank line."""
    plain = line.strip().strip("#*_ ")
    alone = _DAY_ALONE.fullmatch(plain)
    if alone and (written := read(alone[1])):
        return Head(written, "")
    found = _DAY_AND_WORDS.fullmatch(plain) if is_above else None
    if found and (written := read(found[1])):
        return Head(written, found[2])
    is_day = bool(alone and len(plain) <= 24 and _LIKE_A_DAY.fullmatch(alone[1]))
    return Head(None, "") if is_day and is_above else None


def _from_mail(data: bytes) -> Iterator[Item]:
    """The blocks of a mail.

    Words above the first day are of the day of sending.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        text, title, sent = _body(message), str(message["Subject"] or ""), _sent(message)
        has_more = any(True for _ in message.iter_attachments())
    except _FAULTS:
        raise DamagedFile(say("it is no mail that can be read")) from None
    left_out = frozenset({LeftOut.MEDIA} if has_more else ())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    yield from _from_text(lines, sent, title, left_out)


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return plain_text(text) if part.get_content_type() == "text/html" else text


def _sent(message: EmailMessage) -> Written | None:
    """The day of sending a mail, by its sender's own clock."""
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    there = in_zone(moment, timezone(moment.utcoffset() or timedelta()))
    return read(there.isoformat(timespec="seconds")) if there else None
