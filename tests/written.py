"""Written sources made for tests: DOCX by its library, PDF by hand."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document


def docx(*paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A DOCX document with paragraphs, and a table behind them."""
    made = Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """A ZIP archive with a member more, or with another one in its place."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return changed.getvalue()


def pdf(*pages: Sequence[str], locked: bool = False) -> bytes:
    """A PDF document: pages of lines, in a font whose codes are mapped to any letters."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    assert len(codes) < 256
    mapped = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapped}endbfchar\nendcmap end end"
    )
    first_page = 5
    kids = " ".join(f"{first_page + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        _stream(unicode_map),
    ]
    for index, page in enumerate(pages):
        shown = "".join(
            f"<{''.join(f'{codes[letter]:02x}' for letter in line)}> Tj T*\n" for line in page
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents"
            f" {first_page + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            _stream(f"BT /F1 12 Tf 14 TL 50 800 Td\n{shown}ET"),
        ]
    encrypt = ""
    if locked:
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>")
        encrypt = f"/Encrypt {len(objects)} 0 R /ID [<00> <00>]"
    content = "%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(content)
    content += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF\n"
    )
    return content.encode("latin-1")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
