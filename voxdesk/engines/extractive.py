"""The writer that judges nothing and adds no word: it stands in where no writing model can.

It answers the Writer protocol with what a writer that does not judge answers: no probabilities and
no text. The report then shows the evidence itself, without a verdict.
"""

from collections.abc import Iterator, Sequence

from voxdesk.domain.job import Progress, Unit
from voxdesk.engines.base import Labelled, LabelTask, WriteTask, Written


class ExtractiveWriter:
    """Runs in any process; needs no model."""

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress]:
        del task
        for index in range(len(lines)):
            yield Labelled(index, ())
        yield Progress(len(lines), len(lines), Unit.STEPS)

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        del task
        yield Written("", cut=False, prompt_tokens=0, reused_tokens=0)
