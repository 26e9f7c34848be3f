"""An entry's file, and the ways in which people change one in a text editor."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from equityjournal.store.records.seal import sealed

ID = "2026-06-01-abcdef"
WHOLE = sealed(
    b"""schema = 1
id = "2026-06-01-abcdef"
written = 2026-06-01T18:10:01.000000+00:00
happened = 2026-06-01
pack = "relational-equity"
language = "en-GB"
title = "A kettle"
setting = ""
people = [
    "a nurse",
]
themes = [
    "power",
]
feelings = []
shown = []
passed = []
private = false
happened_to_me = false

[[answers]]
prompt = "power/a"
question = "Who spoke?"
themes = []
text = \"\"\"
She said no.
Nobody asked.\"\"\"

[[answers]]
themes = []
text = "And then we left."
""",
    ID,
).decode()
SEAL = "# end of"
LAST = '"And then we left."'


class Edit(NamedTuple):
    """A change by hand that makes the file unreadable."""

    name: str
    made: Callable[[str], str]
    said: str
    """Words of the mend, or of what is to be done."""
    key: str = ""
    """A field of the entry once mended; empty: the file is left to the person."""
    value: Any = None


def swap(old: str, new: str) -> Callable[[str], str]:
    """A change of words, the first time they stand there."""

    def made(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return made


def words(text: str) -> "Counter[str]":
    """The words of a file, but for its seal."""
    return Counter(re.findall(r"\w+", re.sub(r"#?[ \t]*end of \S+, *sha256:\w*", "", text).casefold()))


QUOTES = "straight quotation marks"
LIST = "becomes a list"
THIRD = date(2026, 6, 3)
PRIVATE = "becomes private"
OF_THE_ANSWER = "become the end of the answer above"

MENDED = [
    Edit("a title without quotes", swap('"A kettle"', "A kettle"), QUOTES, "title", "A kettle"),
    Edit("curly quotes from Word", swap('"A kettle"', "“A kettle”"), QUOTES, "title", "A kettle"),
    Edit("a quote lost at the end", swap('"A kettle"', '"A kettle'), QUOTES, "title", "A kettle"),
    Edit("a quote lost at the beginning", swap('"A kettle"', 'A kettle"'), QUOTES, "title", "A kettle"),
    Edit("quotes inside quotes", swap('"A kettle"', '"A "hot" kettle"'), QUOTES, "title", 'A "hot" kettle'),
    Edit("French quotes", swap('"A kettle"', "«A kettle»"), QUOTES, "title", "A kettle"),
    Edit("a backslash", swap('"A kettle"', '"C:\\Users"'), QUOTES, "title", "C:\\Users"),
    Edit("a colon for the sign", swap("title =", "title:"), QUOTES, "title", "A kettle"),
    Edit("no sign at all", swap("title =", "title"), QUOTES, "title", "A kettle"),
    Edit("a title over two lines", swap("A kettle", "A\nkettle"), QUOTES, "title", "A kettle"),
    Edit("a title on the next line", swap('= "A kettle"', '=\n"A kettle"'), QUOTES, "title", "A kettle"),
    Edit("a number for a title", swap('"A kettle"', "2026"), QUOTES, "title", "2026"),
    Edit(
        "a second title", swap('title = "A kettle"', 'title = ""\ntitle = "Tea"'), "once more", "title", "Tea"
    ),
    Edit(
        "no-break spaces",
        lambda text: text.replace("title = ", "title\u00a0=\u00a0"),
        QUOTES,
        "title",
        "A kettle",
    ),
    Edit(
        "a day with slashes",
        swap("happened = 2026-06-01", "happened = 03/06/2026"),
        "3 June 2026",
        "happened",
        THIRD,
    ),
    Edit(
        "a day in words",
        swap("happened = 2026-06-01", "happened = 3 June 2026"),
        "3 June 2026",
        "happened",
        THIRD,
    ),
    Edit(
        "a day in quotes",
        swap("happened = 2026-06-01", 'happened = "2026-06-03"'),
        "without quot",
        "happened",
        THIRD,
    ),
    Edit(
        "a day of short figures",
        swap("happened = 2026-06-01", "happened = 2026-6-3"),
        "3 June 2026",
        "happened",
        THIRD,
    ),
    Edit("private in quotes", swap("private = false", 'private = "true"'), PRIVATE, "private", True),
    Edit("private with a capital", swap("private = false", "Private = yes"), PRIVATE, "private", True),
    Edit("private misspelt", swap("private = false", "privat = true"), PRIVATE, "private", True),
    Edit("True as in Python", swap("private = false", "private = True"), PRIVATE, "private", True),
    Edit(
        "private twice", swap("private = false", "private = false\nPRIVATE = Yes"), PRIVATE, "private", True
    ),
    Edit("the word private alone", swap("schema", "PRIVATE!\nschema"), PRIVATE, "private", True),
    Edit("private at the very end", swap(SEAL, f"private = true\n{SEAL}"), PRIVATE, "private", True),
    Edit(
        "a note that asks for privacy", swap("schema", "Keep this private\nschema"), PRIVATE, "private", True
    ),
    Edit(
        "private swallowed by an answer that is not closed",
        swap('Nobody asked."""', "Nobody asked.\nprivate: true"),
        PRIVATE,
        "private",
        True,
    ),
    Edit("no line private, and a fault", swap("private = false\nhap", "text\nhap"), PRIVATE, "private", True),
    Edit(
        "happened to me in quotes",
        swap("_to_me = false", '_to_me = "true"'),
        "= true",
        "happened_to_me",
        True,
    ),
    Edit(
        "happened to me in words",
        swap("happened_to_me = false", "happened to me = yes"),
        "= true",
        "happened_to_me",
        True,
    ),
    Edit(
        "a line above",
        lambda text: f"Ask Sam first\n{text}",
        "beginning of its first answer",
        "first",
        "Ask Sam first",
    ),
    Edit("a line below", lambda text: f"{text}Ring again\n", OF_THE_ANSWER, "last", "Ring again"),
    Edit("a line above the seal", swap(SEAL, f"Ring again\n{SEAL}"), OF_THE_ANSWER, "last", "Ring again"),
    Edit(
        "words behind a closed text",
        swap('asked."""', 'asked.""" So I did.'),
        QUOTES,
        "first",
        "She said no.",
    ),
    Edit("three quotes lost at the end", swap('asked."""', "asked."), QUOTES, "last", "And then we left."),
    Edit(
        "three quotes lost, at the last answer",
        swap(LAST, '"""\nAnd then we left.'),
        QUOTES,
        "last",
        "And then we left.",
    ),
    Edit("three quotes lost at the beginning", swap('"""\nShe', "She"), QUOTES, "first", "She said no."),
    Edit(
        "curly quotes around an answer",
        swap(LAST, "“And then we left.”"),
        QUOTES,
        "last",
        "And then we left.",
    ),
    Edit("Enter within an answer", swap("then we", "then\nwe"), QUOTES, "last", "we left."),
    Edit("an answer typed anew", swap(LAST, "We left.\n\nAll of us."), QUOTES, "last", "All of us."),
    Edit(
        "feelings without brackets",
        swap("feelings = []", "feelings = tired, sad"),
        LIST,
        "feelings",
        ["tired", "sad"],
    ),
    Edit(
        "feelings in one text",
        swap("feelings = []", 'feelings = "tired, sad"'),
        LIST,
        "feelings",
        ["tired", "sad"],
    ),
    Edit(
        "a comma lost",
        swap("feelings = []", 'feelings = ["tired" "sad"]'),
        LIST,
        "feelings",
        ["tired", "sad"],
    ),
    Edit(
        "curly quotes in a list", swap("feelings = []", "feelings = [“tired”]"), LIST, "feelings", ["tired"]
    ),
    Edit("a bracket never closed", swap("feelings = []", 'feelings = ["tired"'), LIST, "feelings", ["tired"]),
    Edit("a member without quotes", swap('    "power",\n', "    power\n"), LIST, "themes", ["power"]),
    Edit("single brackets", swap("[[answers]]", "[answers]"), "the heading becomes", "title", "A kettle"),
    Edit("a bracket lost", swap("[[answers]]", "[[answers]"), "the heading becomes", "title", "A kettle"),
    Edit(
        "a heading of one answer",
        swap("[[answers]]", "[[Answer]]"),
        "the heading becomes",
        "title",
        "A kettle",
    ),
    Edit(
        "a setting in an answer", swap(LAST, f'{LAST}\nsetting = "office"'), "moves up", "setting", "office"
    ),
    Edit("the id without quotes", swap(f'"{ID}"', ID), QUOTES, "id", ID),
    Edit("the line of the id gone", swap(f'id = "{ID}"\n', ""), "put back", "id", ID),
    Edit("every quote curly", lambda text: text.replace('"', "”"), QUOTES, "title", "A kettle"),
    Edit("no quotes anywhere", lambda text: text.replace('"', ""), QUOTES, "title", "A kettle"),
    Edit("line ends of an old Mac", lambda text: text.replace("\n", "\r"), "line ends", "title", "A kettle"),
    Edit(
        "indented by no-break spaces",
        lambda text: "".join(f"\u00a0{line}\n" for line in text.split("\n")),
        QUOTES,
        "title",
        "A kettle",
    ),
    Edit("a code fence around it", lambda text: f"```toml\n{text}```\n", OF_THE_ANSWER, "title", "A kettle"),
    Edit(
        "saved by Notepad, with a slip",
        lambda text: "\ufeff" + text.replace('"A kettle"', "A kettle").replace("\n", "\r\n"),
        QUOTES,
        "title",
        "A kettle",
    ),
    Edit(
        "a step without quotes",
        swap(SEAL, f"\n[[steps]]\ntext = ring her\ndue = 12/6/2026\n{SEAL}"),
        "12 June 2026",
        "title",
        "A kettle",
    ),
]
"""Changes that can be mended without losing a word."""

