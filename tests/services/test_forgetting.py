"""The bin, and forgetting: what goes into it comes back whole, what is emptied leaves no trace."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.services.planted import PLANTED, RUN, bytes_of, made, noise, traces
from voxdesk.desk import Desk
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import BinId, ReportId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.report import (
    SimilarPassage,
)
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import forgetting, verifying
from voxdesk.store import removal


def empty(desk: Desk, work: Callable[..., tuple[Job, ...]], *bin_ids: BinId) -> None:
    (job,) = work(forgetting.submit(desk, bin_ids))
    assert (job.state, job.error_code) == (JobState.DONE, "")


def test_forgotten_visit_is_in_no_byte_of_the_library(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    kept_visit, kept_recording, kept_report = made(desk, "stays", 1_000)
    visit_id, recording_id, report_id = made(desk, PLANTED, 2_000)
    similar = SimilarPassage("recording", recording_id, visit_id, "Aurora", "", PLANTED, 0.9)
    desk.store.reports.finish(
        kept_report, summary="", figures=Figures({}), similar=[similar], run=RUN
    )
    assert len(traces(desk, 2_000)) > 700
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    empty(desk, work, entry.id)
    assert traces(desk, 2_000) == []
    content = bytes_of(desk.store.path)
    assert b"stays spoke" in content
    assert noise(1_000, 3 << 20)[:64] in content
    with pytest.raises(NothingFound):
        desk.store.visits.get(visit_id)
    with pytest.raises(NothingFound):
        desk.store.recordings.get(recording_id)
    with pytest.raises(NothingFound):
        desk.store.reports.get(report_id)
    assert desk.store.bin.entries() == ()
    assert desk.store.visits.get(kept_visit).card.client == "Client stays"
    assert desk.store.recordings.get(kept_recording).facts is not None
    assert desk.store.reports.get(kept_report).similar == ()
    assert [chat.title for chat in desk.store.chats.recent()] == ["About stays"]
    assert desk.store.names.names("client") == ("Client stays",)
    assert desk.store.pseudonyms.all() == {
        "client-1": "Client stays",
        "person-1": "Mr stays",
        "site-1": "Aurora",
    }
    assert desk.store.rows("PRAGMA foreign_key_check") == []
    checked = verifying.verify(desk.store)
    assert checked.breaks == ()
    said = "".join(event.detail for event in desk.store.custody.events())
    assert PLANTED not in said
    assert f"rec-{recording_id}" in said


def test_every_act_of_deleting_can_be_undone(desk: Desk) -> None:
    visit_id, recording_id, report_id = made(desk, "word", 1)
    before = desk.store.rows("SELECT * FROM v_finding"), desk.store.visits.recent()
    for subject in (
        f"vis-{visit_id}",
        f"rec-{recording_id}",
        f"rep-{report_id}",
        "doc-1",
        "not-1",
        "cha-1",
        "ans-1",
    ):
        entry = forgetting.delete(desk, subject)
        assert desk.store.bin.entries() == (entry,)
        assert entry.subject == subject
        with pytest.raises(BadRequest, match="in the bin"):
            forgetting.delete(desk, subject)
        assert forgetting.restore(desk, entry.id) == entry
        assert desk.store.bin.entries() == ()
    assert (desk.store.rows("SELECT * FROM v_finding"), desk.store.visits.recent()) == before
    assert verifying.verify(desk.store).breaks == ()
    for nonsense, error in (("seg-1", BadRequest), ("vis-99", NothingFound)):
        with pytest.raises(error, match=nonsense):
            forgetting.delete(desk, nonsense)


def test_visit_takes_with_it_what_rests_on_it(desk: Desk) -> None:
    visit_id, _, _ = made(desk, "word", 1)
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    assert entry.title == "Aurora 2026-01-05"
    assert sorted(desk.store.bin.covered(entry.id).subjects()) == sorted(
        [f"vis-{visit_id}", "rec-1", "doc-1", "rep-1", "not-1", "not-2"]
    )
    assert desk.store.visits.recent() == ()
    assert desk.store.search.segments("word", Scope(), 5) == ()


def test_what_was_deleted_before_stays_when_its_visit_comes_back(desk: Desk) -> None:
    visit_id, recording_id, _ = made(desk, "word", 1)
    first = forgetting.delete(desk, f"rec-{recording_id}")
    second = forgetting.delete(desk, f"vis-{visit_id}")
    with pytest.raises(BadRequest, match=f"rests on vis-{visit_id}.*bin-{second.id}"):
        forgetting.restore(desk, first.id)
    forgetting.restore(desk, second.id)
    assert desk.store.bin.entries() == (first,)
    assert desk.store.recordings.recent() == ()
    forgetting.restore(desk, first.id)
    assert len(desk.store.recordings.recent()) == 1


def test_entry_goes_with_the_one_it_rests_on(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    visit_id, recording_id, _ = made(desk, PLANTED, 1)
    first = forgetting.delete(desk, f"rec-{recording_id}")
    second = forgetting.delete(desk, f"vis-{visit_id}")
    empty(desk, work, second.id, first.id)
    assert desk.store.bin.entries() == ()
    assert traces(desk, 1) == []


def test_recording_is_forgotten_without_its_visit(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    visit_id, recording_id, _ = made(desk, "word", 1)
    empty(desk, work, forgetting.delete(desk, f"rec-{recording_id}").id)
    assert desk.store.visits.get(visit_id).card.client == "Client word"
    assert desk.store.recordings.recent() == ()
    assert desk.store.rows("SELECT count(*) FROM report") == [(0,)]
    assert verifying.verify(desk.store).breaks == ()


def test_original_that_a_document_has_too_stays(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    media = desk.store.media.of_recording(recording_id)
    desk.store.documents.add("same.bin", media, "text")
    empty(desk, work, forgetting.delete(desk, f"rec-{recording_id}").id)
    assert desk.store.media.reader(media.id).read_at(0, 64) == noise(1, 64)
    assert verifying.verify(desk.store).breaks == ()


def test_deleting_stops_the_work_on_it(desk: Desk) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    job = desk.jobs.add(JobKind.EXPORT, {"kind": "recording", "id": recording_id, "target": "/x"})
    other = desk.jobs.add(JobKind.EXPORT, {"kind": "recording", "id": 99, "target": "/y"})
    forgetting.delete(desk, f"rec-{recording_id}")
    assert desk.jobs.get(job.id).state is JobState.CANCELLED
    assert desk.jobs.get(other.id).state is JobState.WAITING


def test_what_is_worked_on_is_not_forgotten(desk: Desk) -> None:
    _, recording_id, _ = made(desk, "word", 1)
    entry = forgetting.delete(desk, f"rec-{recording_id}")
    job = desk.store.jobs.add(JobKind.REPORT, {"recording_ids": [recording_id]})
    desk.store.jobs.move(job.id, JobState.RUNNING)
    with pytest.raises(BadRequest, match=f"job-{job.id}"):
        removal.forget_entry(desk.store, entry.id)
    assert desk.store.recordings.get(recording_id).name == "word.wav"


FORGET = """
import sys
from pathlib import Path
from voxdesk.store import removal
from voxdesk.store.store import Store

