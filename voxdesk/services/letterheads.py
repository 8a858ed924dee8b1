"""The letterhead of reports: a Word template and a logo of people's own, chosen in the settings.

Both come from outside, so both are looked at before a report is put on them: how large they really
are, whether they hold macros, and whether they would fetch anything from elsewhere when opened.
"""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from voxdesk.desk import Desk
from voxdesk.errors import BadLogo, BadTemplate
from voxdesk.events import Notice
from voxdesk.export.sheets import Letterhead

MOST_BYTES = 200 << 20
"""Of a template, unpacked."""
MOST_RATIO = 200
"""How many times its packed size a member may be, from `SMALL_BYTES` on."""
SMALL_BYTES = 1 << 20
MOST_MEMBERS = 5_000
LOGO_BYTES = 5 << 20
LOGO_PIXELS = 40_000_000

_BLOCK_BYTES = 1 << 16
_HYPERLINK = "/hyperlink"


def of(desk: Desk) -> Letterhead:
    """The letterhead of the settings; BadTemplate and BadLogo say what is wrong with it."""
    settings = desk.settings
    template = _template(settings.report_template) if settings.report_template else b""
    logo = _logo(settings.report_logo) if settings.report_logo else b""
    if template and (lacking := _lacking(settings.report_template, template)):
        desk.events.publish(Notice("template.lacking", ", ".join(lacking)))
    return Letterhead(template, logo)


def _template(name: str) -> bytes:
    path = Path(name)
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError as error:
        raise BadTemplate(f"{path}: {error.strerror}") from error
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if complaint := _complaint(package):
                raise BadTemplate(f"{path}: {complaint}")
    # Everything that a damaged or crafted package raises while it is read.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadTemplate(f"{path}: {error}") from error
    return content


def _complaint(package: zipfile.ZipFile) -> str:
    """Why a package is no template; empty where it is one. Real bytes count, not what it says."""
    members, unpacked = package.infolist(), 0
    if len(members) > MOST_MEMBERS:
        return f"{len(members)} members"
    for member in members:
        if member.filename.lower().endswith("vbaproject.bin"):
            return "macros"
        length, links = 0, []
        with package.open(member) as file:
            while block := file.read(_BLOCK_BYTES):
                length += len(block)
                unpacked += len(block)
                if unpacked > MOST_BYTES or length > max(
                    SMALL_BYTES, member.compress_size * MOST_RATIO
                ):
                    return f"{member.filename} unpacks without end"
                if member.filename.endswith(".rels"):
                    links.append(block)
        if outside := _outside(b"".join(links)):
            return f"{member.filename} → {outside}"
    return "" if "word/document.xml" in package.namelist() else "no Word document"


def _outside(relations: bytes) -> str:
    """What a document would fetch when it is opened; links that people click may stay."""
    if not relations:
        return ""
    if b"<!DOCTYPE" in relations:
        return "<!DOCTYPE"
    try:
        found = ElementTree.fromstring(relations)
    except ElementTree.ParseError as error:
        return str(error)
    for each in found:
        if each.get("TargetMode") == "External" and not each.get("Type", "").endswith(_HYPERLINK):
            return each.get("Target", "")
    return ""


def _lacking(name: str, template: bytes) -> tuple[str, ...]:
    """The styles of a report that a template lacks; BadTemplate where Word's parts do not hold."""
    from voxdesk.export import word_file

    try:
        return word_file.opened(template).lacking
    # python-docx raises whatever its parsers meet; the file is somebody else's.
    except (LookupError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        raise BadTemplate(f"{name}: {error}") from error


def _logo(name: str) -> bytes:
    from PIL import Image

    path = Path(name)
    try:
        content = path.read_bytes() if path.stat().st_size <= LOGO_BYTES else b""
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            wide, high = image.size
            if wide * high > LOGO_PIXELS:
                raise BadLogo(f"{path}: {wide} × {high}")
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadLogo(f"{path}: {error}") from error
    return content
