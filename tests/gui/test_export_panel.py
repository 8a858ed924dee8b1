"""The panel of exports: formats by their purpose, what goes into a file, and what came of it."""

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.windows import new_window, the, the_popup
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.pseudonyms import AliasKind
from voxdesk.gui.exporting import wording
from voxdesk.gui.exporting.panel import FORMAT, ExportPanel
from voxdesk.gui.exporting.wanted import Offer, Subject, Wish
from voxdesk.gui.jobs import wording as job_wording
from voxdesk.gui.jobs.job_card import JobCard
from voxdesk.gui.main_window import MainWindow
from voxdesk.gui.recordings.page import RecordingsPage
from voxdesk.gui.reports.page import ReportsPage
from voxdesk.gui.transcript.page import TranscriptPage
from voxdesk.policy import Policy
from voxdesk.services import exporting
from voxdesk.services.export_options import PLAIN, Options
from voxdesk.services.lanes import HANDLERS

SETTLING_MS = 1000
TRIES = 5
REPORT = Subject("report", 7, "Walk-through: Grand Plaza")


@pytest.fixture
def window(filled: Desk, qtbot: QtBot) -> MainWindow:
    made = new_window(filled, qtbot)
    made.show()
    return made


@pytest.fixture
def reports(window: MainWindow, qtbot: QtBot) -> ReportsPage:
    window.show_page("reports")
    page = the(window, ReportsPage)
    qtbot.waitUntil(lambda: page.opened() is not None)
    return page


