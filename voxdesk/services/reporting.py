"""Scenario and transcripts into a report: the model labels and phrases, the code decides.

For each criterion: retrieve the visit's own sentences, label each by itself, let arithmetic give
the verdict, have the evidence phrased, check the phrasing, save the finding. A run that was stopped
goes on at the first criterion without a finding.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from voxdesk.desk import Desk
from voxdesk.domain import checks, figures, summary
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, VisitId, written
from voxdesk.domain.job import Job, JobKind, Progress, Unit
from voxdesk.domain.prompts import Prompts
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    RunCard,
    SimilarPassage,
    Stance,
    Support,
    Verdict,
    judge,
)
from voxdesk.domain.scenario import Criterion, Scenario
from voxdesk.domain.visit import SiteKind
from voxdesk.engines.base import STANCES, Labelled, LabelTask, Meaning, Writer
from voxdesk.errors import BadRequest, ModelMissing, NothingFound
from voxdesk.jobs.context import JobContext
from voxdesk.paths import bundled
from voxdesk.services import indexing, nearness, phrasing, prompts, retrieving, scenarios

EXTRACTIVE = "extractive"
"""The writer that lists evidence and judges nothing."""

SENTENCES_PER_CRITERION = 8
"""How many sentences are retrieved and labelled for each criterion."""

DOUBTFUL_BELOW = 0.6
"""A label under this probability counts only when a person confirms it."""

QUOTED_UNJUDGED = 4
"""How many of them are shown where nobody judges."""


def submit(
    desk: Desk,
    recording_ids: Sequence[RecordingId],
    *,
    kind: str = "walk-through",
    writer: str = "",
) -> Job:
    """Queue one report over some transcribed recordings.

    A writer that is asked for by name must be there; the one of the settings may be missing, and
    then the evidence is listed without verdicts.
    """
    scenarios.for_kind(desk, kind)
    if not recording_ids:
        raise BadRequest("no recording")
    for recording_id in recording_ids:
        if desk.store.transcripts.latest(recording_id) is None:
            raise NothingFound(f"{written('recording', recording_id)} has no transcript yet")
    if writer and writer != EXTRACTIVE:
        desk.catalogue.find(writer)
    request: dict[str, object] = {
        "recording_ids": list(dict.fromkeys(recording_ids)),
        "kind": kind,
        "writer": writer or desk.settings.writing_model,
    }
    return desk.jobs.add(JobKind.REPORT, request)


def run(desk: Desk, context: JobContext) -> dict[str, object]:
    """Write the report, finding by finding."""
    started = time.monotonic()
    report = begun(desk, context.job)
    work = Work.over(desk, context, report)
    done = {finding.criterion_id for finding in report.findings}
    criteria = list(work.scenario.criteria(report.site_kind))
    for position, (_stage, section, criterion) in enumerate(criteria):
        context.progress(Progress(position, len(criteria), Unit.CRITERIA))
        if criterion.id not in done:
            found = replace(work.finding(criterion), section=section.id)
            desk.store.findings.save(report.id, position, found)
    findings = desk.store.reports.get(report.id).findings
    desk.store.reports.finish(
        report.id,
        summary=summary.compose(findings, report.language),
        figures=figures.compute(work.scenario, report.site_kind, findings),
        similar=work.similar(findings),
        run=work.card(time.monotonic() - started),
    )
    context.progress(Progress(len(criteria), len(criteria), Unit.CRITERIA))
    indexing.index_report(desk, context, desk.store.reports.get(report.id))
    return {"report_id": report.id, "warnings": list(work.warnings)}


def begun(desk: Desk, job: Job) -> Report:
    """The report of this job: begun by an earlier run of it, or now."""
    begun_id = job.result.get("report_id")
    report_id = ReportId(begun_id) if isinstance(begun_id, int) else None
    if report_id is None:
        asked = job.request["recording_ids"]
        recording_ids = (
            [RecordingId(int(each)) for each in asked if isinstance(each, int)]
            if isinstance(asked, list)
            else []
        )
        kind = scenarios.for_kind(desk, str(job.request["kind"]))
        scenario = kind.scenario
        visits = {desk.store.recordings.get(each).visit_id for each in recording_ids}
        transcript = desk.store.transcripts.latest(recording_ids[0])
        language = transcript.language if transcript is not None else ""
        # One transaction: a kill in between would leave a report that no job goes on with.
        with desk.store.writing("reports", "jobs"):
            visit_id = visits.pop() if len(visits) == 1 else None
            report_id = desk.store.reports.start(
                scenario.kind,
                title=scenario.title.within(language),
                scenario_id=scenario.id,
                visit_id=visit_id,
                recording_ids=recording_ids,
                language=language,
                site_kind=site_kind(desk, visit_id),
                definition_ids=scenarios.keep(desk, kind),
            )
            desk.store.jobs.note_result(job.id, {"report_id": report_id})
    return desk.store.reports.get(report_id)


@dataclass(frozen=True, slots=True)
class Work:
    """What a run holds in hand while it goes through the criteria."""

    desk: Desk
    context: JobContext
    report: Report
    scenario: Scenario
    prompts: Prompts
    writer: Writer
    writer_name: str
    meaning: Meaning | None
    spoken: retrieving.Spoken
    site_kind: SiteKind
    warnings: tuple[str, ...]

    @classmethod
    def over(cls, desk: Desk, context: JobContext, report: Report) -> "Work":
        warnings = []
        writer_name = str(context.job.request["writer"])
        kind = scenarios.of_report(desk, report.id) or scenarios.for_kind(desk, report.kind)
        if unfit := why_not(desk, writer_name, report.language):
            warnings.append(unfit)
            writer_name = EXTRACTIVE
        if writer_name == EXTRACTIVE:
            warnings.append("extractive")
        meaning: Meaning | None = None
        if retrieving.knows_language(desk, report.language):
            meaning = desk.engines.meaning(cancelled=context.cancelled)
        else:
            warnings.append("words_only")
        return cls(
            desk=desk,
            context=context,
            report=report,
            scenario=kind.scenario,
            prompts=prompts.load(bundled("resources", "prompts")),
            writer=desk.engines.writer(writer_name, cancelled=context.cancelled),
            writer_name=writer_name,
            meaning=meaning,
            spoken=retrieving.spoken(desk, report.recording_ids, meaning=meaning),
            site_kind=report.site_kind,
            warnings=tuple(warnings),
        )

    def finding(self, criterion: Criterion) -> Finding:
        """Retrieve, label, judge, phrase and check: one criterion."""
        evidence, judged = self.evidence(criterion)
        title = criterion.title.within(self.report.language)
        finding = Finding(
            id=FindingId(0),
            criterion_id=criterion.id,
            title=title,
            verdict=judge(evidence) if judged else None,
            support=Support.SUPPORTED,
            statement="",
            recommendation="",
            evidence=evidence,
        )
        if not all(self.stands(each) for each in evidence):
            # By construction a quote is taken from its segments; what is not is never passed on.
            return replace(finding, support=Support.UNSUPPORTED, notes=("misquoted",))
        if finding.verdict in (None, Verdict.NOT_COVERED):
            return finding
        asked = self.prompts.asked(title, criterion.asked(self.report.language))
        label = self.scenario.report_labels[self.site_kind]
        return phrasing.phrase(self.writer, self.prompts, finding, asked=asked, report_label=label)

    def stands(self, evidence: Evidence) -> bool:
        """Whether a quote stands in the segments that it names."""
        text = " ".join(self.spoken.texts[segment] for segment in evidence.segment_ids)
        return checks.quote_stands(evidence.quote, text)

    def evidence(self, criterion: Criterion) -> tuple[tuple[Evidence, ...], bool]:
        """What was said on a criterion, and whether anybody judged it.

        Where nobody did, the sentences likeliest to matter stand without a stance.
        """
        language = self.report.language
        question = criterion.asked(language)
        asked = self.prompts.asked(criterion.title.within(language), question)
        wanted = None if self.meaning is None else nearness.matrix(self.meaning, [asked])[0]
        words = criterion.words_for(language)
        found = retrieving.for_criterion(self.spoken, words, wanted, SENTENCES_PER_CRITERION)
        prompt = self.prompts.label(asked, STANCES)
        task = LabelTask(prompt.system, prompt.user, STANCES)
        evidence, judged = [], bool(found)
        for piece in self.writer.label(task, [sentence.text for sentence in found]):
            self.context.check()
            if not isinstance(piece, Labelled):
                continue
            sentence = found[piece.index]
            quote = Evidence(
                recording_id=sentence.recording_id,
                segment_ids=sentence.segment_ids,
                quote=sentence.text,
                start_ms=sentence.start_ms,
                end_ms=sentence.end_ms,
            )
            if not piece.probabilities:
                judged = False
                evidence.append(quote)
                continue
            probability, stance = max(zip(piece.probabilities, STANCES, strict=True))
            if stance is not Stance.UNRELATED:
                evidence.append(
                    replace(
                        quote,
                        stance=stance,
                        probability=probability,
                        sure=probability >= DOUBTFUL_BELOW,
                    )
                )
        if not found and self.writer_name != EXTRACTIVE:
            judged = True
        return tuple(evidence if judged else evidence[:QUOTED_UNJUDGED]), judged

    def similar(self, findings: Sequence[Finding]) -> tuple[SimilarPassage, ...]:
        """What earlier visits said on what this one found."""
        if self.meaning is None:
            return ()
        texts = [f"{each.title}: {each.statement}" for each in findings if each.statement]
        return retrieving.similar(self.desk, self.meaning, texts, visit_id=self.report.visit_id)

    def card(self, seconds: float) -> RunCard:
        """How this report was made."""
        model_sha256 = adapter_sha256 = ""
        if self.writer_name != EXTRACTIVE:
            model = self.desk.catalogue.find(self.writer_name)
            model_sha256, adapter_sha256 = model.sha256, model.adapter_sha256
        return RunCard(
            writer=self.writer_name,
            model_sha256=model_sha256,
            adapter_sha256=adapter_sha256,
            meaning_model="" if self.meaning is None else self.desk.settings.meaning_model,
            parameters={
                "doubtful_below": DOUBTFUL_BELOW,
                "sentences_per_criterion": SENTENCES_PER_CRITERION,
                "sentences": len(self.spoken.sentences),
            },
            versions={name: version(name) for name in ("voxdesk", "llama-cpp-python")},
            seconds=round(seconds, 2),
            warnings=self.warnings,
        )


def why_not(desk: Desk, writer: str, language: str) -> str:
    """The code of the notice why a writer cannot write in a language; empty when it can."""
    if writer == EXTRACTIVE:
        return ""
    try:
        desk.catalogue.find(writer)
    except ModelMissing:
        return "writer.missing"
    return "" if desk.catalogue.entry(writer).speaks(language) else "writer.language"


def site_kind(desk: Desk, visit_id: VisitId | None) -> SiteKind:
    return SiteKind.OTHER if visit_id is None else desk.store.visits.get(visit_id).card.site_kind


def report_of(desk: Desk, job: Job) -> Report:
    """The report that a finished job made."""
    return desk.store.reports.get(ReportId(int(str(job.result["report_id"]))))
