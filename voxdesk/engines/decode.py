"""The decoder: any recording to derived audio and its facts, in the media worker.

Sniffed first; then libsndfile where it knows the container, else (or when it gives up at the start)
Qt's own FFmpeg through QAudioDecoder, without a window. Both read through the pipe and never know a
path. Outside `gui/` this is the only file that imports Qt.
"""

import ctypes
import io
import itertools
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioFacts
from voxdesk.engines import flac
from voxdesk.engines.base import ByteSource, DecodedWindow
from voxdesk.engines.codec import codec
from voxdesk.engines.deriving import Derivation, Sound
from voxdesk.engines.endings import cut_short
from voxdesk.engines.sniff import Container, container
from voxdesk.engines.source_file import SourceFile
from voxdesk.errors import BadAudio, NoSound

os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    QT_MEDIA_BACKEND="ffmpeg",
    QT_FFMPEG_DECODING_HW_DEVICE_TYPES=",",  # sound needs none, and probing for one costs a second
    QT_LOGGING_RULES="qt.multimedia.*=false",
)

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QIODevice,
    QMetaObject,
    Qt,
    QTimer,
)
from PySide6.QtMultimedia import QAudioBuffer, QAudioDecoder, QAudioFormat

_READ_AHEAD_BYTES = 1 << 18
_STALLED_S = 60
_FFMPEG_QUIET = -8
_SHORT_S = 0.2
"""Missing at the end of a file that tells its length: less than this is rounding."""


class MediaDecoder:
    """Decodes one original after the other."""

    def decode(
        self, original: ByteSource, name: str
    ) -> Iterator[DecodedWindow | AudioFacts | Progress]:
        """Windows in order, then the facts, last. Raises BadAudio or NoSound."""
        found = container(original)
        try:
            yield from self._decode(original, found)
        except NoSound as error:
            raise NoSound(error.detail or name) from error

    def _decode(
        self, original: ByteSource, found: Container
    ) -> Iterator[DecodedWindow | AudioFacts | Progress]:
        reader = SourceFile(original)
        cut = cut_short(original, found)
        derivation: Derivation | None = None
        sound, blocks = _open(reader, found, cut=cut)
        for block in blocks:
            if derivation is None:
                derivation = Derivation(sound.rate_hz, sound.channels)
            yield from derivation.add(block)
            yield _progress(derivation, sound)
        reader.raise_error()
        if derivation is not None:
            yield from derivation.finish()
        if derivation is None or not derivation.frames_out:
            raise NoSound("audio of no length")
        missing = sound.frames - derivation.frames_in
        yield AudioFacts(
            duration_ms=derivation.frames_out * 1000 // SAMPLE_RATE_HZ,
            rate_hz=sound.rate_hz,
            channels=sound.channels,
            codec=sound.codec,
            derived_channels=derivation.channels,
            mixed_down=derivation.mixed_down,
            silent=derivation.silent,
            truncated=cut or sound.broken or missing > _SHORT_S * sound.rate_hz,
        )


def _progress(derivation: Derivation, sound: Sound) -> Progress:
    done = derivation.frames_in * 1000 // sound.rate_hz
    total = max(done, sound.expected_ms) if sound.expected_ms else 0
    return Progress(done, total, Unit.AUDIO_MS)


def _open(
    reader: SourceFile, found: Container, *, cut: bool
) -> tuple[Sound, Iterator[NDArray[np.float32]]]:
    """The decoder that can read it, and its blocks."""
    reason = ""
    if found in flac.CONTAINERS:
        try:
            original = flac.open_original(io.BufferedReader(reader, _READ_AHEAD_BYTES))
        except BadAudio as error:
            reason = error.detail
        else:
            blocks = original.blocks()
            first = next(blocks, None)
            if first is not None:
                return original, itertools.chain([first], blocks)
            if not original.broken and not original.frames:
                raise NoSound("audio of no length")
    reader.raise_error()
    sound = _QtSound(reader, codec(reader.source, found))
    blocks = sound.blocks()
    try:
        first = next(blocks, None)
    except BadAudio as error:
        reader.raise_error()
        seen = f"{found}, cut short" if cut else f"{found}, damaged or of an unknown kind"
        why = "; ".join(dict.fromkeys(x for x in (reason, error.detail) if x))
        raise BadAudio(f"{seen} ({why})" if why else seen) from error
    if first is None:
        raise NoSound("audio of no length")
    return sound, itertools.chain([first], blocks)


