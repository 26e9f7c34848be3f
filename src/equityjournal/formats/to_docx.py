"""The exporter of Word documents.

The same entries give the same bytes: no moment of saving, no login name and no machine stands in them.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from equityjournal.core.text.visible import show
from equityjournal.formats import BUILT_IN
from equityjournal.formats.blocks import Block, Facts, Front, Heading, Items, Paragraph, Question, Room
from equityjournal.formats.entry_blocks import BlocksExporter

if TYPE_CHECKING:
    from docx.document import Document

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can name, for each part."""
_PARTS_OF_THE_TEMPLATE = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""Parts of the empty document that are left out: a picture, a program's name, data, an old Word's styles."""

_WIDTHS = (32, 138)
"""Millimetres of the columns of a table, which together are as wide as the text."""


class WordExporter(BlocksExporter):
    """An exporter of documents with real headings, lists, tables."""

    purpose = BUILT_IN["docx"]
    ending = ".docx"
    on_screen = False

    def render(self, front: Front, blocks: Iterable[Block]) -> Iterable[bytes]:
        """The document of blocks, all in a piece."""
        import docx  # noqa: PLC0415 - loads lxml

        document = docx.Document()
        _set_paper(document)
        _set_language(document, front.language)
        _set_properties(document, front)
        _remove_leftovers(document)
        document.add_heading(show(front.title), level=0)
        for sentence in front.sentences:
            document.add_paragraph(show(sentence))
        for block in blocks:
            _add(document, block)
        written = io.BytesIO()
        document.save(written)
        yield _without_moments(written.getvalue())


def _add(document: "Document", block: Block) -> None:
    """Add a block at the end of a document."""
    match block:
        case Heading():
            _add_paragraph(document, block.text, style=f"Heading{block.level - 1}")
        case Facts():
            _add_table(document, block)
        case Question():
            asked = document.add_paragraph()
            asked.add_run(show(block.text)).bold = True
            asked.paragraph_format.keep_with_next = True
        case Paragraph():
            _add_paragraph(document, "\n".join(show(line) for line in block.lines))
        case Items():
            for text in block.texts:
                _add_paragraph(document, text, style="ListBullet")
        case Room():
            for _ in range(block.lines):
                _add_paragraph(document, "_" * 60)


def _add_paragraph(document: "Document", text: str, *, style: str = "") -> None:
    """Add a paragraph, its style given by id.

    By name, python-docx takes a millisecond to find each.
    """
    paragraph = document.add_paragraph(show(text, lines=True))
    if style:
        paragraph._p.style = style


def _add_table(document: "Document", facts: Facts) -> None:
    """Add a table of names and facts.

    Its first column is marked as its heads.
    """
    from docx.shared import Mm  # noqa: PLC0415 - loads lxml

    table = document.add_table(rows=len(facts.rows), cols=2)
    table._tbl.tblStyle_val = "TableGrid"
    look = table._tbl.tblPr.find(_tag("tblLook"))
    if look is not None:
        look.set(_tag("firstRow"), "0")
        look.set(_tag("firstColumn"), "1")
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    cells = iter(table._cells)
    for (name, fact), named, said in zip(facts.rows, cells, cells, strict=True):
        for cell, width, text in ((named, _WIDTHS[0], name), (said, _WIDTHS[1], fact)):
            cell.width = Mm(width)
            cell.paragraphs[0].add_run(show(text)).bold = cell is named
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph()


def _set_paper(document: "Document") -> None:
    """Have a document printed on A4."""
    from docx.shared import Mm  # noqa: PLC0415 - loads lxml

    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)


def _set_language(document: "Document", language: str) -> None:
    """Set the language for readers and spelling checkers."""
    named = [
        *document.styles.element.iter(_tag("lang")),
        *document.settings.element.iter(_tag("themeFontLang")),
    ]
    for element in named:
        element.set(_tag("val"), language)


def _set_properties(document: "Document", front: Front) -> None:
    """Set the document's title and day, without a writer."""
    properties = document.core_properties
    made = datetime.fromisoformat(front.made)
    properties.title, properties.language = show(front.title), front.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _remove_leftovers(document: "Document") -> None:
    """Remove parts of the template."""
    package: Any = document.part.package
    for relations in (package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _PARTS_OF_THE_TEMPLATE:
                del relations[name]


def _without_moments(document: bytes) -> bytes:
    """A document without moments of saving."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as parts,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in parts.namelist():
            again.writestr(zipfile.ZipInfo(name, _NO_MOMENT), parts.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _tag(name: str) -> str:
    """The full name of a tag of Word's format."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - loads python-docx and lxml

    full: str = qn(f"w:{name}")
    return full
