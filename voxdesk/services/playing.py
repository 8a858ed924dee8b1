"""Hearing a recording: the moments that are heard come back, for whoever shows where it is."""

from collections.abc import Callable, Generator
from contextlib import closing

from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.engines.base import EngineNotice
from voxdesk.engines.loudspeaker import Heard, PlayOptions
from voxdesk.errors import AudioGone, NothingFound
from voxdesk.events import Notice

NOT_READY = "playing.not_ready"


def hindrance(desk: Desk, recording_id: RecordingId) -> str:
    """The code of why a recording cannot be heard now; empty when it can."""
    try:
        return "" if desk.store.media.derived(recording_id).size_bytes else NOT_READY
    except (AudioGone, NothingFound) as error:
        return error.code


def get_ready(desk: Desk, cancelled: Callable[[], bool]) -> None:
    """Start what plays, so that the first sound comes at once."""
    for _found in desk.engines.loudspeaker(cancelled=cancelled).get_ready():
        pass


def play(
    desk: Desk,
    recording_id: RecordingId,
    start_ms: int,
    end_ms: int,
    speed: float,
    cancelled: Callable[[], bool],
) -> Generator[int | Notice, None, None]:
    """The moments heard, until `end_ms` was; a notice where it goes on without sound."""
    media = desk.store.media
    pieces = desk.engines.loudspeaker(cancelled=cancelled).play(
        media.derived(recording_id),
        media.windows(recording_id),
        PlayOptions(start_ms, end_ms, speed),
    )
    with closing(pieces):
        for piece in pieces:
            match piece:
                case Heard():
                    yield piece.ms
                case EngineNotice():
                    yield Notice(piece.code, piece.detail)
