"""The host against real worker processes, killed, hung and starved for real."""

import itertools
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from voxdesk import errors
from voxdesk.domain.job import Progress, Unit
from voxdesk.engines.memory import InMemory
from voxdesk.worker.host import Host
from voxdesk.worker.messages import Limits

FAKE = "voxdesk.engines.fake:FakeEngine"


class Broken:
    """A byte source whose reading fails after the first bytes."""

    size_bytes = 100

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def read_at(self, offset: int, size_bytes: int) -> bytes:
        if offset >= 20:
            raise self.error
        return bytes(min(size_bytes, self.size_bytes - offset))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    host = make_host(tmp_path)
    yield host
    host.stop()


def make_host(tmp_path: Path, limits: Limits | None = None, **options: object) -> Host:
    return Host("fake", FAKE, options, log_folder=tmp_path, limits=limits)


def gone(pid: int, within_s: float = 5.0) -> bool:
    """Whether the process is no more (a zombie of somebody else counts as gone)."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def take(pieces: Iterator[object], count: int) -> list[object]:
    return [next(pieces) for _ in range(count)]


def until_error(pieces: Iterator[object]) -> tuple[list[object], BaseException | None]:
    got = []
    try:
        for piece in pieces:
            got.append(piece)
    except (errors.VoxDeskError, errors.Cancelled) as error:
        return got, error
    return got, None


def test_pieces_come_in_order_from_another_process(host: Host) -> None:
    assert list(host.pieces("count", 100)) == list(range(100))
    assert host.pid not in (None, os.getpid())


def test_one_worker_serves_request_after_request(host: Host) -> None:
    assert [list(host.pieces("runs")) for _ in range(3)] == [[1], [2], [3]]


def test_nothing_starts_before_the_first_request(host: Host) -> None:
    host.pieces("count", 1)
    assert host.pid is None
    assert not host.busy


def test_values_of_every_kind_cross_the_pipe_and_come_back(host: Host) -> None:
    values = (None, 3, "текст", b"\0\xff", 1.5, (1, 2), [3], {"a": 4}, bytes(3 << 20))
    assert tuple(host.pieces("echo", *values)) == values


def test_progress_is_throttled_but_its_end_always_comes(host: Host) -> None:
    pieces = list(host.pieces("report", 20_000))
    assert pieces[-1] == 20_000
    assert pieces[-2] == Progress(20_000, 20_000, Unit.STEPS)
    assert len(pieces) < 200


@pytest.mark.parametrize("death", ["segfault", "abort", "exit"])
def test_crash_after_three_pieces_keeps_three_pieces(host: Host, death: str) -> None:
    got, error = until_error(host.pieces("crash", 3, death))
    assert got == [0, 1, 2]
    assert isinstance(error, errors.EngineCrashed)
    assert error.detail.startswith("fake ended with ")
    assert list(host.pieces("runs")) == [1]


def test_a_segfault_leaves_its_trace_in_the_log_tail(host: Host) -> None:
    _, error = until_error(host.pieces("crash", 0, "segfault"))
    assert isinstance(error, errors.EngineCrashed)
    assert "Segmentation fault" in error.log_tail
    assert "fake.py" in error.log_tail


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_worker_killed_from_outside_counts_as_out_of_memory(host: Host) -> None:
    pieces = host.pieces("count", 1000, 0.02)
    assert take(pieces, 3) == [0, 1, 2]
    assert host.pid is not None
    os.kill(host.pid, signal.SIGKILL)
    _, error = until_error(pieces)
    assert isinstance(error, errors.NotEnoughMemory)
    assert list(host.pieces("count", 2)) == [0, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_worker_killed_while_idle_is_replaced_without_an_error(host: Host) -> None:
    list(host.pieces("count", 1))
    old = host.pid
    assert old is not None
    os.kill(old, signal.SIGKILL)
    assert gone(old)
    assert list(host.pieces("runs")) == [1]


def test_a_death_after_the_work_was_done_takes_nothing_back(host: Host) -> None:
    assert list(host.pieces("crash_later", 3, 0.2)) == [0, 1, 2]
    pid = host.pid
    assert pid is not None
    assert gone(pid)
    assert list(host.pieces("runs")) == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_of_the_terminal_is_left_to_the_application(host: Host) -> None:
    pieces = host.pieces("count", 30, 0.01)
    take(pieces, 1)
    assert host.pid is not None
    os.kill(host.pid, signal.SIGINT)
    assert list(pieces) == list(range(1, 30))


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_memory_beyond_the_limit_is_out_of_memory_and_the_worker_lives(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(memory_bytes=1 << 30))
    got, error = until_error(host.pieces("fill_memory", 2))
    assert got == [0, 1]
    assert isinstance(error, errors.NotEnoughMemory)
    assert list(host.pieces("count", 1)) == [0]
    host.stop()


def test_native_code_that_aborts_without_memory_is_out_of_memory(host: Host) -> None:
    _, error = until_error(host.pieces("fill_memory", 0, True))
    assert isinstance(error, errors.NotEnoughMemory)


@pytest.mark.parametrize("holding_lock", [False, True])
def test_a_hang_in_native_code_ends_as_hung(tmp_path: Path, holding_lock: bool) -> None:
    host = make_host(tmp_path, Limits(silent_s=1.0))
    list(host.pieces("count", 1))
    pid = host.pid
    got, error = until_error(host.pieces("hang", 2, 60, holding_lock))
    assert got == [0, 1]
    assert isinstance(error, errors.EngineHung)
    assert pid is not None
    assert gone(pid)
    assert list(host.pieces("runs")) == [1]
    host.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_stopped_worker_cannot_hold_us_even_with_a_large_request(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(silent_s=1.0))
    list(host.pieces("count", 1))
    assert host.pid is not None
    os.kill(host.pid, signal.SIGSTOP)
    _, error = until_error(host.pieces("echo", bytes(32 << 20)))
    assert isinstance(error, errors.EngineHung)
    host.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="processor time is limited on POSIX only")
def test_processor_time_is_limited_for_each_run_anew(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(cpu_s=1))
    for _ in range(2):
        got, error = until_error(host.pieces("spin", 1))
        assert got == [0]
        assert isinstance(error, errors.EngineHung)
    host.stop()


def test_a_known_error_arrives_as_itself_and_the_worker_lives(host: Host) -> None:
    got, error = until_error(host.pieces("fail", 2, "audio.unreadable", "HTML text"))
    assert got == [0, 1]
    assert isinstance(error, errors.BadAudio)
    assert error.detail == "HTML text"
    assert list(host.pieces("runs")) == [1]


def test_an_unexpected_error_is_an_engine_failure_that_names_it(host: Host) -> None:
    _, error = until_error(host.pieces("fail", 0, "", "odd"))
    assert isinstance(error, errors.EngineFailed)
    assert error.detail == "fake: ValueError: odd"
    assert any("Traceback" in note for note in error.__notes__)


@pytest.mark.parametrize("method", ["_die", "no_such_method", "__init__"])
def test_methods_that_are_not_public_fail(host: Host, method: str) -> None:
    _, error = until_error(host.pieces(method))
    assert isinstance(error, errors.EngineFailed)


def test_closing_the_generator_cancels_and_keeps_the_worker(host: Host) -> None:
    pieces = host.pieces("count", 100_000, 0.005)
    take(pieces, 3)
    started = time.monotonic()
    pieces.close()
    assert time.monotonic() - started < 1
    assert list(host.pieces("runs")) == [1]


def test_cancelling_between_pieces_takes_less_than_a_second(host: Host) -> None:
    stop = threading.Event()
    pieces = host.pieces("count", 100_000, 0.005, cancelled=stop.is_set)
    take(pieces, 3)
    stop.set()
    started = time.monotonic()
    with pytest.raises(errors.Cancelled):
        list(pieces)
    assert time.monotonic() - started < 1


def test_cancelling_a_hang_kills_the_worker_after_the_grace(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(grace_s=0.5))
    stop = threading.Event()
    pieces = host.pieces("hang", 1, 60, True, cancelled=stop.is_set)
    take(pieces, 1)
    pid = host.pid
    threading.Timer(0.3, stop.set).start()
    started = time.monotonic()
    with pytest.raises(errors.Cancelled):
        list(pieces)
    assert time.monotonic() - started < 3
    assert pid is not None
    assert gone(pid)
    host.stop()


def test_an_engine_that_never_gets_loaded_is_hung(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(load_s=1.0), load_s=30.0)
    with pytest.raises(errors.EngineHung):
        list(host.pieces("count", 1))
    assert host.pid is None


def test_a_cancel_before_the_engine_is_loaded_is_noticed(tmp_path: Path) -> None:
    host = make_host(tmp_path, load_s=30.0)
    started = time.monotonic()
    stop = threading.Event()
    threading.Timer(1.0, stop.set).start()
    with pytest.raises(errors.Cancelled):
        list(host.pieces("count", 1, cancelled=stop.is_set))
    assert time.monotonic() - started < 10
    host.stop()


def test_an_engine_that_cannot_load_raises_its_own_error_each_time(tmp_path: Path) -> None:
    host = make_host(tmp_path, load_error="model.damaged")
    for _ in range(2):
        with pytest.raises(errors.ModelDamaged):
            list(host.pieces("count", 1))
    assert host.pid is None


def test_an_engine_that_dies_while_loading_is_a_crash(tmp_path: Path) -> None:
    host = make_host(tmp_path, load_death="segfault")
    with pytest.raises(errors.EngineCrashed):
        list(host.pieces("count", 1))
    assert host.pid is None


@pytest.mark.parametrize("target", ["os:system", "voxdesk.errors:BadAudio", "voxdesk.engines.fake"])
def test_only_classes_of_the_engines_package_load(tmp_path: Path, target: str) -> None:
    host = Host("odd", target, {}, log_folder=tmp_path)
    with pytest.raises(errors.EngineFailed):
        list(host.pieces("count", 1))


def test_a_source_is_read_through_the_pipe_and_never_sent(host: Host) -> None:
    content = os.urandom(5 << 20)
    parts = list(host.pieces("read", InMemory(content), 3 << 20))
    assert parts == [content[: 3 << 20], content[3 << 20 :]]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.FileChanged("gone"), errors.FileChanged),
        (OSError("torn"), errors.FileUnreadable),
        (errors.Cancelled(), errors.Cancelled),
        (ZeroDivisionError(), ZeroDivisionError),
    ],
)
def test_an_error_of_the_reader_ends_the_request_as_itself(
    host: Host, error: BaseException, expected: type[BaseException]
) -> None:
    pieces = host.pieces("read", Broken(error), 20)
    assert take(pieces, 1) == [bytes(20)]
    with pytest.raises(expected):
        next(pieces)
    assert list(host.pieces("runs")) == [1]


def test_requests_of_several_threads_are_served_one_after_the_other(host: Host) -> None:
    spans: list[tuple[float, float]] = []

    def work() -> None:
        pieces = host.pieces("count", 20, 0.002)
        next(pieces)
        begin = time.monotonic()
        assert list(pieces) == list(range(1, 20))
        spans.append((begin, time.monotonic()))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spans.sort()
    assert len(spans) == 4
    assert all(one[1] <= next_one[0] for one, next_one in itertools.pairwise(spans))


def test_a_waiting_request_can_be_cancelled_without_harm_to_the_running_one(host: Host) -> None:
    running = host.pieces("count", 50, 0.01)
    take(running, 1)
    outcome: list[BaseException | None] = []
    waiting = threading.Thread(
        target=lambda: outcome.append(
            until_error(host.pieces("count", 1, cancelled=lambda: True))[1]
        )
    )
    waiting.start()
    waiting.join(5)
    assert isinstance(outcome[0], errors.Cancelled)
    assert list(running) == list(range(1, 50))


def test_a_second_request_of_the_same_thread_is_refused_instead_of_waiting_for_ever(
    host: Host,
) -> None:
    running = host.pieces("count", 50)
    take(running, 1)
    with pytest.raises(RuntimeError, match="serves this thread already"):
        next(host.pieces("count", 1))
    running.close()
    assert list(host.pieces("count", 1)) == [0]


def test_stopping_ends_the_request_under_way_as_cancelled(host: Host) -> None:
    pieces = host.pieces("hang", 1, 60)
    take(pieces, 1)
    pid = host.pid
    threading.Timer(0.3, host.stop).start()
    _, error = until_error(pieces)
    assert isinstance(error, errors.Cancelled)
    assert pid is not None
    assert gone(pid)


def test_an_idle_worker_is_ended_and_comes_back_when_needed(tmp_path: Path) -> None:
    host = make_host(tmp_path, Limits(idle_s=0.3))
    list(host.pieces("count", 1))
    pid = host.pid
    assert pid is not None
    assert gone(pid)
    assert list(host.pieces("runs")) == [1]
    host.stop()


def test_a_worker_may_not_send_types_that_are_not_ours(host: Host) -> None:
    _, error = until_error(host.pieces("return_stranger"))
    assert isinstance(error, errors.EngineFailed)
    assert "may not come from a worker" in error.detail
    assert list(host.pieces("runs")) == [1]


def test_a_request_that_cannot_be_sent_leaves_the_host_usable(host: Host) -> None:
    with pytest.raises(Exception, match="pickle"):
        list(host.pieces("echo", lambda: None))
    assert list(host.pieces("count", 1)) == [0]
