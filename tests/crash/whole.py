"""Operations on a library as a whole, and on files outside it."""

import shutil
import zipfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from tests.crash.content import Import, OnLibrary
from tests.crash.libraries import (
    KEYS,
    LINES,
    ME,
    assert_sound,
    carry_out,
    desk_in,
    key_of,
    library_in,
    opened,
)
from tests.crash.victims import Tell
from tests.services.samples import FIRST
from voxdesk.domain.job import JobKind
from voxdesk.export.formats import PACK
from voxdesk.services import (
    backing_up,
    exporting,
    forgetting,
    restoring,
    salvaging,
    taking_over,
)
from voxdesk.store import connection
from voxdesk.store.keys import LibraryKey
from voxdesk.store.leftovers import BEFORE, PART
from voxdesk.store.rekeying import rekey

PAGE = 4096


class Export(OnLibrary):
    """An evidence pack, in place of an older file of that name."""

    name = "export"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        (home / "exports").mkdir()
        (home / "exports" / "evidence.zip").write_bytes(b"an older one")

    def run(self, home: Path, tell: Tell) -> None:
        target = home / "exports" / "evidence.zip"
        with desk_in(home) as desk:
            carry_out(
                desk,
                JobKind.EXPORT,
                lambda: exporting.submit(desk, "report", 1, PACK, target),
            )

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        target = home / "exports" / "evidence.zip"
        if not finished and target.read_bytes() == b"an older one":
            return
        with zipfile.ZipFile(target) as pack:
            assert pack.testzip() is None


class Backup(OnLibrary):
    name = "backup"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        (home / "backups").mkdir()

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            carry_out(desk, JobKind.BACKUP, lambda: backing_up.submit(desk, home / "backups"))

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        whole = sorted((home / "backups").glob("*.voxdesk"))
        assert whole or not finished
        for backup in whole:
            copied = home / "looked at.voxdesk"
            shutil.copyfile(backup, copied)
            assert_sound(copied)
            copied.unlink()
        if finished:
            assert list((home / "backups").glob("*.part")) == []


class Restore(OnLibrary):
    """A backup over a library that has a recording more."""

    name = "restore"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        library = library_in(home)
        shutil.copyfile(library, home / "backup.voxdesk")
        with opened(library) as store:
            store.library.set("mark", "newer")

    def run(self, home: Path, tell: Tell) -> None:
        library, backup = library_in(home), home / "backup.voxdesk"
        restoring.restore(
            backup, key_of(backup), library=library, present_key=key_of(library), person=ME
        )

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        if not finished and self.newer(library_in(home)):
            return
        assert not self.newer(library_in(home))
        aside = list(home.glob("library before restore *.voxdesk"))
        assert any(self.newer(each) for each in aside)

    def newer(self, library: Path) -> bool:
        with opened(library) as store:
            return bool(store.library.get("mark", "") == "newer")


class Migration:
    """The library of the first version, opened by this one."""

    name = "migration"

    def result(self, home: Path) -> Path:
        return library_in(home)

    def prepare(self, home: Path) -> None:
        shutil.copyfile(FIRST, library_in(home))

    def run(self, home: Path, tell: Tell) -> None:
        with opened(library_in(home)):
            tell("open")

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        kept = list(home.glob("library before version *.voxdesk"))
        assert kept or not finished
        for each in kept:
            with closing(connection.look(each)) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert db.execute("SELECT count(*) FROM finding").fetchall() == [(11,)]


class Rekeying(OnLibrary):
    """From the first of our keys, or none, to another, or none."""

    def __init__(self, name: str, *, encrypted: bool, new: int | None) -> None:
        super().__init__(encrypted=encrypted)
        self.name = name
        self._new = new

    @property
    def new(self) -> LibraryKey | None:
        """By its number among our keys: a key refuses to go to another process."""
        return None if self._new is None else KEYS[self._new]

    def run(self, home: Path, tell: Tell) -> None:
        library = library_in(home)
        if key_of(library) is not self.new:
            rekey(library, key_of(library), self.new, person=ME)

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        library = library_in(home)
        with opened(library):
            left = {each.name for each in home.iterdir()} - {library.name, f"{library.name}-wal"}
        assert not [name for name in left if name.endswith((PART, BEFORE))]
        assert not finished or key_of(library) is self.new


class EmptyingBin(OnLibrary):
    """A recording with its transcripts and report, and two that nothing was made of."""

    name = "emptying the bin"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        with desk_in(home) as desk:
            for subject in ("rec-2", "rec-1", "rec-3"):
                forgetting.delete(desk, subject)

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            entries = [entry.id for entry in desk.store.bin.entries()]
            carry_out(desk, JobKind.FORGET, lambda: forgetting.submit(desk, entries))

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        with opened(library_in(home)) as store:
            entries = len(store.bin.entries())
            there = store.rows("SELECT count(*) FROM recording WHERE bin_id IS NOT NULL")[0][0]
            # An entry goes when all that is in it has gone.
            assert entries >= there
            assert not finished or entries == 0


class TakingOver(OnLibrary):
    """A folder of sites with their texts, and one recording."""

    name = "taking over an archive"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        for site in range(4):
            folder = home / "archive" / f"Hotel {site}"
            folder.mkdir(parents=True)
            for number in range(5):
                text = f"Visit {number} to site {site}.\n" + "\n".join(LINES[number : number + 9])
                (folder / f"2024-05-0{number + 1} visit.txt").write_text(text, "utf-8")
        shutil.copy(Import.file, home / "archive" / "Hotel 0" / "hall.flac")

    def run(self, home: Path, tell: Tell) -> None:
        with desk_in(home) as desk:
            archive = home / "archive"
            carry_out(desk, JobKind.ARCHIVE, lambda: taking_over.submit(desk, archive))


class Salvaging(OnLibrary):
    """Of a library with a page of its words gone; the damaged file is not touched."""

    name = "salvage"

    def result(self, home: Path) -> Path:
        return home / "salvaged.voxdesk"

    def prepare(self, home: Path) -> None:
        super().prepare(home)
        library = library_in(home)
        content = bytearray(library.read_bytes())
        page = content.index(LINES[5].encode()) // PAGE * PAGE
        content[page : page + PAGE] = b"\xa5" * PAGE
        library.write_bytes(content)
        (home / "digest").write_text(sha256(content).hexdigest())

    def run(self, home: Path, tell: Tell) -> None:
        if not self.result(home).exists():
            salvaging.salvage(library_in(home), None, self.result(home), person=ME)

    def check(self, home: Path, told: tuple[str, ...], *, finished: bool) -> None:
        now = sha256(library_in(home).read_bytes()).hexdigest()
        assert now == (home / "digest").read_text()
        assert not finished or self.result(home).exists()
