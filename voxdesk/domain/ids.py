"""Identities: integers that are never reused, each a type of its own.

Faces and exports write them with a prefix that names the kind (`rec-1`); the store keeps integers.
"""

from typing import NewType

RecordingId = NewType("RecordingId", int)
DocumentId = NewType("DocumentId", int)
TranscriptId = NewType("TranscriptId", int)
SegmentId = NewType("SegmentId", int)
SpeakerId = NewType("SpeakerId", int)
PassageId = NewType("PassageId", int)
VisitId = NewType("VisitId", int)
CustomerId = NewType("CustomerId", int)
SiteId = NewType("SiteId", int)
ReportId = NewType("ReportId", int)
FindingId = NewType("FindingId", int)
JobId = NewType("JobId", int)

PREFIXES = {
    "recording": "rec",
    "document": "doc",
    "transcript": "trn",
    "segment": "seg",
    "speaker": "spk",
    "passage": "pas",
    "visit": "vis",
    "report": "rep",
    "finding": "fin",
    "job": "job",
}


def written(kind: str, number: int) -> str:
    """Write an id as people see it: `written("recording", 1)` is `rec-1`."""
    return f"{PREFIXES[kind]}-{number}"


def parse(text: str) -> tuple[str, int]:
    """Read `rec-1` as `("recording", 1)`; ValueError when it is no id."""
    prefix, _, number = text.strip().lower().partition("-")
    for kind, known in PREFIXES.items():
        if prefix == known and number.isdecimal():
            return kind, int(number)
    raise ValueError(text)
