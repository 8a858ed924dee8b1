"""Captions: both forms in both languages, and what is no caption."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from voxdesk.domain.captions import Caption, caption, day, listed, number, site_kind_within
from voxdesk.domain.visit import SiteKind, VisitCard

KINDS = {
    "hotel": SiteKind.HOTEL,
    "Отель": SiteKind.HOTEL,
    "гостиница": SiteKind.HOTEL,
    "restaurant": SiteKind.RESTAURANT,
    "Ресторан": SiteKind.RESTAURANT,
    "health centre": SiteKind.HEALTH_CENTRE,
    "Health Center": SiteKind.HEALTH_CENTRE,
    "spa": SiteKind.HEALTH_CENTRE,
    "Центр Здоровья": SiteKind.HEALTH_CENTRE,
}
# The kind as it stands behind "in" and "at".
PLACED = {
    "hotel": SiteKind.HOTEL,
    "отеле": SiteKind.HOTEL,
    "ресторане": SiteKind.RESTAURANT,
    "центре здоровья": SiteKind.HEALTH_CENTRE,
    "spa": SiteKind.HEALTH_CENTRE,
}

names = some.text("абвгде ABCdef-.'", min_size=1, max_size=40).map(
    lambda text: f"Я{' '.join(text.split())}"
)
days = some.dates(date(1000, 1, 1)).flatmap(
    lambda on: some.sampled_from(["-", "."]).map(
        lambda sign: (on, on.isoformat().replace("-", sign))
    )
)
zone_lists = some.lists(names, max_size=6)  # a line has at most MOST_LINE characters
numbers = some.integers(0, 999_999_999)


@given(numbers, days, names, names, some.sampled_from(sorted(KINDS)), zone_lists, names)
def test_design_caption_says_what_was_written(
    count: int,
    on: tuple[date, str],
    employee: str,
    site: str,
    kind: str,
    zones: list[str],
    city: str,
) -> None:
    lines = [str(count), on[1], employee, site, kind, *([", ".join(zones)] if zones else []), city]
    assert caption("\n".join(lines)) == Caption(
        VisitCard(
            site=site,
            site_kind=KINDS[kind],
            zones=tuple(dict.fromkeys(zones)),
            city=city,
            employee=employee,
            date=on[0],
            number=count,
            scenario_id="design",
        )
    )


@given(numbers, days, names, names, some.sampled_from(sorted(PLACED)), names, names)
def test_interview_caption_says_what_was_written(
    count: int,
    on: tuple[date, str],
    employee: str,
    client: str,
    kind: str,
    zone: str,
    site: str,
) -> None:
    about = f"about {zone} at {kind}" if kind.isascii() else f"о {zone} в {kind}"
    found = caption("\r\n\r\n".join([str(count), on[1], employee, client, about, site]))
    assert found is not None
    assert found.unread == ()
    assert found.card == VisitCard(
        site=site,
        site_kind=PLACED[kind],
        zones=(zone,),
        client=client,
        employee=employee,
        date=on[0],
        number=count,
        scenario_id="interview",
    )


@pytest.mark.parametrize(
    ("about", "zone"),
    [("о ЯA в в отеле", "ЯA в"), ("about bar at night at hotel", "bar at night")],
)
def test_a_zone_may_itself_hold_the_word_before_the_kind(about: str, zone: str) -> None:
    found = caption(f"12\n2024-02-28\nAnna\nOlga\n{about}\nAstra")
    assert found is not None
    assert (found.card.zones, found.card.site_kind) == ((zone,), SiteKind.HOTEL)


@given(some.text())
def test_any_text_is_a_caption_or_not_and_never_an_error(text: str) -> None:
    found = caption(text)
    assert found is None or sum(map(bool, map(str.strip, text.splitlines()))) in (6, 7)


@pytest.mark.parametrize(
    ("lines", "unread"),
    [
        ("12|2024-02-30|Anna|Astra|hotel|Sochi", ("date",)),
        ("12|02.05.2024|Anna|Astra|hotel|Sochi", ("date",)),
        ("twelve|2024-02-28|Anna|Astra|hotel|Sochi", ("number",)),
        ("12|2024-02-28|Anna|Astra|hostel|lobby|Sochi", ("site_kind",)),
        ("12|2024-02-28|Anna|Olga|about bar at a hostel|Astra", ("site_kind",)),
        ("12|2024-02-28|Anna|Astra|hostel|Sochi", ("site", "site_kind")),
        ("-|2024-02-28|-|Astra|hotel|Sochi", ()),
    ],
)
def test_line_that_cannot_be_read_leaves_its_field_empty_and_is_named(
    lines: str, unread: tuple[str, ...]
) -> None:
    found = caption(lines.replace("|", "\n"))
    assert found is not None
    assert found.unread == unread
    empty = {"site": "", "date": None, "number": None, "site_kind": SiteKind.OTHER}
    assert all(getattr(found.card, field) == empty[field] for field in unread)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12\n2024-05-02\nAnna\nAstra\nhotel",
        "\n".join("abcdefgh"),
        "One\nTwo\nThree\nFour\nFive\nSix",
        f"12\n2024-05-02\n{'long ' * 100}\nAstra\nhotel\nSochi",
    ],
)
def test_text_of_another_form_is_no_caption(text: str) -> None:
    assert caption(text) is None


def test_number_may_stand_behind_its_sign() -> None:
    assert [number(text) for text in ("№ 12", "#7", "12 a", "")] == [12, 7, None, None]


def test_only_a_real_date_in_one_of_two_forms_is_one() -> None:
    texts = ("2024-05-02", "2024.5.2", "2024-05.02", "2024-13-01", "02-05-2024", "2024-05-02 10:00")
    real = date(2024, 5, 2)
    assert [day(text) for text in texts] == [real, real, None, None, None, None]


def test_list_of_zones_loses_repeats_and_blanks() -> None:
    assert listed("lobby, bar;; lobby , -") == ("lobby", "bar")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Отель Астра", SiteKind.HOTEL),
        ("Astra_Hotel", SiteKind.HOTEL),
        ("Ресторан при отеле", None),
        ("Отельер", None),
        ("Grand Spa", SiteKind.HEALTH_CENTRE),
        ("Море", None),
    ],
)
def test_kind_within_a_name_is_told_only_when_there_is_one(
    name: str, kind: SiteKind | None
) -> None:
    assert site_kind_within(name) is kind
