"""Rotation keeps few backups, and always the newest; names tell one library from another."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain.rotation import DAYS, MONTHS, WEEKS, backed_up_at, backup_name, kept

ID = "3f9a2b1c77de4f0e9a54c1d2e3f40516"

moments = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(
        lambda at: at.replace(microsecond=0)
    ),
    max_size=120,
)


@given(moments)
def test_newest_of_each_of_the_last_days_is_kept(
    found: list[datetime],
) -> None:
    days = sorted({at.date() for at in found}, reverse=True)[:DAYS]
    for day in days:
        assert max(at for at in found if at.date() == day) in kept(found)


@given(moments)
def test_only_what_was_there_is_kept_and_never_much(found: list[datetime]) -> None:
    assert kept(found) <= set(found)
    assert len(kept(found)) <= DAYS + WEEKS + MONTHS
    assert not found or max(found) in kept(found)


@given(moments)
def test_rotating_after_each_backup_keeps_the_same_as_rotating_once(found: list[datetime]) -> None:
    standing: frozenset[datetime] = frozenset()
    for at in sorted(found):
        standing = kept({*standing, at})
    assert standing == kept(found)


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    last = datetime(2026, 11, 21, 14, 20, 5)
    standing = kept(last - timedelta(days=back) for back in range(400))
    assert {last - timedelta(days=back) for back in range(DAYS)} <= standing
    months = {(at.year, at.month) for at in standing}
    assert len(months) == MONTHS
    assert datetime(2025, 12, 31, 14, 20, 5) in standing


@given(
    st.text(st.characters(blacklist_characters="/\0"), min_size=1),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
)
def test_name_tells_when_it_was_made(stem: str, at: datetime) -> None:
    at = at.replace(microsecond=0)
    assert backed_up_at(backup_name(stem, ID, at), ID) == at


def test_other_files_are_nobodys_backup() -> None:
    for name in (
        "library.voxdesk",
        "library 3f9a2b1c 2026-11-21 14-20-05.voxdesk.part",
        "library 3f9a2b1c 2026-13-45 14-20-05.voxdesk",
        "library 3f9a2b1c 2026-11-21 14-20-05 (1).voxdesk",
        "library 00000000 2026-11-21 14-20-05.voxdesk",
        "library before version 2.voxdesk",
    ):
        assert backed_up_at(name, ID) is None, name


def test_names_of_one_library_sort_by_time() -> None:
    times = [datetime(2026, 11, 21, 9), datetime(2026, 11, 21, 14), datetime(2027, 1, 1)]
    names = [backup_name("library", ID, at) for at in times]
    assert names == sorted(names)