store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
removal.forget_entry(store, 1)
removal.settle(store)
"""


@pytest.mark.parametrize("after_s", [0.0, 0.01, 0.03, 0.06])
def test_forgetting_that_was_killed_goes_on_with_what_is_left(
    desk: Desk, work: Callable[..., tuple[Job, ...]], after_s: float
) -> None:
    made(desk, "stays", 1_000)
    visit_id, _, _ = made(desk, PLANTED, 1)
    entry = forgetting.delete(desk, f"vis-{visit_id}")
    job = forgetting.submit(desk, [entry.id])
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            FORGET.replace("(store, 1)", f"(store, {entry.id})"),
            str(desk.store.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == b"ready\n"
    child.stdin.write(b"\n")
    child.stdin.flush()
    time.sleep(after_s)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert verifying.verify(desk.store).breaks == ()
    (done,) = work(job)
    assert done.state is JobState.DONE
    desk.store.media.sweep()
    removal.settle(desk.store)
    assert traces(desk, 1) == []
    assert verifying.verify(desk.store).breaks == ()
    assert desk.store.rows("PRAGMA integrity_check") == [("ok",)]


def test_what_superseded_a_forgotten_report_stands_alone_and_texts_stay(
    desk: Desk, work: Callable[..., tuple[Job, ...]]
) -> None:
    visit_id, recording_id, _report = made(desk, "stays", 1_000)
    text = desk.store.definitions.keep(DefinitionKind.SCENARIO, "mine", "text", own=True)
    old, new = (
        desk.store.reports.start(
            "I1",
            "T",
            "mine",
            visit_id,
            (recording_id,),
            "en",
            definition_ids=(text.id,),
            supersedes=before,
        )
        for before in (None, ReportId(2))
    )
    empty(desk, work, forgetting.delete(desk, f"rep-{old}").id)
    assert desk.store.reports.get(new).supersedes is None
    assert desk.store.rows("SELECT report_id FROM report_definition") == [(new,)]
    empty(desk, work, forgetting.delete(desk, f"rep-{new}").id)
    assert desk.store.rows("SELECT count(*) FROM report_definition") == [(0,)]
    assert desk.store.definitions.get(text.id) == text
    assert desk.store.rows("PRAGMA foreign_key_check") == []
    assert verifying.verify(desk.store).breaks == ()
