"""The bin: what was deleted, each act by itself, until it is restored or forgotten.

Deleting marks rows and removes nothing; lists and searches leave marked rows out.
"""

from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.custody import Action
from voxdesk.domain.ids import BinId, parse, written
from voxdesk.errors import BadRequest
from voxdesk.store import resting
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.resting import KINDS, Resting
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, now, storable

AREAS = ("bin", "visits", "recordings", "documents", "reports", "notes", "chats", "answers")

_TITLES = {
    "visit": (
        "SELECT trim(coalesce(site.name, '') || ' ' || coalesce(visit.date, '')) FROM visit"
        " LEFT JOIN site ON site.id = visit.site_id WHERE visit.id = ?"
    ),
    "recording": "SELECT name FROM recording WHERE id = ?",
    "document": "SELECT name FROM document WHERE id = ?",
    "report": "SELECT title FROM report WHERE id = ?",
    "note": "SELECT substr(text, 1, 80) FROM note WHERE id = ?",
    "chat": "SELECT title FROM chat WHERE id = ?",
    "answer": "SELECT title FROM answer WHERE id = ?",
}
_ENTRY = "SELECT id, subject, title, person, binned_at FROM bin_entry"
_PARENTS = (
    ("recording", "visit", "SELECT id, visit_id FROM recording"),
    ("document", "visit", "SELECT id, visit_id FROM document"),
    ("report", "visit", "SELECT id, visit_id FROM report"),
    ("note", "visit", "SELECT id, visit_id FROM note"),
    ("note", "recording", "SELECT id, recording_id FROM note"),
    ("report", "recording", "SELECT report_id AS id, recording_id FROM report_recording"),
)


class Bin:
    """Acts of deleting, the newest first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def put(self, subject: str) -> BinEntry:
        """Delete a thing (`rec-1`) with what rests on it and is not in the bin already."""
        with self._connections.writing(*AREAS) as db:
            asked = resting.named(subject)
            kind, number = parse(subject)
            (title,) = self._connections.the_row(subject, _TITLES[kind], (number,))
            if number not in self._kept(asked).of(kind):
                raise BadRequest(f"{subject} is in the bin")
            covered = self._kept(resting.everything(self._connections, asked))
            row = db.execute(
                "INSERT INTO bin_entry (subject, title, person, binned_at)"
                " VALUES (?, ?, ?, ?) RETURNING id",
                (subject, title, storable(self._connections.person.name), now()),
            ).fetchall()
            bin_id = BinId(row[0][0])
            for each in KINDS:
                db.execute(
                    f"UPDATE {each} SET bin_id = ? WHERE id IN {IDS}",
                    (bin_id, id_list(sorted(covered.of(each)))),
                )
            Custody(self._connections).add(
                Action.BINNED, subject, {"bin": bin_id}, touched=covered.subjects()
            )
            return self.get(bin_id)

    def restore(self, bin_id: BinId) -> BinEntry:
        """Undo an act of deleting; BadRequest while what it rests on is in the bin itself."""
        with self._connections.writing(*AREAS) as db:
            entry = self.get(bin_id)
            covered = self.covered(bin_id)
            for each in KINDS:
                db.execute(f"UPDATE {each} SET bin_id = NULL WHERE bin_id = ?", (bin_id,))
            self._require_parents(covered)
            db.execute("DELETE FROM bin_entry WHERE id = ?", (bin_id,))
            Custody(self._connections).add(
                Action.UNBINNED, entry.subject, {"bin": bin_id}, touched=covered.subjects()
            )
            return entry

    def entries(self) -> tuple[BinEntry, ...]:
        """All acts of deleting that were not undone or emptied."""
        return tuple(BinEntry(*row) for row in self._connections.rows(f"{_ENTRY} ORDER BY id DESC"))

    def get(self, bin_id: BinId) -> BinEntry:
        """The act with this id; NothingFound when there is none."""
        return BinEntry(
            *self._connections.the_row(written("bin", bin_id), f"{_ENTRY} WHERE id = ?", (bin_id,))
        )

    def covered(self, bin_id: BinId) -> Resting:
        """What went into the bin by one act."""
        return Resting(
            {
                kind: frozenset(
                    row[0]
                    for row in self._connections.rows(
                        f"SELECT id FROM {kind} WHERE bin_id = ?", (bin_id,)
                    )
                )
                for kind in KINDS
            }
        )

    def _kept(self, among: Resting) -> Resting:
        """Those that are not in the bin."""
        return Resting(
            {
                kind: frozenset(
                    row[0]
                    for row in self._connections.rows(
                        f"SELECT id FROM {kind} WHERE bin_id IS NULL AND id IN {IDS}",
                        (id_list(sorted(among.of(kind))),),
                    )
                )
                for kind in KINDS
            }
        )

    def _require_parents(self, restored: Resting) -> None:
        for kind, parent, question in _PARENTS:
            for number, parent_id, binned in self._connections.rows(
                f"SELECT child.id, parent.id, parent.bin_id FROM ({question}) AS child"
                f" JOIN {parent} AS parent ON parent.id = child.{parent}_id"
                f" WHERE parent.bin_id IS NOT NULL AND child.id IN {IDS} LIMIT 1",
                (id_list(sorted(restored.of(kind))),),
            ):
                raise BadRequest(
                    f"{written(kind, number)} rests on {written(parent, parent_id)}, which is in"
                    f" the bin as {written('bin', binned)}"
                )
