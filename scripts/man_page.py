"""The manual page `equityjournal(1)`, made from what `--help` says."""

from command_tree import Command, commands
from equityjournal import __version__


def man_page() -> str:
    """The page in roff, for `man`."""
    program, *verbs = commands()
    lines = [
        f'.TH EQUITYJOURNAL 1 "" "equityjournal {_roff(__version__)}" "User Commands"',
        ".SH NAME",
        f"equityjournal, ej \\- {_roff(program.summary.rstrip('.'))}",
        ".SH SYNOPSIS",
        f".B equityjournal\n{_roff(program.usage)}",
        ".SH DESCRIPTION",
        *_paragraphs(program),
        ".SH OPTIONS",
        *_terms(program.options),
        ".SH COMMANDS",
        *(line for verb in verbs for line in _section(verb)),
    ]
    return "\n".join(lines) + "\n"


def _section(command: Command) -> list[str]:
    return [
        f'.SS "{_roff(" ".join(command.path))} {_roff(command.usage)}"',
        *_paragraphs(command, whole=True),
        *_terms((*command.arguments, *command.options)),
    ]


def _paragraphs(command: Command, *, whole: bool = False) -> list[str]:
    paragraphs = [
        paragraph.replace("\b\n", "").replace("\n", " ") for paragraph in command.text.split("\n\n")
    ]
    said = paragraphs if whole else paragraphs[1:]
    return [line for paragraph in said for line in (".PP", _roff(paragraph))]


def _terms(records: tuple[tuple[str, str], ...]) -> list[str]:
    return [line for name, told in records for line in (".TP", f".B {_roff(name)}", _roff(told) or "\\&")]


def _roff(text: str) -> str:
    """Text as roff takes it: hyphens that can be copied, and no line that begins a request."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("“", "\\(lq").replace("”", "\\(rq")
    safe = safe.replace("’", "\\(cq").replace("'", "\\(aq").replace('"', "\\(dq").replace("…", "...")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
