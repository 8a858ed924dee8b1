"""The network lock: no internet socket for this process and its children, irrevocably.

On Linux a seccomp filter answers EACCES to every `socket()` but AF_UNIX (which windows, sound and
the desktop bus need), to io_uring and to foreign system call tables. Elsewhere the installer's
firewall rule or sandbox does it, and `locked()` says honestly that we do not.
The environment part keeps libraries from even trying: it must run before they are imported.
"""

import ctypes
import errno
import logging
import os
import platform
import socket
import struct
import sys
from dataclasses import dataclass

SWITCHES = {
    "DISABLE_SAFETENSORS_CONVERSION": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_OFFLINE": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
}
"""Offline and telemetry switches; the libraries read them when they are imported."""

DROPPED = (
    "CUDA_PATH",
    "GGML_BACKEND_PATH",
    "HF_ENDPOINT",
    "HIP_PATH",
    "LLAMA_CPP_LIB_PATH",
    "LLAVA_CPP_LIB",
    "MTMD_CPP_LIB",
    "QT_PLUGIN_PATH",
    "QT_QPA_GENERIC_PLUGINS",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
)
"""Variables that make a library load foreign code or ask a foreign host."""

IMPOSSIBLE_FAMILY = 255
"""An address family that no kernel knows: asked for, it tells the lock from its absence without
any attempt at the internet."""

_NO_NEW_PRIVILEGES = 38
_SET_MODE_FILTER = 1
_ALL_THREADS = 1

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW = 0x7FFF0000
_DENY = 0x00050000 | errno.EACCES
_X32_CALLS = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """Numbers of one processor family: its audit name and system calls."""

    audit: int
    socket: int
    io_uring_setup: int
    seccomp: int


_MACHINES = {
    "x86_64": _Machine(audit=0xC000003E, socket=41, io_uring_setup=425, seccomp=317),
    "aarch64": _Machine(audit=0xC00000B7, socket=198, io_uring_setup=425, seccomp=277),
}

_log = logging.getLogger(__name__)


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def seal() -> None:
    """Silence the libraries and lock the network; once is enough, more does no harm."""
    quiet_environment()
    if not sys.platform.startswith("linux") or locked():
        return
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        _log.warning("no network lock for %s", platform.machine())
        return
    try:
        _install(machine)
    except OSError as error:  # an old or odd kernel: doctor shows that there is no lock
        _log.warning("network lock not installed: %s", error)


def locked() -> bool:
    """Whether the system refuses this process sockets that are not local."""
    try:
        socket.socket(IMPOSSIBLE_FAMILY, socket.SOCK_STREAM).close()
    except OSError as error:
        return error.errno == errno.EACCES
    return False


def quiet_environment() -> None:
    """Set the offline switches and drop what would redirect libraries."""
    os.environ.update(SWITCHES)
    for name in DROPPED:
        os.environ.pop(name, None)
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("vnc"):  # this plug-in listens on a port
        del os.environ["QT_QPA_PLATFORM"]


def _install(machine: _Machine) -> None:
    program = _program(machine)
    buffer = ctypes.create_string_buffer(program, len(program))
    lock = _Filter(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p).value)
    libc = ctypes.CDLL(None, use_errno=True)
    # Without this only root may install a filter; it also keeps set-uid programs from escaping.
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    # TSYNC: threads that run already are covered too.
    if libc.syscall(machine.seccomp, _SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(lock)):
        raise OSError(ctypes.get_errno(), "seccomp")


def _program(machine: _Machine) -> bytes:
    """The filter: offsets 0, 4 and 16 hold the call's number, its table and its first argument."""
    steps = [
        _step(_LOAD, 4),
        _step(_EQUAL, machine.audit, then=1),
        _step(_RETURN, _DENY),
        _step(_LOAD, 0),
    ]
    if machine is _MACHINES["x86_64"]:
        steps += [_step(_AT_LEAST, _X32_CALLS, otherwise=1), _step(_RETURN, _DENY)]
    steps += [
        _step(_EQUAL, machine.io_uring_setup, otherwise=1),
        _step(_RETURN, _DENY),
        _step(_EQUAL, machine.socket, then=1),
        _step(_RETURN, _ALLOW),
        _step(_LOAD, 16),
        _step(_EQUAL, int(socket.AF_UNIX), otherwise=1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _DENY),
    ]
    return b"".join(steps)


def _step(code: int, operand: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    """One instruction of the kernel's packet filter: jumps count the steps to skip."""
    return struct.pack("HBBI", code, then, otherwise, operand)
