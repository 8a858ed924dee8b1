"""Whether a passphrase resists guessing: judged by its length and how much it repeats itself."""

from enum import StrEnum
from itertools import pairwise

from voxdesk.store.keys import LEAST_CHARACTERS

LEAST_DIFFERENT = 6
"""Letters that must differ."""


class Strength(StrEnum):
    SHORT = "short"
    WEAK = "weak"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """How a passphrase would stand; what is typed is kept nowhere."""
    if len(passphrase.strip()) < LEAST_CHARACTERS:
        return Strength.SHORT
    letters = passphrase.lower()
    steps = [ord(later) - ord(before) for before, later in pairwise(letters)]
    counts_up = sum(step in (0, 1, -1) for step in steps) > len(steps) * 0.6
    return Strength.WEAK if counts_up or len(set(letters)) < LEAST_DIFFERENT else Strength.GOOD


def missing(passphrase: str) -> int:
    """How many characters more it needs at least."""
    return max(LEAST_CHARACTERS - len(passphrase.strip()), 0)
