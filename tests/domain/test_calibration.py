"""Which labels of a writer count unseen: enough of them must have been right."""

import random

from voxdesk.domain.calibration import Calibration, Trial, at_chance, calibrated, named

LABELS = ("for", "against", "unrelated")


def trials(right: int, wrong: int, probability: float = 0.9) -> list[Trial]:
    good = [Trial(LABELS, LABELS[n % 3], LABELS[n % 3], probability) for n in range(right)]
    bad = [Trial(LABELS, LABELS[n % 3], LABELS[(n + 1) % 3], probability) for n in range(wrong)]
    return good + bad


def test_writer_that_is_mostly_right_is_believed_from_the_least_threshold() -> None:
    assert calibrated(trials(54, 6)) == Calibration(54, 60, 0.6, {named(LABELS): 0.6})


def test_threshold_rises_to_where_enough_labels_are_right() -> None:
    found = calibrated([*trials(30, 2, 0.95), *trials(10, 10, 0.7)])
    assert found.sure_from is not None
    assert 0.7 < found.sure_from <= 0.95
    assert found.sure(LABELS, 0.95)
    assert not found.sure(LABELS, 0.7)


def test_writer_that_guesses_is_never_sure() -> None:
    chance = random.Random(5)
    guesses = [Trial(LABELS, LABELS[n % 3], chance.choice(LABELS), 0.99) for n in range(60)]
    assert at_chance(guesses)
    assert calibrated(guesses).sure_from is None
    assert not calibrated(guesses).sure(LABELS, 1.0)


def test_one_answer_to_everything_is_chance_however_often_it_fits() -> None:
    wanted = ["unrelated"] * 36 + ["for"] * 24
    assert at_chance([Trial(LABELS, each, "unrelated", 0.99) for each in wanted])


def test_writer_better_than_chance_that_is_never_right_enough_is_never_sure() -> None:
    found = calibrated(trials(40, 20, 0.99))
    assert not at_chance(trials(40, 20))
    assert found.sure_from is None


def test_nothing_measured_is_chance() -> None:
    assert calibrated([]) == Calibration(0, 0, None)
    assert calibrated([]).percent == 0.0


def test_each_set_of_labels_has_a_threshold_of_its_own() -> None:
    factors = ("positive", "critical", "neutral", "unrelated")
    guesses = [Trial(factors, factors[n % 4], factors[(n + n // 4) % 4], 0.99) for n in range(24)]
    found = calibrated([*trials(28, 2), *guesses])
    assert found.threshold(LABELS) == 0.6
    assert found.threshold(factors) is None
    assert not found.sure(factors, 0.99)
    assert found.ever_sure


def test_labels_tried_too_seldom_go_by_the_threshold_of_all() -> None:
    few = [Trial(("yes", "no"), "yes", "yes", 0.9)] * 4
    found = calibrated([*trials(54, 6), *few])
    assert found.threshold(("yes", "no")) == found.sure_from == 0.6
