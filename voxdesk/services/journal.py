"""Blocks of sound on their way into the library, a second at a time; the first brings the journal.

All of it happens in the thread that captures, so that nobody else's work comes between.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from voxdesk.desk import Desk
from voxdesk.domain.capture import Moment, MomentKind
from voxdesk.domain.ids import CaptureId, VisitId
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import SoundBlock, SoundFormat
from voxdesk.errors import StoreLocked
from voxdesk.services.timing import Loss, Timing

Given = TypeVar("Given")

COMMIT_S = 1.0
"""What a crash can cost at most."""

LEAST_SLEEP_S = 0.5
LEAST_DRIFT_S = 0.1


class Journal:
    """What one device says, until it ends. `visit` is a card for a new one, or one there is."""

    def __init__(
        self, desk: Desk, sound: SoundFormat, name: str, visit: VisitCard | VisitId
    ) -> None:
        self.capture_id: CaptureId | None = None
        self.sound = sound
        self.timing = Timing()
        self._desk = desk
        self._name = name
        self._visit = visit
        self._waiting: list[SoundBlock] = []
        self._frames = 0
        self._waiting_frames = 0
        self._position = 0
        self._gap_s = 0.0
        self._slept_s: float | None = None
        self._paused: tuple[int, float] | None = None
        self._moments: dict[int, Moment] = {}
        self._kept: dict[int, int] = {}
        self._changed: set[int] = set()

    @property
    def committed_ms(self) -> int:
        return self._frames * 1000 // self.sound.rate_hz

    @property
    def heard_ms(self) -> int:
        """What is committed and what waits."""
        return (self._frames + self._waiting_frames) * 1000 // self.sound.rate_hz

    def add(self, block: SoundBlock) -> None:
        """Take a block; what is there is committed when it makes a second."""
        if self._paused is not None:
            self._end_pause(block.at_s)
        self._look_for_sleep(block)
        self._waiting.append(block)
        self._waiting_frames += block.frames
        if self._waiting_frames >= COMMIT_S * self.sound.rate_hz:
            self.commit()

    def rest(self, block: SoundBlock) -> None:
        """A block that comes in a pause: it is not kept, only how long the pause is."""
        if self._paused is None:
            self.commit()
            self._paused = (self.note(Moment(MomentKind.PAUSE, self.heard_ms)), block.at_s)
        self._slept_s = block.slept_s
        number, since_s = self._paused
        lost_ms = round((block.at_s + block.frames / self.sound.rate_hz - since_s) * 1000)
        if lost_ms - self._moments[number].lost_ms >= COMMIT_S * 1000:
            self.change(number, lost_ms=lost_ms)
            self.keep_moments()

    def note(self, moment: Moment) -> int:
        """Keep a moment with the next commit; gives a number to change it by."""
        number = len(self._moments)
        self._moments[number] = moment
        self._changed.add(number)
        return number

    def change(self, number: int, *, lost_ms: int | None = None, text: str | None = None) -> None:
        """Say more of a moment."""
        moment = self._moments[number]
        self._moments[number] = replace(
            moment,
            lost_ms=moment.lost_ms if lost_ms is None else lost_ms,
            text=moment.text if text is None else text,
        )
        self._changed.add(number)

    def commit(self) -> None:
        """Make what waits safe."""
        if not self._waiting:
            return
        late_s = self._least_lateness()
        pcm = b"".join(block.pcm for block in self._waiting)
        gap_ms = round(self._gap_s * 1000)

        def write() -> tuple[CaptureId, dict[int, int]]:
            capture_id = self.capture_id or self._begin()
            self._desk.store.captures.add(capture_id, self._waiting_frames, pcm, gap_ms=gap_ms)
            return capture_id, self._keep(capture_id)

        capture_id, kept = self._written(write)
        self._kept |= kept
        self.capture_id = capture_id
        self._changed.clear()
        loss = self.timing.second(self._position, late_s)
        self._frames += self._waiting_frames
        self._position += 1
        self._gap_s = 0.0
        self._waiting.clear()
        self._waiting_frames = 0
        self._lose(loss)

    def keep_moments(self) -> None:
        """Make moments safe when no sound is to be committed with them."""
        capture_id = self.capture_id
        if capture_id is None or not self._changed:
            return
        self._kept |= self._written(lambda: self._keep(capture_id))
        self._changed.clear()

    def close(self) -> None:
        """Commit all there is, and what its times tell."""
        self.commit()
        if self.capture_id is None:
            return
        self._lose(self.timing.over())
        if abs(self.timing.drift_s) >= LEAST_DRIFT_S:
            drift_ms = round(self.timing.drift_s * 1000)
            self.note(Moment(MomentKind.DRIFT, self.heard_ms, drift_ms))
        self.keep_moments()

    def _end_pause(self, at_s: float) -> None:
        assert self._paused is not None
        number, since_s = self._paused
        self._paused = None
        self.change(number, lost_ms=round((at_s - since_s) * 1000))
        self.timing.known(at_s - since_s)

    def _look_for_sleep(self, block: SoundBlock) -> None:
        before, self._slept_s = self._slept_s, block.slept_s
        slept_s = 0.0 if before is None else block.slept_s - before
        if slept_s < LEAST_SLEEP_S:
            return
        self.commit()
        self.note(Moment(MomentKind.ASLEEP, self.heard_ms, round(slept_s * 1000)))
        self._gap_s = slept_s
        self.timing.known(slept_s)

    def _lose(self, loss: Loss | None) -> None:
        capture_id, lose = self.capture_id, self._desk.store.captures.lose
        if loss is not None and capture_id is not None:
            self._written(lambda: lose(capture_id, loss.position, loss.lost_ms))

    def _written(self, write: Callable[[], Given]) -> Given:
        """Write in one transaction. Another process that holds the library is waited for."""
        while True:
            try:
                with self._desk.store.writing():
                    return write()
            except StoreLocked:
                continue

    def _keep(self, capture_id: CaptureId) -> dict[int, int]:
        """Write moments that are new or changed; the rows they have now."""
        note = self._desk.store.captures.note
        return {
            number: note(capture_id, self._kept.get(number), self._moments[number])
            for number in sorted(self._changed)
        }

    def _begin(self) -> CaptureId:
        visit = self._visit
        return self._desk.store.captures.begin(
            self._name,
            device=self.sound.device,
            rate_hz=self.sound.rate_hz,
            channels=self.sound.channels,
            visit_id=self._desk.store.visits.add(visit) if isinstance(visit, VisitCard) else visit,
        )

    def _least_lateness(self) -> float:
        before = self._frames
        found = []
        for block in self._waiting:
            found.append(block.at_s - before / self.sound.rate_hz)
            before += block.frames
        return min(found)
