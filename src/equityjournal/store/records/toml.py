"""TOML ⇄ plain tables: safe parsing, and output laid out for people."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from equityjournal.core.text.errors import DamagedFile, MisencodedFile
from equityjournal.core.text.speech import say


def parse(data: bytes) -> dict[str, Any]:
    """Parse TOML into a table.

    Lack of memory is let through: it is a fault of the machine at this moment, not of the file,
    and the index would remember the file as damaged.

    Raises:
        DamagedFile: With a clause that says why not.
    """
    import tomllib  # noqa: PLC0415 - 2 ms, for commands that read a file anew

    if _is_too_deep(data):
        raise DamagedFile(say("it is nested too deeply to be read"))
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise DamagedFile(say("it ends in the middle of a letter")) from None
        raise MisencodedFile(say("it is not UTF-8 text")) from None
    except RecursionError:
        raise DamagedFile(say("it is nested too deeply to be read")) from None
    except (ValueError, OverflowError) as error:
        from equityjournal.store.records.toml_faults import miswritten  # noqa: PLC0415 - for a file that cannot be read

        raise miswritten(data, str(error)) from None


def quoted(text: str) -> str:
    """A text in quotes, as behind the `=` in a TOML file."""
    return _line("x", text).removeprefix("x = ").removesuffix("\n")


DEEPEST = 100  # dots in one key, or brackets; an entry of ours has two

_STRINGS_AND_REMARKS = (
    rb'"""(?:\\.|[^\\])*?"""|' + rb"'''.*?'''|" + rb'"(?:\\.|[^"\\\n])*"|' + rb"'[^'\n]*'|#[^\n]*"
)


def _is_too_deep(data: bytes) -> bool:
    """Whether a key or value is nested too deeply to parse."""
    if data.count(b".") <= DEEPEST and data.count(b"[") + data.count(b"{") <= DEEPEST:
        return False
    lines = re.sub(_STRINGS_AND_REMARKS, b"", data, flags=re.DOTALL).splitlines()
    return any(line.count(b".") > DEEPEST or line.count(b"[") + line.count(b"{") > DEEPEST for line in lines)


def to_toml(table: Mapping[str, Any], above: str = "") -> str:
    """TOML with every table as a block, in the order given.

    tomli-w would write short arrays of tables on one line, where a person editing by hand gets lost.
    """
    tables = {key: value for key, value in table.items() if _is_table(value)}
    text = "".join(_line(key, value) for key, value in table.items() if key not in tables)
    for key, value in tables.items():
        name = above + _line(key, 0).removesuffix(" = 0\n")
        if isinstance(value, Mapping):
            text += f"\n[{name}]\n{to_toml(value, f'{name}.')}"
        else:
            text += "".join(f"\n[[{name}]]\n{to_toml(inner, f'{name}.')}" for inner in value)
    return text


_TO_ESCAPE = r'["\\\x00-\x08\x0a-\x1f\x7f]'
_TO_ESCAPE_IN_LINES = r'["\\\x00-\x08\x0b-\x1f\x7f]'
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def _line(key: str, value: Any) -> str:
    """The line of a key and its value.

    What stands in an entry is written here, as tomli-w writes it and in a fraction of its time; anything else
    is left to it.
    """
    if key.isascii() and key.replace("_", "").replace("-", "").isalnum():
        if isinstance(value, str):
            return f"{key} = {_quoted(value, in_lines=_may_have_lines(value))}\n"
        if isinstance(value, datetime):
            return f"{key} = {value.isoformat(timespec='microseconds')}\n"
        if isinstance(value, bool):
            return f"{key} = {'true' if value else 'false'}\n"
        if isinstance(value, int | date):
            return f"{key} = {value}\n"
        if isinstance(value, list) and all(isinstance(inner, str) for inner in value):
            in_lines = all(map(_may_have_lines, value))
            items = "".join(f"    {_quoted(inner, in_lines=in_lines)},\n" for inner in value)
            return f"{key} = [\n{items}]\n" if items else f"{key} = []\n"
    import tomli_w  # noqa: PLC0415 - needed only for what is in no entry

    if isinstance(value, datetime):
        return tomli_w.dumps({key: 0}).replace(" = 0\n", f" = {value.isoformat(timespec='microseconds')}\n")
    return tomli_w.dumps({key: value}, multiline_strings=r"\r\n" not in repr(value))


def _may_have_lines(text: str) -> bool:
    """Whether a text may be written on several lines: only without carriage returns."""
    return "\r\n" not in text


def _quoted(text: str, *, in_lines: bool) -> str:
    """A quoted text, on several lines if allowed."""
    if in_lines and "\n" in text:
        return '"""\n' + re.sub(_TO_ESCAPE_IN_LINES, _escaped, text) + '"""'
    return '"' + re.sub(_TO_ESCAPE, _escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return _SHORT.get(letter) or f"\\u{ord(letter):04x}"


def _is_table(value: Any) -> bool:
    """Whether a value is a table, or a list of tables."""
    if isinstance(value, str):
        return False
    if isinstance(value, list):
        return bool(value) and all(isinstance(inner, Mapping) for inner in value)
    return isinstance(value, Mapping)
