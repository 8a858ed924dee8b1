"""Every format there is, by the name people and policies use for it.

Writers are imported when they are used: python-docx alone takes longer than a window should.
"""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from voxdesk.export.sheets import ReportSheet, TranscriptSheet

TranscriptWriter = Callable[[TranscriptSheet], bytes]
ReportWriter = Callable[[ReportSheet], bytes]

TRANSCRIPT_FORMATS = {
    "txt": "plain:transcript_txt",
    "srt": "subtitles:transcript_srt",
    "vtt": "subtitles:transcript_vtt",
    "json": "documents:transcript_json",
}
REPORT_FORMATS = {
    "md": "markdown:report_markdown",
    "html": "html:report_html",
    "docx": "docx:report_docx",
    "json": "documents:report_json",
}
"""Format (also the usual file suffix) to module and function."""

OTHER_NAMES = {"markdown": "md", "text": "txt", "word": "docx", "webvtt": "vtt", "subrip": "srt"}


def known(name: str) -> str:
    """The format meant by a name or a suffix, lower case; may be none that exists."""
    plain = name.strip().lower().removeprefix(".")
    return OTHER_NAMES.get(plain, plain)


def transcript_writer(name: str) -> TranscriptWriter:
    """The writer of a transcript format; KeyError where there is none."""
    return cast(TranscriptWriter, _found(TRANSCRIPT_FORMATS[known(name)]))


def report_writer(name: str) -> ReportWriter:
    """The writer of a report format; KeyError where there is none."""
    return cast(ReportWriter, _found(REPORT_FORMATS[known(name)]))


def _found(target: str) -> object:
    module, _, function = target.partition(":")
    return getattr(import_module(f"voxdesk.export.{module}"), function)
