"""Names that visits share: renamed, counted, removed when nothing refers to them."""

from dataclasses import replace

import pytest

from voxdesk.domain.custody import Action
from voxdesk.domain.visit import Name, NameKind, SiteKind, VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.store import Store

CARD = VisitCard(
    site="Aurora",
    site_kind=SiteKind.HOTEL,
    zones=("lobby", "bar"),
    city="Kazan",
    client="Anna",
    customer="Aurora Group",
    employee="Ivanov",
)


def bin_visit(store: Store, number: int) -> None:
    with store.writing() as db:
        db.execute("INSERT INTO bin_entry VALUES (1, 'vis-1', 'T', 'P', 'now')")
        db.execute("UPDATE visit SET bin_id = 1 WHERE id = ?", (number,))


def test_names_are_listed_with_the_number_of_their_visits(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, customer="", city="", zones=("lobby",), client="Boris"))
    assert store.names.all(NameKind.SITE) == (
        Name(NameKind.SITE, 1, "Aurora", 2, SiteKind.HOTEL, "Aurora Group", "Kazan"),
    )
    counted = {
        kind: [(each.name, each.visits) for each in store.names.all(kind)] for kind in NameKind
    }
    assert counted[NameKind.CUSTOMER] == [("Aurora Group", 2)]
    assert counted[NameKind.CITY] == [("Kazan", 2)]
    assert counted[NameKind.ZONE] == [("bar", 1), ("lobby", 2)]
    assert counted[NameKind.CLIENT] == [("Anna", 1), ("Boris", 1)]
    assert counted[NameKind.EMPLOYEE] == [("Ivanov", 2)]
    bin_visit(store, 1)
    assert [each.visits for each in store.names.all(NameKind.CLIENT)] == [0, 1]


@pytest.mark.parametrize("kind", NameKind)
def test_a_new_spelling_holds_wherever_the_name_stands(store: Store, kind: NameKind) -> None:
    store.visits.add(CARD)
    number = store.names.all(kind)[0].id
    store.names.rename(kind, number, "  Another \t name ")
    assert store.names.get(kind, number).name == "Another name"
    assert store.names.find(kind, "ANOTHER name") == number
    assert "Another name" in repr(store.visits.get(store.visits.recent()[0].id))
    head = store.custody.head()
    assert head is not None
    assert (head.action, list(head.states)) == (Action.RENAMED, [head.subject])


def test_a_name_that_another_row_has_asks_for_a_merge_and_changes_nothing(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, client="Boris"))
    with pytest.raises(BadRequest, match="cli-1 is called ANNA: merge"):
        store.names.rename(NameKind.CLIENT, 2, "ANNA")
    assert store.names.names("client") == ("Anna", "Boris")


def test_sites_of_two_kinds_may_share_a_name(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.add(replace(CARD, site="Borealis", site_kind=SiteKind.RESTAURANT))
    store.names.rename(NameKind.SITE, 2, "Aurora")
    assert store.names.names("site") == ("Aurora",)
    assert store.names.site_id("Aurora", SiteKind.RESTAURANT) == 2


def test_a_name_in_another_case_is_a_new_spelling_of_itself(store: Store) -> None:
    store.visits.add(CARD)
    store.names.rename(NameKind.CLIENT, 1, "ANNA")
    assert store.names.names("client") == ("ANNA",)


@pytest.mark.parametrize("name", ["", " \n", "x" * 501])
def test_a_name_of_no_or_too_many_letters_is_refused(store: Store, name: str) -> None:
    store.visits.add(CARD)
    with pytest.raises(BadRequest, match="cli-1"):
        store.names.rename(NameKind.CLIENT, 1, name)


def test_unknown_names_are_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="zon-7"):
        store.names.get(NameKind.ZONE, 7)
    with pytest.raises(NothingFound, match="sit-7"):
        store.names.rename(NameKind.SITE, 7, "x")


def test_only_names_that_nothing_refers_to_are_removed(store: Store) -> None:
    store.visits.add(CARD)
    store.visits.update(store.visits.add(replace(CARD, client="Boris", city="Omsk")), CARD)
    store.terms.add("Aurora", customer_id=store.names.customer_id("Aurora Group"))
    assert store.names.remove_unused() == ("cli-2", "cit-2")
    bin_visit(store, 1)
    bin_visit_again = store.names.remove_unused()
    assert bin_visit_again == ()
    head = store.custody.head()
    assert head is not None
    assert head.states == {"cli-2": None, "cit-2": None}
    assert store.names.names("client") == ("Anna",)


def test_a_removed_number_is_never_given_again(store: Store) -> None:
    visit = store.visits.add(CARD)
    before = {kind: store.names.all(kind)[-1].id for kind in NameKind}
    store.visits.update(visit, VisitCard())
    store.names.remove_unused()
    assert all(store.names.all(kind) == () for kind in NameKind)
    store.visits.update(visit, CARD)
    assert all(store.names.all(kind)[0].id > before[kind] for kind in NameKind)


def test_a_visit_says_in_the_chain_which_names_it_made(store: Store) -> None:
    store.visits.add(CARD)
    head = store.custody.head()
    assert head is not None
    assert (head.action, head.subject) == (Action.CARD_CHANGED, "vis-1")
    made = ["cus-1", "cit-1", "zon-1", "zon-2", "sit-1", "cli-1", "emp-1"]
    assert sorted(head.states) == sorted(["vis-1", *made])
    store.visits.update(store.visits.recent()[0].id, CARD)
    assert store.custody.head() == head
