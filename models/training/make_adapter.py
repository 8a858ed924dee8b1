"""Make the report adapter: train, export, evaluate.

    python models/training/make_adapter.py --model SMOLLM2.gguf --out report-adapter.gguf

One command from the base model to the file that ships. Training goes on from earlier weights,
which `git cat-file blob` brings back from the history into the file that `--start` names. What is
unfinished stays in a work folder outside the tree, and the same command continues it. The base
model and the start are checked by their hashes first, for an adapter fits the one model it was made
for.
"""

import argparse
import hashlib
import json
from pathlib import Path

BASE_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
START_BLOB = (
    "a7deae1409a7abfabf481aa577be21f303160a7c"  # of the weights that `plan.Plan` goes on from
)
WORK = Path.home() / ".cache" / "voxdesk" / "training"
START = WORK / "start.gguf"
EXAMPLES = 30


def sha256(file: Path) -> str:
    """Give the digest of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def make(
    model: Path, start: Path, target: Path, work: Path, *, steps: int | None, count: int
) -> None:
    """Train, export and evaluate; `count` is the number of examples to evaluate on."""
    # The heavy libraries come last: a wrong path or model is told at once.
    import evaluate
    import export
    import plan as plans
    import train

    plan = plans.Plan() if steps is None else plans.Plan(steps=steps)
    if not start.is_file() or sha256(start) != plan.start:
        raise SystemExit(
            f"{start} is not the adapter to go on from. Fetch it:\n"
            f"  git cat-file blob {START_BLOB} > {start}"
        )
    weights = train.Trainer(model, work, plan, export.read_gguf(start, model)).run()
    tensors = export.write_gguf(weights, model, target)
    print(f"{target}: {tensors} tensors, sha256 {sha256(target)}", flush=True)
    figures = json.dumps(evaluate.measure(model, target, count), indent=2)
    (work / "figures.json").write_text(figures + "\n", encoding="utf-8")
    print(figures)


def main() -> None:
    """Read the command line, check the base model, and make the adapter."""
    parser = argparse.ArgumentParser(description="Make the report adapter.")
    parser.add_argument("--model", type=Path, required=True, help="SmolLM2-135M-Instruct, Q4_1")
    parser.add_argument("--out", type=Path, required=True, help="the adapter to write, GGUF")
    parser.add_argument("--start", type=Path, default=START, help="the adapter to go on from")
    parser.add_argument("--work", type=Path, default=WORK, help="where checkpoints are kept")
    parser.add_argument("--steps", type=int, help="fewer than planned, to try the command out")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="to evaluate on")
    given = parser.parse_args()
    if not given.model.is_file():
        parser.error(f"there is no file {given.model}")
    if sha256(given.model) != BASE_SHA256:
        parser.error(f"{given.model} is not the model this adapter is made for")
    make(
        given.model.resolve(),
        given.start,
        given.out,
        given.work,
        steps=given.steps,
        count=given.examples,
    )


if __name__ == "__main__":
    main()
