"""Examples as packed sequences of token numbers, and the batches that training is fed.

Lines that share a prefix are packed behind it in one sequence: each sees the prefix and itself and
not its neighbours. So eight labels cost little more than one, and the model learns exactly what
the product does later, when it judges lines one by one after a prefix that is evaluated once.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tasks
from examples import Example
from mix import any_task
from plan import POOL, Plan

NO_TARGET = -100
RIVALS = 6  # places for the other labels of a line: one, two or three of them fill it evenly
NO_RIVALS = (NO_TARGET,) * RIVALS


@dataclass(slots=True)
class Sequence:
    """One packed example. Segment 0 is seen by all tokens, any other by itself alone."""

    tokens: list[int]
    positions: list[int]
    segments: list[int]
    targets: list[int]
    rivals: list[tuple[int, ...]]  # the other labels; the target itself where there are none
    weights: list[float]

    def __len__(self) -> int:
        return len(self.tokens)


class Encoder:
    """Turn examples into packed sequences of token numbers."""

    def __init__(self, tokenizer: Any, plan: Plan) -> None:
        self._tokenizer = tokenizer
        self._plan = plan
        self.end = int(tokenizer.convert_tokens_to_ids(tasks.END_OF_TURN))
        self._answer_turn = self._ids(tasks.ANSWER_TURN)

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def sequence(self, example: Example) -> Sequence:
        """Pack an example: its prompt, then each line with its answer as a segment of its own."""
        # The space before a line belongs to the line: that is how the tokenizer splits words.
        prompt = self._ids(tasks.user_turn(example.system) + example.user.rstrip())
        n = len(prompt)
        packed = Sequence(
            prompt,
            list(range(n)),
            [0] * n,
            [NO_TARGET] * n,
            [NO_RIVALS] * n,
            [0.0] * n,
        )
        for number, (line, answer) in enumerate(example.turns, start=1):
            self._append(packed, number, n, line, answer, example.labels)
        return packed

    def _append(
        self,
        packed: Sequence,
        number: int,
        start: int,
        line: str,
        answer: str,
        labels: tuple[str, ...],
    ) -> None:
        asked = (self._ids(" " + line) if line else []) + self._answer_turn
        given = [*self._ids(answer), self.end]
        length = len(asked) + len(given)
        packed.tokens += asked + given
        packed.positions += range(start, start + length)
        packed.segments += [number] * length
        quiet = len(asked) - 1
        packed.targets += [NO_TARGET] * quiet + given + [NO_TARGET]
        rivals = [(token,) * RIVALS for token in given]
        if labels:
            others = [self._ids(other)[0] for other in labels if other != answer]
            rivals[0] = tuple(others * (RIVALS // len(others)))
        packed.rivals += [NO_RIVALS] * quiet + rivals + [NO_RIVALS]
        first = self._plan.label_weight if labels else 1.0
        packed.weights += [0.0] * quiet + [first] + [1.0] * (len(given) - 1) + [0.0]


def batches(encoder: Encoder, plan: Plan) -> Iterator[list[Sequence]]:
    """Give endless batches of about as many tokens each, always the same for the same plan."""
    r = random.Random(plan.seed)
    while True:
        pool = sorted((encoder.sequence(any_task(r)) for _ in range(POOL)), key=len)
        groups: list[list[Sequence]] = []
        for one in pool:
            if not groups or (len(groups[-1]) + 1) * len(one) > plan.tokens_per_step:
                groups.append([])
            groups[-1].append(one)
        r.shuffle(groups)
        yield from groups
