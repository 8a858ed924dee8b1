"""Seals found again in what they were written into: sheets, documents of every format, packs."""

import html
import json
import re
import zipfile
from typing import IO, BinaryIO

from voxdesk.domain import anchor
from voxdesk.domain.anchor import Anchor
from voxdesk.errors import BadSeal
from voxdesk.export import words
from voxdesk.export.evidence import PACK_SHEET

LIMIT_BYTES = 64 << 20
"""No document with a seal is longer; what is, was made to exhaust whoever reads it."""

_PLACES = (PACK_SHEET, "word/document.xml")
"""Where the seal of an evidence pack, and the text of a Word document, lie in their zip files."""

_TAG = re.compile(r"<[^<>]*>")
_KEYWORDS = re.compile(r"/Keywords \(([^()\\]*)\)")
"""Of a PDF, among which the seal stands; brackets in other texts of it come with a backslash."""


def found_in(file: BinaryIO) -> Anchor:
    """The seal that a file holds; BadSeal when it holds none. The signature is not looked at."""
    text = _text(file)
    refusals = []
    for say in words.LANGUAGES.values():
        try:
            return anchor.parse(text, say.seal)
        except BadSeal as error:
            refusals.append(error)
    raise refusals[0]


def _text(file: BinaryIO) -> str:
    """What a file says, without markup."""
    try:
        whole = _content(file)
        if whole.startswith(b"%PDF-"):
            return "\n".join(_KEYWORDS.findall(whole.decode("latin-1")))
        content = whole.decode("utf-8")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise BadSeal(str(error)) from error
    if content.lstrip().startswith("{"):
        return _of_json(content)
    return html.unescape(_TAG.sub("\n", content)) if "<" in content else content


def _content(file: BinaryIO) -> bytes:
    if not zipfile.is_zipfile(file):
        file.seek(0)
        return _limited(file)
    with zipfile.ZipFile(file) as members:
        for place in _PLACES:
            if place in members.namelist():
                with members.open(place) as member:
                    return _limited(member)
    raise BadSeal(PACK_SHEET)


def _limited(file: IO[bytes]) -> bytes:
    content = file.read(LIMIT_BYTES + 1)
    if len(content) > LIMIT_BYTES:
        raise BadSeal(f"> {LIMIT_BYTES} bytes")
    return content


def _of_json(content: str) -> str:
    """The seal of a JSON document, as a sheet would say it."""
    try:
        said = json.loads(content)["seal"]
        return "\n".join(f"{label}: {said[key]}" for key, label in anchor.LABELS.items())
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise BadSeal("seal") from error
