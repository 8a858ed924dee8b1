"""The JSON documents, the same for exports and for the command line's `--json`.

Ids are written with their prefix, enumerations as their values, times in milliseconds.
"""

import json
from collections.abc import Iterable

from voxdesk.domain import ids
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.job import Job
from voxdesk.domain.knowledge import Hit
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Evidence, Finding, SimilarPassage
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.visit import VisitCard
from voxdesk.export.sheets import ReportSheet, TranscriptSheet, doubtful, standing

Document = dict[str, object]


def recording_document(recording: Recording) -> Document:
    """A recording as lists show it; `duration_ms` is null until it was decoded."""
    return {
        "id": ids.written("recording", recording.id),
        "name": recording.name,
        "duration_ms": recording.facts.duration_ms if recording.facts else None,
        "sha256": recording.sha256,
        "state": recording.state.value,
    }


def transcript_document(sheet: TranscriptSheet) -> Document:
    """A recording with its transcript and segments."""
    recording, transcript, facts = sheet.recording, sheet.transcript, sheet.recording.facts
    return {
        "recording": recording_document(recording)
        | {
            "visit_id": _written_or_none("visit", recording.visit_id),
            "size_bytes": recording.size_bytes,
            "source": recording.source.value,
            "added_at": recording.added_at,
            "rate_hz": facts.rate_hz if facts else None,
            "channels": facts.channels if facts else None,
            "codec": facts.codec if facts else None,
        },
        "transcript": None
        if transcript is None
        else {
            "id": ids.written("transcript", transcript.id),
            "model": transcript.model_id,
            "language": transcript.language,
            "complete": transcript.complete,
        },
        "segments": [
            {
                "id": ids.written("segment", segment.id),
                "start_ms": segment.start_ms,
                "end_ms": segment.end_ms,
                "speaker": sheet.speaker_name(segment.speaker_id) or None,
                "heard": segment.heard,
                "text": segment.text,
                "confidence": round(segment.confidence, 4),
                "flags": sorted(flag.value for flag in segment.flags),
            }
            for segment in sheet.segments
        ],
    }


def report_document(sheet: ReportSheet) -> Document:
    """A report with its findings and how it was made: `resources/schemas/report.schema.json`."""
    report = sheet.report
    return {
        "id": ids.written("report", report.id),
        "kind": report.kind,
        "visit_id": _written_or_none("visit", report.visit_id),
        "site_kind": report.site_kind.value,
        "state": report.state.value,
        "supersedes": _written_or_none("report", report.supersedes),
        "scenario": {"id": report.scenario_id, "version": sheet.scenario_version or None},
        "findings": [finding_document(finding, sheet) for finding in report.findings],
        "summary": report.summary,
        "figures": report.figures,
        "judged": report.judged,
        "similar": [_similar_document(passage) for passage in report.similar],
        "run": None if report.run is None else _run_document(report.run),
    }


def hits_document(hits: Iterable[Hit]) -> Document:
    """What a search found."""
    return {
        "hits": [
            {
                "kind": hit.kind.value,
                "id": ids.written(hit.kind.value, hit.id),
                "recording_id": _written_or_none("recording", hit.recording_id),
                "start_ms": hit.start_ms,
                "end_ms": hit.end_ms,
                "text": hit.text,
                "score": round(hit.score, 6),
                "why": list(hit.why),
            }
            for hit in hits
        ]
    }


def job_document(job: Job) -> Document:
    """A job as the list of jobs shows it."""
    progress = job.progress
    return {
        "id": ids.written("job", job.id),
        "kind": job.kind.value,
        "state": job.state.value,
        "request": job.request,
        "result": job.result,
        "attempts": job.attempts,
        "progress": None
        if progress is None
        else {"done": progress.done, "total": progress.total, "unit": progress.unit.value},
        "seconds_left": job.seconds_left,
        "error": {"code": job.error_code, "detail": job.error_detail} if job.error_code else None,
        "created_at": job.created_at,
        "started_at": job.started_at or None,
        "ended_at": job.ended_at or None,
    }


def visit_document(card: VisitCard) -> Document:
    """A visit card; what nobody filled in is null or empty."""
    return {
        "number": card.number,
        "date": card.date.isoformat() if card.date else None,
        "site": card.site,
        "site_kind": card.site_kind.value,
        "zones": list(card.zones),
        "city": card.city,
        "client": card.client,
        "customer": card.customer,
        "employee": card.employee,
        "scenario": card.scenario_id,
        "consent_by": card.consent_by,
        "consent_on": card.consent_on.isoformat() if card.consent_on else None,
    }


