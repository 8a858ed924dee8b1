"""Texts to unit vectors: by onnxruntime where a model folder holds ONNX, else by torch.

An ONNX folder was made by `convert.py` and says in `embedder.json` how vectors come of the model's
output. sentence-transformers serves folders that could not be converted, where it is installed;
the shipped program leaves it out.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from voxdesk.errors import ModelDamaged, ModelMissing

Rows = npt.NDArray[np.float32]

BATCH = 32
"""Texts embedded at once, of about the same length."""

MOST_TOKENS = 256


class Embedder(Protocol):
    dimensions: int

    def rows(self, texts: Sequence[str]) -> Rows:
        """A unit vector for each text, in order."""
        ...


def embedder(folder: str, threads: int) -> Embedder:
    """What can run the model in a folder, an absolute path."""
    place = Path(folder)
    if not place.is_dir():
        raise ModelMissing(place.name)
    if (place / "model.onnx").is_file():
        return OnnxEmbedder(place, threads)
    if (place / "modules.json").is_file():
        return TorchEmbedder(place)
    raise ModelDamaged(f"{place.name}: model.onnx")


class OnnxEmbedder:
    def __init__(self, folder: Path, threads: int) -> None:
        described = _json(folder, "embedder.json")
        try:
            self.dimensions = int(described["dimensions"])
            self._pooling = {"mean": _mean, "cls": _first}[described["pooling"]]
            most_tokens = min(int(described["max_tokens"]), MOST_TOKENS)
        except (KeyError, TypeError, ValueError) as error:
            raise ModelDamaged(f"{folder.name}: embedder.json") from error
        self._tokenizer = _tokenizer(folder, most_tokens)
        self._session = _session(folder, threads)
        self._inputs = {each.name for each in self._session.get_inputs()}

    def rows(self, texts: Sequence[str]) -> Rows:
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=True)
        asked = {
            "input_ids": np.array([each.ids for each in encoded], np.int64),
            "attention_mask": np.array([each.attention_mask for each in encoded], np.int64),
            "token_type_ids": np.array([each.type_ids for each in encoded], np.int64),
        }
        feed = {name: value for name, value in asked.items() if name in self._inputs}
        states: Rows = self._session.run(None, feed)[0]
        return unit(self._pooling(states, asked["attention_mask"]))


class TorchEmbedder:
    """The reference, and the way for models that have no ONNX."""

    def __init__(self, folder: Path) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelDamaged(f"{folder.name}: model.onnx") from error
        self._model = SentenceTransformer(
            str(folder.resolve()), device="cpu", local_files_only=True, trust_remote_code=False
        )
        self._model.max_seq_length = min(self._model.max_seq_length or MOST_TOKENS, MOST_TOKENS)
        self.dimensions = int(self._model.encode(["x"]).shape[1])

    def rows(self, texts: Sequence[str]) -> Rows:
        found = self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False)
        return unit(np.asarray(found, np.float32))


def in_batches(embedder: Embedder, texts: Sequence[str]) -> Rows:
    """Vectors in order, embedded in batches of like length: padding costs as much as words."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    found = np.empty((len(texts), embedder.dimensions), np.float32)
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        found[part] = embedder.rows([texts[at] for at in part])
    return found


def unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Rows = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return found


def _mean(states: Rows, mask: npt.NDArray[np.int64]) -> Rows:
    weights = mask[:, :, None].astype(np.float32)
    found: Rows = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
    return found


def _first(states: Rows, mask: npt.NDArray[np.int64]) -> Rows:
    del mask
    return states[:, 0]


def _tokenizer(folder: Path, most_tokens: int) -> Any:
    from tokenizers import Tokenizer

    path = folder / "tokenizer.json"
    if not path.is_file():
        raise ModelDamaged(f"{folder.name}: tokenizer.json")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing more special
        raise ModelDamaged(f"{folder.name}: tokenizer.json") from error
    pad_id = int(_json(folder, "config.json").get("pad_token_id") or 0)
    # Files often fix lengths of their own; texts here are padded to the longest of their batch.
    tokenizer.enable_truncation(most_tokens)
    tokenizer.enable_padding(pad_id=pad_id, pad_token=tokenizer.id_to_token(pad_id) or "[PAD]")
    return tokenizer


def _session(folder: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Texts of every length would each leave their pattern and their arena behind.
    options.enable_mem_pattern = False
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # its own errors share no other base
        raise ModelDamaged(f"{folder.name}: model.onnx") from error


def _json(folder: Path, name: str) -> dict[str, Any]:
    try:
        found = json.loads((folder / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelDamaged(f"{folder.name}: {name}") from error
    if not isinstance(found, dict):
        raise ModelDamaged(f"{folder.name}: {name}")
    return found
