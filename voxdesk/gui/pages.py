"""The pages there are, in the order of the rail. Each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from voxdesk.gui.frame import Frame
from voxdesk.gui.page import Page
from voxdesk.gui.words import later


@dataclass(frozen=True, slots=True)
class PageEntry:
    """`words` are marked by `words.later`; a page `within` another shows that one on the rail."""

    key: str
    words: str
    icon: str
    make: Callable[[Frame], Page]
    keys: tuple[str, ...] = ()
    within: str = ""
    low: bool = False
    """Stands at the lower end of the rail."""


def _record(frame: Frame) -> Page:
    from voxdesk.gui.capturing.page import RecordPage

    return RecordPage(frame)


def _recordings(frame: Frame) -> Page:
    from voxdesk.gui.recordings.page import RecordingsPage

    return RecordingsPage(frame)


def _recording(frame: Frame) -> Page:
    from voxdesk.gui.transcript.page import TranscriptPage

    return TranscriptPage(frame)


def _visits(frame: Frame) -> Page:
    from voxdesk.gui.visits.page import VisitsPage

    return VisitsPage(frame)


def _keys(frame: Frame) -> Page:
    from voxdesk.gui.keys.page import KeysPage

    return KeysPage(frame)


def _jobs(frame: Frame) -> Page:
    from voxdesk.gui.jobs.page import JobsPage

    return JobsPage(frame)


def _library(frame: Frame) -> Page:
    from voxdesk.gui.library.page import LibraryPage

    return LibraryPage(frame)


def _reports(frame: Frame) -> Page:
    from voxdesk.gui.reports.page import ReportsPage

    return ReportsPage(frame)


def _batches(frame: Frame) -> Page:
    from voxdesk.gui.batches.page import BatchesPage

    return BatchesPage(frame)


def _insights(frame: Frame) -> Page:
    from voxdesk.gui.insights.page import InsightsPage

    return InsightsPage(frame)


def _scenarios(frame: Frame) -> Page:
    from voxdesk.gui.scenarios.page import ScenariosPage

    return ScenariosPage(frame)


def _search(frame: Frame) -> Page:
    from voxdesk.gui.search.page import SearchPage

    return SearchPage(frame)


def _models(frame: Frame) -> Page:
    from voxdesk.gui.models.page import ModelsPage

    return ModelsPage(frame)


def _settings(frame: Frame) -> Page:
    from voxdesk.gui.settings.page import SettingsPage

    return SettingsPage(frame)


PAGES = (
    PageEntry("record", later("Record"), "record", _record),
    PageEntry("recordings", later("Recordings"), "recordings", _recordings, ("Alt+1",)),
    PageEntry("recording", later("Recording"), "recordings", _recording, within="recordings"),
    PageEntry("visits", later("Visits"), "visits", _visits, ("Alt+2",)),
    PageEntry("reports", later("Reports"), "reports", _reports, ("Alt+3",)),
    PageEntry("batches", later("Batches"), "batches", _batches, within="reports"),
    PageEntry(
        "insights", later("Across visits"), "across", _insights, ("Alt+9",), within="reports"
    ),
    PageEntry("scenarios", later("Kinds of report"), "scenarios", _scenarios, (), within="reports"),
    PageEntry("search", later("Search"), "search", _search, ("Alt+4", "Ctrl+Shift+F")),
    PageEntry("jobs", later("Jobs"), "jobs", _jobs, ("Alt+5",), low=True),
    PageEntry("models", later("Models"), "models", _models, ("Alt+6",), low=True),
    PageEntry("library", later("Library"), "library", _library, ("Alt+7",), low=True),
    PageEntry("keys", later("Keys"), "keys", _keys, ("F1",), within="settings"),
    PageEntry("settings", later("Settings"), "settings", _settings, ("Alt+8", "Ctrl+,"), low=True),
)
BY_KEY = {entry.key: entry for entry in PAGES}