class _QtSound:
    """An original that only Qt reads."""

    def __init__(self, reader: SourceFile, codec_name: str) -> None:
        self.rate_hz = 0
        self.channels = 0
        self.frames = 0
        self.expected_ms = 0
        self.codec = codec_name
        self.broken = False
        self._reader = reader

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """All samples; raises BadAudio or NoSound when not even the first comes."""
        session = _QtSession(self._reader)
        waiting: list[NDArray[np.float32]] = []
        try:
            for buffer in session.buffers():
                if not self.rate_hz:
                    self.rate_hz = buffer.format().sampleRate()
                    self.channels = buffer.format().channelCount()
                    self.expected_ms = max(0, session.decoder.duration())
                if not self._fits(buffer.format()):
                    self.broken = True
                    break
                waiting.append(_samples(buffer))
                if sum(map(len, waiting)) >= flac.BLOCK_FRAMES:
                    yield np.concatenate(waiting)
                    waiting.clear()
            if waiting:
                yield np.concatenate(waiting)
        finally:
            session.close()
        if session.error and self.rate_hz:
            self.broken = True
        elif session.error:
            if "audio stream" in session.error:  # "The media doesn't contain an audio stream"
                raise NoSound("no sound track")
            raise BadAudio(session.error)

    def _fits(self, found: QAudioFormat) -> bool:
        return (found.sampleRate(), found.channelCount()) == (self.rate_hz, self.channels)


class _QtSession:
    """One QAudioDecoder from start to end, in an event loop of its own.

    Its demuxer reads in a thread of Qt, which needs the interpreter's lock: so nothing here may
    wait for that thread with the lock held. Whatever could wait runs inside the event loop.
    """

    def __init__(self, reader: SourceFile) -> None:
        self._application = QCoreApplication.instance() or QCoreApplication([])
        self.error = ""
        self._ended = False
        self._device = _Device(reader)
        self._device.open(QIODevice.OpenModeFlag.ReadOnly)
        self._loop = QEventLoop()
        self._clock = QTimer()
        self._clock.timeout.connect(self._loop.quit)
        self.decoder = QAudioDecoder()
        _silence_ffmpeg()
        self.decoder.bufferReady.connect(self._loop.quit)
        self.decoder.finished.connect(self._finish)
        self.decoder.error.connect(self._fail)
        self.decoder.setSourceDevice(self._device)

    def buffers(self) -> Iterator[QAudioBuffer]:
        """What it decodes, until it ends, fails or stalls."""
        self._clock.start(100)
        self.decoder.start()
        heard_at, reads = time.monotonic(), 0
        while True:
            ended = self._ended
            while self.decoder.bufferAvailable():
                heard_at = time.monotonic()
                yield self.decoder.read()
            if ended:
                return
            if self._device.reads > reads:
                heard_at, reads = time.monotonic(), self._device.reads
            if time.monotonic() - heard_at > _STALLED_S:
                self.error = f"no sound for {_STALLED_S} s"
                return
            if not self._ended:
                self._loop.exec()

    def close(self) -> None:
        """Stop and delete the decoder, in the event loop."""
        self._clock.stop()
        self.decoder.destroyed.connect(self._loop.quit)
        QMetaObject.invokeMethod(self.decoder, "stop", Qt.ConnectionType.QueuedConnection)
        self.decoder.deleteLater()
        self._loop.exec()
        self._device.close()

    def _finish(self) -> None:
        self._ended = True
        self._loop.quit()

    def _fail(self, *_: object) -> None:
        self.error = self.decoder.errorString() or "unknown"
        self._finish()


class _Device(QIODevice):
    """The original as Qt reads it."""

    def __init__(self, reader: SourceFile) -> None:
        super().__init__()
        self._reader = reader
        self._dry = False
        self.reads = 0

    def atEnd(self) -> bool:
        # Qt asks again for ever where nothing comes before the end, as when reading fails.
        return self._dry or super().atEnd()

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._reader.source.size_bytes

    def readData(self, maxlen: int) -> bytes:
        self.reads += 1
        self._reader.seek(self.pos())
        content = self._reader.read(maxlen) or b""
        self._dry = self._dry or (not content and maxlen > 0 and self.pos() < self.size())
        return content

    def writeData(self, data: bytes | bytearray | memoryview, len: int) -> int:  # noqa: ARG002
        return -1


def _samples(buffer: QAudioBuffer) -> NDArray[np.float32]:
    """(frames, channels), -1 to 1."""
    formats = QAudioFormat.SampleFormat
    content = bytes(buffer.constData())
    match buffer.format().sampleFormat():
        case formats.Float:
            samples = np.frombuffer(content, np.float32)
        case formats.Int16:
            samples = np.asarray(np.frombuffer(content, np.int16) / (1 << 15), np.float32)
        case formats.Int32:
            samples = np.asarray(np.frombuffer(content, np.int32) / (1 << 31), np.float32)
        case _:
            samples = np.asarray(np.frombuffer(content, np.uint8) / 128 - 1, np.float32)
    return samples.reshape(-1, buffer.format().channelCount())


def _silence_ffmpeg() -> None:
    """Keep FFmpeg from printing titles and names out of the file's tags into the log.

    Qt offers no switch. Its copy of the library is the loaded one, found where Linux lists it.
    """
    if sys.platform != "linux":
        return
    for line in Path("/proc/self/maps").read_text(encoding="utf-8").splitlines():
        path = line.rpartition(" ")[2]
        if "libavutil" in path:
            ctypes.CDLL(path).av_log_set_level(_FFMPEG_QUIET)
            return
