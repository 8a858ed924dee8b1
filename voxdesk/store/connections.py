"""The library's connections: one per thread, reading only, and one writer at a time.

A write is one transaction that names the areas it touches; its commit is the only source of
`Changed`. Threads wait for each other here, processes in SQLite (`BEGIN IMMEDIATE`).
"""

import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.custody import Person
from voxdesk.errors import NothingFound, StoreDamaged
from voxdesk.events import Changed, Events
from voxdesk.store import connection
from voxdesk.store.keys import LibraryKey

Row = tuple[Any, ...]
Parameters = Sequence[object] | Mapping[str, object]


class _Held:
    """What one thread holds: its connection, how deep it is in `writing`, the areas so far, and
    what is to be done after the commit."""

    __slots__ = ("__weakref__", "afterwards", "areas", "connection", "depth")

    def __init__(self, opened: sqlite.Connection) -> None:
        self.connection = opened
        self.depth = 0
        self.areas: set[str] = set()
        self.afterwards: list[Callable[[], None]] = []


class Connections:
    """Gives every thread its connection and every write its transaction."""

    def __init__(
        self, path: Path, events: Events | None, person: Person, key: LibraryKey | None = None
    ) -> None:
        self.path = path
        self.key = key
        self.events = events
        self.person = person
        self._writer = threading.RLock()
        self._local = threading.local()
        self._all: weakref.WeakSet[_Held] = weakref.WeakSet()
        self._all_lock = threading.Lock()
        self._closed = False
        self.damage = ""

    def reading(self) -> sqlite.Connection:
        """The connection of this thread; it refuses to write outside `writing`."""
        return self._mine().connection

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a question, with SQLite's errors translated."""
        try:
            found: list[Row] = self.reading().execute(sql, parameters).fetchall()
        except sqlite.Error as error:
            self._raise(error)
        return found

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a question."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def the_row(self, what: str, sql: str, parameters: Parameters = ()) -> Row:
        """The row that must be there; NothingFound names `what` when it is not."""
        found = self.row(sql, parameters)
        if found is None:
            raise NothingFound(what)
        return found

    @contextmanager
    def writing(self, *areas: str) -> Iterator[sqlite.Connection]:
        """One transaction over `areas`: all of it or nothing. An inner one joins the outer.

        An inner one that fails undoes its own part, so that the outer may go on without it.
        """
        self.require_sound()
        held = self._mine()
        if held.depth:
            with self._joined(held):
                yield held.connection
            held.areas.update(areas)
            return
        with self._writer:
            with self._transaction(held):
                yield held.connection
            touched = frozenset(held.areas.union(areas))
            afterwards = tuple(held.afterwards)
        if self.events is not None and touched:
            self.events.publish(Changed(touched))
        for act in afterwards:
            act()

    def when_committed(self, act: Callable[[], None]) -> None:
        """Do something once what this thread is writing is committed; now, if it writes nothing."""
        held = self._mine()
        if held.depth:
            held.afterwards.append(act)
        else:
            act()

    def require_sound(self) -> None:
        """Raise StoreDamaged once damage was seen."""
        if self.damage:
            raise StoreDamaged(self.damage)

    def note_damage(self, detail: str) -> None:
        """From now on write no more: the file is damaged, as `detail` says."""
        self.damage = detail

    def close(self) -> None:
        """Close the connections of all threads; the last one folds the write-ahead log in."""
        with self._writer, self._all_lock, ExitStack() as stack:
            self._closed = True
            if self.damage:
                # One that cannot write is closed last, so that nothing is folded into the file.
                stack.enter_context(closing(self._bystander()))
            for held in list(self._all):
                held.connection.close()

    @contextmanager
    def _transaction(self, held: _Held) -> Iterator[None]:
        db = held.connection
        held.areas.clear()
        held.afterwards.clear()
        try:
            db.execute("PRAGMA query_only=OFF")
            db.execute("BEGIN IMMEDIATE")
            held.depth = 1
            yield
            db.execute("COMMIT")
        except sqlite.Error as error:
            self._raise(error)
        finally:
            held.depth = 0
            # SQLite itself rolls back on some errors, a full disk among them.
            if db.in_transaction:
                db.execute("ROLLBACK")
            db.execute("PRAGMA query_only=ON")

    @contextmanager
    def _joined(self, held: _Held) -> Iterator[None]:
        db = held.connection
        name, before = f"inner_{held.depth}", len(held.afterwards)
        db.execute(f"SAVEPOINT {name}")
        held.depth += 1
        try:
            yield
            db.execute(f"RELEASE {name}")
        except BaseException:
            del held.afterwards[before:]
            if db.in_transaction:
                db.execute(f"ROLLBACK TO {name}")
                db.execute(f"RELEASE {name}")
            raise
        finally:
            held.depth -= 1

    def _mine(self) -> _Held:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = _Held(self._open())
            with self._all_lock:
                self._all.add(held)
            # The thread's end drops its `_Held` and with it the connection.
            self._local.held = held
        if self._closed:
            held.connection.close()
            raise RuntimeError("the library is closed")
        return held

    def _bystander(self) -> sqlite.Connection:
        opened = connection.connect(self.path, self.key, mode="ro")
        with suppress(sqlite.Error):
            opened.execute("SELECT 1 FROM sqlite_master").fetchone()
        return opened

    def _open(self) -> sqlite.Connection:
        return connection.open_file(self.path, self.key)

    def _raise(self, error: sqlite.Error) -> NoReturn:
        meaning = connection.translated(error, self.path)
        if meaning is None:
            raise error
        if isinstance(meaning, StoreDamaged):
            self.note_damage(meaning.detail)
        raise meaning from error
