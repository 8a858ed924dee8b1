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
ClientId = NewType("ClientId", int)
EmployeeId = NewType("EmployeeId", int)
SiteId = NewType("SiteId", int)
ZoneId = NewType("ZoneId", int)
CityId = NewType("CityId", int)
ReportId = NewType("ReportId", int)
FindingId = NewType("FindingId", int)
StageId = NewType("StageId", int)
DefinitionId = NewType("DefinitionId", int)
NoteId = NewType("NoteId", int)
TermId = NewType("TermId", int)
ChatId = NewType("ChatId", int)
TurnId = NewType("TurnId", int)
AnswerId = NewType("AnswerId", int)
EditId = NewType("EditId", int)
CaptureId = NewType("CaptureId", int)
BinId = NewType("BinId", int)
JobId = NewType("JobId", int)

PREFIXES = {
    "customer": "cus",
    "client": "cli",
    "employee": "emp",
    "zone": "zon",
    "city": "cit",
    "site": "sit",
    "visit": "vis",
    "original": "ori",
    "recording": "rec",
    "audio": "aud",
    "document": "doc",
    "note": "not",
    "transcript": "trn",
    "speaker": "spk",
    "segment": "seg",
    "edit": "edi",
    "passage": "pas",
    "report": "rep",
    "finding": "fin",
    "stage": "stg",
    "definition": "def",
    "term": "trm",
    "chat": "cha",
    "answer": "ans",
    "capture": "cap",
    "bin": "bin",
    "job": "job",
}
"""`original` is a row of media, `audio` the derived audio of the recording with this number."""


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
