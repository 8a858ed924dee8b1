"""Measures a writing model on lines whose labels are known, once for each model and language.

What is found belongs to the models of this machine, not to a library, so it lies in a file of its
own, under the hashes of weights and adapter and of all that was asked: it never stands for another
model or other prompts.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from voxdesk.domain.calibration import Calibration, Trial, calibrated
from voxdesk.domain.job import Progress, Unit
from voxdesk.domain.model_entry import ModelEntry, ModelRole
from voxdesk.domain.prompts import Prompts
from voxdesk.engines.base import Labelled, LabelTask, Writer
from voxdesk.engines.catalogue import Catalogue
from voxdesk.engines.remote import Engines
from voxdesk.errors import ModelDamaged, ModelMissing
from voxdesk.paths import Paths, bundled
from voxdesk.services import model_library, prompts
from voxdesk.services.replacing import replace_file
from voxdesk.settings import Settings

OnProgress = Callable[[Progress], None]

STANDING_IN = "en"
"""The lines a writer is measured on where there are none in the language of a report."""


@dataclass(frozen=True, slots=True)
class Task:
    """A question as prompts put it, its labels, and lines with the label each deserves."""

    question: str
    labels: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


def of(
    paths: Paths,
    catalogue: Catalogue,
    writer_name: str,
    writer: Writer,
    language: str,
    *,
    on_progress: OnProgress = lambda _: None,
) -> Calibration:
    """The calibration of a writer, measured now where that was not done yet."""
    known = kept(paths, catalogue, writer_name, language)
    if known is not None:
        return known
    found = measure(writer, tasks(language), on_progress)
    _keep(paths, _key(catalogue, writer_name, language), found)
    return found


def installed(
    paths: Paths, catalogue: Catalogue, entry: ModelEntry, on_progress: OnProgress = lambda _: None
) -> None:
    """Measure a writing model that was just installed, in the languages it knows.

    One that cannot be run is taken away again: ModelDamaged.
    """
    if entry.role is not ModelRole.WRITING:
        return
    engines = Engines(paths, Settings(), catalogue)
    try:
        for language in measured_in():
            if entry.speaks(language):
                writer = engines.writer(entry.id)
                of(paths, catalogue, entry.id, writer, language, on_progress=on_progress)
    except ModelDamaged:
        model_library.remove(catalogue, entry.id, into=paths.models)
        raise
    finally:
        engines.close()


def measured_in() -> tuple[str, ...]:
    """The languages there are lines in."""
    return tuple(sorted(path.stem for path in bundled("resources", "calibration").glob("*.toml")))


def kept(
    paths: Paths, catalogue: Catalogue, writer_name: str, language: str = STANDING_IN
) -> Calibration | None:
    """What was found of a writer; None where it was not measured or is not there."""
    try:
        return _all(paths).get(_key(catalogue, writer_name, language))
    except (ModelMissing, ModelDamaged):
        return None


def measure(
    writer: Writer, asked: tuple[Task, ...], on_progress: OnProgress = lambda _: None
) -> Calibration:
    """Have every line labelled; EngineError as any labelling."""
    total = sum(len(each.lines) for each in asked)
    trials: list[Trial] = []
    fixed = _prompts()
    for task in asked:
        prompt = fixed.label(task.question, task.labels)
        lines = [line for line, _wanted in task.lines]
        for piece in writer.label(LabelTask(prompt.system, prompt.user, task.labels), lines):
            if isinstance(piece, Labelled) and piece.probabilities:
                probability, given = max(zip(piece.probabilities, task.labels, strict=True))
                wanted = task.lines[piece.index][1]
                trials.append(Trial(task.labels, wanted, given, probability))
                on_progress(Progress(len(trials), total, Unit.STEPS))
    return calibrated(trials)


def tasks(language: str, folder: Path | None = None) -> tuple[Task, ...]:
    """The lines to measure by, in a language or the one that stands in for it."""
    root = folder or bundled("resources", "calibration")
    path = root / f"{language}.toml"
    content = (path if path.exists() else root / f"{STANDING_IN}.toml").read_text(encoding="utf-8")
    return tuple(_tasks(tomllib.loads(content), _prompts()))


def _tasks(content: dict[str, list[dict[str, object]]], fixed: Prompts) -> Iterator[Task]:
    for row in content["tasks"]:
        by_label = row["lines"]
        assert isinstance(by_label, dict)
        if "factor" in row:
            question = fixed.factor(str(row["factor"]))
        elif "title" in row:
            question = fixed.asked(str(row["title"]), str(row["question"]))
        else:
            question = str(row["question"])
        lines = [(line, label) for label, lines in by_label.items() for line in lines]
        yield Task(question, tuple(by_label), tuple(lines))


def _prompts() -> Prompts:
    return prompts.load(bundled("resources", "prompts"))


# --- what is kept ---------------------------------------------------------------------------------


def _path(paths: Paths) -> Path:
    return paths.data / "calibrations.json"


def _all(paths: Paths) -> dict[str, Calibration]:
    """What was found so far; what cannot be read is measured again."""
    try:
        rows = json.loads(_path(paths).read_text(encoding="utf-8"))
        return {key: Calibration(**row) for key, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _keep(paths: Paths, key: str, found: Calibration) -> None:
    rows = {name: asdict(each) for name, each in {**_all(paths), key: found}.items()}
    content = json.dumps(rows, indent=2, sort_keys=True).encode()
    # A library may lie elsewhere, and then nothing has made the folder yet.
    _path(paths).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(_path(paths), lambda file: file.write(content))


def _key(catalogue: Catalogue, writer_name: str, language: str) -> str:
    model = catalogue.find(writer_name)
    asked = hashlib.sha256(repr(tasks(language)).encode())
    asked.update(f"{model.sha256} {model.adapter_sha256}".encode())
    return asked.hexdigest()
