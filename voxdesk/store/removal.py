"""Forgetting: things leave the library with everything that was made from them.

Each transaction removes one thing whole and says so in the chain of custody, which keeps ids and
hashes only; a process that is killed in between goes on with what is still there. What is deleted
is overwritten (`secure_delete`); `settle` then takes it out of the write-ahead log and the file.
"""

import time
from collections.abc import Mapping

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import BinId, RecordingId, written
from voxdesk.domain.recording import RecordingState
from voxdesk.store import chunks, mentions, resting
from voxdesk.store.bin import AREAS, Bin
from voxdesk.store.connections import Connections
from voxdesk.store.custody import Custody
from voxdesk.store.pseudonyms import Pseudonyms
from voxdesk.store.resting import KINDS, Resting
from voxdesk.store.scopes import IDS
from voxdesk.store.values import id_list, now

VACUUM_PAGES = 4_000
"""Pages given back in one transaction: some 16 MB."""

SETTLE_S = 5.0
"""How long to wait for others to be done reading before the log can be emptied."""

Detail = Mapping[str, object]


def forget_entry(connections: Connections, bin_id: BinId) -> None:
    """Empty one entry of the bin: what it holds, and what rests on that by now."""
    entry = Bin(connections).get(bin_id)
    things = resting.everything(connections, Bin(connections).covered(bin_id))
    forget(connections, things, entry.subject, {"bin": bin_id})
    with connections.writing(*AREAS) as db:
        # What rested on it may have been the whole of another entry.
        empty = " AND ".join(
            f"id NOT IN (SELECT bin_id FROM {kind} WHERE bin_id > 0)" for kind in KINDS
        )
        db.execute(f"DELETE FROM bin_entry WHERE {empty}")


def forget(connections: Connections, things: Resting, subject: str, detail: Detail) -> None:
    """Remove things and every trace of them; `subject` and `detail` say in whose course."""
    with connections.writing(*AREAS, "jobs", "passages"):
        mentions.remove_jobs(connections, things)
        mentions.remove_quotes(connections, things, subject, detail)
        for report_id in sorted(things.of("report")):
            _remove_report(connections, report_id, detail)
    drop_indexes(connections)
    for recording_id in sorted(things.of("recording")):
        remove_recording(connections, RecordingId(recording_id), detail)
    for document_id in sorted(things.of("document")):
        _remove_document(connections, document_id, detail)
    with connections.writing(*AREAS):
        _remove_rest(connections, things, subject, detail)


def remove_recording(connections: Connections, recording_id: RecordingId, detail: Detail) -> None:
    """Remove a recording with its original and all that was made from it."""
    own = written("recording", recording_id)
    _disown_windows(connections, recording_id, detail)
    _remove_windows(connections, id_list([recording_id]))
    with connections.writing("recordings", "transcripts", "passages") as db:
        media_id, sha256 = connections.the_row(
            own,
            "SELECT media_id, sha256 FROM recording JOIN media ON media.id = media_id"
            " WHERE recording.id = ?",
            (recording_id,),
        )
        gone = [
            own,
            *_of_transcripts(connections, recording_id),
            *_children(connections, "speaker", recording_id),
            *_children(connections, "note", recording_id),
        ]
        db.execute("DELETE FROM recording WHERE id = ?", (recording_id,))
        unused = chunks.hide_unused(connections, media_id)
        if unused:
            gone.append(written("original", media_id))
        Custody(connections).add(Action.FORGOTTEN, own, {**detail, "sha256": sha256}, touched=gone)
    if unused:
        chunks.drop(connections, media_id)


def remove_transcripts(connections: Connections, recording_id: RecordingId, detail: Detail) -> None:
    """Remove what was heard in a recording, and all that quotes it but reports."""
    own = written("recording", recording_id)
    with connections.writing("recordings", "transcripts", "passages", "chats", "answers") as db:
        mentions.require_idle(connections, resting.named(own))
        mentions.remove_quotes(connections, resting.named(own), own, detail, in_reports=False)
        mentions.remove_words_of_jobs(connections, own)
        gone = [
            *_of_transcripts(connections, recording_id),
            *_children(connections, "speaker", recording_id),
        ]
        for table in ("passage", "transcript", "speaker"):
            db.execute(f"DELETE FROM {table} WHERE recording_id = ?", (recording_id,))
        db.execute(
            "UPDATE recording SET state = ? WHERE id = ?", (RecordingState.IMPORTED, recording_id)
        )
        Custody(connections).add(Action.FORGOTTEN, own, detail, touched=[own, *gone])


def remove_audio(connections: Connections, recording_id: RecordingId, detail: Detail) -> None:
    """Remove the sound of a recording; the hash and the size of its original stay."""
    own = written("recording", recording_id)
    with connections.writing("recordings") as db:
        mentions.require_idle(connections, resting.named(own))
        (media_id,) = connections.the_row(
            own, "SELECT media_id FROM recording WHERE id = ?", (recording_id,)
        )
        # The bytes go afterwards, in bounded transactions; nobody reads them from here on.
        db.execute("UPDATE media SET gone_at = ? WHERE id = ?", (now(), media_id))
        Custody(connections).add(
            Action.FORGOTTEN,
            own,
            detail,
            touched=[own, written("audio", recording_id), written("original", media_id)],
        )


def drop_indexes(connections: Connections) -> None:
    """Forget the saved neighbour indexes: vectors of what is gone are in them."""
    with connections.writing("passages") as db:
        saved = db.execute("DELETE FROM saved_index RETURNING media_id").fetchall()
    for (media_id,) in saved:
        chunks.drop(connections, media_id)


