"""What the computer is said to have is what the system says it has."""

import os
import sys
from pathlib import Path

import psutil
import pytest

from voxdesk.engines import hardware


def test_look_tells_memory_and_cores() -> None:
    seen = hardware.look()
    assert seen.memory_bytes == psutil.virtual_memory().total
    assert 0 < seen.memory_free_bytes <= seen.memory_bytes
    assert 1 <= seen.cores <= (os.cpu_count() or 1)


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own list")
def test_avx2_is_what_the_processor_lists() -> None:
    flags = Path("/proc/cpuinfo").read_text("utf-8")
    assert hardware.avx2() in (None, " avx2 " in flags)


def test_one_core_is_left_to_the_window_where_there_are_more_than_two() -> None:
    assert 1 <= hardware.worker_threads() <= hardware.physical_cores()


@pytest.mark.parametrize(
    ("bound", "threads"), [("", 5), ("1", 1), ("2,1", 2), ("0", 1), ("64", 5), ("many", 5)]
)
def test_the_environment_bounds_the_threads(
    monkeypatch: pytest.MonkeyPatch, bound: str, threads: int
) -> None:
    monkeypatch.setattr(hardware, "physical_cores", lambda: 6)
    monkeypatch.setenv("OMP_NUM_THREADS", bound)
    assert hardware.worker_threads() == threads


def test_cards_named_by_the_kernel_are_found_without_a_driver_library(tmp_path: Path) -> None:
    card = tmp_path / "0000:01:00.0"
    card.mkdir()
    (card / "information").write_text("Model: \t\t NVIDIA RTX A2000\nIRQ:   \t 123\n", "utf-8")
    assert hardware.gpus_of_kernel(tmp_path) == (hardware.Gpu("NVIDIA RTX A2000"),)
    assert hardware.gpus_of_kernel(tmp_path / "none") == ()


def test_asking_loads_no_engine() -> None:
    hardware.look()
    source = Path(hardware.__file__).read_text("utf-8")
    assert not any(name in source for name in ("import ctranslate2", "import torch"))
