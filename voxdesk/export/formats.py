"""Every format there is, by the name people and policies use for it.

Writers are imported when they are used: python-docx alone takes longer than a window should.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from voxdesk.export.sheets import ReportSheet, TranscriptSheet

TranscriptWriter = Callable[[TranscriptSheet], bytes]
ReportWriter = Callable[[ReportSheet], bytes]


def _later(module: str, function: str) -> Callable[[Any], bytes]:
    def write(sheet: Any) -> bytes:
        written: bytes = getattr(import_module(f"voxdesk.export.{module}"), function)(sheet)
        return written

    return write


TRANSCRIPT_FORMATS: dict[str, TranscriptWriter] = {
    "txt": _later("plain", "transcript_txt"),
    "srt": _later("subtitles", "transcript_srt"),
    "vtt": _later("subtitles", "transcript_vtt"),
    "docx": _later("transcript_docx", "transcript_docx"),
    "json": _later("documents", "transcript_json"),
}
REPORT_FORMATS: dict[str, ReportWriter] = {
    "docx": _later("docx", "report_docx"),
    "pdf": _later("pdf", "report_pdf"),
    "html": _later("html", "report_html"),
    "md": _later("markdown", "report_markdown"),
    "json": _later("documents", "report_json"),
    "csv": _later("findings_csv", "report_csv"),
}
"""What writes a document, by its format."""

PACK = "pack"
"""The evidence pack, which is no sheet: `services/evidencing.py` streams it."""

SOUNDING = frozenset({"html", PACK})
"""Formats that carry the sound of quotes."""

ON_LETTERHEAD = frozenset({"docx", "pdf", PACK})
"""Formats that show a template or a logo of people's own."""

SEALED_BESIDE = frozenset({"srt", "csv"})
"""Formats that have no place for a seal; it goes into a file beside."""

OTHER_NAMES = {
    "markdown": "md",
    "text": "txt",
    "word": "docx",
    "webvtt": "vtt",
    "subrip": "srt",
    "evidence": PACK,
    "zip": PACK,
}


def known(name: str) -> str:
    """The format meant by a name or a suffix, lower case; may be none that exists."""
    plain = name.strip().lower().removeprefix(".")
    return OTHER_NAMES.get(plain, plain)


def suffix(fmt: str) -> str:
    """How the names of such files usually end."""
    return "zip" if fmt == PACK else fmt
