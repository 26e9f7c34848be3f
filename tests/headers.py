"""Age files made by hand with any header, as a stranger could send them; nobody's key opens one."""

import base64

VERSION = b"age-encryption.org/v1\n"
END = b"--- " + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n"


def stanza(seed: int = 0) -> bytes:
    """One recipient, as age writes it; its words are no key's."""
    share = base64.b64encode(bytes([9, seed % 256, *[1] * 30])).rstrip(b"=")
    return b"-> X25519 " + share + b"\n" + share + b"\n"


def with_stanzas(count: int, payload: bytes = b"x" * 100) -> bytes:
    """A file for so many recipients, not armoured."""
    return VERSION + b"".join(map(stanza, range(count))) + END + payload


def armoured(data: bytes, line_end: bytes = b"\n", width: int = 64) -> bytes:
    """The same in base64, between two lines."""
    text = base64.b64encode(data)
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    around = (b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----")
    return line_end.join([around[0], *lines, around[1], b""])
