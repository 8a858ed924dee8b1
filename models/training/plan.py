"""All numbers that decide the weights, in one place."""

import hashlib
import math
import random
from dataclasses import asdict, dataclass

from mix import any_task

POOL = 64  # examples sorted by length together, so that little is padded


@dataclass(frozen=True, slots=True)
class Plan:
    """What decides the weights, besides the examples and the base model."""

    # SHA-256 of the adapter that training goes on from.
    start: str = "411dd241745e386fccdedad5b5aa32e9c55a8b11a69206e57b8fda174fe45cba"
    steps: int = 320
    seed: int = 11
    tokens_per_step: int = 3072
    rank: int = 16
    alpha: int = 32
    rate: float = 4e-4
    last_rate: float = 0.03  # of the highest
    warm_up: int = 20
    label_weight: float = 4.0  # a label is one token among many of prose
    label_smoothing: float = 0.06  # about the share of lines that people would label otherwise
    save_every: int = 25
    log_every: int = 10

    def fingerprint(self) -> str:
        """Name the run: the plan, and a sample of what it is fed."""
        r = random.Random(self.seed)
        sample = [any_task(r) for _ in range(POOL)]
        return hashlib.sha256(repr((asdict(self), sample)).encode()).hexdigest()

    def rate_at(self, step: int) -> float:
        """Give the learning rate: a short warm-up, then half a cosine over exactly the steps."""
        cosine = 0.5 * (1 + math.cos(math.pi * step / self.steps))
        fall = cosine * (1 - self.last_rate) + self.last_rate
        return self.rate * min(1.0, (step + 1) / self.warm_up) * fall