def seal_document(seal: Anchor) -> Document:
    """A seal; hashes, key and signature in hexadecimal."""
    return {**seal.parts, "event": seal.number}


def transcript_json(sheet: TranscriptSheet) -> bytes:
    """The transcript's document with its visit card and its seal."""
    return _encoded(
        transcript_document(sheet)
        | {"pseudonymised": sheet.pseudonymised}
        | _visit_part(sheet.card)
        | _seal_part(sheet.seal)
    )


def report_json(sheet: ReportSheet) -> bytes:
    """The report's document with its visit card, the recordings it quotes and its seal."""
    report = sheet.report
    return _encoded(
        report_document(sheet)
        | {
            "title": report.title,
            "created_at": report.created_at,
            "language": report.language,
            "complete": report.complete,
            "pseudonymised": sheet.pseudonymised,
            "recordings": [recording_document(recording) for recording in sheet.recordings],
        }
        | _visit_part(sheet.card)
        | _seal_part(sheet.seal)
    )


def finding_document(finding: Finding, sheet: ReportSheet) -> Document:
    """A finding of the report of a sheet, with its evidence in three lists: what it rests on, what
    is too unsure to count, what a person took out."""

    def shown(evidence: Iterable[Evidence]) -> list[Document]:
        return [_evidence_document(each, finding, sheet) for each in evidence]

    return {
        "id": ids.written("finding", finding.id),
        "section": finding.section,
        "criterion": finding.criterion_id,
        "title": finding.title,
        "verdict": finding.verdict.value if finding.verdict is not None else None,
        "score": finding.score if finding.score is None else round(finding.score, 1),
        "polarity": finding.polarity.value if finding.polarity is not None else None,
        "support": finding.support.value,
        "stale": finding.id in sheet.stale,
        "review": finding.review.value,
        "statement": finding.statement,
        "recommendation": finding.recommendation,
        "own": sorted(finding.own),
        "evidence": shown(standing(finding)),
        "doubtful": shown(doubtful(finding)),
        "taken_out": shown(each for each in finding.evidence if each.confirmed is False),
        "notes": list(finding.notes),
    }


def _evidence_document(evidence: Evidence, finding: Finding, sheet: ReportSheet) -> Document:
    """`number` counts all evidence of its finding from 1: commands name it by that."""
    probability = evidence.probability
    return {
        "number": finding.evidence.index(evidence) + 1,
        "recording_id": ids.written("recording", evidence.recording_id),
        "segment_ids": [ids.written("segment", each) for each in evidence.segment_ids],
        "speaker": sheet.speaker_name(evidence) or None,
        "quote": evidence.quote,
        "start_ms": evidence.start_ms,
        "end_ms": evidence.end_ms,
        "check": evidence.check_id or None,
        "stance": evidence.stance.value if evidence.stance is not None else None,
        "probability": round(probability, 4) if probability is not None else None,
        "sure": evidence.sure,
    }


def _similar_document(passage: SimilarPassage) -> Document:
    kind = passage.kind
    return {
        "kind": kind,
        "source_id": ids.written(kind, passage.source_id)
        if kind in ids.PREFIXES
        else str(passage.source_id),
        "visit_id": ids.written("visit", passage.visit_id),
        "site": passage.site,
        "date": passage.date,
        "text": passage.text,
        "score": round(passage.score, 6),
    }


def _run_document(run: RunCard) -> Document:
    return {
        "model": run.writer,
        "hash": run.model_sha256,
        "adapter_hash": run.adapter_sha256,
        "meaning_model": run.meaning_model,
        "parameters": run.parameters,
        "versions": run.versions,
        "seed": run.seed,
        "device": run.device,
        "seconds": run.seconds,
        "heard_percent": run.heard_percent,
        "calibration": run.calibration,
        "prompt_tokens": run.prompt_tokens,
        "reused_tokens": run.reused_tokens,
        "reruns": list(run.reruns),
        "warnings": list(run.warnings),
    }


def _visit_part(card: VisitCard | None) -> Document:
    return {"visit": None if card is None else visit_document(card)}


def _seal_part(seal: Anchor | None) -> Document:
    return {"seal": None if seal is None else seal_document(seal)}


def _written_or_none(kind: str, number: int | None) -> str | None:
    return None if number is None else ids.written(kind, number)


def _encoded(document: Document) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    # Half a surrogate pair, which a corrected text may hold, has no UTF-8.
    return text.encode(errors="replace") + b"\n"
