"""Runs a built application as a customer would, on a machine without anything: `smoke.py FOLDER`.

A copy is run elsewhere, with an empty home, nothing on the path, no network, and (on Linux) neither
the sources nor the Python it was built with to be seen: `doctor` with one deliberate worker crash,
the whole demonstration, the window opened and closed. Where strace is installed it watches the
demonstration: no internet socket may even be asked for. Needs nothing but the standard library.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_S = 600
FOREIGN_SOUND = ROOT / "tests" / "data" / "audio" / "tone.m4a"
"""What only Qt's decoder reads: its plug-in must be in the application and find its libraries."""
OWN_FOLDER = "VoxDesk"
NETWORK_CALLS = "socket,connect,sendto,bind,io_uring_setup"
OUTSIDE = re.compile(r"AF_INET6?[,}]|AF_NETLINK|io_uring_setup")
"""What the trace of a program shows that reaches for a network."""


class SmokeError(Exception):
    """The application did not do what it must."""


class Trial:
    """A copy of the application in a folder of its own, and a home that begins empty."""

    def __init__(self, application: Path, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir()
        copied = folder / "application"
        shutil.copytree(application, copied, symlinks=True, copy_function=link_or_copy)
        program = "voxdesk.exe" if os.name == "nt" else "voxdesk"
        self.program = copied / program
        self.cage = cage()
        self.seconds: dict[str, float] = {}

    def run(self, title: str, *arguments: str, watched: bool = False) -> str:
        """Run the program to its end; what it printed. Fails unless it ends with 0."""
        trace = self.folder / "trace"
        strace = shutil.which("strace") if watched and self.cage else None
        command = [str(self.program), *arguments]
        if strace:
            options = ["-f", "--seccomp-bpf", "-qq", "-e", f"trace={NETWORK_CALLS}"]
            command = [strace, *options, "-o", str(trace), *command]
        said = self._ended(title, command)
        if strace and (asked := OUTSIDE.findall(trace.read_text(errors="replace"))):
            raise SmokeError(f"{title} reached for a network {len(asked)} times")
        return said

    def _ended(self, title: str, command: list[str]) -> str:
        environment = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": str(self.folder / "nothing"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        if os.name == "nt":
            environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP")}
            environment |= {"USERPROFILE": str(self.home), "LOCALAPPDATA": str(self.home)}
        words = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
        if self.cage:
            # The cage's own commands need a path; the program gets only what stands here.
            command = [*self.cage, f'exec env -i {words} "$@"', *command]
        started = time.monotonic()
        ended = subprocess.run(
            command,
            cwd=self.folder,
            env=None if self.cage else environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        self.seconds[title] = time.monotonic() - started
        print(f"{self.seconds[title]:7.2f} s  {title}", flush=True)
        if ended.returncode != 0:
            raise SmokeError(
                f"{title} ended with {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
            )
        return ended.stdout


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def cage() -> list[str]:
    """A shell without a network in which sources and Python are covered by empty folders."""
    if sys.platform != "linux":
        return []
    hidden = [ROOT, Path(sys.base_prefix), Path(sys.prefix)]
    cover = "".join(
        f"mount -t tmpfs none {shlex.quote(str(folder))} && "
        for folder in dict.fromkeys(hidden)
        if folder not in (Path("/"), Path("/usr"), Path("/usr/local"))
        and not any(folder != each and each in folder.parents for each in hidden)
    )
    for namespaces, command in (
        (["-r", "-n", "-m"], cover),
        (["-n", "-m"], cover),
        (["-r", "-n"], ""),
    ):
        tried = ["unshare", *namespaces, "sh", "-c"]
        asked = subprocess.run([*tried, f"{command}true"], capture_output=True, check=False)
        if asked.returncode == 0:
            if not command:
                print("sources and Python stay visible: no mount namespace here")
            return [*tried[:-1], "-c", f'{command}eval "$0"']
    print("the network stays visible: no network namespace here")
    return []


def examine(trial: Trial) -> None:
    """Doctor must find everything in order, and contain a worker crash."""
    found = json.loads(trial.run("doctor, with a worker crash", "--json", "doctor", "--crash"))
    checks = {check["name"]: check for check in found["checks"]}
    for name in ("speech model", "meaning model", "writing model", "workers", "worker crash"):
        if not checks.get(name, {}).get("ok"):
            raise SmokeError(f"doctor: {name}: {checks.get(name)}")
    if sys.platform == "linux" and not checks["network"]["ok"]:
        raise SmokeError(f"doctor: {checks['network']}")
    if not checks["worker crash"]["detail"].startswith("contained"):
        raise SmokeError(f"doctor: {checks['worker crash']}")


def decode(trial: Trial) -> None:
    """A recording for Qt's decoder must come in with its length."""
    sound = Path(shutil.copy(FOREIGN_SOUND, trial.folder))
    (recording,) = json.loads(trial.run("import of an m4a", "--json", "import", str(sound)))[
        "recordings"
    ]
    if not recording["duration_ms"]:
        raise SmokeError(f"import: {recording}")


def demonstrate(trial: Trial) -> None:
    """The main job must end in a report with verdicts and in files that are not empty."""
    target = trial.folder / "export"
    made = json.loads(trial.run("demo", "--json", "demo", "--output", str(target), watched=True))
    verdicts = [finding["verdict"] for finding in made["report"]["findings"]]
    if len(verdicts) != 11 or "met" not in verdicts or "not_met" not in verdicts:
        raise SmokeError(f"demo: verdicts {verdicts}")
    for path in map(Path, made["exports"]):
        if not path.is_file() or path.stat().st_size == 0:
            raise SmokeError(f"demo: {path} was not written")
    trial.run("demo, a second time", "--json", "demo", "--output", str(target))


def look_around(trial: Trial) -> None:
    """Nothing but VoxDesk's own folders may be left in the home folder."""
    strangers = [
        path.relative_to(trial.home)
        for path in trial.home.rglob("*")
        if path.is_file() and OWN_FOLDER not in path.relative_to(trial.home).parts
    ]
    if strangers:
        raise SmokeError(f"left in the home folder: {', '.join(map(str, strangers))}")


def main() -> int:
    application = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="voxdesk-smoke-") as folder:
        trial = Trial(application, Path(folder))
        try:
            trial.run("version", "--version")
            trial.run("version, again", "--version")
            examine(trial)
            decode(trial)
            trial.run("window opened and closed", "gui", "--exit-after-ms", "0")
            trial.run("window, again", "gui", "--exit-after-ms", "0")
            demonstrate(trial)
            trial.run(
                "window with the demo's library", "gui", "--exit-after-ms", "500", watched=True
            )
            look_around(trial)
        except SmokeError as error:
            print(f"FAILED: {error}")
            return 1
    print("the application works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
