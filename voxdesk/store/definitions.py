"""Scenarios and taxonomies in versions, none of which is ever altered."""

from voxdesk.domain.custody import Action
from voxdesk.domain.definition import Definition, DefinitionKind, UsedBy
from voxdesk.domain.ids import DefinitionId, ReportId, written
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.values import now, storable

_DEFINITION = "SELECT id, kind, name, version, text, own, made_at FROM definition"


class Definitions:
    """The texts reports are made by."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, kind: DefinitionKind, name: str, text: str, *, own: bool) -> Definition:
        """The version with this text: the newest where it is the same, or a new one."""
        with self._connections.writing("definitions") as db:
            newest = self._connections.row(
                f"{_DEFINITION} WHERE kind = ? AND name = ? AND own = ?"
                " ORDER BY version DESC LIMIT 1",
                (kind, name, own),
            )
            if newest is not None and newest[4] == storable(text):
                db.execute("UPDATE definition SET withdrawn_at = '' WHERE id = ?", (newest[0],))
                return _definition(newest)
            row = db.execute(
                "INSERT INTO definition (kind, name, version, text, own, made_at)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (kind, name, newest[3] + 1 if newest else 1, storable(text), own, now()),
            ).fetchall()
            subject = written("definition", row[0][0])
            custody = Custody(self._connections)
            custody.add(Action.DEFINED, subject, {"name": name}, touched=[subject])
            return self.get(DefinitionId(row[0][0]))

    def get(self, definition_id: DefinitionId) -> Definition:
        """The version with this id; NothingFound when there is none."""
        subject = written("definition", definition_id)
        row = self._connections.the_row(subject, f"{_DEFINITION} WHERE id = ?", (definition_id,))
        return _definition(row)

    def in_use(self, kind: DefinitionKind) -> tuple[Definition, ...]:
        """The newest version of everything that people wrote and did not withdraw, by name."""
        rows = self._connections.rows(
            f"{_DEFINITION} WHERE kind = ? AND own = 1 AND withdrawn_at = '' AND version ="
            " (SELECT max(version) FROM definition AS other WHERE other.kind = definition.kind"
            " AND other.name = definition.name AND other.own = 1) ORDER BY name",
            (kind,),
        )
        return tuple(map(_definition, rows))

    def versions(self, kind: DefinitionKind, name: str) -> tuple[Definition, ...]:
        """All versions that people wrote under a name, the newest first."""
        rows = self._connections.rows(
            f"{_DEFINITION} WHERE kind = ? AND name = ? AND own = 1 ORDER BY version DESC",
            (kind, name),
        )
        return tuple(map(_definition, rows))

    def withdraw(self, kind: DefinitionKind, name: str) -> None:
        """Take what people wrote under a name out of use; `restore` takes it back."""
        self._set_withdrawn(kind, name, now())

    def restore(self, kind: DefinitionKind, name: str) -> None:
        self._set_withdrawn(kind, name, "")

    def of_report(self, report_id: ReportId) -> tuple[Definition, ...]:
        """What a report was made by, the scenario first; nothing where it was taken over."""
        rows = self._connections.rows(
            f"{_DEFINITION} JOIN report_definition ON definition_id = id"
            " WHERE report_id = ? ORDER BY position",
            (report_id,),
        )
        return tuple(map(_definition, rows))

    def used(self, kind: DefinitionKind, name: str) -> tuple[UsedBy, ...]:
        """The reports outside the bin that were made by any version of a name, newest first."""
        rows = self._connections.rows(
            "SELECT definition.own, definition.version, report.id, report.title FROM definition"
            " JOIN report_definition ON report_definition.definition_id = definition.id"
            " JOIN report ON report.id = report_definition.report_id"
            " WHERE definition.kind = ? AND definition.name = ? AND report.bin_id IS NULL"
            " ORDER BY report.id DESC",
            (kind, name),
        )
        return tuple(UsedBy(bool(row[0]), row[1], ReportId(row[2]), row[3]) for row in rows)

    def _set_withdrawn(self, kind: DefinitionKind, name: str, at: str) -> None:
        with self._connections.writing("definitions") as db:
            db.execute(
                "UPDATE definition SET withdrawn_at = ? WHERE kind = ? AND name = ? AND own = 1",
                (at, kind, name),
            )


def _definition(row: Row) -> Definition:
    return Definition(
        id=DefinitionId(row[0]),
        kind=DefinitionKind(row[1]),
        name=row[2],
        version=row[3],
        text=row[4],
        own=bool(row[5]),
        made_at=row[6],
    )
