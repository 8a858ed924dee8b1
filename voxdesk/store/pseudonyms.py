"""What names are called in documents for other eyes: the same alias for the same name, for ever.

An alias lives as long as its name does: it follows a name that is renamed or merged, and once the
name stands nowhere else in the library (`forget_unknown`), nothing tells any more whose it was. Its
number is never given again.
"""

from voxdesk.errors import BadRequest
from voxdesk.store.connections import Connections
from voxdesk.store.values import name_key, now, tidy

_KNOWN = " UNION ".join(
    [
        *(f"SELECT name FROM {kind}" for kind in ("customer", "client", "employee", "site")),
        *(f"SELECT name FROM {kind}" for kind in ("zone", "city", "speaker")),
        "SELECT consent_by FROM visit",
    ]
)


class Pseudonyms:
    """The aliases of names, by kind."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def alias(self, kind: str, name: str) -> str:
        """The alias of a name, as `client-1`; given now where it has none yet."""
        key = name_key(name)
        if not key:
            raise BadRequest(f"{kind}: no name to give an alias to")
        with self._connections.writing("pseudonyms") as db:
            known = self._number(kind, key)
            if known is not None:
                return f"{kind}-{known}"
            row = db.execute(
                "INSERT INTO pseudonym (kind, number, name, name_key, made_at)"
                " SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 FROM pseudonym"
                " WHERE kind = ?1 RETURNING number",
                (kind, tidy(name), key, now()),
            ).fetchall()
        return f"{kind}-{row[0][0]}"

    def all(self) -> dict[str, str]:
        """The names behind all aliases."""
        rows = self._connections.rows(
            "SELECT kind, number, name FROM pseudonym WHERE name <> '' ORDER BY kind, number"
        )
        return {f"{kind}-{number}": name for kind, number, name in rows}

    def follow(self, kind: str, old: str, new: str) -> None:
        """Let a name that took the place of another have its alias, unless it has one itself."""
        before, after = name_key(old), name_key(new)
        with self._connections.writing("pseudonyms") as db:
            if before != after and self._number(kind, after) is not None:
                self._forget(kind, before)
            else:
                db.execute(
                    "UPDATE pseudonym SET name = ?, name_key = ? WHERE kind = ? AND name_key = ?",
                    (tidy(new), after, kind, before),
                )

    def forget_unknown(self) -> None:
        """Forget the names that nobody and nothing in the library bears any more.

        So goes a name that was only ever typed for an export, too: nothing tells whose it is.
        """
        with self._connections.writing("pseudonyms"):
            known = {name_key(row[0]) for row in self._connections.rows(_KNOWN)}
            for kind, key in self._connections.rows(
                "SELECT kind, name_key FROM pseudonym WHERE name_key IS NOT NULL"
            ):
                if key not in known:
                    self._forget(kind, key)

    def _number(self, kind: str, key: str) -> int | None:
        row = self._connections.row(
            "SELECT number FROM pseudonym WHERE kind = ? AND name_key = ?", (kind, key)
        )
        return int(row[0]) if row else None

    def _forget(self, kind: str, key: str) -> None:
        with self._connections.writing("pseudonyms") as db:
            db.execute(
                "UPDATE pseudonym SET name = '', name_key = NULL WHERE kind = ? AND name_key = ?",
                (kind, key),
            )
