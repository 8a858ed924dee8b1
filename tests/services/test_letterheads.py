"""A template and a logo of people's own are looked at before a report is put on them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image

from tests.dispute import fill
from tests.services.conftest import Work
from voxdesk.desk import Desk
from voxdesk.domain.job import JobState
from voxdesk.errors import BadLogo, BadTemplate
from voxdesk.events import Event, Notice
from voxdesk.export import word_file
from voxdesk.services import exporting, letterheads


def template(desk: Desk, path: Path) -> None:
    desk.settings = replace(desk.settings, report_template=str(path))


def logo(desk: Desk, path: Path) -> None:
    desk.settings = replace(desk.settings, report_logo=str(path))


def package(path: Path, members: dict[str, bytes]) -> Path:
    """The program's template with members added or replaced."""
    with zipfile.ZipFile(io.BytesIO(word_file.own_template())) as own:
        content = {each: own.read(each) for each in own.namelist()} | members
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in content.items():
            written.writestr(name, data)
    return path


@pytest.fixture
def told(desk: Desk) -> Iterator[list[Event]]:
    events: list[Event] = []
    stop = desk.events.subscribe(events.append)
    yield events
    stop()


def test_empty_settings_are_the_programs_own_look(desk: Desk) -> None:
    found = letterheads.of(desk)
    assert (found.template, found.logo) == (b"", b"")


def test_template_of_ones_own_is_read_whole(desk: Desk, tmp_path: Path, told: list[Event]) -> None:
    path = package(tmp_path / "own.docx", {})
    template(desk, path)
    assert letterheads.of(desk).template == path.read_bytes()
    assert not told


def test_styles_that_a_template_lacks_are_told(
    desk: Desk, tmp_path: Path, told: list[Event]
) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    template(desk, tmp_path / "plain.docx")
    letterheads.of(desk)
    (notice,) = told
    assert isinstance(notice, Notice)
    assert notice.code == "template.lacking"
    assert "Report Evidence" in notice.detail


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"word/media/zeros.bin": bytes(30 << 20)}, "unpacks without end"),
        (
            {
                "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxml'
                b'formats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/'
                b'attachedTemplate" Target="http://example.com/t.dotm" TargetMode="External"/>'
                b"</Relationships>"
            },
            "http://example.com/t.dotm",
        ),
        ({"word/_rels/x.rels": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, "DOCTYPE"),
        ({"word/document.xml": b"<not word"}, "own.docx"),
    ],
)
def test_template_that_does_more_than_look_is_refused_with_the_reason(
    desk: Desk, tmp_path: Path, members: dict[str, bytes], why: str
) -> None:
    template(desk, package(tmp_path / "own.docx", members))
    with pytest.raises(BadTemplate, match=why):
        letterheads.of(desk)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"%PDF-1.4", bytes(1000)])
def test_file_that_is_no_word_document_is_refused(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "own.docx").write_bytes(content)
    template(desk, tmp_path / "own.docx")
    with pytest.raises(BadTemplate, match=r"own\.docx"):
        letterheads.of(desk)


def test_template_that_is_gone_is_named(desk: Desk, tmp_path: Path) -> None:
    template(desk, tmp_path / "gone.docx")
    with pytest.raises(BadTemplate, match=r"gone\.docx"):
        letterheads.of(desk)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_logo_is_read_whole(desk: Desk, tmp_path: Path, form: str) -> None:
    path = tmp_path / "logo"
    Image.new("RGB", (40, 20), "navy").save(path, form)
    logo(desk, path)
    assert letterheads.of(desk).logo == path.read_bytes()


def test_picture_of_another_form_cut_or_missing_is_refused(desk: Desk, tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((60, 60), 50).save(whole, "PNG")
    contents = {"text": b"not a picture", "cut": whole.getvalue()[:200], "empty": b""}
    gif = io.BytesIO()
    Image.new("P", (4, 4)).save(gif, "GIF")
    contents["gif"] = gif.getvalue()
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        logo(desk, tmp_path / name)
        with pytest.raises(BadLogo, match=name):
            letterheads.of(desk)
    logo(desk, tmp_path / "gone.png")
    with pytest.raises(BadLogo, match=r"gone\.png"):
        letterheads.of(desk)


def test_picture_of_endless_size_is_refused(desk: Desk, tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "huge.png")
    logo(desk, tmp_path / "huge.png")
    with pytest.raises(BadLogo):
        letterheads.of(desk)


def test_export_is_put_on_the_letterhead(desk: Desk, work: Work, tmp_path: Path) -> None:
    _recording, report = fill(desk.store)
    Image.new("RGB", (40, 20), "navy").save(tmp_path / "logo.png")
    logo(desk, tmp_path / "logo.png")
    for fmt in ("docx", "pdf"):
        target = tmp_path / f"report.{fmt}"
        (ended,) = work(exporting.submit(desk, "report", report, fmt, target))
        assert ended.state is JobState.DONE, ended.error_detail
    with zipfile.ZipFile(tmp_path / "report.docx") as written:
        assert [each for each in written.namelist() if each.startswith("word/media/")]
    assert b"/Subtype /Image" in (tmp_path / "report.pdf").read_bytes()


def test_export_on_a_bad_template_fails_with_its_reason(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    _recording, report = fill(desk.store)
    template(desk, tmp_path / "gone.docx")
    target = tmp_path / "report.docx"
    (ended,) = work(exporting.submit(desk, "report", report, "docx", target))
    assert (ended.state, ended.error_code) == (JobState.FAILED, "template.bad")
    assert "gone.docx" in ended.error_detail
    assert not target.exists()
    (other,) = work(exporting.submit(desk, "report", report, "md", tmp_path / "report.md"))
    assert other.state is JobState.DONE
