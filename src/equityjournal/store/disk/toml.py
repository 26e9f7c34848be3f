"""TOML ⇄ plain tables: safe parsing, and output laid out for people."""

import re
from collections.abc import Mapping
from datetime import datetime
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
        from equityjournal.store.disk.toml_faults import miswritten  # noqa: PLC0415 - for a file that cannot be read

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
    plain = {key: value for key, value in table.items() if not _is_table(value)}
    text = "".join(_line(key, value) for key, value in plain.items())
    for key, value in table.items():
        name = above + _line(key, 0).removesuffix(" = 0\n")
        if isinstance(value, Mapping):
            text += f"\n[{name}]\n{to_toml(value, f'{name}.')}"
        elif _is_table(value):
            text += "".join(f"\n[[{name}]]\n{to_toml(inner, f'{name}.')}" for inner in value)
    return text


def _line(key: str, value: Any) -> str:
    """The line of a key and its value."""
    import tomli_w  # noqa: PLC0415 - needed only for writing

    if isinstance(value, datetime):
        return tomli_w.dumps({key: 0}).replace(" = 0\n", f" = {value.isoformat(timespec='microseconds')}\n")
    # A multi-line string would lose the carriage returns in its line ends.
    return tomli_w.dumps({key: value}, multiline_strings=r"\r\n" not in repr(value))


def _is_table(value: Any) -> bool:
    """Whether a value is a table, or a list of tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(inner, Mapping) for inner in value)
    return isinstance(value, Mapping)
