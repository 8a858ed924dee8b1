"""A real library in a folder of its own, and rows to hang others on."""

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from voxdesk.domain.recording import Recording
from voxdesk.events import Changed, Event, Events
from voxdesk.store.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.voxdesk"


@pytest.fixture
def heard() -> list[set[str]]:
    """The areas of each commit of `store`, as they were published."""
    return []


@pytest.fixture
def store(library: Path, heard: list[set[str]]) -> Iterator[Store]:
    def listen(event: Event) -> None:
        if isinstance(event, Changed):
            heard.append(set(event.areas))

    events = Events()
    events.subscribe(listen)
    opened = Store.open(library, events=events)
    yield opened
    opened.close()


@pytest.fixture
def keep(store: Store) -> Callable[[bytes], Recording]:
    """Keeps bytes as a recording."""

    def keep_bytes(content: bytes) -> Recording:
        media = store.media.adopt(io.BytesIO(content), size_bytes=len(content))
        return store.recordings.add(hashlib.sha256(content).hexdigest()[:6] + ".wav", media)

    return keep_bytes


@pytest.fixture
def recording(keep: Callable[[bytes], Recording]) -> Recording:
    return keep(b"some audio")


@pytest.fixture
def other_recording(keep: Callable[[bytes], Recording]) -> Recording:
    return keep(b"other audio")
