"""The predecessor's words and figures in ours."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from voxdesk.domain.predecessor import (
    ReportKind,
    figures,
    is_index,
    language,
    report_kind,
    report_title,
    scenario_id,
    site_kind,
)
from voxdesk.domain.visit import SiteKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Оценка методологии интервью", ReportKind.INTERVIEW_METHODOLOGY),
        ("отчёт о связках", ReportKind.LINKS),
        ("report_int_general", ReportKind.COMMON_FACTORS),
        (
            "Information-about-the-decision-making-factors-in-this-institution",
            ReportKind.SITE_FACTORS,
        ),
        ("Оценка методологии аудита", ReportKind.AUDIT_METHODOLOGY),
        ("Соответствие программе аудита", ReportKind.COMPLIANCE),
        ("Structured audit report", ReportKind.STRUCTURED),
        ("Отчёт о погоде", None),
    ],
)
def test_report_kinds_are_known_by_all_their_names(words: str, kind: ReportKind | None) -> None:
    assert report_kind(words) is kind


def test_every_kind_is_found_by_its_own_titles() -> None:
    for kind in ReportKind:
        assert {report_kind(report_title(kind, each)) for each in ("ru", "en")} == {kind}


def test_scenarios_and_kinds_of_site_are_known() -> None:
    assert [scenario_id(word) for word in ("Интервью", "Design", "Прочее")] == [
        "interview",
        "design",
        "",
    ]
    assert site_kind("non-building") is SiteKind.OTHER
    assert site_kind("Центр Здоровья") is SiteKind.HEALTH_CENTRE
    assert site_kind("Склад") is None


def test_indexes_are_no_sites_in_either_spelling() -> None:
    names = ("Отчёты по дизайну", "Otchety_po_dizaynu", "Iskhodniki_obsledovanie", "Астра")
    assert [is_index(name) for name in names] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"количество_выявленных_связок": 7}', {"links_found": 7}),
        ('{"kolichestvo_vyyavlennykh_svyazok": "7"}', {"links_found": 7}),
        (
            '```json\n{"упомянутые_факторы": {"сервис": 2, "прочие_факторы": 1},'
            ' "неупомянутые_факторы": {"общее_количество": 90}}\n```',
            {"mentioned.сервис": 2, "mentioned.other": 1, "unmentioned.total": 90},
        ),
        (
            '{"оценка_соответствия_методологии_отчет": "75%",'
            ' "общая_оценка_соответствия_методологии": "80,5 %",'
            ' "итоговая_оценка_качества_аудита": null}',
            {"block.отчет": 75, "compliance_X": 80.5, "final_Z": None},
        ),
        ('{"итоговая_оценка_качества_отчета": 61.5}', {"final_report_quality_score": 61.5}),
        ('{"общее_количество_пунктов_информации": 120}', {"information_items_total": 120}),
        (
            '{"итоговая_оценка_качества_интервью": "нет данных"}',
            {"final_interview_quality_score": "нет данных"},
        ),
        ("42", None),
        ("[1, 2]", None),
        ('{"x": NaN}', None),
        ('{"x": 1e999}', None),
        ("# Отчёт\n{не JSON}", None),
        ("[" * 100_000, None),
    ],
)
def test_figures_are_told_from_narratives_and_get_our_names(
    text: str, found: dict[str, object] | None
) -> None:
    assert figures(text) == found


content = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=8,
)


@given(some.dictionaries(some.text(), content, max_size=5))
def test_figures_of_any_json_can_be_written_as_json_again(told: dict[str, object]) -> None:
    found = figures(json.dumps(told))
    assert found is None or json.loads(json.dumps(found, allow_nan=False)) is not None


@given(some.text())
def test_any_text_is_figures_or_a_narrative_and_never_an_error(text: str) -> None:
    figures(text)
    assert language(text) in ("", "ru", "en")


def test_language_is_that_of_most_letters() -> None:
    assert [language(text) for text in ("Отель Astra уютный", "The lobby of Отель", "12 %")] == [
        "ru",
        "en",
        "",
    ]
