"""The published schemas describe exactly the documents that are written."""

import json
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Any

import jsonschema
import pytest

from tests.services.everything import fill
from voxdesk.desk import Desk
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.recording import RecordingState, Source
from voxdesk.domain.report import (
    OWN_FIELDS,
    Polarity,
    ReportState,
    Review,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.transcript import SegmentFlag
from voxdesk.domain.visit import SiteKind
from voxdesk.export import documents
from voxdesk.export.sheets import ReportSheet, TranscriptSheet
from voxdesk.paths import Paths, bundled
from voxdesk.services import exporting, sealing

ENUMERATIONS: dict[str, type[StrEnum]] = {
    "polarity": Polarity,
    "review": Review,
    "site_kind": SiteKind,
    "source": Source,
    "stance": Stance,
    "support": Support,
    "verdict": Verdict,
    "flags": SegmentFlag,
}


def schema(name: str) -> dict[str, Any]:
    path = bundled("resources", "schemas") / f"{name}.schema.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def validate(name: str, document: object) -> None:
    form = schema(name)
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.Draft202012Validator(form).validate(document)


def same(document: documents.Document) -> Any:
    return json.loads(json.dumps(document))


def test_documents_of_every_shape_are_valid(
    report_sheet: ReportSheet, transcript_sheet: TranscriptSheet, seal: Anchor
) -> None:
    validate("report", same(documents.report_document(report_sheet)))
    validate("report", json.loads(documents.report_json(replace(report_sheet, seal=seal))))
    bare = replace(report_sheet.report, visit_id=None, findings=(), run=None, complete=False)
    validate("report", json.loads(documents.report_json(ReportSheet(bare))))
    validate("transcript", same(documents.transcript_document(transcript_sheet)))
    validate(
        "transcript", json.loads(documents.transcript_json(replace(transcript_sheet, seal=seal)))
    )
    validate(
        "transcript",
        json.loads(documents.transcript_json(TranscriptSheet(transcript_sheet.recording))),
    )


def test_documents_of_a_library_are_valid(paths: Paths) -> None:
    with Desk.open(paths) as desk:
        fill(desk)
        seal = sealing.anchor(desk)
        for number in (1, 2):
            report = exporting.report_sheet(desk, ReportId(number), seal)
            validate("report", json.loads(documents.report_json(report)))
            heard = exporting.transcript_sheet(desk, RecordingId(number), seal)
            validate("transcript", json.loads(documents.transcript_json(heard)))


@pytest.mark.parametrize(
    ("key", "value"),
    [("score", 101), ("verdict", "splendid"), ("stale", None), ("unheard_of", 1), ("id", "7")],
)
def test_what_is_no_report_is_told(report_sheet: ReportSheet, key: str, value: object) -> None:
    document = same(documents.report_document(report_sheet))
    document["findings"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        validate("report", document)


def properties(form: object) -> Iterator[tuple[str, Any]]:
    """Every property of a schema, with its form, however deep."""
    if isinstance(form, dict):
        yield from form.get("properties", {}).items()
        for each in form.values():
            yield from properties(each)
    elif isinstance(form, list):
        for each in form:
            yield from properties(each)


def test_schemas_list_the_values_that_there_are() -> None:
    seen = set()
    for name in ("report", "transcript"):
        for key, form in properties(schema(name)):
            said = form.get("enum") or form.get("items", {}).get("enum")
            if said and key in ENUMERATIONS:
                seen.add(key)
                assert {each for each in said if each is not None} == set(ENUMERATIONS[key]), key
    assert seen == set(ENUMERATIONS)
    report = schema("report")
    assert set(report["properties"]["state"]["enum"]) == set(ReportState)
    recording = report["$defs"]["recording"]["properties"]
    assert set(recording["state"]["enum"]) == set(RecordingState)
    finding = report["$defs"]["finding"]["properties"]
    assert set(finding["own"]["items"]["enum"]) == OWN_FIELDS