LEFT = [
    Edit(
        "a day without a year", swap("happened = 2026-06-01", "happened = 3 June"), "could be more than one"
    ),
    Edit(
        "a day with the month first",
        swap("happened = 2026-06-01", "happened = 06/13/2026"),
        "could be more than one",
    ),
    Edit(
        "a day seen from today",
        swap("happened = 2026-06-01", "happened = yesterday"),
        "could be more than one",
    ),
    Edit("a day that never was", swap("happened = 2026-06-01", "happened = 2026-02-30"), "or none"),
    Edit("no day", swap("happened = 2026-06-01", "happened ="), "has no day"),
    Edit("no, in other words", swap("private = false", "private = no"), "private = false or private = true"),
    Edit(
        "False as in Python", swap("private = false", "private = False"), "private = false or private = true"
    ),
    Edit("a time without its offset", swap("+00:00", ""), "has no offset"),
    Edit("two titles", swap('title = "A kettle"', 'title = "A kettle"\ntitle = "Tea"'), "keep one of them"),
    Edit("an end that could be anywhere", swap('asked."""', "asked.\nthemes = []"), "close it with three"),
    Edit(
        "both sides of a merge",
        swap('title = "A kettle"', '<<<<<<< here\ntitle = "A kettle"\n=======\ntitle = "Tea"\n>>>>>>> there'),
        "keep the words you want",
    ),
    Edit("letters of old Windows", swap("kettle", "k\udce9ttle"), "save it as UTF-8"),
]
"""Changes that are left, with a sentence on what to do."""

LACKING = [
    Edit("cut off", lambda text: text[:300], "backup"),
    Edit("cut off, and a quote lost", lambda text: text.replace('"A kettle"', "A kettle")[:400], "backup"),
    Edit("the pack gone", swap('pack = "relational-equity"\n', ""), "backup"),
    Edit("the answers gone", lambda text: re.sub(r"(?s)\[\[answers.*(?=# end)", "", text), "backup"),
    Edit("all gone", lambda _: "", "backup"),
]
"""Changes after which words are missing."""
