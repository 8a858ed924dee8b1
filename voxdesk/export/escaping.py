"""Words from outside, made harmless for the format they are written into.

Speech, file names and pasted cards may hold anything; a document must show it and never obey it.
"""

import re

# What XML 1.0 cannot hold at all (python-docx raises on it), what UTF-8 cannot encode, and the
# marks that turn the direction of the text around them: a document would read otherwise than it is.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
_BLANKS = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&$])")
_MARKDOWN_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_FORMULA = tuple("=+-@＝＋－＠")
_BEFORE_FORMULA = " \u00a0\u200b\u200c\u200d\u2060\ufeff\"'`“”«»‘’"
"""Blanks and quotation marks that spreadsheets may pass over before they look for a formula."""


def clean(text: str) -> str:
    """Take out the characters that no document can carry."""
    return _ILLEGAL.sub("", text)


def one_line(text: str) -> str:
    """Clean text with every run of blanks and line ends as one space."""
    return _BLANKS.sub(" ", clean(text)).strip()


def markdown(text: str) -> str:
    """One line of text that Markdown shows as it is: no emphasis, link, list or HTML."""
    escaped = _MARKDOWN.sub(r"\\\1", one_line(text))
    escaped = _MARKDOWN_START.sub(r"\1\\\2", escaped)
    return f"\\{escaped}" if escaped[:1] in ("+", "-", "=") else escaped


def cell(text: str) -> str:
    """One line for a cell of a spreadsheet, which would run what begins like a formula.

    Blanks and quotation marks before the sign do not help it; an apostrophe before them does.
    """
    plain = one_line(text)
    return f"'{plain}" if plain.lstrip(_BEFORE_FORMULA).startswith(_FORMULA) else plain


def web_cue(text: str) -> str:
    """One line for a WebVTT cue, where `&`, `<` and `-->` have a meaning."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def srt_cue(text: str) -> str:
    """One line for an SRT cue, where only the arrow has a meaning."""
    return one_line(text).replace("-->", "->")
