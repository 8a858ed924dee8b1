"""Fills a new library with what remains of a damaged one, and mends what refers to lost rows.

The rows are copied as they are, numbers and chain of custody included: triggers are set aside
meanwhile. Word indexes are built anew; saved neighbour indexes are left out, they are a cache.
"""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from voxdesk.paths import bundled
from voxdesk.store import connection
from voxdesk.store.chunks import CHUNK_BYTES
from voxdesk.store.connections import Connections, Row
from voxdesk.store.keys import LibraryKey
from voxdesk.store.migrate import migrate
from voxdesk.store.remains import Remains, Table
from voxdesk.store.soundness import KEPT, WORD_INDEXES
from voxdesk.store.values import now

BATCH_ROWS = 5_000
"""Rows between two looks at whether to stop."""

_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite_%' ORDER BY name"
)


@dataclass(slots=True)
class Rescue:
    """What came of it, by table; rows are named by their keys."""

    read: dict[str, int] = field(default_factory=dict)
    lost: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    """Rows that should be there and could not be read."""
    dropped: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    """Rows that were read, but belong to one that is lost."""
    cleared: dict[str, int] = field(default_factory=dict)
    """References to lost rows that could be left empty, by table and column."""
    unsure: tuple[str, ...] = ()
    """Tables of which more may be lost than anything tells."""
    remade: tuple[int, ...] = ()
    """Originals whose row is lost and was made again of their chunks."""


def rescue(
    remains: Remains,
    part: Path,
    key: LibraryKey | None,
    *,
    check: Callable[[], None] = lambda: None,
) -> Rescue:
    """Make the library `part`, of the version the damaged one has."""
    found = Rescue()
    with closing(connection.open_file(part, key)) as db, connection.translating(part):
        migrate(db, bundled("resources", "migrations"), until=remains.version)
        for pragma in ("query_only=OFF", "foreign_keys=OFF"):
            db.execute(f"PRAGMA {pragma}")
        triggers = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            db.execute(f'DROP TRIGGER "{name}"')
        tables = _tables(db)
        for table in tables:
            _copy(remains, db, table, found, check)
        _forget_saved_indexes(db)
        _number_on(remains, db)
        _keep_id(db)
        found.remade = _remake_originals(db)
        while any(_mend(db, table, found) for table in tables):
            check()
        for name in WORD_INDEXES:
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
                db.execute(f"INSERT INTO {name}_search ({name}_search) VALUES ('rebuild')")
        for _name, sql in triggers:
            db.execute(sql)
    return found


def _tables(db: sqlite.Connection) -> list[Table]:
    found = []
    for (name,) in db.execute(_TABLES).fetchall():
        columns = db.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,)).fetchall()
        numbered = sorted((pk, column, kind) for column, kind, pk in columns if pk)
        parent = db.execute(
            'SELECT "table" FROM pragma_foreign_key_list(?) WHERE "from" = ?',
            (name, numbered[0][1]),
        ).fetchone()
        found.append(
            Table(
                name=name,
                columns=tuple(column for column, _kind, _pk in columns),
                key=tuple(column for _pk, column, _kind in numbered),
                counted=numbered[0][2] == "INTEGER",
                parent=parent[0] if parent else None,
            )
        )
    return found


def _copy(
    remains: Remains,
    db: sqlite.Connection,
    table: Table,
    found: Rescue,
    check: Callable[[], None],
) -> None:
    names, marks = ", ".join(table.columns), ", ".join("?" * len(table.columns))
    db.execute("BEGIN")
    # What the migrations put there themselves.
    db.execute(f'DELETE FROM "{table.name}"')
    for count, row in enumerate(remains.rows(table)):
        try:
            db.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', row)
        except sqlite.IntegrityError:
            continue  # read twice, or no row of this table: a torn page made it up
        if count % BATCH_ROWS == 0:
            check()
    db.execute("COMMIT")
    there = _keys(db, table)
    found.read[table.name] = len(there)
    expected, surely = remains.expected(table)
    if expected - there:
        found.lost[table.name] = tuple(sorted(expected - there))
    if not surely:
        found.unsure = (*found.unsure, table.name)


def _keys(db: sqlite.Connection, table: Table) -> set[Row]:
    return set(db.execute(f'SELECT {", ".join(table.key)} FROM "{table.name}"'))


