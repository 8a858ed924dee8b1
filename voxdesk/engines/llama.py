"""The Writer by llama.cpp: labels lines by the model's logits, writes JSON held to a grammar.

*Labelling*: the prefix all lines share is evaluated once and its cache kept; each line follows it
by itself, so its label depends on nothing else. (Eight lines in one batch were at most 1.2 times
as fast on two cores, and moved probabilities by up to 0.05 with their neighbours.) A label's
probability is that of all its tokens, normalised over the labels: nothing is generated.
*Writing*: the likeliest token that the grammar allows.
Of what was asked before, only the opening of a prompt is kept, the system's words, and it lies in
the cache and was evaluated as it always is: where older tokens lie moves the last digits of sums,
and which of two near ties wins. So the same task gives the same answer whatever came before it, and
a report that was stopped goes on as if it had not been.
Words from outside are tokenised apart from the marks of the chat and can never become one.
"""

import codecs
import json
from collections.abc import Iterator, Sequence

import numpy as np

from voxdesk.domain.job import Progress, Unit
from voxdesk.engines import chat_format as formats
from voxdesk.engines import grammar, hardware
from voxdesk.engines.base import Labelled, LabelTask, Spent, WriteTask, Written
from voxdesk.engines.llama_core import Core, Logits, Place
from voxdesk.errors import BadRequest

MOST_LINE_TOKENS = 200
"""What a line is shortened to: a spoken sentence has 20."""

MOST_LABELS = 16

LEAST_ANSWER_TOKENS = 32
"""A prompt that leaves less room in the context is refused."""

PART_TOKENS = 128
"""Tokens of a prompt evaluated before it can be cancelled."""

WARMTH = 0.5
"""Temperature of attempts after the first, which is free of chance."""

_PROMPT, _LINE = 0, 1
"""Sequences: what is written from or all lines share, and the line with its labels' paths."""

_Tokens = tuple[int, ...]


