"""What playing promises: sound goes out where people hear it, and the moment heard comes back."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from voxdesk.domain.recording import AudioWindow
from voxdesk.engines.base import ByteSource, EngineNotice

SLOWEST, FASTEST = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """From which moment to which, and how fast; the pitch stays."""

    start_ms: int
    end_ms: int
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """The moment of the recording that sounds now. Until sound comes out it is the first one."""

    ms: int


class Loudspeaker(Protocol):
    def get_ready(self) -> Iterator[bool]:
        """Look for what sound can go out by; says whether there is anything."""
        ...

    def play(
        self, audio: ByteSource, windows: Sequence[AudioWindow], options: PlayOptions
    ) -> Generator[Heard | EngineNotice, None, None]:
        """Play derived audio as fast as it sounds; closing it stops the sound.

        Where no sound can go out, or none can any more, it goes on silently and gives notice once,
        so that the text can still be followed.
        """
        ...


class NoOutput(Exception):  # noqa: N818 - named for what is wrong
    """No sound can go out, or none any more. Stays within the worker."""
