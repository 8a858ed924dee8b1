"""The taxonomies that come with the program: complete, in both languages, and of sound words."""

from pathlib import Path

import pytest

from voxdesk.domain import scenario_file
from voxdesk.domain.scenario import ByLanguage, Criterion, Taxonomy

FOLDER = Path(__file__).parents[2] / "resources" / "taxonomies"
FILES = sorted(each.stem for each in FOLDER.glob("*.toml"))

LEAVES = {
    "hotel-factors": {
        "location": 5,
        "design": 29,
        "service": 36,
        "technology": 10,
        "safety": 6,
        "marketing": 7,
        "economic": 6,
    },
    "restaurant-factors": {
        "location": 11,
        "atmosphere": 10,
        "design": 15,
        "kitchen": 14,
        "service": 12,
        "extras": 11,
        "safety": 9,
        "marketing": 9,
        "economic": 9,
    },
    "health-centre-factors": {
        "location": 10,
        "atmosphere": 10,
        "design": 10,
        "facilities": 15,
        "staff": 10,
        "treatments": 10,
        "comfort": 10,
        "extras": 10,
        "marketing": 10,
        "economic": 10,
    },
    "hotel-audit": {
        "facade": 8,
        "public-spaces": 8,
        "rooms": 8,
        "special-zones": 6,
        "decor": 6,
        "emotion": 5,
        "staff": 5,
        "reviews": 6,
        "documents": 6,
        "concept": 5,
        "problems": 4,
        "criteria": 7,
        "improvements": 7,
        "scenario": 6,
    },
    "restaurant-audit": dict.fromkeys(
        "concept location exterior layout style light furniture details visual acoustic"
        " tactile".split(),
        5,
    ),
    "health-centre-audit": dict.fromkeys(
        "concept location criteria grounds facade reception public functional layout style light"
        " acoustics senses psychology fit recommendations".split(),
        5,
    ),
}
TOTALS = {
    "hotel-factors": 99,
    "restaurant-factors": 100,
    "health-centre-factors": 105,
    "hotel-audit": 87,
    "restaurant-audit": 55,
    "health-centre-audit": 80,
}


def taxonomy(name: str) -> Taxonomy:
    path = FOLDER / f"{name}.toml"
    return scenario_file.taxonomy(path.read_text(encoding="utf-8"), path.name)


def leaves(name: str) -> list[Criterion]:
    return [leaf for section in taxonomy(name).sections for leaf in section.criteria]


def test_there_is_one_for_the_factors_and_one_for_the_audits_of_each_kind_of_site() -> None:
    assert sorted(LEAVES) == FILES


@pytest.mark.parametrize("name", LEAVES)
def test_a_taxonomy_has_all_its_leaves(name: str) -> None:
    found = taxonomy(name)
    assert found.id == name
    assert {each.id: len(each.criteria) for each in found.sections} == LEAVES[name]
    assert len(leaves(name)) == TOTALS[name]


@pytest.mark.parametrize("name", LEAVES)
def test_everything_in_it_is_said_in_both_languages(name: str) -> None:
    found = taxonomy(name)
    texts: list[ByLanguage] = [found.title, *(each.title for each in found.sections)]
    for leaf in leaves(name):
        texts += [each for each in (leaf.title, leaf.group, leaf.question) if each is not None]
    assert [each.texts for each in texts if not (each.spoken("en") and each.spoken("ru"))] == []
    assert not any("\u0400" <= letter <= "\u04ff" for each in texts for letter in each.within("en"))


@pytest.mark.parametrize("name", LEAVES)
def test_every_leaf_has_words_to_be_found_by_in_both_languages(name: str) -> None:
    for leaf in leaves(name):
        for language in ("en", "ru"):
            words = leaf.words_for(language)
            assert words, (leaf.id, language)
            folded = [each.casefold() for each in words]
            assert len(set(folded)) == len(folded), (leaf.id, language)
        assert not any("\u0400" <= letter <= "\u04ff" for letter in "".join(leaf.words_for("en")))


@pytest.mark.parametrize("name", LEAVES)
def test_no_two_leaves_of_a_category_are_called_alike(name: str) -> None:
    for section in taxonomy(name).sections:
        for language in ("en", "ru"):
            titles = [
                (leaf.group and leaf.group.within(language), leaf.title.within(language))
                for leaf in section.criteria
            ]
            assert len(set(titles)) == len(titles), section.id
