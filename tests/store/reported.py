"""Visits with reports on them, made through the store alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, VisitId
from voxdesk.domain.report import Evidence, Finding, Polarity, Review, Stance, Support, Verdict
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.store import Store

RUN = RunCard("writer", "0" * 64, "", "meaning", {}, {}, seconds=30.0)


def visit(
    store: Store, site: str, day: str = "", *, customer: str = "", employee: str = ""
) -> VisitId:
    card = VisitCard(
        site=site,
        site_kind=SiteKind.HOTEL,
        customer=customer,
        employee=employee,
        date=date.fromisoformat(day) if day else None,
    )
    return store.visits.add(card)


def finding(
    criterion_id: str,
    *,
    verdict: Verdict | None = None,
    polarity: Polarity | None = None,
    review: Review = Review.OPEN,
    section: str = "location",
    title: str = "",
    evidence: Sequence[Evidence] = (),
) -> Finding:
    return Finding(
        id=FindingId(0),
        criterion_id=criterion_id,
        title=title or criterion_id,
        verdict=verdict,
        support=Support.SUPPORTED,
        statement=f"About {criterion_id}.",
        recommendation="",
        evidence=tuple(evidence),
        review=review,
        section=section,
        polarity=polarity,
    )


def report(
    store: Store,
    visit_id: VisitId,
    kind: str,
    findings: Sequence[Finding] = (),
    figures: Mapping[str, object] | None = None,
    *,
    complete: bool = True,
) -> ReportId:
    made = store.reports.start(
        kind, f"{kind} report", kind, visit_id, [], "en", site_kind=SiteKind.HOTEL
    )
    for position, each in enumerate(findings):
        store.findings.save(made, position, each)
    if complete:
        store.reports.finish(made, summary="", figures=Figures(figures or {}), similar=(), run=RUN)
    return made


def quote(recording_id: int, stance: Stance | None) -> Evidence:
    return Evidence(RecordingId(recording_id), (), "Said.", 0, 1, stance, sure=True)
