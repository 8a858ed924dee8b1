"""Dates as people type them, in the form of the system's language or one that all know."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

FORMS = (
    "yyyy-M-d",
    "yyyy.M.d",
    "d.M.yyyy",
    "d.M.yy",
    "d/M/yyyy",
    "d MMM yyyy",
    "d MMMM yyyy",
    "d. MMMM yyyy",
)
SHORT = QLocale.FormatType.ShortFormat
CENTURY = 2000


def typed_date(text: str) -> date | None:
    """A real day, None when the text is no date; years of two digits are of this century."""
    told = " ".join(text.split())
    if not told:
        return None
    locale = QLocale()
    for form in (locale.dateFormat(SHORT), *FORMS):
        for words in (locale, QLocale.c()):
            day = words.toDate(told, form)
            if day.isValid():
                return _of_this_century(day, told)
    return None


def shown_date(day: date | None) -> str:
    """How a day stands in a field: `12 May 2026`; `typed_date` reads it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else ""


def _of_this_century(day: QDate, told: str) -> date:
    year = day.year()
    if year < CENTURY and str(year) not in told:
        year = CENTURY + year % 100
    return date(year, day.month(), day.day())
