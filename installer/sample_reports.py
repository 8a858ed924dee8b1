"""Reports of several kinds on many visits, made through the store alone: for pages about many."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from installer.sample_library import run_card
from voxdesk.domain.figures import Figures
from voxdesk.domain.ids import FindingId
from voxdesk.domain.report import Finding, Polarity, ReportState, Support, Verdict
from voxdesk.domain.scenario import Method, Scenario
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.store.store import Store

SITES = (
    ("Grand Plaza", SiteKind.HOTEL, "Plaza Group"),
    ("Seaview Hotel", SiteKind.HOTEL, "Plaza Group"),
    ("Bella Vista", SiteKind.RESTAURANT, "Plaza Group"),
    ("Сосны", SiteKind.HEALTH_CENTRE, "Курорты Севера"),
    ("Ривьера, гостевой дом у моря", SiteKind.HOTEL, "Курорты Севера"),
)
EMPLOYEES = ("J. Field", "M. Okoye", "А. Соколова")
VISITS = 24
FIRST_DAY = date(2026, 1, 12)
SPOKEN_OF = 0.16
VERDICTS = (Verdict.MET, Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_COVERED)


def add_reports(store: Store, scenarios: dict[str, Scenario]) -> None:
    """Visits to a few sites of two customers, with a report of each kind given that fits."""
    with store.writing("visits", "reports"):  # one transaction: quick
        _add(store, scenarios, random.Random(7))


def _add(store: Store, scenarios: dict[str, Scenario], chance: random.Random) -> None:
    for number in range(VISITS):
        site, site_kind, customer = SITES[number % len(SITES)]
        visit_id = store.visits.add(
            VisitCard(
                site=site,
                site_kind=site_kind,
                customer=customer,
                client=f"Client {number % 7 + 1}",
                employee=EMPLOYEES[number % len(EMPLOYEES)],
                date=FIRST_DAY + timedelta(days=9 * number),
                number=number + 1,
            )
        )
        for scenario in scenarios.values():
            if site_kind not in scenario.site_kinds:
                continue
            title = f"{scenario.title.within('en')}: {site}"
            report_id = store.reports.start(
                scenario.kind, title, scenario.id, visit_id, [], "en", site_kind=site_kind
            )
            for position, finding in enumerate(_findings(scenario, site_kind, chance)):
                store.findings.save(report_id, position, finding)
            values = {
                rule.name: round(40 + number * 1.2 + chance.random() * 25, 1)
                for rule in scenario.figures
                if rule.name in ("X", "Y", "Z", "coverage", "completeness")
            }
            store.reports.finish(
                report_id, summary="", figures=Figures(values), similar=(), run=run_card()
            )
            if number % 3 == 0:
                store.reports.set_state(report_id, ReportState.REVIEWED)


def _findings(scenario: Scenario, site_kind: SiteKind, chance: random.Random) -> Iterator[Finding]:
    for stage, section, criterion in scenario.criteria(site_kind):
        factors = stage.method is Method.FACTORS
        spoken = factors and chance.random() < SPOKEN_OF
        silent = Verdict.NOT_COVERED if factors else chance.choice(VERDICTS)
        title = criterion.title.within("en")
        yield Finding(
            id=FindingId(0),
            criterion_id=criterion.id,
            title=title,
            verdict=None if spoken else silent,
            support=Support.SUPPORTED,
            statement=f"{title}: what was said of it." if spoken or not factors else "",
            recommendation="",
            section=section.id,
            polarity=chance.choice(list(Polarity)) if spoken else None,
            score=None if factors else float(chance.randint(0, 100)),
        )
