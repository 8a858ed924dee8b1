"""What was deleted: back again with one press, gone for good with two."""

from dataclasses import dataclass

from voxdesk.desk import Desk
from voxdesk.domain.bin_entry import BinEntry
from voxdesk.domain.ids import DocumentId, RecordingId, parse
from voxdesk.domain.job import Job, JobKind
from voxdesk.gui.background import run_in_order, run_task
from voxdesk.gui.commands import Command
from voxdesk.gui.frame import Frame
from voxdesk.gui.library.certainty import Certainty
from voxdesk.gui.library.outcome import Outcome
from voxdesk.gui.library.rows import Row, RowView
from voxdesk.gui.library.section import GROUP, Section
from voxdesk.gui.library.sizes import counted, kind_word, size
from voxdesk.gui.library.working import JobWork
from voxdesk.gui.widgets.dates import readable_date
from voxdesk.gui.widgets.labels import plain_label
from voxdesk.gui.words import later, tr

RESTORE = Command("library.bin.restore", later("Put back"), GROUP, icon="retry")
EMPTY = Command("library.bin.empty", later("Empty the bin…"), GROUP)
HEADINGS = (later("Name"), later("Deleted"), later("Kind"), later("With it"), later("Size"))
KINDS = ("visit", "recording", "document", "report", "note", "chat", "answer")


@dataclass(frozen=True, slots=True)
class Binned:
    """An entry of the bin with what went there by the same act."""

    entry: BinEntry
    counts: dict[str, int]
    size_bytes: int


def binned(desk: Desk) -> tuple[Binned, ...]:
    """What lies in the bin, the newest first."""
    found = []
    for entry in desk.store.bin.entries():
        covered = desk.store.bin.covered(entry.id)
        kind, _number = parse(entry.subject)
        counts = {each: len(covered.of(each)) for each in KINDS}
        counts[kind] -= 1
        sizes = [
            *(
                desk.store.media.of_recording(RecordingId(each)).size_bytes
                for each in covered.of("recording")
            ),
            *(
                desk.store.documents.get(DocumentId(each)).size_bytes
                for each in covered.of("document")
            ),
        ]
        found.append(Binned(entry, counts, sum(sizes)))
    return tuple(found)


class BinSection(Section):
    """A table of acts of deleting."""

    areas = frozenset({"bin"})

    def __init__(self, frame: Frame) -> None:
        super().__init__(
            frame,
            "bin",
            later("Bin"),
            later(
                "What was deleted waits here, with all that rested on it, until the bin is "
                "emptied. Lists and searches leave it out."
            ),
        )
        self._found: tuple[Binned, ...] = ()
        self.outcome = Outcome()
        self.empty = plain_label(tr("The bin is empty."), "muted")
        self.view = RowView(tr("Bin"), HEADINGS, (168, 92, 168, 80))
        self.view.selectionModel().selectionChanged.connect(lambda _new, _old: self._explain())
        self.view.activated.connect(lambda _index: self.put_back())
        self.certainty = Certainty(tr("Forget for good"), tr("Keep it in the bin"))
        self.work = JobWork(frame, JobKind.FORGET, tr("Forgetting"), self.outcome)
        self.work.ended.connect(self._emptied)
        for each in (self.outcome, self.empty, self.view):
            self.column.addWidget(each)
        self.buttons(self.act(RESTORE, self.put_back), self.act(EMPTY, self.ask_to_empty))
        self.column.addWidget(self.certainty)
        self.column.addWidget(self.work)
        self.view.hide()
        self._explain()

    def read(self) -> None:
        run_task(self, lambda: binned(self.desk), self._show)

    def _show(self, found: tuple[Binned, ...]) -> None:
        self._found = found
        self.view.show_rows([Row(_cells(each), each) for each in found])
        self.view.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.certainty.hide()
        self._explain()

    def _explain(self) -> None:
        nothing = "" if self._found else tr("The bin is empty.")
        chosen = "" if self.view.selected() else tr("Choose what to put back first")
        self.explain(RESTORE, nothing or chosen)
        self.explain(EMPTY, nothing)

    def put_back(self) -> None:
        """Take what is selected out of the bin."""
        from voxdesk.services import forgetting

        desk = self.desk
        for each in self.view.selected():
            if not isinstance(each, Binned):
                continue
            # Undone and done again, the same thing lies in the bin under another number.
            now = [each.entry]

            def again(now: list[BinEntry] = now) -> None:
                forgetting.restore(desk, now[0].id)

            def undo(now: list[BinEntry] = now) -> None:
                now[0] = forgetting.delete(desk, now[0].subject)

            def done(_none: None, entry: BinEntry = each.entry) -> None:
                words = tr("Put back: {name}").format(name=_name(entry))
                self.frame.undoing.did(words, undo, again)
                self.frame.tell(words, True)
                self.read()

            run_in_order(self, again, done)

    def ask_to_empty(self) -> None:
        """Ask before forgetting what is selected, or everything."""
        chosen = [each for each in self.view.selected() if isinstance(each, Binned)]
        chosen = chosen or list(self._found)
        if not chosen:
            return
        what = tr("%n entries", len(chosen))
        self.certainty.ask(
            tr("Forget {what} for good?").format(what=what),
            tr(
                "Audio, text and everything made from them leave the library and its indexes. "
                "This is the one thing that cannot be undone; only a backup made before still "
                "holds them. The chain of custody keeps that they were forgotten, not what they "
                "said."
            ),
            lambda: self._forget([each.entry for each in chosen]),
        )

    def _forget(self, entries: list[BinEntry]) -> None:
        from voxdesk.services import forgetting

        run_in_order(
            self,
            lambda: forgetting.submit(self.desk, [each.id for each in entries]),
            self.work.follow,
        )

    def _emptied(self, job: Job) -> None:
        self.frame.undoing.forget()
        count = int(str(job.result.get("entries", 0)))
        self.outcome.say("good", tr("%n entries are forgotten.", count))
        self.read()


def _cells(found: Binned) -> tuple[str, ...]:
    kind, _number = parse(found.entry.subject)
    with_it = [counted(each, count) for each, count in found.counts.items() if count]
    when = readable_date(found.entry.binned_at)
    by = found.entry.person
    return (
        _name(found.entry),
        f"{when}, {by}" if by else when,
        kind_word(kind),
        ", ".join(with_it),
        size(found.size_bytes) if found.size_bytes else "",
    )


def _name(entry: BinEntry) -> str:
    return entry.title or entry.subject
