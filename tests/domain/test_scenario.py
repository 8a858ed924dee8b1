"""The scenarios that come with the program: what each asks, and the figures it promises."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from voxdesk.domain import figures, scenario_file
from voxdesk.domain.scenario import (
    ByLanguage,
    Compute,
    Criterion,
    Method,
    Scenario,
    Section,
    Stage,
    VisitPurpose,
)
from voxdesk.domain.visit import SiteKind

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
BUILDINGS = frozenset({SiteKind.HOTEL, SiteKind.RESTAURANT, SiteKind.HEALTH_CENTRE})
FILES = sorted((RESOURCES / "scenarios").glob("*.toml"))


@cache
def scenarios() -> dict[str, Scenario]:
    """All of them by the kind of report."""
    known = {
        path.stem: scenario_file.taxonomy(path.read_text(encoding="utf-8"), path.name)
        for path in (RESOURCES / "taxonomies").glob("*.toml")
    }
    read = [
        scenario_file.scenario(path.read_text(encoding="utf-8"), path.name, known) for path in FILES
    ]
    return {each.kind: each for each in read}


def asked(scenario: Scenario, site_kind: SiteKind) -> list[Criterion]:
    return [each for _stage, _section, each in scenario.criteria(site_kind)]


def test_all_kinds_of_report_are_there() -> None:
    assert set(scenarios()) == {
        *("I1", "I2", "I3", "I4", "I5", "D1", "D2", "D3"),
        *("walk-through", "shop-visit"),
    }
    assert [each.id for each in scenarios().values()] == [path.stem for path in FILES]


@pytest.mark.parametrize(
    ("kind", "purpose", "sites"),
    [
        ("I1", VisitPurpose.INTERVIEW, frozenset(SiteKind)),
        ("I2", VisitPurpose.INTERVIEW, frozenset(SiteKind)),
        ("I3", VisitPurpose.INTERVIEW, BUILDINGS),
        ("I4", VisitPurpose.INTERVIEW, BUILDINGS),
        ("I5", VisitPurpose.INTERVIEW, frozenset(SiteKind)),
        ("D1", VisitPurpose.DESIGN, frozenset(SiteKind)),
        ("D2", VisitPurpose.DESIGN, BUILDINGS),
        ("D3", VisitPurpose.DESIGN, BUILDINGS),
        ("walk-through", VisitPurpose.DESIGN, frozenset(SiteKind)),
    ],
)
def test_a_kind_is_for_its_visits(
    kind: str, purpose: VisitPurpose, sites: frozenset[SiteKind]
) -> None:
    scenario = scenarios()[kind]
    assert (scenario.purpose, scenario.site_kinds) == (purpose, sites)
    assert set(scenario.report_labels) == sites


@pytest.mark.parametrize(
    ("kind", "hotel", "restaurant", "health_centre"),
    [
        ("I1", 8, 8, 8),
        ("I2", 1, 1, 1),
        ("I3", 99, 100, 105),
        ("I4", 99, 100, 105),
        ("D1", 6, 6, 6),
        ("D2", 13, 15, 16),
        ("D3", 87, 55, 80),
        ("walk-through", 11, 11, 11),
    ],
)
def test_each_kind_of_site_is_asked_its_criteria(
    kind: str, hotel: int, restaurant: int, health_centre: int
) -> None:
    counts = [len(asked(scenarios()[kind], site)) for site in SiteKind if site in BUILDINGS]
    by_kind = dict(zip([site for site in SiteKind if site in BUILDINGS], counts, strict=True))
    assert by_kind == {
        SiteKind.HOTEL: hotel,
        SiteKind.RESTAURANT: restaurant,
        SiteKind.HEALTH_CENTRE: health_centre,
    }


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("I1", ["X", "Y", "Z"]),
        ("I2", ["client_type", "links_found", "links_under_two_quotes", "target"]),
        ("I3", ["mentioned", "unmentioned", "coverage"]),
        ("D1", ["sections", "Z"]),
        ("D2", ["blocks", "X", "Y", "Z", "verdict"]),
        ("D3", ["items", "missing", "completeness"]),
    ],
)
@pytest.mark.parametrize("site_kind", sorted(BUILDINGS))
def test_the_figures_of_a_kind_are_called_the_same_everywhere(
    kind: str, keys: list[str], site_kind: SiteKind
) -> None:
    assert list(figures.compute(scenarios()[kind], site_kind, []).values) == keys


HOTEL = ["location", "design", "service", "technology", "safety", "marketing", "economic"]


def test_figures_of_nothing_found_say_so() -> None:
    none = {site: figures.compute(scenarios()["I3"], site, []).values for site in BUILDINGS}
    assert none[SiteKind.HOTEL]["mentioned"] == dict.fromkeys([*HOTEL, "other", "total"], 0)
    unmentioned = none[SiteKind.HOTEL]["unmentioned"]
    assert isinstance(unmentioned, dict)
    assert (list(unmentioned), unmentioned["total"]) == ([*HOTEL, "total"], 99)
    assert none[SiteKind.RESTAURANT]["coverage"] == 0.0
    here = figures.compute(scenarios()["I4"], SiteKind.HOTEL, []).values
    assert here == dict.fromkeys([*HOTEL, "other", "total"], 0)
    links = figures.compute(scenarios()["I2"], SiteKind.HOTEL, []).values
    assert links["target"] == 10
    assert figures.compute(scenarios()["D1"], SiteKind.HOTEL, []).values == {
        "sections": [None] * 6,
        "Z": None,
    }


def test_the_parts_that_an_interview_is_scored_by_are_three_and_five() -> None:
    sections = [section for _stage, section in scenarios()["I1"].sections(SiteKind.HOTEL)]
    assert [(each.id, len(each.criteria)) for each in sections] == [
        ("compliance", 3),
        ("violations", 5),
    ]


def test_only_factors_of_this_site_are_asked_of_what_was_said_here() -> None:
    assert [each.here for each in scenarios()["I4"].stages if each.method is Method.FACTORS] == [
        True
    ]
    assert not any(each.here for each in scenarios()["I3"].stages)


def texts(scenario: Scenario) -> list[ByLanguage]:
    """Everything that people and models read of it, but for its taxonomies."""

    def of_section(section: Section) -> list[ByLanguage | None]:
        found: list[ByLanguage | None] = [section.title]
        for criterion in section.criteria:
            found += [criterion.title, criterion.question, criterion.group]
            found += [check.question for check in criterion.checks]
        return found

    def of_stage(stage: Stage) -> list[ByLanguage | None]:
        sections = [each for one in stage.own_sections for each in of_section(one)]
        return [
            stage.title,
            stage.question,
            stage.shows,
            *(each.title for each in stage.fields),
            *sections,
        ]

    found: list[ByLanguage | None] = [scenario.title]
    for stage in scenario.stages:
        found += of_stage(stage)
    for rule in scenario.figures:
        found += [rule.title, *(band.title for band in rule.bands)]
    return [each for each in found if each is not None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_in_a_scenario_is_said_in_both_languages(path: Path) -> None:
    scenario = next(each for each in scenarios().values() if each.id == path.stem)
    lacking = [each.texts for each in texts(scenario) if set(each.texts) < {"en", "ru"}]
    assert lacking == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_that_is_asked_has_words_to_be_found_by(path: Path) -> None:
    scenario = next(each for each in scenarios().values() if each.id == path.stem)
    for stage in scenario.stages:
        looked_for = [each for section in stage.own_sections for each in section.criteria]
        for criterion in looked_for:
            for each in criterion.checks or (criterion,):
                assert each.words_for("en"), each.id
                assert each.words_for("ru"), each.id
        if stage.method in (Method.OTHERS, Method.LINKS):
            assert stage.words_for("en")
            assert stage.words_for("ru")


def test_a_visit_to_a_shop_is_an_example_that_needed_no_code() -> None:
    shop = scenarios()["shop-visit"]
    assert [each.method for each in shop.stages] == [Method.CRITERIA]
    assert [each.compute for each in shop.figures] == [Compute.VERDICTS]


def test_english_stands_in_for_a_language_that_a_text_lacks() -> None:
    walk = asked(scenarios()["walk-through"], SiteKind.OTHER)
    lighting = next(each for each in walk if each.id == "lighting")
    assert lighting.title.within("ru") == "Освещение"
    assert lighting.title.within("de") == "Lighting"
    assert not lighting.title.spoken("de")
    assert lighting.words_for("de") == ()


def test_the_stage_of_a_section_is_told() -> None:
    links = scenarios()["I2"]
    assert [stage and stage.id for stage in (links.stage_of("links", SiteKind.HOTEL),)] == ["links"]
    assert links.stage_of("no such section", SiteKind.HOTEL) is None


def trained() -> ModuleType:
    path = ROOT / "models" / "training" / "tasks.py"
    spec = importlib.util.spec_from_file_location("training_tasks", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_english_of_the_walk_through_is_what_the_adapter_was_trained_on() -> None:
    walk, known = scenarios()["walk-through"], trained()
    found = {each.title.within("en"): each.asked("en") for each in asked(walk, SiteKind.OTHER)}
    assert found == {
        topic[:1].upper() + topic[1:]: questions[0] for topic, questions in known.CRITERIA.items()
    }
    assert set(walk.report_labels.values()) <= set(known.KINDS)


@pytest.mark.parametrize(("kind", "question"), [("I3", "REASON"), ("I4", "REASON"), ("D3", "SITE")])
def test_what_no_leaf_took_is_asked_for_as_the_adapter_was_trained(
    kind: str, question: str
) -> None:
    (stage,) = [each for each in scenarios()[kind].stages if each.method is Method.OTHERS]
    assert stage.question is not None
    assert stage.question.within("en") == getattr(trained(), f"{question}_QUESTIONS")[0]


def test_links_are_asked_for_as_the_adapter_was_trained() -> None:
    (stage,) = [each for each in scenarios()["I2"].stages if each.method is Method.LINKS]
    known = trained()
    assert stage.question is not None
    assert stage.shows is not None
    assert stage.question.within("en") == known.LINK_QUESTIONS[0]
    assert stage.shows.within("en") == known.LINK_CHECK
    assert [each.id for each in stage.fields] == [known.QUALITY_KEY, known.DECISION_KEY]
