"""Builds the one-folder application with the models beside it: `bundle.py [--twice] [--packed]`.

No clock and no random order goes into a build: the same sources and packages give the same bytes,
which `--twice` shows. `--packed` tells how large the program is when compressed for delivery.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer import gate

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(os.environ.get("VOXDESK_MODEL_CACHE") or Path.home() / ".cache" / "voxdesk")
MODELS = Path(os.environ.get("VOXDESK_MODELS") or CACHE / "models")
SHIPPED_MODELS = ("whisper-base", "all-minilm-l6-v2", "smollm2-135m-instruct")
PACKED_LIMIT_BYTES = 150_000_000
NAME = "VoxDesk"


def build(into: Path, work: Path) -> Path:
    """Run PyInstaller; the finished folder."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch(), "PYTHONHASHSEED": "1"}
    command = ["-m", "PyInstaller", "build.spec", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(into), "--workpath", str(work)]
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
    return into / NAME


def epoch() -> str:
    """The time of the sources: of the last commit, else one that never changes."""
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "1700000000"


def add_models(folder: Path) -> None:
    """Put the models beside the program, with their times: their records rest on them."""
    for model_id in SHIPPED_MODELS:
        source, target = MODELS / model_id, folder / "models" / model_id
        if not source.is_dir():
            sys.exit(f"{source} is missing: run `make models` first")
        shutil.copytree(source, target, copy_function=shutil.copy2)


def differences(one: Path, other: Path) -> list[str]:
    """Files of two builds that are not the same, byte for byte."""
    sums = [
        {path.relative_to(folder).as_posix(): digest(path) for path in gate.files(folder)}
        for folder in (one, other)
    ]
    return sorted(name for name in sums[0] | sums[1] if sums[0].get(name) != sums[1].get(name))


def digest(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def packed_bytes(folder: Path) -> int:
    """Size of the program, without models, as one compressed archive."""
    tar = ["tar", "-C", str(folder.parent), "--exclude", f"{folder.name}/models", "-c", folder.name]
    with subprocess.Popen(tar, stdout=subprocess.PIPE) as packing:
        zstd = subprocess.run(
            ["zstd", "-q", "-15", "--long=27", "-T0", "-c"],
            stdin=packing.stdout,
            capture_output=True,
            check=True,
        )
    return len(zstd.stdout)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--twice", action="store_true", help="build again and compare the bytes")
    asked.add_argument("--packed", action="store_true", help="tell the compressed size")
    options = asked.parse_args()
    folder = build(ROOT / "dist", ROOT / "build")
    complaints = list(gate.complaints(folder))
    if options.twice:
        again = build(ROOT / "build" / "again", ROOT / "build" / "again-work")
        complaints += [f"{name} differs in a second build" for name in differences(folder, again)]
        shutil.rmtree(again.parent)
    told = f"{gate.program_bytes(folder) / 1e6:.0f} MB"
    if options.packed:
        size_bytes = packed_bytes(folder)
        told += f", {size_bytes / 1e6:.0f} MB compressed"
        if size_bytes > PACKED_LIMIT_BYTES:
            complaints.append(f"more than {PACKED_LIMIT_BYTES / 1e6:.0f} MB compressed")
    add_models(folder)
    for line in complaints:
        print(line)
    print(f"{folder}: {told} without models")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
