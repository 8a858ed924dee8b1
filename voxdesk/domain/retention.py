"""Rules of retention: how long a library keeps audio, transcripts and reports."""

import calendar
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum


class Kept(StrEnum):
    """What a rule is about."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    REPORT = "report"


MOST_MONTHS = 1_200


@dataclass(frozen=True, slots=True)
class Retention:
    """Months from the visit, or from when a thing came where no date is known; None keeps it."""

    audio_months: int | None = None
    transcript_months: int | None = None
    report_months: int | None = None

    @classmethod
    def read(cls, content: Mapping[str, object]) -> "Retention":
        """Rules as a library keeps them; what is no number of months keeps its things."""
        months = {name: content.get(name) for name in cls.__dataclass_fields__}
        return cls(**{name: each for name, each in months.items() if isinstance(each, int)})

    def months(self, kept: Kept) -> int | None:
        found: int | None = asdict(self)[f"{kept}_months"]
        return found

    def limit(self, kept: Kept, today: date) -> date | None:
        """The last day whose things are due; None when they stay."""
        months = self.months(kept)
        return None if months is None else months_before(today, months)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a rule would remove: `subject` is a written id, `since` its last day."""

    kept: Kept
    subject: str
    title: str
    counted_from: date


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last one of that month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
