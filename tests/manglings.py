"""What mail, Word, PowerShell and people do to a block of text on its way: each a named function, text or file in, file out."""

import base64
import codecs
import html
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from docx import Document

Change = Callable[[str], str]
Packing = Callable[[str], bytes]

FIRST, LAST = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
DASHES = "-----"


# Changes of a text that may come one after another


def quoted(text: str) -> str:
    """A reply, as most mail programs quote it."""
    return "".join(f"> {line}\n" for line in text.splitlines())


def quoted_without_spaces(text: str) -> str:
    """A reply to a reply to a reply."""
    return "".join(f">>>{line}\n" for line in text.splitlines())


def quoted_by_bars(text: str) -> str:
    """A reply of a program that draws a line beside it."""
    return "".join(f"| {line}\n" for line in text.splitlines())


def greeted(text: str) -> str:
    """A letter around it."""
    return f"Dear Bronwen,\n\nhere it is, as I said on Tuesday - or was it Monday?\n\n{text}\nAll the best,\nAmara\n-- \nAmara Okafor | Housing\n"


def forwarded(text: str) -> str:
    """Below the header that Outlook puts above what it sends on."""
    return f"-----Original Message-----\nFrom: Amara Okafor <amara@example.org>\nSubject: For you\n\n{text}"


def blank_lines_between(text: str) -> str:
    """Each line a paragraph."""
    return text.replace("\n", "\n\n")


def indented(text: str) -> str:
    """By four spaces."""
    return "".join(f"    {line}\n" for line in text.splitlines())


def tabbed(text: str) -> str:
    """By a tab."""
    return "".join(f"\t{line}\t\n" for line in text.splitlines())


def spaces_at_ends(text: str) -> str:
    """As format=flowed leaves them."""
    return text.replace("\n", "  \n")


def no_break_spaces_at_ends(text: str) -> str:
    """As Outlook leaves them."""
    return text.replace("\n", "\u00a0\n")


def odd_spaces_before(text: str) -> str:
    """Em, thin and narrow no-break spaces."""
    return "".join(f"\u2003\u2009\u202f{line}\n" for line in text.splitlines())


def zero_widths(text: str) -> str:
    """Where a page may break a long word."""
    return "".join(letter + ("\u200b" if at % 20 == 19 else "") for at, letter in enumerate(text))


def soft_hyphens(text: str) -> str:
    """Where a word processor may part a word."""
    return "".join(letter + ("\u00ad" if at % 30 == 29 else "") for at, letter in enumerate(text))


def bidirectional_marks(text: str) -> str:
    """Around each line, as from a message in Arabic."""
    return "".join(f"\u202a{line}\u202c\u200e\n" for line in text.splitlines())


def long_dashes(text: str) -> str:
    """Two hyphens are a dash to Word, and the odd one is left."""
    return text.replace(DASHES, "\u2014\u2013")


def en_dashes(text: str) -> str:
    """Each hyphen is one."""
    return text.replace(DASHES, "\u2013" * 5)


def minus_signs(text: str) -> str:
    """From a typesetter."""
    return text.replace(DASHES, "\u2212\u2011\u2010\ufe63\uff0d")


def one_dash(text: str) -> str:
    """The rest was lost."""
    return text.replace(DASHES, "-")


def no_dashes(text: str) -> str:
    """All of them were lost, as where a row of them becomes a line across the page."""
    return text.replace(DASHES, "")


def dashes_apart(text: str) -> str:
    """With spaces between."""
    return text.replace(DASHES, "- - - - -")


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


def one_long_line(text: str) -> str:
    """Spaces where lines ended."""
    return " ".join(text.split("\n"))


def one_line_without_spaces(text: str) -> str:
    """Nothing where lines ended."""
    return text.replace("\n", "")


def final_line_end_lost(text: str) -> str:
    """As a form on a page sends it."""
    return text.rstrip("\n")


def bold(text: str) -> str:
    """Stars around lines, as chat programs write bold type."""
    return "".join(f"*{line}*\n" for line in text.splitlines())


def fenced(text: str) -> str:
    """As code in Markdown."""
    return f"```\n{text}```\n"


def joined_letters(text: str) -> str:
    """As copied from a PDF."""
    return (
        text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00")
    )


def padding_lost(text: str) -> str:
    """The equals signs at the end, which add nothing."""
    return text.replace("=", "")


CHANGES: tuple[Change, ...] = (
    quoted, quoted_without_spaces, quoted_by_bars, greeted, forwarded, blank_lines_between, indented, tabbed,
    spaces_at_ends, no_break_spaces_at_ends, odd_spaces_before, zero_widths, soft_hyphens, bidirectional_marks, long_dashes,
    en_dashes, minus_signs, one_dash, no_dashes, dashes_apart, wrapped_at(40), wrapped_at(10), lines_cut_at_40,
    one_long_line, one_line_without_spaces, final_line_end_lost, bold, fenced, padding_lost,
)  # fmt: skip
"""Changes that may come in any order."""