def save_as(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """Take the name that is suggested, in this folder; gives the names as they are suggested."""
    suggested: list[str] = []

    def ask(_parent: object, _title: str, name: str, _ending: str) -> tuple[str, str]:
        suggested.append(name)
        return str(folder / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def panel_over(
    qtbot: QtBot, allowed: dict[str, bool] | None = None, wish: Wish | None = None
) -> ExportPanel:
    at = QPushButton()
    qtbot.addWidget(at)
    formats = allowed or dict.fromkeys(exporting.formats("report"), True)
    offer = Offer(REPORT.name, (REPORT,), formats)
    panel = ExportPanel(at, [offer], {"report": wish} if wish else {})
    qtbot.addWidget(panel)
    return panel


def ended(desk: Desk, qtbot: QtBot) -> Job:
    """The newest export, once it was asked for and the lanes have run it."""

    def newest() -> Job:
        job = desk.store.jobs.newest(JobKind.EXPORT)
        assert job is not None
        return job

    done = (JobState.DONE, JobState.FAILED)
    qtbot.waitUntil(lambda: desk.store.jobs.newest(JobKind.EXPORT) is not None)
    desk.start(HANDLERS)
    qtbot.waitUntil(lambda: newest().state in done, timeout=60_000)
    return newest()


@pytest.mark.parametrize("kind", ["report", "recording"])
def test_every_format_stands_where_it_is_for_with_a_sentence(kind: str) -> None:
    formats = exporting.formats(kind)
    sorted_in = [fmt for group in wording.purposes(kind, formats).values() for fmt in group]
    assert sorted(sorted_in) == sorted(formats)
    assert all(wording.about(kind, fmt).endswith(".") for fmt in formats)
    assert all(wording.title(fmt) != fmt.upper() or fmt == "pdf" for fmt in formats)


def test_a_format_nobody_sorted_in_is_for_programs_under_its_own_name() -> None:
    assert wording.purposes("report", ("pdf", "epub"))["For other programs"] == ("epub",)
    assert wording.title("epub") == "EPUB"


def test_what_a_format_cannot_carry_is_not_ticked_and_says_why(qtbot: QtBot) -> None:
    panel = panel_over(qtbot)
    assert panel.fmt() == "docx"
    assert not panel.clips.isEnabled()
    assert not panel.clips.isChecked()
    assert panel.clips.toolTip() == "Web pages and evidence packs alone carry sound"
    panel.choose("pack")
    assert panel.clips.isChecked()
    assert panel.originals.isChecked()
    panel.originals.click()
    panel.choose("html")
    assert panel.originals.toolTip() == "Evidence packs alone hold originals"
    panel.choose("pack")
    assert panel.options() == Options(clips=True, originals=False)


def test_pseudonymised_leaves_originals_out_and_says_what_is_not_found(qtbot: QtBot) -> None:
    panel = panel_over(qtbot)
    panel.choose("pack")
    assert panel.names.isHidden()
    panel.pseudonymised.click()
    assert not panel.names.isHidden()
    assert not panel.originals.isEnabled()
    assert "names can be heard" in panel.originals.toolTip()
    assert panel.options().originals is None
    panel.options().require_sense()


def test_names_are_added_by_enter_taken_out_by_a_click_and_none_is_lost(qtbot: QtBot) -> None:
    panel = panel_over(qtbot)
    panel.pseudonymised.click()
    names = panel.names
    names.field.setText("  Big   Joe ")
    qtbot.keyClick(names.field, Qt.Key.Key_Return)
    names.field.setText("Sky Bar")
    names.kind.setCurrentIndex(names.kind.findData(AliasKind.SITE))
    names.add.click()
    assert names.names() == ((AliasKind.PERSON, "Big Joe"), (AliasKind.SITE, "Sky Bar"))
    chips = [each for each in names.findChildren(QPushButton) if each.property("look") == "chip"]
    next(each for each in chips if "Big Joe" in each.text()).click()
    names.field.setText("Masha")
    names.kind.setCurrentIndex(names.kind.findData(AliasKind.CLIENT))
    wanted: list[Wish] = []
    panel.wanted.connect(lambda _offer, wish: wanted.append(wish))
    panel.go.click()
    assert wanted[0].options.names == ((AliasKind.SITE, "Sky Bar"), (AliasKind.CLIENT, "Masha"))


def test_names_are_kept_but_not_asked_for_without_pseudonyms(qtbot: QtBot) -> None:
    last = Options(pseudonymised=True, names=((AliasKind.PERSON, "Masha"),))
    panel = panel_over(qtbot, wish=Wish("html", last))
    assert panel.fmt() == "html"
    assert panel.options() == last
    panel.pseudonymised.click()
    assert panel.options() == PLAIN


def test_a_forbidden_format_cannot_be_chosen_and_says_why(filled: Desk, qtbot: QtBot) -> None:
    filled.policy = Policy(frozenset({"export.docx", "export.markdown"}))
    panel = panel_over(qtbot, exporting.offered(filled, "report"))
    told = [panel.list.item(row) for row in range(panel.list.count())]
    forbidden = [each for each in told if "Not allowed by your organisation" in each.text()]
    assert [each.text().splitlines()[0] for each in forbidden] == [
        "Word document (DOCX)",
        "Markdown",
    ]
    assert not any(each.flags() & Qt.ItemFlag.ItemIsSelectable for each in forbidden)
    assert panel.fmt() == "pdf"


def test_where_every_format_is_forbidden_nothing_is_exported(filled: Desk, qtbot: QtBot) -> None:
    filled.policy = Policy(frozenset({"export"}))
    panel = panel_over(qtbot, exporting.offered(filled, "report"))
    assert panel.fmt() == ""
    assert not panel.go.isEnabled()
    assert panel.go.toolTip() == "Your organisation allows no format"
    wanted: list[Wish] = []
    panel.wanted.connect(lambda _offer, wish: wanted.append(wish))
    panel.export()
    assert wanted == []


def test_files_for_other_eyes_are_called_by_numbers() -> None:
    assert REPORT.file_name("pack", PLAIN) == "Walk-through- Grand Plaza.zip"
    assert REPORT.file_name("pdf", Options(pseudonymised=True)) == "rep-7.pdf"


def test_a_report_is_exported_from_its_page_and_found_again(
    reports: ReportsPage,
    filled: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_as(monkeypatch, tmp_path)
    reports.pane.export.click()
    panel = the_popup(ExportPanel, qtbot)
    panel.choose("json")
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert ended(filled, qtbot).state is JobState.DONE
    reports._frame.following.refresh()
    assert reports.strip.words() == "Saved as Walk-through- Grand Plaza.json"
    assert reports.strip.place() == str(tmp_path)
    assert reports.strip.more() == ""
    written = json.loads((tmp_path / "Walk-through- Grand Plaza.json").read_text("utf-8"))
    assert written["title"] == "Walk-through: Grand Plaza"
    reports.exports.dismiss()
    assert reports.strip.isHidden()


def test_a_pseudonymised_pack_tells_no_name_and_the_window_what_was_replaced(
    reports: ReportsPage,
    filled: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    suggested = save_as(monkeypatch, tmp_path)
    reports.pane.export.click()
    panel = the_popup(ExportPanel, qtbot)
    panel.choose("pack")
    panel.clips.click()
    panel.pseudonymised.click()
    panel.names.field.setText("twelve minutes")
    panel.go.click()
    job = ended(filled, qtbot)
    assert job.state is JobState.DONE
    assert len(suggested) == 1
    assert "Plaza" not in suggested[0]
    with zipfile.ZipFile(tmp_path / suggested[0]) as pack:
        told = b"".join(pack.read(each) for each in pack.namelist())
        assert not any("original" in each for each in pack.namelist())
    assert b"Marta" not in told
    assert b"Plaza" not in told
    reports._frame.following.refresh()
    replaced = job.result["replaced"]
    assert isinstance(replaced, dict)
    said = reports.strip.more()
    assert said.startswith("Names replaced: ")
    assert all(f"{alias} ({count})" in said for alias, count in replaced.items())
    assert JobCard(job, "Export", lambda _job: None).more() == said
    reports.pane.export.click()
    again = the_popup(ExportPanel, qtbot)
    assert again.fmt() == "pack"
    assert again.options().pseudonymised
    assert again.options().names == ((AliasKind.PERSON, "twelve minutes"),)


def test_an_export_that_found_no_name_says_so(filled: Desk, tmp_path: Path) -> None:
    options, target = Options(pseudonymised=True), tmp_path / "rec.txt"
    number = int(filled.store.recordings.recent(1)[0].id)
    job = exporting.submit(filled, "recording", number, "txt", target, options)
    assert job_wording.replaced(job) == ""
    jobs = filled.store.jobs
    jobs.move(job.id, JobState.RUNNING)
    jobs.move(job.id, JobState.DONE, result={"path": str(target), "replaced": {}})
    assert job_wording.replaced(jobs.get(job.id)).startswith("No name was found")


def test_a_recording_offers_its_transcript_and_its_report(
    window: MainWindow,
    walk: RecordingId,
    filled: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_as(monkeypatch, tmp_path)
    window.open_recording(walk)
    page = the(window, TranscriptPage)
    qtbot.waitUntil(lambda: page.opened() is not None and page.header.export.isEnabled())
    # A page that is still settling takes away what pops up over it.
    for _try in range(TRIES):
        page.header.export.click()
        qtbot.wait(SETTLING_MS)
        panels = page.header.export.findChildren(ExportPanel)
        if panels and panels[-1].isVisible():
            break
    panel = the_popup(ExportPanel, qtbot)
    titles = [panel.what.itemText(place) for place in range(panel.what.count())]
    assert titles == ["The transcript", "The report: Walk-through: Grand Plaza"]
    assert panel.clips.isHidden()
    panel.what.setCurrentIndex(1)
    assert not panel.clips.isHidden()
    panel.what.setCurrentIndex(0)
    panel.choose("txt")
    panel.go.click()
    assert ended(filled, qtbot).state is JobState.DONE
    assert "twelve minutes" in (tmp_path / "Grand Plaza walk-through.txt").read_text("utf-8")
    window.frame.following.refresh()
    assert page.strip.words() == "Saved as Grand Plaza walk-through.txt"


def test_several_recordings_go_into_a_folder_by_numbers_when_pseudonymised(
    window: MainWindow,
    filled: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    window.show_page("recordings")
    page = the(window, RecordingsPage)
    qtbot.waitUntil(lambda: page.table.rowCount() > 3)
    page.view.selectRow(2)
    add = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    page.view.selectionModel().select(page.table.index(3, 0), add)
    page.acting.export()
    panel = the_popup(ExportPanel, qtbot)
    assert panel.what.isHidden()
    panel.choose("srt")
    panel.pseudonymised.click()
    panel.go.click()

    def asked() -> list[Job]:
        return [each for each in filled.store.jobs.recent() if each.kind is JobKind.EXPORT]

    qtbot.waitUntil(lambda: len(asked()) == 2)
    assert all(each.request["pseudonymised"] for each in asked())
    names = {Path(str(each.request["target"])).name for each in asked()}
    assert all(name.startswith("rec-") and name.endswith(".srt") for name in names)
    assert len(names) == 2


def test_heads_of_purposes_are_passed_over_by_the_arrow_keys(qtbot: QtBot) -> None:
    panel = panel_over(qtbot)
    panel.open()
    met = [panel.fmt()]
    for _step in range(6):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
        met.append(panel.fmt())
    assert met == ["docx", "pdf", "html", "pack", "csv", "json", "md"]
    assert panel.list.item(0).data(FORMAT) is None
