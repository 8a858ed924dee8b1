"""Numbers that people refer to are permanent: one that was given is never given again."""

import pytest

from voxdesk.domain.ids import PREFIXES
from voxdesk.store.store import Store

# Derived audio has the number of its recording; everything else is a row of its own.
TABLES = {kind: kind for kind in PREFIXES if kind != "audio"} | {
    "original": "media",
    "bin": "bin_entry",
    "turn": "turn",
}
CHECKED = {
    ("definition", "kind"): "scenario",
    ("media", "purpose"): "original",
    ("note", "kind"): "note",
    ("stage", "kind"): "narrative",
    ("turn", "mode"): "quick",
}


def enter(store: Store, table: str) -> int:
    """A row with as little as the table takes; its number."""
    values: dict[str, object] = {}
    for _, name, kind, needed, default, key in store.rows(f"PRAGMA table_info({table})"):
        if needed and default is None and not key:
            plain = {"TEXT": "[]", "INTEGER": 1, "REAL": 0.5, "BLOB": b""}[kind]
            values[name] = CHECKED.get((table, name), plain)
    with store.writing() as db:
        rows = db.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
            " RETURNING id"
            if values
            else f"INSERT INTO {table} DEFAULT VALUES RETURNING id",
            tuple(values.values()),
        ).fetchall()
    return int(rows[0][0])


@pytest.mark.parametrize("kind", TABLES)
def test_the_number_of_what_was_deleted_is_never_given_again(store: Store, kind: str) -> None:
    store.reading().execute("PRAGMA foreign_keys=OFF")
    table = TABLES[kind]
    first = enter(store, table)
    with store.writing() as db:
        db.execute(f"DELETE FROM {table}")
    assert enter(store, table) == first + 1
