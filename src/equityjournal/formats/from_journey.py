"""The importer of Journey: a ZIP or a folder of JSON files, an entry each."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from equityjournal.core.importing.items import Found, Item, LeftOut, PassedOver, Unread, Wordless
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.json_stream import odd_words, value_of
from equityjournal.formats.importing.plain_html import plain_text
from equityjournal.formats.importing.texts import data_of, head, salvaged, text_in
from equityjournal.formats.importing.written_days import in_zone, zone_called

_ENTRY_FILE = re.compile(r"(?:.*/)?\d{10,16}-[0-9a-zA-Z]+\.json")
_KEY = re.compile(r'"date_journal"\s*:')
_HTML = re.compile(
    r"<(?:p|br|div|ul|ol|li|h[1-6]|strong|em|b|i|a|span|table|blockquote|pre)\b", re.IGNORECASE
)
_NOWHERE = 1e300
"""Journey's degrees of an entry without a place lie above it."""


class JourneyImporter:
    """An importer of Journey's export."""

    purpose = "Journey: the ZIP that it exports, or the JSON files in it."
    brings_records = False

    def knows(self, source: Source) -> bool:
        """Whether a file has Journey's name and keys."""
        if source.is_folder:
            return any(map(_ENTRY_FILE.fullmatch, source.files()))
        path = source.files()[0]
        start = head(source, path)
        return start.lstrip().startswith("{") and bool(_KEY.search(start))

    def read(self, source: Source) -> Iterator[Item]:
        """Its entries."""
        for path in source.files():
            if not source.is_folder or _ENTRY_FILE.fullmatch(path):
                yield _entry(source, path)
            elif not _is_media(path):
                yield PassedOver(path)


def _is_media(path: str) -> bool:
    return re.fullmatch(r"(?:.*/)?\d{10,16}-[0-9a-zA-Z]+-[0-9a-zA-Z]+\.\w+", path) is not None


def _entry(source: Source, path: str) -> Item:
    try:
        table = value_of(data_of(source, path))
        if not isinstance(table, dict):
            raise DamagedFile(say("it is no entry of Journey"))
    except DamagedFile as error:
        return Unread(path, error.why, salvaged(source, path))
    if odd := odd_words(table, ("text",)):
        return Unread(path, say("its words are no text"), odd)
    text, zone_name = text_in(table.get("text")), text_in(table.get("timezone"))
    plain = plain_text(text) if table.get("type") == "html" or _HTML.search(text) else text
    zone = zone_called(zone_name) if zone_name else UTC
    made = _moment(table.get("date_journal"))
    there = in_zone(made, zone) if made and zone else None
    if there is None:
        why = say("its time zone, {zone}, is not known here", zone=zone_name)
        return Unread(path, say("its day could not be read") if zone else why, plain)
    left_out = _left_out(table)
    if not plain.strip():
        return Wordless(path, left_out)
    tags = table.get("tags")
    return Found(
        place=path,
        day=there.date(),
        moment=there,
        text=plain,
        ref=text_in(table.get("id")),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        left_out=left_out,
        without_zone=not zone_name,
    )


def _moment(value: object) -> datetime | None:
    """The moment of so many milliseconds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)
    except (OverflowError, ValueError):
        return None


def _left_out(table: Mapping[str, Any]) -> frozenset[LeftOut]:
    """Kinds of matter in an entry besides words."""
    weather = table.get("weather")
    has = {
        LeftOut.SCORES: bool(table.get("mood") or table.get("sentiment")),
        LeftOut.STARS: table.get("favourite") is True,
        LeftOut.PLACES: bool(
            table.get("address") or _degrees(table.get("lat")) or _degrees(table.get("lon"))
        ),
        LeftOut.WEATHER: isinstance(weather, dict)
        and bool(weather.get("description") or weather.get("place")),
        LeftOut.MEDIA: bool(table.get("photos")),
        LeftOut.MUSIC: bool(table.get("music_title") or table.get("music_artist")),
        LeftOut.FACTS: bool(table.get("label") or table.get("folder")),
    }
    return frozenset(kind for kind, is_there in has.items() if is_there)


def _degrees(value: object) -> bool:
    return isinstance(value, int | float) and 0 < abs(value) < _NOWHERE
