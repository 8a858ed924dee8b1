"""The fonts of PDF documents, and text set in them; what they hold is embedded as far as used.

Noto Sans has Latin, Greek and Cyrillic; DejaVu Sans stands in for signs and other scripts that it
lacks. What neither has stands as an empty box, and the document says so.
"""

import sys
import types
import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

# reportlab would run a file of settings in the user's folder; a module of that name comes first.
sys.modules.setdefault("reportlab_settings", types.ModuleType("reportlab_settings"))

from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402

from voxdesk.paths import bundled  # noqa: E402

TEXT, BOLD, SIGNS = "VoxDesk-Text", "VoxDesk-Bold", "VoxDesk-Signs"
FILES = {TEXT: "NotoSans-Regular", BOLD: "NotoSans-Bold", SIGNS: "DejaVuSans"}
MISSING = "□"

_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
"""Signs that join or part others and have no form of their own."""


@cache
def covered(font: str) -> frozenset[int]:
    """The code points of a font, which is registered when it is first asked for."""
    face = TTFont(font, str(bundled("resources", "fonts", f"{FILES[font]}.ttf")))
    pdfmetrics.registerFont(face)
    return frozenset(face.face.charToGlyph)


def register() -> None:
    for font in FILES:
        covered(font)


def missing(text: str) -> bool:
    """Whether a text holds signs that no font has."""
    return any(_font(letter) == MISSING for letter in text if letter not in _UNSEEN)


def right_to_left(text: str) -> bool:
    """Whether a text holds letters that are read from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def markup(text: str) -> str:
    """One line of text for a paragraph: escaped, with the font of each sign."""
    shown = (letter for letter in text if letter not in _UNSEEN)
    pieces = []
    for font, letters in groupby(shown, _font):
        run = "".join(letters)
        if font == MISSING:
            pieces.append(f'<font name="{SIGNS}">{MISSING * len(run)}</font>')
        elif font == SIGNS:
            pieces.append(f'<font name="{SIGNS}">{escape(run)}</font>')
        else:
            pieces.append(escape(run))
    return "".join(pieces)


def bold(text: str) -> str:
    return f'<font name="{BOLD}">{markup(text)}</font>'


def coloured(marked_up: str, colour: str) -> str:
    return f'<font color="#{colour}">{marked_up}</font>'


def _font(letter: str) -> str:
    code = ord(letter)
    if letter.isspace() or code in covered(TEXT):
        return TEXT
    return SIGNS if code in covered(SIGNS) else MISSING
