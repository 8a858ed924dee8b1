"""Rules of retention: months, and what has no number of months is kept."""

from datetime import date

import pytest

from voxdesk.domain.retention import Kept, Retention, months_before


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(3, 1, 1), 1_200, date.min),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_rules_are_read_as_they_were_kept_and_nonsense_keeps_things() -> None:
    rules = Retention.read({"audio_months": 12, "transcript_months": "soon", "other": 1})
    assert rules == Retention(audio_months=12)
    assert rules.limit(Kept.AUDIO, date(2026, 11, 21)) == date(2025, 11, 21)
    assert rules.limit(Kept.TRANSCRIPT, date(2026, 11, 21)) is None
