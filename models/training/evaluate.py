"""Measure how well a GGUF, with or without the adapter, does the report tasks through llama.cpp.

    python models/training/evaluate.py --model MODEL.gguf [--adapter ADAPTER.gguf] [--examples 30]

The same seeds give the same questions, so adapters can be compared.
"""

import argparse
import json
import random
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import llama_cpp

import examples
import labelling
import reports
import tasks
from examples import Example
from labelling import Draw

SEED = 4243
CONTEXT = 2048
FINDING = {
    "type": "object",
    "properties": {
        tasks.STATEMENT_KEY: {"type": "string", "maxLength": 600},
        tasks.RECOMMENDATION_KEY: {"type": "string", "maxLength": 200},
    },
    "required": [tasks.STATEMENT_KEY, tasks.RECOMMENDATION_KEY],
}
# Held-out lines are never trained on, nor are the leaves, checks and links they belong to.
LABEL_SETS: dict[str, Draw] = {
    "trained": partial(examples.label, held=False, joined=0.0),
    "held_out": partial(examples.label, held=True, joined=0.0),
    "held_out_joined": partial(examples.label, held=True, joined=1.0),
    "factor_trained": partial(reports.factor, held=False, joined=0.0),
    "factor_held_out": partial(reports.factor, held=True, joined=0.0),
    "factor_held_out_joined": partial(reports.factor, held=True, joined=1.0),
    "check_trained": partial(reports.check, held=False, joined=0.0),
    "check_held_out": partial(reports.check, held=True, joined=0.0),
    "link_line_trained": partial(reports.link_line, held=False),
    "link_line_held_out": partial(reports.link_line, held=True),
    "place_held_out": partial(reports.place, held=True),
    "reason_held_out": partial(reports.reason, held=True),
    "site_held_out": partial(reports.site, held=True),
}
STATE_SETS: dict[str, Draw] = {
    "state_exact_trained": partial(examples.state, held=False),
    "state_exact_held_out": partial(examples.state, held=True),
    "check_state_exact_trained": partial(reports.check_state, held=False),
    "check_state_exact_held_out": partial(reports.check_state, held=True),
}
EXTRACT_SETS: dict[str, Draw] = {
    "extract_trained": partial(reports.extract, held=False),
    "extract_held_out": partial(reports.extract, held=True),
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


def _reply(model: Any, example: Example, schema: dict[str, Any]) -> dict[str, Any]:
    """Have an example answered in JSON; nothing where the answer was cut off at its limit."""
    reply = model.create_chat_completion(
        [
            {"role": "system", "content": example.system},
            {"role": "user", "content": example.user},
        ],
        temperature=0,
        max_tokens=300,
        response_format={"type": "json_object", "schema": schema},
    )
    try:
        answer: dict[str, Any] = json.loads(reply["choices"][0]["message"]["content"])
    except ValueError:
        return {}
    return answer


def state_exact(model: Any, draw: Draw, count: int) -> float:
    """Give the share of findings written word for word as the rule would write them."""
    r = random.Random(SEED)
    drawn = [draw(r) for _ in range(count)]
    exact = [_reply(model, one, FINDING) == json.loads(one.turns[0][1]) for one in drawn]
    return round(exact.count(True) / count, 3)


def _links(lines: int) -> dict[str, Any]:
    """Say what an answer about so many lines may be."""
    numbers = {"type": "array", "maxItems": lines, "items": {"enum": [*range(1, lines + 1)]}}
    text = {"type": "string", "maxLength": 80}
    parts = {tasks.QUALITY_KEY: text, tasks.DECISION_KEY: text, tasks.LINES_KEY: numbers}
    item = {"type": "object", "properties": parts, "required": [*parts]}
    items = {"type": "array", "maxItems": 6, "items": item}
    return {"type": "object", "properties": {tasks.ITEMS_KEY: items}, "required": [tasks.ITEMS_KEY]}


def extract_figures(model: Any, draw: Draw, count: int) -> dict[str, Any]:
    """Count the links found in numbered lines, whatever words the model has for them."""
    r = random.Random(SEED)
    seen: Counter[str] = Counter()
    for _ in range(count):
        example = draw(r)
        wanted = [one[tasks.LINES_KEY] for one in json.loads(example.turns[0][1])[tasks.ITEMS_KEY]]
        lines = len(example.user.splitlines()) - 1
        items = _reply(model, example, _links(lines)).get(tasks.ITEMS_KEY, [])
        given = [one[tasks.LINES_KEY] for one in items]
        cited = {number for numbers in given for number in numbers}
        telling = {number for numbers in wanted for number in numbers}
        seen["links"] += len(wanted)
        seen["found"] += sum(numbers in given for numbers in wanted)
        seen["items"] += len(given)
        seen["right"] += sum(numbers in wanted for numbers in given)
        seen["cited"] += len(cited)
        seen["cited_rightly"] += len(cited & telling)
        seen["telling"] += len(telling)
        seen["none"] += not wanted
        seen["none_said"] += not wanted and not given
    return {
        "links_found_with_just_their_lines": f"{seen['found']}/{seen['links']}",
        "items_with_just_the_lines_of_a_link": f"{seen['right']}/{seen['items']}",
        "telling_lines_cited": f"{seen['cited_rightly']}/{seen['telling']}",
        "cited_lines_that_tell": f"{seen['cited_rightly']}/{seen['cited']}",
        "none_said_where_none_is": f"{seen['none_said']}/{seen['none']}",
    }


def measure(model_file: Path, adapter: Path | None, count: int) -> dict[str, Any]:
    """Take all figures; `count` labellings of eight lines each, half as many answers in JSON."""
    model, half = load(model_file, adapter), max(1, count // 2)
    figures: dict[str, Any] = {}
    for name, draw in LABEL_SETS.items():
        figures[name] = labelling.figures(labelling.run(model, draw, count))
    for name, draw in STATE_SETS.items():
        figures[name] = state_exact(model, draw, half)
    for name, draw in EXTRACT_SETS.items():
        figures[name] = extract_figures(model, draw, half)
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
