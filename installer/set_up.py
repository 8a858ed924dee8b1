"""Prepares a source tree: system libraries, `.venv`, wheels built here, packages, models.

Runs on the system's own Python with nothing but its standard library; the Makefile calls it. Every
step first looks whether it is done. What is costly (built wheels, models) is kept outside the tree
in `VOXDESK_MODEL_CACHE` (default `~/.cache/voxdesk`), so that a second clone builds and fetches
nothing.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / ".stamps"
CACHE = Path(os.environ.get("VOXDESK_MODEL_CACHE") or Path.home() / ".cache" / "voxdesk")
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

MODELS = ("whisper-tiny.en", "whisper-base", "all-minilm-l6-v2", "report-adapter")

WINDOW_AND_SOUND = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libportaudio2",
    "libpulse0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
BUILD_TOOLS = ("build-essential", "cmake")
TEST_TOOLS = (
    *("binutils", "festival", "festvox-ru", "flite", "sqlite3", "strace", "util-linux"),
    *("libasound2-plugins", "pulseaudio", "pulseaudio-utils"),
    *("dbus", "xdotool", "xvfb"),
)
"""Voices for spoken test recordings, another program for SQLite, what watches system calls, a sound
server to record from, and a display with somebody to press its keys."""


def system(*, tests: bool) -> None:
    """Install system libraries with apt where we may; else name those that are missing."""
    if not sys.platform.startswith("linux"):
        return
    wanted = list(WINDOW_AND_SOUND)
    if not (shutil.which("c++") and shutil.which("cmake")) and not _built_wheels_are_there():
        wanted += BUILD_TOOLS
    if not Path(sysconfig.get_paths()["include"], "Python.h").is_file():
        wanted.append("python3-dev")
    if _lacks_ensurepip():
        wanted.append("python3-venv")
    if tests:
        wanted += TEST_TOOLS
    if not shutil.which("dpkg-query"):
        say(f"not Debian: if something is missing, look for what is here called {wanted}")
        return
    missing = [name for name in wanted if not _is_installed(name)]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        say("these system packages are missing; the window or the sound may not work without:")
        say("  sudo apt-get install " + " ".join(missing))
        return
    say("installing system packages: " + " ".join(missing))
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], quiet)


def venv() -> None:
    """Make `.venv`, unless one is there that works."""
    if PYTHON.is_file() and _succeeds([str(PYTHON), "-c", "import pip"]):
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs on whatever Python there is
        sys.exit(f"VoxDesk needs Python 3.11 or newer; this is {platform.python_version()}")
    say(f"making {VENV}")
    run([sys.executable, "-m", "venv", str(VENV)])


def wheels() -> None:
    """Build, once for this machine's user, what the registry has only as source.

    Without `-march=native`, so that a bundle made of them runs on other processors.
    """
    for name, wheel, environment in _builds():
        folder = CACHE / "wheels"
        if any(folder.glob(wheel)):
            continue
        if not (shutil.which("c++") or WINDOWS):
            sys.exit(f"{name} must be built here: install a C++ compiler and cmake first")
        say(f"building {name}; this takes some minutes, once")
        folder.mkdir(parents=True, exist_ok=True)
        # No pip cache: it may hold a wheel built for one processor only.
        options = ["--no-deps", "--no-cache-dir", f"--no-binary={name.partition('==')[0]}"]
        with tempfile.TemporaryDirectory(dir=folder, prefix=".building-") as work:
            run([str(PYTHON), "-m", "pip", "wheel", "-q", *options, "-w", work, name], environment)
            for made in Path(work).glob("*.whl"):
                made.replace(folder / made.name)


def packages() -> None:
    """Install VoxDesk and what it needs at the versions of `constraints.txt`."""
    constraints = ["-c", str(ROOT / "constraints.txt")]
    install = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if not _succeeds([str(PYTHON), "-c", "import torch"]):
        # First and by itself: asked for by another package, the registry's newest build would
        # come, with several gigabytes for graphics cards.
        say("installing torch for the converter")
        run([*install, *constraints, _pinned("torch")])
    say("installing packages")
    links = ["--find-links", str(CACHE / "wheels"), "--only-binary=llama-cpp-python,hnswlib"]
    run([*install, *links, *constraints, "-e", f"{ROOT}[convert,dev]"])


def models() -> None:
    """Fetch and verify the models of the demo and the tests."""
    fetch = [str(PYTHON), "-m", "voxdesk.services.model_library", "get", *MODELS]
    run([*fetch, "--into", str(CACHE / "models")])


def _builds() -> list[tuple[str, str, dict[str, str]]]:
    """What to build: requirement, the wheel it makes, and the environment that makes it so."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    llama, hnswlib = _pinned("llama-cpp-python"), _pinned("hnswlib")
    vectors = {"HNSWLIB_NO_NATIVE": "1"}
    if platform.machine().lower() in ("x86_64", "amd64"):
        vectors |= {"CL": "/arch:AVX2"} if WINDOWS else {"CXXFLAGS": "-O3 -mavx2 -mfma"}
    return [
        (hnswlib, f"hnswlib-{hnswlib.partition('==')[2]}-{python}-*.whl", vectors),
        (
            llama,
            f"llama_cpp_python-{llama.partition('==')[2]}-*.whl",
            {"CMAKE_ARGS": "-DGGML_NATIVE=OFF"},
        ),
    ]


def _built_wheels_are_there() -> bool:
    return all(any((CACHE / "wheels").glob(wheel)) for _, wheel, _ in _builds())


def _pinned(name: str) -> str:
    """The line of `constraints.txt` for a package."""
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        if re.sub(r"[-_.]+", "-", line.partition("==")[0]).lower() == name:
            return line.strip()
    sys.exit(f"constraints.txt does not name {name}")


def _is_installed(package: str) -> bool:
    query = ["dpkg-query", "-W", "-f=${db:Status-Status}", package]
    done = subprocess.run(query, capture_output=True, text=True, check=False)
    return done.stdout == "installed"


def _lacks_ensurepip() -> bool:
    return not PYTHON.is_file() and not _succeeds([sys.executable, "-c", "import ensurepip"])


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(command: Iterable[str], environment: Mapping[str, str] | None = None) -> None:
    """Run a command to its end; its failure is ours."""
    done = subprocess.run(
        list(command),
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(done.returncode)


def say(text: str) -> None:
    print(f"set-up: {text}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Prepare the source tree.")
    parser.add_argument("step", choices=("packages", "test-tools", "models", "all"))
    step = parser.parse_args().step
    steps: list[Callable[[], None]] = []
    if step in ("packages", "all"):
        steps += [lambda: system(tests=False), venv, wheels, packages]
    if step in ("test-tools", "all"):
        steps.append(lambda: system(tests=True))
    if step in ("models", "all"):
        steps.append(models)
    for each in steps:
        each()
    if step != "models":
        STAMPS.mkdir(parents=True, exist_ok=True)
        (STAMPS / step).touch()


if __name__ == "__main__":
    main()
