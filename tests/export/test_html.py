"""The page: one file that loads nothing, plays its own clips, and leads to its sections."""

import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.export import samples
from voxdesk.export.html import report_html
from voxdesk.export.sheets import Clip, ReportSheet


class Page(HTMLParser):
    """Tags with their attributes."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def with_clips(sheet: ReportSheet) -> ReportSheet:
    first = sheet.report.findings[0].evidence
    return replace(sheet, clips={each: Clip(b"OggS\x00", "audio/ogg") for each in first})


def test_quotes_with_a_clip_play_it_from_the_page_itself() -> None:
    sheet = with_clips(samples.sheet("I1"))
    players = Page(report_html(sheet)).all("audio")
    assert len(players) == len(sheet.report.findings[0].evidence)
    for each in players:
        assert each["src"] == "data:audio/ogg;base64,T2dnUwA="
        assert each["preload"] == "none"
        assert "controls" in each


def test_policy_of_the_page_lets_in_nothing_but_its_own_style_sound_and_pictures() -> None:
    policies = [
        each["content"]
        for each in Page(report_html(samples.sheet("I3"))).all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; media-src data:; img-src data:"
    ]


@pytest.mark.parametrize("kind", ["I1", "I3", "D3", "walk-through"])
def test_every_link_leads_to_a_place_within_the_page(kind: str) -> None:
    page = Page(report_html(samples.sheet(kind)))
    places = [each["id"] for _tag, each in page.tags if each.get("id")]
    assert len(places) == len(set(places))
    links = [each["href"] or "" for each in page.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(places)


def test_page_has_no_script_and_no_handlers() -> None:
    page = Page(report_html(with_clips(samples.sheet("I3", "ru"))))
    assert not page.all("script")
    assert not any(name.startswith("on") for _tag, each in page.tags for name in each)


def test_attributes_cannot_be_broken_out_of() -> None:
    sheet = samples.sheet("walk-through")
    evil = '" onmouseover="alert(1)" x="'
    assert sheet.card is not None
    report = replace(sheet.report, title=evil, language='en" onload="x')
    page = Page(report_html(replace(sheet, report=report, card=replace(sheet.card, site=evil))))
    assert not any(name.startswith("on") for _tag, each in page.tags for name in each)


def test_marks_that_turn_the_direction_of_text_are_taken_out() -> None:
    sheet = samples.sheet("walk-through")
    report = replace(sheet.report, title="exe.\u202egnp\u2066x")
    content = report_html(replace(sheet, report=report)).decode()
    assert "exe.gnpx" in content
    assert 'dir="auto"' in content


@pytest.mark.slow
def test_browser_shows_the_page_without_complaint(tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    path = tmp_path / "report.html"
    path.write_bytes(report_html(with_clips(samples.sheet("I1"))))
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert b"Interview methodology assessment" in done.stdout
    assert b"CONSOLE" not in done.stderr
