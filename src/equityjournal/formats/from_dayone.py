"""The importer of Day One: JSON, its ZIP, the classic folder, and plain text."""

import json
import plistlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError

from equityjournal.core.importing.items import Found, Item, LeftOut, PassedOver, Unread, Wordless
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.headed import Block, Head, blocks, place
from equityjournal.formats.importing.json_stream import lists_items_with, members, odd_words
from equityjournal.formats.importing.texts import data_of, head, lines_of, salvaged, text_in
from equityjournal.formats.importing.written_days import in_zone, read, zone_called

_MEDIA_KEYS = ("photos", "videos", "audios", "pdfAttachments", "sketches")
_KINDS: Mapping[str, LeftOut] = dict.fromkeys(_MEDIA_KEYS, LeftOut.MEDIA) | {
    "location": LeftOut.PLACES,
    "Location": LeftOut.PLACES,
    "weather": LeftOut.WEATHER,
    "Weather": LeftOut.WEATHER,
    "music": LeftOut.MUSIC,
    "Music": LeftOut.MUSIC,
    "userActivity": LeftOut.ACTIVITY,
    "Activity": LeftOut.ACTIVITY,
    "Step Count": LeftOut.ACTIVITY,
    "starred": LeftOut.STARS,
    "Starred": LeftOut.STARS,
    "isPinned": LeftOut.STARS,
    "Photo": LeftOut.MEDIA,
    "Video": LeftOut.MEDIA,
    "Audio": LeftOut.MEDIA,
    "creationDevice": LeftOut.DEVICES,
    "Creator": LeftOut.DEVICES,
}
_JSON_BEGUN = re.compile(r'\A\s*\{.*"entries"\s*:\s*\[.*"creationDate"\s*:', re.DOTALL)
"""The beginning of its JSON, by which a damaged file among others is known too."""
_EMBEDDED = re.compile(r"!\[[^\]]*\]\(dayone-[a-z-]+:/{1,3}[^)\s]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~|>$&=:\"'-])")
_HEADING = re.compile(r"#{1,6}[ \t]+(.+?)[ \t]*#*(?:\n+|$)")
_FAULTS = (ExpatError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError,
           AssertionError)  # fmt: skip
"""Whatever the reader of plists raises at bytes that are none."""
_FACT_LINE = re.compile(r"\t([A-Z][A-Za-z ]{1,20}):\t(.*)")
_DATE_LINE = re.compile(r"\s*Date:\s+(\S.*\S)\s*")


class DayOneImporter:
    """An importer of Day One's exports."""

    purpose = "Day One: its JSON or the ZIP around it, a classic .dayone folder, or its plain text."
    brings_records = False

    def knows(self, source: Source) -> bool:
        """Whether the source has entries of Day One."""
        if source.is_folder:
            return any(path.endswith(".doentry") or _is_json(source, path) for path in source.files())
        path = source.files()[0]
        start = head(source, path)
        first_line = next((line for line in start.splitlines() if line.strip()), "")
        return _is_classic(start) or bool(_DATE_LINE.fullmatch(first_line)) or _is_json(source, path)

    def read(self, source: Source) -> Iterator[Item]:
        """The entries; of an archive, those of every journal."""
        for path in source.files():
            within = path if source.is_folder else ""
            if path.endswith(".doentry") or (not source.is_folder and _is_classic(head(source, path))):
                yield _classic(source, path)
            elif _is_json(source, path) or (not source.is_folder and path.lower().endswith(".json")):
                yield from _from_json(source, path, within)
            elif not source.is_folder:
                yield from _from_text(source, path)
            elif not _is_media(path):
                yield PassedOver(path)


def _is_json(source: Source, path: str) -> bool:
    is_json = not source.is_folder or path.lower().endswith(".json")
    if not is_json:
        return False
    is_begun = source.is_folder and _JSON_BEGUN.match(head(source, path))
    return bool(is_begun) or lists_items_with(source, path, "entries", {"creationDate"})


def _is_classic(start: str) -> bool:
    return "<plist" in start and "<key>Creation Date</key>" in start


def _is_media(path: str) -> bool:
    folders = path.lower().split("/")[:-1]
    return any(folder in ("photos", "videos", "audios", "pdfs") for folder in folders)


def _from_json(source: Source, path: str, within: str) -> Iterator[Item]:
    try:
        with source.opened(path) as file:
            for member in members(file, "entries"):
                if member.number:
                    where = say("entry {number}", number=member.number)
                    where = f"{within}, {where}" if within else where
                    yield member.value if isinstance(member.value, Unread) else _entry(member.value, where)
    except DamagedFile as error:
        raise DamagedFile(error.why if within in error.why else f"{error.why} ({within})") from None


