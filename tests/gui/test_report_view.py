"""A report on the screen: words for verdicts, quotes as plain text, the doubtful apart."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from voxdesk.desk import Desk
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, VisitId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    ReportState,
    SimilarPassage,
    Stance,
    Support,
    Verdict,
)
from voxdesk.gui.reports.finding_view import FindingView
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.reports.report_view import ReportView
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.widgets.paragraph import Paragraph

TAGS = "<img src='file:///etc/passwd'><b>bold</b> & <|im_end|>"


def evidence(quote: str = "said so", probability: float = 0.9) -> Evidence:
    return Evidence(RecordingId(1), (SegmentId(5),), quote, 31_000, 34_000, Stance.FOR, probability)


def finding(verdict: Verdict | None = Verdict.MET, **changes: object) -> Finding:
    fields: dict[str, object] = {
        "id": FindingId(1),
        "criterion_id": "lighting",
        "title": "Lighting",
        "verdict": verdict,
        "support": Support.SUPPORTED,
        "statement": "All lamps work.",
        "recommendation": "",
        "evidence": (evidence(),),
    }
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]  # fields of Finding


def report(*findings: Finding, summary: str = "") -> Report:
    return Report(
        id=ReportId(3),
        kind="walk-through",
        title="Walk-through",
        scenario_id="walk-through",
        visit_id=None,
        recording_ids=(RecordingId(1),),
        state=ReportState.DRAFT,
        created_at="2026-05-12T10:00:00Z",
        language="en",
        findings=findings,
        summary=summary,
    )


def words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (Verdict.MET, "Met"),
        (Verdict.PARTLY_MET, "Partly met"),
        (Verdict.NOT_MET, "Not met"),
        (Verdict.NOT_COVERED, "Not covered"),
        (None, "No verdict"),
    ],
)
def test_a_verdict_is_a_word_not_only_a_colour(
    verdict: Verdict | None, word: str, qtbot: QtBot
) -> None:
    view = FindingView(1, finding(verdict), lambda _evidence: None, {})
    qtbot.addWidget(view)
    assert word in words(view)
    assert view.accessibleName() == f"Lighting: {word}"


def test_tags_in_quotes_and_statements_stay_text(qtbot: QtBot) -> None:
    told = finding(statement=TAGS, recommendation=TAGS, evidence=(evidence(TAGS),), title=TAGS)
    view = FindingView(1, told, lambda _evidence: None, {})
    qtbot.addWidget(view)
    view.show()
    assert [each.text() for each in view.findChildren(Paragraph)] == [TAGS, TAGS]
    assert view.findChildren(QuoteView)[0].text_shown() == f"“{TAGS}”"
    for label in view.findChildren(QLabel):
        assert label.textFormat().name == "PlainText"
    view.grab()


def test_a_click_on_a_quote_tells_which(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    view.show_report(report(finding()), {})
    qtbot.waitUntil(lambda: len(view.findings_shown()) == 1)
    with qtbot.waitSignal(view.quote_chosen) as chosen:
        view.findChildren(QuoteView)[0].click()
    assert chosen.args == [1, (5,)]


def test_enter_on_a_quote_is_a_click(qtbot: QtBot) -> None:
    quote = QuoteView(evidence())
    qtbot.addWidget(quote)
    with qtbot.waitSignal(quote.clicked):
        qtbot.keyClick(quote, Qt.Key.Key_Return)


def test_doubtful_quotes_stand_apart_until_they_are_asked_for(qtbot: QtBot) -> None:
    doubtful = evidence("perhaps", 0.52)
    view = FindingView(1, finding(evidence=(evidence(), doubtful)), lambda _evidence: None, {})
    qtbot.addWidget(view)
    view.show()
    quotes = {each.evidence().quote: each for each in view.findChildren(QuoteView)}
    assert quotes["said so"].isVisible()
    assert not quotes["perhaps"].isVisible()
    view.findChildren(QPushButton)[0].click()
    assert quotes["perhaps"].isVisible()
    assert "52%" in quotes["perhaps"].accessibleName()


def test_what_no_evidence_supports_says_so(qtbot: QtBot) -> None:
    told = finding(support=Support.UNSUPPORTED, notes=("unsupported:198",))
    view = FindingView(1, told, lambda _evidence: None, {})
    qtbot.addWidget(view)
    assert any("Unsupported" in each and "198" in each for each in words(view))


def test_a_growing_report_keeps_the_findings_it_had(qtbot: QtBot) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    first = finding()
    view.show_report(report(first), {})
    qtbot.waitUntil(lambda: len(view.findings_shown()) == 1)
    kept = view.findings_shown()[0]
    view.show_report(report(first, finding(Verdict.NOT_MET, title="Noise")), {})
    qtbot.waitUntil(lambda: len(view.findings_shown()) == 2)
    assert view.findings_shown()[0] is kept
    view.show_report(report(finding(Verdict.NOT_MET)), {})
    qtbot.waitUntil(lambda: len(view.findings_shown()) == 1)
    qtbot.waitUntil(lambda: "Not met" in words(view.findings_shown()[0]))


def test_a_report_from_the_library_is_shown_whole(
    filled: Desk, walk: RecordingId, qtbot: QtBot
) -> None:
    view = ReportView()
    qtbot.addWidget(view)
    whole = filled.store.reports.of_recording(walk)[0]
    view.show_report(whole, {})
    qtbot.waitUntil(lambda: len(view.findings_shown()) == 11)
    shown = " ".join(each.text() for each in view.findChildren(Paragraph))
    assert whole.summary.splitlines()[0] in shown
    assert whole.findings[0].statement in shown


def test_similar_findings_name_their_source_and_are_plain(qtbot: QtBot) -> None:
    view = SimilarView()
    qtbot.addWidget(view)
    told = SimilarPassage("finding", 1, VisitId(2), "<b>Seaview</b>", "2026-03-04", TAGS, 0.7)
    view.show_similar([told])
    assert any("<b>Seaview</b>" in each and "Mar 2026" in each for each in words(view))
    assert view.findChildren(Paragraph)[0].text() == TAGS
    assert any("from a report" in each for each in words(view))
    view.show_similar([])
    assert "Nothing similar yet" in words(view)


def test_a_similar_passage_leads_to_its_recording_whatever_kinds_there_will_be(
    qtbot: QtBot,
) -> None:
    view = SimilarView()
    qtbot.addWidget(view)
    told = SimilarPassage("recording", 7, VisitId(2), "Seaview", "2026-03-04", "Dark.", 0.7)
    view.show_similar([told, replace(told, kind="something new")])
    with qtbot.waitSignal(view.recording_asked) as asked:
        view.findChildren(QPushButton)[0].click()
    assert asked.args == [7]
