"""Aliases: one for each name, for as long as the name is known, and never another's."""

import threading

import pytest

from voxdesk.domain.recording import Recording
from voxdesk.domain.visit import NameKind, SiteKind, VisitCard
from voxdesk.errors import BadRequest
from voxdesk.store.merging import merge
from voxdesk.store.store import Store


def number(store: Store, kind: NameKind, name: str) -> int:
    found = store.names.find(kind, name)
    assert found is not None
    return found


def test_aliases_are_numbered_by_kind_and_stay(store: Store) -> None:
    assert store.pseudonyms.alias("client", "Anna Ozola") == "client-1"
    assert store.pseudonyms.alias("client", "Иван") == "client-2"
    assert store.pseudonyms.alias("person", "Anna Ozola") == "person-1"
    assert store.pseudonyms.alias("client", " anna  OZOLA") == "client-1"
    assert store.pseudonyms.all() == {
        "client-1": "Anna Ozola",
        "client-2": "Иван",
        "person-1": "Anna Ozola",
    }


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_no_name_has_no_alias(store: Store, name: str) -> None:
    with pytest.raises(BadRequest):
        store.pseudonyms.alias("client", name)
    assert store.pseudonyms.all() == {}


def test_a_name_given_an_alias_by_many_at_once_has_one(store: Store) -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(store.pseudonyms.alias("client", "Anna")))
        for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == ["client-1"] * 4


def test_renamed_name_keeps_its_alias(store: Store) -> None:
    store.visits.add(VisitCard(client="Ana"))
    store.pseudonyms.alias("client", "Ana")
    store.names.rename(NameKind.CLIENT, number(store, NameKind.CLIENT, "Ana"), "Anna")
    assert store.pseudonyms.all() == {"client-1": "Anna"}
    assert store.pseudonyms.alias("client", "Anna") == "client-1"
    store.names.rename(NameKind.CLIENT, number(store, NameKind.CLIENT, "Anna"), "ANNA")
    assert store.pseudonyms.all() == {"client-1": "ANNA"}


def merged(store: Store, kind: NameKind, gone: str, kept: str) -> None:
    merge(store, kind, number(store, kind, gone), number(store, kind, kept))


def test_alias_follows_a_name_into_the_one_it_is_merged_with(store: Store) -> None:
    for name in ("Ana", "Anna"):
        store.visits.add(VisitCard(client=name))
    store.pseudonyms.alias("client", "Ana")
    merged(store, NameKind.CLIENT, "Ana", "Anna")
    assert store.pseudonyms.all() == {"client-1": "Anna"}


def test_of_two_merged_names_with_aliases_the_one_that_stays_keeps_its_own(store: Store) -> None:
    for name in ("Ana", "Anna"):
        store.visits.add(VisitCard(employee=name))
        store.pseudonyms.alias("employee", name)
    merged(store, NameKind.EMPLOYEE, "Ana", "Anna")
    assert store.pseudonyms.all() == {"employee-2": "Anna"}


def test_sites_of_two_kinds_share_a_name_and_its_alias(store: Store) -> None:
    for kind in (SiteKind.HOTEL, SiteKind.RESTAURANT):
        store.visits.add(VisitCard(site="Astra", site_kind=kind))
    store.pseudonyms.alias("site", "Astra")
    restaurant = store.names.site_id("Astra", SiteKind.RESTAURANT)
    assert restaurant is not None
    store.names.rename(NameKind.SITE, restaurant, "Bistro")
    assert store.pseudonyms.all() == {"site-1": "Astra"}
    assert store.pseudonyms.alias("site", "Bistro") == "site-2"


def test_forgotten_names_leave_their_numbers_alone(store: Store, recording: Recording) -> None:
    store.visits.add(VisitCard(client="Anna", consent_by="Olga", city="Riga"))
    store.speakers.add(recording.id, "Pjotr")
    for kind, name in [
        ("client", "Boris"),
        ("client", "anna"),
        ("person", "Pjotr"),
        ("person", "Olga"),
        ("city", "Riga"),
        ("person", "the man at the bar"),
    ]:
        store.pseudonyms.alias(kind, name)
    store.pseudonyms.forget_unknown()
    assert store.pseudonyms.all() == {
        "city-1": "Riga",
        "client-2": "anna",
        "person-1": "Pjotr",
        "person-2": "Olga",
    }
    assert store.pseudonyms.alias("client", "Boris") == "client-3"
    assert store.pseudonyms.alias("person", "the man at the bar") == "person-4"
    text = " ".join(str(row) for row in store.rows("SELECT * FROM pseudonym WHERE number = 1"))
    assert "Boris" not in text


def test_names_that_nothing_refers_to_take_their_aliases_along(store: Store) -> None:
    visit_id = store.visits.add(VisitCard(client="Anna", site="Aurora"))
    store.pseudonyms.alias("client", "Anna")
    store.pseudonyms.alias("site", "Aurora")
    store.visits.update(visit_id, VisitCard(site="Aurora"))
    store.names.remove_unused()
    assert store.pseudonyms.all() == {"site-1": "Aurora"}
