"""Daily notes as Markdown: a file a day, its day in its name or in the facts above the text."""

import re

from equityjournal.core.importing.items import Found, Item, LeftOut, PassedOver, Wordless
from equityjournal.formats.importing.front_matter import front_of, words_in
from equityjournal.formats.importing.written_days import Written, read

_NAME = re.compile(
    r"(?:.*/)?(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?![\d])[^/]*\.(?:md|markdown)", re.IGNORECASE
)
_FOLDERS = re.compile(r"(?:.*/)?(\d{4})/(\d{1,2})/(\d{1,2})\.(?:md|markdown)", re.IGNORECASE)
_MEDIA = r"(?:png|jpe?g|gif|heic|webp|svg|bmp|tiff?|mp[34]|m4[av]|mov|wav|ogg|webm|pdf)"
_PICTURE = re.compile(rf"!\[\[[^\]\n]*\.{_MEDIA}[^\]\n]*\]\]|!\[[^\]\n]*\]\([^)\n]*\)", re.IGNORECASE)
_TAG = re.compile(r"(?:^|(?<=\s))#([^\W\d][\w/-]*)")
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*(?:\n+|$)")
_KINDS = {
    LeftOut.SCORES: "mood rating score energy sleep happiness stress health anxiety pain sentiment",
    LeftOut.PLACES: "location place places city address lat lon lng latitude longitude coordinates gps",
    LeftOut.WEATHER: "weather temperature temp",
    LeftOut.MUSIC: "music song",
    LeftOut.ACTIVITY: "steps activity activities exercise",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_FIELD = rf"(?P<key>{'|'.join(_KIND_OF)})[ \t]*::[^\n]*"
_LINE_FIELD = re.compile(
    rf"^[ \t]*(?:[-*+>][ \t]+)?[*_]{{0,2}}{_FIELD}(?:\n|$)", re.IGNORECASE | re.MULTILINE
)
_INLINE_FIELD = re.compile(rf"[\[(](?P<key>{'|'.join(_KIND_OF)})[ \t]*::[^\])\n]*[\])]", re.IGNORECASE)
_DATES = ("date", "day", "created", "date created", "creation date")
_KNOWN = {*_DATES, "title", "tags", "tag", "aliases", "alias", "cssclass", "cssclasses"}


def is_media(path: str) -> bool:
    """Whether a file is a picture, a sound or a film."""
    return re.fullmatch(rf".*\.{_MEDIA}", path, re.IGNORECASE) is not None


def day_in_name(path: str) -> Written | None:
    """The day in a file's name."""
    found = _FOLDERS.fullmatch(path) or _NAME.fullmatch(path)
    return read("-".join(found.groups())) if found else None


def note(path: str, text: str) -> Item:
    """The entry of a daily note.

    A note of no day is passed over.
    """
    facts, body = front_of(text)
    dated = next(filter(None, (read(facts.get(key, "")) for key in _DATES)), None)
    written = day_in_name(path) or dated
    if written is None:
        return PassedOver(path)
    left_out = {_KIND_OF.get(key, LeftOut.FACTS) for key in facts.keys() - _KNOWN if facts[key].strip()}
    body, also_left_out = _without_fields(body)
    tags = [*words_in(facts.get("tags", "")), *words_in(facts.get("tag", "")), *_TAG.findall(_prose(body))]
    title, body = _title(facts, body)
    if not f"{title}{body}".strip():
        return Wordless(path, frozenset(left_out | also_left_out))
    return Found(
        place=path,
        day=written.day,
        text=body,
        title=title,
        moment=dated.moment if dated and dated.day == written.day else None,
        tags=tuple(dict.fromkeys(tags)),
        left_out=frozenset(left_out | also_left_out),
    )


def _without_fields(body: str) -> tuple[str, set[LeftOut]]:
    """A note without pictures, and without fields for scores, places and their like."""
    left_out = {_KIND_OF[found["key"].lower()] for found in _INLINE_FIELD.finditer(body)}
    body = _INLINE_FIELD.sub("", body)
    left_out |= {_KIND_OF[found["key"].lower()] for found in _LINE_FIELD.finditer(body)}
    body = _LINE_FIELD.sub("", body)
    left_out |= {LeftOut.MEDIA} if _PICTURE.search(body) else set()
    return _PICTURE.sub("", body), left_out


def _prose(body: str) -> str:
    """A note without blocks of code, where # marks no tag."""
    return re.sub(r"```.*?(?:```|\Z)|`[^`\n]*`", "", body, flags=re.DOTALL)


def _title(facts: dict[str, str], body: str) -> tuple[str, str]:
    """The title of a note and its words.

    A heading of the day alone is no title.
    """
    plain = body.lstrip("\n")
    heading = _HEADING.match(plain)
    if heading and read(heading[1]):
        return facts.get("title", ""), plain[heading.end() :]
    if heading and not facts.get("title"):
        return heading[1], plain[heading.end() :]
    return facts.get("title", ""), body
