"""Disks that are full, read-only or broken: what was acknowledged is there, the error is a known
one, and once the disk is well again the work goes on."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crash.content import Capture, Import, Indexing, Transcription
from tests.crash.libraries import assert_sound, census
from tests.crash.test_kills import SEED
from tests.crash.victims import Operation, Tell, Victims
from tests.crash.whole import Backup, EmptyingBin, Export, Migration, Rekeying, Restore, TakingOver
from voxdesk.services import watching
from voxdesk.services.verifying import verify
from voxdesk.store import copying, media, rekeying
from voxdesk.store.store import Store

MANY = bool(os.environ.get("VOXDESK_CRASHES"))
ROOT = Path(__file__).resolve().parents[2]

DISK_BYTES = 64 << 20

RELIEF_S = 2.0
"""After so long there is room again. A job cannot even be said to have failed before."""

ON_FULL_DISKS = (
    (Import(), 3 << 20),
    (Capture(), 1 << 20),
    (Transcription(), 1 << 20),
    (Indexing(), 1 << 20),
    (Export(), 7 << 20),
    (Backup(), 8 << 20),
    (Restore(), 8 << 20),
    (Migration(), 2 << 20),
    (Rekeying("changing a passphrase", encrypted=True, new=1), 8 << 20),
    (EmptyingBin(), 8 << 20),
    (TakingOver(), 3 << 20),
)
"""With the room that each would need, or a little more."""

ON_READ_ONLY_DISKS = (
    Import(),
    Capture(),
    Migration(),
    Rekeying("changing a passphrase", encrypted=True, new=1),
    Restore(),
)


@dataclass(frozen=True)
class Unprepared:
    """An operation that does not look whether there is room: as when another program takes it."""

    operation: Operation

    @property
    def name(self) -> str:
        return self.operation.name

    def result(self, home: Path) -> Path:
        return self.operation.result(home)

    def prepare(self, home: Path) -> None:
        self.operation.prepare(home)

    def run(self, home: Path, tell: Tell) -> None:
        media.SPARE_BYTES = copying.SPARE_BYTES = rekeying.SPARE_BYTES = -DISK_BYTES
        watching.SPARE_BYTES = -DISK_BYTES
        self.operation.run(home, tell)

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        self.operation.check(home, told, finished=finished)


@contextmanager
def mounted(place: Path, *how: str) -> Iterator[None]:
    """Something mounted at a folder, where this system lets us."""
    done = subprocess.run(["mount", *how, str(place)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mounting is not permitted: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small disk"
    place.mkdir()
    with mounted(place, "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs"):
        yield place


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("operation", "room"), ON_FULL_DISKS, ids=lambda each: getattr(each, "name", "")
)
def test_a_full_disk_loses_nothing_and_the_work_goes_on_when_there_is_room(
    operation: Operation, room: int, victims: Victims, small_disk: Path, tmp_path: Path
) -> None:
    fresh, whole, home = tmp_path / "fresh", tmp_path / "whole", small_disk / "home"
    fresh.mkdir()
    operation.prepare(fresh)
    shutil.copytree(fresh, whole)
    victims.run(operation, whole)
    expected = census(operation.result(whole))
    chance = random.Random(f"{SEED} {operation.name}")
    hampered = 0
    for share in (0.0, 0.5, *(chance.random() for _ in range(6))) if MANY else (0.05,):
        shutil.copytree(fresh, home)
        filler = small_disk / "filler"
        fill(filler, leaving=int(room * share))
        ended = victims.run(Unprepared(operation), home, relief=(RELIEF_S, filler.unlink))
        assert ended.failure in ("", "disk.full")
        # It failed, or waited for room.
        hampered += ended.failure == "disk.full" or ended.seconds > RELIEF_S
        if operation.result(home).exists():
            assert_sound(operation.result(home))
        operation.check(home, ended.told, finished=False)
        again = victims.run(Unprepared(operation), home)
        assert again.failure == ""
        assert_sound(operation.result(home))
        operation.check(home, ended.told + again.told, finished=True)
        assert census(operation.result(home)) == expected
        shutil.rmtree(home)
    assert hampered


def fill(filler: Path, *, leaving: int) -> None:
    free = shutil.disk_usage(filler.parent).free
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - leaving))


@pytest.mark.parametrize("operation", ON_READ_ONLY_DISKS, ids=lambda each: each.name)
def test_a_read_only_folder_is_refused_and_left_as_it_is(
    operation: Operation, victims: Victims, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    operation.prepare(home)
    before = contents(home)
    with read_only(home):
        assert victims.run(operation, home).failure == "store.read_only"
    assert contents(home) == before


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Permissions do not bind root, a read-only mount does."""
    if os.geteuid():
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    with mounted(folder, "--bind", str(folder)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield


def contents(folder: Path) -> dict[str, str]:
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


TRANSACTIONS = 30

DISK_FAILED = {"store.disk_failed"}

INJECTED: tuple[tuple[str, str, range, str, set[str]], ...] = (
    ("fsync,fdatasync", "error=EIO", range(3, 35), "", DISK_FAILED),
    ("pwrite64", "error=EIO", range(3, 200), "", DISK_FAILED),
    # That a disk which has room said it had none is not believed everywhere.
    ("pwrite64", "error=ENOSPC", range(3, 200), "+", {"disk.full", *DISK_FAILED}),
    ("pwrite64", "signal=KILL", range(3, 200), "", set()),
)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("calls", "what", "when", "lasting", "codes"), INJECTED)
def test_a_call_that_fails_loses_nothing_that_was_acknowledged(
    calls: str, what: str, when: range, lasting: str, codes: set[str], tmp_path: Path
) -> None:
    require_strace()
    chance = random.Random(f"{SEED} {calls} {what}")
    hit = 0
    for number in range(25 if MANY else 3):
        library = tmp_path / f"{number}.voxdesk"
        Store.open(library).close()
        injected = f"inject={calls}:{what}:when={chance.choice(when)}{lasting}"
        done = subprocess.run(
            [
                *("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", injected),
                *(sys.executable, "-m", "tests.crash.writer", str(library), str(TRANSACTIONS)),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
        )
        said = done.stdout.split()
        if done.returncode:
            hit += 1
            assert not codes or said.pop() in codes, done.stderr
        assert_whole(library, [int(each) for each in said])
    assert hit


def assert_whole(library: Path, acknowledged: list[int]) -> None:
    """All that was acknowledged is there, and at most the transaction behind it, whole."""
    assert_sound(library)
    with closing(Store.open(library)) as store:
        assert verify(store).ok
        texts = [row[0].split() for row in store.rows("SELECT text FROM term ORDER BY id")]
    there = [int(number) for which, number in texts if which == "first"]
    assert there == [int(number) for which, number in texts if which == "second"]
    assert there[: len(acknowledged)] == acknowledged
    assert len(there) - len(acknowledged) <= 1


def require_strace() -> None:
    probe = shutil.which("strace") and subprocess.run(
        ["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True
    )
    if not probe or probe.returncode:
        pytest.skip("strace is not here, or not permitted")
