"""Recordings and what decoding found out about them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import RecordingId, VisitId, written
from voxdesk.domain.recording import AudioFacts, Recording, RecordingState, Source
from voxdesk.errors import AlreadyThere
from voxdesk.store import removal
from voxdesk.store.chunks import MediaRow
from voxdesk.store.connections import Connections, Row
from voxdesk.store.custody import Custody
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, now, storable, to_json

_COLUMNS = (
    "recording.id, recording.visit_id, recording.name, media.sha256, media.size_bytes,"
    " recording.source, recording.added_at, recording.state, recording.duration_ms,"
    " recording.rate_hz, recording.channels, recording.codec, recording.derived_channels,"
    " recording.mixed_down, recording.silent, recording.truncated"
)
_FROM = " FROM recording JOIN media ON media.id = recording.media_id"
_KEPT = "recording.bin_id IS NULL"


class Recordings:
    """Recordings, newest first; what is in the bin is found by its id or its bytes only."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(
        self,
        name: str,
        media: MediaRow,
        *,
        source: Source = Source.FILE,
        visit_id: VisitId | None = None,
        origin: Mapping[str, object] | None = None,
        noted: Mapping[str, object] | None = None,
    ) -> Recording:
        """Enter an original as a recording; AlreadyThere names the one that has these bytes.

        `origin` says where it came from; `noted` is what the chain of custody says besides.
        """
        with self._connections.writing("recordings") as db:
            known = self.by_sha256(media.sha256)
            if known is not None:
                raise AlreadyThere(written("recording", known.id))
            row = db.execute(
                "INSERT INTO recording (media_id, visit_id, name, source, origin, state, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                (
                    media.id,
                    visit_id,
                    storable(name),
                    source,
                    to_json(dict(origin or {})),
                    RecordingState.IMPORTED,
                    now(),
                ),
            ).fetchall()
            recording_id = RecordingId(row[0][0])
            came = Action.CAPTURED if source is Source.MICROPHONE else Action.IMPORTED
            self._note(
                came,
                recording_id,
                media.described() | dict(noted or {}),
                written("original", media.id),
            )
            return self.get(recording_id)

    def remove(self, recording_id: RecordingId) -> None:
        """Take out a recording that nothing rests on yet, with its original."""
        removal.remove_recording(self._connections, recording_id, {})

    def get(self, recording_id: RecordingId) -> Recording:
        """The recording with this id; NothingFound when there is none."""
        return _recording(
            self._connections.the_row(
                written("recording", recording_id),
                f"SELECT {_COLUMNS}{_FROM} WHERE recording.id = ?",
                (recording_id,),
            )
        )

    def get_many(self, ids: Iterable[RecordingId]) -> tuple[Recording, ...]:
        """The recordings with these ids, in their order; those that are gone are left out."""
        wanted = list(ids)
        rows = self._many(f"WHERE recording.id IN {IDS}", id_list(wanted))
        found = {each.id: each for each in rows}
        return tuple(found[each] for each in wanted if each in found)

    def by_sha256(self, sha256: str) -> Recording | None:
        """The recording whose original has this hash."""
        row = self._connections.row(
            f"SELECT {_COLUMNS}{_FROM}"
            " WHERE media.sha256 = ? AND media.purpose = 'original' AND media.complete = 1"
            " ORDER BY recording.id",
            (sha256,),
        )
        return _recording(row) if row else None

    def recent(self, limit: int | None = None) -> tuple[Recording, ...]:
        """The newest recordings, newest first."""
        return self._many(
            f"WHERE {_KEPT} ORDER BY recording.id DESC LIMIT ?", -1 if limit is None else limit
        )

    def of_visit(self, visit_id: VisitId) -> tuple[Recording, ...]:
        """The recordings of a visit, in the order they came."""
        return self._many(
            f"WHERE recording.visit_id = ? AND {_KEPT} ORDER BY recording.id", visit_id
        )

    def in_state(self, state: RecordingState) -> tuple[Recording, ...]:
        """The recordings whose work has come so far, in the order they came."""
        return self._many(f"WHERE recording.state = ? AND {_KEPT} ORDER BY recording.id", state)

    def set_facts(self, recording_id: RecordingId, facts: AudioFacts) -> None:
        """Keep what decoding found out, once the derived audio is there."""
        with self._connections.writing("recordings"):
            self._update(
                recording_id,
                "duration_ms = ?, rate_hz = ?, channels = ?, codec = ?, derived_channels = ?,"
                " mixed_down = ?, silent = ?, truncated = ?",
                *astuple(facts),
            )
            audio = written("audio", recording_id)
            self._note(Action.DECODED, recording_id, asdict(facts), audio)

    def set_state(self, recording_id: RecordingId, state: RecordingState) -> None:
        """Say how far the work on it has come."""
        self._update(recording_id, "state = ?", state)

    def set_visit(self, recording_id: RecordingId, visit_id: VisitId | None) -> None:
        """Say which visit it belongs to."""
        with self._connections.writing("recordings"):
            self._update(recording_id, "visit_id = ?", visit_id)
            visit = None if visit_id is None else written("visit", visit_id)
            self._note(Action.CARD_CHANGED, recording_id, {"visit": visit})

    def rename(self, recording_id: RecordingId, name: str) -> None:
        """Give it another name; the bytes stay as they are."""
        with self._connections.writing("recordings"):
            self._update(recording_id, "name = ?", storable(name))
            self._note(Action.RENAMED, recording_id)

    def _update(self, recording_id: RecordingId, change: str, *values: object) -> None:
        with self._connections.writing("recordings") as db:
            self.get(recording_id)
            db.execute(f"UPDATE recording SET {change} WHERE id = ?", (*values, recording_id))

    def _note(
        self,
        action: Action,
        recording_id: RecordingId,
        detail: Mapping[str, object] | None = None,
        *touched: str,
    ) -> None:
        own = written("recording", recording_id)
        Custody(self._connections).add(action, own, detail, touched=[own, *touched])

    def _many(self, rest: str, value: object) -> tuple[Recording, ...]:
        return tuple(
            _recording(row)
            for row in self._connections.rows(f"SELECT {_COLUMNS}{_FROM} {rest}", (value,))
        )


def _recording(row: Row) -> Recording:
    facts = None
    if row[8] is not None:
        facts = AudioFacts(
            duration_ms=row[8],
            rate_hz=row[9],
            channels=row[10],
            codec=row[11],
            derived_channels=row[12],
            mixed_down=bool(row[13]),
            silent=bool(row[14]),
            truncated=bool(row[15]),
        )
    return Recording(
        id=RecordingId(row[0]),
        visit_id=row[1],
        name=row[2],
        sha256=row[3],
        size_bytes=row[4],
        source=Source(row[5]),
        added_at=row[6],
        state=RecordingState(row[7]),
        facts=facts,
    )
