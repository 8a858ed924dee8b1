"""What is searched and found: passages, scopes, hits, and how ranked lists are fused."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from voxdesk.domain.ids import (
    CityId,
    ClientId,
    CustomerId,
    EmployeeId,
    PassageId,
    RecordingId,
    SegmentId,
    SiteId,
    VisitId,
    ZoneId,
)
from voxdesk.domain.visit import SiteKind

Key = TypeVar("Key")

RANK_CONSTANT = 60
"""k of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)."""


class HitKind(StrEnum):
    SEGMENT = "segment"
    PASSAGE = "passage"
    FINDING = "finding"
    STAGE = "stage"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive text indexed and retrieved together: of a recording, or of a report's finding.

    `id` is 0 until it is stored. For a finding, times are 0 and segments empty.
    """

    id: PassageId
    kind: HitKind
    source_id: int
    recording_id: RecordingId | None
    visit_id: VisitId | None
    segment_ids: tuple[SegmentId, ...]
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the library a search or a list looks at; empty fields do not narrow it.

    Kinds of reports narrow to what stands in reports. `since` and `until` are days of visits,
    both included.
    """

    recording_ids: tuple[RecordingId, ...] = ()
    visit_ids: tuple[VisitId, ...] = ()
    not_visit_ids: tuple[VisitId, ...] = ()
    not_recording_ids: tuple[RecordingId, ...] = ()
    report_kinds: tuple[str, ...] = ()
    not_report_kinds: tuple[str, ...] = ()
    scenario_id: str = ""
    site_kind: SiteKind | None = None
    site_id: SiteId | None = None
    zone_id: ZoneId | None = None
    city_id: CityId | None = None
    customer_id: CustomerId | None = None
    client_id: ClientId | None = None
    employee_id: EmployeeId | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `why` says by what: `words`, `meaning` or both."""

    kind: HitKind
    id: int
    recording_id: RecordingId | None
    visit_id: VisitId | None
    start_ms: int
    end_ms: int
    text: str
    score: float
    why: tuple[str, ...]


def fuse(*rankings: Sequence[Key]) -> list[tuple[Key, float]]:
    """Fuse ranked lists by reciprocal ranks, the best first; earlier lists win ties."""
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (RANK_CONSTANT + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
