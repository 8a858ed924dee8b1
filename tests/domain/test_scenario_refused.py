"""Scenarios and taxonomies that do not hold are refused, each with the line that is wrong."""

import pytest

from tests.domain.scenario_text import SCENARIO, TAXONOMY, read
from voxdesk.domain import scenario_file
from voxdesk.domain.scenario import Criterion, Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadScenario

# Name of the case: what is replaced by what, the text on whose line the error is, and what it says.
Spoilt = tuple[str, str, str, str]

WRONG: dict[str, Spoilt] = {
    "unknown key": ('kind = "S1"', 'kind = "S1"\ncolour = 1', "colour", "colour is not known"),
    "no id": ('id = "study"\n', "", "# A scenario", "id must be a text"),
    "id of other letters": ('"study"', '"My Study"', "My Study", "id 'My Study' must be of"),
    "kind of other letters": ('"S1"', '"S 1"', "S 1", "kind 'S 1' must be of"),
    "other purpose": ('"interview"', '"party"', "party", "scenario 'party' is none of"),
    "title in no language": (
        'title = { en = "Study", ru = "Исследование" }',
        'title = "Study"',
        'title = "Study"',
        "title must be a table",
    ),
    "title without English": (
        'title = { en = "Study", ',
        "title = { ",
        "Исследование",
        "title needs a text in en",
    ),
    "empty text": ('"Исследование"', '" "', 'ru = " "', "title.ru must be a text"),
    "other kind of site": ('"other"]', '"castle"]', "castle", "site_kinds 'castle' is none of"),
    "kinds of site no list": ('["hotel", "other"]', '"hotel"', "site_kinds", "must be a list"),
    "no label for a kind": (
        'other = "Interview"\n',
        "",
        "[report_labels]",
        "report_labels.other must be a text",
    ),
    "label for no kind": (
        'other = "Interview"\n',
        'other = "Interview"\ncastle = "x"\n',
        "castle",
        "report_labels.castle is not known",
    ),
    "unknown key of a stage": (
        'voice = "employee"',
        "noise = 1",
        "noise",
        "stages[1].noise is not known",
    ),
    "other method": ('"scored"', '"guessed"', "guessed", "stages[1].method 'guessed' is none of"),
    "other voice": ('"employee"', '"nobody"', "nobody", "stages[1].voice 'nobody' is none of"),
    "input that is no stage": (
        '"transcript", "factors"]',
        '"transcript", "links"]',
        '"links"]',
        "stages[3].inputs 'links' is no earlier stage",
    ),
    "two stages of a name": (
        'id = "rest"\nm',
        'id = "rubric"\nm',
        '"rubric"\nmethod = "o',
        "stages[3].id rubric stands twice",
    ),
    "stage called transcript": (
        'id = "rubric"',
        'id = "transcript"',
        'id = "transcript"',
        "stages[1].id transcript stands twice",
    ),
    "flag that is no flag": (
        "here = true",
        'here = "yes"',
        "here",
        "stages[2].here must be true or false",
    ),
    "neither sections nor taxonomies": (
        'taxonomies = { hotel = "hotel-factors" }\n',
        "",
        'id = "factors"',
        "stages[2] needs either sections or taxonomies",
    ),
    "both sections and taxonomies": (
        'voice = "employee"',
        'taxonomies = { hotel = "hotel-factors" }',
        'id = "rubric"',
        "stages[1] needs either sections or taxonomies",
    ),
    "taxonomy for no kind of site": (
        "taxonomies = { hotel",
        "taxonomies = { castle",
        "castle",
        "stages[2].taxonomies.castle is not known",
    ),
    "no such taxonomy": (
        '{ hotel = "hotel-factors" }',
        '{ hotel = "inn" }',
        '"inn"',
        "stages[2].taxonomies.hotel 'inn' is no taxonomy",
    ),
    "taxonomies of another method": (
        'method = "factors"',
        'method = "criteria"',
        "taxonomies =",
        "stages[2].taxonomies go with the method factors",
    ),
    "others without a question": (
        'question.en = "Does it matter?"\n',
        "",
        'id = "rest"\nmethod',
        "stages[3] needs a question for the method others",
    ),
    "others with two sections": (
        '[{ id = "rest", title = { en = "Other" } }]',
        '[{ id = "a", title = { en = "A" } }, { id = "b", title = { en = "B" } }]',
        'id = "rest"\nmethod',
        "stages[3] needs just one section, without criteria",
    ),
    "others with a criterion": (
        'title = { en = "Other" } }',
        'title = { en = "Other" }, criteria = [{ id = "x", title = { en = "X" } }] }',
        'id = "rest"\nmethod',
        "stages[3] needs just one section, without criteria",
    ),
    "links without what shows them": (
        'shows.en = "Does it show?"\n',
        "",
        'id = "links"\nmethod',
        "stages[4] needs fields, and shows",
    ),
    "links of five fields": (
        '    { id = "quality", title = { en = "Quality" } },\n',
        "".join(f'    {{ id = "q{n}", title = {{ en = "Q" }} }},\n' for n in range(4)),
        "fields = [",
        "stages[4].fields are more than 4",
    ),
    "unknown key of a field": (
        '{ id = "quality",',
        '{ id = "quality", most = 5,',
        "fields = [",
        "stages[4].fields[1].most is not known",
    ),
    "unknown key of a section": (
        'id = "part"\n',
        'id = "part"\nweight = 2\n',
        "weight",
        "stages[1].sections[1].weight is not known",
    ),
    "unknown key of a criterion": (
        'id = "depth"\n',
        'id = "depth"\nweight = 2\n',
        "weight",
        "stages[1].sections[1].criteria[1].weight is not known",
    ),
    "criterion without a question": (
        'question.en = "Was it deep?"\n',
        "",
        'id = "depth"',
        "stages[1].sections[1].criteria[1].question must be a table",
    ),
    "too few checks": (
        '[[stages.sections.criteria.checks]]\nid = "more"\nquestion.en = "Was more asked?"\n',
        "",
        'id = "depth"',
        "stages[1].sections[1].criteria[1] needs 3 to 8 checks",
    ),
    "two checks of a name": (
        'id = "more"',
        'id = "why"',
        'id = "why"\nquestion.en = "Was more',
        "stages[1].sections[1].criteria[1].checks[2] check why stands twice",
    ),
    "checks of another method": (
        'method = "scored"',
        'method = "criteria"',
        'id = "why"',
        "stages[1].sections[1].criteria[1].checks go with the method scored",
    ),
    "check without a question": (
        'question.en = "Was more asked?"\n',
        "",
        'id = "more"',
        "stages[1].sections[1].criteria[1].checks[2].question must be a table",
    ),
    "words that are no list": (
        'en = ["why", "how come"]',
        'en = "why"',
        'en = "why"',
        "checks[1].words.en must be a list",
    ),
    "two sections of a name": (
        'sections = [{ id = "rest",',
        'sections = [{ id = "part",',
        'sections = [{ id = "part",',
        "stages[3].sections section part stands twice",
    ),
    "two criteria of a name": (
        'id = "depth"',
        'id = "metro"',
        "taxonomies =",
        "stages[2].taxonomies criterion metro stands twice",
    ),
    "unknown key of a figure": (
        'name = "X"',
        'name = "X"\nunit = 1',
        "unit",
        "figures[1].unit is not known",
    ),
    "other way of computing": (
        '"mean"',
        '"median"',
        "median",
        "figures[1].compute 'median' is none of",
    ),
    "two figures of a name": (
        'name = "few"',
        'name = "type"',
        'name = "type"\ncompute = "count"',
        "figures[5] figure type stands twice",
    ),
    "figure with a bad name": ('"few"', '"2 few"', "2 few", "figures[5].name '2 few' must be of"),
    "figure without a name": (
        'name = "few"\n',
        "",
        'compute = "count"',
        "figures[5] needs a name for count",
    ),
    "figure without a title": (
        'title.en = "Few"\n',
        "",
        'name = "few"',
        "figures[5].title must be a table",
    ),
    "mean of nothing": (
        'section = "part"\n',
        "",
        'name = "X"',
        "figures[1] needs sections for mean",
    ),
    "mean of no section": (
        'section = "part"',
        'section = "whole"',
        "whole",
        "figures[1].section 'whole' is no section",
    ),
    "stage that is none": (
        'stages = ["factors", "rest"]',
        'stages = ["factors", "best"]',
        "best",
        "figures[3].stages 'best' is no stage",
    ),
    "figure that comes later": (
        'figure = "X"',
        'figure = "type"',
        'figure = "type"',
        "figures[2].figure 'type' is no figure",
    ),
    "criterion that is none": (
        'criterion = "depth"',
        'criterion = "death"',
        "death",
        "figures[4].criterion 'death' is no criterion",
    ),
    "number that is none": ("under = 2", 'under = "2"', "under", "under must be a number"),
    "truth for a number": ("value = 10", "value = true", "value", "value must be a number"),
    "unknown key of a band": (
        "{ from = 60, ",
        "{ from = 60, to = 70, ",
        "bands = [",
        "figures[2].bands[1].to is not known",
    ),
    "band without a name": (
        'from = 60, id = "full",',
        "from = 60,",
        "bands = [",
        "figures[2].bands[1].id must be a text",
    ),
    "no TOML": ('kind = "S1"', "kind = S1", "kind = S1", "Invalid"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_scenario_that_does_not_hold_is_refused_with_its_line(case: str) -> None:
    old, new, place, why = WRONG[case]
    assert SCENARIO.count(old) == 1
    text = SCENARIO.replace(old, new, 1)
    with pytest.raises(BadScenario) as caught:
        read(text)
    assert why in caught.value.detail
    said = int(caught.value.detail.removeprefix("mine.toml, line ").split(":")[0])
    at = text.index(place)
    # An error in what is not there is told at the table where it ought to be.
    header = text.rfind("\n[[", 0, at)
    lines = {text.count("\n", 0, at) + 1, text.count("\n", 0, header + 1) + 1}
    assert said in lines, caught.value.detail


def test_a_kind_of_site_that_is_asked_nothing_is_refused() -> None:
    begun = SCENARIO.split("[[stages]]")
    factors = begun[0].replace('"other"]', '"restaurant"]').replace("other =", "restaurant =")
    with pytest.raises(BadScenario, match="asks nothing on sites of the kind restaurant"):
        read(factors + "[[stages]]" + begun[2])


def test_a_scenario_without_stages_is_refused() -> None:
    with pytest.raises(BadScenario, match=r"mine\.toml, line 1: has no stages"):
        read(SCENARIO.split("[[stages]]")[0])


@pytest.mark.parametrize("count", [2, 9])
def test_a_rubric_has_three_to_eight_checks(count: int) -> None:
    check = '[[stages.sections.criteria.checks]]\nid = "c{}"\nquestion.en = "?"\n'
    begin, _, rest = SCENARIO.partition("[[stages.sections.criteria.checks]]")
    end = rest[rest.index("[[stages]]") :]

    def with_checks(number: int) -> str:
        return begin + "".join(check.format(each) for each in range(number)) + end

    assert len(_depth(read(with_checks(8))).checks) == 8
    with pytest.raises(BadScenario, match="3 to 8 checks"):
        read(with_checks(count))


def _depth(scenario: Scenario) -> Criterion:
    every = scenario.criteria(SiteKind.OTHER)
    return next(each for _stage, _section, each in every if each.id == "depth")


WRONG_TAXONOMIES = {
    "unknown key": ("[[sections]]", "x = 1\n[[sections]]", 4, "x is not known"),
    "no leaf's name": ('id = "metro"\n', "", 12, "criteria[1].id must be a text"),
    "group without a title": ('title.en = "Access"\n', "", 8, "groups[1].title must be a table"),
    "group without a name": ('id = "access"\n', "", 8, "groups[1].id must be a text"),
    "two leaves of a name": ('"sights"', '"metro"', 4, "sections[1] criterion metro stands twice"),
    "checks": (
        'words.en = ["metro"]',
        'checks = [{ id = "a", question = { en = "?" } }]',
        15,
        "criteria[1].checks go with the method scored",
    ),
    "unknown key of a group": (
        'id = "access"',
        'id = "access"\nweight = 1',
        10,
        "groups[1].weight is not known",
    ),
}


@pytest.mark.parametrize("case", WRONG_TAXONOMIES)
def test_a_taxonomy_that_does_not_hold_is_refused_with_its_line(case: str) -> None:
    old, new, line, why = WRONG_TAXONOMIES[case]
    assert old in TAXONOMY
    with pytest.raises(BadScenario) as caught:
        scenario_file.taxonomy(TAXONOMY.replace(old, new, 1), "mine.toml")
    assert caught.value.detail.startswith(f"mine.toml, line {line}: ")
    assert why in caught.value.detail


def test_a_taxonomy_without_sections_is_refused() -> None:
    with pytest.raises(BadScenario, match="line 1: has no sections"):
        scenario_file.taxonomy('id = "x"\ntitle.en = "X"\n', "mine.toml")
