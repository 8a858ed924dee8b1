"""The glossary: terms by customer, and what a recogniser is told to listen for."""

from dataclasses import replace

import pytest

from voxdesk.domain.ids import CustomerId, TermId
from voxdesk.domain.term import Term
from voxdesk.domain.visit import VisitCard
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.store import Store
from voxdesk.store.terms import MOST_HOTWORDS


@pytest.fixture
def customer(store: Store) -> CustomerId:
    store.visits.add(VisitCard(customer="Group"))
    return CustomerId(1)


def test_a_term_comes_back_as_it_was_entered(store: Store, customer: CustomerId) -> None:
    term_id = store.terms.add(
        " Petrossian  café ",
        customer_id=customer,
        misheard=("petrol  can", "petrol can", ""),
        remark="the bar",
    )
    term = Term(TermId(1), customer, "Petrossian café", ("petrol can",), "the bar")
    assert store.terms.get(term_id) == term
    changed = replace(term, text="Petrossian", misheard=(), remark="")
    store.terms.change(changed)
    assert store.terms.of_customer(customer) == (changed,)
    assert store.terms.of_customer(None) == ()


def test_a_term_is_entered_once_for_a_customer(store: Store, customer: CustomerId) -> None:
    store.terms.add("Foyer", customer_id=customer)
    store.terms.add("foyer")
    other = store.terms.add("Bar", customer_id=customer)
    with pytest.raises(BadRequest, match="trm-1"):
        store.terms.add("FOYER", customer_id=customer)
    with pytest.raises(BadRequest, match="trm-2"):
        store.terms.add("foyer ")
    with pytest.raises(BadRequest, match="trm-1"):
        store.terms.change(replace(store.terms.get(other), text="foyer"))
    assert [term.text for term in store.terms.of_customer(customer)] == ["Bar", "Foyer"]


@pytest.mark.parametrize("text", ["", " ", "x" * 101])
def test_a_term_of_no_or_too_many_letters_is_refused(store: Store, text: str) -> None:
    with pytest.raises(BadRequest):
        store.terms.add(text)
    assert store.terms.of_customer(None) == ()


def test_unknown_terms_and_customers_are_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="cus-9"):
        store.terms.add("x", customer_id=CustomerId(9))
    with pytest.raises(NothingFound, match="trm-9"):
        store.terms.remove(TermId(9))


def test_a_removed_terms_number_is_never_given_again(store: Store) -> None:
    store.terms.remove(store.terms.add("one"))
    assert store.terms.add("two") == 2


def test_hotwords_are_the_customers_terms_first_and_bounded(
    store: Store, customer: CustomerId
) -> None:
    assert store.terms.hotwords(customer) == ""
    store.terms.add("alpha")
    store.terms.add("Zeta", customer_id=customer)
    store.terms.add("alpha", customer_id=customer)
    assert store.terms.hotwords(customer) == "alpha, Zeta"
    assert store.terms.hotwords(None) == "alpha"
    for number in range(100):
        store.terms.add(f"{number:03d} a term of some length", customer_id=customer)
    hotwords = store.terms.hotwords(customer)
    assert MOST_HOTWORDS - 40 < len(hotwords) <= MOST_HOTWORDS
    assert hotwords.startswith("000 a term of some length, 001")
