"""Converting sentence-transformers folders; what the result computes is compared in test_embed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from voxdesk.engines.catalogue import sha256_of
from voxdesk.engines.convert import describe


def lay(folder: Path, **files: object) -> Path:
    names = {
        "modules": "modules.json",
        "pooling": "1_Pooling/config.json",
        "limits": "sentence_bert_config.json",
        "config": "config.json",
    }
    for key, content in files.items():
        path = folder / names[key]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), "utf-8")
    return folder


def module(name: str) -> dict[str, str]:
    return {"type": f"sentence_transformers.models.{name}"}


def test_how_vectors_are_made_is_read_from_the_folders_own_files(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        modules=[module("Transformer"), module("Pooling"), module("Normalize")],
        pooling={"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False},
        limits={"max_seq_length": 128},
        config={"hidden_size": 12},
    )
    assert describe(folder) == {
        "format": 1,
        "pooling": "cls",
        "normalize": True,
        "max_tokens": 128,
        "dimensions": 12,
    }


@pytest.mark.parametrize(
    ("modules", "pooling"),
    [
        ([module("Transformer"), module("Dense")], {"pooling_mode_mean_tokens": True}),
        ([module("Transformer"), module("Pooling")], {"pooling_mode_max_tokens": True}),
        ([module("Transformer"), module("Pooling")], {}),
        (
            [module("Transformer"), module("Pooling")],
            {"pooling_mode_max_tokens": True, "pooling_mode_mean_tokens": True},
        ),
    ],
)
def test_a_folder_that_asks_for_more_than_we_do_is_refused(
    tmp_path: Path, modules: list[dict[str, str]], pooling: dict[str, bool]
) -> None:
    lay(tmp_path, modules=modules, pooling=pooling, config={"hidden_size": 12})
    with pytest.raises(ValueError, match="cannot be converted"):
        describe(tmp_path)


@pytest.mark.models
@pytest.mark.slow
def test_the_same_weights_give_the_same_bytes(models: Path, tmp_path: Path) -> None:
    source = models / "all-minilm-l6-v2"
    folder = tmp_path / "copy"
    folder.mkdir()
    for path in source.rglob("*"):
        if path.is_file() and path.name not in ("model.onnx", "embedder.json"):
            target = folder / path.relative_to(source)
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(path)
    # In a process of its own, as set-up does it: this one shall not load torch.
    command = [sys.executable, "-m", "voxdesk.engines.convert", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert sha256_of(folder / "model.onnx") == sha256_of(source / "model.onnx")
    assert (folder / "embedder.json").read_bytes() == (source / "embedder.json").read_bytes()
