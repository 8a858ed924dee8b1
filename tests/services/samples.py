"""Libraries to back up, restore, damage and salvage, made of the real one of an earlier version."""

import io
import os
import random
import shutil
from contextlib import closing
from pathlib import Path

from voxdesk.store import copying
from voxdesk.store.connection import open_file
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

FIRST = Path(__file__).parent.parent / "data" / "libraries" / "0001.voxdesk"


def real_library(path: Path, key: LibraryKey | None = None) -> Path:
    """One visit, transcribed, indexed and reported, brought to this version; encrypted by a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = path if key is None else path.with_suffix(".plain")
    shutil.copy(FIRST, plain)
    Store.open(plain, keep_before=False).close()
    if key is not None:
        with closing(open_file(plain)) as db:
            db.execute("PRAGMA query_only=OFF")
            db.execute("ATTACH ? AS fresh KEY ?", (str(path), key.pragma))
            db.execute("SELECT sqlcipher_export('fresh')")
            for pragma in ("user_version", "application_id"):
                value = db.execute(f"PRAGMA {pragma}").fetchone()[0]
                db.execute(f"PRAGMA fresh.{pragma}={value}")
        plain.unlink()
        Store.open(path, key=key).close()
    return path


def keep_originals(store: Store, count: int, size_bytes: int) -> None:
    """Add recordings of random bytes."""
    for number in range(count):
        content = random.Random(number).randbytes(size_bytes)
        media = store.media.adopt(io.BytesIO(content), size_bytes=size_bytes)
        store.recordings.add(f"original {number}.wav", media)


def overwrite(path: Path, offset: int, size_bytes: int) -> None:
    """Damage a file as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(os.urandom(size_bytes))


def copy_of(path: Path, to: Path, key: LibraryKey | None = None) -> Path:
    """A closed copy of a library."""
    copying.copy(path, to, key)
    return to
