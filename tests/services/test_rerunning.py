"""Reports that were stopped go on where they were, and parts of them can be written anew."""

from dataclasses import replace

import pytest

from tests.services.conftest import Work
from tests.services.scripted import Scripted, keep_study
from tests.services.test_methods import (
    DOG,
    DOGS,
    LAMP,
    NOISE,
    OFFERS,
    QUIET,
    ROLES,
    SPOKEN,
    THRIFT,
    script,
)
from tests.services.told import by_criterion, quotes, recorded, report_on
from voxdesk.desk import Desk
from voxdesk.domain.ids import FindingId
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Finding, Report, ReportState, Review, Verdict
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import collecting, editing, linking, reporting, reviewing


@pytest.fixture
def writer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    made = script()
    made.take_over(desk, monkeypatch)
    keep_study(desk)
    # Windows so small that there are several of them.
    monkeypatch.setattr(collecting, "WINDOW", 2)
    monkeypatch.setattr(linking, "WINDOW", 3)
    monkeypatch.setattr(linking, "OVERLAP", 2)
    return made


@pytest.fixture
def recording(desk: Desk) -> Recording:
    return recorded(desk, SPOKEN, roles=ROLES)


def told(report: Report) -> list[Finding]:
    """The findings without the ids that the library gave them."""
    return [replace(each, id=FindingId(0)) for each in report.findings]


def stopped_and_resumed(
    desk: Desk, work: Work, writer: Scripted, recording: Recording, served: int
) -> tuple[Job, int]:
    """A job whose engine failed after some requests, then done; and requests of both runs."""
    job = reporting.submit(desk, [recording.id], kind="study")
    writer.fails_after = served
    (failed,) = work(job)
    assert failed.state is JobState.FAILED
    before = len(writer.requests)
    writer.fails_after = None
    desk.jobs.retry(job.id)
    (done,) = work(job)
    assert done.state is JobState.DONE, done
    return done, len(writer.requests) - before


