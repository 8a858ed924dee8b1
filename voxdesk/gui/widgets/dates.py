"""Dates as people read them, in the language of the system."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


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
