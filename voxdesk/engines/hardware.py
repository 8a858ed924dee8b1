"""What this computer has: memory, cores, vector instructions, graphics cards.

Everything is asked of the system or of the driver itself, never of an engine's library: `doctor`
and the choice of a device run where those may not be imported.
"""

import ctypes
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

NVML = {"win32": ("nvml.dll",), "linux": ("libnvidia-ml.so.1", "libnvidia-ml.so")}
NAME_BYTES = 96
PF_AVX2_INSTRUCTIONS_AVAILABLE = 40
"""For Windows' IsProcessorFeaturePresent."""


@dataclass(frozen=True, slots=True)
class Gpu:
    """`memory_bytes` is 0 and `driver` empty where the driver does not say."""

    name: str
    memory_bytes: int = 0
    driver: str = ""


@dataclass(frozen=True, slots=True)
class Hardware:
    """`avx2` is None on processors that have no such thing, as Arm's."""

    system: str
    processor: str
    cores: int
    memory_bytes: int
    memory_free_bytes: int
    avx2: bool | None
    gpus: tuple[Gpu, ...]


def look() -> Hardware:
    """What is here now; quick enough to be asked each time."""
    memory = psutil.virtual_memory()
    return Hardware(
        system=platform.platform(terse=True),
        processor=platform.machine(),
        cores=physical_cores(),
        memory_bytes=memory.total,
        memory_free_bytes=memory.available,
        avx2=avx2(),
        gpus=nvidia_gpus(),
    )


def physical_cores() -> int:
    """Cores this process may use; two threads of one core count once."""
    cores = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = min(cores, len(os.sched_getaffinity(0)))
    return max(1, cores)


def worker_threads() -> int:
    """Threads for an engine: one core is left to the window where there are more than two.

    `OMP_NUM_THREADS` in the environment bounds it, as it does elsewhere.
    """
    cores = physical_cores()
    threads = cores if cores <= 2 else cores - 1
    bound = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    return min(threads, max(1, int(bound))) if bound.isdecimal() else threads


def avx2() -> bool | None:
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        return None
    if sys.platform == "win32":
        present = ctypes.windll.kernel32.IsProcessorFeaturePresent
        return bool(present(PF_AVX2_INSTRUCTIONS_AVAILABLE))
    if sys.platform == "darwin":
        return _darwin_says("hw.optional.avx2_0")
    return "avx2" in _linux_flags()


def _linux_flags() -> frozenset[str]:
    for line in Path("/proc/cpuinfo").read_text("utf-8", errors="replace").splitlines():
        if line.startswith("flags"):
            return frozenset(line.partition(":")[2].split())
    return frozenset()


def _darwin_says(name: str) -> bool:
    value = ctypes.c_int(0)
    size = ctypes.c_size_t(ctypes.sizeof(value))
    system = ctypes.CDLL(None)
    failed = system.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(size), None, 0)
    return not failed and bool(value.value)


def nvidia_gpus() -> tuple[Gpu, ...]:
    """NVIDIA cards as the driver's own library lists them, else by name as the kernel does."""
    for name in NVML.get(sys.platform, ()):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        return _ask_nvml(library)
    return gpus_of_kernel(Path("/proc/driver/nvidia/gpus"))


class _NvmlMemory(ctypes.Structure):
    _fields_ = (
        ("total", ctypes.c_ulonglong),
        ("free", ctypes.c_ulonglong),
        ("used", ctypes.c_ulonglong),
    )


def _ask_nvml(nvml: ctypes.CDLL) -> tuple[Gpu, ...]:
    if nvml.nvmlInit_v2():
        return ()
    driver = ctypes.create_string_buffer(NAME_BYTES)
    nvml.nvmlSystemGetDriverVersion(driver, NAME_BYTES)
    count = ctypes.c_uint(0)
    nvml.nvmlDeviceGetCount_v2(ctypes.byref(count))
    found = []
    for index in range(count.value):
        device = ctypes.c_void_p()
        if nvml.nvmlDeviceGetHandleByIndex_v2(index, ctypes.byref(device)):
            continue
        name = ctypes.create_string_buffer(NAME_BYTES)
        memory = _NvmlMemory()
        nvml.nvmlDeviceGetName(device, name, NAME_BYTES)
        nvml.nvmlDeviceGetMemoryInfo(device, ctypes.byref(memory))
        found.append(
            Gpu(
                name.value.decode("utf-8", "replace"),
                memory.total,
                driver.value.decode("ascii", "replace"),
            )
        )
    nvml.nvmlShutdown()
    return tuple(found)


def gpus_of_kernel(folder: Path) -> tuple[Gpu, ...]:
    found = []
    for path in sorted(folder.glob("*/information")):
        for line in path.read_text("utf-8", errors="replace").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "Model":
                found.append(Gpu(value.strip()))
    return tuple(found)
