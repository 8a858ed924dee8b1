"""What the benchmarks of speech share: minutes of the bundled recording, and a worker for them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from voxdesk.domain.recording import AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import WINDOW_FRAMES, SpeechPiece, TranscribeOptions
from voxdesk.paths import bundled
from voxdesk.worker.host import Host
from voxdesk.worker.messages import Limits

Pcm = NDArray[np.int16]

CACHE = Path(os.environ.get("VOXDESK_MODEL_CACHE") or Path.home() / ".cache" / "voxdesk")
MODELS = Path(os.environ.get("VOXDESK_MODELS") or CACHE / "models")
OPTIONS = TranscribeOptions()


def minutes(count: int) -> Iterator[Pcm]:
    """The walk-through over and over, a minute at a time."""
    pcm, _ = soundfile.read(bundled("resources", "demo", "walkthrough.flac"), dtype="int16")
    place = 0
    for _ in range(count):
        yield np.take(pcm, np.arange(place, place + WINDOW_FRAMES), mode="wrap")
        place = (place + WINDOW_FRAMES) % len(pcm)


@dataclass(frozen=True)
class OnDisk:
    """A ByteSource over a file, so that hours of audio take no memory."""

    path: Path

    @property
    def size_bytes(self) -> int:
        return self.path.stat().st_size

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(offset)
            return file.read(size_bytes)


def store_minutes(path: Path, given: Iterator[Pcm]) -> tuple[OnDisk, tuple[AudioWindow, ...]]:
    """Derived audio in a file, as the library keeps it."""
    windows: list[AudioWindow] = []
    with path.open("wb") as file:
        for number, pcm in enumerate(given):
            content = flac.encode(pcm.reshape(-1, 1))
            windows.append(AudioWindow(number * WINDOW_FRAMES, len(pcm), file.tell(), len(content)))
            file.write(content)
    return OnDisk(path), tuple(windows)


def speech_worker(model_id: str, threads: int, log_folder: Path) -> Host:
    """The speech worker as the application starts it, but not kept back behind other work."""
    return Host(
        "speech",
        "voxdesk.engines.whisper:WhisperTranscriber",
        {"folder": str(MODELS / model_id), "device": "cpu", "threads": threads},
        log_folder=log_folder,
        limits=Limits(silent_s=900, niceness=0),
    )


def transcribe(
    host: Host, audio: OnDisk, windows: tuple[AudioWindow, ...]
) -> Iterator[SpeechPiece]:
    return cast(Iterator[SpeechPiece], host.pieces("transcribe", audio, windows, OPTIONS))
