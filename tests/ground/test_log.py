"""Log files."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from voxdesk import log


@pytest.fixture
def log_path(tmp_path: Path) -> Iterator[Path]:
    yield log.start(tmp_path / "log")
    log.stop()


def test_lines_carry_time_in_utc_level_and_source(log_path: Path) -> None:
    logging.getLogger("voxdesk.store").info("opened %s", "rec-1")
    line = log_path.read_text("utf-8").strip()
    assert "INFO" in line
    assert line.endswith("voxdesk.store: opened rec-1")
    assert line[10] == "T"
    assert line[19] == "Z"


def test_libraries_are_heard_from_warnings_on(log_path: Path) -> None:
    logging.getLogger("faster_whisper").info("we heard: the guest complained")
    logging.getLogger("faster_whisper").warning("slow")
    assert "guest" not in log_path.read_text("utf-8")
    assert "slow" in log_path.read_text("utf-8")


def test_logs_are_limited_in_size(log_path: Path) -> None:
    for _ in range(13 * log.MOST_BYTES // 100_000):
        logging.getLogger("voxdesk").info("x" * 100_000)
    files = sorted(log_path.parent.glob("voxdesk.log*"))
    assert len(files) == log.KEPT_FILES + 1
    assert sum(each.stat().st_size for each in files) < (log.KEPT_FILES + 1.2) * log.MOST_BYTES


def test_a_fingerprint_tells_same_from_other_without_the_words() -> None:
    assert log.fingerprint("the guest complained") == log.fingerprint("the guest complained")
    assert log.fingerprint("the guest complained") != log.fingerprint("the guest was glad")
    assert "guest" not in log.fingerprint("the guest complained")


def test_the_tail_of_a_log_is_its_last_lines_and_empty_without_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    assert log.tail(path) == ""
    path.write_text("\n".join(str(n) for n in range(100)), "utf-8")
    assert log.tail(path, 3) == "97\n98\n99"


def test_a_native_crash_leaves_the_stack_in_the_crash_file(tmp_path: Path) -> None:
    code = (
        "import sys, ctypes, pathlib\nfrom voxdesk import log\n"
        "log.start(pathlib.Path(sys.argv[1]), 'worker')\nctypes.string_at(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env=dict(os.environ), timeout=60, check=False
    )
    assert done.returncode != 0
    assert "ctypes" in (tmp_path / "worker-crash.log").read_text("utf-8")
