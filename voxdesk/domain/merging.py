"""What was found several times over becomes one thing.

Names are alike when they are made of nearly the same telling words; where vectors are at hand, the
caller can let meaning speak, too. Each group stands by its first member, and others join the first
group whose first member they are like: a chain of small likenesses joins nothing far apart.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from voxdesk.domain.checks import LITTLE_WORDS, bare_words

LEAST_SHARED = 0.6
"""Names that share this part of all their telling words are one; chosen on names that the bundled
writer gave to sentences on the same thing."""

MOST_SHORT = 4
"""Letters of words that have no ending to lose."""

Item = TypeVar("Item")


def same_name(one: str, other: str) -> bool:
    """Whether two names are nearly the same, endings, order and little words aside."""
    if bare_words(one) == bare_words(other):
        return True
    mine, theirs = _telling(one), _telling(other)
    shared = sum(any(_same_word(word, each) for each in theirs) for word in mine)
    return shared > 0 and shared >= LEAST_SHARED * (len(mine) + len(theirs) - shared)


def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in bare_words(name) if word not in LITTLE_WORDS)


def _same_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone: the last letter of the shorter may go."""
    short = min(len(one), len(other))
    own = short - 1 if short > MOST_SHORT else short
    return one[:own] == other[:own] if short > 2 else one == other


def grouped(
    items: Sequence[Item], alike: Callable[[Item, Item], bool]
) -> tuple[tuple[Item, ...], ...]:
    """The items in groups, each in the order of the items and led by its first."""
    groups: list[list[Item]] = []
    for item in items:
        home = next((group for group in groups if alike(group[0], item)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return tuple(map(tuple, groups))
