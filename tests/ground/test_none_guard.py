"""The guard that keeps Python alive under Qt."""

import os
import subprocess
import sys


def test_thousands_of_calls_into_qt_do_not_end_the_process() -> None:
    program = (
        "from voxdesk.none_guard import keep_none_alive\n"
        "keep_none_alive()\n"
        "from PySide6.QtCore import QTimer\n"
        "timer = QTimer()\n"
        "for _ in range(100_000): timer.stop()\n"
        "print('alive')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
