"""Reports of the kinds there are, made through the store by their own scenarios, as a run would.

What was said is that of the sample library, dealt out by a seeded choice: what matters here is
that every kind is there with all it can hold.
"""

import random
from collections.abc import Sequence
from dataclasses import replace

from voxdesk.desk import Desk
from voxdesk.domain import figures, summary
from voxdesk.domain.ids import FindingId, RecordingId, ReportId
from voxdesk.domain.report import Evidence, Finding, Stance, Support, assessed
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.scenario import Criterion, Method
from voxdesk.domain.transcript import Segment
from voxdesk.domain.visit import SiteKind
from voxdesk.services import scenarios

STANCES = (Stance.FOR, Stance.FOR, Stance.AGAINST, Stance.NEUTRAL)
STATEMENT = (
    "Guests speak of this at length: what they saw on arrival, what they were told at the desk, "
    "and what it came to in the end."
)
CARD = RunCard(
    writer="report-adapter",
    model_sha256="ab" * 32,
    adapter_sha256="cd" * 32,
    meaning_model="all-minilm-l6-v2",
    parameters={"sentences_per_criterion": 8},
    versions={"voxdesk": "0.3.0", "llama-cpp-python": "0.3.16"},
    seconds=412.0,
    warnings=("words_only",),
    seed=7,
    device="cpu",
    heard_percent=97.5,
    calibration={"right": 51, "of": 60, "sure_from": 0.62},
    prompt_tokens=42_000,
    reused_tokens=21_500,
)


def add_kind(
    desk: Desk,
    kind: str,
    recording_id: RecordingId,
    *,
    site_kind: SiteKind = SiteKind.HOTEL,
    language: str = "en",
    spoken_of: float = 0.5,
    seed: int = 1,
    writer: str = "extractive",
) -> ReportId:
    """A finished report of a kind over a recording of the sample library."""
    chance = random.Random(seed)
    made = scenarios.for_kind(desk, kind)
    scenario, store = made.scenario, desk.store
    recording = store.recordings.get(recording_id)
    transcript = store.transcripts.latest(recording_id)
    assert transcript is not None
    segments = store.transcripts.segments(transcript.id)
    report_id = store.reports.start(
        kind,
        scenario.title.within(language),
        scenario.id,
        recording.visit_id,
        [recording_id],
        language,
        site_kind=site_kind,
        definition_ids=scenarios.keep(desk, made),
    )
    for position, (stage, section, criterion) in enumerate(scenario.criteria(site_kind)):
        quotes = _quotes(chance, recording_id, segments, criterion, stage.method, spoken_of)
        finding = Finding(
            id=FindingId(0),
            criterion_id=criterion.id,
            title=criterion.title.within(language),
            verdict=None,
            support=Support.SUPPORTED,
            statement=STATEMENT if any(each.stands for each in quotes) else "",
            recommendation="Say so at the desk." if chance.random() < 0.2 else "",
            evidence=quotes,
            section=section.id,
        )
        store.findings.save(report_id, position, assessed(finding, stage.method))
    findings = store.reports.get(report_id).findings
    store.reports.finish(
        report_id,
        summary=summary.compose(findings, language),
        figures=figures.compute(scenario, site_kind, findings),
        similar=(),
        run=replace(CARD, writer=writer),
    )
    return report_id


def _quotes(
    chance: random.Random,
    recording_id: RecordingId,
    segments: Sequence[Segment],
    criterion: Criterion,
    method: Method,
    spoken_of: float,
) -> tuple[Evidence, ...]:
    checks = [each.id for each in criterion.checks] or [""]
    quotes = []
    for check in checks:
        if chance.random() < spoken_of:
            for said in chance.sample(list(segments), chance.randint(1, 2)):
                stance = chance.choice(STANCES)
                if method not in (Method.FACTORS, Method.OTHERS) and stance is Stance.NEUTRAL:
                    stance = Stance.FOR
                sure = chance.random() < 0.8
                quotes.append(
                    Evidence(
                        recording_id,
                        (said.id,),
                        said.text,
                        said.start_ms,
                        said.end_ms,
                        stance,
                        0.9 if sure else 0.55,
                        sure=sure,
                        check_id=check,
                    )
                )
    return tuple(quotes)
