"""Batches: chosen kinds of reports for many visits, each a job of its own, and what came of them.

A batch is a name in the requests of its jobs; so it outlives restarts, and one report that fails
leaves the others alone. What could not be queued at all is kept beside them with the reason.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, ReportId, VisitId
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import BadRequest, NothingFound, VoxDeskError
from voxdesk.services import reporting, scenarios
from voxdesk.store.outcomes import Outcome
from voxdesk.store.values import now

_BATCHES = "batches"
"""The setting of the library: name → when it was made, and pairs that could not be queued."""

MAIN_FIGURES = ("Z", "links_found", "coverage", "completeness", "coverage_percent", "total")
"""The first of these that a report has is what a table shows of it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that could not be queued, and why."""

    visit_id: VisitId
    kind: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Batch:
    """`made_at` is UTC; jobs stand in the order they were queued, as they were when asked."""

    name: str
    made_at: str
    jobs: tuple[Job, ...]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One report of a batch. `state` is None where it could not even be queued.

    `figure` is the main one, by name, with its value; `error` is in words. `open` counts findings
    that nobody looked at, `doubtful` quotes that count only once a person confirms them.
    """

    visit_id: VisitId
    site: str
    date: str
    kind: str
    state: JobState | None = None
    job_id: JobId | None = None
    report_id: ReportId | None = None
    figure: tuple[str, object] | None = None
    findings: int = 0
    open: int = 0
    unsupported: int = 0
    doubtful: int = 0
    seconds: float | None = None
    error: str = ""


def submit(
    desk: Desk, visit_ids: Sequence[VisitId], kinds: Sequence[str], writer: str = ""
) -> Batch:
    """Queue a report of each kind for each visit; those that cannot be made are told, not dropped.

    A visit without a transcript fails when its turn comes: it may be transcribed until then.
    """
    if not visit_ids or not kinds:
        raise BadRequest("a batch needs visits and kinds of reports")
    for kind in kinds:
        scenarios.for_kind(desk, kind)
    with desk.store.writing("jobs", "library"):
        kept = _kept(desk)
        name = _free_name(kept)
        refused = [
            {"visit_id": visit_id, "kind": kind, "code": error.code, "detail": error.detail}
            for visit_id in dict.fromkeys(visit_ids)
            for kind in dict.fromkeys(kinds)
            if (error := _submit(desk, visit_id, kind, writer, name)) is not None
        ]
        kept[name] = {"made_at": now(), "refused": refused}
        desk.store.library.set(_BATCHES, kept)
    return get(desk, name)


def _submit(
    desk: Desk, visit_id: VisitId, kind: str, writer: str, batch: str
) -> VoxDeskError | None:
    """Queue one report; what keeps it from being queued."""
    try:
        recordings = [each.id for each in desk.store.recordings.of_visit(visit_id)]
        reporting.submit(desk, recordings, kind=kind, writer=writer, visit_id=visit_id, batch=batch)
    except VoxDeskError as error:
        return error
    return None


def _free_name(taken: Collection[str]) -> str:
    """The day, and which batch of it this is: short enough to be typed."""
    day = date.today().isoformat()
    return next(each for number in count(1) if (each := f"{day}-{number}") not in taken)


def batches(desk: Desk) -> tuple[Batch, ...]:
    """All batches, the newest first."""
    # They stand in the order they were made.
    return tuple(get(desk, name) for name in reversed(_kept(desk)))


def get(desk: Desk, name: str) -> Batch:
    """The batch of a name; NothingFound when there is none."""
    kept = _kept(desk).get(name)
    if kept is None:
        raise NothingFound(f"batch: {name}")
    refused = tuple(Refused(**each) for each in kept["refused"])
    return Batch(name, kept["made_at"], desk.store.jobs.of_batch(name), refused)


def _kept(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = desk.store.library.get(_BATCHES, {})
    return found


def table(desk: Desk, batch: Batch) -> tuple[BatchRow, ...]:
    """What has come of a batch until now, visit by visit."""
    rows = [_row(each) for each in desk.store.jobs.of_batch(batch.name)] + [
        BatchRow(each.visit_id, "", "", each.kind, error=texts.message(each.code, each.detail))
        for each in batch.refused
    ]
    visits = desk.store.visits.get_many({each.visit_id for each in rows})
    cards = {each.id: each.card for each in visits}
    outcomes = desk.store.outcomes.of([each.report_id for each in rows if each.report_id])
    kinds = list(dict.fromkeys(each.kind for each in rows))
    return tuple(
        _filled(each, cards.get(each.visit_id), outcomes.get(each.report_id or ReportId(0)))
        for each in sorted(rows, key=lambda row: (row.visit_id, kinds.index(row.kind)))
    )


def _row(job: Job) -> BatchRow:
    made, visit = job.result.get("report_id"), job.request["visit_id"]
    return BatchRow(
        visit_id=VisitId(int(str(visit))),
        site="",
        date="",
        kind=str(job.request["kind"]),
        state=job.state,
        job_id=job.id,
        report_id=ReportId(made) if isinstance(made, int) else None,
        error=texts.message(job.error_code, job.error_detail) if job.error_code else "",
    )


def _filled(row: BatchRow, card: VisitCard | None, outcome: Outcome | None) -> BatchRow:
    """A row with what is known of its visit and of its report."""
    if card is not None:
        row = replace(row, site=card.site, date=card.date.isoformat() if card.date else "")
    if outcome is None:
        return replace(row, report_id=None)
    return replace(
        row,
        figure=main_figure(outcome.figures),
        findings=outcome.findings,
        open=outcome.open,
        unsupported=outcome.unsupported,
        doubtful=outcome.doubtful,
        seconds=outcome.seconds,
    )


def main_figure(figures: Mapping[str, object]) -> tuple[str, object] | None:
    """The figure that says most of a report, by name."""
    return next(((each, figures[each]) for each in MAIN_FIGURES if each in figures), None)
