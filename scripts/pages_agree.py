"""Holds the pages against the program: commands, options, paths and links named in them are there.

All Markdown pages are read. In code, `equityjournal …`, `ej …` and a verb with options are held against the
program's own tree of commands; an option alone, such as `--mask`, against all options; `make …` against the
Makefile; a path against the repository. Console sessions are run by tests/stories.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from command_tree import NAMES, Command, commands, other_spellings

ROOT = Path(__file__).parents[1]
LINKS = ROOT / "docs/links.md"
LONGEST = {"README.md": 160, "ARCHITECTURE.md": 120, "CONTRIBUTING.md": 80}
"""Lines a page may have at most, so that it is read."""

NOT_COMMANDS = ("equityjournal message 1",)
"""Text in code that only looks like a command: the line that is signed with a message."""

DAY = re.compile(r"\| (?:[1-9]\d? [A-Z][a-z]+ 20\d\d|not looked at) \|$")

GENERATED = ("docs/reference/commands.md",)
FOLDERS = ("src/", "tests/", "docs/", "scripts/", "prompts/", "benchmarks/", "packaging/", ".github/")

FLOORS = ("cli/", "store/", "formats/", "core/")
"""Folders of the program, which pages about it name without what stands before them."""

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
_LINK = re.compile(r"\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")
_WEB = re.compile(r"https?://[^\s)>\"'`|,]+[^\s)>\"'`|,.;:]")
_PROMPT = re.compile(r"^(?:[a-z]+)?\$ ")
_REMARK = re.compile(r"\s{2,}[^\s\"'].*$|\s#\s.*$")
_PLACEHOLDER = re.compile(r"^[A-Z][A-Z_-]+$|^(?:…|\.\.\.|VERB)$")


@dataclass(frozen=True)
class Said:
    """A piece of code on a page."""

    line: int
    text: str
    fenced: bool


def wrong_pages() -> Iterator[str]:
    """A sentence for each thing that a page says and that is not so."""
    named: set[str] = set()
    for path in pages():
        text = path.read_text("utf-8")
        yield from wrong_page(path, text)
        named.update(() if path == LINKS else addresses(text))
    for pack in sorted((ROOT / "prompts").glob("*.toml")):
        named.update(addresses(pack.read_text("utf-8")))
    yield from wrong_addresses(named)


def wrong_page(path: Path, text: str) -> Iterator[str]:
    """A sentence for each thing that is not so on one page."""
    name = path.relative_to(ROOT).as_posix()
    if len(text.splitlines()) > LONGEST.get(name, 10_000):
        yield f"{name}: it has more than {LONGEST[name]} lines."
    prose, codes = _parts(text)
    for code in () if name in GENERATED else codes:
        yield from (f"{name}:{code.line}: {why}" for why in _wrong_code(code))
    for target in _LINK.findall(prose):
        if not _WEB.match(target) and (why := _wrong_link(path, text, target)):
            yield f"{name}: {why}"


def addresses(text: str) -> set[str]:
    """The web addresses in a text."""
    return set(_WEB.findall(text))


def wrong_addresses(named: set[str]) -> Iterator[str]:
    """A sentence for each address that the list of links lacks, has for nothing, or has without a day."""
    table = [line for line in LINKS.read_text("utf-8").splitlines() if line.startswith("| http")]
    listed = addresses("\n".join(table))
    yield from (
        f"{LINKS.name}: {line}: it gives no day, nor “not looked at”."
        for line in table
        if not DAY.search(line)
    )
    yield from (
        f"{LINKS.name}: {address} is missing; say when it was looked at."
        for address in sorted(named - listed)
    )
    yield from (f"{LINKS.name}: {address} stands on no page any more." for address in sorted(listed - named))


def pages() -> list[Path]:
    """All Markdown pages for readers of the repository."""
    return [
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        ROOT / "benchmarks/RESULTS.md",
    ]


def wrong_command(words: list[str]) -> str | None:
    """Why a command line cannot be what the program takes; None if it can."""
    known = {command.path: command for command in commands()}
    command = known[()]
    while words and words[0].startswith("-") and words[0] != "-":  # options before the command
        if (why := _wrong_option(command, words[0])) is not None:
            return why
        takes_value = any(words[0] in spelling and " " in spelling for spelling, _ in command.options)
        words = words[2 if takes_value and "=" not in words[0] else 1 :]
    if words and words[0] == "help":
        words = words[1:]
    if not words or _PLACEHOLDER.match(words[0]):
        return None
    first = other_spellings().get(words[0], words[0])
    if (first,) not in known:
        return f"there is no command “{words[0]}”."
    command, words = known[first,], words[1:]
    if words and (*command.path, words[0]) in known:
        command, words = known[*command.path, words[0]], words[1:]
    elif words and command.subcommands and not words[0].startswith("-") and not _PLACEHOLDER.match(words[0]):
        return f"there is no command “{command.path[0]} {words[0]}”."
    return next((why for word in words if (why := _wrong_option(command, word)) is not None), None)


def _wrong_option(command: Command, word: str) -> str | None:
    option = word.partition("=")[0]
    if not re.match(r"-{1,2}[a-z]", option) or option in command.flags:
        return None
    return f"“{command.name}” has no option {option}."


def _wrong_code(code: Said) -> Iterator[str]:
    line = _PROMPT.sub("", " ".join(code.text.split("\n")).strip())
    if line in NOT_COMMANDS:
        return
    words = _words(_REMARK.sub("", line) if code.fenced else line)
    verbs = {command.path[0] for command in commands() if command.path}
    if not words:
        return
    is_ours = words[0] in NAMES and len(words) > 1
    is_verb = words[0] in verbs and not code.fenced and _has_options(words)
    if is_ours or is_verb:
        why = wrong_command(words[1:] if words[0] in NAMES else words)
        yield from [why] if why else []
    elif words[0].startswith("--") and not code.fenced:
        every = {flag for command in commands() for flag in command.flags}
        option = words[0].partition("=")[0]
        yield from [] if option in every else [f"no command has an option {option}."]
    elif words[0] == "make":
        yield from (f"the Makefile has no {word}." for word in words[1:2] if word not in _targets())
    yield from (f"there is no {word} here." for word in words if not _is_there(word))


def _has_options(words: list[str]) -> bool:
    return any(word.startswith("-") for word in words)


def _words(line: str) -> list[str]:
    """The words of a command line, up to a pipe or the name of a file that it reads or writes."""
    try:
        words = shlex.split(line)
    except ValueError:  # an apostrophe: no command line
        words = line.split()
    ends = [place for place, word in enumerate(words) if word in ("|", "<", ">", "&&", ";")]
    return words[: ends[0]] if ends else words


def _is_there(word: str) -> bool:
    """Whether a path of the repository that is named exists; words that are no such path pass."""
    path = word.strip(".,;:").partition("::")[0]
    path = f"src/equityjournal/{path}" if path.startswith(FLOORS) else path
    if not path.startswith(FOLDERS) or re.search(r"[{}<>…]|[A-Z]{4,}", path):
        return True
    return any(ROOT.glob(path.rstrip("/")))


def _targets() -> set[str]:
    rules = re.findall(r"^([a-z][a-z -]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return {target for rule in rules for target in rule.split()}


def _wrong_link(page: Path, text: str, target: str) -> str | None:
    file, _, anchor = target.partition("#")
    path = (page.parent / file).resolve() if file else page
    if file and not (path.is_relative_to(ROOT) and path.exists()):
        return f"the link to {target} leads nowhere."
    there = path.read_text("utf-8") if file and path.suffix == ".md" else text
    if anchor and path.suffix == ".md" and anchor not in _anchors(there):
        return f"the link to {target} leads to no heading there."
    return None


def _anchors(text: str) -> set[str]:
    """The names of a page's headings, as the usual host makes them."""
    prose, _ = _parts(text)
    headings = re.findall(r"^#+ +(.*?) *#*$", prose, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def _parts(text: str) -> tuple[str, list[Said]]:
    """A page without its fenced code and comments, and all code on it."""
    codes: list[Said] = []
    prose: list[str] = []
    fence = ""
    comment = False
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif fence:
            codes.append(Said(number, line, fenced=True))
            line = ""
        comment = comment or line.startswith("<!--")
        prose.append("" if mark or fence or comment else line)
        comment = comment and "-->" not in line
    joined = "\n".join(prose)
    for found in _CODE.finditer(joined):
        codes.append(Said(joined.count("\n", 0, found.start()) + 1, found[1], fenced=False))
    return joined, codes
