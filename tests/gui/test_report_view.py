"""A report on the screen: words for verdicts, quotes as plain text, the doubtful apart."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.kinds import add_kind
from tests.gui.watchdog import Watchdog
from voxdesk.desk import Desk
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, VisitId
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    ReportState,
    Review,
    SimilarPassage,
    Stance,
    Support,
    Verdict,
    score,
)
from voxdesk.domain.scenario import Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.gui.reports.finding_view import FindingView
from voxdesk.gui.reports.quote_view import QuoteView
from voxdesk.gui.reports.report_view import ReportView
from voxdesk.gui.reports.section_view import SectionHead, SilentView
from voxdesk.gui.reports.sections import Shown, Want
from voxdesk.gui.reports.similar_view import SimilarView
from voxdesk.gui.widgets.paragraph import Paragraph
from voxdesk.services import scenarios

TAGS = "<img src='file:///etc/passwd'><b>bold</b> & <|im_end|>"


def evidence(quote: str = "said so", *, sure: bool = True, check: str = "") -> Evidence:
    return Evidence(
        recording_id=RecordingId(1),
        segment_ids=(SegmentId(5),),
        quote=quote,
        start_ms=31_000,
        end_ms=34_000,
        stance=Stance.FOR,
        probability=0.9 if sure else 0.52,
        sure=sure,
        check_id=check,
    )


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


def opened_view(qtbot: QtBot, *, height: int = 700) -> ReportView:
    view = ReportView()
    qtbot.addWidget(view)
    view.resize(700, height)
    view.show()
    return view


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


def shown_alone(told: Finding, qtbot: QtBot, **changes: object) -> FindingView:
    view = FindingView(Shown(1, told, **changes), lambda _evidence: None, {})  # type: ignore[arg-type]  # fields of Shown
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


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
    view = shown_alone(finding(verdict), qtbot)
    assert word in words(view)
    assert view.accessibleName() == f"Lighting: {word}"


def test_tags_in_quotes_and_statements_stay_text(qtbot: QtBot) -> None:
    told = finding(statement=TAGS, recommendation=TAGS, evidence=(evidence(TAGS),), title=TAGS)
    view = shown_alone(told, qtbot)
    assert [each.text() for each in view.findChildren(Paragraph)] == [TAGS, TAGS]
    assert view.findChildren(QuoteView)[0].text_shown() == f"“{TAGS}”"
    for label in view.findChildren(QLabel):
        assert label.textFormat().name == "PlainText"
    view.grab()


def test_a_click_on_a_quote_tells_which(qtbot: QtBot) -> None:
    view = opened_view(qtbot)
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
    doubtful = evidence("perhaps", sure=False)
    view = shown_alone(finding(evidence=(evidence(), doubtful)), qtbot)

    def quotes() -> dict[str, QuoteView]:
        there = (each for each in view.findChildren(QuoteView) if each.isVisible())
        return {each.evidence().quote: each for each in there}

    assert list(quotes()) == ["said so"]
    with qtbot.waitSignal(view.folded):
        view.findChildren(QPushButton)[0].click()
    assert list(quotes()) == ["said so", "perhaps"]
    assert "52%" in quotes()["perhaps"].accessibleName()


def test_what_no_evidence_supports_says_so(qtbot: QtBot) -> None:
    told = finding(support=Support.UNSUPPORTED, notes=("unsupported:198",))
    view = shown_alone(told, qtbot)
    assert any("Unsupported" in each and "198" in each for each in words(view))


def test_a_growing_report_keeps_the_findings_it_had(qtbot: QtBot) -> None:
    view = opened_view(qtbot)
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
    view = opened_view(qtbot, height=4000)
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


# --- reports of the kinds there are


@pytest.fixture
def factors(filled: Desk, walk: RecordingId) -> tuple[Report, Scenario]:
    """A report on 99 factors, half of them spoken of."""
    report_id = add_kind(filled, "I3", walk)
    kind = scenarios.of_report(filled, report_id)
    assert kind is not None
    return filled.store.reports.get(report_id), kind.scenario


@pytest.fixture
def scored(filled: Desk, walk: RecordingId) -> tuple[Report, Scenario]:
    report_id = add_kind(filled, "I1", walk)
    kind = scenarios.of_report(filled, report_id)
    assert kind is not None
    return filled.store.reports.get(report_id), kind.scenario


def settled(view: ReportView, qtbot: QtBot, made: tuple[Report, Scenario]) -> None:
    with qtbot.waitSignal(view.settled):
        view.show_report(made[0], {}, scenario=made[1])


def test_a_hundred_findings_are_made_only_where_they_are_read(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot)
    settled(view, qtbot, factors)
    assert len(factors[0].findings) == 99
    assert 1 < len(view.findings_shown()) < 25
    view.go_to_finding(95)
    qtbot.waitUntil(lambda: view.current() == factors[0].findings[94])
    assert len(view.findings_shown()) < 45


def test_a_hundred_findings_never_hold_the_window_up(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot)
    settled(view, qtbot, factors)
    bar = view.verticalScrollBar()
    with Watchdog(0.1) as dog:
        for step in range(1, 11):
            bar.setValue(bar.maximum() * step // 10)
            qtbot.wait(60)
    assert max(dog.busy_s) < 0.1, dog.longest()


def test_findings_stand_in_their_sections_by_their_titles(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot, height=3000)
    settled(view, qtbot, factors)
    heads = [each.accessibleName() for each in view.findChildren(SectionHead)]
    assert heads[0].startswith("Location, ")
    assert view.findings_shown()[0].finding.section == "location"


def test_what_nobody_spoke_of_is_one_quiet_line_until_it_is_opened(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot, height=3000)
    settled(view, qtbot, factors)
    part = next(each for each in view.outline().parts if each.silent)
    quiet = view.findChildren(SilentView)[0]
    assert quiet.opener.text() == f"Not spoken of: {len(part.silent)}: show"
    assert part.silent[0].finding.title not in " ".join(words(view))
    quiet.opener.click()
    title = part.silent[0].finding.title
    qtbot.waitUntil(lambda: any(title in each for each in words(view)))
    copy = next(b for b in view.findChildren(QPushButton) if b.text() == "Copy these as a list")
    copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [each.finding.title for each in part.silent]


def test_a_score_says_on_how_many_checks_it_rests_and_each_is_told(
    scored: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot, height=3000)
    settled(view, qtbot, scored)
    first = view.findings_shown()[0]
    judged = score(first.finding.evidence)[1]
    assert f"{judged} of 6 checks" in words(first)
    questions = [
        each.question.within("en") for each in next(scored[1].criteria(SiteKind.HOTEL))[2].checks
    ]
    assert all(each in words(first) for each in questions)


def test_only_what_is_to_do_is_shown_when_that_is_asked_for(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot, height=3000)
    settled(view, qtbot, factors)
    with qtbot.waitSignal(view.settled):
        view.narrow(Want.DOUBTFUL)
    assert view.findings_shown()
    assert all(any(e.doubtful for e in each.finding.evidence) for each in view.findings_shown())
    with qtbot.waitSignal(view.settled):
        view.narrow(Want.ALL, "service")
    assert {each.finding.section for each in view.findings_shown()} == {"service"}
    with qtbot.waitSignal(view.settled):
        view.narrow(Want.UNSUPPORTED)
    assert "No finding fits this filter." in words(view)


def test_steps_go_from_finding_to_finding_and_leave_out_the_silent(
    factors: tuple[Report, Scenario], qtbot: QtBot
) -> None:
    view = opened_view(qtbot)
    settled(view, qtbot, factors)
    found = [each.number for part in view.outline().parts for each in part.found]
    view.step(1)
    assert view.current() == factors[0].findings[found[0] - 1]
    view.step(1)
    assert view.current() == factors[0].findings[found[1] - 1]
    view.step(-1)
    view.step(-1)
    assert view.current() == factors[0].findings[found[0] - 1]
    current = view.current_view()
    assert current is not None
    assert view.focusWidget() is current or current.hasFocus()


def test_outdated_findings_and_those_under_work_say_so(qtbot: QtBot) -> None:
    stale = shown_alone(finding(), qtbot, stale=True)
    assert any(each.startswith("Outdated") for each in words(stale))
    view = opened_view(qtbot)
    view.show_report(report(finding()), {}, busy=frozenset({FindingId(1)}))
    qtbot.waitUntil(lambda: "It is being written anew." in words(view))


def test_what_a_person_wrote_and_decided_is_marked(qtbot: QtBot) -> None:
    told = finding(own={"statement": "before", "verdict": ""}, review=Review.OPINION)
    view = shown_alone(told, qtbot)
    assert "Written by you: statement, verdict" in words(view)
    assert "The auditor's own opinion" in words(view)
