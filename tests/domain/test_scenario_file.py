"""Scenarios and taxonomies as people write them, read."""

import pytest

from tests.domain.scenario_text import SCENARIO, TAXONOMY, read
from voxdesk.domain import scenario_file
from voxdesk.domain.scenario import (
    Band,
    Compute,
    Method,
    Taxonomy,
    VisitPurpose,
    Voice,
)
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return scenario_file.taxonomy(TAXONOMY, "hotel-factors.toml")


def test_a_scenario_says_what_it_is_for() -> None:
    found = read(SCENARIO)
    assert (found.id, found.kind, found.purpose) == ("study", "S1", VisitPurpose.INTERVIEW)
    assert found.title.texts == {"en": "Study", "ru": "Исследование"}
    assert found.site_kinds == {SiteKind.HOTEL, SiteKind.OTHER}
    assert found.report_labels == {
        SiteKind.HOTEL: "Guest interview",
        SiteKind.OTHER: "Interview",
    }


def test_stages_come_in_order_with_what_they_read_and_how() -> None:
    rubric, factors, rest, links = read(SCENARIO).stages
    assert [each.method for each in (rubric, factors, rest, links)] == [
        Method.SCORED,
        Method.FACTORS,
        Method.OTHERS,
        Method.LINKS,
    ]
    assert (rubric.voice, rubric.here, rubric.inputs) == (Voice.EMPLOYEE, False, ("transcript",))
    assert (factors.voice, factors.here) == (Voice.ALL, True)
    assert rest.inputs == ("transcript", "factors")
    assert links.question is not None
    assert links.question.within("ru") == "What leads\nto what?"
    assert [each.id for each in links.fields] == ["quality", "decision"]


def test_a_rubric_has_its_checks_with_their_words() -> None:
    (section,) = read(SCENARIO).stages[0].own_sections
    (criterion,) = section.criteria
    assert [each.id for each in criterion.checks] == ["why", "more", "example"]
    assert criterion.checks[0].words_for("en") == ("why", "how come")
    assert criterion.checks[0].words_for("de") == ()


def test_a_taxonomy_groups_its_leaves(taxonomy: Taxonomy) -> None:
    (location,) = taxonomy.sections
    sights, metro = location.criteria
    assert (sights.id, sights.group) == ("sights", None)
    assert sights.site_kinds == {SiteKind.HOTEL}
    assert metro.group is not None
    assert (metro.id, metro.group.within("en"), metro.question) == ("metro", "Access", None)


def test_what_is_asked_depends_on_the_kind_of_site() -> None:
    def asked(kind: SiteKind) -> list[str]:
        return [each.id for _stage, _section, each in read(SCENARIO).criteria(kind)]

    assert asked(SiteKind.HOTEL) == ["depth", "sights", "metro"]
    assert asked(SiteKind.OTHER) == ["depth"]


def test_figures_name_what_they_are_computed_from() -> None:
    mean, bands, mentioned, type_, few, target = read(SCENARIO).figures
    assert (mean.name, mean.compute, mean.sections) == ("X", Compute.MEAN, ("part",))
    assert bands.figures == ("X",)
    assert [(each.least, each.id) for each in bands.bands] == [(60, "full"), (0, "formal")]
    assert isinstance(bands.bands[0], Band)
    assert (mentioned.name, mentioned.title) == ("", None)
    assert mentioned.stages == ("factors", "rest")
    assert type_.criterion == "depth"
    assert (few.under, target.value) == (2, 10)


def test_the_taxonomies_that_a_text_names_are_told_each_once() -> None:
    twice = SCENARIO.replace(
        'hotel = "hotel-factors" }', 'hotel = "hotel-factors", other = "hotel-factors" }'
    )
    assert scenario_file.taxonomy_ids(twice, "mine.toml") == ("hotel-factors",)
    assert scenario_file.taxonomy_ids('id = "x"', "mine.toml") == ()
    assert scenario_file.taxonomy_ids("stages = 5", "mine.toml") == ()


def test_a_big_file_is_read_and_its_last_line_named() -> None:
    sections = "".join(
        f'\n[[sections]]\nid = "s{s}"\ntitle = {{ en = "S", ru = "С" }}\n'
        + "".join(
            f'\n[[sections.groups]]\nid = "g{g}"\ntitle.en = "G"\n'
            + "".join(
                f'\n[[sections.groups.criteria]]\nid = "c{s}-{g}-{c}"\ntitle.en = "C"\n'
                for c in range(12)
            )
            for g in range(6)
        )
        for s in range(12)
    )
    text = f'id = "big"\ntitle.en = "Big"\n{sections}'
    found = scenario_file.taxonomy(text, "big.toml")
    assert [len(each.criteria) for each in found.sections] == [72] * 12
    assert found.sections[11].criteria[71].id == "c11-5-11"
    with pytest.raises(BadScenario) as caught:
        scenario_file.taxonomy(text + "words.en = 5\n", "big.toml")
    place = "sections[12].groups[6].criteria[12].words.en"
    lines = len(text.splitlines()) + 1
    assert caught.value.detail == f"big.toml, line {lines}: {place} must be a list"
