"""Roles that were proposed: asked for, waited for, corrected and accepted, or dismissed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voxdesk import texts
from voxdesk.domain.ids import JobId, SegmentId, SpeakerId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.transcript import Speaker, SpeakerRole
from voxdesk.errors import VoxDeskError
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.frame import Frame
from voxdesk.gui.jobs import wording
from voxdesk.gui.jobs.following import ACTIVE, TROUBLED
from voxdesk.gui.speakers.acts import called
from voxdesk.gui.transcript.opened import Opened
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.choice import Choice
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.widgets.progress_strip import ProgressStrip, share_of
from voxdesk.gui.words import tr

CHOICE_PX = 130


class Proposing(QFrame):
    """Hidden unless there is something to wait for, to decide or to mend."""

    changed = Signal()
    """Whether one can ask now may have changed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._opened: Opened | None = None
        self._done_with: set[JobId] = set()
        self._shown: object = None
        self.choices: dict[SpeakerId, Choice] = {}
        self.reason = tr("Wait a moment")
        self._free: frozenset[SegmentId] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._column.addWidget(self._inside)
        frame.following.changed.connect(self._follow)
        frame.following.moved.connect(lambda _job: self._follow())
        self.hide()

    def show_opened(self, opened: Opened) -> None:
        self._opened = opened

        def judge() -> tuple[str, frozenset[SegmentId]]:
            free = frozenset(each.id for each in opened.segments if each.speaker_id is None)
            return _why_not(self._frame, opened), free

        def done(found: tuple[str, frozenset[SegmentId]]) -> None:
            if opened is self._opened:
                self.reason, self._free = found
                self.changed.emit()
                self._follow()

        run_task(self, judge, done)

    def ask(self) -> None:
        """Queue a proposal."""
        from voxdesk.services import proposing_roles

        if self._opened is None or self.reason:
            return
        desk, recording_id = self._frame.desk, self._opened.recording.id
        run_in_order(
            self,
            lambda: proposing_roles.submit(desk, recording_id),
            lambda _job: self._frame.following.refresh(),
        )

    # --- what to show

    def job(self) -> Job | None:
        """The newest proposal for this recording that nobody has decided on."""
        if self._opened is None:
            return None
        asked = self._opened.recording.id
        for job in self._frame.following.all():
            if job.kind is JobKind.PROPOSE_ROLES and job.request.get("recording_id") == asked:
                known = job.state in ACTIVE | TROUBLED | {JobState.DONE}
                return job if known and job.id not in self._done_with else None
        return None

    def _follow(self) -> None:
        job = self.job()
        shown = (job, self._opened and self._opened.speakers, self._free)
        if shown == self._shown:
            return
        self._shown = shown
        inside = self._content(job) if job is not None else None
        self.setVisible(inside is not None)
        inside = inside or QWidget()
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _content(self, job: Job) -> QWidget | None:
        if job.state in ACTIVE:
            return self._waiting(job)
        if job.state in TROUBLED:
            return self._trouble(job)
        return self._proposal(job)

    def _waiting(self, job: Job) -> QWidget:
        made, column = _section()
        column.addWidget(plain_label(wording.doing(job), wrap=True))
        strip = ProgressStrip()
        strip.show_share(share_of(job.progress))
        column.addWidget(strip)
        _buttons(column, (tr("Cancel"), lambda: self._cancel(job), "link"))
        return made

    def _trouble(self, job: Job) -> QWidget:
        made, column = _section()
        column.addWidget(plain_label(wording.state_line(job), tone="danger", wrap=True))
        remedy = wording.remedy(job)
        if remedy:
            column.addWidget(plain_label(remedy, "muted", wrap=True))
        _buttons(
            column,
            (tr("Try again"), lambda: self._again(job), ""),
            (tr("Dismiss"), lambda: self._dismiss(job), "link"),
        )
        return made

    def _proposal(self, job: Job) -> QWidget | None:
        from voxdesk.services import proposing_roles

        proposal = proposing_roles.proposed(job)
        voices = {each.id: each for each in self._opened.speakers} if self._opened else {}
        open_voices = [
            each
            for each in proposal.voices
            if each.speaker_id in voices
            and voices[each.speaker_id].role is SpeakerRole.UNKNOWN
            and each.role is not SpeakerRole.UNKNOWN
        ]
        lines = Counter(each.role for each in proposal.parts if each.segment_id in self._free)
        if not open_voices and not any(lines[each] for each in lines if each is not _UNKNOWN):
            return None
        made, column = _section()
        column.addWidget(plain_label(tr("Proposed, not decided"), "strong"))
        self.choices = {}
        for each in open_voices:
            column.addLayout(self._voice(voices[each.speaker_id], each.role, each.probability))
        for role in (SpeakerRole.EMPLOYEE, SpeakerRole.CLIENT):
            if lines[role]:
                words = tr("%n parts of segments: {role}", lines[role])
                column.addWidget(plain_label(words.format(role=texts.name(role)), wrap=True))
        if lines[_UNKNOWN]:
            words = tr("%n parts stay open: the model was not sure", lines[_UNKNOWN])
            column.addWidget(plain_label(words, "muted", wrap=True))
        note = tr("Accepting can be undone. What you gave to a speaker yourself stays.")
        column.addWidget(plain_label(note, "caption", wrap=True))
        _buttons(
            column,
            (tr("Accept"), lambda: self.accept(job), ""),
            (tr("Dismiss"), lambda: self._dismiss(job), "link"),
        )
        return made

    def _voice(self, speaker: Speaker, role: SpeakerRole, sure: float) -> QHBoxLayout:
        choice = Choice(tr("Proposed role of {name}").format(name=called(speaker)))
        for each in SpeakerRole:
            choice.addItem(texts.name(each), each.value)
        choice.setCurrentIndex(choice.findData(role.value))
        choice.setFixedWidth(CHOICE_PX)
        self.choices[speaker.id] = choice
        row = QHBoxLayout()
        row.addWidget(plain_label(called(speaker), wrap=True), 1)
        percent = QLocale().toString(round(sure * 100))
        row.addWidget(plain_label(tr("{percent} % sure").format(percent=percent), "caption"))
        row.addWidget(choice)
        return row

    # --- deciding

    def accept(self, job: Job) -> None:
        """Let the proposal hold, with the roles as they are chosen now."""
        from voxdesk.services import proposing_roles

        desk = self._frame.desk
        proposal = proposing_roles.proposed(job)
        chosen = {each: SpeakerRole(box.currentData()) for each, box in self.choices.items()}
        proposal = replace(
            proposal,
            voices=tuple(
                replace(each, role=chosen.get(each.speaker_id, each.role))
                for each in proposal.voices
            ),
        )
        applied: list[proposing_roles.Applied] = []

        def apply() -> None:
            applied.append(proposing_roles.apply(desk, proposal))

        def done(_none: None) -> None:
            words = tr("Roles accepted")
            self._frame.undoing.did(
                words, undo=lambda: proposing_roles.withdraw(desk, applied.pop()), redo=apply
            )
            self._frame.tell(words, True)

        self._dismiss(job)
        run_in_order(self, apply, done)

    def _dismiss(self, job: Job) -> None:
        self._done_with.add(job.id)
        self._follow()

    def _cancel(self, job: Job) -> None:
        desk = self._frame.desk
        run_in_order(self, lambda: desk.jobs.cancel(job.id), lambda _job: None)

    def _again(self, job: Job) -> None:
        desk = self._frame.desk
        run_in_order(self, lambda: desk.jobs.retry(job.id), lambda _job: None)


_UNKNOWN = SpeakerRole.UNKNOWN


def _why_not(frame: Frame, opened: Opened) -> str:
    """Why roles cannot be proposed for a recording; empty when they can."""
    if opened.transcript is None or not opened.segments:
        return tr("There is no text yet to judge by")
    voices = {each.speaker_id for each in opened.segments if each.text.strip()}
    if None not in voices and len(voices) == 2:
        return ""
    catalogue, writer = frame.desk.catalogue, frame.desk.settings.writing_model
    try:
        catalogue.find(writer)
    except VoxDeskError as error:
        return f"{texts.message(error.code)} {tr('Models has what is needed.')}"
    if not catalogue.entry(writer).speaks(opened.transcript.language):
        return tr("The writing model does not know this language")
    return ""


def _section() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 12)
    column.setSpacing(8)
    return made, column


def _buttons(column: QVBoxLayout, *wanted: tuple[str, Callable[[], object], str]) -> None:
    row = QHBoxLayout()
    for words, act, look in wanted:
        row.addWidget(button(words, act, look=look))
    row.addStretch()
    column.addLayout(row)
