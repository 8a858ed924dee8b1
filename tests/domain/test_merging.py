"""Names of the same thing become one, and others stay apart."""

import pytest

from voxdesk.domain.merging import grouped, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quiet lobby", "Quiet lobby."),
        ("the quiet lobby", "lobby, quiet"),
        ("broken lamps in corridor", "broken lamp in the corridor"),
        ("тихое лобби", "тихого лобби"),
        ("bar", "Bar"),
    ],
)
def test_names_of_one_thing_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quiet lobby", "quiet street outside"),
        ("broken lamp", "broken door"),
        ("bar", "car"),
        ("of", "to"),
        ("", "lobby"),
    ],
)
def test_names_of_two_things_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_groups_are_led_by_their_first_and_keep_the_order() -> None:
    names = ["quiet lobby", "thick carpets", "Lobby quiet", "thick carpet"]
    assert grouped(names, same_name) == (
        ("quiet lobby", "Lobby quiet"),
        ("thick carpets", "thick carpet"),
    )


def test_a_chain_of_small_likenesses_joins_nothing_far_apart() -> None:
    assert grouped([1, 2, 3], lambda a, b: abs(a - b) < 2) == ((1, 2), (3,))
