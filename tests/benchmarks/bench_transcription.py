"""Our whole transcription path against the bare faster-whisper call, on ten minutes of speech.

Ours: derived audio read over the pipe, in spans, by the worker, its pieces brought back. Bare: one
call with the same settings on all samples at once. They take turns, bare first and bare last, so
that a machine that slows down slows both. Where other programs keep the processors busy, both get
one thread (several would burn time waiting for each other) and seconds of processor time are
compared instead of seconds by the clock.

    python -m tests.benchmarks.bench_transcription [--model whisper-base] [--minutes 10]
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from tests.benchmarks import speech
from voxdesk.domain.recording import AudioWindow
from voxdesk.domain.transcript import HeardSegment
from voxdesk.engines import hardware
from voxdesk.engines.recogniser import without_foreign_packages
from voxdesk.worker.host import Host

MOST_RATIO = 1.05


@dataclass(frozen=True)
class Took:
    clock_s: float
    processor_s: float
    words: int

    def __add__(self, other: "Took") -> "Took":
        return Took(
            self.clock_s + other.clock_s,
            self.processor_s + other.processor_s,
            self.words + other.words,
        )


def bare(model: Any, sound: np.ndarray[Any, np.dtype[np.float32]]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    segments, _ = model.transcribe(
        sound,
        beam_size=speech.OPTIONS.beam_size,
        word_timestamps=speech.OPTIONS.word_timestamps,
        condition_on_previous_text=False,
        vad_filter=True,
    )
    words = sum(len(x.text.split()) for x in segments)
    return Took(time.perf_counter() - clock, time.process_time() - processor, words)


def ours(host: Host, audio: speech.OnDisk, windows: tuple[AudioWindow, ...]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    before = _worker_s(host)
    words = sum(
        len(x.heard.split())
        for x in speech.transcribe(host, audio, windows)
        if isinstance(x, HeardSegment)
    )
    spent = time.process_time() - processor + _worker_s(host) - before
    return Took(time.perf_counter() - clock, spent, words)


def _worker_s(host: Host) -> float:
    times = psutil.Process(host.pid).cpu_times()
    return float(times.user + times.system)


def measure(model_id: str, minutes: int, threads: int) -> tuple[Took, Took]:
    """Two rounds of ours and two of bare, added up."""
    library = without_foreign_packages()
    model = library.WhisperModel(
        str(speech.MODELS / model_id),
        device="cpu",
        compute_type="int8",
        cpu_threads=threads,
        local_files_only=True,
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        audio, windows = speech.store_minutes(folder / "audio", speech.minutes(minutes))
        sound = np.concatenate(list(speech.minutes(minutes))).astype(np.float32) / np.float32(32768)
        host = speech_ready(model_id, threads, folder)
        bare(model, sound[: len(sound) // minutes // 4])
        first = bare(model, sound)
        our_own = ours(host, audio, windows) + ours(host, audio, windows)
        both = first + bare(model, sound)
        host.stop()
    return our_own, both


def speech_ready(model_id: str, threads: int, folder: Path) -> Host:
    """A worker that has loaded its model: loading is not what is compared."""
    host = speech.speech_worker(model_id, threads, folder)
    audio, windows = speech.store_minutes(folder / "warm", speech.minutes(1))
    for _ in speech.transcribe(host, audio, windows):
        pass
    return host


def report(model_id: str, minutes: int) -> bool:
    """Print the table; whether the limit holds."""
    busy = hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1) / 2
    threads = 1 if busy else hardware.worker_threads()
    our_own, plain = measure(model_id, minutes, threads)
    clock = our_own.clock_s / plain.clock_s
    processor = our_own.processor_s / plain.processor_s
    counted = processor if busy else clock
    print(f"\n{minutes} min of speech twice, {model_id}, {threads} threads")
    print(f"{'':12}{'clock s':>10}{'processor s':>14}{'words':>8}")
    for name, took in (("bare", plain), ("ours", our_own)):
        print(f"{name:12}{took.clock_s:10.1f}{took.processor_s:14.1f}{took.words:8d}")
    print(f"{'ratio':12}{clock:10.3f}{processor:14.3f}{our_own.words / plain.words:8.3f}")
    print(f"limit {MOST_RATIO}, held to {'processor time (busy machine)' if busy else 'the clock'}")
    return counted <= MOST_RATIO


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--model", default="whisper-tiny.en")
    parser.add_argument("--minutes", type=int, default=10)
    asked = parser.parse_args(arguments)
    return 0 if report(asked.model, asked.minutes) else 1


@pytest.mark.benchmark
@pytest.mark.timeout(3600)
def test_our_path_costs_hardly_more_than_the_bare_call() -> None:
    assert report("whisper-tiny.en", 10)


if __name__ == "__main__":
    sys.exit(main())
