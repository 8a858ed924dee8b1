"""The models there are, where they lie, and whether they are what the catalogue says.

An installed model is a folder named by its id. Beside its files lies a record of their sizes,
SHA-256 and modification times as they were when they were last read through: while size and time
agree, a file is taken for intact; else it is read again. `verify` always reads everything.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from voxdesk.domain.model_entry import ModelEntry, ModelFile, is_model_id, parse_entry
from voxdesk.errors import ModelDamaged, ModelMissing, ModelUnknown
from voxdesk.paths import Paths, bundled

RECORD_NAME = "voxdesk-model.json"
READ_BYTES = 1 << 20

OnBytes = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that may be loaded: all paths are absolute and its files were checked.

    `sha256` is that of its main file; `adapter` the path of a LoRA adapter, None without one.
    """

    entry: ModelEntry
    folder: Path
    sha256: str
    adapter: Path | None = None
    adapter_sha256: str = ""

    @property
    def main(self) -> Path:
        """The file that holds the weights, for engines that load one file."""
        return self.folder / main_file(self.entry).name


class Catalogue:
    """What is known of models: the shipped catalogue, and what people added by hand."""

    def __init__(
        self, entries: Iterable[ModelEntry], folders: Iterable[Path], adapters: Path
    ) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._folders = tuple(folders)
        self._adapters = adapters

    @classmethod
    def load(cls, paths: Paths, *, first: Path | None = None) -> "Catalogue":
        """Read `models/catalogue.json`; look for models in `first`, then where `paths` says."""
        shipped = json.loads(bundled("models", "catalogue.json").read_text("utf-8"))
        entries = [parse_entry(row) for row in shipped["models"]]
        folders = (*([first] if first else ()), *paths.model_folders)
        return cls(entries, folders, bundled("models", "adapters"))

    @property
    def entries(self) -> tuple[ModelEntry, ...]:
        """Every model, shipped ones first, then those added by hand."""
        added = [entry for entry in self._added() if entry.id not in self._entries]
        return (*self._entries.values(), *added)

    def entry(self, model_id: str) -> ModelEntry:
        for entry in self.entries:
            if entry.id == model_id:
                return entry
        raise ModelUnknown(model_id)

    def knows(self, model_id: str) -> bool:
        return any(entry.id == model_id for entry in self.entries)

    def find(
        self, model_id: str, *, thorough: bool = False, on_bytes: OnBytes | None = None
    ) -> InstalledModel:
        """The model, ready to load. Raises ModelUnknown, ModelMissing or ModelDamaged.

        `thorough` reads every file through, whatever its record says; `on_bytes` is told how much
        was read each time.
        """
        entry = self.entry(model_id)
        weights = self.entry(entry.base) if entry.base else entry
        damage: ModelDamaged | None = None
        for folder in self._folders_of(weights.id):
            try:
                files = check_folder(weights, folder, thorough=thorough, on_bytes=on_bytes)
            except ModelDamaged as error:
                damage = damage or error
                continue
            sha256 = files.get(main_file(weights).name, "")
            # Engines ask the folder and the files; prompts and languages are the entry's own.
            ready = InstalledModel(replace(entry, files=weights.files), folder, sha256)
            return self._with_adapter(ready) if entry.adapter else ready
        if damage:
            raise damage
        raise ModelMissing(weights.id)

    def folder(self, model_id: str) -> Path | None:
        """Where a model's folder lies, whole or not."""
        return next(self._folders_of(model_id), None)

    def _folders_of(self, model_id: str) -> Iterator[Path]:
        for folder in self._folders:
            if (folder / model_id).is_dir():
                yield folder / model_id

    def _with_adapter(self, model: InstalledModel) -> InstalledModel:
        adapter = model.entry.adapter
        assert adapter is not None
        for folder in (self._adapters, *self._folders_of(model.entry.id)):
            path = folder / adapter.name
            if path.is_file():
                digest = _check_file(model.entry.id, path, adapter, None)
                return replace(model, adapter=path.resolve(), adapter_sha256=digest)
        raise ModelDamaged(f"{model.entry.id}: {adapter.name} is missing")

    def _added(self) -> Iterator[ModelEntry]:
        for folder in self._folders:
            for path in sorted(folder.glob(f"*/{RECORD_NAME}")):
                row = read_record(path.parent).get("entry")
                if isinstance(row, dict) and row.get("id") == path.parent.name:
                    try:
                        yield parse_entry(row)
                    except ValueError:  # not written by us: no model then
                        continue


