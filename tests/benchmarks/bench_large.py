"""How quick a library ten times the size of a real one is, plain and encrypted.

The libraries are made once (some twenty minutes, seven gigabytes) and kept in the cache, as long as
neither the generator nor the schema changes. What is asked is what faces ask; queries are words of
speech, common and rare, without the few that say nothing by themselves.
"""

import hashlib
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from tests.benchmarks import large_library
from tests.benchmarks.large_library import MODEL_ID, Size, Vectors, Words
from tests.conftest import CACHE
from voxdesk.desk import Desk
from voxdesk.domain.custody import Person
from voxdesk.domain.ids import ClientId, CustomerId, EmployeeId, RecordingId, SiteId, ZoneId
from voxdesk.domain.knowledge import EVERYTHING, Scope
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import SiteKind
from voxdesk.engines.base import Vectors as VectorPiece
from voxdesk.paths import Paths, bundled
from voxdesk.services import nearness, retrieving
from voxdesk.store import rekeying
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

ROUNDS = 60
PAGE = 100
KEY = LibraryKey.sealed_by(bytes(range(32)), bytes(12))

AIMS_MS = {
    "open": 1_000,
    "list": 30,
    "filter": 30,
    "words": 50,
    "hybrid": 100,
    "scoped": 200,
    "append": 5,
}
"""What the 95th percentile must stay under; the last one on a plain library only."""

