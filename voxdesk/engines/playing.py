"""Playing derived audio: in a worker of its own, started when a recording is opened.

What is told is what is heard: the moment of the samples that leave the device now, not of those
that were handed to it.
"""

import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import numpy as np

from voxdesk.domain.recording import SAMPLE_RATE_HZ, AudioWindow
from voxdesk.engines import flac
from voxdesk.engines.base import ByteSource, EngineNotice
from voxdesk.engines.loudspeaker import Heard, NoOutput, PlayOptions
from voxdesk.engines.sound_output import look_for_devices, open_output
from voxdesk.engines.stretch import Samples, stretched

NEWS_S = 0.02
"""How often the moment is told, and so how soon a stop is noticed; blocks are as long."""

BLOCK_FRAMES = 320
FADE_FRAMES = 64
_FULL_SCALE = 32_768
_FRAMES_PER_MS = SAMPLE_RATE_HZ // 1000


class SystemLoudspeaker:
    """Plays on the system's default device; see `Loudspeaker`."""

    def get_ready(self) -> Iterator[bool]:
        yield look_for_devices()

    def play(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: PlayOptions
    ) -> Generator[Heard | EngineNotice, None, None]:
        at_ms = options.start_ms
        try:
            with closing(_aloud(audio, windows, options)) as heard:
                for at_ms in heard:
                    yield Heard(at_ms)
            return
        except NoOutput as error:
            yield EngineNotice("sound.no_output", str(error))
        for ms in _silently(at_ms, options):
            yield Heard(ms)


def _aloud(
    audio: ByteSource, windows: Sequence[AudioWindow], options: PlayOptions
) -> Generator[int, None, None]:
    """The moments heard, until the last one was. Raises NoOutput, at the start or later."""
    first, after = options.start_ms * _FRAMES_PER_MS, options.end_ms * _FRAMES_PER_MS

    def moment(frames: int) -> int:
        ms = options.start_ms + round(frames / _FRAMES_PER_MS * options.speed)
        return min(ms, options.end_ms)

    with closing(_samples(audio, windows, first, after)) as samples:
        sound = faded(stretched(samples, options.speed))
        block = next(sound, None)
        with closing(open_output(block.shape[1] if block is not None else 1)) as out:
            while block is not None:
                out.give(block)
                yield moment(out.heard())
                block = next(sound, None)
            while not out.all_heard():
                yield moment(out.heard())
                time.sleep(NEWS_S)
    yield min(options.end_ms, _length_ms(windows))


def _silently(from_ms: int, options: PlayOptions) -> Iterator[int]:
    """The moments that would be heard, by the clock."""
    started = time.monotonic()
    ms = from_ms
    while ms < options.end_ms:
        yield ms
        time.sleep(NEWS_S)
        ms = from_ms + round((time.monotonic() - started) * 1000 * options.speed)
    yield options.end_ms


def _length_ms(windows: Sequence[AudioWindow]) -> int:
    return (windows[-1].start_frame + windows[-1].frames) // _FRAMES_PER_MS if windows else 0


def _samples(
    audio: ByteSource, windows: Sequence[AudioWindow], first: int, after: int
) -> Generator[Samples, None, None]:
    """Derived audio from one frame to another; the next window is read while one is played."""

    def read(window: AudioWindow) -> Samples:
        pcm = flac.decode(audio.read_at(window.offset, window.size_bytes))
        start = max(first - window.start_frame, 0)
        part = pcm[start : after - window.start_frame]
        return part.astype(np.float32) / np.float32(_FULL_SCALE)

    wanted = [w for w in windows if w.start_frame < after and w.start_frame + w.frames > first]
    with ThreadPoolExecutor(1, thread_name_prefix="reading") as pool:
        coming: Future[Samples] | None = pool.submit(read, wanted[0]) if wanted else None
        for window in [*wanted[1:], None]:
            if coming is None:
                return
            content = coming.result()
            coming = None if window is None else pool.submit(read, window)
            for start in range(0, len(content), BLOCK_FRAMES):
                yield content[start : start + BLOCK_FRAMES]


def faded(blocks: Iterator[Samples]) -> Iterator[Samples]:
    """The same, rising from silence and falling into it: a cut in the middle of a sound clicks."""
    rise = np.linspace(0, 1, FADE_FRAMES, dtype=np.float32)[:, np.newaxis]
    held: Samples | None = None
    first = True
    for block in blocks:
        if not len(block):
            continue
        if first:
            count = min(len(block), FADE_FRAMES)
            block = np.concatenate((block[:count] * rise[:count], block[count:]))
            first = False
        if held is not None:
            yield held
        held = block
    if held is not None:
        count = min(len(held), FADE_FRAMES)
        yield np.concatenate(
            (held[: len(held) - count], held[len(held) - count :] * rise[::-1][-count:])
        )
