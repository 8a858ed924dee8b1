"""Anchors: each key's word on a head is kept once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from voxdesk.domain.anchor import Anchor
from voxdesk.domain.custody import Action
from voxdesk.store.store import Store


@pytest.fixture
def signed(store: Store) -> Callable[[], Anchor]:
    """An anchor of the present head, as a key would sign it."""

    def sign() -> Anchor:
        head = store.custody.head()
        assert head is not None
        at = "2026-11-21T13:41:36.004+00:00"
        return Anchor(store.library.id, head.number, head.hash, at, b"k" * 32, b"s" * 64)

    return sign


def test_anchor_is_kept_as_it_was_signed(store: Store, signed: Callable[[], Anchor]) -> None:
    anchor = signed()
    assert store.anchors.keep(anchor) == anchor
    assert store.anchors.of_event(anchor.number) == (anchor,)


def test_same_head_by_the_same_key_is_kept_once(store: Store, signed: Callable[[], Anchor]) -> None:
    first = store.anchors.keep(signed())
    later = replace(first, at="2026-11-21T14:00:00.000+00:00", signature=b"t" * 64)
    assert store.anchors.keep(later) == first
    assert store.anchors.of_event(first.number) == (first,)


def test_other_key_and_other_head_are_kept_besides(
    store: Store, signed: Callable[[], Anchor]
) -> None:
    first = store.anchors.keep(signed())
    other = store.anchors.keep(replace(first, public_key=b"o" * 32))
    assert store.anchors.of_event(first.number) == (first, other)
    with store.writing():
        store.custody.add(Action.BACKED_UP, "library")
    assert store.anchors.keep(signed()).number == first.number + 1
