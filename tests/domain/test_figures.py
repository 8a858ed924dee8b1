"""Figures: findings in, numbers out, for each way of computing."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from voxdesk.domain import figures
from voxdesk.domain.ids import FindingId, RecordingId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Polarity,
    Review,
    Stance,
    Support,
    Verdict,
    score,
)
from voxdesk.domain.scenario import (
    Band,
    ByLanguage,
    Check,
    Compute,
    Criterion,
    FigureRule,
    Method,
    Scenario,
    Section,
    Stage,
    VisitPurpose,
)
from voxdesk.domain.visit import SiteKind

TITLE = ByLanguage({"en": "x"})
CHECKS = tuple(Check(each, TITLE, {}) for each in ("a", "b", "c", "d"))


def section(id_: str, *criteria: str, rubric: bool = False, **more: object) -> Section:
    made = [Criterion(each, TITLE, checks=CHECKS if rubric else ()) for each in criteria]
    return Section(id_, TITLE, tuple(made), **more)  # type: ignore[arg-type]


def scenario(*rules: FigureRule) -> Scenario:
    return Scenario(
        id="all",
        kind="ALL",
        purpose=VisitPurpose.ANY,
        title=TITLE,
        report_labels={},
        stages=(
            Stage("plain", Method.CRITERIA, TITLE, own_sections=(section("lobby", "light"),)),
            Stage(
                "rubric",
                Method.SCORED,
                TITLE,
                own_sections=(
                    section("part", "depth", "order", rubric=True),
                    section("spa", "water", rubric=True, site_kinds=frozenset({SiteKind.HOTEL})),
                ),
            ),
            Stage(
                "factors",
                Method.FACTORS,
                TITLE,
                own_sections=(section("place", "view", "bus"), section("food", "soup")),
            ),
            Stage("rest", Method.OTHERS, TITLE, own_sections=(section("rest-section"),)),
            Stage("links", Method.LINKS, TITLE, own_sections=(section("link-section"),)),
        ),
        figures=rules,
    )


def quote(
    stance: Stance | None = Stance.FOR, check: str = "", *, at: int = 0, sure: bool = True
) -> Evidence:
    return Evidence(
        RecordingId(1), (), "so", at, at + 1, stance, 0.9 if stance else None, sure, None, check
    )


def finding(
    criterion: str,
    section_id: str = "",
    evidence: Sequence[Evidence] = (),
    *,
    verdict: Verdict | None = None,
    review: Review = Review.OPEN,
    scored: bool = False,
) -> Finding:
    return Finding(
        FindingId(0),
        criterion,
        criterion,
        verdict,
        Support.SUPPORTED,
        "",
        "",
        tuple(evidence),
        review,
        section=section_id,
        score=score(tuple(evidence))[0] if scored else None,
        polarity=Polarity.POSITIVE if evidence and not scored else None,
    )


def scored(criterion: str, *met: bool, review: Review = Review.OPEN) -> Finding:
    """A finding whose first checks were judged: met or not."""
    evidence = [
        quote(Stance.FOR if good else Stance.AGAINST, check.id)
        for good, check in zip(met, CHECKS, strict=False)
    ]
    return finding(criterion, "part", evidence, review=review, scored=True)


def computed(
    rules: FigureRule | Sequence[FigureRule],
    *findings: Finding,
    site_kind: SiteKind = SiteKind.RESTAURANT,
) -> figures.Figures:
    ruled = (rules,) if isinstance(rules, FigureRule) else tuple(rules)
    return figures.compute(scenario(*ruled), site_kind, findings)


# --- scores ---------------------------------------------------------------------------------------

MEAN = FigureRule(Compute.MEAN, "X", sections=("part",))


def test_a_mean_tells_what_share_of_its_checks_was_judged() -> None:
    found = computed(MEAN, scored("depth", True, True, False), scored("order", True))
    assert found.values == {"X": 83.3}  # of 66.7 and 100
    assert found.judged == {"X": 50.0}  # four of eight checks


def test_a_mean_leaves_out_what_could_not_be_judged() -> None:
    found = computed(MEAN, scored("depth", False, True), scored("order"))
    assert (found.values, found.judged) == ({"X": 50.0}, {"X": 25.0})


def test_a_mean_leaves_out_what_a_person_rejected() -> None:
    rejected = scored("order", False, False, False, False, review=Review.REJECTED)
    found = computed(MEAN, scored("depth", True), rejected)
    assert (found.values, found.judged) == ({"X": 100.0}, {"X": 12.5})


def test_a_mean_of_nothing_is_unknown() -> None:
    found = computed(MEAN, scored("depth"), scored("order"))
    assert (found.values, found.judged) == ({"X": None}, {"X": 0.0})


def test_a_section_that_other_kinds_of_site_have_is_left_out() -> None:
    rule = FigureRule(Compute.SCORES, "blocks", sections=("part", "spa"))
    assert computed(rule).values == {"blocks": {"depth": None, "order": None}}
    hotel = computed(rule, scored("water", True), site_kind=SiteKind.HOTEL)
    assert hotel.values == {"blocks": {"depth": None, "order": None, "water": 100.0}}


def test_scores_stand_by_criterion_or_as_a_list_in_its_order() -> None:
    findings = (scored("order", True, True, False), scored("depth", False))
    by_name = FigureRule(Compute.SCORES, "blocks", sections=("part",))
    as_list = FigureRule(Compute.SCORES, "sections", sections=("part",), as_list=True)
    assert computed((by_name, as_list), *findings).values == {
        "blocks": {"depth": 0.0, "order": 66.7},
        "sections": [0.0, 66.7],
    }


def test_a_mean_of_figures_is_that_of_those_there_are() -> None:
    empty = FigureRule(Compute.MEAN, "Y", sections=("spa",))
    both = FigureRule(Compute.MEAN_OF, "Z", figures=("X", "Y"))
    known = computed((MEAN, empty, both), scored("depth", True, False, False), scored("order"))
    assert known.values == {"X": 33.3, "Y": None, "Z": 33.3}
    assert known.judged == {"X": 37.5, "Y": 0.0, "Z": 18.8}
    assert computed((MEAN, empty, both)).values == {"X": None, "Y": None, "Z": None}


def test_a_mean_of_two_means_weighs_them_alike() -> None:
    other = FigureRule(Compute.MEAN, "Y", sections=("spa",))
    both = FigureRule(Compute.MEAN_OF, "Z", figures=("X", "Y"))
    findings = (scored("depth", True), scored("order", True), scored("water", False))
    found = computed((MEAN, other, both), *findings, site_kind=SiteKind.HOTEL)
    assert found.values == {"X": 100.0, "Y": 0.0, "Z": 50.0}


BANDS = (Band(0, "formal", TITLE), Band(40, "superficial", TITLE), Band(80, "full", TITLE))


@pytest.mark.parametrize(
    ("met", "band"),
    [
        ((), None),
        ((False,), "formal"),
        ((True, False, False), "formal"),
        ((True, False), "superficial"),
        ((True, True, True, False), "superficial"),
        ((True,), "full"),
    ],
)
def test_a_band_is_the_highest_one_reached(met: tuple[bool, ...], band: str | None) -> None:
    rule = FigureRule(Compute.BANDS, "verdict", figures=("X",), bands=BANDS[::-1])
    assert computed((MEAN, rule), scored("depth", *met)).values["verdict"] == band


def test_a_figure_on_the_edge_of_a_band_is_in_it() -> None:
    number = FigureRule(Compute.CONSTANT, "X", value=40)
    rule = FigureRule(Compute.BANDS, "verdict", figures=("X",), bands=BANDS)
    assert computed((number, rule)).values["verdict"] == "superficial"


def test_below_all_bands_there_is_none() -> None:
    number = FigureRule(Compute.CONSTANT, "X", value=39.9)
    rule = FigureRule(Compute.BANDS, "verdict", figures=("X",), bands=BANDS[1:])
    assert computed((number, rule)).values == {"X": 39.9, "verdict": None}


# --- what was spoken of ---------------------------------------------------------------------------

SPOKEN = (
    finding("view", "place", [quote(), quote(at=5)]),
    finding("bus", "place", [quote(sure=False)], verdict=Verdict.NOT_COVERED),
    finding("soup", "food", [], verdict=Verdict.NOT_COVERED),
    finding("other-1", "rest-section", [quote(at=9)]),
    finding("other-2", "rest-section", [quote(at=9), quote(at=11)], review=Review.REJECTED),
)


def test_counts_of_factors_stand_by_category_with_others_and_total() -> None:
    rule = FigureRule(Compute.MENTIONED, "mentioned", stages=("factors",))
    assert computed(rule, *SPOKEN).values == {
        "mentioned": {"place": 1, "food": 0, "other": 1, "total": 2}
    }


def test_what_was_not_mentioned_is_the_complement_and_has_no_others() -> None:
    rule = FigureRule(Compute.UNMENTIONED, "unmentioned", stages=("factors",))
    assert computed(rule, *SPOKEN).values == {"unmentioned": {"place": 1, "food": 1, "total": 2}}


def test_counts_without_a_name_are_figures_of_their_own() -> None:
    rule = FigureRule(Compute.MENTIONED, stages=("factors", "rest"))
    assert computed(rule, *SPOKEN).values == {"place": 1, "food": 0, "other": 1, "total": 2}


def test_a_rejected_factor_counts_as_not_mentioned() -> None:
    rule = FigureRule(Compute.COVERAGE, "coverage", stages=("factors",))
    rejected = finding("view", "place", [quote()], review=Review.REJECTED)
    assert computed(rule, *SPOKEN).values == {"coverage": 33.3}
    assert computed(rule, rejected).values == {"coverage": 0.0}


def test_completeness_and_what_is_missing_are_of_all_that_is_asked() -> None:
    rules = (
        FigureRule(Compute.COMPLETENESS, "completeness", stages=("factors",)),
        FigureRule(Compute.MISSING, "missing", stages=("factors",)),
    )
    assert computed(rules, *SPOKEN).values == {"completeness": 33.3, "missing": 2}
    assert computed(rules).values == {"completeness": 0.0, "missing": 3}


def test_where_nobody_judged_a_leaf_counts_by_what_was_found_for_it() -> None:
    rule = FigureRule(Compute.COVERAGE, "coverage", stages=("factors",))
    assert computed(rule, finding("soup", "food", [quote(None)])).values == {"coverage": 33.3}


def test_items_are_the_different_quotes_of_the_stages_named() -> None:
    rule = FigureRule(Compute.QUOTES, "items", stages=("factors", "rest"))
    twice = finding("soup", "food", [quote(at=5), quote(Stance.UNRELATED, at=7)])
    elsewhere = finding("light", "lobby", [quote(at=99)])
    assert computed(rule, *SPOKEN[:2], SPOKEN[3], twice, elsewhere).values == {"items": 3}


LINKS = (
    finding("links-1", "link-section", [quote(), quote(at=3)]),
    finding("links-2", "link-section", [quote(at=5)]),
    finding("links-3", "link-section", [quote(at=7), quote(at=8, sure=False)]),
    finding("links-4", "link-section", [quote(at=9)], review=Review.REJECTED),
    finding("light", "lobby", [quote(at=20)]),
)


def test_links_are_counted_and_those_with_few_quotes() -> None:
    rules = (
        FigureRule(Compute.COUNT, "links_found", sections=("link-section",)),
        FigureRule(Compute.COUNT, "under_two", sections=("link-section",), under=2),
        FigureRule(Compute.CONSTANT, "target", value=10),
    )
    values = computed(rules, *LINKS).values
    assert values == {"links_found": 3, "under_two": 2, "target": 10}
    assert type(values["target"]) is int


def test_sentences_that_nobody_judged_and_doubtful_ones_are_no_links_and_no_others() -> None:
    candidates = finding("links-1", "link-section", [quote(None, sure=False)])
    doubtful = finding("links-2", "link-section", [quote(at=3, sure=False)])
    rule = FigureRule(Compute.COUNT, "links_found", sections=("link-section",))
    assert computed((rule,), candidates, doubtful).values == {"links_found": 0}


def test_where_nobody_judged_no_number_of_links_is_told() -> None:
    rule = FigureRule(Compute.COUNT, "links_found", sections=("link-section",))
    candidates = finding("links-1", "link-section", [quote(None, sure=False)])
    unjudged = (replace(candidates, polarity=None), finding("light", "lobby"))
    assert computed(rule, *unjudged).values == {"links_found": None}
    assert computed(rule, *unjudged, finding("sun", verdict=Verdict.MET)).values != {
        "links_found": None
    }


# --- verdicts and types ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "type_"),
    [
        (Verdict.MET, 1),
        (Verdict.PARTLY_MET, 1),
        (Verdict.NOT_MET, 2),
        (Verdict.NOT_COVERED, 2),
        (None, None),
    ],
)
def test_a_type_follows_from_one_verdict(verdict: Verdict | None, type_: int | None) -> None:
    rule = FigureRule(Compute.TYPE, "client_type", criterion="light")
    found = computed(rule, finding("light", "lobby", verdict=verdict))
    assert found.values == {"client_type": type_}


def test_a_type_without_its_finding_is_unknown() -> None:
    rule = FigureRule(Compute.TYPE, "client_type", criterion="light")
    assert computed(rule).values == {"client_type": None}


def test_verdicts_are_counted_with_coverage_and_doubts() -> None:
    found = computed(
        FigureRule(Compute.VERDICTS),
        finding("a", verdict=Verdict.MET),
        finding("b", verdict=Verdict.NOT_MET, evidence=[quote(sure=False)]),
        finding("c", verdict=Verdict.NOT_COVERED),
        finding("d"),
        finding("e", verdict=Verdict.PARTLY_MET, review=Review.REJECTED),
    )
    assert found.values == {
        "met": 1,
        "partly_met": 0,
        "not_met": 1,
        "not_covered": 1,
        "criteria": 4,
        "judged": 3,
        "coverage_percent": 67,
        "doubtful": 1,
    }


def test_coverage_is_unknown_where_nobody_judged() -> None:
    values = computed(FigureRule(Compute.VERDICTS), finding("a")).values
    assert (values["coverage_percent"], values["criteria"], values["judged"]) == (None, 1, 0)


def test_figures_stand_in_the_order_of_their_rules() -> None:
    names = ("Z", "A", "M")
    rules = [FigureRule(Compute.CONSTANT, name, value=1) for name in names]
    assert tuple(computed(rules).values) == names


def test_every_way_of_computing_is_known() -> None:
    for way in Compute:
        rule = FigureRule(
            way, "n", sections=("part",), stages=("factors",), figures=("n",), criterion="light"
        )
        assert computed((FigureRule(Compute.CONSTANT, "n", value=7), rule)).values
