"""A sound server of a test's own, whose output is a file: what people would hear."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
ASOUND = """
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class Listening:
    """A PulseAudio with one output that goes nowhere, and ears at it."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "pulse"
        self.heard_path = folder / "heard.raw"
        self.server: subprocess.Popen[bytes] | None = None
        self.ears: subprocess.Popen[bytes] | None = None
        self._from = 0
        self.environment = {
            "HOME": str(folder),
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
        }

    def start(self) -> None:
        modules = (
            f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
            f"module-null-sink sink_name=heard rate={RATE_HZ} channels=2 format=s16le",
        )
        options = (
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--disable-shm=true",
        )
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", *options, *(f"--load={each}" for each in modules)],
            env=os.environ | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            if self._control("info"):
                break
            time.sleep(0.1)
        self._control("set-default-sink", "heard")

    def listen(self) -> None:
        """From now on keep what is heard."""
        command = ["parec", "-d", "heard.monitor", "--raw", "--latency-msec=20"]
        command += ["--format=s16le", f"--rate={RATE_HZ}", "--channels=2"]
        with self.heard_path.open("wb") as target:
            self.ears = subprocess.Popen(command, env=os.environ | self.environment, stdout=target)
        while not self.heard_path.stat().st_size:
            time.sleep(0.02)

    def forget(self) -> None:
        """What was heard so far counts no more."""
        self._from = self.heard_path.stat().st_size // 4 * 4

    def heard(self) -> NDArray[np.int16]:
        """What was heard so far, (frames, 2)."""
        content = self.heard_path.read_bytes()[self._from :]
        return np.frombuffer(content[: len(content) // 4 * 4], np.int16).reshape(-1, 2)

    def heard_until_silent(self) -> NDArray[np.int16]:
        """The same, once the last fifth of a second was silent."""
        for _ in range(200):
            heard = self.heard()
            if len(heard) > RATE_HZ // 2 and not heard[-RATE_HZ // 5 :].any():
                break
            time.sleep(0.05)
        return heard

    def unplug(self) -> None:
        """The whole sound server goes."""
        for each in (self.ears, self.server):
            if each is not None:
                each.kill()
                each.wait()
        self.ears = self.server = None

    def _control(self, *words: str) -> bool:
        done = subprocess.run(
            ["pactl", *words], env=os.environ | self.environment, capture_output=True
        )
        return done.returncode == 0


@contextmanager
def loudspeaker(folder: Path) -> Iterator[Listening]:
    """A sound server that runs meanwhile; the environment for it is `environment`."""
    folder.mkdir(exist_ok=True)
    (folder / ".asoundrc").write_text(ASOUND)
    listening = Listening(folder)
    try:
        listening.start()
        yield listening
    finally:
        listening.unplug()


def can_listen() -> bool:
    return all(map(shutil.which, ("pulseaudio", "pactl", "parec")))
