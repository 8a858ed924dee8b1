"""Following a chain of custody: where it breaks, and what it said of each subject last."""

from dataclasses import replace

import pytest

from voxdesk.domain.custody import BEGINNING, Event, canonical
from voxdesk.domain.verification import Break, Chain


def chain(count: int) -> list[Event]:
    """Events that each say something of rec-1 and of a recording of their own."""
    made: list[Event] = []
    for number in range(1, count + 1):
        detail = canonical(
            {"library": "ab", "states": {"rec-1": f"s{number}", f"rec-{number}": f"s{number}"}}
        )
        event = Event(
            number=number,
            at="",
            person="",
            system_user="",
            program="",
            action="imported",
            subject="rec-1",
            detail=detail,
            previous=made[-1].hash if made else BEGINNING,
            hash=b"",
        )
        made.append(replace(event, hash=event.computed()))
    return made


def told(events: list[Event], anchored: dict[int, bytes] | None = None) -> list[tuple[int, str]]:
    return [(each.event or 0, each.what) for each in Chain(anchored).follow(events)]


def test_sound_chain_has_no_break_and_says_what_stands() -> None:
    followed = Chain()
    assert list(followed.follow(chain(3))) == []
    assert (followed.events, followed.library_id) == (3, "ab")
    assert followed.said == {"rec-1": (3, "s3"), "rec-2": (2, "s2"), "rec-3": (3, "s3")}


def test_empty_log_lacks_its_first_event() -> None:
    assert list(Chain().follow([])) == [Break(1, "event 1 missing", "an event", "gone")]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_altered_event_is_named_and_only_it(at: int) -> None:
    events = chain(4)
    events[at] = replace(events[at], person="x")
    assert told(events) == [(at + 1, f"event {at + 1} altered")]


def test_event_written_anew_shows_in_the_one_behind_it() -> None:
    events = chain(4)
    anew = replace(events[1], person="x")
    events[1] = replace(anew, hash=anew.computed())
    assert told(events) == [(2, "event 2 altered")]


def test_gap_is_told_once_and_what_is_behind_it_is_followed() -> None:
    events = chain(6)
    del events[2:4]
    events[-1] = replace(events[-1], at="x")
    assert told(events) == [(3, "events 3 to 4 missing"), (6, "event 6 altered")]


def test_head_written_anew_and_tail_cut_are_found_by_what_was_signed() -> None:
    events = chain(4)
    signed = {4: events[3].hash}
    assert told(events, signed) == []
    anew = replace(events[3], person="x")
    assert told([*events[:3], replace(anew, hash=anew.computed())], signed) == [
        (4, "event 4 altered")
    ]
    assert told(events[:2], signed) == [(3, "events 3 to 4 missing")]
    assert told(events[:2], {10**15: b"x"}) == [(3, f"events 3 to {10**15} missing")]


def test_event_that_holds_no_json_is_told_and_passed_over() -> None:
    events = chain(3)
    events[1] = replace(events[1], detail="{")
    followed = Chain()
    assert [each.what for each in followed.follow(events)] == ["event 2 altered"]
    assert "rec-2" not in followed.said
