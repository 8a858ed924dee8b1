"""A library ten times the size of a real one, made row by row: for benchmarks.

11,500 recordings with a transcript each, 95,000 report stages, 600,000 passages with vectors, and
the visits, names and segments that go with them. The words follow Zipf's law over a vocabulary of
30,000, as speech does, so that the word indexes have the shape they have in life. The vectors are
synthetic: clusters that overlap in 48 dimensions, turned into the 384 of the shipped model, plus
noise. Their nearest neighbours are at cosines of 0.5 to 0.7, as those of sentences are. Nothing is
decoded or recognised.

Every number grows from one seed: the same library each time.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voxdesk.domain.visit import SiteKind
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

SEED = 20261121

DIMENSIONS = 384
INNER_DIMENSIONS = 48
CLUSTERS = 3_000
MODEL_ID = "all-minilm-l6-v2"

VOCABULARY = 30_000
SEGMENTS_OF_A_PASSAGE = 3
WORDS_OF_A_SEGMENT = 14
WORDS_OF_A_STAGE = 110
STAGES_OF_A_REPORT = 8
MS_OF_A_SEGMENT = 6_000

BATCH = 2_000

SPOKEN = (
    "the of and a to in was is we it that for on they at with but not this there had very were so "
    "room reception breakfast staff light lobby bathroom menu waiter towel corridor noise price "
    "clean friendly quiet dark cold warm slow quick window bed shower pool sauna massage table "
    "check-in key card elevator parking garden terrace music smell coffee bread fish dessert"
).split()
"""The commonest words, most of them first; the others are made up."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    recordings: int = 11_500
    stages: int = 95_000
    passages: int = 600_000
    sites: int = 1_900
    clients: int = 3_900
    employees: int = 340

    def part(self, share: float) -> "Size":
        """The same proportions, smaller."""
        return Size(
            *(max(2, int(getattr(self, name) * share)) for name in Size.__dataclass_fields__)
        )


class Words:
    """Texts with the frequencies of speech: the n-th word is 1 / (n + 2.7) as frequent."""

    def __init__(self, numbers: np.random.Generator) -> None:
        self._numbers = numbers
        letters = random.Random(SEED)
        made = {
            "".join(
                letters.choice("bdfgklmnprstvz") + letters.choice("aeiou")
                for _ in range(letters.randint(2, 4))
            )
            for _ in range(VOCABULARY * 2)
        }
        self.vocabulary = np.array([*SPOKEN, *sorted(made)[: VOCABULARY - len(SPOKEN)]])
        weights = 1 / (np.arange(len(self.vocabulary)) + 2.7)
        self._steps = np.cumsum(weights / weights.sum())

    def texts(self, count: int, length: int) -> list[str]:
        ranks = np.searchsorted(self._steps, self._numbers.random((count, length)))
        ranks = np.minimum(ranks, len(self.vocabulary) - 1)
        return [" ".join(row) + "." for row in self.vocabulary[ranks].tolist()]


class Vectors:
    """Unit vectors in clusters, in the order of passages; and queries that lie near some."""

    def __init__(self, numbers: np.random.Generator) -> None:
        self._numbers = numbers
        self._centres = numbers.normal(size=(CLUSTERS, INNER_DIMENSIONS))
        self._turn = numbers.normal(size=(INNER_DIMENSIONS, DIMENSIONS))

    def rows(self, count: int) -> NDArray[np.float32]:
        centres = self._centres[self._numbers.integers(CLUSTERS, size=count)]
        inner = centres + self._numbers.normal(size=centres.shape)
        noise = 0.3 * INNER_DIMENSIONS**0.5 * self._numbers.normal(size=(count, DIMENSIONS))
        outer = inner @ self._turn + noise
        rows: NDArray[np.float32] = outer / np.linalg.norm(outer, axis=1, keepdims=True)
        return rows.astype(np.float32)


def make(path: Path, size: Size, *, key: LibraryKey | None = None) -> None:
    """Make the library at `path`; what is there already is not touched."""
    with_store = Store.open(path, key=key)
    try:
        _Filling(with_store, size).everything()
    finally:
        with_store.close()


