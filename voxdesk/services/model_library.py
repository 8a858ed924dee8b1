"""The models on this machine: list, get, add by hand, verify, remove.

`python -m voxdesk.services.model_library get ID… [--into FOLDER]` is what set-up runs; it is the
same `get` as the command line's and, like it, runs before the network lock.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voxdesk.domain.model_entry import (
    ANY_LANGUAGE,
    ModelEngine,
    ModelEntry,
    ModelFile,
    ModelRole,
    ModelState,
    entry_row,
    is_model_id,
)
from voxdesk.engines.catalogue import (
    Catalogue,
    InstalledModel,
    OnBytes,
    check_folder,
    sha256_of,
    write_record,
)
from voxdesk.errors import (
    AlreadyThere,
    BadRequest,
    FileMissing,
    FileUnreadable,
    ModelDamaged,
    ModelMissing,
    NotEnoughDisk,
    VoxDeskError,
)
from voxdesk.paths import Paths
from voxdesk.policy import Policy
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


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """`reason` says what is wrong with a damaged one."""

    entry: ModelEntry
    state: ModelState
    folder: Path | None = None
    reason: str = ""


def listed(catalogue: Catalogue) -> tuple[ModelStatus, ...]:
    """Every model of the catalogue and how it stands here."""
    return tuple(status(catalogue, entry) for entry in catalogue.entries)


def status(
    catalogue: Catalogue,
    entry: ModelEntry,
    *,
    thorough: bool = False,
    on_bytes: OnBytes | None = None,
) -> ModelStatus:
    folder = catalogue.folder(entry.base or entry.id)
    try:
        catalogue.find(entry.id, thorough=thorough, on_bytes=on_bytes)
    except ModelMissing:
        return ModelStatus(entry, ModelState.MISSING)
    except ModelDamaged as error:
        return ModelStatus(entry, ModelState.DAMAGED, folder, error.detail)
    return ModelStatus(entry, ModelState.INSTALLED, folder)


def verify(
    catalogue: Catalogue, model_id: str = "", *, on_bytes: OnBytes | None = None
) -> tuple[ModelStatus, ...]:
    """Read every file of one model, or of all that are here, and compare."""
    if model_id:
        entry = catalogue.entry(model_id)
        return (status(catalogue, entry, thorough=True, on_bytes=on_bytes),)
    found = (status(catalogue, entry, thorough=True) for entry in catalogue.entries)
    return tuple(each for each in found if each.state is not ModelState.MISSING)


def get(
    catalogue: Catalogue,
    model_id: str,
    *,
    into: Path,
    policy: Policy,
    on_step: OnStep = lambda _: None,
) -> InstalledModel:
    """Fetch a model (and the base it builds on) unless it is here whole."""
    entry = catalogue.entry(model_id)
    weights = catalogue.entry(entry.base) if entry.base else entry
    try:
        return catalogue.find(model_id)
    except (ModelMissing, ModelDamaged):
        policy.require("models.download")
        fetching.fetch(weights, into, on_step=on_step)
    return catalogue.find(model_id)


def remove(catalogue: Catalogue, model_id: str, *, into: Path) -> None:
    """Delete a model's folder from the user's own models."""
    entry = catalogue.entry(model_id)
    folder = into / entry.id
    if not folder.is_dir():
        if entry.adapter is not None:
            raise BadRequest(f"{entry.id} comes with the program; remove {entry.base} instead")
        elsewhere = catalogue.folder(entry.id)
        raise (
            BadRequest(f"{elsewhere} is not ours to remove")
            if elsewhere
            else ModelMissing(entry.id)
        )
    gone = into / f".removed-{entry.id}"
    folder.rename(gone)  # at once, so that nobody loads half a model
    shutil.rmtree(gone)


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


def main(arguments: Sequence[str] | None = None) -> int:
    """What `make models` runs."""
    parser = argparse.ArgumentParser(prog="model_library", description="Fetch models.")
    parser.add_argument("command", choices=("get", "verify"))
    parser.add_argument("ids", nargs="+", metavar="ID")
    parser.add_argument("--into", type=Path, default=None, help="folder of models")
    given = parser.parse_args(arguments)
    paths = Paths.standard()
    into = (given.into or paths.models).expanduser().resolve()
    catalogue = Catalogue.load(paths, first=into)
    try:
        for model_id in given.ids:
            if given.command == "get":
                policy = Policy.load(paths.policy)
                get(catalogue, model_id, into=into, policy=policy, on_step=_say)
            else:
                catalogue.find(model_id, thorough=True)
            _say(f"{model_id}: ready")
    except VoxDeskError as error:
        _say(f"{error.code}: {error.detail}")
        return 3
    return 0


def _say(step: str) -> None:
    print(step, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
