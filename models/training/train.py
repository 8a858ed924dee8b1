"""Fit a LoRA adapter for the report tasks onto SmolLM2-135M-Instruct, on the processor.

Training is counted in steps, its seeds are fixed and every batch follows from the seed alone, so a
run that was interrupted continues from its last checkpoint as if nothing had happened.
"""

import itertools
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict, set_peft_model_state_dict
from safetensors.torch import save_file
from torch.nn import functional
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

from packing import NO_RIVALS, NO_TARGET, Encoder, Sequence, batches
from plan import Plan

CHECKPOINT = "checkpoint.pt"
ADAPTER = "adapter.safetensors"
MODULES = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


Start = Mapping[str, npt.NDArray[np.float32]]
"""The weights that training begins with, by name."""


@dataclass(slots=True)
class Outcome:
    """What one batch gave."""

    loss: torch.Tensor
    labels_right: int
    labels: int
    tokens: int


class Trainer:
    """The model with its adapter, its optimiser, and the place where both are kept."""

    def __init__(self, model_file: Path, work: Path, plan: Plan, start: Start) -> None:
        torch.manual_seed(plan.seed)
        torch.set_num_threads(os.cpu_count() or 1)
        self._plan, self._work, self._step = plan, work, 0
        folder, name = str(model_file.parent), model_file.name
        self._encoder = Encoder(AutoTokenizer.from_pretrained(folder, gguf_file=name), plan)
        self._model = _with_adapter(folder, name, plan, start)
        self._parameters = [p for p in self._model.parameters() if p.requires_grad]
        self._optimiser = torch.optim.AdamW(
            self._parameters, lr=plan.rate, weight_decay=0.0, betas=(0.9, 0.98)
        )

    def run(self) -> Path:
        """Train to the last step and give the file of the adapter's weights."""
        self._restore()
        log = Log(self._step, self._plan)
        feed = itertools.islice(batches(self._encoder, self._plan), self._step, self._plan.steps)
        for batch in feed:
            outcome = self._learn(batch)
            self._step += 1
            log.add(self._step, outcome)
            if self._step % self._plan.save_every == 0 or self._step == self._plan.steps:
                self._keep()
        weights = get_peft_model_state_dict(self._model, save_embedding_layers=False)
        target = self._work / ADAPTER
        facts = {"rank": str(self._plan.rank), "alpha": str(self._plan.alpha)}
        save_file({key: value.contiguous() for key, value in weights.items()}, target, facts)
        return target

    def _learn(self, batch: list[Sequence]) -> Outcome:
        for group in self._optimiser.param_groups:
            group["lr"] = self._plan.rate_at(self._step)
        with torch.autocast("cpu", torch.bfloat16):
            outcome = self._outcome(batch)
        self._optimiser.zero_grad()
        torch.autograd.backward(outcome.loss)
        torch.nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimiser.step()
        return outcome

    def _outcome(self, batch: list[Sequence]) -> Outcome:
        tokens = _padded([one.tokens for one in batch], self._encoder.end)
        positions = _padded([one.positions for one in batch], 0)
        segments = _padded([one.segments for one in batch], -1)
        targets = _padded([one.targets for one in batch], NO_TARGET)
        rivals = _padded([one.rivals for one in batch], NO_RIVALS)
        weights = _padded([one.weights for one in batch], 0.0)
        inner = self._model.base_model.model
        hidden = inner.model(
            input_ids=tokens, position_ids=positions, attention_mask=_mask(segments)
        ).last_hidden_state
        kept = targets >= 0
        # Only the places that have a target go through the head, which is a third of the model.
        scores = inner.lm_head(hidden[kept]).float()
        target, weight = targets[kept], weights[kept]
        each = _smoothed(scores, target, rivals[kept], self._plan.label_smoothing)
        is_label = weight == self._plan.label_weight
        right = (scores.argmax(-1) == target) & is_label
        return Outcome(
            (each * weight).sum() / weight.sum(),
            int(right.sum()),
            int(is_label.sum()),
            int((segments >= 0).sum()),
        )

    def _keep(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "fingerprint": self._plan.fingerprint(),
            "step": self._step,
            "adapter": get_peft_model_state_dict(self._model, save_embedding_layers=False),
            "optimiser": self._optimiser.state_dict(),
        }
        part = self._work / (CHECKPOINT + ".part")
        torch.save(state, part)
        part.replace(self._work / CHECKPOINT)

    def _restore(self) -> None:
        """Continue from the checkpoint of this very plan, if there is one."""
        self._work.mkdir(parents=True, exist_ok=True)
        file = self._work / CHECKPOINT
        if not file.exists():
            return
        state = torch.load(file, weights_only=True)
        if state["fingerprint"] != self._plan.fingerprint():
            raise SystemExit(f"{file} belongs to another plan; move it away, then start again.")
        set_peft_model_state_dict(self._model, state["adapter"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._step = int(state["step"])


class Log:
    """Say every few steps how far training is and how it goes."""

    def __init__(self, begun_at: int, plan: Plan) -> None:
        self._plan, self._begun_at, self._start = plan, begun_at, time.monotonic()
        self._loss, self._right, self._labels, self._tokens = 0.0, 0, 0, 0

    def add(self, step: int, outcome: Outcome) -> None:
        """Count a step, and print a line when it is time."""
        self._loss += outcome.loss.item()
        self._right += outcome.labels_right
        self._labels += outcome.labels
        self._tokens += outcome.tokens
        if step % self._plan.log_every:
            return
        seconds = time.monotonic() - self._start
        print(
            f"step {step}/{self._plan.steps}  {seconds / 60:.1f} min"
            f"  {seconds / (step - self._begun_at):.1f} s/step"
            f"  loss {self._loss / self._plan.log_every:.3f}"
            f"  labels right {self._right / max(1, self._labels):.3f} of {self._labels}"
            f"  {self._tokens / seconds:.0f} tokens/s",
            flush=True,
        )
        self._loss, self._right, self._labels = 0.0, 0, 0


def _with_adapter(folder: str, name: str, plan: Plan, start: Start) -> Any:
    """Load the quantised model and lay the adapter over it as it is to begin."""
    base = AutoModelForCausalLM.from_pretrained(
        folder,
        gguf_file=name,
        dtype=torch.bfloat16,
        quantization_config=GgufConfig(dequantize=True),
    )
    shape = LoraConfig(
        r=plan.rank,
        lora_alpha=plan.alpha,
        lora_dropout=0.0,
        target_modules=list(MODULES),
        task_type="CAUSAL_LM",
    )
    model = get_peft_model(base, shape)
    for parameter in model.parameters():
        if parameter.requires_grad:
            # Small updates would be lost in bfloat16.
            parameter.data = parameter.data.float()
    begun = {key: torch.from_numpy(value) for key, value in start.items()}
    if set(begun) != set(get_peft_model_state_dict(model, save_embedding_layers=False)):
        raise SystemExit("The weights to start from are of an adapter of another shape.")
    set_peft_model_state_dict(model, begun)
    return model


def _padded(rows: list[list[Any]], filling: Any) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [filling] * (longest - len(row)) for row in rows])


def _mask(segments: torch.Tensor) -> torch.Tensor:
    """Let each token see what came before it in the prompt and in its own segment."""
    n = segments.shape[1]
    seen = (segments[:, None, :] == 0) | (segments[:, None, :] == segments[:, :, None])
    seen &= torch.ones(n, n, dtype=torch.bool).tril()
    seen |= torch.eye(n, dtype=torch.bool)  # padding sees itself, or softmax gives NaN
    mask = torch.zeros(seen.shape, dtype=torch.bfloat16)
    return mask.masked_fill(~seen, torch.finfo(torch.bfloat16).min)[:, None]


def _smoothed(
    scores: torch.Tensor, target: torch.Tensor, rivals: torch.Tensor, share: float
) -> torch.Tensor:
    """Give the loss of each place, with a small share of the truth left to the other labels.

    Where a token has no rivals they equal the target, and this is the plain cross entropy.
    """
    logs = functional.log_softmax(scores, dim=-1)
    right = logs.gather(1, target[:, None])[:, 0]
    others = logs.gather(1, rivals).mean(dim=1)
    return -(1 - share) * right - share * others