class _Filling:
    def __init__(self, store: Store, size: Size) -> None:
        self._store = store
        self._size = size
        self._chance = random.Random(SEED)
        self._words = Words(np.random.default_rng(SEED))
        self._vectors = Vectors(np.random.default_rng(SEED + 1))

    def everything(self) -> None:
        self._names()
        self._visits()
        self._recordings()
        self._passages()
        self._reports()
        with self._store.writing() as db:
            db.execute("ANALYZE")

    def _insert(self, sql: str, rows: Iterator[tuple[object, ...]]) -> None:
        waiting: list[tuple[object, ...]] = []
        for row in rows:
            waiting.append(row)
            if len(waiting) == BATCH:
                self._write(sql, waiting)
        self._write(sql, waiting)

    def _write(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        with self._store.writing() as db:
            db.executemany(sql, rows)
        rows.clear()

    def _names(self) -> None:
        size = self._size
        for table, stem, count in (
            ("customer", "Customer", max(2, size.sites // 10)),
            ("client", "Client", size.clients),
            ("employee", "Employee", size.employees),
            ("zone", "Zone", 60),
            ("city", "City", 50),
        ):
            self._insert(
                f"INSERT INTO {table} (id, name, name_key) VALUES (?, ?, ?)",
                ((n, f"{stem} {n}", f"{stem.lower()} {n}") for n in range(1, count + 1)),
            )
        kinds = (SiteKind.HOTEL, SiteKind.RESTAURANT, SiteKind.HEALTH_CENTRE)
        self._insert(
            "INSERT INTO site (id, name, name_key, kind, customer_id, city_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (n, f"Site {n}", f"site {n}", kinds[n % 3], 1 + n % (size.sites // 10), 1 + n % 50)
                for n in range(1, size.sites + 1)
            ),
        )

    def _visits(self) -> None:
        size, first = self._size, date(2015, 1, 1)
        kinds = (SiteKind.HOTEL, SiteKind.RESTAURANT, SiteKind.HEALTH_CENTRE)

        def rows() -> Iterator[tuple[object, ...]]:
            for n in range(1, size.recordings + 1):
                site = self._chance.randint(1, size.sites)
                day = first + timedelta(days=self._chance.randint(0, 4_300))
                yield (
                    n,
                    site,
                    kinds[site % 3],
                    self._chance.randint(1, size.clients),
                    self._chance.randint(1, size.employees),
                    day.isoformat(),
                    n % 900,
                    self._chance.choice(["interview", "walk-through"]),
                    f"{day.isoformat()}T10:00:00.000+00:00",
                )

        self._insert(
            "INSERT INTO visit (id, site_id, site_kind, client_id, employee_id, date, number,"
            " scenario_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows(),
        )
        self._insert(
            "INSERT INTO visit_zone (visit_id, position, zone_id) VALUES (?, ?, ?)",
            (
                (n, place, 1 + (n * 7 + place) % 60)
                for n in range(1, size.recordings + 1)
                for place in range(1 + n % 3)
            ),
        )

    def _recordings(self) -> None:
        ids = range(1, self._size.recordings + 1)
        length_ms = self._passages_of(1) * SEGMENTS_OF_A_PASSAGE * MS_OF_A_SEGMENT
        at = "2026-01-01T10:00:00.000+00:00"
        self._insert(
            "INSERT INTO media (id, purpose, complete, sha256, size_bytes, added_at)"
            " VALUES (?, 'original', 1, ?, 0, ?)",
            ((n, f"{n:064x}", at) for n in ids),
        )
        self._insert(
            "INSERT INTO recording (id, media_id, visit_id, name, source, state, added_at,"
            " duration_ms, rate_hz, channels, codec, derived_channels, mixed_down, silent,"
            " truncated) VALUES (?, ?, ?, ?, 'file', 'indexed', ?, ?, 48000, 2, 'AAC', 1, 1, 0, 0)",
            ((n, n, n, f"Recording {n}.m4a", at, length_ms) for n in ids),
        )
        self._insert(
            "INSERT INTO transcript (id, recording_id, version, model_id, language,"
            " language_probability, complete, heard_until_ms, created_at)"
            " VALUES (?, ?, 1, 'whisper-base', 'en', 0.98, 1, ?, ?)",
            ((n, n, length_ms, at) for n in ids),
        )

    def _passages_of(self, recording: int) -> int:
        """How many of the passages are a recording's: all share alike, the last has the rest."""
        each = self._size.passages // self._size.recordings
        rest = self._size.passages - each * self._size.recordings
        return each + (rest if recording == self._size.recordings else 0)

    def _passages(self) -> None:
        segment = passage = 0
        for recording in range(1, self._size.recordings + 1):
            count = self._passages_of(recording)
            spoken = self._words.texts(count * SEGMENTS_OF_A_PASSAGE, WORDS_OF_A_SEGMENT)
            vectors = self._vectors.rows(count)
            segments, passages, kept = [], [], []
            for at in range(count):
                own = spoken[at * SEGMENTS_OF_A_PASSAGE : (at + 1) * SEGMENTS_OF_A_PASSAGE]
                start = at * SEGMENTS_OF_A_PASSAGE * MS_OF_A_SEGMENT
                numbers = []
                for place, text in enumerate(own):
                    segment += 1
                    numbers.append(segment)
                    begins = start + place * MS_OF_A_SEGMENT
                    ends = begins + MS_OF_A_SEGMENT - 200
                    position = at * SEGMENTS_OF_A_PASSAGE + place
                    segments.append((segment, recording, position, begins, ends, text))
                passage += 1
                passages.append(
                    (passage, recording, str(numbers), start, start + 18_000, " ".join(own))
                )
                kept.append((passage, MODEL_ID, DIMENSIONS, vectors[at].tobytes()))
            with self._store.writing() as db:
                db.executemany(
                    "INSERT INTO segment (id, transcript_id, position, start_ms, end_ms,"
                    " confidence, heard, text, heard_start_ms, heard_end_ms)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, 0.9, ?6, ?6, ?4, ?5)",
                    segments,
                )
                db.executemany(
                    "INSERT INTO passage (id, kind, source_id, recording_id, segment_ids,"
                    " start_ms, end_ms, text) VALUES (?1, 'passage', ?2, ?2, ?3, ?4, ?5, ?6)",
                    passages,
                )
                db.executemany(
                    "INSERT INTO vector (passage_id, model_id, dimensions, content)"
                    " VALUES (?, ?, ?, ?)",
                    kept,
                )

    def _reports(self) -> None:
        reports = -(-self._size.stages // STAGES_OF_A_REPORT)
        kinds = ("I1", "I2", "I3", "I4", "D1", "D2", "D3")
        at = "2026-02-01T10:00:00.000+00:00"
        self._insert(
            "INSERT INTO report (id, kind, title, scenario_id, visit_id, state, created_at,"
            " language, complete) VALUES (?, ?, ?, 'interview', ?, 'final', ?, 'en', 1)",
            (
                (n, kinds[n % 7], f"Report {n}", 1 + n % self._size.recordings, at)
                for n in range(1, reports + 1)
            ),
        )
        self._insert(
            "INSERT INTO report_recording (report_id, position, recording_id) VALUES (?, 0, ?)",
            ((n, 1 + n % self._size.recordings) for n in range(1, reports + 1)),
        )

        def stages() -> Iterator[tuple[object, ...]]:
            for start in range(0, self._size.stages, BATCH):
                count = min(BATCH, self._size.stages - start)
                for at_row, text in enumerate(self._words.texts(count, WORDS_OF_A_STAGE), start):
                    report, place = divmod(at_row, STAGES_OF_A_REPORT)
                    yield (report + 1, place, f"part {place + 1}", text, at)

        self._insert(
            "INSERT INTO stage (report_id, position, name, kind, text, made_at)"
            " VALUES (?, ?, ?, 'narrative', ?, ?)",
            stages(),
        )
