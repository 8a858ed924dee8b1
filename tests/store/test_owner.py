"""Marks of processes: who lives, who is gone, whose number was taken by another."""

import os
import subprocess
import sys

import psutil
import pytest

from voxdesk.store import owner


def test_this_process_and_its_parent_live() -> None:
    parent = psutil.Process(os.getppid())
    assert not owner.is_gone(owner.myself())
    assert not owner.is_gone(f"{parent.pid}|{parent.create_time():.2f}")


def test_process_that_ended_is_gone_even_before_it_is_buried() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        mark = f"{child.pid}|{psutil.Process(child.pid).create_time():.2f}"
        assert not owner.is_gone(mark)
        child.kill()
        # A zombie: nobody has waited for it yet.
        psutil.wait_procs([psutil.Process(child.pid)], timeout=0.2)
        while psutil.pid_exists(child.pid) and psutil.Process(child.pid).status() != "zombie":
            pass
        assert owner.is_gone(mark)
    assert owner.is_gone(mark)


def test_other_process_under_the_same_number_is_not_taken_for_it() -> None:
    parent = psutil.Process(os.getppid())
    assert owner.is_gone(f"{parent.pid}|{parent.create_time() - 60:.2f}")


@pytest.mark.parametrize("mark", ["", "|", "x|1.0", "1|", "99999999999999999999|1.0", "٣|soon"])
def test_mark_that_makes_no_sense_is_of_nobody(mark: str) -> None:
    assert owner.is_gone(mark)