class LlamaWriter:
    """Any GGUF, with or without an adapter. `context` is cut to what the model was trained for."""

    def __init__(
        self,
        model: str,
        adapter: str = "",
        *,
        context: int = 4096,
        chat_format: str = "",
        threads: int = 0,
        seed: int = 1,
    ) -> None:
        self._core = Core(
            model,
            adapter,
            context=context,
            threads=threads or hardware.worker_threads(),
            sequences=_LINE + MOST_LABELS,
        )
        core = self._core
        self._format = formats.chosen(
            chat_format, core.template, bos=core.written("bos"), eos=core.written("eos")
        )
        self._seed = seed
        self._opened: list[int] = []

    # --- labelling --------------------------------------------------------------------------------

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress | Spent]:
        """The probability of each label for each line, in order."""
        head = task.prefix.rstrip(" ")
        # The space before a line belongs to the line: that is how tokenizers split words.
        space = task.prefix[len(head) :]
        opening, rest = self._opening(task.system), self._words(head)
        prefix = len(opening) + len(rest)
        tail = self._marks(self._format.after)
        labels = self._label_tokens(task.labels)
        paths = _paths(labels)
        room = MOST_LINE_TOKENS + len(tail) + sum(map(len, paths))
        if prefix + room > self._core.context:
            raise BadRequest(f"prompt of {prefix} tokens")
        kept = self._kept(opening)
        for _ in self._take_up(opening, rest):
            yield Progress(0, len(lines), Unit.STEPS)
        spent = 0
        for index, line in enumerate(lines):
            words = self._words(space + " ".join(line.split()))[:MOST_LINE_TOKENS]
            logits = self._logits(words + tail, prefix, paths)
            spent += prefix + len(words) + len(tail)
            yield Labelled(index, _probabilities(labels, logits))
            yield Progress(index + 1, len(lines), Unit.STEPS)
        yield Spent(spent, kept + prefix * max(len(lines) - 1, 0))

    def _label_tokens(self, labels: Sequence[str]) -> list[_Tokens]:
        """Tokens of each label; with the end of an answer where one label begins another."""
        found = [tuple(self._words(label)) for label in labels]
        if len(set(found)) < len(found) or not all(found) or len(found) > MOST_LABELS:
            raise BadRequest("labels")
        begins = any(a != b and b[: len(a)] == a for a in found for b in found)
        return [(*each, self._core.end_token) for each in found] if begins else found

    def _logits(
        self, line: Sequence[int], start: int, paths: Sequence[_Tokens]
    ) -> dict[_Tokens, Logits]:
        """The logits after a line, and after each beginning of a label, in one evaluation.

        The tokens of the line belong to the sequences of all paths at once, like the prefix.
        """
        own = tuple(range(_LINE, _LINE + max(1, len(paths))))
        for sequence in own:
            self._core.share(_PROMPT, sequence)
        last = len(line) - 1
        places = [Place(token, start + at, own, wanted=at == last) for at, token in enumerate(line)]
        beginnings: list[_Tokens] = [()]
        for sequence, path in zip(own, paths, strict=False):
            places += [
                Place(token, start + last + 1 + at, (sequence,), wanted=True)
                for at, token in enumerate(path)
            ]
            beginnings += [path[: at + 1] for at in range(len(path))]
        rows = self._core.evaluate(places)
        for sequence in own:
            self._core.cut(sequence, 0)
        return dict(zip(beginnings, rows, strict=True))

    # --- writing ----------------------------------------------------------------------------------

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        """Pieces of the text, then the whole. Empty pieces are signs of life."""
        opening = self._opening(task.system)
        *rest, last = self._words(task.user) + self._marks(self._format.after)
        length = len(opening) + len(rest) + 1
        room = self._core.context - length
        if room < LEAST_ANSWER_TOKENS:
            raise BadRequest(f"prompt of {length} tokens")
        most = min(task.most_tokens, room)
        kept = self._kept(opening)
        for _ in self._take_up(opening, rest):
            yield ""
        text = ""
        ended = False
        for piece in self._generated(task, last, length, most):
            if piece is None:
                ended = True
            else:
                text += piece
                yield piece
        cut = not ended
        if task.schema:
            text = text if ended else grammar.closed(text)
            cut = cut or _ran_on(task.schema, text)
        yield Written(text, cut=cut, prompt_tokens=length, reused_tokens=kept)

    def _generated(
        self, task: WriteTask, last: int, length: int, most: int
    ) -> Iterator[str | None]:
        """Pieces of text as they come after a prompt, and None when the model ended it."""
        core = self._core
        chance = np.random.default_rng(self._seed + task.attempt) if task.attempt else None
        letters = codecs.getincrementaldecoder("utf-8")(errors="replace")
        choice = core.choice(_grammar(task))
        token = last
        try:
            for place in range(length - 1, length - 1 + most):
                logits = core.evaluate([Place(token, place, (_PROMPT,), wanted=True)])[0]
                token = choice.next(logits, chance, WARMTH)
                if core.ends(token):
                    yield None
                    return
                yield letters.decode(core.piece(token))
        finally:
            choice.close()

    # --- prompts ----------------------------------------------------------------------------------

    def _opening(self, system: str) -> list[int]:
        before = self._marks(self._format.before)
        first = self._core.first_token
        if first is not None and before[:1] != [first]:
            before = [first, *before]
        return before + self._words(system) + self._marks(self._format.between)

    def _marks(self, text: str) -> list[int]:
        return self._core.tokens(text, special=True)

    def _words(self, text: str) -> list[int]:
        """Text from outside as tokens, none of them a mark of the chat."""
        found = self._core.tokens(text, special=False)
        mark = next(filter(self._core.marks, found), None)
        if mark is None:
            return found
        # Some vocabularies give a mark even for plain text: it is split inside its own spelling.
        spelled = self._core.piece(mark, special=True).decode(errors="replace")
        before, here, after = text.partition(spelled)
        if len(here) < 2:
            return [token for token in found if not self._core.marks(token)]
        return self._words(before + here[:1]) + self._words(here[1:] + after)

    def _kept(self, opening: Sequence[int]) -> int:
        """How many tokens of an opening need not be evaluated."""
        return len(opening) if self._opened == opening else 0

    def _take_up(self, opening: list[int], rest: Sequence[int]) -> Iterator[None]:
        """Bring the cache to hold just an opening and the rest of its prompt."""
        # Some architectures cannot step back: they begin again.
        if not self._kept(opening) or not self._core.cut(_PROMPT, len(opening)):
            self._opened = []
            self._core.clear()
            yield from self._evaluated(opening, 0)
            self._opened = opening
        yield from self._evaluated(rest, len(opening))

    def _evaluated(self, tokens: Sequence[int], start: int) -> Iterator[None]:
        for at in range(0, len(tokens), PART_TOKENS):
            part = enumerate(tokens[at : at + PART_TOKENS], start + at)
            self._core.evaluate([Place(token, place, (_PROMPT,)) for place, token in part])
            yield None

    def close(self) -> None:
        self._core.close()


def _paths(labels: Sequence[_Tokens]) -> list[_Tokens]:
    """The longest beginnings of labels that something follows: what has to be evaluated."""
    found = {label[:-1] for label in labels if len(label) > 1}
    return sorted(
        path
        for path in found
        if not any(path != other and other[: len(path)] == path for other in found)
    )


def _probabilities(labels: Sequence[_Tokens], logits: dict[_Tokens, Logits]) -> tuple[float, ...]:
    """The probability of each label as a whole, among the labels."""
    logs = {at: row.astype(np.float64) for at, row in logits.items()}
    whole = {at: float(np.logaddexp.reduce(row)) for at, row in logs.items()}
    sums = [
        sum(logs[label[:at]][token] - whole[label[:at]] for at, token in enumerate(label))
        for label in labels
    ]
    weights = np.exp(np.array(sums) - max(sums))
    return tuple(float(each) for each in weights / weights.sum())


def _grammar(task: WriteTask) -> str:
    if task.schema:
        return grammar.gbnf(task.schema)
    return grammar.few_words(task.most_words) if task.most_words else ""


def _ran_on(schema: dict[str, object], text: str) -> bool:
    try:
        return grammar.ran_on(schema, json.loads(text))
    except ValueError:
        return True