def test_a_report_stopped_anywhere_ends_as_one_that_was_not(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    whole = report_on(desk, work, recording, kind="study")
    requests = len(writer.requests)
    assert requests > 20
    for served in range(1, requests, 4):
        job, again = stopped_and_resumed(desk, work, writer, recording, served)
        report = reporting.report_of(desk, job)
        assert told(report) == told(whole)
        assert (report.summary, report.figures) == (whole.summary, whole.figures)
        assert again < requests or served < 4


def test_windows_that_were_read_are_not_read_again(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    report_on(desk, work, recording, kind="study")
    once = len([task for task in writer.written if "items" in str(task.schema)])
    assert once > 3
    requests = len(writer.requests)
    writer.asked.clear()
    writer.written.clear()
    stopped_and_resumed(desk, work, writer, recording, requests - 2)
    windows = [task.user for task in writer.written if "items" in str(task.schema)]
    assert len(windows) == once
    assert len(writer.lines_asked("matters")) == len(set(writer.lines_asked("matters")))


def test_a_report_whose_text_changed_while_it_stood_still_reads_it_again(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    report_on(desk, work, recording, kind="study")
    matters = [number for number, each in enumerate(writer.requests) if "matters" in each]
    # It stops at the names of the others: all of their windows are read.
    job = reporting.submit(desk, [recording.id], kind="study")
    writer.fails_after = matters[-1] + 1
    work(job)
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    segment = desk.store.transcripts.segments(transcript.id)[SPOKEN.index(DOGS)]
    writer.fails_after = None
    editing.correct(desk, segment.id, "Without my cat I do not travel anywhere.")
    desk.jobs.retry(job.id)
    (done,) = work(job)
    assert quotes(by_criterion(reporting.report_of(desk, done))["other-1"]) == [DOG]


def test_rerun_of_findings_replaces_them_and_leaves_all_others(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    for each in first.findings:
        reviewing.review(desk, each.id, Review.ACCEPTED)
    writer.labels = {**writer.labels, ("Factor: Lighting", LAMP): "critical"}
    (done,) = work(reporting.rerun(desk, first.id, criterion_ids=["lighting", "loyal"]))
    assert done.state is JobState.DONE, done
    report = desk.store.reports.get(first.id)
    found = by_criterion(report)
    assert [each.id for each in report.findings] == [each.id for each in first.findings]
    opened = {each.criterion_id for each in report.findings if each.review is Review.OPEN}
    assert opened == {"lighting", "loyal"}
    assert found["lighting"].polarity == "critical"
    assert "Criticised: lighting [4]." in report.summary
    assert report.run is not None
    assert first.run is not None
    assert report.run.seconds == first.run.seconds
    (line,) = report.run.reruns
    assert line["criteria"] == ["lighting", "loyal"]
    assert line["writer"] == first.run.writer
    assert str(line["at"]) > report.created_at


def test_rerun_of_a_stage_makes_all_its_findings_anew(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    writer.labels = {**writer.labels, ("matters", THRIFT): "yes"}
    writer.names = {**writer.names, THRIFT: "thrift"}
    (done,) = work(reporting.rerun(desk, first.id, stage_id="others"))
    assert done.state is JobState.DONE, done
    report = desk.store.reports.get(first.id)
    assert [each.criterion_id for each in report.findings] == [
        *("loyal", "opening", "acoustic-comfort", "lighting", "price-level"),
        *("other-1", "other-2", "links-1"),
    ]
    assert by_criterion(report)["other-2"].title == "thrift"
    assert report.figures["mentioned"] == {"rooms": 2, "prices": 0, "other": 2, "total": 4}


def test_rerun_of_what_a_stage_found_judges_its_sentences_as_they_stand_now(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    segments = desk.store.transcripts.segments(transcript.id)
    editing.correct(desk, segments[SPOKEN.index(DOG)].id, "My dog comes along wherever I travel.")
    editing.correct(desk, segments[SPOKEN.index(OFFERS)].id, "And then we went to see the sea.")
    writer.labels = {**writer.labels, ("Factor: dog", "comes along"): "positive"}
    work(reporting.rerun(desk, first.id, criterion_ids=["other-1", "links-1"]))
    found = by_criterion(desk.store.reports.get(first.id))
    assert quotes(found["other-1"]) == ["My dog comes along wherever I travel.", DOGS]
    assert found["other-1"].title == "dog"
    assert quotes(found["links-1"]) == [THRIFT]
    assert found["links-1"].title == "Thrift – Compares offers"


def test_rerun_of_a_link_that_nothing_shows_any_more_says_so(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    writer.labels = {}
    work(reporting.rerun(desk, first.id, criterion_ids=["links-1"]))
    report = desk.store.reports.get(first.id)
    link = by_criterion(report)["links-1"]
    assert (link.evidence, link.verdict, link.statement) == ((), Verdict.NOT_COVERED, "")
    assert report.figures["links_found"] == 0


def test_a_rerun_that_was_stopped_goes_on(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    writer.asked.clear()
    job = reporting.rerun(desk, first.id, criterion_ids=["acoustic-comfort", "lighting"])
    writer.fails_after = 4
    (failed,) = work(job)
    assert failed.state is JobState.FAILED
    writer.fails_after = None
    desk.jobs.retry(job.id)
    (done,) = work(job)
    assert done.state is JobState.DONE, done
    assert told(desk.store.reports.get(first.id)) == told(first)
    assert len([each for each in writer.asked if "Acoustic" in each[0]]) == 1


def test_what_was_reviewed_is_a_draft_again_once_a_part_is_written_anew(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    assert not writer.asked
    first = report_on(desk, work, recording, kind="study")
    desk.store.reports.set_state(first.id, ReportState.REVIEWED)
    work(reporting.rerun(desk, first.id, criterion_ids=["loyal"]))
    assert desk.store.reports.get(first.id).state is ReportState.DRAFT


def test_rerun_is_refused_where_it_cannot_be(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    assert not writer.asked
    first = report_on(desk, work, recording, kind="study")
    with pytest.raises(NothingFound, match="horoscope"):
        reporting.rerun(desk, first.id, criterion_ids=["horoscope"])
    with pytest.raises(NothingFound, match="no-stage"):
        reporting.rerun(desk, first.id, stage_id="no-stage")
    with pytest.raises(BadRequest):
        reporting.rerun(desk, first.id)
    desk.store.reports.set_state(first.id, ReportState.FINAL)
    with pytest.raises(BadRequest, match="rep-1 was signed off"):
        reporting.rerun(desk, first.id, criterion_ids=["loyal"])


def test_a_report_signed_off_while_its_rerun_waits_is_left_alone(
    desk: Desk, work: Work, writer: Scripted, recording: Recording
) -> None:
    first = report_on(desk, work, recording, kind="study")
    writer.labels = {}
    desk.jobs.hold(held=True)
    job = reporting.rerun(desk, first.id, criterion_ids=["acoustic-comfort"])
    desk.store.reports.set_state(first.id, ReportState.FINAL)
    desk.jobs.hold(held=False)
    (failed,) = work(job)
    assert failed.state is JobState.FAILED
    assert "signed off" in failed.error_detail
    found = by_criterion(desk.store.reports.get(first.id))["acoustic-comfort"]
    assert quotes(found) == [QUIET, NOISE]
