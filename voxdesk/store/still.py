"""A library that is looked at and never written to: a backup, a damaged file, one under check."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Person
from voxdesk.store import connection
from voxdesk.store.connections import Connections
from voxdesk.store.keys import LibraryKey

STEPS_BETWEEN_LOOKS = 20_000
"""Steps of SQLite's machine, some milliseconds."""


class Still(Connections):
    """A library whose file stays as it is whatever happens."""

    def __init__(self, path: Path, key: LibraryKey | None = None) -> None:
        super().__init__(path, None, Person("", ""), key)

    def _open(self) -> sqlite.Connection:
        return connection.look(self.path, self.key)

    @contextmanager
    def stoppable(self, check: Callable[[], None]) -> Iterator[None]:
        """Let `check` stop long questions of this thread by raising."""
        stopped: list[BaseException] = []

        def ask() -> int:
            try:
                check()
            # Nothing can be raised through SQLite: it is stopped here, and raised below.
            except BaseException as reason:
                stopped.append(reason)
            return len(stopped)

        db = self.reading()
        db.set_progress_handler(ask, STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            db.set_progress_handler(None, 0)
            # Whatever became of the question that was stopped, this is why.
            if stopped:
                raise stopped[0]