LEAST_RECALL = 0.97


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of one kind of question, over rounds that each ask something else."""

    what: str
    aim: str
    ms: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.ms)

    @property
    def late(self) -> float:
        """The 95th percentile."""
        return sorted(self.ms)[int(0.95 * len(self.ms))]


def made(key: LibraryKey | None) -> Path:
    """The library from the cache, made when it is not there or no longer right."""
    sources = [Path(large_library.__file__), *sorted(bundled("resources", "migrations").iterdir())]
    digest = hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:12]
    folder = CACHE / "benchmarks"
    plain = folder / f"large-{digest}.voxdesk"
    if not plain.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        part = plain.with_suffix(".part")
        large_library.make(part, Size())
        part.rename(plain)
    if key is None:
        return plain
    encrypted = folder / f"large-{digest}-encrypted.voxdesk"
    if not encrypted.exists():
        part = encrypted.with_suffix(".part")
        shutil.copyfile(plain, part)
        rekeying.rekey(part, None, key, person=Person("", "bench"))
        part.rename(encrypted)
    return encrypted


@pytest.fixture(params=["plain", "encrypted"])
def library(request: pytest.FixtureRequest, models: Path) -> tuple[Path, LibraryKey | None]:
    assert models.is_dir()
    path = made(None)
    with Desk.open(Paths.standard(), path) as desk:
        nearness.catch_up(desk)
    key = KEY if request.param == "encrypted" else None
    return made(key), key


def timed(what: str, aim: str, asked: Callable[[int], object], rounds: int = ROUNDS) -> Measured:
    asked(rounds)  # once before, as in a window that is open
    taken = []
    for n in range(rounds):
        started = time.perf_counter()
        asked(n)
        taken.append(1000 * (time.perf_counter() - started))
    return Measured(what, aim, taken)


def queries(count: int) -> list[str]:
    """Two or three words as people search for them: log-uniform over the ranks of content words."""
    vocabulary = Words(np.random.default_rng(1)).vocabulary
    chance = random.Random(7)
    texts = []
    for _ in range(count):
        ranks = [int(np.exp(chance.uniform(np.log(30), np.log(5_000)))) for _ in range(3)]
        texts.append(" ".join(vocabulary[rank] for rank in ranks[: chance.randint(1, 3)]))
    return texts


def scopes_of(store: Store) -> list[Scope]:
    last = store.rows("SELECT max(id) FROM site")[0][0]
    return [
        Scope(site_id=SiteId(1 + last // 2)),
        Scope(site_kind=SiteKind.RESTAURANT),
        Scope(client_id=ClientId(77)),
        Scope(employee_id=EmployeeId(5)),
        Scope(customer_id=CustomerId(9)),
        Scope(zone_id=ZoneId(12)),
        Scope(since=date(2019, 1, 1), until=date(2019, 12, 31)),
        Scope(scenario_id="interview"),
    ]


def questions(desk: Desk) -> Iterator[Measured]:
    store, lists = desk.store, desk.store.lists
    scopes, texts = scopes_of(store), queries(ROUNDS + 1)
    total = lists.count("recording")
    for name, page in (
        ("recordings", lists.recordings),
        ("visits", lists.visits),
        ("reports", lists.reports),
    ):
        yield timed(
            f"a page of {name}",
            "list",
            lambda n, page=page: page(offset=n * total // (2 * ROUNDS), limit=PAGE),  # type: ignore[misc]
        )
        yield timed(
            f"{name} filtered",
            "filter",
            lambda n, page=page: page(scopes[n % len(scopes)], limit=PAGE),  # type: ignore[misc]
        )
        yield timed(
            f"{name} by typed text",
            "filter",
            lambda n, page=page: page(EVERYTHING, f"site {100 + n}", limit=PAGE),  # type: ignore[misc]
        )
    yield timed("words", "words", lambda n: store.search.segments(texts[n], EVERYTHING, 20))
    yield timed(
        "words in a scope",
        "words",
        lambda n: store.search.segments(texts[n], scopes[n % len(scopes)], 20),
    )
    yield timed(
        "meaning", "hybrid", lambda n: retrieving.by_meaning(desk, texts[n], EVERYTHING, 20)
    )
    yield timed("words and meaning", "hybrid", lambda n: retrieving.search(desk, texts[n]))
    yield timed(
        "words and meaning in a scope",
        "scoped",
        lambda n: retrieving.search(desk, texts[n], scope=scopes[n % len(scopes)]),
    )


def appending(store: Store) -> Measured:
    recording_id = RecordingId(1)
    transcript = store.transcripts.start(recording_id, model_id="whisper-base", parameters={})

    def append(n: int) -> None:
        at = (0 if n == ROUNDS else n + 1) * 1000
        segment = HeardSegment(at, at + 900, f"the lobby was bright {n}", 0.9)
        store.transcripts.append(transcript.id, [segment], heard_until_ms=at + 900)

    return timed("append a segment", "append", append)


def opening(path: Path, key: LibraryKey | None) -> Measured:
    def once(_n: int) -> None:
        Store.open(path, key=key).close()

    return timed("open", "open", once, rounds=10)


def recall(desk: Desk) -> float:
    """The share of the ten nearest vectors, found one by one, that the index finds."""
    rows = desk.store.rows("SELECT passage_id, content FROM vector ORDER BY id")
    keys = np.array([row[0] for row in rows])
    vectors = np.frombuffer(b"".join(row[1] for row in rows), "<f4").reshape(len(rows), -1)
    asked = Vectors(np.random.default_rng(large_library.SEED + 1)).rows(100)
    meaning = desk.engines.meaning()
    found = 0
    for row in asked:
        exact = set(keys[np.argsort(-(vectors @ row))[:10]].tolist())
        piece = VectorPiece(1, row.size, row.tobytes())
        near = next(iter(meaning.nearest(piece, 10, None)))
        found += len(exact & {each.key for each in near})
    return found / (10 * len(asked))


@pytest.mark.benchmark
@pytest.mark.timeout(7200)
def test_large_library(library: tuple[Path, LibraryKey | None], tmp_path: Path) -> None:
    path, key = library
    form = "plain" if key is None else "encrypted"
    rows = [opening(path, key)]
    with Desk.open(Paths.standard(), path, key=key) as desk:
        assert desk.store.vectors.saved_index(MODEL_ID) is not None
        rows += questions(desk)
        share = recall(desk)
    copy = tmp_path / "copy.voxdesk"  # what is appended must not stay in the cache
    shutil.copyfile(path, copy)
    store = Store.open(copy, key=key)
    rows.append(appending(store))
    store.close()
    copy.unlink()
    tell(form, path, rows, share)
    assert share >= LEAST_RECALL
    late = [row for row in rows if row.late > AIMS_MS[row.aim]]
    assert [row.what for row in late if key is None or row.aim != "append"] == []


def tell(form: str, path: Path, rows: list[Measured], share: float) -> None:
    size = path.stat().st_size / 1e9
    table = Table(title=f"{form} library of {size:.1f} GB, milliseconds; recall@10 {share:.3f}")
    for heading in ("what", "median", "95th percentile", "aim"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for row in rows:
        table.add_row(row.what, f"{row.median:.1f}", f"{row.late:.1f}", f"{AIMS_MS[row.aim]}")
    Console(width=100).print(table)
