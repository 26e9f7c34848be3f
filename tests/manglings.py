"""What mail, Word, PowerShell and people do to a block of text on its way: each a named function, text or file in, file out."""

import base64
import codecs
import html
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any

from docx import Document

Change = Callable[[str], str]
Packing = Callable[[str], bytes]

FIRST, LAST = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
DASHES = "-----"


def _named(functions: dict[str, Callable[[str], Any]]) -> Iterator[Callable[[str], Any]]:
    """Functions under the names that tests are told by."""
    for name, function in functions.items():
        function.__name__ = name
        yield function


# Changes of a text that may come one after another


def quoted(text: str) -> str:
    """A reply, as most mail programs quote it."""
    return "".join(f"> {line}\n" for line in text.splitlines())


def greeted(text: str) -> str:
    """A letter around it."""
    return f"Dear Bronwen,\n\nhere it is, as I said on Tuesday - or was it Monday?\n\n{text}\nAll the best,\nAmara\n-- \nAmara Okafor | Housing\n"


def wrapped_at(width: int) -> Change:
    """All lines run together, with spaces, and wrapped anew."""

    def wrapped(text: str) -> str:
        line = " ".join(text.split())
        return "".join(f"{line[at : at + width]}\n" for at in range(0, len(line), width))

    wrapped.__name__ = f"wrapped_at_{width}"
    return wrapped


def lines_cut_at_40(text: str) -> str:
    """Each line is broken where it is too long."""
    return "\n".join(
        line[at : at + 40] for line in text.splitlines() for at in range(0, max(len(line), 1), 40)
    )


def bold(text: str) -> str:
    """Stars around lines, as chat programs write bold type."""
    return "".join(f"*{line}*\n" for line in text.splitlines())


def padding_lost(text: str) -> str:
    """The equals signs at the end, which add nothing."""
    return text.replace("=", "")


CHANGES: tuple[Change, ...] = (
    quoted, greeted, wrapped_at(40), wrapped_at(10), lines_cut_at_40, bold, padding_lost,
    *_named({
        "quoted_without_spaces": lambda text: "".join(f">>>{line}\n" for line in text.splitlines()),  # a reply to a reply to a reply
        "quoted_by_bars": lambda text: "".join(f"| {line}\n" for line in text.splitlines()),  # a reply of a program that draws a line beside it
        "forwarded": lambda text: f"-----Original Message-----\nFrom: Amara Okafor <amara@example.org>\nSubject: For you\n\n{text}",  # below the header that Outlook puts above what it sends on
        "blank_lines_between": lambda text: text.replace("\n", "\n\n"),  # each line a paragraph
        "indented": lambda text: "".join(f"    {line}\n" for line in text.splitlines()),  # by four spaces
        "tabbed": lambda text: "".join(f"\t{line}\t\n" for line in text.splitlines()),  # by a tab
        "spaces_at_ends": lambda text: text.replace("\n", "  \n"),  # as format=flowed leaves them
        "no_break_spaces_at_ends": lambda text: text.replace("\n", "\u00a0\n"),  # as Outlook leaves them
        "odd_spaces_before": lambda text: "".join(f"\u2003\u2009\u202f{line}\n" for line in text.splitlines()),  # em, thin and narrow no-break spaces
        "zero_widths": lambda text: "".join(letter + ("\u200b" if at % 20 == 19 else "") for at, letter in enumerate(text)),  # where a page may break a long word
        "soft_hyphens": lambda text: "".join(letter + ("\u00ad" if at % 30 == 29 else "") for at, letter in enumerate(text)),  # where a word processor may part a word
        "bidirectional_marks": lambda text: "".join(f"\u202a{line}\u202c\u200e\n" for line in text.splitlines()),  # around each line, as from a message in Arabic
        "long_dashes": lambda text: text.replace(DASHES, "\u2014\u2013"),  # two hyphens are a dash to Word, and the odd one is left
        "en_dashes": lambda text: text.replace(DASHES, "\u2013" * 5),  # each hyphen is one
        "minus_signs": lambda text: text.replace(DASHES, "\u2212\u2011\u2010\ufe63\uff0d"),  # from a typesetter
        "one_dash": lambda text: text.replace(DASHES, "-"),  # the rest was lost
        "no_dashes": lambda text: text.replace(DASHES, ""),  # all of them were lost, as where a row of them becomes a line across the page
        "dashes_apart": lambda text: text.replace(DASHES, "- - - - -"),  # with spaces between
        "one_long_line": lambda text: " ".join(text.split("\n")),  # spaces where lines ended
        "one_line_without_spaces": lambda text: text.replace("\n", ""),  # nothing where lines ended
        "final_line_end_lost": lambda text: text.rstrip("\n"),  # as a form on a page sends it
        "fenced": lambda text: f"```\n{text}```\n",  # as code in Markdown
    }),
)  # fmt: skip
"""Changes that may come in any order."""


