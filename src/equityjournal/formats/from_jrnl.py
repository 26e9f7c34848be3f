"""The importer of jrnl: its text, its folder, its JSON, XML and YAML."""

import re
from collections.abc import Iterator

from equityjournal.core.importing.items import Found, Item, LeftOut, PassedOver, Unread
from equityjournal.core.text.errors import DamagedFile
from equityjournal.core.text.speech import say
from equityjournal.formats.importing import jrnl_text, jrnl_xml
from equityjournal.formats.importing.door import Source
from equityjournal.formats.importing.front_matter import front_of
from equityjournal.formats.importing.json_stream import lists_items_with, members, odd_words
from equityjournal.formats.importing.texts import head, lines_of, salvaged, text_in, text_of
from equityjournal.formats.importing.written_days import read

_DAY_FILE = re.compile(r"(?:.*/)?(\d{4})/(\d{2})/(\d{2})\.txt")
_XML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<journal>")
_YAML = re.compile(r"---\ntitle: .*\ndate: .*\nstarred: (?:True|False)\n(?:tags:.*\n)?body: \|")


class JrnlImporter:
    """An importer of jrnl's files and exports."""

    purpose = "jrnl: its text file, its folder, or what it exports as JSON, XML or YAML."
    brings_records = False

    def knows(self, source: Source) -> bool:
        """Whether the source is jrnl's text, folder, JSON, XML or YAML."""
        if source.is_folder:
            return any(map(_DAY_FILE.fullmatch, source.files())) or any(
                _YAML.match(head(source, path)) for path in _notes(source)[:3]
            )
        path = source.files()[0]
        start = head(source, path)
        return (
            bool(_format_of(source, path, start))
            or jrnl_text.is_encrypted(start)
            or jrnl_text.looks_like(start)
        )

    def read(self, source: Source) -> Iterator[Item]:
        """The entries; of a folder by day, in its order."""
        if not source.is_folder:
            yield from _read_file(source, source.files()[0], "")
            return
        wanted = {path for path in source.files() if _DAY_FILE.fullmatch(path)} or set(_notes(source))
        for path in source.files():
            if path not in wanted:
                yield PassedOver(path)
                continue
            try:
                yield from _read_file(source, path, path)
            except DamagedFile as error:
                yield Unread(path, error.why, salvaged(source, path))


def _notes(source: Source) -> list[str]:
    return [path for path in source.files() if path.lower().endswith(".md")]


def _format_of(source: Source, path: str, start: str) -> str:
    """The kind of jrnl export in a file; empty for none."""
    if lists_items_with(source, path, "entries", {"title", "body", "date"}):
        return "json"
    if _XML.match(start):
        return "xml"
    return "yaml" if _YAML.match(start.replace("\r\n", "\n")) else ""


def _read_file(source: Source, path: str, within: str) -> Iterator[Item]:
    start = head(source, path)
    if jrnl_text.is_encrypted(start):
        raise DamagedFile(say("jrnl encrypted it; `jrnl --decrypt` makes it readable first"))
    match _format_of(source, path, start):
        case "json":
            yield from _from_json(source, path)
        case "xml":
            yield from jrnl_xml.entries(source, path)
        case "yaml":
            yield _from_yaml(source, path)
        case _:
            yield from jrnl_text.entries(lambda: lines_of(source, path), within)


def _from_json(source: Source, path: str) -> Iterator[Item]:
    with source.opened(path) as file:
        for member in members(file, "entries"):
            if not member.number:
                continue
            place = say("entry {number}", number=member.number)
            yield member.value if isinstance(member.value, Unread) else _entry(member.value, place)


def _entry(entry: object, place: str) -> Item:
    """An entry of jrnl's JSON."""
    if odd := odd_words(entry, ("title", "body")):
        return Unread(place, say("its words are no text"), odd)
    table = entry if isinstance(entry, dict) else {}
    title, body = text_in(table.get("title")), text_in(table.get("body"))
    written = read(f"{text_in(table.get('date'))} {text_in(table.get('time'))}".strip())
    if written is None:
        return Unread(place, say("its day could not be read"), "\n\n".join(filter(str.strip, (title, body))))
    tags = table.get("tags")
    left_out = {LeftOut.STARS} if table.get("starred") is True else set()
    left_out |= {LeftOut.PLACES} if table.get("location") else set()
    left_out |= {LeftOut.WEATHER} if table.get("weather") else set()
    left_out |= {LeftOut.DEVICES} if table.get("creator") else set()
    title, starred = jrnl_text.without_star(title)
    return Found(
        place=place,
        day=written.day,
        moment=written.moment,
        title=title,
        text=body,
        ref=text_in(table.get("uuid")),
        tags=tuple(text_in(tag).lstrip("@#") for tag in tags) if isinstance(tags, list) else (),
        left_out=frozenset(left_out | ({LeftOut.STARS} if starred else set())),
    )


def _from_yaml(source: Source, path: str) -> Item:
    """The entry of a YAML file in jrnl's way: its body is indented by tabs."""
    front, rest = front_of(text_of(source, path), ends=())
    title, body = front.get("title", ""), front.get("body", "")
    written = read(front.get("date", ""))
    if written is None:
        return Unread(
            path, say("its day could not be read"), "\n\n".join(filter(str.strip, (title, body, rest)))
        )
    return Found(
        place=path,
        day=written.day,
        moment=written.moment,
        title=title,
        text=body,
        tags=tuple(tag.strip().lstrip("@#") for tag in front.get("tags", "").split(",") if tag.strip()),
        left_out=frozenset({LeftOut.STARS} if front.get("starred", "").strip() == "True" else ()),
    )
