"""What tests of several floors share: folders of their own, guards, real models, spoken words."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from voxdesk.engines.catalogue import Catalogue
from voxdesk.paths import Paths
from voxdesk.services import calibrating
from voxdesk.store.keys import LibraryKey

# Machines that run tests are busy: how long an example took says nothing about the code.
# In CI the examples are the same every time: a change is judged, not the luck of the day.
hypothesis_settings.register_profile(
    "voxdesk",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
)
hypothesis_settings.load_profile("voxdesk")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CACHE = Path(os.environ.get("VOXDESK_MODEL_CACHE") or Path.home() / ".cache" / "voxdesk")

FLITE_VOICES = {"slt", "kal", "kal16", "awb", "rms", "awb_time"}
FESTIVAL_VOICES = {"ru": "voice_msu_ru_nsh_clunits"}

Speak = Callable[..., Path]

LONG = ("journeys", "services", "engines", "crash")
"""Folders whose tests take longest, the longest first."""


@pytest.fixture(autouse=True)
def paths(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The folders of a user who exists for one test only."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("VOXDESK_HOME", str(home))
    monkeypatch.setenv("VOXDESK_MODELS", str(CACHE / "models"))
    return Paths.standard()


@pytest.fixture(scope="session")
def key() -> LibraryKey:
    """The key of an encrypted library, without the time that a passphrase takes."""
    return LibraryKey.sealed_by(bytes(range(32)), bytes(range(244, 256)))


@pytest.fixture(autouse=True)
def _no_stray_processes(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test ends the processes it started; one left over fails it, and is ended."""
    me = psutil.Process()
    before = {child.pid for child in me.children(recursive=True)}
    yield
    stray = [child for child in me.children(recursive=True) if child.pid not in before]
    # multiprocessing keeps this one for the whole session.
    stray = [child for child in stray if "resource_tracker" not in _command(child)]
    _, alive = psutil.wait_procs(stray, timeout=10)
    for child in alive:
        child.kill()
    if alive:
        pytest.fail(f"{request.node.name} left {[_command(child) for child in alive]} running")


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def _refuse_internet(event: str, arguments: tuple[object, ...]) -> None:
    """No test reaches out, not even to this machine; native code is watched by the journeys."""
    if event == "socket.getaddrinfo":
        raise PermissionError(f"a test looked up the host {arguments[0]!r}")
    if event in ("socket.connect", "socket.bind") and isinstance(arguments[1], tuple):
        raise PermissionError(f"a test reached for the network: {event} {arguments[1]!r}")


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of verified models that set-up made; a missing one fails, it does not skip."""
    folder = CACHE / "models"
    if not (folder / "whisper-tiny.en" / "model.bin").is_file():
        pytest.fail(f"no models under {folder}: run `make models`")
    return folder


@pytest.fixture(scope="session")
def measured(models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the small writer was measured at, once for all tests that measure something else."""
    home = Paths.under(tmp_path_factory.mktemp("measured"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VOXDESK_MODELS", str(models))
        catalogue = Catalogue.load(home)
        calibrating.installed(home, catalogue, catalogue.entry("report-adapter"))
    return home.data / "calibrations.json"


@pytest.fixture
def writer_measured(paths: Paths, measured: Path) -> None:
    """The user of this test has a writer that was measured when it was installed."""
    paths.data.mkdir(parents=True, exist_ok=True)
    shutil.copy(measured, paths.data)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Speak:
    """`spoken(text, voice="slt")`: the path of a WAV file in which a voice says the text.

    Voices are flite's (`slt`, `rms`, `awb`, `kal`) and `ru` (festival's Russian). The same words
    by the same voice are spoken once in a session.
    """
    folder = tmp_path_factory.mktemp("spoken")

    def speak(text: str, voice: str = "slt") -> Path:
        digest = hashlib.sha256(f"{voice}\n{text}".encode()).hexdigest()[:16]
        path = folder / f"{voice}-{digest}.wav"
        if not path.exists():
            part = path.with_suffix(".part.wav")
            _say(text, voice, part)
            part.rename(path)
        return path

    return speak


def _say(text: str, voice: str, path: Path) -> None:
    script = path.with_suffix(".txt")
    # The Russian voice reads UTF-8; both read the text from a file, so no word is an option.
    script.write_text(text + "\n", "utf-8")
    if voice in FLITE_VOICES:
        command = ["flite", "-voice", voice, "-f", str(script), "-o", str(path)]
    else:
        choose = f"({FESTIVAL_VOICES[voice]})"
        command = ["text2wave", "-eval", choose, "-o", str(path), str(script)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    script.unlink()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that two processes end at nearly the same time."""
    items.sort(key=lambda item: (*LONG, item.path.parent.name).index(item.path.parent.name))


def pytest_configure() -> None:
    sys.addaudithook(_refuse_internet)
