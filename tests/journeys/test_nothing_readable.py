"""A planted phrase: nothing that was said or heard in an encrypted library is readable outside it.

The main job runs by command in a home and a folder for temporary files of its own. While it runs,
and afterwards, every file there is searched, and those that its processes hold open and unlinked.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil
import pytest

from tests.conftest import Speak
from tests.journeys.conftest import ROOT
from voxdesk import settings
from voxdesk.paths import Paths

SPOKEN = "The elephant in the lobby is purple. The lamps in the corridor are broken."
WORD = "elephant"
SITE = "Amaranth Lodge"
EVERY_S = 0.05
STRETCH_BYTES = 64

pytestmark = [pytest.mark.models, pytest.mark.speech, pytest.mark.slow]


@dataclass
class Search:
    """Looks for stretches of bytes in all files under some folders until it is stopped."""

    folders: tuple[Path, ...]
    secrets: tuple[bytes, ...]
    found: set[str] = field(default_factory=set)
    looks: int = 0
    _known: dict[str, tuple[int, int]] = field(default_factory=dict)

    def once(self) -> None:
        self.looks += 1
        for folder in self.folders:
            for file in folder.rglob("*"):
                # Files come and go while they are searched.
                with contextlib.suppress(OSError):
                    self._look_into(str(file), file)
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(OSError, psutil.Error):
                for handle in Path(f"/proc/{process.pid}/fd").iterdir():
                    name = str(handle.readlink())
                    if name.endswith("(deleted)") and not name.startswith(("/memfd", "/dev/shm")):
                        self._look_into(name, handle)

    def _look_into(self, name: str, file: Path) -> None:
        there = file.stat()
        mark = there.st_size, there.st_mtime_ns
        if not file.is_file() or self._known.get(name) == mark:
            return
        self._known[name] = mark
        content = file.read_bytes().lower()
        if any(secret.lower() in content for secret in self.secrets):
            self.found.add(name)

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        over = threading.Event()

        def look() -> None:
            while not over.wait(EVERY_S):
                self.once()

        thread = threading.Thread(target=look)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            self.once()


@pytest.fixture
def wav(spoken: Speak) -> Path:
    return spoken(SPOKEN)


@pytest.fixture
def secrets(wav: Path) -> tuple[bytes, ...]:
    """The phrase as it may be written, and stretches of the sound itself."""
    with wave.open(str(wav)) as sound:
        pcm = sound.readframes(sound.getnframes())
    stretches = [pcm[at : at + STRETCH_BYTES] for at in range(len(pcm) // 4, len(pcm), 40_000)]
    texts = [f"{text}".encode(form) for text in (WORD, SITE) for form in ("utf-8", "utf-16-le")]
    return (*texts, *(each for each in stretches if len(set(each)) > STRETCH_BYTES // 4))


def test_nothing_of_an_encrypted_library_is_readable_outside_it(
    tmp_path: Path, models: Path, measured: Path, wav: Path, secrets: tuple[bytes, ...]
) -> None:
    home, temporary, aside = (tmp_path / name for name in ("home", "temporary", "aside"))
    for folder in (home, temporary, aside):
        folder.mkdir()
    settings.save(
        replace(settings.Settings(), speech_model="whisper-tiny.en"), Paths.under(home).settings
    )
    Paths.under(home).data.mkdir(parents=True, exist_ok=True)
    shutil.copy(measured, Paths.under(home).data)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery\n")
    passphrase.chmod(0o600)

    def voxdesk(*arguments: object) -> str:
        words = ["--passphrase-file", str(passphrase), *(str(each) for each in arguments)]
        done = subprocess.run(
            [sys.executable, "-m", "voxdesk", *words],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "VOXDESK_HOME": str(home),
                "VOXDESK_MODELS": str(models),
                "TMPDIR": str(temporary),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            text=True,
            timeout=600,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    search = Search((home, temporary), secrets)
    with search.going_on():
        voxdesk("library", "create", "--encrypt")
        voxdesk("import", wav, "--site", SITE, "--transcribe")
        shown = voxdesk("show", "rec-1")
        hits = voxdesk("search", "a large animal at the entrance")
        voxdesk("report", "rec-1")
        voxdesk("export", "rec-1", "--format", "txt", "--output", aside / "transcript.txt")
        voxdesk("export", "rep-1", "--format", "docx", "--output", aside / "report.docx")
    assert search.found == set()
    assert search.looks > 20
    # It was all there to be found: in the library, in the export and in the sound.
    assert WORD in shown.lower()
    assert hits
    seen = Search((aside, wav.parent), secrets)
    seen.once()
    assert {str(aside / "transcript.txt"), str(wav)} <= seen.found
