"""What happens while sound is captured: pauses, marks, silence, sleep, a full disk."""

import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from tests.pulse import needs_pulse, serving
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.domain.ids import CaptureId
from voxdesk.domain.job import JobState
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.errors import NotEnoughDisk
from voxdesk.events import Event, Notice
from voxdesk.paths import Paths
from voxdesk.services import capturing, finishing, watching
from voxdesk.services.capturing import Capturing, Sound

RATE_HZ = 8_000
BLOCK = RATE_HZ // 10
TONE = (np.sin(np.arange(BLOCK) / 3) * 9000).astype(np.int16).tobytes()

Change = Callable[[int, SoundBlock], SoundBlock]


def block(number: int, *, peak: float = 0.5, late_s: float = 0.0, **more: float) -> SoundBlock:
    return SoundBlock(TONE, BLOCK, 1000 + number / 10 + late_s, peak, peak / 2, **more)  # type: ignore[arg-type]


def sound(blocks: Iterator[SoundBlock]) -> Sound:
    yield SoundFormat("fellow", RATE_HZ, 1)
    yield from blocks


def captured(desk: Desk, blocks: Iterator[SoundBlock]) -> tuple[Capturing, CaptureId]:
    """A whole source in a journal."""
    capture = capturing.capture(desk, sound(blocks), name="talk.flac")
    assert capture.ended(30)
    capture.stop()
    assert capture.capture_id is not None
    return capture, capture.capture_id


class Device:
    """Gives blocks when it is told to, and waits until they were taken."""

    def __init__(self) -> None:
        self._asked = threading.Semaphore(0)
        self._taken = threading.Semaphore(0)
        self._number = 0
        self._over = False

    def sound(self) -> Sound:
        yield SoundFormat("fellow", RATE_HZ, 1)
        while True:
            self._asked.acquire()
            if self._over:
                return
            yield block(self._number)
            self._number += 1
            self._taken.release()

    def hear(self, blocks: int) -> None:
        for _ in range(blocks):
            self._asked.release()
        # The last one is taken when the next is asked for.
        for _ in range(blocks):
            assert self._taken.acquire(timeout=10)

    def end(self) -> None:
        self._over = True
        self._asked.release()


@pytest.fixture
def device() -> Device:
    return Device()


def told(desk: Desk) -> list[str]:
    codes: list[str] = []

    def hear(event: Event) -> None:
        if isinstance(event, Notice):
            codes.append(event.code)

    desk.events.subscribe(hear)
    return codes


def test_nothing_is_kept_in_a_pause_and_its_length_is_noted(
    desk: Desk, work: Work, device: Device
) -> None:
    capture = capturing.capture(desk, device.sound(), name="talk.flac")
    device.hear(15)
    capture.pause()
    device.hear(30)
    assert capture.paused
    assert capture.elapsed_ms == 1500
    assert capture.captured_ms == 1500
    capture.go_on()
    device.hear(15)
    device.end()
    assert capture.ended(10)
    capture.stop()
    assert capture.capture_id is not None
    journal = desk.store.captures.get(capture.capture_id)
    assert journal.duration_ms == 3000
    assert desk.store.captures.moments(journal.id) == (Moment(MomentKind.PAUSE, 1500, 3000),)
    assert desk.store.captures.gaps(journal.id) == ()
    assert work(finishing.submit(desk, journal.id))[0].state is JobState.DONE
    moment = desk.store.row("SELECT origin ->> '$.moments[0]' FROM recording")
    assert moment == ('{"kind":"pause","at_ms":1500,"lost_ms":3000}',)


def test_a_pause_that_is_cut_off_is_noted_as_far_as_it_went(desk: Desk, device: Device) -> None:
    capture = capturing.capture(desk, device.sound())
    device.hear(10)
    capture.pause()
    device.hear(25)
    assert capture.capture_id is not None
    (moment,) = desk.store.captures.moments(capture.capture_id)
    assert moment.kind is MomentKind.PAUSE
    assert moment.lost_ms >= 2000
    device.end()
    capture.stop()


def test_marked_moments_become_markers_of_the_recording(
    desk: Desk, work: Work, device: Device
) -> None:
    capture = capturing.capture(desk, device.sound())
    first = capture.mark()
    device.hear(12)
    capture.mark("the deposit")
    device.hear(12)
    capture.describe(first, "the beginning")
    device.hear(1)
    device.end()
    assert capture.ended(10)
    capture.stop()
    assert capture.capture_id is not None
    work(finishing.submit(desk, capture.capture_id))
    (recording,) = desk.store.recordings.recent()
    notes = desk.store.notes.of_recording(recording.id)
    assert [(note.kind, note.start_ms, note.text) for note in notes] == [
        ("marker", 0, "the beginning"),
        ("marker", 1200, "the deposit"),
    ]


def test_a_mark_is_safe_with_the_next_second(desk: Desk, device: Device) -> None:
    capture = capturing.capture(desk, device.sound())
    device.hear(10)
    capture.mark("here")
    device.hear(10)
    assert capture.capture_id is not None
    moments = desk.store.captures.moments(capture.capture_id)
    assert [(each.kind, each.at_ms, each.text) for each in moments] == [("mark", 1000, "here")]
    device.end()
    capture.stop()


def test_a_minute_of_silence_is_told_once(desk: Desk) -> None:
    codes = told(desk)
    loud = range(600, 620)
    _capture, capture_id = captured(
        desk, (block(n, peak=0.4 if n in loud else 0.0001) for n in range(1400))
    )
    assert codes == ["capture.silent", "capture.silent"]
    silences = desk.store.captures.moments(capture_id)
    assert [(each.kind, each.at_ms) for each in silences] == [("silence", 0), ("silence", 62_000)]


