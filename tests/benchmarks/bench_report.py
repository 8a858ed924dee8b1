"""A report against bare llama.cpp calls with the same prompts; tokens saved; time to retrieve.

Ours: the job as the program runs it, with retrieval, the worker's pipe, checks and commits. Bare:
llama-cpp-python called directly in one process with every prompt of that report, in order, keeping
what two prompts begin with alike, as anybody would who calls it. They take turns.

    python -m tests.benchmarks.bench_report [--kind walk-through] [--visit hotel-design]
"""

import argparse
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.speech import MODELS
from tests.services.told import recorded
from voxdesk.desk import Desk
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.recording import Recording
from voxdesk.domain.report import Report
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.engines import chat_format, grammar, hardware
from voxdesk.engines.base import LabelTask, Writer, WriteTask, Written
from voxdesk.engines.extractive import ExtractiveWriter
from voxdesk.paths import Paths
from voxdesk.services import reporting
from voxdesk.services.inquiring import Inquiry
from voxdesk.services.lanes import HANDLERS

MOST_RATIO = 1.05
LEAST_SAVED = 0.4
MOST_RETRIEVAL_MS = 30.0
ROUNDS = 2

VISITS = Path(__file__).parents[1] / "data" / "visits"
SMALL = "report-adapter"

Asked = list[tuple[LabelTask, tuple[str, ...]] | WriteTask]


@dataclass
class Listening:
    """A writer that notes all it is asked and passes it on."""

    writer: Writer
    asked: Asked = field(default_factory=list)

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Any]:
        self.asked.append((task, tuple(lines)))
        yield from self.writer.label(task, lines)

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        self.asked.append(task)
        yield from self.writer.write(task)


class Bare:
    """llama-cpp-python as its documentation shows it, with the prompts of a report."""

    def __init__(self, model: Path, adapter: Path | None, threads: int) -> None:
        import llama_cpp

        self._lib: Any = llama_cpp
        self._llama: Any = llama_cpp.Llama(
            str(model),
            lora_path=str(adapter) if adapter else None,
            n_ctx=4096,
            n_threads=threads,
            n_threads_batch=threads,
            verbose=False,
        )
        template = self._llama.metadata.get("tokenizer.chat_template", "")
        self._format = chat_format.chosen("", template, bos="", eos="<|im_end|>")

    def answer(self, asked: Asked) -> None:
        for each in asked:
            if isinstance(each, WriteTask):
                self._write(each)
            else:
                self._label(*each)

    def _label(self, task: LabelTask, lines: Sequence[str]) -> None:
        prefix = self._tokens(self._format.before + task.system + self._format.between)
        prefix += self._tokens(task.prefix.rstrip(" "))
        self._keep(prefix)
        firsts = [self._tokens(label)[0] for label in task.labels]
        for line in lines:
            self._llama.n_tokens = len(prefix)
            self._llama.eval(self._tokens(f" {line}{self._format.after}"))
            logits = self._lib.llama_get_logits(self._llama.ctx)
            assert len({logits[first] for first in firsts}) > 0

    def _keep(self, prefix: list[int]) -> None:
        held = list(self._llama.input_ids[: self._llama.n_tokens])
        same = next(
            (at for at, (one, two) in enumerate(zip(held, prefix, strict=False)) if one != two),
            min(len(held), len(prefix)),
        )
        self._llama.n_tokens = same
        if same < len(prefix):
            self._llama.eval(prefix[same:])

    def _write(self, task: WriteTask) -> None:
        text = self._format.before + task.system + self._format.between + task.user
        rule = grammar.gbnf(task.schema) if task.schema else ""
        self._llama.create_completion(
            self._tokens(text + self._format.after),
            max_tokens=task.most_tokens,
            temperature=0.0,
            grammar=self._lib.LlamaGrammar.from_string(rule, verbose=False) if rule else None,
            stop=["<|im_end|>"],
        )

    def _tokens(self, text: str) -> list[int]:
        return list(self._llama.tokenize(text.encode(), add_bos=False, special=True))


def visited(desk: Desk, visit: str) -> Recording:
    """A recording that was transcribed with the lines of a visit."""
    content = tomllib.loads((VISITS / f"{visit}.toml").read_text("utf-8"))
    card = VisitCard(site=content["site"], site_kind=SiteKind(content["site_kind"]))
    return recorded(desk, [line["text"] for line in content["lines"]], card=card)


