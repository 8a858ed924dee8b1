"""Adding a model by hand: a folder, or a GGUF file, that somebody brings on a stick."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from voxdesk.domain.model_entry import (
    ANY_LANGUAGE,
    ModelEngine,
    ModelEntry,
    ModelFile,
    ModelRole,
    entry_row,
    is_model_id,
)
from voxdesk.engines.catalogue import Catalogue, check_folder, sha256_of, write_record
from voxdesk.errors import (
    AlreadyThere,
    BadRequest,
    FileMissing,
    FileUnreadable,
    ModelDamaged,
    NotEnoughDisk,
)
from voxdesk.services import fetching
from voxdesk.services.fetching import OnStep

NEEDED = {
    ModelEngine.WHISPER: ("model.bin", "config.json", "tokenizer.json", "vocabulary.*"),
    ModelEngine.ONNX: ("tokenizer.json", "config.json"),
    ModelEngine.GGUF: ("*.gguf",),
}
"""What a folder must hold to be run by an engine. A Whisper folder without tokenizer.json would
make its library ask a hub."""

TAKEN_TOO = {
    ModelEngine.WHISPER: ("preprocessor_config.json",),
    ModelEngine.ONNX: (
        "model.onnx",
        "embedder.json",
        "model.safetensors",
        "modules.json",
        "1_Pooling/config.json",
        "sentence_bert_config.json",
        "tokenizer_config.json",
        "special_tokens_map.json",
    ),
    ModelEngine.GGUF: (),
}


def add(
    catalogue: Catalogue,
    path: Path,
    *,
    into: Path,
    model_id: str = "",
    on_step: OnStep = lambda _: None,
) -> ModelEntry:
    """Copy a model's folder, or GGUF file, in. Known files become their entry of the catalogue."""
    if not path.exists():
        raise FileMissing(str(path))
    source = path.resolve()
    try:
        entry = _recognised(catalogue, source, model_id) or _described(source, model_id)
        target = into / entry.id
        if target.exists():
            raise AlreadyThere(entry.id)
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into, prefix=".adding-") as work:
            folder = Path(work) / "model"
            _copy(entry, source, folder)
            known = catalogue.knows(entry.id)
            if not known:
                entry = _completed(entry, folder, on_step)
            fetching.place(entry, folder, target, on_step=on_step)
            if not known:
                digests = check_folder(entry, target)
                write_record(target, entry.id, digests, entry=entry_row(entry))
    except PermissionError as error:
        raise FileUnreadable(str(error.filename or path)) from error
    return entry


def _recognised(catalogue: Catalogue, source: Path, model_id: str) -> ModelEntry | None:
    """The catalogue's entry of what lies there: the one asked for, else by what is in the files."""
    if model_id and catalogue.knows(model_id):
        return catalogue.entry(model_id)
    digests: dict[Path, str] = {}
    for entry in catalogue.entries:
        files = [file for file in entry.files if file.sha256 and not (file.made or file.source)]
        paths = [_within(source, file) for file in files]
        if not files or not all(path.is_file() for path in paths):
            continue
        for file, path in zip(files, paths, strict=True):
            if file.size_bytes not in (None, path.stat().st_size):
                break
            if digests.setdefault(path, "") == "":
                digests[path] = sha256_of(path)
            if digests[path] != file.sha256:
                break
        else:
            return entry
    if source.is_dir() and catalogue.knows(source.name):
        return catalogue.entry(source.name)
    return None


def _described(source: Path, model_id: str) -> ModelEntry:
    """An entry for files that the catalogue does not know."""
    name = model_id or source.stem.lower() if source.is_file() else model_id or source.name.lower()
    if not is_model_id(name):
        raise BadRequest(f"{name!r} cannot be the id of a model; give another")
    engine, role = _engine_of(source)
    files = [ModelFile(each) for each in _names_in(source, engine)]
    return ModelEntry(
        id=name,
        title=source.stem,
        role=role,
        engine=engine,
        languages=(ANY_LANGUAGE,),
        licence="unknown",
        files=tuple(files),
        context=4096 if role is ModelRole.WRITING else 0,
        remark="added by hand",
    )


def _engine_of(source: Path) -> tuple[ModelEngine, ModelRole]:
    if source.is_file():
        if source.suffix.lower() != ".gguf":
            raise BadRequest(f"{source.name} is neither a folder nor a GGUF file")
        return ModelEngine.GGUF, ModelRole.WRITING
    if any(source.glob("*.gguf")):
        return ModelEngine.GGUF, ModelRole.WRITING
    if (source / "model.bin").exists() or any(source.glob("vocabulary.*")):
        return ModelEngine.WHISPER, ModelRole.SPEECH
    if (source / "model.onnx").exists() or (source / "model.safetensors").exists():
        return ModelEngine.ONNX, ModelRole.MEANING
    raise BadRequest(f"{source.name} holds no model that an engine here can run")


def _names_in(source: Path, engine: ModelEngine) -> list[str]:
    if source.is_file():
        return [source.name]
    names = []
    for pattern in NEEDED[engine]:
        matches = sorted(each for each in source.glob(pattern) if each.is_file())
        if not matches:
            raise ModelDamaged(f"{source.name}: {pattern} is missing")
        names.append(matches[0].name)
    return names + [each for each in TAKEN_TOO[engine] if (source / each).is_file()]


def _within(source: Path, file: ModelFile) -> Path:
    return source if source.is_file() else source / file.name


def _copy(entry: ModelEntry, source: Path, folder: Path) -> None:
    files = [(file, _within(source, file)) for file in entry.files]
    present = [(file, path) for file, path in files if path.is_file()]
    room = sum(path.stat().st_size for _, path in present)
    if shutil.disk_usage(folder.parent).free < room:
        raise NotEnoughDisk(str(folder.parent))
    for file, path in files:
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        # What set-up makes is made here, unless a folder brings it and we cannot.
        if path.is_file() and not (file.made and (source / "model.safetensors").is_file()):
            shutil.copyfile(path, target)
        elif not (file.made or file.source):
            raise ModelDamaged(f"{entry.id}: {file.name} is missing")


def _completed(entry: ModelEntry, folder: Path, on_step: OnStep) -> ModelEntry:
    """The entry with the SHA-256 of its files as they are now; converts where it must."""
    names = [file.name for file in entry.files]
    if entry.engine is ModelEngine.ONNX and "model.onnx" not in names:
        on_step(f"{entry.id}: converting for onnxruntime")
        fetching.convert_folder(folder)
        names += ["model.onnx", "embedder.json"]
    files = []
    for name in dict.fromkeys(names):
        path = folder / name
        files.append(ModelFile(name, sha256_of(path), path.stat().st_size))
    return replace(entry, files=tuple(files))
