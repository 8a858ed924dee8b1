"""Write a trained LoRA adapter as GGUF, as llama.cpp reads it, and read one back to train it on.

llama.cpp keeps the two rotary halves of the query and key weights interleaved. The base model went
through that permutation when it was converted, so the rows of B must follow it here; left out, the
adapter loads without complaint and answers nonsense. Reading undoes it.
"""

from pathlib import Path

import gguf
import numpy as np
import numpy.typing as npt
from safetensors import safe_open

FloatArray = npt.NDArray[np.float32]
Tensors = dict[str, FloatArray]

NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def write_gguf(weights: Path, model: Path, target: Path) -> int:
    """Write the adapter in half precision and give the number of its tensors."""
    heads = _head_counts(model)
    with safe_open(weights, framework="numpy") as file:
        alpha = float(file.metadata()["alpha"])
        tensors: Tensors = {name: file.get_tensor(name) for name in sorted(file.keys())}
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    writer = gguf.GGUFWriter(part, "llama")
    writer.add_type("adapter")
    writer.add_name("VoxDesk report adapter")
    writer.add_license("apache-2.0")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for name, tensor in tensors.items():
        writer.add_tensor(*_converted(name, tensor, heads))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    part.replace(target)
    return len(tensors)


def read_gguf(adapter: Path, model: Path) -> Tensors:
    """Read an adapter that `write_gguf` wrote, under the names that training gives its weights."""
    heads = _head_counts(model)
    modules = {stem: module for module, stem in NAMES.items()}
    tensors: Tensors = {}
    for one in gguf.GGUFReader(adapter).tensors:
        _, layer, stem, _, side = one.name.split(".")
        module, side = modules[stem], side.removeprefix("lora_").upper()
        rows: FloatArray = np.array(one.data, dtype=np.float32)
        if side == "B" and module in heads:
            rows = _halved(rows, heads[module])
        tensors[f"base_model.model.model.layers.{layer}.{module}.lora_{side}.weight"] = rows
    return tensors


def _head_counts(model: Path) -> dict[str, int]:
    """Read from the base model how many heads the permuted projections have."""
    fields = gguf.GGUFReader(model).fields
    return {
        "self_attn.q_proj": int(fields["llama.attention.head_count"].contents()),
        "self_attn.k_proj": int(fields["llama.attention.head_count_kv"].contents()),
    }


def _converted(
    name: str, tensor: FloatArray, heads: dict[str, int]
) -> tuple[str, npt.NDArray[np.float16]]:
    """Give a tensor of the adapter the name and the row order that llama.cpp expects."""
    layer, rest = name.split(".layers.")[1].split(".", 1)
    module, side = rest.removesuffix(".weight").rsplit(".lora_", 1)
    if side == "B" and module in heads:
        tensor = _interleaved(tensor, heads[module])
    half = np.ascontiguousarray(tensor.astype(np.float16))
    return f"blk.{layer}.{NAMES[module]}.weight.lora_{side.lower()}", half


def _interleaved(rows: FloatArray, heads: int) -> FloatArray:
    per_half = rows.shape[0] // heads // 2
    return rows.reshape(heads, 2, per_half, rows.shape[1]).swapaxes(1, 2).reshape(rows.shape)


def _halved(rows: FloatArray, heads: int) -> FloatArray:
    """Undo `_interleaved`."""
    per_half = rows.shape[0] // heads // 2
    return rows.reshape(heads, per_half, 2, rows.shape[1]).swapaxes(1, 2).reshape(rows.shape)