def _forget_saved_indexes(db: sqlite.Connection) -> None:
    db.execute("BEGIN")
    db.execute("DELETE FROM saved_index")
    db.execute(
        "DELETE FROM media_chunk WHERE media_id IN (SELECT id FROM media WHERE purpose = 'index')"
    )
    db.execute("DELETE FROM media WHERE purpose = 'index'")
    db.execute("COMMIT")


def _number_on(remains: Remains, db: sqlite.Connection) -> None:
    """Numbers go on where they were, so that none is given twice."""
    for name, number in remains.highest().items():
        done = db.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
        )
        if not done.rowcount:
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, number))


def _mend(db: sqlite.Connection, table: Table, found: Rescue) -> bool:
    """Empty references to lost rows; rows that cannot be without are dropped. Whether any was."""
    before = _keys(db, table)
    changed = False
    required = {
        column
        for column, must, pk in db.execute(
            'SELECT name, "notnull", pk FROM pragma_table_info(?)', (table.name,)
        )
        if must or pk
    }
    references = db.execute(
        'SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table.name,)
    ).fetchall()
    for column, parent in references:
        # Every reference is to the single number that is its table's key.
        (key,) = db.execute(
            "SELECT name FROM pragma_table_info(?) WHERE pk = 1", (parent,)
        ).fetchone()
        orphaned = f'{column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM "{parent}")'
        if column in required:
            changed |= db.execute(f'DELETE FROM "{table.name}" WHERE {orphaned}').rowcount > 0
        else:
            emptied = db.execute(
                f'UPDATE "{table.name}" SET {column} = NULL WHERE {orphaned}'
            ).rowcount
            if emptied:
                name = f"{table.name}.{column}"
                found.cleared[name] = found.cleared.get(name, 0) + emptied
                changed = True
    gone = before - _keys(db, table)
    if gone:
        found.dropped[table.name] = (*found.dropped.get(table.name, ()), *sorted(gone))
    return changed


def _keep_id(db: sqlite.Connection) -> None:
    """A library without its id takes it from the first event of its chain, or gets another."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'library_setting'").fetchone():
        db.execute(
            "INSERT OR IGNORE INTO library_setting (name, content) SELECT 'id', json_quote("
            "coalesce((SELECT detail ->> '$.library' FROM custody WHERE number = 1),"
            " lower(hex(randomblob(16)))))"
        )


def _remake_originals(db: sqlite.Connection) -> tuple[int, ...]:
    """Without its original, a recording would go with all that was made of it."""
    lost = db.execute(
        "SELECT media_id FROM recording UNION SELECT media_id FROM document"
        " EXCEPT SELECT id FROM media"
    ).fetchall()
    for (media_id,) in lost:
        digest, size_bytes = hashlib.sha256(), 0
        for (content,) in db.execute(
            "SELECT content FROM media_chunk WHERE media_id = ? ORDER BY position", (media_id,)
        ):
            digest.update(content)
            size_bytes += len(content)
        db.execute(
            "INSERT INTO media (id, purpose, complete, sha256, size_bytes, added_at)"
            " VALUES (?, 'original', 1, ?, ?, ?)",
            (media_id, digest.hexdigest(), size_bytes, now()),
        )
    return tuple(media_id for (media_id,) in lost)


def fill_holes(connections: Connections) -> dict[int, int]:
    """Put zeros where chunks of originals are lost, so that the rest stays where it belongs.

    Returns how many each has. Their hashes no longer fit, so nothing takes them for whole.
    """
    holes: dict[int, int] = {}
    with connections.writing() as db:
        for media_id, size_bytes in connections.rows(
            f"SELECT id, size_bytes FROM media WHERE {KEPT}"
        ):
            there = connections.rows(
                "SELECT position FROM media_chunk WHERE media_id = ?", (media_id,)
            )
            for position in set(range(-(-size_bytes // CHUNK_BYTES))) - {row[0] for row in there}:
                length = min(CHUNK_BYTES, size_bytes - position * CHUNK_BYTES)
                db.execute(
                    "INSERT INTO media_chunk (media_id, position, content)"
                    " VALUES (?, ?, zeroblob(?))",
                    (media_id, position, length),
                )
                holes[media_id] = holes.get(media_id, 0) + 1
    return holes
