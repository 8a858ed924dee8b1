"""A GGUF of random weights, made in the test: the smallest model llama.cpp runs. It knows nothing.

The layout is that of GGUF version 3 (ggml's `docs/gguf.md`): header, keys and values, tensor infos,
then the tensors, each at a multiple of 32 bytes.
"""

import struct
from pathlib import Path

import numpy as np

EMBEDDING, LAYERS, HEADS, FEED_FORWARD, CONTEXT = 64, 2, 4, 128, 2048
ALIGNMENT = 32

_UINT32, _FLOAT32, _STRING, _ARRAY, _INT32 = 4, 6, 8, 9, 5
_NORMAL, _CONTROL = 1, 3


def write(path: Path, *, seed: int = 7, template: str = "") -> Path:
    """Write the model; the same seed gives the same bytes."""
    tokens = [*_byte_tokens(), "<|end|>"]
    end = len(tokens) - 1
    keys: list[bytes] = [
        _text("general.architecture", "llama"),
        _number("llama.context_length", CONTEXT),
        _number("llama.embedding_length", EMBEDDING),
        _number("llama.block_count", LAYERS),
        _number("llama.feed_forward_length", FEED_FORWARD),
        _number("llama.attention.head_count", HEADS),
        _number("llama.attention.head_count_kv", HEADS),
        _number("llama.rope.dimension_count", EMBEDDING // HEADS),
        _key("llama.attention.layer_norm_rms_epsilon", _FLOAT32, struct.pack("<f", 1e-5)),
        _text("tokenizer.ggml.model", "gpt2"),
        _text("tokenizer.ggml.pre", "gpt-2"),
        _list("tokenizer.ggml.tokens", _STRING, [_string(each) for each in tokens]),
        _list(
            "tokenizer.ggml.token_type",
            _INT32,
            [struct.pack("<i", _CONTROL if at == end else _NORMAL) for at in range(len(tokens))],
        ),
        _list("tokenizer.ggml.merges", _STRING, [_string("a b")]),
        _number("tokenizer.ggml.bos_token_id", end),
        _number("tokenizer.ggml.eos_token_id", end),
    ]
    if template:
        keys.append(_text("tokenizer.chat_template", template))
    chance = np.random.default_rng(seed)
    tensors = {
        name: np.ones(shape, np.float32)
        if len(shape) == 1
        else chance.normal(0, 0.5, shape).astype(np.float32)
        for name, shape in _shapes(len(tokens)).items()
    }
    infos, offset = b"", 0
    for name, values in tensors.items():
        dimensions = values.shape[::-1]
        infos += _string(name) + struct.pack("<I", len(dimensions))
        infos += b"".join(struct.pack("<Q", each) for each in dimensions)
        infos += struct.pack("<IQ", 0, offset)
        offset += _padded(values.nbytes)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(keys)) + b"".join(keys) + infos
    data = b"".join(
        values.tobytes().ljust(_padded(values.nbytes), b"\0") for values in tensors.values()
    )
    path.write_bytes(head.ljust(_padded(len(head)), b"\0") + data)
    return path


def _shapes(vocabulary: int) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (vocabulary, EMBEDDING),
        "output_norm.weight": (EMBEDDING,),
        "output.weight": (vocabulary, EMBEDDING),
    }
    for layer in range(LAYERS):
        within = f"blk.{layer}."
        for name in ("attn_norm", "ffn_norm"):
            shapes[f"{within}{name}.weight"] = (EMBEDDING,)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            shapes[f"{within}{name}.weight"] = (EMBEDDING, EMBEDDING)
        shapes[f"{within}ffn_gate.weight"] = (FEED_FORWARD, EMBEDDING)
        shapes[f"{within}ffn_up.weight"] = (FEED_FORWARD, EMBEDDING)
        shapes[f"{within}ffn_down.weight"] = (EMBEDDING, FEED_FORWARD)
    return shapes


def _byte_tokens() -> list[str]:
    """A token for each byte, spelled as byte-level tokenizers spell them."""
    plain = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = iter(range(0x100, 0x200))
    return [chr(byte) if byte in plain else chr(next(others)) for byte in range(256)]


def _key(name: str, kind: int, value: bytes) -> bytes:
    return _string(name) + struct.pack("<I", kind) + value


def _text(name: str, value: str) -> bytes:
    return _key(name, _STRING, _string(value))


def _number(name: str, value: int) -> bytes:
    return _key(name, _UINT32, struct.pack("<I", value))


def _list(name: str, kind: int, values: list[bytes]) -> bytes:
    return _key(name, _ARRAY, struct.pack("<IQ", kind, len(values)) + b"".join(values))


def _string(text: str) -> bytes:
    content = text.encode()
    return struct.pack("<Q", len(content)) + content


def _padded(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT
