"""Visits and the names they share."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voxdesk.domain.ids import VisitId
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import NothingFound
from voxdesk.store.store import Store

CARD = VisitCard(
    site="Отель «Аврора»",
    site_kind=SiteKind.HOTEL,
    zones=("lobby", "rooms, second floor", "bar"),
    city="Kazan",
    client="Anna Petrova",
    customer="Aurora Group",
    employee="I. Ivanov",
    date=date(2026, 2, 28),
    number=17,
    scenario_id="walk-through",
)


def test_card_comes_back_as_it_was_filled_in(store: Store) -> None:
    visit = store.visits.get(store.visits.add(CARD))
    assert visit.card == CARD
    assert visit.site_id == store.names.site_id("Отель «Аврора»", SiteKind.HOTEL)
    assert visit.customer_id == store.names.customer_id("aurora group")


def test_empty_card_is_a_visit(store: Store) -> None:
    visit = store.visits.get(store.visits.add(VisitCard()))
    assert visit.card == VisitCard()
    assert (visit.site_id, visit.customer_id) == (None, None)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(st.text(max_size=30), min_size=4, max_size=4),
    number=st.none() | st.integers(0, 10**6),
    day=st.none() | st.dates(),
)
def test_whatever_is_typed_is_kept(
    store: Store, names: list[str], number: int | None, day: date | None
) -> None:
    card = VisitCard(
        site=names[0], client=names[1], customer=names[2], city=names[3], number=number, date=day
    )
    kept = store.visits.get(store.visits.add(card)).card
    assert (kept.number, kept.date) == (number, day)
    again = store.visits.get(store.visits.add(kept)).card
    assert again == kept


def test_name_in_another_case_and_spacing_is_the_same(store: Store) -> None:
    first = store.visits.add(CARD)
    second = store.visits.add(replace(CARD, site=" отель  «аврора» ", client="anna PETROVA"))
    assert store.visits.get(first).site_id == store.visits.get(second).site_id
    assert store.names.names("client") == ("Anna Petrova",)
    assert store.names.names("site") == ("Отель «Аврора»",)


def test_same_name_of_another_kind_is_another_site(store: Store) -> None:
    hotel = store.visits.get(store.visits.add(CARD))
    cafe = store.visits.get(store.visits.add(replace(CARD, site_kind=SiteKind.RESTAURANT)))
    assert hotel.site_id != cafe.site_id
    assert cafe.card.site_kind is SiteKind.RESTAURANT


def test_visit_without_customer_is_ordered_by_the_owner_of_the_site(store: Store) -> None:
    owner = store.visits.get(store.visits.add(CARD)).customer_id
    plain = store.visits.get(store.visits.add(replace(CARD, customer="")))
    assert plain.card.customer == ""
    assert plain.customer_id == owner
    other = store.visits.get(store.visits.add(replace(CARD, customer="Rival")))
    assert other.customer_id == store.names.customer_id("Rival") != owner
    assert store.visits.get(plain.id).customer_id == owner


def test_update_puts_another_card_in_place(store: Store) -> None:
    visit_id = store.visits.add(CARD)
    changed = replace(CARD, zones=("spa",), client="", number=None, site="Other", date=None)
    store.visits.update(visit_id, changed)
    assert store.visits.get(visit_id).card == changed
    assert store.names.names("zone") == ("bar", "lobby", "rooms, second floor", "spa")


def test_zone_named_twice_is_kept_once(store: Store) -> None:
    visit_id = store.visits.add(VisitCard(zones=("Bar", "hall", "bar", " ")))
    assert store.visits.get(visit_id).card.zones == ("Bar", "hall")


def test_names_for_choosing_are_sorted(store: Store) -> None:
    for city in ("Omsk", "kazan", "Sochi", ""):
        store.visits.add(VisitCard(city=city))
    assert store.names.names("city") == ("kazan", "Omsk", "Sochi")
    assert store.names.names("employee") == ()


def test_newest_visits_come_first(store: Store) -> None:
    ids = [store.visits.add(VisitCard(number=number)) for number in range(3)]
    assert [visit.id for visit in store.visits.recent()] == ids[::-1]
    assert [visit.card.number for visit in store.visits.recent(1)] == [2]


def test_unknown_visit_is_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="vis-5"):
        store.visits.get(VisitId(5))
    with pytest.raises(NothingFound, match="vis-5"):
        store.visits.update(VisitId(5), CARD)


def test_view_of_visits_reads_like_a_table(store: Store) -> None:
    store.visits.add(CARD)
    assert store.rows(
        "SELECT date, site, city, customer, client, employee, zones FROM v_visit"
    ) == [
        (
            "2026-02-28",
            "Отель «Аврора»",
            "Kazan",
            "Aurora Group",
            "Anna Petrova",
            "I. Ivanov",
            "lobby, rooms, second floor, bar",
        )
    ]


def test_visits_of_a_customer_are_those_it_ordered_or_owns_the_site_of(store: Store) -> None:
    nobody = store.visits.add(VisitCard(site="Free"))
    ordered = store.visits.add(CARD)
    owned = store.visits.add(replace(CARD, customer=""))
    store.visits.add(replace(CARD, customer="Rival"))
    assert store.visits.of_customer(store.names.customer_id("Aurora Group")) == (ordered, owned)
    assert store.visits.of_customer(None) == (nobody,)
