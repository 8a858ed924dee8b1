"""Operations on what is in a library: from sound to a report."""

import io
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast

import numpy as np
import soundfile

from tests.crash.libraries import (
    LINES,
    REPORTED,
    SPEECH_MODEL,
    carry_out,
    desk_in,
    furnished,
    library_in,
    opened,
    script,
)
from tests.crash.victims import Tell
from voxdesk.desk import Desk
from voxdesk.domain.ids import CaptureId, FindingId, ReportId, SegmentId, TranscriptId
from voxdesk.domain.job import JobKind
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.recording import AudioWindow
from voxdesk.domain.report import Finding
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import VisitCard
from voxdesk.engines.base import (
    ByteSource,
    HeardUntil,
    LanguageHeard,
    SoundBlock,
    SoundFormat,
    SpeechPiece,
    TranscribeOptions,
)
from voxdesk.paths import Paths, bundled
from voxdesk.services import (
    capturing,
    finishing,
    importing,
    indexing,
    reporting,
    transcribing,
)
from voxdesk.services.capturing import Sound
from voxdesk.store import captures
from voxdesk.worker.host import Host


class OnLibrary:
    """What most operations have in common: a furnished library, plain or encrypted."""

    name = ""

    def __init__(self, *, encrypted: bool = False) -> None:
        self.encrypted = encrypted
        if encrypted:
            self.name += ", encrypted"

    def result(self, home: Path) -> Path:
        return library_in(home)

    def prepare(self, home: Path) -> None:
        furnished(home, encrypted=self.encrypted)

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        """Nothing more than that the library is sound, which is looked at for all."""


class Import(OnLibrary):
    name = "import"
    file = bundled("resources", "demo", "earlier-1.flac")

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            card = VisitCard(site="Grand Park", client="Brown")
            carry_out(desk, JobKind.IMPORT, lambda: importing.submit(desk, [self.file], card)[0])


class Capture(OnLibrary):
    """Three seconds from a device that hears twenty times as fast as others."""

    name = "capture"
    rate_hz = 16_000
    seconds = 3

    def samples(self) -> bytes:
        count = self.rate_hz * self.seconds
        return (np.sin(np.arange(count) / 7) * 5000 + np.arange(count) % 97).astype("<i2").tobytes()

    def source(self) -> Sound:
        yield SoundFormat("fellow", self.rate_hz, 1)
        block = self.rate_hz // 10
        pcm = self.samples()
        for at in range(0, len(pcm), 2 * block):
            time.sleep(0.005)
            yield SoundBlock(pcm[at : at + 2 * block], block, at / 2 / self.rate_hz, 0.5)

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            left = desk.store.captures.unfinished()
            if desk.store.jobs.newest(JobKind.FINISH_CAPTURE) is None and not left:
                left = (self.capture(desk, tell),)
            carry_out(desk, JobKind.FINISH_CAPTURE, lambda: finishing.submit(desk, left[0].id))

    def capture(self, desk: Desk, tell: Tell) -> captures.Capture:
        add = desk.store.captures.add

        def add_and_tell(
            capture_id: CaptureId, frames: int, pcm: bytes, *, gap_ms: int = 0
        ) -> None:
            add(capture_id, frames, pcm, gap_ms=gap_ms)
            desk.store.when_committed(lambda: tell(str(frames)))

        desk.store.captures.add = add_and_tell  # type: ignore[method-assign]
        capture = capturing.capture(desk, self.source(), name="talk")
        assert capture.ended(60)
        capture.stop()
        if capture.error is not None:
            raise capture.error
        assert capture.capture_id is not None
        return desk.store.captures.get(capture.capture_id)

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        said = 2 * sum(map(int, told))
        with opened(library_in(home)) as store:
            left = store.captures.unfinished()
            made = store.rows("SELECT id, media_id FROM recording WHERE source = 'microphone'")
            assert len(left) + len(made) <= 1
            if finished:
                assert (len(left), len(made)) == (0, 1)
            if left:
                pcm = store.captures.pcm(left[0].id)
                heard = pcm.read_at(0, pcm.size_bytes)
            elif made:
                original = store.media.reader(made[0][1])
                content = io.BytesIO(original.read_at(0, original.size_bytes))
                heard = soundfile.read(content, dtype="int16")[0].tobytes()
            else:
                heard = b""
        assert self.samples().startswith(heard)
        assert len(heard) >= said


