"""The passphrase of a library, its recovery sheet, and that no worker ever gets the key."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.conftest import Speak
from voxdesk.desk import Desk
from voxdesk.domain.custody import Action
from voxdesk.domain.job import JobState
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import BadRequest, FileMissing, PassphraseNeeded, WrongPassphrase
from voxdesk.paths import Paths
from voxdesk.services import importing, locking
from voxdesk.services.lanes import HANDLERS
from voxdesk.store.keys import LibraryKey

PASSPHRASE = "correct horse battery"


@pytest.fixture
def library(paths: Paths) -> Path:
    Desk.open(paths).close()
    return paths.library


def test_a_passphrase_set_opens_the_library(paths: Paths, library: Path) -> None:
    locking.rekey(paths, library, None, LibraryKey.new(PASSPHRASE))
    with pytest.raises(PassphraseNeeded):
        Desk.open(paths)
    with Desk.open(paths, key=locking.by_passphrase(library, PASSPHRASE)) as desk:
        event = desk.store.custody.head()
        assert event is not None
        assert event.action == Action.PASSPHRASE_CHANGED
    with pytest.raises(WrongPassphrase):
        locking.by_passphrase(library, "incorrect horse battery")


def test_the_code_on_the_sheet_opens_the_library(
    paths: Paths, library: Path, key: LibraryKey
) -> None:
    locking.rekey(paths, library, None, key)
    sheet = locking.recovery_sheet(library, key)
    code = "\n".join(re.findall(r"^    ([A-Z2-7-]+)$", sheet, re.MULTILINE))
    assert locking.by_recovery_code(library, code) == key
    assert str(library) in sheet
    assert key.raw.hex() not in sheet


def test_an_old_sheet_opens_a_changed_library_no_more(
    paths: Paths, library: Path, key: LibraryKey
) -> None:
    other = LibraryKey.sealed_by(bytes(range(50, 82)), bytes(range(220, 232)))
    locking.rekey(paths, library, None, key)
    locking.rekey(paths, library, key, other)
    with pytest.raises(WrongPassphrase):
        locking.by_recovery_code(library, key.recovery_code)
    locking.rekey(paths, library, locking.by_recovery_code(library, other.recovery_code), None)
    Desk.open(paths).close()


def test_a_library_without_a_passphrase_takes_none(paths: Paths, library: Path) -> None:
    with pytest.raises(BadRequest, match="not encrypted"):
        locking.by_passphrase(library, PASSPHRASE)
    with pytest.raises(FileMissing):
        locking.by_passphrase(paths.data / "nothing", PASSPHRASE)


@pytest.mark.models
@pytest.mark.speech
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads memory through /proc")
def test_no_worker_ever_holds_the_key_or_the_passphrase(
    paths: Paths, models: Path, spoken: Speak
) -> None:
    assert models.is_dir()
    key = LibraryKey.new(PASSPHRASE)
    secrets = [
        key.raw,
        key.raw.hex().encode(),
        key.raw.hex().upper().encode(),
        key.recovery_code.encode(),
        PASSPHRASE.encode(),
        PASSPHRASE.encode("utf-16-le"),
    ]
    me = psutil.Process()
    assert any(secret in block for block in memory(me.pid) for secret in secrets), "sees nothing"
    searched: dict[int, int] = {}
    with Desk.open(paths, key=key) as desk:
        wav = spoken("The lamps in the corridor are broken and the carpet is worn.")
        jobs = importing.submit(desk, [wav], VisitCard(), transcribe=True)
        desk.start(HANDLERS)

        def search(looked_at: object) -> None:
            del looked_at
            for child in me.children(recursive=True):
                if searched.get(child.pid, 0) < 2:
                    searched[child.pid] = searched.get(child.pid, 0) + 1
                    given = "\n".join([*child.cmdline(), *child.environ().values()]).encode()
                    for block in (given, *memory(child.pid)):
                        assert not any(secret in block for secret in secrets), child.cmdline()

        ended = desk.jobs.wait([job.id for job in jobs], on_look=search)
        search(None)
        assert {job.state for job in ended} == {JobState.DONE}
    assert len(searched) >= 2  # at least one that decodes and one that transcribes


def memory(process_id: int) -> Iterator[bytes]:
    """What a process has written into its memory, stretch by stretch."""
    with (
        Path(f"/proc/{process_id}/maps").open() as maps,
        Path(f"/proc/{process_id}/mem").open("rb", 0) as content,
    ):
        for line in maps:
            places, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(place, 16) for place in places.split("-"))
            try:
                content.seek(start)
                yield content.read(end - start)
            except (OSError, ValueError):  # gone meanwhile, or not to be read
                continue
