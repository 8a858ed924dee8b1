"""What a report document says, in order and in words; formats only lay it out.

Every string of an outline is one line, clean, and not yet escaped for a format.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from voxdesk.domain import ids
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Review,
    RunCard,
    Stance,
    Support,
    Verdict,
)
from voxdesk.domain.timecode import clock
from voxdesk.domain.visit import VisitCard
from voxdesk.export import words
from voxdesk.export.escaping import one_line
from voxdesk.export.sheets import ReportSheet, doubtful, standing
from voxdesk.export.words import Words

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class QuoteLines:
    """One quote: what was said, when, by whom, in which recording, and how it was labelled."""

    text: str
    times: str
    speaker: str
    recording: str
    stance: Stance | None
    stance_word: str
    probability: str

    @property
    def source(self) -> str:
        """Everything beside the words themselves, as one line."""
        return " · ".join(
            part
            for part in (
                self.times,
                self.speaker,
                self.recording,
                self.stance_word,
                self.probability,
            )
            if part
        )


@dataclass(frozen=True, slots=True)
class FindingLines:
    """One finding; `verdict_key` is the verdict's value, `none` where nobody judged."""

    number: int
    title: str
    verdict_key: str
    symbol: str
    verdict: str
    supported: bool
    review: str
    statement: str
    recommendation: str
    quotes: tuple[QuoteLines, ...]
    doubtful: tuple[QuoteLines, ...]
    notes: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The verdict as it stands beside a title: symbol and word."""
        return f"{self.symbol} {self.verdict}".strip()


@dataclass(frozen=True, slots=True)
class SimilarLines:
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    language: str
    say: Words
    title: str
    subtitle: str
    author: str
    created_at: str
    warnings: tuple[str, ...]
    visit: tuple[Row, ...]
    recordings: tuple[tuple[str, str, str], ...]
    tally: str
    figures: tuple[Row, ...]
    summary: tuple[str, ...]
    findings: tuple[FindingLines, ...]
    similar: tuple[SimilarLines, ...]
    about_labels: str
    run: tuple[Row, ...]
    run_notes: tuple[str, ...]
    seal: tuple[Row, ...]


def of(sheet: ReportSheet) -> Outline:
    """Put a report into words, in its own language."""
    report, card = sheet.report, sheet.card
    say = words.of(report.language)
    judged = any(finding.verdict is not None for finding in report.findings)
    warnings: tuple[str, ...] = () if report.complete else (say["incomplete"],)
    if report.findings and not judged:
        warnings += (say["no_verdicts"],)
    place = [card.site, card.city, card.date.isoformat() if card.date else ""] if card else []
    return Outline(
        language=report.language or "en",
        say=say,
        title=one_line(report.title) or one_line(sheet.scenario_title) or say["report"],
        subtitle=" · ".join(one_line(part) for part in place if part.strip()),
        author=one_line(card.employee) if card else "",
        created_at=report.created_at,
        warnings=warnings,
        visit=_visit_rows(sheet, say),
        recordings=tuple(
            (
                f"{one_line(each.name)} ({ids.written('recording', each.id)})",
                clock(each.facts.duration_ms) if each.facts else "",
                each.sha256,
            )
            for each in sheet.recordings
        ),
        tally=_tally(report.findings, say),
        figures=_figure_rows(report.figures, say),
        summary=_lines(report.summary),
        findings=tuple(
            _finding_lines(sheet, number, finding, say)
            for number, finding in enumerate(report.findings, start=1)
        ),
        similar=tuple(
            SimilarLines(
                " · ".join(one_line(part) for part in (each.site, each.date) if part.strip()),
                one_line(each.text),
            )
            for each in report.similar
        ),
        about_labels=say["about_labels"] if judged else "",
        run=() if report.run is None else _run_rows(report.run, report.created_at, say),
        run_notes=()
        if report.run is None
        else tuple(one_line(say.note(code)) for code in report.run.warnings),
        seal=say.seal_rows(sheet.seal),
    )


def consent_line(card: VisitCard) -> str:
    """Who consented to being recorded, and when; empty where nobody noted it."""
    day = card.consent_on.isoformat() if card.consent_on else ""
    return ", ".join(each for each in (card.consent_by, day) if each)


def _visit_rows(sheet: ReportSheet, say: Words) -> tuple[Row, ...]:
    card = sheet.card or VisitCard()
    rows = (
        (say["site"], card.site),
        (say["site_kind"], say.site_kinds[card.site_kind] if card.site else ""),
        (say["zones"], ", ".join(card.zones)),
        (say["city"], card.city),
        (say["customer"], card.customer),
        (say["client"], card.client),
        (say["employee"], card.employee),
        (say["date"], card.date.isoformat() if card.date else ""),
        (say["number"], "" if card.number is None else str(card.number)),
        (say["consent"], consent_line(card)),
        (say["scenario"], sheet.scenario_title or sheet.report.scenario_id),
        (say["report"], ids.written("report", sheet.report.id)),
        (say["state"], say.states[sheet.report.state]),
    )
    return tuple((name, one_line(value)) for name, value in rows if value.strip())


def _tally(findings: Iterable[Finding], say: Words) -> str:
    counted = Counter(finding.verdict for finding in findings)
    return " · ".join(
        f"{words.SYMBOLS[verdict]} {say.verdicts[verdict]}: {counted[verdict]}".strip()
        for verdict in (*Verdict, None)
        if counted[verdict]
    )


def _figure_rows(figures: dict[str, object], say: Words) -> tuple[Row, ...]:
    """Plain figures; the verdicts' own counts stand in the tally already."""
    told = {verdict.value for verdict in Verdict}
    return tuple(
        (say.figures.get(key) or one_line(key), one_line(_value(value)))
        for key, value in figures.items()
        if key not in told and isinstance(value, str | int | float)
    )


