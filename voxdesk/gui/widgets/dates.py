"""Dates and lengths as people read them, in the language of the window."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from voxdesk.domain.timecode import spoken_length
from voxdesk.gui.words import tr


def readable_date(iso: str) -> str:
    """`12 May 2026`, from a date or a time in UTC."""
    try:
        day = datetime.fromisoformat(iso).astimezone().date() if "T" in iso else None
        day = day or date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def readable_time(iso: str) -> str:
    """`12 May 2026, 14:05`, from a time in UTC, in the time of this place."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return f"{readable_date(iso)}, {moment:%H:%M}"


def readable_length(ms: int) -> str:
    """`12 min`: a length or a time left."""
    return spoken_length(ms, (tr("h"), tr("min"), tr("s")))
