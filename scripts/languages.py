"""Catalogues: the program's words in other languages, from the template to the file that gettext reads.

`make language CODE=cy` begins a catalogue, and compiles it; `make words` brings all of them up to date with
what the program says now. `make check` holds that each is up to date, compiled, and names only what its
English names.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from equityjournal import __version__

FOLDER = Path(__file__).parents[1] / "src/equityjournal/locale"
TEMPLATE = FOLDER / "equityjournal.pot"

_NAMES = re.compile(r"\{(\w+)\}")


def main() -> int:
    """Write the catalogue of the language named, say how far it is, and return the exit code."""
    if len(sys.argv) != 2 or not sys.argv[1]:
        print("Which language? For Welsh: make language CODE=cy", file=sys.stderr)
        return 2
    try:
        locale = Locale.parse(sys.argv[1], sep="-" if "-" in sys.argv[1] else "_")
    except (UnknownLocaleError, ValueError):
        print(f"“{sys.argv[1]}” is no language code. Welsh is cy, Urdu is ur, Polish is pl.", file=sys.stderr)
        return 2
    path = FOLDER / str(locale) / "LC_MESSAGES/equityjournal.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = _written(path)
    messages = [message for message in catalogue if message.id]
    ready = sum(_is_ready(message) for message in messages)
    print(f"{ready} of {len(messages)} sentences are translated in {path.relative_to(FOLDER.parents[2])}.")
    wrong = list(wrong_names(path))
    print("\n".join(wrong), end="\n" if wrong else "", file=sys.stderr)
    return int(bool(wrong))


def bring_up_to_date() -> None:
    """Write every catalogue with what the program says now, and compile it."""
    for path in _catalogues():
        _written(path)


def wrong_catalogues() -> Iterator[str]:
    """A sentence for each catalogue that is out of step, and for each wrong name in one."""
    for path in _catalogues():
        catalogue = _updated(path)
        compiled = path.with_suffix(".mo")
        if path.read_bytes() != _as_text(catalogue):
            yield f"{path}: the program says other things now; `make words` brings it up to date."
        elif not compiled.exists() or compiled.read_bytes() != _compiled(catalogue):
            yield f"{compiled}: it is not compiled from the .po beside it; `make words` does that."
        yield from wrong_names(path)


def wrong_names(path: Path) -> Iterator[str]:
    """A sentence for each translation that could not be said.

    A name in {braces} that its English has not is one that the program has nothing to put in the place of.
    """
    with path.open("rb") as file:
        for message in read_po(file, locale=path.parents[1].name):
            values = dict.fromkeys(_NAMES.findall(" ".join(_forms(message.id))), "")
            for translated in _forms(message.string) if message.id else ():
                try:
                    translated.format(**values)
                except (KeyError, IndexError, ValueError):
                    yield (
                        f"{path}: line {message.lineno}: names in braces must be those of the English, "
                        f"which has {', '.join(sorted(values)) or 'none'}."
                    )


def _catalogues() -> list[Path]:
    return sorted(FOLDER.glob("*/LC_MESSAGES/equityjournal.po"))


def _written(path: Path) -> Catalog:
    """The catalogue at a path, brought up to date and compiled there."""
    catalogue = _updated(path)
    path.write_bytes(_as_text(catalogue))
    path.with_suffix(".mo").write_bytes(_compiled(catalogue))
    return catalogue


def _updated(path: Path) -> Catalog:
    """The catalogue at a path, or a new one, with what the program says now.

    A translation whose English is gone stays below the others, as a remark.
    """
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    language = path.parents[1].name
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(
            locale=language,
            header_comment=f"# What equityjournal says, in the language {language}. Licence: MIT.",
            project="equityjournal",
            version=__version__,
            last_translator="nobody yet",
            language_team="nobody yet",
            msgid_bugs_address="none",
            fuzzy=False,
        )
    former = list(catalogue.obsolete.values())
    catalogue.obsolete.clear()
    for message in former:  # the English may be back
        catalogue[message.id] = message
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for key, message in list(catalogue.obsolete.items()):
        if not any(_forms(message.string)):
            del catalogue.obsolete[key]
    return catalogue


def _as_text(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalogue, sort_output=True, no_location=True)
    return written.getvalue()


def _compiled(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def _is_ready(message: Message) -> bool:
    return all(_forms(message.string)) and not message.fuzzy


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The forms of a message: its one text, or those for one and for many."""
    if text is None or isinstance(text, str):
        return (text or "",)
    return tuple(form or "" for form in text)


if __name__ == "__main__":
    sys.exit(main())
