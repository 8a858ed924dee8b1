"""The network lock, tried for real in a process of its own: it cannot be taken off again."""

import os
import subprocess
import sys

import pytest

from voxdesk import netlock

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux's")


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@linux_only
def test_sealed_process_gets_no_socket_but_local_ones() -> None:
    out = run(
        "import socket\n"
        "from voxdesk import netlock\n"
        "print(netlock.locked())\n"
        "netlock.seal(); netlock.seal()\n"
        "print(netlock.locked())\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET):\n"
        "    try: socket.socket(family, socket.SOCK_DGRAM); print('open')\n"
        "    except OSError as error: print(error.errno)\n"
        "a, b = socket.socketpair(); a.send(b'x'); print(b.recv(1))\n"
        "socket.socket(socket.AF_UNIX).close()\n"
    )
    assert out.split("\n") == ["False", "True", "13", "13", "13", "13", "b'x'"]


@linux_only
def test_children_and_earlier_threads_are_locked_too() -> None:
    out = run(
        "import socket, subprocess, sys, threading\n"
        "from voxdesk import netlock\n"
        "go = threading.Event(); seen = []\n"
        "def early():\n"
        "    go.wait()\n"
        "    try: socket.socket(); seen.append('open')\n"
        "    except OSError as error: seen.append(error.errno)\n"
        "thread = threading.Thread(target=early); thread.start()\n"
        "netlock.seal(); go.set(); thread.join()\n"
        "code = 'import socket; socket.socket()'\n"
        "child = subprocess.run([sys.executable, '-c', code], capture_output=True)\n"
        "print(seen, child.returncode, b'Permission denied' in child.stderr)\n"
    )
    assert out == "[13] 1 True"


def test_sealing_sets_the_switches_and_drops_what_redirects_libraries() -> None:
    out = run(
        "import os\n"
        "from voxdesk import netlock\n"
        "netlock.quiet_environment()\n"
        "print(all(os.environ[n] == v for n, v in netlock.SWITCHES.items()))\n"
        "print([n for n in netlock.DROPPED if n in os.environ], 'QT_QPA_PLATFORM' in os.environ)\n",
        HF_ENDPOINT="https://elsewhere.example",
        LLAMA_CPP_LIB_PATH="/tmp/evil",
        ORT_DISABLE_TELEMETRY="0",
        QT_QPA_PLATFORM="vnc:port=5900",
    )
    assert out.split("\n") == ["True", "[] False"]


def test_the_lock_needs_no_heavy_library() -> None:
    out = run(
        "import sys, voxdesk.netlock\n"
        "print([n for n in ('numpy', 'PySide6', 'onnxruntime') if n in sys.modules])"
    )
    assert out == "[]"


def test_the_impossible_family_is_not_one_of_this_python() -> None:
    import socket

    assert netlock.IMPOSSIBLE_FAMILY not in {int(family) for family in socket.AddressFamily}
