"""Files locked with a passphrase, as https://age-encryption.org/v1 has them, but with little or much work to open."""

import base64
import hashlib
import os

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def quickly_locked(
    plain: bytes, secret: str, *, armored: bool = True, work: int = 4, said: str = ""
) -> bytes:
    """A locked file that is opened at once, where making one takes seconds and a gigabyte.

    Args:
        plain: At most 64 KiB.
        secret: The passphrase.
        armored: As text.
        work: The base-2 logarithm of scrypt's work.
        said: What the file says of that work; unless it is true, nobody can open it.
    """
    key, nonce = os.urandom(16), os.urandom(16)
    body = ChaCha20Poly1305(_derived(key, nonce, b"payload")).encrypt(bytes(11) + b"\x01", plain, None)
    data = header_for(key, secret, work, said) + nonce + body
    if not armored:
        return data
    text = base64.b64encode(data).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    whole = ["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""]
    return "\n".join(whole).encode()


def header_for(key: bytes, secret: str, work: int = 4, said: str = "") -> bytes:
    """The header of a file with this key, which a passphrase opens."""
    salt = os.urandom(16)
    wrapping = hashlib.scrypt(
        secret.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2**work, r=8, p=1, dklen=32
    )
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    header = (
        f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {said or work}\n{_base64(wrapped)}\n---".encode()
    )
    mac = hmac.HMAC(_derived(key, None, b"header"), hashes.SHA256())
    mac.update(header)
    return header + f" {_base64(mac.finalize())}\n".encode()


def _derived(key: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, purpose).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
