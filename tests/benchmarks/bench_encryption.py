"""What encryption costs: raw ratios of the file, and the ratio of what people wait for.

The raw figures are SQLite's alone and stand in README. A transcription and a report are mostly the
work of models; their ratio is what is held.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from voxdesk import settings
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.visit import VisitCard
from voxdesk.paths import Paths, bundled
from voxdesk.services import importing, reporting, transcribing
from voxdesk.services.lanes import HANDLERS
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

COMMITS = 1000
READS = 20_000
ROWS = 100_000
TEXT = "the lobby was clean and bright and the staff were friendly, as they were the year before"
ROUNDS = 3
MOST_RATIO = 1.05
"""Of a transcription and of a report, encrypted to plain."""


def commits(store: Store) -> None:
    for number in range(COMMITS):
        store.library.set("benchmark", number)


def point_reads(store: Store) -> None:
    chance = random.Random(1)
    db = store.reading()
    for _ in range(READS):
        db.execute("SELECT * FROM job WHERE id = ?", (chance.randint(1, ROWS),)).fetchone()


def scan(store: Store) -> None:
    store.rows("SELECT count(*), sum(length(request)) FROM job")


@contextmanager
def opened(path: Path, key: LibraryKey | None, *, cold: bool = False) -> Iterator[Store]:
    if cold:
        # Nobody has it open now; the system is asked to forget what it read.
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)
    store = Store.open(path, key=key)
    yield store
    store.close()


def took(work: Callable[[Store], None], path: Path, key: LibraryKey | None, *, cold: bool) -> float:
    with opened(path, key, cold=cold) as store:
        started = time.perf_counter()
        work(store)
        return time.perf_counter() - started


def table(heading: str, rows: list[tuple[str, float, float]]) -> None:
    print(f"\n{heading:<34} {'plain s':>9} {'encrypted s':>12} {'ratio':>7}")
    for name, plain, encrypted in rows:
        print(f"{name:<34} {plain:>9.3f} {encrypted:>12.3f} {encrypted / plain:>7.2f}")


@pytest.mark.benchmark
@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="cannot make a file cold here")
def test_the_raw_cost_of_encryption(tmp_path: Path, key: LibraryKey) -> None:
    libraries = ((tmp_path / "plain", None), (tmp_path / "encrypted", key))
    for path, each in libraries:
        with opened(path, each) as store, store.writing():
            for number in range(ROWS):
                store.jobs.add(JobKind.INDEX, {"number": number, "text": TEXT})
    sizes = [path.stat().st_size for path, _key in libraries]
    rows = []
    for name, work, cold in (
        (f"{COMMITS} commits, synchronous FULL", commits, False),
        (f"{READS} point reads", point_reads, False),
        ("scan", scan, False),
        ("scan, cold", scan, True),
    ):
        rounds: list[list[float]] = [[], []]
        for _ in range(ROUNDS):
            for kept, (path, each) in zip(rounds, libraries, strict=True):
                kept.append(took(work, path, each, cold=cold))
        rows.append((name, statistics.median(rounds[0]), statistics.median(rounds[1])))
    table("raw", rows)
    print(f"size: {sizes[0] / 1e6:.1f} MB, encrypted {sizes[1] / sizes[0]:.3f} times that")
    assert 1 < sizes[1] / sizes[0] < 1.1


@pytest.mark.benchmark
@pytest.mark.timeout(3600)
def test_what_people_wait_for_is_hardly_slower(
    tmp_path: Path, models: Path, key: LibraryKey
) -> None:
    assert models.is_dir()
    transcriptions: list[list[float]] = [[], []]
    reports: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for which, each in enumerate((None, key)):
            folder = tmp_path / f"{which}-{len(reports[which])}"
            transcription_s, report_s = waited(Paths.under(folder), each)
            transcriptions[which].append(transcription_s)
            reports[which].append(report_s)
    rows = [
        (name, statistics.median(plain), statistics.median(encrypted))
        for name, (plain, encrypted) in (
            ("transcription", transcriptions),
            ("report", reports),
        )
    ]
    table("what people wait for", rows)
    for name, plain, encrypted in rows:
        assert encrypted / plain <= MOST_RATIO, name


def waited(paths: Paths, key: LibraryKey | None) -> tuple[float, float]:
    """The seconds of a transcription and of a report, their engines loaded before."""
    paths.prepare()
    settings.save(replace(settings.Settings(), speech_model="whisper-tiny.en"), paths.settings)
    with Desk.open(paths, key=key) as desk:
        desk.start(HANDLERS)
        sound = bundled("resources", "demo", "walkthrough.flac")
        done(desk, *importing.submit(desk, [sound], VisitCard(), transcribe=True))
        recording = desk.store.recordings.recent()[0].id
        done(desk, reporting.submit(desk, [recording]))
        return (
            timed(lambda: done(desk, transcribing.submit(desk, RecordingId(recording)))),
            timed(lambda: done(desk, reporting.submit(desk, [recording]))),
        )


def done(desk: Desk, *jobs: Job) -> None:
    ended = desk.jobs.wait([job.id for job in jobs])
    assert {job.state for job in ended} == {JobState.DONE}


def timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
