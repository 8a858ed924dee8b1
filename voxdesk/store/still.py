"""A library that is looked at and never written to: a backup, a damaged file, one under check."""

from collections.abc import Callable
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

    def __init__(
        self, path: Path, key: LibraryKey | None = None, check: Callable[[], None] | None = None
    ) -> None:
        """`check` may raise to stop a long question; `require_going` then raises it again."""
        super().__init__(path, None, Person("", ""), key)
        self._check = check
        self._stopped: BaseException | None = None

    def require_going(self) -> None:
        """Raise what stopped a question."""
        if self._stopped is not None:
            raise self._stopped

    def renew(self) -> None:
        """Open the file anew: a connection that met a wrong check value answers nothing more."""
        self._mine().connection.close()
        del self._local.held

    def _open(self) -> sqlite.Connection:
        opened = connection.look(self.path, self.key)
        if self._check is not None:
            opened.set_progress_handler(self._ask, STEPS_BETWEEN_LOOKS)
        return opened

    def _ask(self) -> int:
        # Nothing can be raised through SQLite: it is stopped here.
        if self._check is not None and self._stopped is None:
            try:
                self._check()
            except BaseException as reason:
                self._stopped = reason
        return int(self._stopped is not None)
