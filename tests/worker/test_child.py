"""The manners of a worker, seen from inside and from outside."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from voxdesk.worker.host import Host
from voxdesk.worker.messages import Limits

FAKE = "voxdesk.engines.fake:FakeEngine"
HEAVY = {"av", "torch", "ctranslate2", "onnxruntime", "llama_cpp", "hnswlib", "numpy", "PySide6"}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    host = Host("fake", FAKE, log_folder=tmp_path)
    yield host
    host.stop()


def description(host: Host) -> dict[str, object]:
    (found,) = host.pieces("describe")
    assert isinstance(found, dict)
    return found


def test_the_network_is_locked_in_the_worker(host: Host) -> None:
    assert description(host)["locked"] is (sys.platform == "linux")


def test_offline_switches_are_set_in_the_worker(host: Host) -> None:
    environment = description(host)["environment"]
    assert isinstance(environment, dict)
    assert environment["ORT_DISABLE_TELEMETRY"] == "1"
    assert environment["HF_HUB_OFFLINE"] == "1"


def test_nothing_heavy_is_imported_unless_the_engine_does(host: Host) -> None:
    modules = description(host)["modules"]
    assert isinstance(modules, list)
    assert not HEAVY & set(modules)


def test_what_libraries_print_lands_in_the_log(
    host: Host, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    list(host.pieces("print_noise", "a library says hello\n"))
    assert (tmp_path / "worker-fake.log").read_text().count("a library says hello") == 2
    assert "hello" not in capfd.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_kernel_would_rather_end_the_worker_than_the_window(host: Host) -> None:
    pid = description(host)["pid"]
    assert int(Path(f"/proc/{pid}/oom_score_adj").read_text()) == 800


@pytest.mark.skipif(sys.platform == "win32", reason="niceness")
def test_the_worker_gives_way_to_the_window(host: Host) -> None:
    assert description(host)["niceness"] == os.nice(0) + Limits().niceness


PARENT = """
    import sys, time
    from pathlib import Path
    from voxdesk.worker.host import Host

    if __name__ == "__main__":
        host = Host("orphan", "voxdesk.engines.fake:FakeEngine", log_folder=Path(sys.argv[1]))
        pieces = host.pieces(*eval(sys.argv[2]))
        next(pieces)
        print(host.pid, flush=True)
        {ending}
"""


def orphan_of(tmp_path: Path, request: str, ending: str) -> tuple[subprocess.Popen[str], int]:
    """A real parent with a working child; the child's process id."""
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(PARENT).format(ending=ending))
    parent = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path), request],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert parent.stdout is not None
    return parent, int(parent.stdout.readline())


def wait_until_gone(pid: int) -> None:
    try:
        psutil.Process(pid).wait(timeout=5)
    except psutil.NoSuchProcess:
        return


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize(
    "request_text",
    [
        "('count', 100000, 0.01)",
        "('hang', 1, 60)",
        pytest.param(
            "('hang', 1, 60, True)",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG"),
        ),
    ],
    ids=["working", "hanging", "hanging with the interpreter's lock"],
)
def test_the_worker_dies_with_a_killed_parent(tmp_path: Path, request_text: str) -> None:
    parent, pid = orphan_of(tmp_path, request_text, "time.sleep(60)")
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    wait_until_gone(pid)


def test_the_worker_dies_with_a_parent_that_just_ends(tmp_path: Path) -> None:
    parent, pid = orphan_of(tmp_path, "('count', 100000, 0.01)", "sys.exit()")
    assert parent.wait(timeout=20) == 0
    wait_until_gone(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_the_worker_outlives_the_thread_that_asked_for_it(host: Host) -> None:
    import threading

    thread = threading.Thread(target=lambda: list(host.pieces("runs")))
    thread.start()
    thread.join()
    assert list(host.pieces("runs")) == [2]
