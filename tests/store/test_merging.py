"""Merging names: every link goes along, and nothing else changes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voxdesk.domain.custody import Action
from voxdesk.domain.ids import ClientId, CustomerId, SiteId, VisitId, written
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import NameKind, SiteKind, VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store import states
from voxdesk.store.merging import merge
from voxdesk.store.store import Store

CARD = VisitCard(
    site="Aurora",
    site_kind=SiteKind.HOTEL,
    zones=("lobby", "bar"),
    city="Kazan",
    client="Anna",
    customer="Aurora Group",
    employee="Ivanov",
    number=1,
)


def last_said(store: Store) -> dict[str, str | None]:
    """The last digest that the chain tells of each subject."""
    said: dict[str, str | None] = {}
    for event in store.custody.events():
        said |= event.states
    return said


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (NameKind.CUSTOMER, "customer"),
        (NameKind.CLIENT, "client"),
        (NameKind.EMPLOYEE, "employee"),
        (NameKind.CITY, "city"),
    ],
)
def test_visits_follow_and_the_emptied_row_goes(store: Store, kind: NameKind, field: str) -> None:
    first = store.visits.add(CARD)
    changed = {field: "Other", "site": "Borealis", "number": 2}
    second = store.visits.add(replace(CARD, **changed))  # type: ignore[arg-type]
    merge(store, kind, 2, 1)
    card = store.visits.get(second).card
    assert card == replace(CARD, site="Borealis", number=2)
    assert store.visits.get(first).card == CARD
    with pytest.raises(NothingFound):
        store.names.get(kind, 2)
    head = store.custody.head()
    assert head is not None
    assert (head.action, head.subject) == (Action.MERGED, written(kind, 1))
    assert head.states[written(kind, 2)] is None
    assert "vis-2" in head.states
    assert "vis-1" not in head.states


def test_a_zone_that_a_visit_has_twice_then_stands_where_it_stood_first(store: Store) -> None:
    both = store.visits.add(replace(CARD, zones=("bar", "lobby", "foyer", "spa")))
    other = store.visits.add(replace(CARD, zones=("spa", "foyer")))
    foyer, lobby = (
        store.names.find(NameKind.ZONE, "foyer"),
        store.names.find(NameKind.ZONE, "lobby"),
    )
    assert foyer is not None
    assert lobby is not None
    merge(store, NameKind.ZONE, lobby, foyer)
    assert store.visits.get(both).card.zones == ("bar", "foyer", "spa")
    assert store.visits.get(other).card.zones == ("spa", "foyer")


def test_sites_of_merged_customers_belong_to_the_one_that_stays(store: Store) -> None:
    store.visits.add(CARD)
    owned = store.visits.add(replace(CARD, site="Borealis", customer="Rival"))
    plain = store.visits.add(replace(CARD, site="Borealis", customer=""))
    merge(store, NameKind.CUSTOMER, 2, 1)
    assert [store.visits.get(each).customer_id for each in (owned, plain)] == [1, 1]
    assert store.names.all(NameKind.SITE)[1].customer == "Aurora Group"


def test_equal_terms_of_merged_customers_become_one(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, customer="Rival"))
    one, two = CustomerId(1), CustomerId(2)
    store.terms.add("Petrossian", customer_id=one, misheard=("petrol",))
    store.terms.add("PETROSSIAN", customer_id=two, misheard=("petros", "petrol"), remark="chef")
    store.terms.add("foyer", customer_id=two)
    merge(store, NameKind.CUSTOMER, two, one)
    first, second = store.terms.of_customer(one)
    assert (first.text, second.text) == ("foyer", "Petrossian")
    assert (second.misheard, second.remark) == (("petrol", "petros"), "chef")
    assert store.terms.of_customer(two) == ()


def test_a_merged_site_keeps_its_owner_and_city_or_takes_those_of_the_other(store: Store) -> None:
    store.visits.add(replace(CARD, city="", customer=""))
    store.visits.add(replace(CARD, site="Aurora Palace"))
    merge(store, NameKind.SITE, 2, 1)
    (site,) = store.names.all(NameKind.SITE)
    assert (site.name, site.customer, site.city, site.visits) == (
        "Aurora",
        "Aurora Group",
        "Kazan",
        2,
    )


def test_a_visit_keeps_the_customer_that_its_site_had_when_owners_differ(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, site="Borealis", customer="Rival", city="Omsk"))
    plain = store.visits.add(replace(CARD, site="Borealis", customer="", city=""))
    before = store.visits.get(plain).customer_id
    merge(store, NameKind.SITE, 2, 1)
    after = store.visits.get(plain)
    assert after.customer_id == before == store.names.customer_id("Rival")
    assert (after.card.site, after.card.customer, after.card.city) == ("Aurora", "Rival", "Omsk")


def test_a_site_of_unknown_kind_takes_the_kind_of_the_one_it_goes_into(store: Store) -> None:
    unknown = store.visits.add(replace(CARD, site_kind=SiteKind.OTHER))
    store.visits.add(CARD)
    merge(store, NameKind.SITE, 1, 2)
    assert store.visits.get(unknown).card == CARD
    assert last_said(store)["vis-1"] == states.state(store, "vis-1")


@pytest.mark.parametrize(
    "kinds", [(SiteKind.HOTEL, SiteKind.RESTAURANT), (SiteKind.HOTEL, SiteKind.OTHER)]
)
def test_sites_of_two_kinds_stay_two(store: Store, kinds: tuple[SiteKind, SiteKind]) -> None:
    for kind in kinds:
        store.visits.add(replace(CARD, site_kind=kind))
    with pytest.raises(BadRequest, match=r"sit-1, sit-2: sites of two kinds"):
        merge(store, NameKind.SITE, 1, 2)
    assert len(store.names.all(NameKind.SITE)) == 2


def test_a_name_is_not_merged_into_itself_or_into_nothing(store: Store) -> None:
    store.visits.add(CARD)
    with pytest.raises(BadRequest, match="cli-1 into itself"):
        merge(store, NameKind.CLIENT, 1, 1)
    with pytest.raises(NothingFound, match="cli-9"):
        merge(store, NameKind.CLIENT, 1, 9)
    assert store.names.names("client") == ("Anna",)


def test_scopes_and_what_was_taken_over_name_the_row_that_stays(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, site="Borealis"))
    chat = store.chats.add("About Borealis", Scope(site_id=SiteId(2)))
    anna = Scope(client_id=ClientId(1))
    other = store.chats.add("About Anna", anna)
    with store.writing() as db:
        db.execute("INSERT INTO taken_over VALUES ('csv', 'place 5', 'sit-2')")
    merge(store, NameKind.SITE, 2, 1)
    assert store.chats.get(chat).scope == Scope(site_id=SiteId(1))
    assert store.chats.get(other).scope == anna
    assert store.rows("SELECT subject FROM taken_over") == [("sit-1",)]


# --- whatever is merged, nothing is lost ----------------------------------------------------------

SITES, NAMES = ("A", "B", "C"), ("", "x", "y", "z")
CARDS = st.builds(
    VisitCard,
    site=st.sampled_from(("", *SITES)),
    site_kind=st.sampled_from((SiteKind.HOTEL, SiteKind.OTHER)),
    zones=st.lists(st.sampled_from(("bar", "hall", "spa")), max_size=3).map(tuple),
    city=st.sampled_from(NAMES),
    client=st.sampled_from(NAMES),
    customer=st.sampled_from(NAMES),
    employee=st.sampled_from(NAMES),
    number=st.integers(1, 5),
)
MERGES = st.tuples(st.sampled_from(NameKind), st.integers(0, 9), st.integers(0, 9))


def what_hangs_on(store: Store) -> Counter[tuple[object, ...]]:
    """Visits by number and what belongs to each, whatever things are called."""
    return Counter(
        (
            visit.id,
            visit.card.number,
            bool(visit.card.site),
            len(store.recordings.of_visit(visit.id)),
            bool(visit.card.client),
            bool(visit.card.employee),
            bool(visit.card.zones),
        )
        for visit in store.visits.recent()
    )


def inherited(store: Store) -> dict[VisitId, tuple[str | None, str | None]]:
    rows = store.rows("SELECT visit_id, customer, city FROM v_visit")
    return {VisitId(row[0]): (row[1], row[2]) for row in rows}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cards=st.lists(CARDS, min_size=1, max_size=6), merges=st.lists(MERGES, max_size=6))
def test_whatever_is_merged_every_visit_keeps_what_hangs_on_it(
    tmp_path_factory: pytest.TempPathFactory,
    cards: list[VisitCard],
    merges: list[tuple[NameKind, int, int]],
) -> None:
    store = Store.open(tmp_path_factory.mktemp("merging") / "library.voxdesk")
    try:
        for card in cards:
            store.visits.add(card)
        hangs = what_hangs_on(store)
        for kind, first, second in merges:
            names = store.names.all(kind)
            if not names:
                continue
            gone, kept = names[first % len(names)], names[second % len(names)]
            before = inherited(store)
            try:
                merge(store, kind, gone.id, kept.id)
            except BadRequest:
                assert inherited(store) == before
                continue
            for visit_id, (customer, city) in inherited(store).items():
                if kind is NameKind.CUSTOMER and before[visit_id][0] == gone.name:
                    assert customer == kept.name
                elif before[visit_id][0] is not None:
                    assert customer == before[visit_id][0]
                if kind is NameKind.CITY and before[visit_id][1] == gone.name:
                    assert city == kept.name
                elif before[visit_id][1] is not None:
                    assert city == before[visit_id][1]
            assert gone.id not in {each.id for each in store.names.all(kind)}
        assert what_hangs_on(store) == hangs
        assert store.rows("PRAGMA foreign_key_check") == []
        assert all(states.state(store, each) == said for each, said in last_said(store).items())
    finally:
        store.close()


def test_recordings_stay_with_their_visits(
    store: Store, keep: Callable[[bytes], Recording]
) -> None:
    visits = [store.visits.add(CARD), store.visits.add(replace(CARD, site="Borealis"))]
    for number, visit_id in enumerate(visits):
        store.recordings.set_visit(keep(bytes([number])).id, visit_id)
    merge(store, NameKind.SITE, 2, 1)
    assert [[each.id for each in store.recordings.of_visit(visit)] for visit in visits] == [
        [1],
        [2],
    ]
