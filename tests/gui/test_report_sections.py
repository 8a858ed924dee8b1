"""A report in sections, what is to do in it, and its numbers and pictures; no widgets."""

from dataclasses import replace

import pytest

from tests.gui.kinds import add_kind
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.report import Polarity, Report, Review, Support
from voxdesk.domain.scenario import Scenario
from voxdesk.gui.reports import figures
from voxdesk.gui.reports.sections import Want, outline
from voxdesk.gui.speakers.shares import Share
from voxdesk.services import scenarios

Made = tuple[Report, Scenario]


def made(desk: Desk, kind: str, walk: RecordingId) -> Made:
    report_id = add_kind(desk, kind, walk)
    known = scenarios.of_report(desk, report_id)
    assert known is not None
    return desk.store.reports.get(report_id), known.scenario


@pytest.fixture
def factors(filled: Desk, walk: RecordingId) -> Made:
    return made(filled, "I3", walk)


def test_every_finding_stands_in_exactly_one_part_under_its_number(factors: Made) -> None:
    report, scenario = factors
    numbers = [each.number for each in outline(report, scenario).shown()]
    assert sorted(numbers) == list(range(1, 100))
    for shown in outline(report, scenario).shown():
        assert report.findings[shown.number - 1] == shown.finding


def test_without_a_scenario_a_report_is_one_part(factors: Made) -> None:
    plain = replace(factors[0], findings=tuple(replace(f, section="") for f in factors[0].findings))
    (part,) = outline(plain, None).parts
    assert part.title == ""
    assert len(part.found) == 99


def test_a_leaf_is_silent_until_somebody_spoke_of_it_or_looked_at_it(factors: Made) -> None:
    report, scenario = factors
    silent = next(each for each in outline(report, scenario).shown() if each.silent)
    looked_at = replace(silent.finding, review=Review.OPINION)
    findings = [looked_at if each is silent.finding else each for each in report.findings]
    again = outline(replace(report, findings=tuple(findings)), scenario)
    assert not next(each for each in again.shown() if each.number == silent.number).silent


def test_what_is_to_do_is_open_unsupported_doubtful_or_outdated(factors: Made) -> None:
    report, scenario = factors
    first = next(each for each in outline(report, scenario).shown() if not each.silent).finding
    done = tuple(
        replace(
            each,
            review=Review.ACCEPTED,
            evidence=tuple(replace(one, sure=True) for one in each.evidence),
        )
        for each in report.findings
    )
    clean = outline(replace(report, findings=done), scenario)
    assert clean.count(Want.TO_DO) == 0
    stale = outline(replace(report, findings=done), scenario, frozenset({first.id}))
    assert (stale.count(Want.STALE), stale.count(Want.TO_DO)) == (1, 1)
    broken = [
        replace(each, support=Support.UNSUPPORTED) if each.id == first.id else each for each in done
    ]
    assert outline(replace(report, findings=tuple(broken)), scenario).count(Want.UNSUPPORTED) == 1
    rejected = [replace(each, review=Review.REJECTED) for each in broken]
    assert outline(replace(report, findings=tuple(rejected)), scenario).count(Want.TO_DO) == 0


def test_coverage_is_drawn_as_it_is_computed(factors: Made) -> None:
    report, scenario = factors
    pictures = {each.title: each for each in figures.pictures(outline(report, scenario))}
    coverage = pictures["Coverage by section"]
    mentioned = report.figures["mentioned"]
    assert isinstance(mentioned, dict)
    assert coverage.told == f"{mentioned['total'] - mentioned['other']} of 99 factors spoken of"
    assert coverage.rows[0].label == "Location"
    assert coverage.rows[0].text.startswith(f"{mentioned['location']} of 5 ")


def test_factors_are_drawn_by_how_they_are_spoken_of(factors: Made) -> None:
    report, scenario = factors
    pictures = {each.title: each for each in figures.pictures(outline(report, scenario))}
    spoken = pictures["How it is spoken of"]
    critical = sum(each.polarity is Polarity.CRITICAL for each in report.findings)
    assert sum(row.parts[3][0] for row in spoken.rows) == critical
    frequent = pictures["Most frequent factors"]
    lengths = [row.whole for row in frequent.rows]
    assert lengths == sorted(lengths, reverse=True)
    first = report.findings[frequent.leads_to[0] - 1]
    assert frequent.rows[0].label == first.title


def test_means_say_what_share_was_judged_and_scores_are_drawn(
    filled: Desk, walk: RecordingId
) -> None:
    report, scenario = made(filled, "D2", walk)
    numbers = {each.name: each for each in figures.headline(report, scenario)}
    assert list(numbers) == ["X", "Y", "Z", "verdict"]
    assert numbers["X"].value.endswith(" %")
    assert numbers["X"].beside.endswith("judged")
    assert numbers["verdict"].value in ("Comprehensive", "Fairly full", "Superficial", "Formal")
    scores = figures.pictures(outline(report, scenario))
    known = {row.label: row for picture in scores for row in picture.rows}
    for finding in report.findings:
        drawn = known[finding.title]
        assert drawn.parts[0][0] == (finding.score or 0)


def test_talk_time_says_share_and_length_of_each_voice() -> None:
    shares = {("Anna", 0): Share(60_000, 0.25), ("Guest", 1): Share(180_000, 0.75)}
    picture = figures.talk_time(shares, "walk.m4a")
    assert [row.label for row in picture.rows] == ["Guest", "Anna"]
    assert picture.rows[0].text == "75 % · 3 min"
    assert picture.rows[0].parts[0] == (180_000, "speaker-1")
