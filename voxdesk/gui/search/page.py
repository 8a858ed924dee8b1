"""Search: one field over everything that was said and written, by words and by meaning.

Words are shown at once. Meaning joins them when its worker answers; why it does not is said in a
quiet line.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voxdesk.domain.knowledge import HitKind, Scope
from voxdesk.gui.background import run_task
from voxdesk.gui.commands import Command, Commands
from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.pages import BY_KEY
from voxdesk.gui.recordings.filter_bar import FilterBar
from voxdesk.gui.search.examples import Examples
from voxdesk.gui.search.kinds import KINDS, WHY_WORDS
from voxdesk.gui.search.results import Results
from voxdesk.gui.search.view import HitsView
from voxdesk.gui.widgets.buttons import button
from voxdesk.gui.widgets.empty_state import EmptyState
from voxdesk.gui.widgets.labels import ElidedLabel, plain_label
from voxdesk.gui.words import later, tr

if TYPE_CHECKING:
    from voxdesk.services.finding import Answer, Found

EDGE_PX = 32
PAD_PX = 12
FIELD_PX = 440
PAGE_HITS = 30
MOST_HITS = 300
ASKING, NOTHING, FOUND = range(3)

GROUP = later("Search")
FIELD = Command("search.field", later("Type what to look for"), GROUP, ("Ctrl+F",), "search")
FILTER = Command("search.filter", later("Filter…"), GROUP, ("Ctrl+Shift+L",), "filter")
OPEN = Command("search.open", later("Open what was found"), GROUP)
PLAY = Command("search.play", later("Play what was found"), GROUP, ("Ctrl+P",), "play")
MORE = Command("search.more", later("Show more"), GROUP)


class SearchPage(Page):
    """A field, what narrows the search, and the hits."""

    areas = frozenset({"transcripts", "reports", "documents", "visits", "recordings"})

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._desk = frame.desk
        self._limit = PAGE_HITS
        self._asked_for: tuple[object, ...] = ()
        self._shown_for: tuple[object, ...] = ()
        self.bar = FilterBar(
            frame, tr("Search"), tr("What was said, found or written"), of_recordings=False
        )
        self.results = Results(self)
        self.view = HitsView(self.results)
        self._line = ElidedLabel("", "muted")
        self.bar.field.setFixedWidth(FIELD_PX)
        self._more = button(tr("Show more"), self.show_more)
        self._kinds = QButtonGroup(self)
        self._examples = Examples(lambda words: self.bar.use(self.bar.chosen, words))
        self._nothing = EmptyState("search", tr("Nothing found"), "", icon_px=40)
        self._lay_out()
        self.bar.changed.connect(self.search)
        self.bar.left.connect(self._leave_field)
        self.view.open_asked.connect(self.open_found)
        self.view.play_asked.connect(self.play_found)
        self.view.back_asked.connect(self.take_focus)
        self.view.selectionModel().currentChanged.connect(lambda *_places: self._explain())
        self._kinds.idClicked.connect(lambda _kind: self.search())
        frame.player.moved.connect(lambda _ms: self._show_played())
        frame.player.changed.connect(self._show_played)

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(4)
        for at, (words, _kinds) in enumerate(KINDS):
            made = button(tr(words), lambda: None, look="quiet")
            made.setCheckable(True)
            made.setChecked(at == 0)
            self._kinds.addButton(made, at)
            kinds.addWidget(made)
        kinds.addStretch()
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(PAD_PX, 0, PAD_PX, 12)
        foot.addWidget(self._more)
        foot.addStretch()
        column.addLayout(foot)
        self._stack = QStackedWidget()
        for shown in (self._examples, self._nothing, listed):
            self._stack.addWidget(shown)
        head = QVBoxLayout()
        head.setContentsMargins(PAD_PX, 0, PAD_PX, 0)
        head.setSpacing(16)
        head.addWidget(plain_label(tr("Search"), "title"))
        head.addWidget(self.bar)
        head.addLayout(kinds)
        head.addWidget(self._line)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(EDGE_PX - PAD_PX, 24, EDGE_PX - PAD_PX, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self._stack, 1)

    def offer(self, commands: Commands) -> None:
        commands.offer(FIELD, self.take_focus, self)
        commands.offer(FILTER, self.bar.open_filters, self)
        commands.offer(OPEN, self.open_found, self)
        commands.offer(PLAY, self.play_found, self)
        commands.offer(MORE, self.show_more, self)
        self._explain()

    def open(self, what: object) -> None:
        """Words to look for."""
        if isinstance(what, str):
            self.bar.use(self.bar.chosen, what)

    def line(self) -> str:
        """How much was found, and by what."""
        return self._line.whole()

    def where(self) -> object:
        return self.bar.text() or None

    def take_focus(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def refresh(self, _changed: frozenset[str]) -> None:
        if self.bar.text():
            self._ask(self._limit)

    # --- looking

    def search(self) -> None:
        """Look for what is typed, within what is chosen."""
        self._limit = PAGE_HITS
        self._ask(self._limit)

    def show_more(self) -> None:
        self._limit = min(self._limit + PAGE_HITS, MOST_HITS)
        self._ask(self._limit)

    def kinds(self) -> frozenset[HitKind]:
        return KINDS[max(self._kinds.checkedId(), 0)][1]

    def scope(self) -> Scope:
        chosen = self.bar.chosen.on(date.today())
        return replace(chosen.scope, since=chosen.since, until=chosen.until)

    def _ask(self, limit: int) -> None:
        text, scope, kinds = self.bar.text(), self.scope(), self.kinds()
        asked = self._asked_for = (text, scope, kinds, limit)
        if not text:
            self.results.show(())
            self._stack.setCurrentIndex(ASKING)
            self._line.set_whole("")
            self._explain()
            return

        def look(*, meaning: bool) -> "Answer | None":
            from voxdesk.services import finding  # slow at first: away from the window's thread

            if asked != self._asked_for:  # something else was typed since
                return None
            return finding.search(
                self._desk, text, scope, kinds=kinds, limit=limit, meaning=meaning
            )

        def came(answer: "Answer | None", *, whole: bool) -> None:
            if answer is None or asked != self._asked_for:
                return
            self._show(answer, whole=whole)
            if not whole:
                run_task(self, partial(look, meaning=True), partial(came, whole=True))

        run_task(self, partial(look, meaning=False), partial(came, whole=False))

    def _show(self, answer: "Answer", *, whole: bool) -> None:
        chosen, at = self._current(), self.view.verticalScrollBar().value()
        self.results.show(answer.found)
        row = self.results.row_of(chosen)
        if row >= 0:
            self.view.choose(row)
        if self._asked_for[:-1] == self._shown_for:  # the same question: nothing jumps
            self.view.verticalScrollBar().setValue(at)
        self._shown_for = self._asked_for[:-1]
        count = len(answer.found)
        full = count >= self._limit
        counted = tr("the best %n", count) if full else tr("%n found", count)
        still = "" if whole else tr("searching by meaning…")
        why = tr(WHY_WORDS[answer.words_only]) if answer.words_only else ""
        self._line.set_whole(" · ".join(part for part in (counted, still or why) if part))
        self._more.setVisible(full and self._limit < MOST_HITS)
        if count:
            self._stack.setCurrentIndex(FOUND)
        elif whole:
            self._nothing.say(tr("Nothing found"), self._hints())
            self._stack.setCurrentIndex(NOTHING)
        self._show_played()
        self._explain()

    def _hints(self) -> str:
        hints = []
        if self.scope() != Scope() or len(self.kinds()) < len(HitKind):
            hints.append(tr("Look in everything: take the filters away."))
        if len(self.bar.text().split()) > 1:
            hints.append(tr("Use fewer words: all of them must be there."))
        hints.append(tr("Only what is transcribed can be found."))
        return " ".join(hints)

    # --- what was found

    def _current(self) -> "Found | None":
        index = self.view.currentIndex()
        return self.results.found(index.row()) if index.isValid() else None

    def _leave_field(self) -> None:
        if self.results.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.choose(0)
            self.view.setFocus()

    def open_found(self, index: QModelIndex | None = None) -> None:
        """Open where it was said, or the report or visit that it stands in."""
        found = self.results.found(index.row()) if index is not None else self._current()
        if found is None:
            return
        hit = found.hit
        if hit.recording_id is not None:
            self.open_recording.emit(int(hit.recording_id), found.segment_ids)
        elif found.report_id is not None and "reports" in BY_KEY:
            self._frame.show("reports", found.report_id)
        elif hit.visit_id is not None and "visits" in BY_KEY:
            self._frame.show("visits", hit.visit_id)
        else:
            self._frame.tell(tr("This document belongs to no visit."), False)

    def play_found(self) -> None:
        """Play it where it stands; again to pause."""
        found, player = self._current(), self._frame.player
        if found is None or not found.duration_ms or found.hit.recording_id is None:
            return
        if player.playing and self._played(found):
            player.pause()
            return
        player.open(found.hit.recording_id, found.duration_ms)
        player.play(found.hit.start_ms, found.hit.end_ms)

    def _played(self, found: "Found") -> bool:
        player, hit = self._frame.player, found.hit
        inside = hit.start_ms <= player.position_ms < hit.end_ms
        return player.recording_id == hit.recording_id and inside

    def _show_played(self) -> None:
        player = self._frame.player
        playing = player.playing and player.recording_id is not None
        if self.isVisible() and player.recording_id is not None:
            played = (player.recording_id, player.position_ms) if playing else None
            self.results.show_played(played)

    def _explain(self) -> None:
        commands, found = self._frame.commands, self._current()
        if not any(each.command is OPEN for each in commands.all()):
            return
        nothing = "" if found else tr("Choose something that was found first")
        silent = bool(found) and not (found and found.duration_ms)
        commands.explain(OPEN.id, nothing)
        commands.explain(PLAY.id, nothing or (tr("There is no sound to it") if silent else ""))
        more = self._more.isVisibleTo(self) and self._stack.currentIndex() == FOUND
        commands.explain(MORE.id, "" if more else tr("All that was found is shown"))
