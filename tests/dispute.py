"""A recording, its transcript and a report on it, made by hand: what a dispute could be about."""

import io

import numpy as np

from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId
from voxdesk.domain.recording import AudioFacts
from voxdesk.domain.report import Evidence, Finding, Stance, Support, Verdict
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines import flac
from voxdesk.engines.base import DecodedWindow
from voxdesk.store.store import Store

ORIGINAL = b"RIFF" + bytes(range(256)) * 5000
"""Longer than one chunk of the library."""

WINDOWS = tuple(flac.encode(np.full((960_000, 1), 1_000 * minute, np.int16)) for minute in range(3))
QUOTE = "Check in took twenty five minutes."


def fill(store: Store, original: bytes = ORIGINAL) -> tuple[RecordingId, ReportId]:
    """Put both into a library."""
    media = store.media.adopt(io.BytesIO(original), size_bytes=len(original))
    recording = store.recordings.add("Lobby – walk.WAV", media)
    for minute, stream in enumerate(WINDOWS):
        piece = DecodedWindow(minute * 960_000, 960_000, stream, b"\0\0")
        store.media.add_window(recording.id, piece)
    store.recordings.set_facts(recording.id, AudioFacts(180_000, 16_000, 1, "pcm_16", 1))
    heard = (
        HeardSegment(0, 4_000, "The lobby was clean.", 0.93),
        HeardSegment(61_000, 66_000, QUOTE, 0.71),
    )
    transcript = store.transcripts.take_over(
        recording.id, "whisper-base", heard, timed=True, language="en"
    )
    (_, quoted) = store.transcripts.segments(transcript.id)
    report_id = store.reports.start(
        "walk-through", "Lobby", "walk-through", None, (recording.id,), "en"
    )
    evidence = Evidence(
        recording.id,
        (quoted.id,),
        QUOTE,
        quoted.start_ms,
        quoted.end_ms,
        Stance.AGAINST,
        0.9,
        sure=True,
    )
    store.findings.save(
        report_id,
        0,
        Finding(
            FindingId(0),
            "arrival",
            "Arrival",
            Verdict.NOT_MET,
            Support.SUPPORTED,
            "Check in was slow.",
            "Shorten it.",
            (evidence,),
        ),
    )
    run = RunCard("report-adapter", "cd" * 32, "ef" * 32, "all-minilm", {}, {"voxdesk": "1"}, 1.5)
    store.reports.finish(
        report_id, summary="Needs action: arrival.", figures=Figures({}), similar=(), run=run
    )
    return recording.id, report_id
