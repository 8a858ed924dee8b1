"""What the writer makes of single lines: labels with their probabilities, and names.

A label is *sure* when it is probable enough for what is known of its writer, and its line is no
order to whoever judges; what is not sure counts only when a person confirms it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from voxdesk.domain import checks
from voxdesk.domain.calibration import Calibration
from voxdesk.domain.job import Progress
from voxdesk.domain.orders import is_order
from voxdesk.domain.prompts import Prompts
from voxdesk.engines.base import Labelled, LabelTask, Spent, Writer, WriteTask, Written

MOST_NAME_WORDS = 6
MOST_NAME_TOKENS = 40

ATTEMPTS = 2
"""A name with numbers or names that nobody said is asked for once more."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The likeliest label of a line; `probabilities` are those of all labels that were asked."""

    label: str
    probability: float
    sure: bool
    probabilities: tuple[float, ...]


class Counted:
    """A writer whose tokens are counted, and that stops between its pieces when asked to."""

    def __init__(self, writer: Writer, check: Callable[[], None]) -> None:
        self.prompt_tokens = 0
        self.reused_tokens = 0
        self._writer = writer
        self._check = check

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress | Spent]:
        for piece in self._writer.label(task, lines):
            self._check()
            if isinstance(piece, Spent):
                self._count(piece)
            yield piece

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        for piece in self._writer.write(task):
            self._check()
            if isinstance(piece, Written):
                self._count(piece)
            yield piece

    def _count(self, end: Spent | Written) -> None:
        self.prompt_tokens += end.prompt_tokens
        self.reused_tokens += end.reused_tokens


class Judge:
    """Asks a writer about lines; what it said of a name is remembered."""

    def __init__(self, writer: Writer, prompts: Prompts, calibration: Calibration) -> None:
        self.writer = writer
        self.prompts = prompts
        self.calibration = calibration
        self._names: dict[str, str] = {}

    def judged(
        self, question: str, labels: Sequence[str], lines: Sequence[str]
    ) -> list[Judgement | None]:
        """The judgement on each line, in order; None where nobody judges."""
        if not lines:
            return []
        prompt = self.prompts.label(question, labels)
        found: list[Judgement | None] = [None] * len(lines)
        for piece in self.writer.label(LabelTask(prompt.system, prompt.user, tuple(labels)), lines):
            if isinstance(piece, Labelled) and piece.probabilities:
                probability, label = max(zip(piece.probabilities, labels, strict=True))
                sure = self.calibration.sure(labels, probability)
                sure = sure and not is_order(lines[piece.index])
                found[piece.index] = Judgement(label, probability, sure, piece.probabilities)
        return found

    def named(self, line: str) -> str:
        """A few words for what a line is about; empty where nobody writes."""
        if line not in self._names:
            self._names[line] = self._name(line)
        return self._names[line]

    def _name(self, line: str) -> str:
        prompt = self.prompts.name(line)
        names = []
        for attempt in range(ATTEMPTS):
            task = WriteTask(
                prompt.system,
                prompt.user,
                most_words=MOST_NAME_WORDS,
                most_tokens=MOST_NAME_TOKENS,
                attempt=attempt,
            )
            ends = [piece for piece in self.writer.write(task) if isinstance(piece, Written)]
            names.append(ends[-1].text.strip(" .,;:") if ends else "")
            if not checks.strangers(names[-1], [line]):
                return names[-1]
        return names[0]
