"""Names that are formulas, markup or commands are shown in every export, and obeyed in none."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.services import interview
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.ids import RecordingId, ReportId
from voxdesk.domain.job import JobState
from voxdesk.export.formats import REPORT_FORMATS, TRANSCRIPT_FORMATS
from voxdesk.services import exporting
from voxdesk.services.export_options import Options

HOSTILE = replace(
    interview.CARD,
    site='=HYPERLINK("http://evil","x")<script>alert(1)</script>',
    client="<img src=x onerror=alert(1)> \"'><b>",
    customer="+1+cmd|' /C calc'!A0",
    employee="@SUM(A1)](javascript:alert(1))",
    city="-2+3\u202e\u0000]]>&amp;",
    zones=("</title><script>", "../../etc/passwd", "\t=1+1"),
    consent_by="{{ 7*7 }}${7*7}",
)
FILE = "=cmd|calc <script>alert(1)</script> ..\\..\\x.wav"


class Tags(HTMLParser):
    """What a browser would take for markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def ids(desk: Desk, work: Work, spoken: Callable[..., Path], tmp_path: Path) -> dict[str, int]:
    recording_id = interview.transcribed(desk, interview.recorded(desk, work, spoken, tmp_path))
    visit_id = desk.store.recordings.get(recording_id).visit_id
    assert visit_id is not None
    desk.store.visits.update(visit_id, HOSTILE)
    desk.store.recordings.rename(recording_id, FILE)
    report_id: ReportId = interview.reported(desk, RecordingId(recording_id), HOSTILE)
    return {"recording": recording_id, "report": report_id}


@pytest.mark.parametrize("options", [Options(), Options(pseudonymised=True)])
def test_hostile_names_are_text_in_every_export(
    desk: Desk, work: Work, ids: dict[str, int], tmp_path: Path, options: Options
) -> None:
    made = {}
    for kind, formats in (("recording", TRANSCRIPT_FORMATS), ("report", REPORT_FORMATS)):
        for fmt in (*formats, "zip"):
            target = tmp_path / f"{kind}.{fmt}"
            (ended,) = work(exporting.submit(desk, kind, ids[kind], fmt, target, options))
            assert ended.state is JobState.DONE, (fmt, ended.error_code, ended.error_detail)
            made[f"{kind}.{fmt}"] = target.read_bytes()
    tags = Tags()
    tags.feed(made["report.html"].decode())
    assert {tag for tag, _ in tags.found} & {"script", "img", "iframe", "object"} <= {"img"}
    for tag, attributes in tags.found:
        assert not [name for name in attributes if name.startswith("on")], tag
        assert not str(attributes.get("href") or "#").startswith("javascript:")
        assert str(attributes.get("src") or "data:").startswith("data:")
    for row in csv.reader(io.StringIO(made["report.csv"].decode("utf-8-sig")), delimiter=","):
        for cell in row:
            assert cell.lstrip()[:1] not in ("=", "+", "-", "@"), cell
    for name in ("recording.json", "report.json"):
        json.loads(made[name])
    for name in ("recording.zip", "report.zip"):
        with zipfile.ZipFile(io.BytesIO(made[name])) as members:
            assert members.testzip() is None
            for member in members.namelist():
                assert ".." not in member
                assert member.isascii()
                assert not set(member) & set("<>=\\:*?|\"'")
    if options.pseudonymised:
        for name, content in made.items():
            telling = ("hyperlink(", "onerror", "calc", "sum(a1)", "7*7", "evil")
            assert interview.told(name, content, telling) == [], name
