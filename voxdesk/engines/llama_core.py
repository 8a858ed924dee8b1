"""llama.cpp as this project needs it: one model, one context, several sequences in one cache.

The only file that knows llama.cpp. It loads a GGUF (and an adapter), tells damaged from too large,
splits text into tokens, evaluates tokens that may belong to several sequences at once, and holds a
choice of the next token to a grammar. What the tokens are for is `llama.py`'s.
"""

import ctypes
import os
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from voxdesk.errors import EngineFailed, ModelDamaged, ModelMissing, NotEnoughMemory

Logits = npt.NDArray[np.float32]

BATCH = 512
"""Tokens evaluated at once."""

_MEMORY_WORDS = ("alloc", "memory", "mmap")
_QUIET_BELOW = 3
"""llama.cpp's log level of warnings; what is below is chatter."""


@dataclass(frozen=True, slots=True)
class Place:
    """A token at a position, in all of `sequences`; `wanted` where its logits are asked for."""

    token: int
    position: int
    sequences: tuple[int, ...]
    wanted: bool = False


class _Log:
    """What llama.cpp says. It has one listener for all models, called until the process ends:
    one that went with its model would be called when it is gone."""

    def __init__(self) -> None:
        import llama_cpp

        self.said: deque[str] = deque(maxlen=50)
        self._listener = llama_cpp.llama_log_callback(self._listen)
        llama_cpp.llama_log_set(self._listener, ctypes.c_void_p(0))

    def _listen(self, level: int, text: bytes, _: object) -> None:
        if level >= _QUIET_BELOW:
            self.said.append(text.decode(errors="replace"))


_log = cache(_Log)


class Core:
    """A loaded model with its context. Not for two threads."""

    def __init__(
        self, model: str, adapter: str, *, context: int, threads: int, sequences: int
    ) -> None:
        for path in filter(None, (model, adapter)):
            if not Path(path).is_file():
                raise ModelMissing(Path(path).name)
        # Threads that spin long while they wait for each other are ten times slower on a busy
        # machine; threads that sleep at once, half as fast on a quiet one. (135M, two cores.)
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")
        import llama_cpp

        self._lib: Any = llama_cpp
        self._said = _log().said
        self._said.clear()
        llama_cpp.llama_backend_init()
        self._model = self._load(model)
        self._vocab = llama_cpp.llama_model_get_vocab(self._model)
        self.vocabulary = int(llama_cpp.llama_vocab_n_tokens(self._vocab))
        self._context = self._open(context, threads, sequences)
        self._memory = llama_cpp.llama_get_memory(self._context)
        self.context = int(llama_cpp.llama_n_ctx(self._context))
        if adapter:
            self._adapt(adapter)
        self._batch = llama_cpp.llama_batch_init(BATCH, 0, sequences)

    # --- loading ----------------------------------------------------------------------------------

    def _load(self, path: str) -> Any:
        settings = self._lib.llama_model_default_params()
        settings.n_gpu_layers = 0
        model = self._lib.llama_model_load_from_file(os.fsencode(path), settings)
        if not model:
            raise self._failed(path)
        return model

    def _open(self, context: int, threads: int, sequences: int) -> Any:
        trained = int(self._lib.llama_model_n_ctx_train(self._model))
        settings = self._lib.llama_context_default_params()
        settings.n_ctx = min(context, trained) if trained > 0 else context
        settings.n_batch = settings.n_ubatch = BATCH
        settings.n_seq_max = sequences
        settings.n_outputs_max = BATCH
        settings.n_outputs_max_per_seq = BATCH
        settings.kv_unified = True
        settings.n_threads = settings.n_threads_batch = threads
        opened = self._lib.llama_init_from_model(self._model, settings)
        if not opened:
            raise NotEnoughMemory(f"context of {settings.n_ctx} tokens")
        return opened

    def _adapt(self, path: str) -> None:
        adapter = self._lib.llama_adapter_lora_init(self._model, os.fsencode(path))
        if not adapter:
            raise self._failed(path)
        adapters = (self._lib.llama_adapter_lora_p_ctypes * 1)(adapter)
        scales = (ctypes.c_float * 1)(1.0)
        if self._lib.llama_set_adapters_lora(self._context, adapters, 1, scales):
            raise ModelDamaged(Path(path).name)

    def _failed(self, path: str) -> ModelDamaged | NotEnoughMemory:
        said = "".join(self._said).lower()
        short = any(word in said for word in _MEMORY_WORDS)
        return NotEnoughMemory(Path(path).name) if short else ModelDamaged(Path(path).name)

    # --- text and tokens --------------------------------------------------------------------------

    def tokens(self, text: str, *, special: bool) -> list[int]:
        """Text as tokens; marks of the format count as such only where `special`."""
        content = text.encode()
        room = len(content) + 8
        found = (self._lib.llama_token * room)()
        count = self._lib.llama_tokenize(
            self._vocab, content, len(content), found, room, False, special
        )
        if count < 0:
            raise EngineFailed("tokenize")
        return list(found[:count])

    def piece(self, token: int, *, special: bool = False) -> bytes:
        buffer = ctypes.create_string_buffer(256)
        size = self._lib.llama_token_to_piece(self._vocab, token, buffer, 256, 0, special)
        return buffer.raw[: max(size, 0)]

    def marks(self, token: int) -> bool:
        """Whether a token is a mark of the format: a control token, or one that ends an answer."""
        return bool(self._lib.llama_vocab_is_control(self._vocab, token)) or self.ends(token)

    def ends(self, token: int) -> bool:
        return bool(self._lib.llama_vocab_is_eog(self._vocab, token))

    @property
    def first_token(self) -> int | None:
        """What every text begins with, where the model wants it."""
        if not self._lib.llama_vocab_get_add_bos(self._vocab):
            return None
        token = int(self._lib.llama_vocab_bos(self._vocab))
        return token if token >= 0 else None

    @property
    def end_token(self) -> int:
        """What an answer ends with."""
        turn = int(self._lib.llama_vocab_eot(self._vocab))
        return turn if turn >= 0 else int(self._lib.llama_vocab_eos(self._vocab))

    def written(self, kind: str) -> str:
        """The text of the token that begins (`bos`) or ends (`eos`) a text."""
        token = int(getattr(self._lib, f"llama_vocab_{kind}")(self._vocab))
        return self.piece(token, special=True).decode(errors="replace") if token >= 0 else ""

    @property
    def template(self) -> str:
        found = self._lib.llama_model_chat_template(self._model, None)
        return found.decode(errors="replace") if found else ""

    @property
    def size_bytes(self) -> int:
        return int(self._lib.llama_model_size(self._model))

    # --- the cache and evaluation -----------------------------------------------------------------

    def clear(self) -> None:
        """Forget everything, and where it lay: what follows is evaluated as by a fresh model."""
        self._lib.llama_memory_clear(self._memory, False)

    def cut(self, sequence: int, length: int) -> bool:
        """Forget what a sequence holds beyond `length` tokens; False where it cannot be done."""
        return bool(self._lib.llama_memory_seq_rm(self._memory, sequence, length, -1))

    def share(self, source: int, target: int) -> None:
        """Let a sequence begin with all that another holds; costs no memory."""
        self._lib.llama_memory_seq_rm(self._memory, target, -1, -1)
        self._lib.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def evaluate(self, places: Sequence[Place]) -> Logits:
        """Take tokens up; a row of logits for each place where they are wanted, in order."""
        rows: list[Logits] = []
        for start in range(0, len(places), BATCH):
            part = places[start : start + BATCH]
            for index, place in enumerate(part):
                self._batch.token[index] = place.token
                self._batch.pos[index] = place.position
                self._batch.n_seq_id[index] = len(place.sequences)
                for each, sequence in enumerate(place.sequences):
                    self._batch.seq_id[index][each] = sequence
                self._batch.logits[index] = place.wanted
            self._batch.n_tokens = len(part)
            failed = self._lib.llama_decode(self._context, self._batch)
            if failed:
                raise NotEnoughMemory("context") if failed == -2 else EngineFailed(f"{failed}")
            rows += [self._row(index) for index, place in enumerate(part) if place.wanted]
        return np.stack(rows) if rows else np.empty((0, self.vocabulary), np.float32)

    def _row(self, index: int) -> Logits:
        found = self._lib.llama_get_logits_ith(self._context, index)
        row: Logits = np.ctypeslib.as_array(found, shape=(self.vocabulary,)).copy()
        return row

    def choice(self, grammar: str) -> "Choice":
        """A choice of tokens held to a grammar, or free where it is empty."""
        return Choice(self._lib, self._vocab, grammar)

    def close(self) -> None:
        """Free everything; the core is of no use afterwards."""
        self._lib.llama_batch_free(self._batch)
        self._lib.llama_free(self._context)
        self._lib.llama_model_free(self._model)