def test_a_computer_that_slept_is_told_and_the_gap_is_where_it_was(desk: Desk) -> None:
    codes = told(desk)
    _capture, capture_id = captured(
        desk,
        (block(n, late_s=90.0 * (n >= 25), slept_s=90.0 * (n >= 25)) for n in range(60)),
    )
    assert codes == ["capture.asleep"]
    assert desk.store.captures.moments(capture_id) == (Moment(MomentKind.ASLEEP, 2500, 90_000),)
    gaps = desk.store.captures.gaps(capture_id)
    assert [(gap.at_ms, gap.lost_ms) for gap in gaps] == [(2500, 90_000)]


def test_a_clock_that_goes_off_is_measured_and_told(desk: Desk) -> None:
    codes = told(desk)
    # A device that counts a thousandth too slowly.
    _capture, capture_id = captured(desk, (block(n, late_s=n / 10 * 0.001) for n in range(7000)))
    assert codes == ["capture.drift"]
    (moment,) = desk.store.captures.moments(capture_id)
    assert moment.kind is MomentKind.DRIFT
    assert moment.lost_ms == pytest.approx(700, abs=30)
    assert desk.store.captures.gaps(capture_id) == ()


def test_a_busy_second_is_no_gap_and_a_lost_one_is(desk: Desk) -> None:
    def late(number: int) -> float:
        busy = 0.4 if 20 <= number < 30 else 0.0
        return busy + (0.25 if number >= 60 else 0.0)

    _capture, capture_id = captured(desk, (block(n, late_s=late(n)) for n in range(120)))
    gaps = desk.store.captures.gaps(capture_id)
    assert [(gap.at_ms, gap.lost_ms) for gap in gaps] == [(6000, 250)]


def test_sound_that_the_device_gave_up_is_told_and_noted(desk: Desk) -> None:
    codes = told(desk)
    _capture, capture_id = captured(desk, (block(n, torn=n == 12) for n in range(30)))
    assert codes == ["capture.torn"]
    kinds = [each.kind for each in desk.store.captures.moments(capture_id)]
    assert kinds == [MomentKind.TORN]


def test_a_disk_that_fills_is_told_and_capturing_ends_before_it_is_full(
    desk: Desk, work: Work
) -> None:
    codes = told(desk)
    second = RATE_HZ * 2
    free = iter(range(300 << 20, 0, -(4 << 20)))
    capture = capturing.capture(
        desk,
        sound(block(number) for number in count()),
        free_bytes=lambda: next(free) - second,
    )
    assert capture.ended(30)
    capture.stop()
    assert isinstance(capture.error, NotEnoughDisk)
    assert codes == ["capture.disk_low", "capture.disk_full"]
    assert capture.capture_id is not None
    assert desk.store.captures.get(capture.capture_id).duration_ms == capture.captured_ms > 5000
    assert work(finishing.submit(desk, capture.capture_id))[0].state is JobState.DONE


def test_a_following_capture_is_of_the_same_visit(desk: Desk) -> None:
    first = capturing.capture(
        desk, sound(block(n) for n in range(12)), visit=VisitCard(site="Hotel")
    )
    first.ended(10)
    first.stop()
    assert first.capture_id is not None
    visit_id = capturing.visit_of(desk, first.capture_id)
    second = capturing.capture(desk, sound(block(n) for n in range(12)), visit=visit_id)
    second.ended(10)
    second.stop()
    assert second.capture_id is not None
    assert capturing.visit_of(desk, second.capture_id) == visit_id
    assert desk.store.row("SELECT count(*) FROM visit") == (1,)


def test_what_was_cut_off_is_taken_up_once(desk: Desk) -> None:
    captured(desk, (block(n) for n in range(12)))
    assert len(finishing.take_up(desk)) == 1
    assert finishing.take_up(desk) == ()


def test_levels_say_when_it_was_how_loud(desk: Desk) -> None:
    capture, _capture_id = captured(desk, (block(n, peak=n / 100) for n in range(20)))
    levels = capture.levels()
    assert [(each.at_ms, each.peak, each.rms) for each in levels[:3]] == [
        (0, 0.0, 0.0),
        (100, 0.01, 0.005),
        (200, 0.02, 0.01),
    ]


def test_others_who_write_all_the_time_lose_no_second(desk: Desk, device: Device) -> None:
    over = threading.Event()

    def write_all_the_time() -> None:
        while not over.is_set():
            with desk.store.writing() as db:
                db.execute("UPDATE job SET kind = kind")

    busy = [threading.Thread(target=write_all_the_time) for _ in range(3)]
    for each in busy:
        each.start()
    capture = capturing.capture(desk, device.sound())
    begun = time.monotonic()
    device.hear(50)
    assert time.monotonic() - begun < 30
    assert capture.captured_ms == 5000
    over.set()
    for each in busy:
        each.join()
    device.end()
    capture.stop()


def test_room_is_told_in_seconds_of_an_ordinary_device(desk: Desk, tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    alone, beside = capturing.room_s(desk), capturing.room_s(desk, system=True)
    assert alone == pytest.approx(2 * beside, rel=0.05)


@needs_pulse
def test_another_default_device_and_one_that_went_are_told(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_S", 0.3)
    with serving(tmp_path, talk=48_000, hall=48_000) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.ask("set-default-source", "talk.monitor")
        with Desk.open(paths) as desk:
            codes = told(desk)
            capture = capturing.start(desk)
            try:
                until(lambda: capture.captured_ms > 0)
                server.ask("set-default-source", "hall.monitor")
                until(lambda: "capture.default_changed" in codes)
                assert not capture.ended(0)
                server.ask("unload-module", server.module_of("talk"))
                until(lambda: "capture.device_left" in codes)
            finally:
                capture.stop()
            assert capture.captured_ms > 0


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)
