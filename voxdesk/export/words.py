"""The words documents are written with, in the language of the report.

A document follows the language of what was said, not that of the window; languages without words
of their own here are written in English.
"""

from voxdesk.domain.report import Polarity, Verdict
from voxdesk.export.wording import Words
from voxdesk.export.words_en import ENGLISH
from voxdesk.export.words_ru import RUSSIAN

__all__ = ["ENGLISH", "LANGUAGES", "RUSSIAN", "SYMBOLS", "Words", "of"]

SYMBOLS: dict[Verdict | Polarity | None, str] = {
    Verdict.MET: "●",
    Verdict.PARTLY_MET: "◐",
    Verdict.NOT_MET: "○",
    Verdict.NOT_COVERED: "–",
    Polarity.POSITIVE: "●",
    Polarity.MIXED: "◐",
    Polarity.CRITICAL: "○",
    Polarity.NEUTRAL: "◇",
    None: "",
}

LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN}


def of(language: str) -> Words:
    """The words of a language, by its two-letter code."""
    return LANGUAGES.get(language[:2].lower(), ENGLISH)