def quoted_with_initials(text: str) -> str:
    """As some mail programs mark who wrote what."""
    return "".join(f"AO> {line}\n" for line in text.splitlines())


def in_cells(text: str) -> str:
    """One line a cell of a table."""
    return "".join(f"| {line} |\n" for line in text.splitlines())


def twice(text: str) -> str:
    """Above, and again in what is quoted below."""
    return text + "\n\n" + quoted(text)


def first_line_lost(text: str) -> str:
    """Copied from the second line on."""
    return text.replace(f"{FIRST}\n", "")


def last_line_lost(text: str) -> str:
    """Copied down to the line before it."""
    return text.replace(f"{LAST}\n", "")


def as_json(text: str) -> str:
    """Out of the records of a chat."""
    return json.dumps({"from": "Amara", "text": text})


def in_a_csv(text: str) -> str:
    """A field in quotation marks."""
    return f'when,what\n2026-06-01,"{text}"\n'


ALONE: tuple[Change, ...] = (
    quoted_with_initials, in_cells, joined_letters, twice, first_line_lost, last_line_lost, as_json, in_a_csv,
)  # fmt: skip
"""Changes that do not go well with every other."""


# Packings: the text as bytes


def as_utf_8(text: str) -> bytes:
    """As it is."""
    return text.encode()


def with_a_mark(text: str) -> bytes:
    """Notepad's UTF-8."""
    return codecs.BOM_UTF8 + text.encode()


def with_crlf(text: str) -> bytes:
    """Line ends of Windows and of mail."""
    return text.replace("\n", "\r\n").encode()


def with_cr(text: str) -> bytes:
    """Line ends of an old Mac."""
    return text.replace("\n", "\r").encode()


def with_crcrlf(text: str) -> bytes:
    """Line ends translated twice."""
    return text.replace("\n", "\r\r\n").encode()


def as_utf_16(text: str) -> bytes:
    """Notepad's Unicode, and what PowerShell's > makes."""
    return codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le")


def as_utf_16_big_endian(text: str) -> bytes:
    """With its mark."""
    return codecs.BOM_UTF16_BE + text.encode("utf-16-be")


def as_utf_16_without_a_mark(text: str) -> bytes:
    """Only its zeros tell."""
    return text.encode("utf-16-le")


def as_utf_16_big_endian_without_a_mark(text: str) -> bytes:
    """The same, the other way round."""
    return text.encode("utf-16-be")


def as_utf_32(text: str) -> bytes:
    """With its mark."""
    return codecs.BOM_UTF32_LE + text.encode("utf-32-le")


def by_powershell(text: str) -> bytes:
    """UTF-16, all in one line, wrapped at 80."""
    return as_utf_16(wrapped_at(80)(text))


def read_as_windows_text(text: str) -> bytes:
    """UTF-8 taken for Windows-1252, and written as UTF-8."""
    return text.encode().decode("latin-1").encode()


def in_windows_letters(text: str) -> bytes:
    """Windows-1252, with a greeting in it that is no UTF-8."""
    return f"Annwyl Siân – diolch\n\n{text}".encode("cp1252", errors="ignore")


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


def preformatted(text: str) -> bytes:
    """A page with the text as it is, and places to break it."""
    return f"<pre>{html.escape(text).replace('Y', '<wbr>Y')}</pre>".encode()


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


def in_a_mail_by_base64(text: str) -> bytes:
    """The body in base64."""
    return bytes(_mail(text, cte="base64"))


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


def mail_zipped(text: str) -> bytes:
    """A saved mail, packed."""
    return _zip({"mail.eml": in_a_mail(text)})


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
    as_utf_8, with_a_mark, with_crlf, with_cr, with_crcrlf, as_utf_16, as_utf_16_big_endian, as_utf_16_without_a_mark,
    as_utf_16_big_endian_without_a_mark, as_utf_32, read_as_windows_text, in_windows_letters, as_a_page, by_outlook,
    preformatted, in_a_mail, in_a_mail_by_base64, in_a_mail_with_a_page, in_a_page_in_a_mail, attached, attached_as_utf_16,
    attached_to_what_is_attached, zipped, zipped_among_others, mail_zipped, zip_attached, in_rich_text,
)  # fmt: skip
"""Packings that may follow any change."""


def added_to_a_file_of_letters(text: str) -> bytes:
    """PowerShell's >> behind a text of another encoding."""
    return b"Dear Bronwen\r\n" + text.encode("utf-16-le")


def as_utf_32_without_a_mark(text: str) -> bytes:
    """Three zeros a letter."""
    return text.encode("utf-32-be")


def not_armoured(text: str) -> bytes:
    """The bytes themselves, as age alone makes them."""
    return base64.b64decode(text.partition(FIRST)[2].partition(LAST)[0])


PACKED_ALONE: tuple[Packing, ...] = (
    by_powershell, added_to_a_file_of_letters, as_utf_32_without_a_mark, not_armoured, in_word, in_one_paragraph_of_word,
)  # fmt: skip
"""Packings for a text as it is."""
