"""Filters with a name: kept in the library, put back as they were."""

from datetime import date, timedelta

import pytest

from installer.sample_library import fill
from voxdesk.desk import Desk
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import RecordingState
from voxdesk.domain.recording_filter import ALL_RECORDINGS, RecordingFilter
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest
from voxdesk.paths import Paths
from voxdesk.services import filtering

EVERY_FIELD = RecordingFilter(
    scope=Scope(site_kind=SiteKind.HOTEL, site_id=None, since=date(2026, 1, 2)),
    state=RecordingState.INDEXED,
    language="en",
    since=date(2026, 1, 1),
    until=date(2026, 6, 30),
    last_days=30,
    reported=False,
)


def test_a_filter_is_kept_whole_renamed_removed_and_put_back(paths: Paths) -> None:
    paths.prepare()
    with Desk.open(paths) as desk:
        assert filtering.save(desk, "  Hotels,  ready ", "plaza", EVERY_FIELD) == ()
        filtering.save(desk, "all", "", ALL_RECORDINGS)
        assert [each.name for each in filtering.saved(desk)] == ["all", "Hotels, ready"]
        assert filtering.saved(desk)[1].filter == EVERY_FIELD
        filtering.rename(desk, "all", "Everything")
        with pytest.raises(BadRequest):
            filtering.rename(desk, "Everything", "hotels, READY")
        with pytest.raises(BadRequest):
            filtering.save(desk, "  ", "", ALL_RECORDINGS)
        before = filtering.remove(desk, "Hotels, ready")
        assert [each.name for each in filtering.saved(desk)] == ["Everything"]
        filtering.keep(desk, before)
    with Desk.open(paths) as desk:
        assert filtering.saved(desk)[1].text == "plaza"
        desk.store.library.set(filtering.NAME, [7, {"name": "odd", "state": "x", "reported": 1}])
        assert filtering.saved(desk)[0].filter == ALL_RECORDINGS


def test_a_filter_narrows_by_all_that_the_list_shows(paths: Paths) -> None:
    paths.prepare()
    with Desk.open(paths) as desk:
        fill(desk.store)
        lists = desk.store.lists

        def names(chosen: RecordingFilter, text: str = "") -> set[str]:
            rows = lists.recordings(text=text, chosen=chosen)
            assert lists.count("recording", text=text, chosen=chosen) == len(rows)
            return {row.recording.name[:11] for row in rows}

        assert lists.languages() == ("en", "ru")
        assert names(RecordingFilter(language="ru")) == {"Санаторий «"}
        assert names(RecordingFilter(reported=True)) == {"Grand Plaza"}
        assert len(names(RecordingFilter(reported=False))) == 5
        assert names(RecordingFilter(until=date(2025, 12, 31))) == {"Bella Vista"}
        hotels = Scope(site_kind=SiteKind.HOTEL)
        assert names(RecordingFilter(scope=hotels, state=RecordingState.INDEXED)) == {
            "Seaview int",
            "Grand Plaza",
        }
        assert names(RecordingFilter(scope=hotels), "plaza") == {"Grand Plaza", "2026-05-14 "}
        # Two have no day of a visit: they came in today.
        today = date.today()
        assert names(RecordingFilter(last_days=2).on(today + timedelta(days=1))) == {
            "Voice memo ",
            "2026-05-14 ",
        }