def main_file(entry: ModelEntry) -> ModelFile:
    """The file that holds the weights."""
    for file in entry.files:
        if file.name == "model.onnx":
            return file
    return entry.files[0]


def check_folder(
    entry: ModelEntry,
    folder: Path,
    *,
    thorough: bool = False,
    on_bytes: OnBytes | None = None,
) -> dict[str, str]:
    """The SHA-256 of each file of a model's folder; ModelDamaged names the first that is wrong."""
    record = {} if thorough else _recorded_files(folder)
    kept = _recorded_files(folder)
    found = {}
    for file in entry.files:
        if file.source and not (folder / file.name).exists():
            continue
        # What set-up made here is known only by the record of that day.
        known = file if file.sha256 else replace(file, sha256=kept.get(file.name, {}).get("sha256"))
        if file.made and known.sha256 is None:
            raise ModelDamaged(f"{entry.id}: nothing says how {file.name} was made")
        found[file.name] = _check_file(
            entry.id, folder / file.name, known, record.get(file.name), on_bytes
        )
    if any(not _is_current(folder / name, record.get(name)) for name in found):
        write_record(folder, entry.id, found)
    return found


def _check_file(
    model_id: str,
    path: Path,
    file: ModelFile,
    recorded: dict[str, Any] | None,
    on_bytes: OnBytes | None = None,
) -> str:
    try:
        size_bytes = path.stat().st_size
        if not path.is_file():
            raise FileNotFoundError
    except OSError as error:
        raise ModelDamaged(f"{model_id}: {file.name} is missing") from error
    if file.size_bytes is not None and size_bytes != file.size_bytes:
        raise ModelDamaged(
            f"{model_id}: {file.name} has {size_bytes} bytes instead of {file.size_bytes}"
        )
    if recorded is not None and _is_current(path, recorded):
        digest = str(recorded["sha256"])
    else:
        try:
            digest = sha256_of(path, on_bytes)
        except OSError as error:
            raise ModelDamaged(f"{model_id}: {file.name} cannot be read: {error}") from error
    if file.sha256 is not None and digest != file.sha256:
        raise ModelDamaged(f"{model_id}: {file.name} is not the file that belongs there")
    return digest


def _is_current(path: Path, recorded: dict[str, Any] | None) -> bool:
    if recorded is None:
        return False
    status = path.stat()
    return (
        recorded.get("size_bytes") == status.st_size
        and recorded.get("mtime_ns") == status.st_mtime_ns
        and isinstance(recorded.get("sha256"), str)
    )


def sha256_of(path: Path, on_bytes: OnBytes | None = None) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(READ_BYTES):
            digest.update(piece)
            if on_bytes:
                on_bytes(len(piece))
    return digest.hexdigest()


def read_record(folder: Path) -> dict[str, Any]:
    """The record of a model's folder; empty when there is none that can be read."""
    try:
        record = json.loads((folder / RECORD_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _recorded_files(folder: Path) -> dict[str, dict[str, Any]]:
    files = read_record(folder).get("files", {})
    if not isinstance(files, dict):
        return {}
    return {name: row for name, row in files.items() if isinstance(row, dict)}


def write_record(
    folder: Path, model_id: str, files: dict[str, str], *, entry: dict[str, Any] | None = None
) -> None:
    """Write down what was read. A folder that cannot be written is simply read again next time."""
    assert is_model_id(model_id)
    rows = {}
    for name, digest in files.items():
        status = (folder / name).stat()
        rows[name] = {
            "sha256": digest,
            "size_bytes": status.st_size,
            "mtime_ns": status.st_mtime_ns,
        }
    kept = entry or read_record(folder).get("entry")
    record = {"format": 1, "id": model_id, "files": rows} | ({"entry": kept} if kept else {})
    part = folder / f"{RECORD_NAME}.{os.getpid()}.part"
    try:
        part.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        part.replace(folder / RECORD_NAME)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