def _entry(value: object, where: str) -> Item:
    """An entry of the JSON."""
    if odd := odd_words(value, ("text",)):
        return Unread(where, say("its words are no text"), odd)
    table: Mapping[str, Any] = value if isinstance(value, dict) else {}
    text = text_in(table.get("text")) or _rich_text(table.get("richText"))
    plain = _ESCAPED.sub(r"\1", _EMBEDDED.sub("", text)).replace("\ufffc", "")
    written = read(text_in(table.get("creationDate")))
    if written is None or written.moment is None:
        return Unread(where, say("its day could not be read"), plain)
    tags = table.get("tags")
    left_out = _left_out(table) | ({LeftOut.MEDIA} if _EMBEDDED.search(text) else set())
    return _found(
        _Told(
            where,
            plain,
            written.moment,
            text_in(table.get("timeZone")),
            text_in(table.get("uuid")),
            tuple(map(text_in, tags)) if isinstance(tags, list) else (),
            frozenset(left_out),
        )
    )


def _classic(source: Source, path: str) -> Item:
    """The entry of a .doentry file."""
    try:
        table = plistlib.loads(data_of(source, path), fmt=plistlib.FMT_XML)
        made, text = table["Creation Date"], table.get("Entry Text", "")
        if not isinstance(made, datetime) or not isinstance(text, str):
            raise TypeError
        tags = tuple(tag for tag in table.get("Tags", ()) if isinstance(tag, str))
    except DamagedFile as error:
        return Unread(path, error.why, "")
    except _FAULTS:
        return Unread(path, say("it is no entry of Day One that can be read"), salvaged(source, path))
    zone, ref = text_in(table.get("Time Zone")), text_in(table.get("UUID"))
    return _found(_Told(path, text, made.replace(tzinfo=UTC), zone, ref, tags, frozenset(_left_out(table))))


class _Told(NamedTuple):
    """An entry of Day One, in whichever form."""

    where: str
    text: str
    moment: datetime
    zone: str
    """The name of its time zone; empty where it gives none."""
    ref: str
    tags: tuple[str, ...]
    left_out: frozenset[LeftOut]


def _left_out(table: Mapping[str, Any]) -> set[LeftOut]:
    return {kind for key, kind in _KINDS.items() if table.get(key)}


def _found(told: _Told) -> Item:
    """The entry on the day of its own time zone, with a heading at its top as title."""
    zone = zone_called(told.zone) if told.zone else told.moment.tzinfo or UTC
    if zone is None:
        return Unread(told.where, say("its time zone, {zone}, is not known here", zone=told.zone), told.text)
    there = in_zone(told.moment, zone)
    if there is None:
        return Unread(told.where, say("its day could not be read"), told.text)
    if not told.text.strip():
        return Wordless(told.where, told.left_out)
    text = told.text.lstrip()
    heading = _HEADING.match(text)
    return Found(
        place=told.where,
        day=there.date(),
        moment=there,
        title=heading[1] if heading else "",
        text=text[heading.end() :] if heading else told.text,
        ref=told.ref,
        tags=told.tags,
        left_out=told.left_out,
        without_zone=not told.zone and told.moment.tzinfo is UTC,
    )


def _rich_text(value: object) -> str:
    """The words of Day One's rich text, for an entry without others."""
    try:
        contents = json.loads(value)["contents"] if isinstance(value, str) else []
        return "\n".join(text_in(part.get("text")) for part in contents).strip()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _from_text(source: Source, path: str) -> Iterator[Item]:
    """The entries of plain text: `Date: 01 January 2019 at 00:00:00 GMT` begins each; facts may follow."""
    for block in blocks(lines_of(source, path), _date_line):
        if not isinstance(block, Block):
            yield block
            continue
        where, (facts, text) = place(block.number, ""), _facts_and_text(block.text)
        tags = tuple(tag.strip().lstrip("#") for tag in facts.pop("Tags", "").split(",") if tag.strip())
        left_out = frozenset(_KINDS.get(name, LeftOut.FACTS) for name in facts)
        first, _, rest = text.partition("\n\n")
        title = "" if "\n" in first or not rest.strip() else first
        if not text:
            yield Wordless(where, left_out)
        else:
            body = rest if title else text
            moment = block.written.moment
            yield Found(where, block.written.day, body, title, moment, tags=tags, left_out=left_out)


def _facts_and_text(text: str) -> tuple[dict[str, str], str]:
    """The facts between an entry's date and its words, and the words."""
    facts, lines = {}, text.split("\n")
    while lines and (fact := _FACT_LINE.fullmatch(lines[0])):
        facts[fact[1]] = fact[2]
        del lines[0]
    return facts, "\n".join(lines).strip()


def _date_line(line: str, is_above: bool) -> Head | None:
    found = _DATE_LINE.fullmatch(line)
    if found is None or not is_above:
        return None
    return Head(read(found[1]), "")