class Transcription(OnLibrary):
    """By a transcriber whose pieces come out of a real worker, some milliseconds apart."""

    name = "transcription"

    def run(self, home: Path, tell: Tell) -> None:
        transcribing.COMMIT_SEGMENTS = 3
        with desk_in(home) as desk:
            append = desk.store.transcripts.append

            def append_and_tell(
                transcript_id: TranscriptId,
                segments: Sequence[HeardSegment],
                *,
                heard_until_ms: int,
            ) -> tuple[SegmentId, ...]:
                made = append(transcript_id, segments, heard_until_ms=heard_until_ms)
                desk.store.when_committed(lambda: tell(str(len(segments))))
                return made

            desk.store.transcripts.append = append_and_tell  # type: ignore[method-assign]
            self.equip(desk, home)
            carry_out(
                desk,
                JobKind.TRANSCRIBE,
                lambda: transcribing.submit(desk, REPORTED, model=SPEECH_MODEL),
            )

    def equip(self, desk: Desk, home: Path) -> None:
        fellow = Fellow(Paths.under(home).log)
        desk.engines.transcriber = lambda *_model, **_how: fellow  # type: ignore[method-assign]

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        heard = self.heard(home, finished=finished)
        assert len(heard) >= sum(map(int, told))
        assert heard == list(LINES[: len(heard)])
        assert not finished or len(heard) == len(LINES)

    def heard(self, home: Path, *, finished: bool) -> list[str]:
        """The words of the one new version, in order and without a place that was heard twice."""
        with opened(library_in(home)) as store:
            new = [each for each in store.transcripts.versions(REPORTED) if each.version > 2]
            assert len(new) <= 1
            assert not finished or (len(new) == 1 and new[0].complete)
            segments = store.transcripts.segments(new[0].id) if new else ()
        for before, after in pairwise(segments):
            assert before.end_ms <= after.start_ms
        return [segment.heard for segment in segments]


class RealTranscription(Transcription):
    """By the smallest Whisper."""

    name = "transcription by Whisper"

    def equip(self, desk: Desk, home: Path) -> None:
        """As it is."""

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        heard = self.heard(home, finished=finished)
        assert len(heard) >= sum(map(int, told))
        assert not finished or heard


class Fellow:
    """A transcriber that says the script, from wherever it is asked to go on."""

    def __init__(self, log: Path) -> None:
        self._host = Host("speech", "voxdesk.engines.fake:FakeEngine", log_folder=log)

    def transcribe(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: TranscribeOptions
    ) -> Iterator[SpeechPiece]:
        pieces: list[SpeechPiece] = [LanguageHeard("en", 1.0)]
        for segment in script(options.start_ms):
            pieces += [segment, HeardUntil(segment.end_ms + 1)]
        for piece in self._host.pieces("echo", *pieces):
            time.sleep(0.003)
            yield cast(SpeechPiece, piece)
        self._host.stop()


class Indexing(OnLibrary):
    name = "indexing"
    transcript_id = TranscriptId(2)

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            carry_out(desk, JobKind.INDEX, lambda: indexing.submit(desk, self.transcript_id))

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        with opened(library_in(home)) as store:
            made = store.passages.of_transcript(self.transcript_id)
            assert len({(each.start_ms, each.text) for each in made}) == len(made)
            without = store.rows(
                "SELECT id FROM passage WHERE id NOT IN (SELECT passage_id FROM vector)"
            )
            assert not finished or (made and not without)


class Reporting(OnLibrary):
    """By the writer that needs no model; the sentences are found by the one of meaning."""

    name = "reporting"

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            save = desk.store.findings.save

            def save_and_tell(report_id: ReportId, position: int, finding: Finding) -> FindingId:
                saved = save(report_id, position, finding)
                desk.store.when_committed(lambda: tell(finding.criterion_id))
                return saved

            desk.store.findings.save = save_and_tell  # type: ignore[method-assign]
            carry_out(
                desk,
                JobKind.REPORT,
                lambda: reporting.submit(desk, [REPORTED], writer=EXTRACTIVE),
            )

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        with opened(library_in(home)) as store:
            new = store.rows("SELECT id, complete FROM report WHERE id > 1")
            assert len(new) <= 1
            assert not finished or new == [(2, 1)]
            found = (
                [finding.criterion_id for finding in store.reports.get(ReportId(2)).findings]
                if new
                else []
            )
        assert len(set(found)) == len(found)
        assert set(told) <= set(found)
