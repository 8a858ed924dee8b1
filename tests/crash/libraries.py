"""Libraries for victims, and what must hold of a library whatever was done to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.samples import keep_originals, real_library
from voxdesk.desk import Desk
from voxdesk.domain.custody import Person
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind, JobState, may_move
from voxdesk.domain.transcript import HeardSegment
from voxdesk.errors import known
from voxdesk.paths import Paths, bundled
from voxdesk.services import transcribing
from voxdesk.services.lanes import HANDLERS
from voxdesk.services.verifying import verify
from voxdesk.store.keys import LibraryKey, is_encrypted, read_header
from voxdesk.store.store import Store

ME = Person("Anna", "anna")

KEYS = tuple(LibraryKey.sealed_by(bytes([each]) * 32, bytes([200 + each]) * 12) for each in (1, 2))
"""Made without a passphrase, whose derivation takes half a second by design."""

JOBS_BEFORE = 4
"""The library of the first version comes with its jobs, all done."""

REPORTED = RecordingId(1)
"""The recording that the library of the first version is about: six seconds."""

SPEECH_MODEL = "whisper-tiny.en"

LINES = tuple(
    line
    for name in ("walkthrough", "earlier-1", "earlier-2")
    for line in bundled("resources", "demo", f"{name}.txt").read_text("utf-8").splitlines()
    if line
)

COUNTED = (
    "recording", "transcript", "segment", "passage", "vector", "report", "finding", "evidence",
    "visit", "document", "audio_window", "capture", "capture_block", "bin_entry", "note", "stage",
)  # fmt: skip


def library_in(home: Path) -> Path:
    return Paths.under(home).library


def key_of(library: Path) -> LibraryKey | None:
    """The one of our keys that a library has now; None for a plain one."""
    if not is_encrypted(library):
        return None
    header = read_header(library)
    return next(key for key in KEYS if key.header == header)


@contextmanager
def opened(library: Path) -> Iterator[Store]:
    """A library opened as the program does, and closed again."""
    store = Store.open(library, key=key_of(library), person=ME)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def desk_in(home: Path) -> Iterator[Desk]:
    """A desk on the library of a home."""
    with Desk.open(Paths.under(home), key=key_of(library_in(home))) as desk:
        yield desk


def assert_sound(library: Path) -> None:
    """No page is torn, no row hangs in the air, no bytes are nobody's, and everything is as the
    chain of custody says."""
    with opened(library) as store:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        assert store.rows("PRAGMA foreign_key_check") == []
        if store.key is not None:
            assert store.rows("PRAGMA cipher_integrity_check") == []
        assert store.rows("SELECT id FROM media WHERE complete = 0") == []
        verified = verify(store)
        assert verified.ok, verified.breaks


def census(library: Path) -> dict[str, int]:
    """How many rows there are of what people would miss, or see twice."""
    with opened(library) as store:
        return {name: store.rows(f"SELECT count(*) FROM {name}")[0][0] for name in COUNTED}


def furnished(home: Path, *, encrypted: bool = False) -> None:
    """A library with a visit, reported on, some originals, and a second transcript to work on."""
    real_library(library_in(home), KEYS[0] if encrypted else None)
    with opened(library_in(home)) as store:
        keep_originals(store, 4, 1_500_000)
    with desk_in(home) as desk, desk.store.writing("transcripts"):
        begun = desk.store.transcripts.start(
            REPORTED, model_id=SPEECH_MODEL, parameters={"model": SPEECH_MODEL}
        )
        desk.store.transcripts.append(begun.id, script(), heard_until_ms=6_000)
        desk.store.transcripts.complete(begun.id, 6_000)
        transcribing.note(desk, begun.id)


def script(start_ms: int = 0) -> list[HeardSegment]:
    """What is said in six seconds by somebody who speaks very fast."""
    step = 6_000 // len(LINES)
    return [
        HeardSegment(at * step, at * step + step - 1, line, 0.9)
        for at, line in enumerate(LINES)
        if at * step >= start_ms
    ]


def carry_out(desk: Desk, kind: JobKind, submit: Callable[[], Job]) -> None:
    """Run the job that a stopped run left, else a new one, and whatever these queue: what happens
    when a person starts the program again. Raises the known error that a job failed with."""
    newest = desk.store.jobs.newest(kind)
    job = newest if newest is not None and newest.id > JOBS_BEFORE else submit()
    if may_move(job.state, JobState.WAITING):
        desk.jobs.retry(job.id)
    desk.start(HANDLERS)
    for each in desk.jobs.wait([job.id]):
        if each.error_code:
            raise known()[each.error_code](each.error_detail)
        assert each.state is JobState.DONE
