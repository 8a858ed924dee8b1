"""Measure how well a GGUF, with or without the adapter, does the report tasks through llama.cpp.

    python models/training/evaluate.py --model MODEL.gguf [--adapter ADAPTER.gguf] [--examples 30]

Labels are read as the product reads them: the shared prefix is evaluated once, each line after it
by itself, and the probabilities are those of the labels alone. Words from outside are tokenised
without special tokens. The same seeds give the same questions, so adapters can be compared.
"""

import argparse
import itertools
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
import numpy.typing as npt

import examples
import tasks

LABEL_SEED, STATE_SEED = 4242, 4243
CONTEXT = 2048
SURE = 0.8
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)  # of the probability of the label given
TEMPERATURES = np.arange(0.5, 4.01, 0.05)
FINDING = {
    "type": "object",
    "properties": {
        tasks.STATEMENT_KEY: {"type": "string", "maxLength": 600},
        tasks.RECOMMENDATION_KEY: {"type": "string", "maxLength": 200},
    },
    "required": [tasks.STATEMENT_KEY, tasks.RECOMMENDATION_KEY],
}


def load(model: Path, adapter: Path | None) -> Any:
    """Load a model, with its adapter if there is one."""
    return llama_cpp.Llama(
        model_path=str(model),
        lora_path=str(adapter) if adapter else None,
        n_ctx=CONTEXT,
        n_threads=2,
        verbose=False,
        seed=1,
    )


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
        result = []
        for wanted, labels, scores in zip(self.wanted, self.labels, self.scores, strict=True):
            chances = _softmax(scores / temperature)
            best = int(chances.argmax())
            result.append((labels[best] == wanted, float(chances[best])))
        return result

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


def run_labels(model: Any, count: int, *, held: bool, joined: float) -> Labelled:
    """Label the lines of `count` examples."""
    r = random.Random(LABEL_SEED)
    judge, result = Judge(model), Labelled()
    start = time.monotonic()
    for _ in range(count):
        example = examples.label(r, held=held, joined=joined)
        judge.start(example.system, example.user)
        for line, wanted in example.turns:
            result.wanted.append(wanted)
            result.labels.append(example.labels)
            result.scores.append(judge.scores(line, example.labels))
    result.seconds = time.monotonic() - start
    return result


def label_figures(labelled: Labelled) -> dict[str, Any]:
    """Sum a labelling up: how often right, where sure, and how honest its probabilities are."""
    judged = labelled.judged()
    right = Counter(w for w, (ok, _) in zip(labelled.wanted, judged, strict=True) if ok)
    every = Counter(labelled.wanted)
    sure = [ok for ok, chance in judged if chance >= SURE]
    best = min(TEMPERATURES, key=labelled.surprise)
    return {
        "right": round(sum(right.values()) / len(judged), 3),
        "lines": len(judged),
        "by_label": {label: f"{right[label]}/{every[label]}" for label in every},
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


def state_exact(model: Any, count: int, *, held: bool) -> float:
    """Give the share of findings written word for word as the rule would write them."""
    r = random.Random(STATE_SEED)
    exact = 0
    for _ in range(count):
        example = examples.state(r, held=held)
        reply = model.create_chat_completion(
            [
                {"role": "system", "content": example.system},
                {"role": "user", "content": example.user},
            ],
            temperature=0,
            max_tokens=300,
            response_format={"type": "json_object", "schema": FINDING},
        )
        try:
            given = json.loads(reply["choices"][0]["message"]["content"])
        except ValueError:
            continue  # cut off at the limit: not what was wanted
        exact += given == json.loads(example.turns[0][1])
    return round(exact / count, 3)


def measure(model_file: Path, adapter: Path | None, count: int) -> dict[str, Any]:
    """Take all figures; `count` labellings of eight lines each, half as many findings."""
    model = load(model_file, adapter)
    sets = {
        "trained": (False, 0.0),
        "held_out": (True, 0.0),
        "held_out_joined": (True, 1.0),
    }
    figures: dict[str, Any] = {
        name: label_figures(run_labels(model, count, held=held, joined=joined))
        for name, (held, joined) in sets.items()
    }
    figures["state_exact_trained"] = state_exact(model, max(1, count // 2), held=False)
    figures["state_exact_held_out"] = state_exact(model, max(1, count // 2), held=True)
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Measure a model on the report tasks.")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--examples", type=int, default=30)
    given = parser.parse_args()
    print(json.dumps(measure(given.model, given.adapter, given.examples), indent=2))


if __name__ == "__main__":
    main()
