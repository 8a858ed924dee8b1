"""How far a writing model's labels can be trusted, measured on lines whose labels are known.

Small models are too sure of themselves, and some know nothing at all. What a label's probability is
worth is therefore asked of each model once, and decides which of its labels count unseen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import comb

SURE_ENOUGH = 0.8
"""The share of right labels that those counted unseen must have had."""

LEAST_SURE = 0.6
"""No label counts unseen under this probability, however good its writer."""

STEPS = 40
"""Thresholds looked at, evenly from `LEAST_SURE` to 1."""

LEAST_SAMPLE = 5
"""A share of fewer labels than these says nothing."""

LEAST_TRIALS = 20
"""A set of labels that was tried less often has no threshold of its own."""

CHANCE_EXCLUDED = 0.001
"""A writer is at chance unless guessing would do as well less often than this (binomial test)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One line with a known label: the labels there were, and what the writer made of it.

    The last label is the one that says nothing (`unrelated`, `no`).
    """

    labels: tuple[str, ...]
    wanted: str
    given: str
    probability: float

    @property
    def right(self) -> bool:
        return self.given == self.wanted

    @property
    def says_something(self) -> bool:
        """Whether the label given would be evidence; a miss is a line less, never a wrong one."""
        return self.given != self.labels[-1]


@dataclass(frozen=True, slots=True)
class Calibration:
    """`right` of `of` labels; those of `sure_from` and more count unseen, none where it is None.

    The threshold is where enough of the labels that say something are right.

    A writer may know one kind of question and guess at another, so each set of labels that was
    tried often enough has a threshold of its own in `by_labels`, under the labels as one text.
    """

    right: int
    of: int
    sure_from: float | None
    by_labels: Mapping[str, float | None] = field(default_factory=dict)

    @property
    def percent(self) -> float:
        """The share of right labels."""
        return round(100 * self.right / self.of, 1) if self.of else 0.0

    def threshold(self, labels: Sequence[str]) -> float | None:
        """From where labels of such a set count unseen; None: never."""
        return self.by_labels.get(named(labels), self.sure_from)

    def sure(self, labels: Sequence[str], probability: float) -> bool:
        """Whether a label of this probability, chosen among these, counts unseen."""
        threshold = self.threshold(labels)
        return threshold is not None and probability >= threshold

    @property
    def ever_sure(self) -> bool:
        """Whether any of its labels counts unseen."""
        return any(each is not None for each in (self.sure_from, *self.by_labels.values()))


def named(labels: Sequence[str]) -> str:
    """A set of labels as one text: `for, against, unrelated`."""
    return ", ".join(labels)


def calibrated(trials: Sequence[Trial]) -> Calibration:
    """What follows from the trials of one writer."""
    by_labels: dict[str, list[Trial]] = {}
    for each in trials:
        by_labels.setdefault(named(each.labels), []).append(each)
    return Calibration(
        sum(each.right for each in trials),
        len(trials),
        _sure_from(trials),
        {name: _sure_from(own) for name, own in by_labels.items() if len(own) >= LEAST_TRIALS},
    )


def at_chance(trials: Sequence[Trial]) -> bool:
    """Whether guessing, or one and the same answer to everything, would do about as well."""
    if not trials:
        return True
    guessed = sum(1 / len(each.labels) for each in trials) / len(trials)
    answers = {each.wanted for each in trials}
    same = max(sum(each.wanted == one for each in trials) for one in answers) / len(trials)
    right, count, chance = sum(each.right for each in trials), len(trials), max(guessed, same)
    as_well = sum(
        comb(count, hits) * chance**hits * (1 - chance) ** (count - hits)
        for hits in range(right, count + 1)
    )
    return as_well > CHANCE_EXCLUDED


def _sure_from(trials: Sequence[Trial]) -> float | None:
    """The least threshold from which on enough labels are right; None where there is none."""
    if at_chance(trials):
        return None
    for step in range(STEPS):
        threshold = LEAST_SURE + (1 - LEAST_SURE) * step / STEPS
        kept = [each for each in trials if each.says_something and each.probability >= threshold]
        if len(kept) < LEAST_SAMPLE:
            return None
        if sum(each.right for each in kept) >= SURE_ENOUGH * len(kept):
            return round(threshold, 3)
    return None
