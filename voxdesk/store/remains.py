"""What can still be read of a damaged library, table by table, around what cannot.

A range of rows that fails is read in halves until single rows are left that fail. Which rows there
should be is told by the indexes of a table, whose pages are others than its own.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.errors import StoreDamaged
from voxdesk.store import connection
from voxdesk.store.connections import Row
from voxdesk.store.keys import LibraryKey

BEYOND = 1_000
"""How far beyond the last row known rows are looked for where nothing tells how many there were."""

UNREADABLE = (sqlite.DatabaseError, UnicodeDecodeError)
"""What damage raises: a torn page, a wrong check value, bytes that are no text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its library declares it; `key` names its rows, and counts from 1 if `counted`."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    counted: bool
    parent: str | None
    """The table that the first column of the key refers to."""


class Remains:
    """A damaged library, opened so that it stays as it is."""

    def __init__(self, path: Path, key: LibraryKey | None) -> None:
        self._path, self._key = path, key
        self._unread: dict[str, set[Row]] = {}
        self._torn: set[int] | None = None
        self._failed: set[str] = set()
        self._db = self._opened()
        try:
            self.version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
            program = self._db.execute("PRAGMA application_id").fetchone()[0]
        except sqlite.DatabaseError as error:
            self.close()
            raise StoreDamaged(f"{path}: its first page cannot be read ({error})") from error
        if program != connection.APPLICATION_ID:
            self.close()
            raise StoreDamaged(f"{path}: a database of another program")

    def close(self) -> None:
        self._db.close()

    def rows(self, table: Table) -> Iterator[Row]:
        """Every row that can be read, some of them perhaps twice."""
        if not table.counted:
            yield from self._from_both_ends(table, "")
            return
        number = table.key[0]
        place, alone = table.columns.index(number), len(table.key) == 1
        waiting = [(1, self._most(table))]
        if self._is_cut_off(table):
            self._failed.add(table.name)
            self._unread[table.name] = {(lost,) for lost in range(1, waiting.pop()[1] + 1)}
        while waiting:
            first, last = waiting.pop()
            reached = first
            try:
                for row in self._select(
                    table, f"WHERE {number} BETWEEN ? AND ? ORDER BY {number}", first, last
                ):
                    # Where several rows share a number, the rest of them may be still to come.
                    reached = row[place] + 1 if alone else row[place]
                    yield row
            except UNREADABLE:
                self._failed.add(table.name)
                if reached < last:
                    middle = (reached + last) // 2
                    waiting += [(middle + 1, last), (reached, middle)]
                elif not alone:
                    yield from self._from_both_ends(table, f"WHERE {number} = ?", last)
                elif reached == last:
                    self._unread.setdefault(table.name, set()).add((last,))

    def _from_both_ends(self, table: Table, where: str, *values: object) -> Iterator[Row]:
        for direction in ("", " DESC"):
            order = ", ".join(column + direction for column in table.key)
            try:
                yield from self._select(table, f"{where} ORDER BY {order}", *values)
            except UNREADABLE:
                self._failed.add(table.name)
                continue
            return

    def expected(self, table: Table) -> tuple[set[Row], bool]:
        """The keys of the rows that there should be, and whether these are surely all.

        Where no index is left to tell, the numbers count at which nothing could be read.
        """
        found: set[Row] = set()
        told = False
        for (index,) in self._answers(
            "SELECT name FROM pragma_index_list(?) WHERE partial = 0", table.name
        ):
            with suppress(*UNREADABLE):
                columns = ", ".join(table.key)
                found.update(
                    self._asked(f'SELECT {columns} FROM "{table.name}" INDEXED BY "{index}"')
                )
                told = True
        there = bool(self._answers("SELECT 1 FROM pragma_table_info(?)", table.name))
        if told or (there and table.name not in self._failed):
            return found, True
        return found | self._unread.get(table.name, set()), False

    def highest(self) -> dict[str, int]:
        """The highest number that each table ever gave a row."""
        return {
            str(name): int(number)
            for name, number in self._answers("SELECT name, seq FROM sqlite_sequence")
        }

    def _select(self, table: Table, rest: str, *values: object) -> Iterator[Row]:
        columns = ", ".join(table.columns)
        return self._asked(f'SELECT {columns} FROM "{table.name}" {rest}', *values)

    def _most(self, table: Table) -> int:
        """A number that no row's is above."""
        known = {int(row[0]) for row in self.expected(table)[0]}
        known.add(self.highest().get(table.parent or table.name, 0))
        for access in ("", "NOT INDEXED"):
            question = f'SELECT max({table.key[0]}) FROM "{table.name}" {access}'
            known.update(int(row[0] or 0) for row in self._answers(question))
        return max(known) or BEYOND

    def _is_cut_off(self, table: Table) -> bool:
        """Whether the page is lost through which all rows of a table are reached.

        To try each row would then be in vain, and takes an encrypted library milliseconds each.
        """
        if self._torn is None:
            told = self._answers("PRAGMA cipher_integrity_check") if self._key else []
            self._torn = {int(line.rsplit(maxsplit=1)[1]) for (line,) in told if line[-1].isdigit()}
        found = self._answers("SELECT rootpage FROM sqlite_master WHERE name = ?", table.name)
        page_bytes = int(self._db.execute("PRAGMA page_size").fetchone()[0])
        end = self._path.stat().st_size // page_bytes
        return any(page in self._torn or page > end for (page,) in found)

    def _answers(self, question: str, *values: object) -> list[Row]:
        try:
            return list(self._asked(question, *values))
        except UNREADABLE:
            return []

    def _asked(self, question: str, *values: object) -> Iterator[Row]:
        try:
            yield from self._db.execute(question, values)
        except UNREADABLE:
            if self._key is not None:
                # A connection that met a wrong check value answers nothing any more.
                self.close()
                self._db = self._opened()
            raise

    def _opened(self) -> sqlite.Connection:
        opened = connection.connect(self._path, self._key, mode="ro")
        opened.execute("PRAGMA cell_size_check=ON")
        # So that a schema of which a page is lost gives the tables that are left.
        opened.execute("PRAGMA writable_schema=ON")
        return opened
