"""Jobs on their cards."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.windows import come_to_rest, new_window, the
from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId, RecordingId, written
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.events import JobMoved
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.following import MOST_PENDING
from voxdesk.gui.jobs.job_card import JobCard
from voxdesk.gui.jobs.page import JobsPage
from voxdesk.gui.jobs.remedies import Mending, mending
from voxdesk.gui.jobs.sections import MOST_CARDS
from voxdesk.jobs.context import JobContext
from voxdesk.paths import Paths

RUNNING = Job(
    id=JobId(7),
    kind=JobKind.TRANSCRIBE,
    state=JobState.RUNNING,
    request={"recording_id": 1},
    created_at="2026-05-12T10:00:00Z",
    progress=Progress(725_000, 2_892_000, Unit.AUDIO_MS),
    seconds_left=370.0,
)


def nothing_to_mend(_job: Job) -> None:
    return None


def shown_buttons(card: JobCard) -> list[str]:
    return [each.text() for each in card.buttons() if not each.isHidden()]


def click(card: JobCard, words: str) -> None:
    next(each for each in card.buttons() if each.text() == words and not each.isHidden()).click()


def test_a_running_job_shows_how_far_how_long_still_and_cancel(qtbot: QtBot) -> None:
    card = JobCard(RUNNING, "Transcribe Lobby.m4a", nothing_to_mend)
    qtbot.addWidget(card)
    assert card.line() == "12:05 of 48:12 · 5.9 × real time · 6 min left"
    assert shown_buttons(card) == ["Pause", "Cancel"]
    assert card.accessibleName().startswith("Transcribe Lobby.m4a: 12:05")


def test_a_failed_job_says_why_what_to_do_and_offers_to_retry(qtbot: QtBot) -> None:
    failed = replace(RUNNING, state=JobState.FAILED, error_code="disk.full", error_detail="/data")
    card = JobCard(failed, "Transcribe Lobby.m4a", nothing_to_mend)
    qtbot.addWidget(card)
    assert card.line() == texts.message("disk.full", "/data")
    assert wording.remedy(failed) == texts.remedy("free_space")
    assert shown_buttons(card) == ["Retry"]


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(3, 11, Unit.CRITERIA), "3 of 11 criteria"),
        (Progress(1_500_000, 2_000_000_000, Unit.BYTES), "2 of 2000 MB"),
        (Progress(500, 2_000, Unit.BYTES), "0 of 2 kB"),
        (Progress(5, 0, Unit.STEPS), ""),
        (None, ""),
    ],
)
def test_progress_is_said_in_the_unit_of_the_work(progress: Progress | None, words: str) -> None:
    assert wording.progress(progress) == words


@pytest.mark.parametrize("kind", JobKind)
@pytest.mark.parametrize("state", JobState)
def test_every_kind_of_work_is_said_in_every_state(kind: JobKind, state: JobState) -> None:
    assert wording.doing(replace(RUNNING, kind=kind, state=state))


def page_on(desk: Desk, qtbot: QtBot) -> JobsPage:
    window = new_window(desk, qtbot)
    page = the(window, JobsPage)
    window.following.refresh()
    return page


def card_of(page: JobsPage, job_id: JobId) -> JobCard:
    return next(card for card in page.cards() if card.job().id == job_id)


def test_cancel_on_a_waiting_job_cancels_it(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)
    waiting = next(job for job in filled.store.jobs.recent() if job.state is JobState.WAITING)
    card = card_of(page, waiting.id)
    click(card, "Cancel")
    qtbot.waitUntil(lambda: filled.store.jobs.get(waiting.id).state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: card.job().state is JobState.CANCELLED)
    assert shown_buttons(card) == ["Retry"]


def test_retry_on_a_failed_job_queues_it_again(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)
    failed = next(job for job in filled.store.jobs.recent() if job.state is JobState.FAILED)
    card = card_of(page, failed.id)
    assert card.title() == "Import minutes.mp3"
    click(card, "Retry")
    qtbot.waitUntil(lambda: filled.store.jobs.get(failed.id).state is JobState.WAITING)


def test_progress_news_moves_the_card_without_reading_the_library(
    filled: Desk, qtbot: QtBot
) -> None:
    window = new_window(filled, qtbot)
    page, following = the(window, JobsPage), window.following
    following.refresh()
    running = next(job for job in following.all() if job.state is JobState.RUNNING)
    progress = Progress(5_000_000, 5_403_000, Unit.AUDIO_MS)
    following.job_moved(JobMoved(running.id, JobState.RUNNING, progress, 20.0))
    assert card_of(page, running.id).line() == "1:23:20 of 1:30:03 · 20 × real time · 20 s left"


def test_the_strip_counts_jobs_and_failures_until_somebody_looked(
    filled: Desk, qtbot: QtBot
) -> None:
    window = new_window(filled, qtbot)
    window.show()
    strip, page, following = window.job_strip, the(window, JobsPage), window.following
    following.refresh()
    assert strip.words() == "1 failed · 2 jobs · 6 min left"
    page.show()
    assert strip.words() == "2 jobs · 6 min left"


def test_a_cancelled_job_goes_on_by_undo(filled: Desk, qtbot: QtBot) -> None:
    window = new_window(filled, qtbot)
    page = the(window, JobsPage)
    window.following.refresh()
    waiting = next(job for job in filled.store.jobs.recent() if job.state is JobState.WAITING)
    click(card_of(page, waiting.id), "Cancel")
    qtbot.waitUntil(lambda: window.undoing.undo_words().startswith("Cancelled: Transcribe"))
    assert filled.store.jobs.get(waiting.id).state is JobState.CANCELLED
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.store.jobs.get(waiting.id).state is JobState.WAITING)


def test_a_paused_job_stands_apart_and_goes_on_when_asked(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)
    waiting = next(job for job in filled.store.jobs.recent() if job.state is JobState.WAITING)
    click(card_of(page, waiting.id), "Pause")
    qtbot.waitUntil(lambda: card_of(page, waiting.id).job().state is JobState.PAUSED)
    assert shown_buttons(card_of(page, waiting.id)) == ["Go on", "Cancel"]
    assert not page.sections["Paused"].isHidden()
    assert not card_of(page, waiting.id).isHidden()
    assert page.sections["Waiting"].isHidden()
    click(card_of(page, waiting.id), "Go on")
    qtbot.waitUntil(lambda: card_of(page, waiting.id).job().state is JobState.WAITING)
    assert not card_of(page, waiting.id).isHidden()
    assert page.sections["Waiting"].cards() == (card_of(page, waiting.id),)


def test_do_next_brings_a_waiting_job_to_the_top(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)
    last = filled.jobs.add(JobKind.IMPORT, {"path": "/media/stick/last.mp3", "visit_id": None})
    page.refresh(frozenset({"jobs"}))
    click(card_of(page, last.id), "Do next")
    qtbot.waitUntil(lambda: filled.store.jobs.pending()[1].id == last.id)
    qtbot.waitUntil(lambda: page.sections["Waiting"].cards()[0].job().id == last.id)


def test_pausing_everything_is_told_and_survives_a_restart(
    paths: Paths, qtbot: QtBot, qapp: QApplication
) -> None:
    paths.prepare()
    with Desk.open(paths) as desk:
        desk.jobs.add(JobKind.IMPORT, {"path": "/media/stick/a.mp3", "visit_id": None})
        page = page_on(desk, qtbot)
        assert page.held.isHidden()
        page.hold_button.click()
        qtbot.waitUntil(lambda: not page.held.isHidden())
        come_to_rest(qapp)
    with Desk.open(paths) as desk:
        window = new_window(desk, qtbot)
        page = the(window, JobsPage)
        window.following.refresh()
        assert not page.held.isHidden()
        assert window.job_strip.words() == "1 job · everything is paused"
        page.hold_button.click()
        qtbot.waitUntil(lambda: page.held.isHidden())
        assert not desk.jobs.held()
        come_to_rest(qapp)


def test_a_desk_closed_in_the_middle_shows_the_job_again_and_ends_it(
    paths: Paths, qtbot: QtBot, qapp: QApplication
) -> None:
    paths.prepare()

    def slowly(_desk: Desk, context: JobContext) -> dict[str, object]:
        for step in range(1, 2000):
            context.progress(Progress(step, 2000, Unit.STEPS))
            time.sleep(0.01)
        return {}

    with Desk.open(paths) as desk:
        job = desk.jobs.add(JobKind.INDEX, {"transcript_id": 1})
        desk.start({JobKind.INDEX: slowly})
        page = page_on(desk, qtbot)
        qtbot.waitUntil(lambda: desk.store.jobs.get(job.id).state is JobState.RUNNING)
        page.refresh(frozenset({"jobs"}))
        click(card_of(page, job.id), "Pause")
        qtbot.waitUntil(lambda: desk.store.jobs.get(job.id).state is JobState.PAUSED)
        come_to_rest(qapp)
    with Desk.open(paths) as desk:
        desk.start({JobKind.INDEX: lambda _desk, _context: {}})
        page = page_on(desk, qtbot)
        assert card_of(page, job.id).job().state is JobState.PAUSED
        click(card_of(page, job.id), "Go on")
        qtbot.waitUntil(lambda: desk.store.jobs.get(job.id).state is JobState.DONE)
        come_to_rest(qapp)


def test_finished_jobs_are_cleared_and_brought_back(filled: Desk, qtbot: QtBot) -> None:
    window = new_window(filled, qtbot)
    page = the(window, JobsPage)
    window.following.refresh()
    states = {card.job().state for card in page.cards()}
    assert JobState.DONE in states
    page.clear_button.click()
    qtbot.waitUntil(lambda: JobState.DONE not in {card.job().state for card in page.cards()})
    assert JobState.FAILED in {card.job().state for card in page.cards()}
    assert window.commands.reason("jobs.clear") == "Nothing has finished"
    window.undoing.undo()
    qtbot.waitUntil(lambda: filled.jobs.away_until() < "1")
    page.refresh(frozenset({"jobs"}))
    assert JobState.DONE in {card.job().state for card in page.cards()}


def test_the_filter_leaves_what_was_asked_for(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)

    def shown() -> list[str]:
        return [name for name, each in page.sections.items() if not each.isHidden()]

    assert shown() == ["Running", "Needs attention", "Waiting", "Finished"]
    page.filter.setCurrentIndex(2)
    assert shown() == ["Needs attention"]
    assert page.filter.tabText(1) == "Active 2"
    page.filter.setCurrentIndex(1)
    assert shown() == ["Running", "Waiting"]


def test_a_card_with_the_keyboard_is_what_commands_act_on(filled: Desk, qtbot: QtBot) -> None:
    window = new_window(filled, qtbot)
    window.show()
    window.show_page("jobs")
    page = the(window, JobsPage)
    window.following.refresh()
    assert window.commands.reason("jobs.cancel").startswith("Choose a job first")
    waiting = next(job for job in filled.store.jobs.recent() if job.state is JobState.WAITING)
    card_of(page, waiting.id).chosen.emit(int(waiting.id))
    assert window.commands.reason("jobs.cancel") == ""
    window.commands.action("jobs.cancel").trigger()
    qtbot.waitUntil(lambda: filled.store.jobs.get(waiting.id).state is JobState.CANCELLED)
    assert card_of(page, waiting.id).focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_what_failed_leads_to_where_it_is_mended(filled: Desk, walk: RecordingId) -> None:
    failed = replace(RUNNING, state=JobState.FAILED, error_code="model.missing")
    assert mending(filled, failed) == Mending("Open Models", page="models")
    twice = replace(
        failed,
        error_code="recording.already_there",
        error_detail=f"Lobby.m4a = {written('recording', walk)} (Lobby)",
    )
    assert mending(filled, twice) == Mending("Open the recording", recording_id=walk)
    full = replace(failed, error_code="disk.full")
    assert mending(filled, full) == Mending("Show the folder", folder=filled.store.path.parent)
    unread = replace(failed, error_code="file.unreadable", request={"path": "/media/stick/a.mp3"})
    assert mending(filled, unread) == Mending("Show the folder", folder=Path("/media/stick"))
    assert mending(filled, replace(failed, error_code="bug")) is None


def test_the_remedy_of_a_missing_model_opens_the_models(filled: Desk, qtbot: QtBot) -> None:
    job = filled.jobs.add(JobKind.TRANSCRIBE, {"recording_id": 1, "model": "whisper-huge"})
    filled.store.jobs.move(job.id, JobState.RUNNING)
    filled.store.jobs.move(job.id, JobState.FAILED, error_code="model.missing")
    window = new_window(filled, qtbot)
    page = the(window, JobsPage)
    window.following.refresh()
    click(card_of(page, job.id), "Open Models")
    assert window.current_key() == "models"


def test_more_jobs_than_are_recent_all_count(desk: Desk, qtbot: QtBot) -> None:
    for number in range(MOST_PENDING + 5):
        desk.jobs.add(JobKind.IMPORT, {"path": f"/media/stick/{number}.mp3", "visit_id": None})
    page = page_on(desk, qtbot)
    assert page.filter.tabText(1) == f"Active {MOST_PENDING + 5}"
    assert len(page.sections["Waiting"].cards()) == MOST_CARDS
    assert page.sections["Waiting"].cards()[0].title() == "Import 0.mp3"
