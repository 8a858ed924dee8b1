"""The write-ahead log cut off at any byte, or ending in garbage, as after a loss of power.

Whatever is left of it is a number of whole transactions, and each whose bytes all lie before the
cut is there.
"""

import os
import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crash.libraries import KEYS
from tests.crash.test_kills import SEED
from voxdesk.domain.visit import VisitCard
from voxdesk.services.verifying import verify
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

CUTS = 250 if os.environ.get("VOXDESK_CRASHES") else 25
TRANSACTIONS = 60


@dataclass(frozen=True)
class Busy:
    """A library in the middle of its work, as its files lay on the disk: `ends` are the lengths
    that the log had after each transaction."""

    path: Path
    key: LibraryKey | None
    ends: tuple[int, ...]


@pytest.fixture(params=(None, KEYS[0]), ids=("plain", "encrypted"))
def busy(request: pytest.FixtureRequest, tmp_path: Path) -> Busy:
    path, copied = tmp_path / "library.voxdesk", tmp_path / "copied.voxdesk"
    key: LibraryKey | None = request.param
    Store.open(path, key=key).close()
    with closing(Store.open(path, key=key)) as store:
        visit_id = store.visits.add(VisitCard(site="Hotel"))
        ends = []
        for number in range(TRANSACTIONS):
            with store.writing():
                # Rows of several tables, and a long one that takes pages of its own.
                store.notes.add(f"{number} " + "word " * 90 * (number % 9), visit_id=visit_id)
                store.terms.add(f"term {number}")
            ends.append(log_of(path).stat().st_size)
        for source, target in ((path, copied), (log_of(path), log_of(copied))):
            shutil.copyfile(source, target)
    return Busy(copied, key, tuple(ends))


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def test_a_cut_log_gives_whole_transactions(busy: Busy, tmp_path: Path) -> None:
    whole = log_of(busy.path).read_bytes()
    chance = random.Random(f"{SEED} {busy.key is None}")
    for number in range(CUTS):
        cut = chance.randrange(len(whole) + 1)
        garbage = chance.randbytes(chance.randrange(1, 20_000)) if number % 3 == 2 else b""
        there = after_cut(busy, whole[:cut] + garbage, tmp_path / "cut")
        assert there == sum(end <= cut for end in busy.ends), (cut, len(garbage))


def after_cut(busy: Busy, log: bytes, folder: Path) -> int:
    """How many transactions are there when the library is opened with so much of its log."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / "library.voxdesk"
    shutil.copyfile(busy.path, path)
    log_of(path).write_bytes(log)
    with closing(Store.open(path, key=busy.key)) as store:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        assert verify(store).ok
        notes = [row[0].split()[0] for row in store.rows("SELECT text FROM note ORDER BY id")]
        terms = [row[0].split()[1] for row in store.rows("SELECT text FROM term ORDER BY id")]
    assert notes == terms == [str(number) for number in range(len(notes))]
    return len(notes)
