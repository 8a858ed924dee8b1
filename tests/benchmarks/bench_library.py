"""How long reading a long transcript takes, against the bare rows of the same question.

Twenty thousand segments are some ten hours of talk.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from voxdesk.domain.recording import Recording
from voxdesk.domain.transcript import HeardSegment, Word
from voxdesk.store.store import Store

SEGMENTS = 20_000
TEXT = "the lobby was clean and bright and the staff were friendly"
MOST_RATIO = 20.0
"""Rows become domain values and 220,000 words are parsed: measured at 13 to 15."""


def filled(path: Path) -> tuple[Store, Recording]:
    store = Store.open(path)
    with (path.parent / "sound").open("w+b") as stream:
        stream.write(b"sound")
        stream.seek(0)
        recording = store.recordings.add("long.wav", store.media.adopt(stream, size_bytes=5))
    transcript = store.transcripts.start(recording.id, model_id="whisper-base", parameters={})
    words = tuple(Word(80 * n, 80 * n + 70, word, 0.9) for n, word in enumerate(TEXT.split()))
    store.transcripts.append(
        transcript.id,
        [HeardSegment(1000 * n, 1000 * n + 900, TEXT, 0.5, words) for n in range(SEGMENTS)],
        heard_until_ms=1000 * SEGMENTS,
    )
    return store, recording


def best_of_three(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


@pytest.mark.benchmark
def test_reading_a_long_transcript(tmp_path: Path) -> None:
    store, recording = filled(tmp_path / "library.voxdesk")
    transcript = store.transcripts.latest(recording.id)
    assert transcript is not None
    bare = best_of_three(lambda: store.rows("SELECT * FROM segment"))
    plain = best_of_three(lambda: store.transcripts.segments(transcript.id, words=False))
    worded = best_of_three(lambda: store.transcripts.segments(transcript.id))
    store.close()
    print(f"\n{SEGMENTS} segments: bare rows {bare:.3f} s, segments {plain:.3f} s,", end=" ")
    print(f"with words {worded:.3f} s, {worded / bare:.1f} times the bare rows")
    assert worded / bare < MOST_RATIO
