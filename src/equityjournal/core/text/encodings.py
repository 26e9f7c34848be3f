"""Encodings of text from other programs, by a byte-order mark or the zeros of UTF-16."""

import codecs

MARKS = (  # the longest first: that of UTF-16 begins the one of UTF-32
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks, as PowerShell and Notepad write them, with their encodings."""

SHORTEST_UTF_16 = 4  # bytes: two letters


def encoding_of(data: bytes) -> str:
    """The encoding by the byte-order mark, or by the zeros of UTF-16 without a mark; else UTF-8."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    if len(data) >= SHORTEST_UTF_16 and len(data) % 2 == 0:
        zeros = data[1::2].count(0), data[::2].count(0)
        if zeros[1] == 0 and zeros[0] * 2 > len(data) // 2:
            return "utf-16-le"
        if zeros[0] == 0 and zeros[1] * 2 > len(data) // 2:
            return "utf-16-be"
    return "utf-8"