def _finding_lines(sheet: ReportSheet, number: int, finding: Finding, say: Words) -> FindingLines:
    return FindingLines(
        number=number,
        title=one_line(finding.title) or finding.criterion_id,
        verdict_key=finding.verdict.value if finding.verdict is not None else "none",
        symbol=words.SYMBOLS[finding.verdict],
        verdict=say.verdicts[finding.verdict],
        supported=finding.support is Support.SUPPORTED,
        review="" if finding.review is Review.OPEN else say.reviews[finding.review],
        statement=one_line(finding.statement),
        recommendation=one_line(finding.recommendation),
        quotes=tuple(_quote_lines(sheet, each, say) for each in standing(finding)),
        doubtful=tuple(_quote_lines(sheet, each, say) for each in doubtful(finding)),
        notes=tuple(one_line(say.note(code)) for code in finding.notes),
    )


def _quote_lines(sheet: ReportSheet, evidence: Evidence, say: Words) -> QuoteLines:
    written = ids.written("recording", evidence.recording_id)
    name = one_line(sheet.recording_name(evidence.recording_id))
    judged = evidence.stance is not None and evidence.probability is not None
    return QuoteLines(
        text=one_line(evidence.quote),
        times=f"{clock(evidence.start_ms)}–{clock(evidence.end_ms)}",
        speaker=one_line(sheet.speaker_name(evidence)),
        recording=f"{name} ({written})" if name else written,
        stance=evidence.stance,
        stance_word=say.stances[evidence.stance] if evidence.stance is not None else "",
        probability=_surely(evidence.probability or 0.0) if judged else "",
    )


def _run_rows(run: RunCard, created_at: str, say: Words) -> tuple[Row, ...]:
    rows = (
        (say["written_at"], created_at),
        (say["writer"], run.writer),
        (say["model_hash"], run.model_sha256),
        (say["adapter_hash"], run.adapter_sha256),
        (say["meaning_model"], run.meaning_model),
        (say["parameters"], _listed(run.parameters)),
        (say["versions"], _listed(run.versions)),
        (say["seconds"], f"{run.seconds:.1f}"),
    )
    return tuple((name, one_line(value)) for name, value in rows if value.strip())


def _listed(values: dict[str, object] | dict[str, str]) -> str:
    return ", ".join(f"{key} {_value(values[key])}" for key in sorted(values))


def _value(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _surely(probability: float) -> str:
    return "> 99 %" if probability >= 0.995 else _percent(probability)


def _percent(probability: float) -> str:
    return f"{probability * 100:.0f} %"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, text.splitlines()) if line)
