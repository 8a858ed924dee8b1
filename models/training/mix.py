"""The mix of tasks that training draws from.

About a third are the tasks of a walk-through, so that they are not forgotten; the rest are those of
the reports on interviews and audits, most of them labels, on which those reports rest.
"""

import random
from collections.abc import Callable

import examples
import reports
from examples import Example

Task = Callable[[random.Random], Example]
SHARES: tuple[tuple[Task, float], ...] = (
    (examples.label, 0.24),
    (examples.name, 0.03),
    (examples.state, 0.08),
    (reports.factor, 0.26),
    (reports.place, 0.05),
    (reports.reason, 0.04),
    (reports.site, 0.03),
    (reports.check, 0.09),
    (reports.link_line, 0.05),
    (reports.extract, 0.10),
    (reports.check_state, 0.03),
)


def any_task(r: random.Random) -> Example:
    """Draw an example to train on."""
    every, shares = zip(*SHARES, strict=True)
    task: Task = r.choices(every, shares)[0]
    return task(r)


if __name__ == "__main__":
    sample = random.Random(3)
    for draw, _ in SHARES:
        made = draw(sample)
        print(f"--- {draw.__name__}\n{made.system}\n{made.user}")
        for line, answer in made.turns:
            print(f"  {line!r} => {answer}")
