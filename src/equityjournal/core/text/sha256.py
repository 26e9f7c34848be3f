"""SHA-256, for a few short texts without OpenSSL, which takes 2 ms to load.

Python has its own, which the module `random` takes for the same reason. OpenSSL's is ten times as quick, and
so pays for a text that is long, and from some hundred texts on.
"""

import contextlib
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import hashlib

    Function = Callable[[bytes], "hashlib._Hash"]

_OWN = ("_sha2", "_sha256")
"""Python's own, since version 3.12 and before; some systems leave it out."""
_OPENSSL = "hashlib"
_LONG = 64 * 1024  # bytes
_MANY = 200  # texts
_texts = count()


def sha256(data: bytes) -> "hashlib._Hash":
    """The SHA-256 of bytes, as `hashlib.sha256` returns it."""
    is_worth_loading = len(data) > _LONG or next(_texts) >= _MANY
    is_loaded = _OPENSSL in sys.modules
    return first_of((_OPENSSL,) if is_worth_loading or is_loaded else (*_OWN, _OPENSSL))(data)


@cache
def first_of(modules: Sequence[str]) -> "Function":
    """The SHA-256 of the first module that is there.

    Raises:
        ImportError: When none is.
    """
    for name in modules:
        with contextlib.suppress(ImportError):
            return cast("Function", import_module(name).sha256)
    raise ImportError(*modules)
