"""An entry from elsewhere, made into an entry of this journal."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from equityjournal.core.entries.entry import Answer, Entry
from equityjournal.core.entries.schema import SCHEMA
from equityjournal.core.importing.items import Found
from equityjournal.core.importing.tags import ThemesByName

LONGEST_TITLE = 120
"""Characters; a longer first line is the beginning of the text."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Labels for every entry of an import."""

    source: str
    """The name of the format."""
    pack: str
    language: str
    themes: ThemesByName
    private: bool = True


def arrived(found: Found, identity: str, ref: str, arrival: Arrival) -> Entry | None:
    """The entry made of a found item; None without words.

    An entry of a day without an hour is written at the first moment of that day.
    """
    title, text = _title_and_text(found)
    answers = [
        Answer(question=_clean(question) or None, text=_clean(said))
        for question, said in found.answers or (("", text),)
        if said.strip()
    ]
    if not answers:
        return None
    themes, labels = arrival.themes.sorted(map(_clean, found.tags))
    imported = {"source": arrival.source, "ref": _clean(ref), "labels": labels}
    return Entry(
        schema_version=SCHEMA,
        id=identity,
        written=found.moment or datetime.combine(found.day, time(), UTC),
        happened=found.day,
        pack=arrival.pack,
        language=arrival.language,
        title=title,
        setting=_clean(found.setting),
        people=[_clean(person) for person in found.people if person.strip()],
        feelings=[_clean(feeling) for feeling in found.feelings if feeling.strip()],
        themes=themes,
        private=arrival.private or found.private,
        answers=answers,
        imported={key: value for key, value in imported.items() if value},
    )


def _title_and_text(found: Found) -> tuple[str, str]:
    """Title and text; a long title, or a title alone, becomes text."""
    title, text = " ".join(_clean(found.title).split()), _trimmed(_clean(found.text))
    if found.answers:
        return title, ""
    if not text.strip():
        return "", title
    if len(title) > LONGEST_TITLE:
        return "", f"{title}\n\n{text}"
    return title, text


def _trimmed(text: str) -> str:
    """A text without blank lines at its ends."""
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines).rstrip()


def _clean(text: str) -> str:
    """Text with plain line ends, and a replacement for each half of a character."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain if plain.isascii() else plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
