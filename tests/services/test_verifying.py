"""What another program alters is found: each kind of row and chunk, with the sqlite3 tool."""

import io
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.everything import CARD, ORIGINAL, fill
from tests.services.samples import real_library
from voxdesk.desk import Desk
from voxdesk.domain.custody import Event, Person
from voxdesk.domain.ids import (
    AnswerId,
    ChatId,
    NoteId,
    RecordingId,
    ReportId,
    SegmentId,
    SpeakerId,
    TranscriptId,
    VisitId,
)
from voxdesk.domain.job import JobState, Progress, Unit
from voxdesk.domain.report import ReportState
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.verification import Verification
from voxdesk.domain.visit import NameKind, VisitCard
from voxdesk.errors import Cancelled
from voxdesk.paths import Paths
from voxdesk.services import editing, forgetting, sealing, transcribing
from voxdesk.services.lanes import HANDLERS
from voxdesk.services.verifying import verify
from voxdesk.store.connections import Connections
from voxdesk.store.merging import merge
from voxdesk.store.store import Store

Tamper = Callable[[str], Verification]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one of everything, closed."""
    home = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VOXDESK_HOME", str(home))
        with Desk.open(Paths.standard()) as desk:
            fill(desk)
            return desk.store.path


@pytest.fixture
def tamper(whole: Path, tmp_path: Path) -> Tamper:
    """Runs SQL over a copy with the sqlite3 tool, its triggers taken away, and verifies it."""

    def run(sql: str) -> Verification:
        copy = tmp_path / "copy.voxdesk"
        shutil.copy(whole, copy)
        alter(copy, sql)
        return verified(copy)

    return run


def alter(path: Path, sql: str) -> None:
    drop = "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger';"
    tool(path, tool(path, drop) + "PRAGMA ignore_check_constraints = ON;" + sql)


def tool(path: Path, sql: str) -> str:
    done = subprocess.run(
        ["sqlite3", "-bail", str(path)], input=sql, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def verified(path: Path) -> Verification:
    library = Connections(path, None, Person("", ""))
    try:
        return verify(library)
    finally:
        library.close()


def events(path: Path) -> list[Event]:
    with sqlite3.connect(path) as db:
        return [Event(*row) for row in db.execute("SELECT * FROM custody ORDER BY number")]


def last_event(path: Path, subject: str) -> int:
    return max(event.number for event in events(path) if subject in event.states)


def test_library_as_the_program_left_it_verifies(whole: Path) -> None:
    found = verified(whole)
    assert found.breaks == ()
    assert found.ok
    assert found.events == len(events(whole))
    kinds = {"original", "recording", "audio", "document", "transcript", "segment", "speaker"}
    kinds |= {"note", "visit", "site", "customer", "client", "employee", "zone", "city", "report"}
    assert set(found.checked) == kinds | {"definition", "chat", "answer", "bytes"}
    assert found.checked["bytes"] == len(ORIGINAL + b"another original" + b"a document")


ALTERED = {
    "media sha256": ("UPDATE media SET sha256 = 'ab' WHERE id = 1", "ori-1 altered"),
    "media said to be gone": ("UPDATE media SET gone_at = '2026' WHERE id = 1", "ori-1 gone"),
    "recording": ("UPDATE recording SET name = 'x' WHERE id = 1", "rec-1 altered"),
    "recording removed": ("DELETE FROM recording WHERE id = 2", "rec-2 gone"),
    "derived audio": ("UPDATE audio_window SET flac = x'00' WHERE id = 1", "aud-1 altered"),
    "derived audio removed": ("DELETE FROM audio_window WHERE recording_id = 1", "aud-1 gone"),
    "document text": ("UPDATE document SET text = 'x'", "doc-1 altered"),
    "transcript": ("UPDATE transcript SET model_id = 'x' WHERE id = 1", "trn-1 altered"),
    "half a transcript": ("UPDATE segment SET heard = 'x' WHERE id = 4", "trn-2 altered"),
    "half called whole": ("UPDATE transcript SET complete = 1 WHERE id = 2", "trn-2 altered"),
    "whole called half": ("UPDATE transcript SET complete = 0 WHERE id = 1", "trn-1 altered"),
    "half cut": ("DELETE FROM segment WHERE transcript_id = 2", "trn-2 altered"),
    "heard": ("UPDATE segment SET heard = 'x' WHERE id = 3", "trn-1 altered"),
    "words": ("UPDATE segment SET words = '' WHERE id = 3", "trn-1 altered"),
    "heard segment removed": ("DELETE FROM segment WHERE id = 3", "trn-1 altered"),
    "corrected text": ("UPDATE segment SET text = 'x' WHERE id = 1", "seg-1 altered"),
    "speaker of a segment": ("UPDATE segment SET speaker_id = 2 WHERE id = 1", "seg-1 altered"),
    "split segment": ("UPDATE segment SET text = 'x' WHERE id = 2", "seg-2 altered"),
    "half of a split": ("UPDATE segment SET end_ms = 4000 WHERE id = 5", "seg-5 altered"),
    "half of a split taken out": ("UPDATE segment SET live = 0 WHERE id = 5", "seg-5 altered"),
    "half of a split removed": ("DELETE FROM segment WHERE id = 6", "seg-6 gone"),
    "speaker role": ("UPDATE speaker SET role = 'client' WHERE id = 1", "spk-1 altered"),
    "visit card": ("UPDATE visit SET date = '2026-01-01'", "vis-1 altered"),
    "zone of a visit": ("DELETE FROM visit_zone WHERE position = 1", "vis-1 altered"),
    "note": ("UPDATE note SET text = 'x' WHERE id = 1", "not-1 altered"),
    "note taken out of the bin": ("UPDATE note SET bin_id = NULL WHERE id = 2", "not-2 altered"),
    "signed report": ("UPDATE report SET summary = 'x' WHERE id = 1", "rep-1 altered"),
    "sign-off undone": ("UPDATE report SET state = 'draft' WHERE id = 1", "rep-1 altered"),
    "score": ("UPDATE finding SET score = 100", "rep-1 altered"),
    "polarity": ("UPDATE finding SET polarity = 'critical'", "rep-1 altered"),
    "sure label": ("UPDATE evidence SET sure = 0", "rep-1 altered"),
    "kind of site of a report": ("UPDATE report SET site_kind = 'x' WHERE id = 1", "rep-1 altered"),
    "text of a scenario": ("UPDATE definition SET text = 'x'", "def-1 altered"),
    "scenario of a report": ("DELETE FROM report_definition", "rep-1 altered"),
    "unfinished report": ("UPDATE report SET title = 'x' WHERE id = 2", "rep-2 altered"),
    "verdict": ("UPDATE finding SET verdict = 'not_met'", "rep-1 altered"),
    "finding removed": ("DELETE FROM finding", "rep-1 altered"),
    "quote": ("UPDATE evidence SET quote = 'x'", "rep-1 altered"),
    "confirmation": ("UPDATE evidence SET confirmed = 1", "rep-1 altered"),
    "figure": ("UPDATE figure SET content = '9'", "rep-1 altered"),
    "stage": ("UPDATE stage SET text = 'x'", "rep-1 altered"),
    "turn": ("UPDATE turn SET answer = 'x'", "cha-1 altered"),
    "passage behind a turn": ("UPDATE turn_passage SET quote = 'x'", "cha-1 altered"),
    "saved answer": ("UPDATE answer SET text = 'x'", "ans-1 altered"),
    "passage behind an answer": ("DELETE FROM answer_passage", "ans-1 altered"),
    **{
        kind: (f"UPDATE {kind} SET name = 'x' WHERE id = 1", f"{short}-1 altered")
        for kind, short in (
            ("site", "sit"),
            ("customer", "cus"),
            ("client", "cli"),
            ("employee", "emp"),
            ("zone", "zon"),
            ("city", "cit"),
        )
    },
}


@pytest.mark.parametrize("case", ALTERED)
def test_altered_row_is_found_at_the_event_that_spoke_of_it_last(
    whole: Path, tamper: Tamper, case: str
) -> None:
    sql, what = ALTERED[case]
    first = tamper(sql).breaks[0]
    assert (first.what, first.event) == (what, last_event(whole, what.split()[0]))
    assert first.expected != first.found


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE segment SET text = 'x' WHERE id = 3",
        "UPDATE segment SET start_ms = 6100 WHERE id = 3",
        "UPDATE segment SET speaker_id = 2 WHERE id = 3",
        "UPDATE segment SET live = 0 WHERE id = 3",
    ],
)
def test_segment_that_no_event_names_must_stand_as_it_was_heard(
    whole: Path, tamper: Tamper, sql: str
) -> None:
    (found,) = tamper(sql).breaks
    assert (found.what, found.event) == ("seg-3 altered", last_event(whole, "trn-1"))


ADDED = {
    "seg-7": "INSERT INTO segment (transcript_id, position, start_ms, end_ms, confidence, heard,"
    " text, heard_start_ms, heard_end_ms, made_by)"
    " VALUES (1, 9, 9000, 9100, 1, 'x', 'x', 9000, 9100, 'person')",
    "rec-3": "INSERT INTO recording (media_id, name, source, state, added_at)"
    " VALUES (1, 'x', 'file', 'imported', '')",
    "trn-3": "INSERT INTO transcript (recording_id, version, model_id, created_at)"
    " VALUES (1, 2, 'x', '')",
    "spk-3": "INSERT INTO speaker (recording_id, label) VALUES (1, 'S3')",
    "vis-2": "INSERT INTO visit (site_kind, created_at) VALUES ('hotel', '')",
    "rep-3": "INSERT INTO report (kind, title, scenario_id, state, created_at, language)"
    " VALUES ('x', 'x', 'x', 'final', '', 'en')",
    "doc-2": "INSERT INTO document (media_id, name, text, added_at) VALUES (1, 'x', 'x', '')",
    "not-3": "INSERT INTO note (kind, recording_id, person, created_at, changed_at)"
    " VALUES ('note', 1, '', '', '')",
    "ans-2": "INSERT INTO answer (title, question, text, created_at) VALUES ('x', 'x', 'x', '')",
    "def-2": "INSERT INTO definition (kind, name, version, text, own, made_at)"
    " VALUES ('scenario', 'x', 1, 'x', 1, '')",
    "zon-3": "INSERT INTO zone (name, name_key) VALUES ('x', 'x')",
}


@pytest.mark.parametrize("subject", ADDED)
def test_row_that_came_in_past_the_program_is_found(tamper: Tamper, subject: str) -> None:
    (found,) = tamper(ADDED[subject]).breaks
    assert (found.what, found.event) == (f"{subject} not in the log", None)


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (
            "INSERT INTO finding (report_id, position, criterion_id, title, support, review,"
            " statement, recommendation) VALUES (1, 5, 'x', 'x', 'supported', 'open', 'x', '')",
            "rep-1 altered",
        ),
        (
            "INSERT INTO segment (transcript_id, position, start_ms, end_ms, confidence, heard,"
            " text, heard_start_ms, heard_end_ms)"
            " VALUES (1, 9, 9000, 9100, 1, 'x', 'x', 9000, 9100)",
            "trn-1 altered",
        ),
        ("INSERT INTO visit_zone VALUES (1, 2, 1)", "vis-1 altered"),
    ],
)
def test_row_smuggled_into_something_known_is_found(tamper: Tamper, sql: str, what: str) -> None:
    assert tamper(sql).breaks[0].what == what


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE media_chunk SET content = zeroblob(length(content))"
        " WHERE media_id = 1 AND position = 1",
        "DELETE FROM media_chunk WHERE media_id = 1 AND position = 1",
        "DELETE FROM media_chunk WHERE media_id = 1 AND position = 2",
        "DELETE FROM media_chunk WHERE media_id = 1",
        "INSERT INTO media_chunk (media_id, position, content) VALUES (1, 3, x'00')",
        "UPDATE media_chunk SET position = position + 1 WHERE media_id = 1 AND position = 2",
        "UPDATE media_chunk SET position = 9 WHERE media_id = 1 AND position = 0;"
        "UPDATE media_chunk SET position = 0 WHERE media_id = 1 AND position = 1;"
        "UPDATE media_chunk SET position = 1 WHERE media_id = 1 AND position = 9",
    ],
)
def test_altered_bytes_of_an_original_are_found(whole: Path, tamper: Tamper, sql: str) -> None:
    (found,) = tamper(sql).breaks
    assert (found.what, found.event) == ("ori-1 bytes altered", last_event(whole, "ori-1"))


def test_one_altered_byte_is_found(tamper: Tamper) -> None:
    changed = (b"A" + b"another original"[1:]).hex()
    (found,) = tamper(f"UPDATE media_chunk SET content = x'{changed}' WHERE media_id = 2").breaks
    assert found.what == "ori-2 bytes altered"


@pytest.mark.parametrize(
    "field", ["at", "person", "system_user", "program", "action", "subject", "detail"]
)
def test_altered_field_of_an_event_is_found(tamper: Tamper, field: str) -> None:
    found = tamper(f"UPDATE custody SET {field} = {field} || ' ' WHERE number = 5")
    assert [(each.event, each.what) for each in found.breaks] == [(5, "event 5 altered")]


@pytest.mark.parametrize("field", ["previous", "hash"])
def test_altered_hash_of_an_event_is_found(tamper: Tamper, field: str) -> None:
    found = tamper(f"UPDATE custody SET {field} = randomblob(32) WHERE number = 5")
    assert [(each.event, each.what) for each in found.breaks] == [(5, "event 5 altered")]


def test_event_written_anew_with_a_hash_that_fits_is_found(whole: Path, tamper: Tamper) -> None:
    other = replace(events(whole)[4], person="Somebody else")
    sql = f"person = '{other.person}', hash = x'{other.computed().hex()}' WHERE number = 5"
    found = tamper(f"UPDATE custody SET {sql}")
    assert [(each.event, each.what) for each in found.breaks] == [(5, "event 5 altered")]


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("DELETE FROM custody WHERE number = 5", "event 5 missing"),
        ("DELETE FROM custody WHERE number BETWEEN 5 AND 7", "events 5 to 7 missing"),
        ("DELETE FROM custody WHERE number = 1", "event 1 missing"),
        (
            "UPDATE custody SET number = 1000 WHERE number = 5;"
            "UPDATE custody SET number = 5 WHERE number = 6;"
            "UPDATE custody SET number = 6 WHERE number = 1000",
            "event 5 altered",
        ),
    ],
)
def test_missing_and_swapped_events_are_found(tamper: Tamper, sql: str, what: str) -> None:
    assert tamper(sql).breaks[0].what == what


def test_cut_tail_is_found_by_what_was_signed_and_by_the_rows(whole: Path, tamper: Tamper) -> None:
    head = len(events(whole))
    found = tamper(f"DELETE FROM custody WHERE number >= {head - 1}").breaks
    assert f"events {head - 1} to {head} missing" in [each.what for each in found]
    without_anchor = tamper(
        f"DELETE FROM anchor; DELETE FROM custody WHERE number >= {head - 1}"
    ).breaks
    assert [each.what for each in without_anchor] == ["cha-1 altered", "ans-1 not in the log"]


def test_chain_written_anew_is_found_by_a_seal(whole: Path, tmp_path: Path, paths: Paths) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    with Desk.open(paths, copy) as desk:
        sheet, seal = sealing.write_seal(desk, tmp_path)
        assert verify(desk.store, against=sealing.read_seal(sheet)).ok
    drop = "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE name LIKE 'custody_%_%';"
    tool(copy, tool(copy, drop) + "DELETE FROM anchor; DELETE FROM custody;")
    with Desk.open(paths, copy) as desk:  # begins the chain again with all that is there
        assert verify(desk.store).ok
        (found,) = verify(desk.store, against=seal).breaks
    assert (found.event, found.what) == (2, f"events 2 to {seal.number} missing")


def test_seal_of_another_library_does_not_fit(tmp_path: Path, paths: Paths) -> None:
    with Desk.open(paths) as desk, Desk.open(paths, tmp_path / "other.voxdesk") as other:
        seal = sealing.anchor(other)
        assert "another library" in [each.what for each in verify(desk.store, against=seal).breaks]


def test_library_id_put_in_is_found(tamper: Tamper) -> None:
    (found,) = tamper("UPDATE library_setting SET content = '\"x\"' WHERE name = 'id'").breaks
    assert (found.event, found.what) == (1, "library id altered")


def test_breaks_stand_in_the_order_of_events(tamper: Tamper) -> None:
    found = tamper(
        f"{ADDED['rec-3']}; UPDATE answer SET text = 'x'; UPDATE recording SET name = 'x';"
        " UPDATE custody SET at = '' WHERE number = 4"
    )
    numbers = [each.event for each in found.breaks]
    assert numbers[0] == 4
    assert numbers[-1] is None
    assert numbers[:-1] == sorted(each for each in numbers if each is not None)


COVERED = (
    *("anchor", "answer", "answer_passage", "audio_window", "chat", "city", "client", "custody"),
    *("customer", "definition", "document", "employee", "evidence", "figure", "finding"),
    *("library_setting", "media", "media_chunk", "note", "recording", "report"),
    *("report_definition", "report_recording", "segment", "site", "speaker", "stage"),
    *("transcript", "turn", "turn_passage", "visit", "visit_zone", "zone"),
)

UNCOVERED = {
    "bin_entry": "what to show of the bin; that a row is in it is part of the row's state",
    "capture": "sound on its way in; the recording that is made of it is covered",
    "capture_block": "as above; each block has its own hash",
    "capture_moment": "as above; markers become notes, the rest part of the recording's origin",
    "edit": "how to undo; what stands now is covered, and each edit is an event",
    "job": "work to be done; what it makes is covered",
    "passage": "made again from transcripts and findings",
    "pseudonym": "what names are called for other eyes; the names themselves are covered",
    "saved_index": "made again from vectors",
    "speed": "for estimates of the time left",
    "taken_over": "which rows of an archive came in already",
    "term": "words to listen for; those a run was given are among its transcript's parameters",
    "vector": "made again from passages",
}
"""Tables that the chain of custody does not cover, and why."""

ONLY_ORDER = "their order is covered, whatever the numbers"
FOR_FINDING = "names are found by it; made again from the name"
FOR_FACES = "what a face shows first, and where it looks"
UNCOVERED_COLUMNS = {
    "anchor.at": "covered by its signature",
    "anchor.id": "refers to nothing",
    "anchor.public_key": "covered by its signature",
    "anchor.signature": "shows itself whether it holds",
    "answer.scope": FOR_FACES,
    "answer_passage.passage_id": "passages are made again; the quote is covered",
    "audio_window.id": "refers to nothing",
    "chat.pinned": FOR_FACES,
    "chat.scope": FOR_FACES,
    **{
        f"{kind}.name_key": FOR_FINDING
        for kind in ("city", "client", "customer", "employee", "site", "zone")
    },
    "definition.withdrawn_at": FOR_FACES,
    "figure.position": ONLY_ORDER,
    "media.owner": "who is writing it, while it comes in",
    "media_chunk.id": "refers to nothing",
    "recording.state": "how far the work has come",
    "report_definition.position": ONLY_ORDER,
    "report_recording.position": ONLY_ORDER,
    "turn_passage.passage_id": "passages are made again; the quote is covered",
    "visit_zone.position": ONLY_ORDER,
}

CHANGED = {
    "INTEGER": "coalesce({}, 0) + 1000",
    "REAL": "coalesce({}, 0) + 1000.5",
    "TEXT": "coalesce({}, '') || 'x'",
    "BLOB": "randomblob(length({}))",
}


def test_every_table_is_covered_or_its_reason_is_known(whole: Path) -> None:
    with sqlite3.connect(whole) as db:
        found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = {name for (name,) in found if "_search" not in name and name[:7] != "sqlite_"}
    assert tables == {*COVERED, *UNCOVERED}


@pytest.mark.parametrize("table", COVERED)
def test_every_column_is_covered_or_its_reason_is_known(
    whole: Path, tmp_path: Path, table: str
) -> None:
    with sqlite3.connect(whole) as db:
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    copy = tmp_path / "copy.voxdesk"
    for _, column, kind, *_ in columns:
        shutil.copy(whole, copy)
        alter(copy, f"UPDATE {table} SET {column} = {CHANGED[kind].format(column)}")
        name = f"{table}.{column}"
        assert verified(copy).ok == (name in UNCOVERED_COLUMNS), name


def test_verifying_sees_one_moment_while_work_goes_on(whole: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    store = Store.open(copy)

    def write(progress: Progress) -> None:
        store.recordings.rename(RecordingId(1), f"{len(told)}.wav")
        told.append(progress)

    told: list[Progress] = []
    found = verify(store, on_progress=write)
    after = verify(store)
    store.close()
    assert found.ok
    assert after.ok
    assert {each.unit for each in told} == {Unit.STEPS, Unit.BYTES}
    assert told[-1].done == told[-1].total == found.checked["bytes"]
    assert after.events == found.events + len(told)


def test_verifying_can_be_stopped(whole: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    store = Store.open(copy)
    with pytest.raises(Cancelled):
        verify(store, cancelled=lambda: True)
    store.close()


def test_sample_reads_some_originals_and_all_rows(whole: Path) -> None:
    library = Connections(whole, None, Person("", ""))
    found = verify(library, sample=1)
    library.close()
    assert found.ok
    sizes = [len(content) for content in (ORIGINAL, b"another original", b"a document")]
    assert found.checked["bytes"] in sizes
    assert found.checked["original"] == len(sizes)


def test_run_that_is_killed_and_goes_on_verifies_at_every_step(
    whole: Path, tmp_path: Path, paths: Paths
) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    with Desk.open(paths, copy) as desk:
        # More was committed since the run told of itself: a killed one leaves it so.
        more = [HeardSegment(3_000, 5_900, "and the rest", 0.9)]
        desk.store.transcripts.append(TranscriptId(2), more, heard_until_ms=6_000)
        desk.store.transcripts.set_language(TranscriptId(2), "en", 0.9)
        assert verify(desk.store).ok
        desk.store.transcripts.complete(TranscriptId(2), 9_000)
        transcribing.note(desk, TranscriptId(2))
        assert verify(desk.store).ok


ACTS: dict[str, Callable[[Desk], object]] = {
    "rename a recording": lambda desk: desk.store.recordings.rename(RecordingId(1), "x.wav"),
    "move a recording": lambda desk: desk.store.recordings.set_visit(RecordingId(2), VisitId(1)),
    "change a card": lambda desk: desk.store.visits.update(VisitId(1), VisitCard(site="Other")),
    "rename a site": lambda desk: desk.store.names.rename(NameKind.SITE, 1, "Astra"),
    "merge sites": lambda desk: merged(desk, NameKind.SITE, VisitCard(site="Astra")),
    "merge customers": lambda desk: merged(desk, NameKind.CUSTOMER, VisitCard(customer="Nord")),
    "merge clients": lambda desk: merged(desk, NameKind.CLIENT, VisitCard(client="Ivanov")),
    "merge employees": lambda desk: merged(desk, NameKind.EMPLOYEE, VisitCard(employee="Pet")),
    "merge cities": lambda desk: merged(desk, NameKind.CITY, VisitCard(city="Rīga")),
    "merge zones": lambda desk: merge(desk.store, NameKind.ZONE, 2, 1),
    "change a note": lambda desk: desk.store.notes.change(NoteId(1), "x"),
    "delete a visit": lambda desk: desk.store.bin.put("vis-1"),
    "delete and restore a recording": lambda desk: desk.store.bin.restore(
        desk.store.bin.put("rec-1").id
    ),
    "forget a visit": lambda desk: forgotten(desk, "vis-1"),
    "forget a recording": lambda desk: forgotten(desk, "rec-1"),
    "forget a report": lambda desk: forgotten(desk, "rep-1"),
    "forget a document": lambda desk: forgotten(desk, "doc-1"),
    "forget a chat": lambda desk: forgotten(desk, "cha-1"),
    "forget an answer": lambda desk: forgotten(desk, "ans-1"),
    "join segments": lambda desk: editing.join(desk, [SegmentId(5), SegmentId(6)]),
    "retime a segment": lambda desk: editing.retime(desk, SegmentId(3), 6_100, 8_000),
    "remove a segment": lambda desk: editing.remove(desk, [SegmentId(3)]),
    "restore a text": lambda desk: editing.restore(desk, TranscriptId(1), None),
    "split until there is no room": lambda desk: split_often(desk),
    "merge voices": lambda desk: desk.store.speakers.merge(SpeakerId(1), SpeakerId(2)),
    "name a voice": lambda desk: desk.store.speakers.rename(SpeakerId(1), "x"),
    "choose a version": lambda desk: desk.store.transcripts.choose(RecordingId(1), TranscriptId(1)),
    "rename a chat": lambda desk: desk.store.chats.rename(ChatId(1), "x"),
    "pin a chat": lambda desk: desk.store.chats.pin(ChatId(1), pinned=True),
    "rename an answer": lambda desk: desk.store.answers.rename(AnswerId(1), "x"),
    "supersede a report": lambda desk: desk.store.reports.set_state(
        ReportId(1), ReportState.SUPERSEDED
    ),
    "enter a term": lambda desk: desk.store.terms.add("Nord"),
    "decode in vain": lambda desk: desk.store.recordings.remove(refused(desk)),
    "sweep": lambda desk: desk.store.media.sweep(),
}


def merged(desk: Desk, kind: NameKind, card: VisitCard) -> None:
    """Enter a visit with another name, then make one of the two."""
    desk.store.visits.add(replace(card, site_kind=CARD.site_kind))
    first, second = sorted(each.id for each in desk.store.names.all(kind))
    merge(desk.store, kind, second, first)


def forgotten(desk: Desk, subject: str) -> None:
    entry = desk.store.bin.put(subject)
    job = forgetting.submit(desk, [entry.id])
    desk.start(HANDLERS)
    (done,) = desk.jobs.wait([job.id])
    assert done.state is JobState.DONE, done.error_detail


def split_often(desk: Desk) -> None:
    """So often that the places between two segments of the engine are given out anew."""
    editing.correct(desk, SegmentId(1), "word " * 60)
    segment_id = SegmentId(1)
    for _ in range(55):
        edit = editing.split(desk, segment_id, 5)
        assert edit is not None
        segment_id = max(state.id for state in edit.after)
    spread = [each for each in desk.store.custody.events() if '"spread"' in each.detail]
    assert spread


def refused(desk: Desk) -> RecordingId:
    kept = desk.store.media.adopt(io.BytesIO(b"no sound"), size_bytes=8)
    return desk.store.recordings.add("refused.wav", kept).id


@pytest.mark.parametrize("act", ACTS)
def test_whatever_the_program_does_verifies(
    whole: Path, tmp_path: Path, paths: Paths, act: str
) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    with Desk.open(paths, copy) as desk:
        ACTS[act](desk)
        assert verify(desk.store).breaks == ()


def test_undone_edit_verifies(whole: Path, tmp_path: Path, paths: Paths) -> None:
    copy = tmp_path / "copy.voxdesk"
    shutil.copy(whole, copy)
    with Desk.open(paths, copy) as desk:
        for edit in reversed(desk.store.edits.history(TranscriptId(1))):
            editing.undo(desk, edit.id)
        assert verify(desk.store).ok


def test_library_of_the_first_version_verifies_once_taken_over(tmp_path: Path) -> None:
    library = real_library(tmp_path / "library.voxdesk")
    assert verified(library).ok
    alter(library, "UPDATE segment SET text = 'x' WHERE id = 1")
    (found,) = verified(library).breaks
    assert (found.event, found.what) == (1, "seg-1 altered")