def twice(text: str) -> str:
    """Above, and again in what is quoted below."""
    return text + "\n\n" + quoted(text)


ALONE: tuple[Change, ...] = (
    twice,
    *_named({
        "quoted_with_initials": lambda text: "".join(f"AO> {line}\n" for line in text.splitlines()),  # as some mail programs mark who wrote what
        "in_cells": lambda text: "".join(f"| {line} |\n" for line in text.splitlines()),  # one line a cell of a table
        "joined_letters": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00"),  # as copied from a PDF
        "first_line_lost": lambda text: text.replace(f"{FIRST}\n", ""),  # copied from the second line on
        "last_line_lost": lambda text: text.replace(f"{LAST}\n", ""),  # copied down to the line before it
        "as_json": lambda text: json.dumps({"from": "Amara", "text": text}),  # out of the records of a chat
        "in_a_csv": lambda text: f'when,what\n2026-06-01,"{text}"\n',  # a field in quotation marks
    }),
)  # fmt: skip
"""Changes that do not go well with every other."""


# Packings: the text as bytes


def as_utf_16(text: str) -> bytes:
    """Notepad's Unicode, and what PowerShell's > makes."""
    return codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le")


def as_a_page(text: str) -> bytes:
    """A mail as a page, a break at each line."""
    lines = "<br>\n".join(html.escape(line) for line in text.split("\n"))
    return f'<html><head><title>x</title></head><body><div class="m">{lines}</div></body></html>'.encode()


def by_outlook(text: str) -> bytes:
    """A paragraph for each line, with spaces as entities, and dashes as theirs."""
    lines = (
        html.escape(line).replace("\u2014", "&mdash;").replace("\u2013", "&#8211;")
        for line in text.split("\n")
    )
    body = "".join(
        f"<p class=MsoNormal><span lang=EN-GB>{line}<o:p>&nbsp;</o:p></span></p>\r\n" for line in lines
    )
    return f"<html xmlns:o='urn:x'><body lang=EN-GB>{body}</body></html>".encode(
        "cp1252", errors="xmlcharrefreplace"
    )


def _mail(text: str, **options: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        "amara@example.org",
        "bronwen@example.org",
        "For you – as agreed",
    )
    mail.set_content(text, **options)  # type: ignore[arg-type]
    return mail


def in_a_mail(text: str) -> bytes:
    """Saved as it came, quoted-printable."""
    return bytes(_mail(text, cte="quoted-printable"))


def in_a_mail_with_a_page(text: str) -> bytes:
    """Twice in it: as text, and as a page."""
    mail = _mail(text, cte="quoted-printable")
    mail.add_alternative(by_outlook(text).decode("cp1252"), subtype="html", cte="quoted-printable")
    return bytes(mail)


def in_a_page_in_a_mail(text: str) -> bytes:
    """Only as a page, in base64."""
    mail = EmailMessage()
    mail["Subject"] = "For you"
    mail.set_content(as_a_page(text).decode(), subtype="html", cte="base64")
    return bytes(mail)


def attached(text: str) -> bytes:
    """A file beside a letter."""
    mail = _mail("See the file.\n")
    mail.add_attachment(
        text.encode(), maintype="application", subtype="octet-stream", filename="for-bronwen.txt"
    )
    return bytes(mail).replace(b"\n", b"\r\n")


def attached_as_utf_16(text: str) -> bytes:
    """A file that Notepad saved."""
    mail = _mail("See the file.\n")
    mail.add_attachment(as_utf_16(text), maintype="text", subtype="plain", filename="for-bronwen.txt")
    return bytes(mail)