def written(
    desk: Desk, recording: Recording, kind: str, writer: str = SMALL
) -> tuple[Report, float]:
    """One report on a recording, and how many seconds its job took."""
    started = time.perf_counter()
    job = reporting.submit(desk, [recording.id], kind=kind, writer=writer)
    (ended,) = desk.jobs.wait([job.id])
    return reporting.report_of(desk, ended), time.perf_counter() - started


def report(visit: str, kind: str) -> bool:
    """Print the table; whether all limits hold."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Paths.under(Path(folder)))
        try:
            return _report(desk, visit, kind)
        finally:
            desk.close()


def _report(desk: Desk, visit: str, kind: str) -> bool:
    own = desk.engines.writer
    heard: list[Listening] = []

    def listening(name: str = "", **options: Any) -> Writer:
        heard.append(Listening(own(name, **options)))
        return heard[-1]

    desk.engines.writer = listening  # type: ignore[method-assign]
    desk.start(HANDLERS)
    recording = visited(desk, visit)
    written(desk, recording, kind)  # engines load, and the writer is calibrated
    asked = heard[-1].asked
    asked = asked[_calibrating(asked) :]
    model = desk.catalogue.find(SMALL)
    bare = Bare(model.main, model.adapter, hardware.worker_threads())
    bare.answer(asked[:2])
    ours_s = bare_s = 0.0
    for _round in range(ROUNDS):
        made, took_s = written(desk, recording, kind)
        ours_s += took_s
        started = time.perf_counter()
        bare.answer(asked)
        bare_s += time.perf_counter() - started
    run = made.run
    assert run is not None
    saved = run.reused_tokens / run.prompt_tokens
    retrieval_ms = _retrieval_ms(desk, recording, kind)
    ratio = ours_s / bare_s
    labels = sum(len(each[1]) for each in asked if not isinstance(each, WriteTask))
    print(f"\n{kind} on {visit}: {labels} labels, {len(asked)} tasks, {ROUNDS} rounds")
    print(f"ours {ours_s:.1f} s, bare {bare_s:.1f} s, ratio {ratio:.3f} (limit {MOST_RATIO})")
    print(
        f"prompt tokens {run.prompt_tokens}, kept from before {run.reused_tokens}:"
        f" {100 * saved:.0f} % saved (at least {100 * LEAST_SAVED:.0f} %)"
    )
    print(f"retrieval per criterion {retrieval_ms:.1f} ms (limit {MOST_RETRIEVAL_MS:.0f})")
    within = ratio <= MOST_RATIO and retrieval_ms <= MOST_RETRIEVAL_MS
    return within and saved >= LEAST_SAVED


def _calibrating(asked: Asked) -> int:
    """How many of the tasks were those by which a new writer is measured."""
    from voxdesk.services import calibrating

    known = {line for task in calibrating.tasks("en") for line, _label in task.lines}
    return sum(not isinstance(each, WriteTask) and set(each[1]) <= known for each in asked)


def _retrieval_ms(desk: Desk, recording: Recording, kind: str) -> float:
    """Embedding, ranking and quoting for each question, where nothing is labelled."""
    spent: list[float] = []
    gather, learn = Inquiry.gather, Inquiry.learn

    def timed(call: Any, count: int) -> Any:
        def run(*arguments: Any) -> Any:
            started = time.perf_counter()
            try:
                return call(*arguments)
            finally:
                spent.append(time.perf_counter() - started)
                counts.append(count)

        return run

    counts: list[int] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(desk.engines, "writer", lambda *_, **__: ExtractiveWriter())
        patched.setattr(Inquiry, "gather", timed(gather, 1))
        patched.setattr(Inquiry, "learn", timed(learn, 0))
        written(desk, recording, kind, EXTRACTIVE)
    return 1000 * sum(spent) / sum(counts)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--kind", default="walk-through")
    parser.add_argument("--visit", default="hotel-design")
    given = parser.parse_args(arguments)
    return 0 if report(given.visit, given.kind) else 1


@pytest.mark.benchmark
@pytest.mark.timeout(3600)
def test_report_costs_hardly_more_than_the_bare_calls() -> None:
    assert MODELS.is_dir()
    assert report("hotel-design", "walk-through")


if __name__ == "__main__":
    sys.exit(main())
