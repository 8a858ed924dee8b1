import multiprocessing
import os
from pathlib import Path

import pytest

from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.domain.ids import CaptureId
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import NothingFound, StoreDamaged
from voxdesk.store.captures import Gap
from voxdesk.store.store import Store

RATE_HZ = 8000
SECOND = bytes(range(250)) * 64


def begun(store: Store) -> CaptureId:
    return store.captures.begin(
        "talk", device="microphone", rate_hz=RATE_HZ, channels=1, visit_id=None
    )


def filled(store: Store, seconds: int) -> CaptureId:
    capture_id = begun(store)
    for _ in range(seconds):
        store.captures.add(capture_id, RATE_HZ, SECOND)
    return capture_id


def test_blocks_are_read_at_any_place(store: Store) -> None:
    capture_id = begun(store)
    whole = b""
    for length in (16_000, 2, 16_000, 9_998):
        block = bytes([length % 251]) * length
        store.captures.add(capture_id, length // 2, block)
        whole += block
    pcm = store.captures.pcm(capture_id)
    assert pcm.size_bytes == len(whole)
    for offset, size in ((0, 42_000), (15_999, 4), (16_001, 1), (16_002, 20_000), (41_999, 9)):
        assert pcm.read_at(offset, size) == whole[offset : offset + size]


def test_length_and_gaps_are_told(store: Store) -> None:
    capture_id = filled(store, 2)
    store.captures.add(capture_id, RATE_HZ // 2, SECOND[:RATE_HZ], gap_ms=300)
    assert store.captures.get(capture_id).duration_ms == 2500
    assert store.captures.gaps(capture_id) == (Gap(2000, 300),)


def test_an_altered_block_is_not_read(store: Store) -> None:
    capture_id = filled(store, 3)
    with store.writing() as db:
        db.execute("UPDATE capture_block SET pcm = zeroblob(length(pcm)) WHERE position = 1")
    pcm = store.captures.pcm(capture_id)
    assert pcm.read_at(0, len(SECOND)) == SECOND
    with pytest.raises(StoreDamaged):
        pcm.read_at(0, 3 * len(SECOND))


def test_the_hash_of_a_journal_covers_every_block_and_their_order(store: Store) -> None:
    hashes = set()
    for order in ("ab", "ba", "aab"):
        capture_id = begun(store)
        for letter in order:
            store.captures.add(capture_id, 1, letter.encode() * 2)
        hashes.add(store.captures.sha256(capture_id))
    assert len(hashes) == 3


def test_only_what_nobody_captures_into_is_unfinished(store: Store) -> None:
    going_on, ended = filled(store, 1), filled(store, 2)
    store.captures.end(ended)
    assert [each.id for each in store.captures.unfinished()] == [ended]
    assert store.captures.get(going_on).ended_at == ""


def _capture_and_die(library: Path) -> None:
    filled(Store.open(library), 3)
    os._exit(9)


def test_what_a_dead_process_captured_is_unfinished(store: Store, library: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_capture_and_die, args=(library,))
    process.start()
    process.join()
    assert [each.duration_ms for each in store.captures.unfinished()] == [3000]


def test_what_was_taken_out_is_gone_at_once_and_swept_later(store: Store, library: Path) -> None:
    visit_id = store.visits.add(VisitCard(site="Hotel"))
    capture_id = store.captures.begin(
        "talk", device="microphone", rate_hz=RATE_HZ, channels=1, visit_id=visit_id
    )
    for _ in range(300):
        store.captures.add(capture_id, 1, b"ab")
    store.captures.end(capture_id)
    store.captures.remove(capture_id)
    assert store.captures.unfinished() == ()
    with pytest.raises(NothingFound):
        store.captures.get(capture_id)
    other = Store.open(library)
    assert other.row("SELECT count(*) FROM capture") == (0,)
    assert other.row("SELECT count(*) FROM capture_block") == (0,)
    other.close()


def test_what_turns_out_to_be_lost_is_added_where_it_is_missing(store: Store) -> None:
    capture_id = filled(store, 3)
    store.captures.lose(capture_id, 1, 250)
    store.captures.lose(capture_id, 1, 100)
    assert store.captures.gaps(capture_id) == (Gap(1000, 350),)


def test_moments_are_kept_in_the_order_of_time_and_may_be_changed(store: Store) -> None:
    capture_id = filled(store, 2)
    later = store.captures.note(capture_id, None, Moment(MomentKind.MARK, 1500))
    store.captures.note(capture_id, None, Moment(MomentKind.PAUSE, 700, 4000))
    store.captures.note(capture_id, later, Moment(MomentKind.MARK, 1500, text="the deposit"))
    assert store.captures.moments(capture_id) == (
        Moment(MomentKind.PAUSE, 700, 4000),
        Moment(MomentKind.MARK, 1500, text="the deposit"),
    )


def test_moments_go_with_their_journal(store: Store) -> None:
    capture_id = filled(store, 1)
    store.captures.note(capture_id, None, Moment(MomentKind.MARK, 0, text="the deposit"))
    store.captures.remove(capture_id)
    store.captures.sweep()
    assert store.row("SELECT count(*) FROM capture_moment") == (0,)
