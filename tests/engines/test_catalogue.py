"""Finding models and telling whole ones from damaged ones, on small folders of the same shape."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from voxdesk.domain.model_entry import (
    ModelEngine,
    ModelEntry,
    ModelFile,
    ModelRole,
)
from voxdesk.engines import catalogue as catalogue_module
from voxdesk.engines.catalogue import RECORD_NAME, Catalogue, sha256_of
from voxdesk.errors import ModelDamaged, ModelMissing, ModelUnknown
from voxdesk.paths import Paths, bundled

CONTENT = {
    "model.bin": b"weights" * 1000,
    "config.json": b"{}",
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.txt": b"a\nb\n",
}


def entry(model_id: str = "tiny", **changes: object) -> ModelEntry:
    files = tuple(
        ModelFile(name, hashlib.sha256(content).hexdigest(), len(content))
        for name, content in CONTENT.items()
    )
    fields: dict[str, object] = {
        "title": model_id,
        "role": ModelRole.SPEECH,
        "engine": ModelEngine.WHISPER,
        "languages": ("en",),
        "licence": "MIT",
        "files": files,
    }
    return ModelEntry(id=model_id, **(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "models" / "tiny"
    made.mkdir(parents=True)
    for name, content in CONTENT.items():
        (made / name).write_bytes(content)
    return made


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    return Catalogue([entry()], [folder.parent], folder.parent / "adapters")


def test_a_whole_model_is_found_with_the_hash_of_its_weights(
    catalogue: Catalogue, folder: Path
) -> None:
    model = catalogue.find("tiny")
    assert model.folder == folder
    assert model.main == folder / "model.bin"
    assert model.sha256 == hashlib.sha256(CONTENT["model.bin"]).hexdigest()
    assert (folder / RECORD_NAME).is_file()


@pytest.mark.parametrize("name", CONTENT)
def test_a_missing_file_is_named(catalogue: Catalogue, folder: Path, name: str) -> None:
    catalogue.find("tiny")
    (folder / name).unlink()
    with pytest.raises(ModelDamaged, match=f"tiny: {name} is missing"):
        catalogue.find("tiny")


def test_a_folder_in_a_files_place_counts_as_missing(catalogue: Catalogue, folder: Path) -> None:
    (folder / "model.bin").unlink()
    (folder / "model.bin").mkdir()
    with pytest.raises(ModelDamaged, match=r"model\.bin is missing"):
        catalogue.find("tiny")


def test_a_truncated_file_is_named_with_its_size(catalogue: Catalogue, folder: Path) -> None:
    catalogue.find("tiny")
    (folder / "model.bin").write_bytes(CONTENT["model.bin"][:10])
    with pytest.raises(ModelDamaged, match=r"model\.bin has 10 bytes instead of 7000"):
        catalogue.find("tiny")


def test_a_file_of_the_right_size_with_a_flipped_bit_is_named(
    catalogue: Catalogue, folder: Path
) -> None:
    catalogue.find("tiny")
    wrong = bytearray(CONTENT["model.bin"])
    wrong[3] ^= 1
    (folder / "model.bin").write_bytes(wrong)
    with pytest.raises(ModelDamaged, match=r"model\.bin is not the file that belongs there"):
        catalogue.find("tiny")


def test_files_are_read_through_once_and_then_known_by_size_and_time(
    catalogue: Catalogue, folder: Path
) -> None:
    catalogue.find("tiny")
    status = (folder / "model.bin").stat()
    (folder / "model.bin").write_bytes(bytes(len(CONTENT["model.bin"])))
    os.utime(folder / "model.bin", ns=(status.st_atime_ns, status.st_mtime_ns))
    catalogue.find("tiny")  # as a quick look cannot know better
    with pytest.raises(ModelDamaged, match=r"model\.bin is not the file"):
        catalogue.find("tiny", thorough=True)


def test_a_copied_folder_is_read_again_and_found_whole(folder: Path, tmp_path: Path) -> None:
    Catalogue([entry()], [folder.parent], tmp_path).find("tiny")
    shutil.copytree(folder, tmp_path / "stick" / "tiny", copy_function=shutil.copyfile)
    Catalogue([entry()], [tmp_path / "stick"], tmp_path).find("tiny")


@pytest.mark.parametrize("record", ["", "{", "[]", '{"files": 3}', '{"files": {"model.bin": 1}}'])
def test_a_record_that_is_nonsense_is_made_anew(
    catalogue: Catalogue, folder: Path, record: str
) -> None:
    (folder / RECORD_NAME).write_text(record, "utf-8")
    catalogue.find("tiny")
    assert '"sha256"' in (folder / RECORD_NAME).read_text("utf-8")


def test_a_made_file_is_known_by_the_record_of_the_day_it_was_made(folder: Path) -> None:
    made = entry(files=(*entry().files, ModelFile("model.onnx", made=True)))
    found = Catalogue([made], [folder.parent], folder)
    (folder / "model.onnx").write_bytes(b"graph")
    with pytest.raises(ModelDamaged, match=r"nothing says how model\.onnx was made"):
        found.find("tiny")
    names = [*CONTENT, "model.onnx"]
    digests = {name: sha256_of(folder / name) for name in names}
    catalogue_module.write_record(folder, "tiny", digests)
    assert found.find("tiny").main.name == "model.onnx"
    (folder / "model.onnx").write_bytes(b"grapf")
    with pytest.raises(ModelDamaged, match=r"model\.onnx is not the file"):
        found.find("tiny")


def test_a_whole_copy_elsewhere_is_taken_before_a_damaged_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "first" / "tiny").mkdir(parents=True)
    found = Catalogue([entry()], [tmp_path / "first", folder.parent], tmp_path)
    assert found.find("tiny").folder == folder


def test_unknown_and_missing_models_are_told_apart(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(ModelUnknown, match="huge"):
        catalogue.find("huge")
    with pytest.raises(ModelMissing, match="tiny"):
        Catalogue([entry()], [tmp_path / "nowhere"], tmp_path).find("tiny")


def test_an_adapter_goes_with_its_base_and_is_checked_too(folder: Path, tmp_path: Path) -> None:
    adapters = tmp_path / "adapters"
    adapters.mkdir()
    (adapters / "a.gguf").write_bytes(b"lora")
    adapter = ModelFile("a.gguf", hashlib.sha256(b"lora").hexdigest(), 4)
    tuned = entry("tuned", base="tiny", adapter=adapter, files=())
    found = Catalogue([entry(), tuned], [folder.parent], adapters)
    model = found.find("tuned")
    assert (model.entry.id, model.folder, model.adapter) == ("tuned", folder, adapters / "a.gguf")
    assert model.adapter_sha256 == adapter.sha256
    (adapters / "a.gguf").write_bytes(b"lorb")
    with pytest.raises(ModelDamaged, match=r"tuned: a\.gguf is not the file"):
        found.find("tuned")
    (adapters / "a.gguf").unlink()
    with pytest.raises(ModelDamaged, match=r"tuned: a\.gguf is missing"):
        found.find("tuned")


def test_the_shipped_adapter_is_the_one_the_catalogue_names(paths: Paths) -> None:
    adapter = Catalogue.load(paths).entry("report-adapter").adapter
    assert adapter is not None
    shipped = bundled("models", "adapters", adapter.name)
    assert sha256_of(shipped) == adapter.sha256, "run `make record-adapter`"
    assert shipped.stat().st_size == adapter.size_bytes


@pytest.mark.models
@pytest.mark.parametrize("model_id", ["whisper-tiny.en", "whisper-base", "report-adapter"])
def test_the_models_of_set_up_are_whole(models: Path, paths: Paths, model_id: str) -> None:
    model = Catalogue.load(paths).find(model_id)
    assert model.folder.parent == models
    assert model.main.is_file()


@pytest.mark.models
def test_the_embedder_of_set_up_is_whole_to_the_last_byte(models: Path, paths: Paths) -> None:
    model = Catalogue.load(paths).find("all-minilm-l6-v2", thorough=True)
    assert model.main == models / "all-minilm-l6-v2" / "model.onnx"


@pytest.mark.models
def test_the_embedder_is_whole_without_what_it_was_converted_from(
    models: Path, paths: Paths, tmp_path: Path
) -> None:
    folder = tmp_path / "all-minilm-l6-v2"
    folder.mkdir()
    needed = ("model.onnx", "embedder.json", "tokenizer.json", "config.json", RECORD_NAME)
    for name in needed:
        shutil.copyfile(models / folder.name / name, folder / name)
    found = Catalogue.load(paths, first=tmp_path).find("all-minilm-l6-v2")
    assert found.folder == folder