def attached_to_what_is_attached(text: str) -> bytes:
    """A mail sent on as a file."""
    mail = _mail("See the mail.\n")
    mail.add_attachment(attached(text), maintype="application", subtype="octet-stream", filename="mail.eml")
    return bytes(mail)


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def zipped(text: str) -> bytes:
    """As a mail gateway packs what it lets through."""
    return _zip({"for-bronwen.txt": text.encode()})


def zipped_among_others(text: str) -> bytes:
    """In a folder, beside a picture, not packed."""
    files = {"mail/": b"", "mail/photo.jpg": bytes(range(256)) * 9, "mail/for-bronwen.txt": as_utf_16(text)}
    return _zip(files, zipfile.ZIP_STORED)


def zip_attached(text: str) -> bytes:
    """A packed file beside a letter."""
    mail = _mail("See the file.\n")
    mail.add_attachment(zipped(text), maintype="application", subtype="zip", filename="for-bronwen.zip")
    return bytes(mail)


def in_word(text: str) -> bytes:
    """Pasted into a document, a paragraph a line."""
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def in_one_paragraph_of_word(text: str) -> bytes:
    """Pasted into a document, with breaks."""
    document = Document()
    document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def in_rich_text(text: str) -> bytes:
    """As WordPad saves it."""
    escaped = "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    lines = escaped.replace("\n", "\\par\r\n")
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Calibri;}}}}\\pard\\f0\\fs22 {lines}}}".encode()


PACKINGS: tuple[Packing, ...] = (
    as_utf_16, as_a_page, by_outlook, in_a_mail, in_a_mail_with_a_page, in_a_page_in_a_mail, attached, attached_as_utf_16, attached_to_what_is_attached, zipped, zipped_among_others, zip_attached, in_rich_text,
    *_named({
        "as_utf_8": lambda text: text.encode(),  # as it is
        "with_a_mark": lambda text: codecs.BOM_UTF8 + text.encode(),  # notepad's UTF-8
        "with_crlf": lambda text: text.replace("\n", "\r\n").encode(),  # line ends of Windows and of mail
        "with_cr": lambda text: text.replace("\n", "\r").encode(),  # line ends of an old Mac
        "with_crcrlf": lambda text: text.replace("\n", "\r\r\n").encode(),  # line ends translated twice
        "as_utf_16_big_endian": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),  # with its mark
        "as_utf_16_without_a_mark": lambda text: text.encode("utf-16-le"),  # only its zeros tell
        "as_utf_16_big_endian_without_a_mark": lambda text: text.encode("utf-16-be"),  # the same, the other way round
        "as_utf_32": lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"),  # with its mark
        "read_as_windows_text": lambda text: text.encode().decode("latin-1").encode(),  # UTF-8 taken for Windows-1252, and written as UTF-8
        "in_windows_letters": lambda text: f"Annwyl Siân – diolch\n\n{text}".encode("cp1252", errors="ignore"),  # windows-1252, with a greeting in it that is no UTF-8
        "preformatted": lambda text: f"<pre>{html.escape(text).replace('Y', '<wbr>Y')}</pre>".encode(),  # A page with the text as it is, and places to break it
        "in_a_mail_by_base64": lambda text: bytes(_mail(text, cte="base64")),  # the body in base64
        "mail_zipped": lambda text: _zip({"mail.eml": in_a_mail(text)}),  # A saved mail, packed
    }),
)  # fmt: skip
"""Packings that may follow any change."""


PACKED_ALONE: tuple[Packing, ...] = (
    in_word, in_one_paragraph_of_word,
    *_named({
        "by_powershell": lambda text: as_utf_16(wrapped_at(80)(text)),  # UTF-16, all in one line, wrapped at 80
        "added_to_a_file_of_letters": lambda text: b"Dear Bronwen\r\n" + text.encode("utf-16-le"),  # powerShell's >> behind a text of another encoding
        "as_utf_32_without_a_mark": lambda text: text.encode("utf-32-be"),  # three zeros a letter
        "not_armoured": lambda text: base64.b64decode(text.partition(FIRST)[2].partition(LAST)[0]),  # the bytes themselves, as age alone makes them
    }),
)  # fmt: skip
"""Packings for a text as it is."""