def settle(connections: Connections) -> bool:
    """Let what was removed leave the file and its log; False while another program still reads.

    Then it leaves the log when the last program closes the library.
    """
    Pseudonyms(connections).forget_unknown()
    gone = connections.rows(
        "SELECT recording.id FROM media JOIN recording ON recording.media_id = media.id"
        " WHERE media.gone_at <> ''"
    )
    _remove_windows(connections, id_list(row[0] for row in gone))
    chunks.drop_gone(connections)
    free = 1
    while free:
        with connections.writing() as db:
            db.execute(f"PRAGMA incremental_vacuum({VACUUM_PAGES})").fetchall()
        before, free = free, connections.rows("PRAGMA freelist_count")[0][0]
        if free == before:
            break
    until = time.monotonic() + SETTLE_S
    while True:
        busy = connections.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        if not busy or time.monotonic() > until:
            return not busy
        time.sleep(0.1)


def _disown_windows(connections: Connections, recording_id: RecordingId, detail: Detail) -> None:
    """Say that the derived audio of a recording is gone, before it goes in many transactions."""
    own = written("recording", recording_id)
    with connections.writing("recordings") as db:
        decoded = db.execute(
            "UPDATE recording SET duration_ms = NULL WHERE id = ? AND duration_ms IS NOT NULL",
            (recording_id,),
        ).rowcount
        if decoded:
            touched = [own, written("audio", recording_id)]
            Custody(connections).add(Action.FORGOTTEN, own, detail, touched=touched)


def _remove_windows(connections: Connections, recording_ids: str) -> None:
    gone = 1
    while gone:
        with connections.writing() as db:
            gone = db.execute(
                "DELETE FROM audio_window WHERE id IN"
                f" (SELECT id FROM audio_window WHERE recording_id IN {IDS} LIMIT ?)",
                (recording_ids, chunks.BATCH_CHUNKS),
            ).rowcount


# --- within one transaction -----------------------------------------------------------------------


def _remove_report(connections: Connections, report_id: int, detail: Detail) -> None:
    own = written("report", report_id)
    with connections.writing() as db:
        db.execute(
            "DELETE FROM passage WHERE kind = 'finding' AND source_id IN"
            " (SELECT id FROM finding WHERE report_id = ?)",
            (report_id,),
        )
        later = db.execute(
            "UPDATE report SET supersedes = NULL WHERE supersedes = ? RETURNING id", (report_id,)
        ).fetchall()
        db.execute("DELETE FROM report WHERE id = ?", (report_id,))
        touched = [own, *(written("report", row[0]) for row in later)]
        Custody(connections).add(Action.FORGOTTEN, own, detail, touched=touched)


def _remove_document(connections: Connections, document_id: int, detail: Detail) -> None:
    own = written("document", document_id)
    with connections.writing("documents") as db:
        media_id, sha256 = connections.the_row(
            own,
            "SELECT media_id, sha256 FROM document JOIN media ON media.id = media_id"
            " WHERE document.id = ?",
            (document_id,),
        )
        db.execute("DELETE FROM document WHERE id = ?", (document_id,))
        unused = chunks.hide_unused(connections, media_id)
        gone = [own, written("original", media_id)] if unused else [own]
        Custody(connections).add(Action.FORGOTTEN, own, {**detail, "sha256": sha256}, touched=gone)
    if unused:
        chunks.drop(connections, media_id)


def _remove_rest(connections: Connections, things: Resting, subject: str, detail: Detail) -> None:
    """Remove the rows that own no bytes, and clients whom no visit names any more."""
    with connections.writing() as db:
        visits = resting.ids(things, "visit")
        clients = connections.rows(
            f"SELECT DISTINCT client_id FROM visit WHERE client_id > 0 AND id IN {IDS}", visits
        )
        # A recording that moved to another visit, and sound that is still coming in, stay.
        for table in ("passage", "capture"):
            db.execute(f"UPDATE {table} SET visit_id = NULL WHERE visit_id IN {IDS}", visits)
        for kind in ("note", "visit", "chat", "answer"):
            db.execute(f"DELETE FROM {kind} WHERE id IN {IDS}", resting.ids(things, kind))
        unused = db.execute(
            f"DELETE FROM client WHERE id IN {IDS}"
            " AND id NOT IN (SELECT client_id FROM visit WHERE client_id > 0) RETURNING id",
            (id_list(row[0] for row in clients),),
        ).fetchall()
        touched = [
            *(
                written(kind, each)
                for kind in ("note", "visit", "chat", "answer")
                for each in sorted(things.of(kind))
            ),
            *(written("client", row[0]) for row in unused),
        ]
        if touched:
            Custody(connections).add(Action.FORGOTTEN, subject, detail, touched=touched)


def _children(connections: Connections, kind: str, recording_id: RecordingId) -> list[str]:
    return [
        written(kind, row[0])
        for row in connections.rows(
            f"SELECT id FROM {kind} WHERE recording_id = ? ORDER BY id", (recording_id,)
        )
    ]


def _of_transcripts(connections: Connections, recording_id: RecordingId) -> list[str]:
    """Transcripts, and those of their segments that the chain of custody may speak of."""
    segments = connections.rows(
        "SELECT segment.id FROM transcript JOIN segment ON segment.transcript_id = transcript.id"
        " WHERE recording_id = ?1 AND speaker_id IS NOT NULL"
        " UNION SELECT json_extract(state.value, '$[0]') FROM transcript"
        " JOIN edit ON edit.transcript_id = transcript.id, json_each(edit.after) AS state"
        " WHERE recording_id = ?1",
        (recording_id,),
    )
    return [
        *_children(connections, "transcript", recording_id),
        *(written("segment", row[0]) for row in segments),
    ]
