"""A PulseAudio of its own for a test, with sinks that play to nobody and can be listened to."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

needs_pulse = pytest.mark.skipif(
    not (shutil.which("pulseaudio") and shutil.which("pactl") and shutil.which("pacat")),
    reason="PulseAudio is not installed: `make test` installs it on Debian, as root",
)

ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
"""
STARTS_S = 20.0


@dataclass(frozen=True, slots=True)
class Server:
    """`environment` makes a process use this server and no other."""

    process: subprocess.Popen[bytes]
    environment: dict[str, str]

    def play(self, sink: str, samples: NDArray[np.int16], rate_hz: int) -> subprocess.Popen[bytes]:
        """Play one channel into a sink."""
        path = Path(self.environment["HOME"]) / f"{sink}-{time.monotonic_ns()}.raw"
        path.write_bytes(samples.tobytes())
        form = [f"--rate={rate_hz}", "--channels=1", "--format=s16le", "--raw"]
        return subprocess.Popen(
            ["pacat", "--playback", f"--device={sink}", "--latency-msec=200", *form, str(path)],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, *words: str) -> str:
        """What `pactl` answers."""
        asked = ["pactl", *words]
        environment = {**os.environ, **self.environment}
        return subprocess.run(
            asked, env=environment, check=True, capture_output=True, text=True
        ).stdout

    def module_of(self, sink: str) -> str:
        """The number of the module that is a sink."""
        lines = self.ask("list", "short", "modules").splitlines()
        return next(line.split()[0] for line in lines if f"sink_name={sink} " in line)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(home: Path, **sinks: int) -> Iterator[Server]:
    """A server with sinks of these names and rates."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    (home / ".asoundrc").write_text(ALSA)
    environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}
    modules = [
        f"--load=module-null-sink sink_name={name} rate={rate} channels=1"
        for name, rate in sinks.items()
    ]
    process = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
            *("--disable-shm=yes", "--high-priority=no", "--realtime=no", "--log-level=error"),
            *("--load=module-native-protocol-unix", *modules),
        ],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(process, environment)
    try:
        _wait(server)
        yield server
    finally:
        server.stop()


def _wait(server: Server) -> None:
    end = time.monotonic() + STARTS_S
    ask = ["pactl", "info"]
    while True:
        done = subprocess.run(ask, env={**os.environ, **server.environment}, capture_output=True)
        if done.returncode == 0:
            return
        if time.monotonic() > end or server.process.poll() is not None:
            pytest.fail("PulseAudio did not start")
        time.sleep(0.1)
