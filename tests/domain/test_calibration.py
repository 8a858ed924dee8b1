"""Which labels of a writer count unseen: enough of them must have been right."""

import random

from voxdesk.domain.calibration import Calibration, Trial, at_chance, calibrated

LABELS = ("for", "against", "unrelated")


def trials(right: int, wrong: int, probability: float = 0.9) -> list[Trial]:
    good = [Trial(3, LABELS[n % 3], LABELS[n % 3], probability) for n in range(right)]
    bad = [Trial(3, LABELS[n % 3], LABELS[(n + 1) % 3], probability) for n in range(wrong)]
    return good + bad


def test_writer_that_is_mostly_right_is_believed_from_the_least_threshold() -> None:
    assert calibrated(trials(54, 6)) == Calibration(54, 60, 0.6)


def test_threshold_rises_to_where_enough_labels_are_right() -> None:
    found = calibrated([*trials(30, 2, 0.95), *trials(10, 10, 0.7)])
    assert found.sure_from is not None
    assert 0.7 < found.sure_from <= 0.95
    assert found.sure(0.95)
    assert not found.sure(0.7)


def test_writer_that_guesses_is_never_sure() -> None:
    chance = random.Random(5)
    guesses = [Trial(3, LABELS[n % 3], chance.choice(LABELS), 0.99) for n in range(60)]
    assert at_chance(guesses)
    assert calibrated(guesses).sure_from is None
    assert not calibrated(guesses).sure(1.0)


def test_one_answer_to_everything_is_chance_however_often_it_fits() -> None:
    wanted = ["unrelated"] * 36 + ["for"] * 24
    assert at_chance([Trial(3, each, "unrelated", 0.99) for each in wanted])


def test_writer_better_than_chance_that_is_never_right_enough_is_never_sure() -> None:
    found = calibrated(trials(40, 20, 0.99))
    assert not at_chance(trials(40, 20))
    assert found.sure_from is None


def test_nothing_measured_is_chance() -> None:
    assert calibrated([]) == Calibration(0, 0, None)
    assert calibrated([]).percent == 0.0
