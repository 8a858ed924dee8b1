"""Label lines through llama.cpp as the product does, and sum up how well it went.

The shared prefix is evaluated once, each line after it by itself, and the probabilities are those
of the labels alone. Words from outside are tokenised without special tokens.
"""

import itertools
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import llama_cpp
import numpy as np
import numpy.typing as npt

import tasks
from examples import Example

SEED = 4242
SURE = 0.8
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)  # of the probability of the label given
TEMPERATURES = np.arange(0.5, 4.01, 0.05)
Draw = Callable[[random.Random], Example]


class Judge:
    """Label lines one by one after a shared prefix that is evaluated once."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._prefix = 0

    def start(self, system: str, user: str) -> None:
        """Evaluate the prefix that the next lines share."""
        self._model.reset()
        self._model.eval(
            self._ids(tasks.user_turn(system), special=True)
            + self._ids(user.rstrip(), special=False)
        )
        self._prefix = self._model.n_tokens

    def scores(self, line: str, labels: tuple[str, ...]) -> npt.NDArray[np.float64]:
        """Give the model's score of each label for the line."""
        self._model.n_tokens = self._prefix
        self._model.eval(
            self._ids(" " + line, special=False) + self._ids(tasks.ANSWER_TURN, special=True)
        )
        first = [self._ids(label, special=False)[0] for label in labels]
        if len(set(first)) < len(first):
            raise ValueError(f"two of the labels {labels} begin alike")
        last = llama_cpp.llama_get_logits_ith(self._model._ctx.ctx, -1)
        every = np.ctypeslib.as_array(last, shape=(self._model.n_vocab(),))
        scores: npt.NDArray[np.float64] = every[first].astype(np.float64)
        return scores

    def _ids(self, text: str, *, special: bool) -> list[int]:
        return list(self._model.tokenize(text.encode(), add_bos=False, special=special))


@dataclass(slots=True)
class Labelled:
    """The lines of a labelling: what was wanted, and the score of each label."""

    wanted: list[str] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    scores: list[npt.NDArray[np.float64]] = field(default_factory=list)
    seconds: float = 0.0

    def judged(self, temperature: float = 1.0) -> list[tuple[bool, float]]:
        """Give for each line whether the likeliest label is right, and its probability."""
        chances = [float(_softmax(scores / temperature).max()) for scores in self.scores]
        right = [given == wanted for given, wanted in zip(self.given(), self.wanted, strict=True)]
        return list(zip(right, chances, strict=True))

    def given(self) -> list[str]:
        """Give the likeliest label of each line."""
        pairs = zip(self.labels, self.scores, strict=True)
        return [labels[int(scores.argmax())] for labels, scores in pairs]

    def surprise(self, temperature: float) -> float:
        """Give the mean negative log of the probability that the right label got."""
        logs = [
            np.log(_softmax(scores / temperature)[labels.index(wanted)])
            for wanted, labels, scores in zip(self.wanted, self.labels, self.scores, strict=True)
        ]
        return -float(np.mean(logs))


def _softmax(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    raised = np.exp(scores - scores.max())
    chances: npt.NDArray[np.float64] = raised / raised.sum()
    return chances


def run(model: Any, draw: Draw, count: int) -> Labelled:
    """Label the lines of `count` examples."""
    r = random.Random(SEED)
    judge, result = Judge(model), Labelled()
    start = time.monotonic()
    for _ in range(count):
        example = draw(r)
        judge.start(example.system, example.user)
        for line, wanted in example.turns:
            result.wanted.append(wanted)
            result.labels.append(example.labels)
            result.scores.append(judge.scores(line, example.labels))
    result.seconds = time.monotonic() - start
    return result


def figures(labelled: Labelled) -> dict[str, Any]:
    """Sum a labelling up: how often right, where sure, and how honest its probabilities are."""
    judged = labelled.judged()
    right = Counter(w for w, (ok, _) in zip(labelled.wanted, judged, strict=True) if ok)
    every = Counter(labelled.wanted)
    mistaken = Counter(
        f"{wanted} as {given}"
        for wanted, given in zip(labelled.wanted, labelled.given(), strict=True)
        if wanted != given
    )
    sure = [ok for ok, chance in judged if chance >= SURE]
    best = min(TEMPERATURES, key=labelled.surprise)
    return {
        "right": round(sum(right.values()) / len(judged), 3),
        "lines": len(judged),
        "by_label": {label: f"{right[label]}/{every[label]}" for label in every},
        "mistaken": dict(mistaken.most_common()),
        "right_where_sure": round(sum(sure) / max(1, len(sure)), 3),
        "sure_share": round(len(sure) / len(judged), 3),
        "bands": _bands(judged),
        "calibration_error": calibration_error(judged),
        "best_temperature": round(float(best), 2),
        "calibration_error_at_best": calibration_error(labelled.judged(float(best))),
        "lines_per_second": round(len(judged) / labelled.seconds, 1),
    }


def _in_band(judged: list[tuple[bool, float]], low: float, high: float) -> list[tuple[bool, float]]:
    return [one for one in judged if low <= one[1] < high or one[1] == high == 1.0]


def _bands(judged: list[tuple[bool, float]]) -> dict[str, str]:
    """Give how many were right in each band of probability."""
    bands = {}
    for low, high in itertools.pairwise(BANDS):
        inside = _in_band(judged, low, high)
        if inside:
            bands[f"{low:.2f}-{high:.2f}"] = f"{sum(ok for ok, _ in inside)}/{len(inside)}"
    return bands


def calibration_error(judged: list[tuple[bool, float]]) -> float:
    """Give the mean distance, over the bands, of the share right from the probability given."""
    error = 0.0
    for low, high in itertools.pairwise(BANDS):
        inside = _in_band(judged, low, high)
        if inside:
            share = sum(ok for ok, _ in inside) / len(inside)
            mean = sum(chance for _, chance in inside) / len(inside)
            error += abs(share - mean) * len(inside) / len(judged)
    return round(error, 3)