_TOKEN = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
_FEW = 40


class Choice:
    """Chooses the next token: the likeliest that the grammar allows, or by chance of a few."""

    def __init__(self, lib: Any, vocab: Any, grammar: str) -> None:
        self._lib = lib
        self._sampler = None
        if grammar:
            self._sampler = lib.llama_sampler_init_grammar(vocab, grammar.encode(), b"root")
            if not self._sampler:
                raise EngineFailed("grammar")

    def next(self, logits: Logits, chance: np.random.Generator | None, warmth: float) -> int:
        """The next token; it counts as chosen."""
        few = np.argpartition(logits, -_FEW)[-_FEW:]
        allowed = self._allowed(few, logits)
        if not np.isfinite(allowed).any():
            few = np.arange(len(logits))
            allowed = self._allowed(few, logits)
        if chance is None:
            token = int(few[int(np.argmax(allowed))])
        else:
            weights = np.exp((allowed - allowed.max()).astype(np.float64) / warmth)
            token = int(chance.choice(few, p=weights / weights.sum()))
        if self._sampler:
            self._lib.llama_sampler_accept(self._sampler, token)
        return token

    def _allowed(self, tokens: npt.NDArray[np.int64], logits: Logits) -> Logits:
        """The logits of these tokens, minus infinity where the grammar forbids them."""
        table = np.zeros(len(tokens), _TOKEN)
        table["id"] = tokens
        table["logit"] = logits[tokens]
        if self._sampler:
            rows = table.ctypes.data_as(ctypes.POINTER(self._lib.llama_token_data))
            array = self._lib.llama_token_data_array(rows, len(tokens), -1, False)
            self._lib.llama_sampler_apply(self._sampler, ctypes.byref(array))
        found: Logits = table["logit"]
        return found

    def close(self) -> None:
        if self._sampler:
            self._lib.llama_sampler_free(self._sampler)
            self._sampler = None
