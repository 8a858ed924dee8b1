"""What holds for a library wherever it is opened: its id, and choices kept as JSON by name.

Choices of the person at this computer are no part of it (`voxdesk/settings.py`).
"""

import json
from typing import TypeVar

from voxdesk.store.connections import Connections
from voxdesk.store.values import storable, to_json

Value = TypeVar("Value")

_ID = "id"
_CONTENT = "SELECT content FROM library_setting WHERE name = ?"


class LibrarySettings:
    """Settings of the library, by name."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def id(self) -> str:
        """What names this library among others, and its copies alike; never altered."""
        return str(json.loads(self._connections.the_row("the library's id", _CONTENT, (_ID,))[0]))

    def get(self, name: str, default: Value) -> Value:
        """What is kept under a name; the default when nothing is, or nothing of its type."""
        row = self._connections.row(_CONTENT, (name,))
        try:
            found = default if row is None else json.loads(row[0])
        except ValueError:  # another program's
            return default
        return found if isinstance(found, type(default)) else default

    def set(self, name: str, value: object) -> None:
        """Keep a value that JSON can hold in place of the one before."""
        if name == _ID:
            raise ValueError("the id of a library is never altered")
        with self._connections.writing("library") as db:
            db.execute(
                "INSERT INTO library_setting (name, content) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET content = excluded.content",
                (name, storable(to_json(value))),
            )
