"""The most memory the speech worker takes for two hours of audio, against ten minutes of it.

What counts is how much speech is held at once, so the long one begins and ends with ten minutes
of speech and has some in between; `--all` fills it with speech, which takes three times as long.

    python -m tests.benchmarks.bench_memory [--model whisper-base] [--all]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.benchmarks import speech
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines import hardware

MOST_RATIO = 1.3
SHORT_MIN = 10
LONG_MIN = 120
SPEECH_EVERY_MIN = 8


def thinned(minutes: Iterator[speech.Pcm], count: int) -> Iterator[speech.Pcm]:
    """Speech at both ends, and a minute of it now and then in between."""
    for number, pcm in enumerate(minutes):
        at_an_end = number < SHORT_MIN or number >= count - SHORT_MIN
        kept = at_an_end or number % SPEECH_EVERY_MIN == 0
        yield pcm if kept else np.zeros_like(pcm)


def peak_mib(model_id: str, minutes: Iterator[speech.Pcm]) -> tuple[float, int]:
    """The highest resident memory of a fresh worker, and the words that it heard."""
    with tempfile.TemporaryDirectory() as name:
        audio, windows = speech.store_minutes(Path(name) / "audio", minutes)
        host = speech.speech_worker(model_id, hardware.worker_threads(), Path(name))
        peak, words = 0.0, 0
        for piece in speech.transcribe(host, audio, windows):
            if isinstance(piece, HeardSegment):
                words += len(piece.heard.split())
            peak = _peak_mib_of(host.pid) or peak
        host.stop()
    return peak, words


def _peak_mib_of(pid: int | None) -> float:
    """The high-water mark the system keeps, where it keeps one."""
    if pid is None:
        return 0.0
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        seen = psutil.Process(pid).memory_info()
        return float(getattr(seen, "peak_wset", seen.rss)) / 2**20
    for line in status.read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def report(model_id: str, *, everything: bool) -> bool:
    """Print the table; whether the limit holds."""
    short, short_words = peak_mib(model_id, speech.minutes(SHORT_MIN))
    given = speech.minutes(LONG_MIN)
    long, long_words = peak_mib(model_id, given if everything else thinned(given, LONG_MIN))
    print(f"\nspeech worker, {model_id}")
    print(f"{'':12}{'peak MiB':>10}{'words':>8}")
    print(f"{SHORT_MIN:4} min    {short:10.0f}{short_words:8d}")
    print(f"{LONG_MIN:4} min    {long:10.0f}{long_words:8d}")
    print(f"{'ratio':12}{long / short:10.3f}\nlimit {MOST_RATIO}")
    return long / short <= MOST_RATIO


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--model", default="whisper-tiny.en")
    parser.add_argument("--all", action="store_true", help="two hours of nothing but speech")
    asked = parser.parse_args(arguments)
    return 0 if report(asked.model, everything=asked.all) else 1


@pytest.mark.benchmark
@pytest.mark.timeout(3600)
def test_two_hours_take_hardly_more_memory_than_ten_minutes() -> None:
    assert report("whisper-tiny.en", everything=False)


if __name__ == "__main__":
    sys.exit(main())
