"""Scenarios and taxonomies in versions: none is altered, the newest is in use."""

import pytest

from voxdesk.domain.custody import Action
from voxdesk.domain.definition import DefinitionKind
from voxdesk.domain.ids import DefinitionId
from voxdesk.errors import NothingFound
from voxdesk.store.store import Store

SCENARIO, TAXONOMY = DefinitionKind.SCENARIO, DefinitionKind.TAXONOMY


def test_the_same_text_again_is_the_same_version(store: Store) -> None:
    first = store.definitions.keep(SCENARIO, "mine", "one", own=True)
    assert store.definitions.keep(SCENARIO, "mine", "one", own=True) == first
    second = store.definitions.keep(SCENARIO, "mine", "two", own=True)
    back = store.definitions.keep(SCENARIO, "mine", "one", own=True)
    assert [each.version for each in (first, second, back)] == [1, 2, 3]
    assert store.definitions.get(first.id) == first
    assert store.definitions.versions(SCENARIO, "mine") == (back, second, first)


def test_names_kinds_and_owners_have_versions_of_their_own(store: Store) -> None:
    made = [
        store.definitions.keep(SCENARIO, "mine", "one", own=True),
        store.definitions.keep(SCENARIO, "mine", "one", own=False),
        store.definitions.keep(TAXONOMY, "mine", "one", own=True),
        store.definitions.keep(SCENARIO, "other", "one", own=True),
    ]
    assert [each.version for each in made] == [1, 1, 1, 1]
    assert len({each.id for each in made}) == 4


def test_the_newest_that_people_wrote_are_in_use(store: Store) -> None:
    store.definitions.keep(SCENARIO, "b", "one", own=True)
    newest = store.definitions.keep(SCENARIO, "b", "two", own=True)
    store.definitions.keep(SCENARIO, "c", "shipped", own=False)
    store.definitions.keep(TAXONOMY, "d", "of another kind", own=True)
    other = store.definitions.keep(SCENARIO, "a", "three", own=True)
    assert store.definitions.in_use(SCENARIO) == (other, newest)


def test_what_is_withdrawn_can_be_restored_and_its_versions_stay(store: Store) -> None:
    kept = store.definitions.keep(SCENARIO, "mine", "one", own=True)
    store.definitions.withdraw(SCENARIO, "mine")
    assert store.definitions.in_use(SCENARIO) == ()
    assert store.definitions.versions(SCENARIO, "mine") == (kept,)
    store.definitions.restore(SCENARIO, "mine")
    assert store.definitions.in_use(SCENARIO) == (kept,)
    store.definitions.withdraw(SCENARIO, "mine")
    store.definitions.keep(SCENARIO, "mine", "one", own=True)
    assert store.definitions.in_use(SCENARIO) == (kept,)


def test_a_new_version_is_told_in_the_chain_without_its_text(store: Store) -> None:
    kept = store.definitions.keep(SCENARIO, "mine", "secret words", own=True)
    event = store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == (Action.DEFINED, f"def-{kept.id}")
    assert "secret" not in event.detail


def test_an_unknown_version_is_not_found(store: Store) -> None:
    with pytest.raises(NothingFound, match="def-7"):
        store.definitions.get(DefinitionId(7))
