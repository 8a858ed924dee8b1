"""A plain library is open to other programs: the sqlite3 tool of the system reads its views."""

import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Finding, Support, Verdict
from voxdesk.domain.transcript import HeardSegment
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.store import Store

CARD = VisitCard(
    site="Отель «Аврора»",
    site_kind=SiteKind.HOTEL,
    zones=("spa", "bar"),
    city="Kazan",
    client="Anna",
    customer="Group",
    employee="Ivanov",
    date=date(2026, 2, 28),
    number=17,
    scenario_id="interview",
)


@pytest.fixture
def closed(library: Path) -> Path:
    """A library with a visit, a transcript and a finding, and one of each in the bin."""
    store = Store.open(library)
    for number in (0, 1):
        visit_id = store.visits.add(CARD if number == 0 else VisitCard())
        media = store.media.adopt(io.BytesIO(bytes([number])), size_bytes=1)
        recording = store.recordings.add(f"{number}.wav", media, visit_id=visit_id)
        transcript = store.transcripts.start(recording.id, model_id="tiny", parameters={})
        store.transcripts.append(
            transcript.id, [HeardSegment(0, 900, "тихо", 0.75)], heard_until_ms=900
        )
        report_id = store.reports.start("I3", "T", "interview", visit_id, (recording.id,), "ru")
        finding = Finding(
            id=FindingId(0),
            criterion_id="noise",
            title="Noise",
            verdict=Verdict.MET,
            support=Support.SUPPORTED,
            statement="Quiet",
            recommendation="",
        )
        store.findings.save(report_id, 0, finding)
    with store.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'vis-2', 'T', 'P', 'now')")
        for table in ("visit", "recording", "report"):
            db.execute(f"UPDATE {table} SET bin_id = 1 WHERE id = 2")
    store.close()
    return library


def read(library: Path, view: str) -> list[dict[str, str]]:
    tool = shutil.which("sqlite3", path="/usr/bin")
    assert tool, "this system has no sqlite3 tool"
    asked = [tool, "-readonly", "-csv", "-header", str(library), f"SELECT * FROM {view}"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_view_of_visits(closed: Path) -> None:
    assert read(closed, "v_visit") == [
        {
            "visit_id": "1",
            "date": "2026-02-28",
            "number": "17",
            "site": "Отель «Аврора»",
            "site_kind": "hotel",
            "city": "Kazan",
            "customer": "Group",
            "client": "Anna",
            "employee": "Ivanov",
            "scenario_id": "interview",
            "consent_by": "",
            "consent_on": "",
            "zones": "spa, bar",
        }
    ]


def test_the_view_of_transcripts(closed: Path) -> None:
    assert read(closed, "v_transcript") == [
        {
            "segment_id": "1",
            "transcript_id": "1",
            "version": "1",
            "model_id": "tiny",
            "language": "",
            "recording_id": "1",
            "recording": "0.wav",
            "visit_id": "1",
            "position": "0.0",
            "start_ms": "0",
            "end_ms": "900",
            "speaker": "",
            "role": "",
            "heard": "тихо",
            "text": "тихо",
            "confidence": "0.75",
        }
    ]


def test_the_view_of_findings(closed: Path) -> None:
    assert read(closed, "v_finding") == [
        {
            "finding_id": "1",
            "report_id": "1",
            "report": "T",
            "kind": "I3",
            "state": "draft",
            "visit_id": "1",
            "position": "0",
            "section": "",
            "criterion_id": "noise",
            "title": "Noise",
            "verdict": "met",
            "score": "",
            "polarity": "",
            "support": "supported",
            "review": "open",
            "statement": "Quiet",
            "recommendation": "",
        }
    ]
