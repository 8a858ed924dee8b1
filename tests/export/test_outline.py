"""The outline of a report follows its scenario: sections, checks, gaps, and what a person did."""

from dataclasses import replace

import pytest

from tests.export import samples
from voxdesk.domain.anchor import Anchor
from voxdesk.domain.report import Evidence, Finding, Review
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.visit import SiteKind
from voxdesk.export import outlining
from voxdesk.export.outline import Outline
from voxdesk.export.sheets import Clip, ReportSheet
from voxdesk.paths import bundled

SCENARIOS = sorted(path.stem for path in bundled("resources", "scenarios").glob("*.toml"))


def outline_of(kind: str, language: str = "en") -> Outline:
    return outlining.of(samples.sheet(kind, language))


def changed(sheet: ReportSheet, place: int, **changes: object) -> ReportSheet:
    """The sheet with one finding changed."""
    findings = list(sheet.report.findings)
    findings[place] = replace(findings[place], **changes)  # type: ignore[arg-type]
    return replace(sheet, report=replace(sheet.report, findings=tuple(findings)))


def test_findings_stand_in_the_sections_of_their_scenario() -> None:
    lines = outline_of("I1")
    assert [each.title for each in lines.sections] == [
        "Compliance with the rules",
        "Absence of violations",
    ]
    assert [each.number for each in lines.sections[0].findings] == [1, 2, 3]


def test_scored_finding_has_its_quotes_by_check_with_the_verdict_of_each() -> None:
    first = outline_of("I1").findings[0]
    assert (first.mark.key, str(first.mark)) == ("score", "62.5 %")
    assert [(group.question, str(group.mark)) for group in first.groups[:3]] == [
        ("Did the interviewer greet the client and give a name?", "● met"),
        ("Did the interviewer explain what the interview is for?", "◐ partly met"),
        (
            "Did the interviewer say how the interview goes and how long it takes?",
            "– not covered",
        ),
    ]
    assert [len(group.quotes) for group in first.groups[:3]] == [1, 3, 0]


def test_mean_has_the_share_judged_beside_it() -> None:
    final = outline_of("I1").figures[-1]
    assert (final.name, final.value) == ("Final score of the interview", "67.3 %")
    assert final.note == "judged: 50.2 % of the checks"
    assert final.share == pytest.approx(0.673)


def test_russian_figures_have_a_decimal_comma() -> None:
    final = outline_of("I1", "ru").figures[-1]
    assert (final.name, final.value) == ("Итоговая оценка качества интервью", "67,3 %")


def test_mean_that_nobody_could_judge_says_so() -> None:
    sheet = samples.sheet("I1")
    report = replace(sheet.report, figures={"X": None, "Y": None, "Z": None})
    figures = outlining.of(replace(sheet, report=report)).figures
    assert [(each.value, each.share) for each in figures] == [("not judged", None)] * 3


def test_factor_nobody_spoke_of_is_no_finding_but_stands_in_the_list_of_gaps() -> None:
    sheet, lines = samples.sheet("I3"), outline_of("I3")
    spoken = {each.title for each in sheet.report.findings if each.mentioned}
    shown = {each.title for each in lines.findings}
    missing = {
        title for section in lines.gaps for group in section.groups for title in group.missing
    }
    assert shown <= spoken
    assert "Surrounding infrastructure" in missing
    assert not missing & shown
    asked = sum(len(each.criteria) for _s, each in samples.scenario("I3").sections(SiteKind.HOTEL))
    assert len(missing) + sum(len(each.findings) for each in lines.sections[:-1]) == asked


def test_group_of_which_everything_was_spoken_of_has_nothing_missing() -> None:
    lines = outline_of("I3")
    whole = [group for section in lines.gaps for group in section.groups if not group.missing]
    assert [each.title for each in whole] == ["Engineering"]


def test_coverage_of_each_section_is_counted_from_its_own_list() -> None:
    lines = outline_of("I3")
    assert lines.sections[0].coverage == "Covered: 4 of 5 (80 %)"
    (chart,) = lines.charts
    assert (chart.bars[0].name, chart.bars[0].value) == ("Location", "4 of 5")
    assert (chart.bars[-1].name, chart.bars[-1].value) == ("Other", "3")
    assert chart.bars[-1].share is None


def test_point_of_a_structured_report_without_data_stands_in_its_place() -> None:
    lines = outline_of("D3")
    section = lines.sections[0]
    assert [each.empty for each in section.findings].count(True) == 2
    empty = next(each for each in section.findings if each.empty)
    assert str(empty.mark) == "no data"
    assert lines.gaps == ()
    assert [each.number for each in section.findings] == [1, 2, 3, 4, 5, 7, 8]


def test_rejected_finding_is_left_out_and_listed_by_its_title() -> None:
    lines = outline_of("I1")
    assert lines.rejected == (("5", "Sequence"),)
    assert 5 not in [each.number for each in lines.findings]
    assert all(finding.number != 5 for finding, _quote in lines.quotes)


def test_what_the_auditor_wrote_or_vouches_for_is_marked() -> None:
    by_number = {each.number: each for each in outline_of("I1").findings}
    assert by_number[1].about == "accepted"
    assert by_number[2].about == "accepted · The auditor's own: wording"
    assert by_number[4].about == "the auditor's opinion"


