"""News from other threads, on the window's thread, merged."""

import ast
import threading
from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from voxdesk.domain.ids import JobId
from voxdesk.domain.job import JobState, Progress, Unit
from voxdesk.events import Changed, Events, JobMoved, Notice
from voxdesk.gui import bridge as bridge_module
from voxdesk.gui.bridge import ALL_AREAS, Bridge


def test_a_thousand_moves_of_a_job_arrive_as_a_few_and_the_last_is_among_them(
    qtbot: QtBot,
) -> None:
    events = Events()
    bridge = Bridge(events)
    moves: list[JobMoved] = []
    threads: set[int] = set()

    def moved(move: JobMoved) -> None:
        moves.append(move)
        threads.add(threading.get_ident())

    bridge.job_moved.connect(moved)

    def publish() -> None:
        for done in range(1000):
            progress = Progress(done, 1000, Unit.STEPS)
            events.publish(JobMoved(JobId(1), JobState.RUNNING, progress))

    teller = threading.Thread(target=publish)
    teller.start()
    teller.join()
    qtbot.waitUntil(lambda: bool(moves) and moves[-1].progress == Progress(999, 1000, Unit.STEPS))
    assert len(moves) <= 3
    assert threads == {threading.get_ident()}
    bridge.close()


def test_areas_are_united_and_notices_all_delivered(qtbot: QtBot) -> None:
    events = Events()
    bridge = Bridge(events)
    areas: set[str] = set()
    notices: list[Notice] = []
    bridge.changed.connect(areas.update)
    bridge.notice.connect(notices.append)
    for area in ("recordings", "jobs", "recordings"):
        events.publish(Changed(frozenset({area})))
    for code in ("one", "two"):
        events.publish(Notice(code))
    qtbot.waitUntil(lambda: len(notices) == 2)
    assert areas == {"recordings", "jobs"}
    bridge.close()


def test_news_that_comes_during_the_interval_is_not_lost(qtbot: QtBot) -> None:
    events = Events()
    bridge = Bridge(events)
    heard: list[frozenset[str]] = []
    bridge.changed.connect(heard.append)
    events.publish(Changed(frozenset({"recordings"})))
    qtbot.waitUntil(lambda: len(heard) == 1)
    events.publish(Changed(frozenset({"jobs"})))
    assert len(heard) == 1
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == {"jobs"}
    bridge.close()


def test_a_closed_bridge_hears_nothing(qtbot: QtBot) -> None:
    events = Events()
    bridge = Bridge(events)
    bridge.close()
    with qtbot.assertNotEmitted(bridge.changed, wait=150):
        events.publish(Changed(frozenset({"jobs"})))


def test_while_another_process_runs_the_jobs_the_library_is_looked_at(qtbot: QtBot) -> None:
    bridge = Bridge(Events())
    with qtbot.waitSignal(bridge.changed, timeout=4000) as looked:
        bridge.follow_other_process()
    assert "jobs" in looked.args[0]
    bridge.close()


def written_areas(source: Path) -> Iterator[str]:
    """What a module says it writes: the words of `writing(…)`, and of an AREAS they come from."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        parts: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = node.args if node.func.attr == "writing" else []
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "AREAS":
            parts = node.value.elts if isinstance(node.value, ast.Tuple) else []
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def test_every_area_that_is_written_is_looked_at() -> None:
    package = Path(bridge_module.__file__).parents[1]
    written = {area for each in package.rglob("*.py") for area in written_areas(each)}
    assert {"bin", "recordings", "terms"} <= written
    assert written == ALL_AREAS
