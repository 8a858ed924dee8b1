"""Turns a sentence-transformers folder into one that onnxruntime runs: once, at set-up.

Run in a process of its own: `python -m voxdesk.engines.convert FOLDER`. It needs the extra
`convert` (torch, sentence-transformers), which no shipped program holds; what it writes is
`model.onnx` and `embedder.json`. The same weights and versions give the same bytes.
"""

import json
import sys
import warnings
from pathlib import Path
from typing import Any

from voxdesk import netlock

OPSET = 17
"""What onnxruntime 1.28 runs well, and torch's TorchScript exporter writes."""

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUT = "last_hidden_state"
MOST_TOKENS = 512

POOLINGS = {
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_cls_token": "cls",
}


def describe(folder: Path) -> dict[str, object]:
    """How vectors are made from the model's output, from the folder's own files.

    ValueError when it asks for something that the ONNX embedder does not do.
    """
    modules = _read(folder / "modules.json", [])
    kinds = [str(each["type"]).rsplit(".", 1)[-1] for each in modules] or ["Transformer", "Pooling"]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise ValueError(f"modules {kinds} cannot be converted")
    pooling = _read(folder / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    modes = [key for key, on in pooling.items() if key.startswith("pooling_mode_") and on is True]
    if len(modes) != 1 or modes[0] not in POOLINGS:
        raise ValueError(f"pooling {modes} cannot be converted")
    config = _read(folder / "config.json", {})
    limits = _read(folder / "sentence_bert_config.json", {})
    return {
        "format": 1,
        "pooling": POOLINGS[modes[0]],
        "normalize": True,  # the index holds unit vectors, whatever the folder says
        "max_tokens": int(limits.get("max_seq_length") or MOST_TOKENS),
        "dimensions": int(config["hidden_size"]),
    }


def convert(folder: Path) -> None:
    """Write `model.onnx` and `embedder.json` into the folder, each complete or not at all."""
    description = describe(folder)
    part = folder / "model.onnx.part"
    _export(folder, part)
    text = json.dumps(description, indent=1, sort_keys=True) + "\n"
    (folder / "embedder.json").write_text(text, "utf-8")
    part.replace(folder / "model.onnx")


def _export(folder: Path, target: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    whole = SentenceTransformer(
        str(folder.resolve()),  # a relative path would be looked up at the hub
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"attn_implementation": "eager"},
    )
    transformer: Any = whole[0].auto_model
    transformer.eval()
    with_types = getattr(transformer.config, "type_vocab_size", 0) > 1
    names = INPUTS if with_types else INPUTS[:2]

    class LastHiddenState(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = transformer

        def forward(self, *values: Any) -> Any:
            return self.inner(**dict(zip(names, values, strict=True))).last_hidden_state

    ones = torch.ones(2, 8, dtype=torch.long)
    sample = (ones, ones, torch.zeros_like(ones))[: len(names)]
    with warnings.catch_warnings(), torch.no_grad():
        # The exporter that needs no further package; it warns of its age.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            LastHiddenState(),
            sample,
            str(target),
            input_names=list(names),
            output_names=[OUTPUT],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*names, OUTPUT)},
            opset_version=OPSET,
            dynamo=False,
        )


def _read(path: Path, otherwise: Any) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return otherwise


def main() -> int:
    netlock.seal()
    folder = Path(sys.argv[1])
    try:
        convert(folder)
    except (ImportError, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
