"""The JSON documents have exactly the shapes the command line promises."""

import json
from dataclasses import replace

from voxdesk.domain.ids import JobId, PassageId, RecordingId, ReportId
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.domain.knowledge import Hit, HitKind
from voxdesk.domain.report import Polarity
from voxdesk.export import documents
from voxdesk.export.sheets import ReportSheet, TranscriptSheet


def test_recording_has_the_keys_of_the_import_document(transcript_sheet: TranscriptSheet) -> None:
    assert documents.recording_document(transcript_sheet.recording) == {
        "id": "rec-1",
        "name": "Lobby & rooms <walk>.wav",
        "duration_ms": 205_000,
        "sha256": "ab" * 32,
        "state": "indexed",
    }


def test_recording_not_yet_decoded_has_no_duration(transcript_sheet: TranscriptSheet) -> None:
    fresh = replace(transcript_sheet.recording, facts=None)
    assert documents.recording_document(fresh)["duration_ms"] is None


def test_transcript_reads_back_with_written_ids_and_flags(
    transcript_sheet: TranscriptSheet,
) -> None:
    document = json.loads(documents.transcript_json(transcript_sheet))
    assert set(document) == {
        "recording",
        "transcript",
        "segments",
        "visit",
        "seal",
        "pseudonymised",
    }
    assert document["transcript"] == {
        "id": "trn-1",
        "model": "whisper-base",
        "language": "en",
        "complete": True,
    }
    assert document["recording"]["visit_id"] == "vis-2"
    assert document["segments"][3] == {
        "id": "seg-4",
        "start_ms": 3_630_000,
        "end_ms": 3_631_200,
        "speaker": None,
        "heard": "Thank you, thank you.",
        "text": "Thank you, thank you.",
        "confidence": 0.91,
        "flags": ["repetition", "unsure"],
    }
    assert document["segments"][0]["speaker"] == "Ana <R>"
    assert document["visit"]["site_kind"] == "hotel"


def test_recording_never_transcribed_shows_no_transcript(
    transcript_sheet: TranscriptSheet,
) -> None:
    document = documents.transcript_document(TranscriptSheet(transcript_sheet.recording))
    assert document["transcript"] is None
    assert document["segments"] == []


def test_report_has_the_promised_keys_and_doubtful_evidence_apart(
    report_sheet: ReportSheet,
) -> None:
    document = documents.report_document(report_sheet)
    assert list(document) == [
        "id",
        "kind",
        "visit_id",
        "site_kind",
        "state",
        "supersedes",
        "scenario",
        "findings",
        "summary",
        "figures",
        "judged",
        "similar",
        "run",
    ]
    first = json.loads(json.dumps(document))["findings"][0]
    assert (first["id"], first["verdict"], first["review"]) == ("fin-1", "partly_met", "open")
    assert [each["stance"] for each in first["evidence"]] == ["for", "against"]
    assert first["evidence"][0] == {
        "number": 1,
        "recording_id": "rec-1",
        "segment_ids": ["seg-3"],
        "speaker": None,
        "quote": "The young woman at the desk greeted us at once.",
        "start_ms": 12_000,
        "end_ms": 16_000,
        "check": None,
        "stance": "for",
        "probability": 0.97,
        "sure": True,
    }
    assert [each["probability"] for each in first["doubtful"]] == [0.52]


def test_finding_nobody_judged_has_a_null_verdict_and_all_its_evidence(
    report_sheet: ReportSheet,
) -> None:
    finding = report_sheet.report.findings[0]
    unjudged = replace(
        finding,
        verdict=None,
        evidence=tuple(replace(each, stance=None, probability=None) for each in finding.evidence),
    )
    report = replace(report_sheet.report, findings=(unjudged,))
    sheet = replace(report_sheet, report=report)
    document = json.loads(json.dumps(documents.report_document(sheet)))["findings"][0]
    assert document["verdict"] is None
    assert len(document["evidence"]) == 3
    assert document["evidence"][0]["stance"] is None
    assert document["doubtful"] == []


def test_evidence_a_person_took_out_is_in_neither_list(report_sheet: ReportSheet) -> None:
    finding = report_sheet.report.findings[1]
    refused = replace(finding, evidence=(replace(finding.evidence[0], confirmed=False),))
    report = replace(report_sheet.report, findings=(refused,))
    sheet = replace(report_sheet, report=report)
    document = json.loads(json.dumps(documents.report_document(sheet)))["findings"][0]
    assert document["evidence"] == document["doubtful"] == []
    assert [each["number"] for each in document["taken_out"]] == [1]


def test_report_export_adds_title_visit_and_recordings(report_sheet: ReportSheet) -> None:
    document = json.loads(documents.report_json(report_sheet))
    assert document["title"] == "Site walk-through"
    assert document["visit"]["date"] == "2026-11-20"
    assert document["recordings"][0]["id"] == "rec-1"
    assert document["similar"][0]["source_id"] == "fin-9"
    assert document["run"]["hash"] == "cd" * 32


def test_finding_tells_section_score_polarity_and_what_is_stale_or_a_persons_own(
    report_sheet: ReportSheet,
) -> None:
    finding = replace(
        report_sheet.report.findings[0],
        section="service",
        score=200 / 3,
        polarity=Polarity.MIXED,
        own={"verdict": "", "statement": "It was."},
    )
    version = replace(
        report_sheet.report, findings=(finding,), judged={"Z": 50.0}, supersedes=ReportId(7)
    )
    stale = frozenset({finding.id})
    sheet = replace(report_sheet, report=version, scenario_version=3, stale=stale)
    document = json.loads(json.dumps(documents.report_document(sheet)))
    (told,) = document["findings"]
    assert (told["section"], told["score"], told["polarity"]) == ("service", 66.7, "mixed")
    assert (told["own"], told["stale"]) == (["statement", "verdict"], True)
    assert document["scenario"] == {"id": version.scenario_id, "version": 3}
    assert (document["judged"], document["supersedes"]) == ({"Z": 50.0}, "rep-7")


def test_half_a_surrogate_pair_does_not_stop_an_export(
    transcript_sheet: TranscriptSheet,
) -> None:
    odd = replace(transcript_sheet.segments[0], text="a\ud800b")
    document = json.loads(documents.transcript_json(replace(transcript_sheet, segments=(odd,))))
    assert document["segments"][0]["text"] == "a?b"


def test_hits_say_by_what_they_were_found() -> None:
    hit = Hit(HitKind.PASSAGE, PassageId(5), RecordingId(1), None, 10, 20, "text", 0.5, ("words",))
    assert documents.hits_document([hit]) == {
        "hits": [
            {
                "kind": "passage",
                "id": "pas-5",
                "recording_id": "rec-1",
                "start_ms": 10,
                "end_ms": 20,
                "text": "text",
                "score": 0.5,
                "why": ["words"],
            }
        ]
    }


def test_job_shows_its_progress_and_its_error() -> None:
    job = Job(
        JobId(7),
        JobKind.TRANSCRIBE,
        JobState.FAILED,
        {"recording": 1},
        "2026-11-20T10:00:00+00:00",
        progress=Progress(5, 10, Unit.AUDIO_MS),
        error_code="engine.crashed",
        error_detail="speech",
    )
    document = documents.job_document(job)
    assert document["id"] == "job-7"
    assert document["progress"] == {"done": 5, "total": 10, "unit": "audio_ms"}
    assert document["error"] == {"code": "engine.crashed", "detail": "speech"}
