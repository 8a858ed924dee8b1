"""Jobs on their cards."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the
from voxdesk import texts
from voxdesk.desk import Desk
from voxdesk.domain.ids import JobId
from voxdesk.domain.job import Job, JobKind, JobState, Progress, Unit
from voxdesk.events import JobMoved
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.job_card import JobCard
from voxdesk.gui.jobs.page import JobsPage

RUNNING = Job(
    id=JobId(7),
    kind=JobKind.TRANSCRIBE,
    state=JobState.RUNNING,
    request={"recording_id": 1},
    created_at="2026-05-12T10:00:00Z",
    progress=Progress(725_000, 2_892_000, Unit.AUDIO_MS),
    seconds_left=370.0,
)


def shown_buttons(card: JobCard) -> list[str]:
    return [each.text() for each in card.findChildren(QPushButton) if not each.isHidden()]


def test_a_running_job_shows_how_far_how_long_still_and_cancel(qtbot: QtBot) -> None:
    card = JobCard(RUNNING, "Transcribe Lobby.m4a")
    qtbot.addWidget(card)
    assert card.line() == "12:05 of 48:12 · 6 min left"
    assert shown_buttons(card) == ["Cancel"]
    assert card.accessibleName().startswith("Transcribe Lobby.m4a: 12:05")


def test_a_failed_job_says_why_what_to_do_and_offers_to_retry(qtbot: QtBot) -> None:
    failed = replace(RUNNING, state=JobState.FAILED, error_code="disk.full", error_detail="/data")
    card = JobCard(failed, "Transcribe Lobby.m4a")
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
    next(b for b in card.findChildren(QPushButton) if b.text() == "Cancel").click()
    qtbot.waitUntil(lambda: filled.store.jobs.get(waiting.id).state is JobState.CANCELLED)
    qtbot.waitUntil(lambda: card.job().state is JobState.CANCELLED)
    assert shown_buttons(card) == ["Retry"]


def test_retry_on_a_failed_job_queues_it_again(filled: Desk, qtbot: QtBot) -> None:
    page = page_on(filled, qtbot)
    failed = next(job for job in filled.store.jobs.recent() if job.state is JobState.FAILED)
    card = card_of(page, failed.id)
    assert card.title() == "Import minutes.mp3"
    next(b for b in card.findChildren(QPushButton) if b.text() == "Retry").click()
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
    assert card_of(page, running.id).line() == "1:23:20 of 1:30:03 · 20 s left"


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
