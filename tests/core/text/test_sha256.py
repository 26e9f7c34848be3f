"""SHA-256 of a few short texts comes from Python itself, and is the same."""

import hashlib
import subprocess
import sys

import pytest

from equityjournal.core.text.sha256 import first_of, sha256


@pytest.mark.parametrize("data", [b"", b"words", bytes(range(256)) * 5, b"a" * 200_000], ids=len)
def test_each_gives_the_same_digest(data: bytes) -> None:
    """Python's own, where there is one, and OpenSSL's."""
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    assert first_of(("_sha2", "_sha256", "hashlib"))(data).digest() == hashlib.sha256(data).digest()


def test_a_python_without_its_own_takes_openssls() -> None:
    """Some systems leave Python's own out."""
    assert first_of(("_not_there", "hashlib")) is hashlib.sha256
    with pytest.raises(ImportError):
        first_of(("_not_there",))


def openssl_is_loaded_after(texts: str) -> bool:
    """Whether OpenSSL is loaded by a fresh Python that makes digests of texts."""
    code = (
        "import sys; from equityjournal.core.text.sha256 import sha256\n"
        f"for text in {texts}: sha256(text)\n"
        "print('hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout == "True\n"


def test_openssl_is_loaded_where_it_pays() -> None:
    """For a long text, or many, and not for a few short ones."""
    assert not openssl_is_loaded_after("[b'words'] * 150")
    assert openssl_is_loaded_after("[b'words'] * 250")
    assert openssl_is_loaded_after("[b'words' * 20_000]")