def test_verdict_a_person_gave_stands_in_place_of_the_score() -> None:
    sheet = changed(samples.sheet("I1"), 0, own=frozenset({"verdict"}))
    first = outlining.of(sheet).findings[0]
    assert first.mark.key == "partly_met"
    assert first.about.endswith("The auditor's own: verdict")


def test_stale_and_unsupported_findings_are_told_at_the_finding_and_at_the_head() -> None:
    lines = outline_of("I1")
    alarms = {each.number: each.alarms for each in lines.findings if each.alarms}
    assert alarms == {1: (lines.say["stale"],), 3: (lines.say["unsupported"],)}
    assert lines.warnings == (
        "Findings whose sentences were corrected since: 1.",
        "Findings that are not supported by their quotes: 1.",
    )


@pytest.mark.parametrize("kind", ["I1", "I3", "D3", "walk-through"])
def test_quotes_are_numbered_through_in_the_order_they_stand_in(kind: str) -> None:
    numbers = [quote.number for _finding, quote in outline_of(kind).quotes]
    assert numbers == list(range(1, len(numbers) + 1))


def test_quote_carries_its_clip_as_a_data_uri() -> None:
    sheet = samples.sheet("I1")
    first: Evidence = sheet.report.findings[0].evidence[0]
    heard = replace(sheet, clips={first: Clip(b"\x01\x02", "audio/ogg")})
    clips = [quote.clip for _finding, quote in outlining.of(heard).quotes]
    assert clips[0] == "data:audio/ogg;base64,AQI="
    assert not any(clips[1:])


def test_report_of_an_unknown_scenario_has_one_part_without_a_title() -> None:
    sheet = replace(samples.sheet("I1"), scenario=None)
    lines = outlining.of(sheet)
    assert [each.title for each in lines.sections] == [""]
    assert len(lines.findings) == 7


def test_factor_that_only_doubtful_quotes_speak_of_is_shown_as_not_covered() -> None:
    sheet = samples.sheet("I3")
    unsure = replace(sheet.report.findings[0].evidence[0], sure=False, probability=0.4)
    lines = outlining.of(changed(sheet, 0, evidence=(unsure,), polarity=None, verdict=None))
    first = lines.findings[0]
    assert not first.empty
    assert (len(first.quotes), len(first.doubtful)) == (0, 1)


def test_run_card_tells_models_share_heard_calibration_and_tokens() -> None:
    rows = dict(outline_of("I1").run)
    assert rows["Model SHA-256"] == "cd" * 32
    assert rows["Audio heard"] == "98.4 %"
    assert rows["Calibration"] == "51 of 60 test labels right (85 %); counted as sure from 72 %"
    assert rows["Prompt tokens"] == "182400, of which 101200 (55.5 %) were reused"
    assert (rows["Seed"], rows["Device"]) == ("7", "cpu")


def test_writer_at_chance_is_told_to_make_nothing_sure() -> None:
    sheet = samples.sheet("I1")
    assert sheet.report.run is not None
    run: RunCard = replace(sheet.report.run, calibration={"right": 30, "of": 60, "sure_from": None})
    rows = dict(outlining.of(replace(sheet, report=replace(sheet.report, run=run))).run)
    assert rows["Calibration"].endswith("nothing it labels is counted as sure")


def test_scenario_stands_with_the_version_the_report_used(seal: Anchor) -> None:
    lines = outlining.of(replace(samples.sheet("I1"), seal=seal))
    assert ("Scenario", "Interview methodology assessment, version 2") in lines.visit
    assert ("Takes the place of", "rep-7") in lines.visit
    assert dict(lines.seal)["Event"] == "17"


def test_report_without_a_judging_writer_has_no_verdicts_but_its_quotes() -> None:
    sheet = samples.sheet("I1")
    findings = tuple(unjudged(each) for each in sheet.report.findings)
    lines = outlining.of(replace(sheet, report=replace(sheet.report, findings=findings)))
    assert lines.say["no_verdicts"] in lines.warnings
    assert {str(each.mark) for each in lines.findings} == {"not judged"}
    assert all(group.mark is None for each in lines.findings for group in each.groups)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("site_kind", [SiteKind.HOTEL, SiteKind.RESTAURANT, SiteKind.HEALTH_CENTRE])
@pytest.mark.parametrize("name", SCENARIOS)
def test_report_of_every_scenario_and_site_says_all_that_was_found(
    name: str, site_kind: SiteKind, language: str
) -> None:
    sheet = samples.sheet(name, language, site_kind)
    lines = outlining.of(sheet)
    shown = {each.number for each in lines.findings}
    said = {
        number
        for number, each in enumerate(sheet.report.findings, start=1)
        if each.mentioned and each.review is not Review.REJECTED
    }
    assert said <= shown
    assert all(each.title for each in lines.sections)
    assert lines.figures
    assert not any(each.name in sheet.report.figures for each in lines.figures)


def test_link_says_on_how_many_quotes_it_rests() -> None:
    links = outline_of("links").sections[-1]
    assert [str(each.mark) for each in links.findings] == ["Quotes: 3", "Quotes: 1", "Quotes: 0"]


def unjudged(finding: Finding) -> Finding:
    evidence = tuple(replace(each, stance=None, probability=None) for each in finding.evidence)
    return replace(finding, evidence=evidence, verdict=None, score=None, polarity=None)
