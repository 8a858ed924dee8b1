"""From a criterion, a scored item or a leaf of a taxonomy to its finding.

The writer labels sentences and phrases what follows; verdict, score and polarity are arithmetic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from voxdesk.domain.gate import MISQUOTED
from voxdesk.domain.ids import FindingId
from voxdesk.domain.prompts import FACTOR_LABELS, STANCE_LABELS
from voxdesk.domain.report import Evidence, Finding, Support, Verdict, assessed
from voxdesk.domain.scenario import Criterion, Method, Section, Stage
from voxdesk.services import phrasing
from voxdesk.services.inquiring import Inquiry, Question


def prepare(inquiry: Inquiry, stage: Stage, criteria: Iterable[Criterion]) -> None:
    """Learn in one go what all questions mean that will be asked."""
    if inquiry.by_meaning(stage):
        asked = chain.from_iterable(questions(inquiry, stage, each) for each in criteria)
        inquiry.learn([question.about for question in asked])


def questions(inquiry: Inquiry, stage: Stage, criterion: Criterion) -> list[Question]:
    """What single sentences are asked for a criterion: one thing, or as many as it has checks."""
    language, prompts = inquiry.language, inquiry.prompts
    title, question = criterion.title.within(language), criterion.asked(language)
    words = criterion.words_for(language)
    match stage.method:
        case Method.FACTORS:
            group = "" if criterion.group is None else criterion.group.within(language)
            text = prompts.factor(title, group)
            return [Question(text, FACTOR_LABELS, words, _about(title, question, words))]
        case Method.SCORED:
            return [
                Question(
                    prompts.asked(title, own),
                    STANCE_LABELS,
                    check.words_for(language),
                    _about(title, own, check.words_for(language)),
                    check.id,
                )
                for check in criterion.checks
                for own in [check.question.within(language)]
            ]
        case _:
            text = prompts.asked(title, question)
            return [Question(text, STANCE_LABELS, words, _about(title, question, words))]


def _about(title: str, question: str, words: Sequence[str]) -> str:
    return f"{title}. {question} {' '.join(words)}"


def answer(inquiry: Inquiry, stage: Stage, section: Section, criterion: Criterion) -> Finding:
    """Retrieve, label, judge, phrase and check: one criterion."""
    asked = questions(inquiry, stage, criterion)
    gathered = [inquiry.gather(stage, each) for each in asked]
    evidence = tuple(chain.from_iterable(each.evidence for each in gathered))
    notes = tuple(dict.fromkeys(chain.from_iterable(each.notes for each in gathered)))
    finding = Finding(
        id=FindingId(0),
        criterion_id=criterion.id,
        title=criterion.title.within(inquiry.language),
        verdict=None,
        support=Support.SUPPORTED,
        statement="",
        recommendation="",
        evidence=evidence,
        notes=notes,
        section=section.id,
    )
    if not inquiry.judges:
        # Nothing follows from evidence that nobody judged, nor from there being none.
        return finding
    return worded(inquiry, stage, assessed(finding, stage.method), criterion)


def worded(inquiry: Inquiry, stage: Stage, finding: Finding, criterion: Criterion) -> Finding:
    """The finding in words, held to its evidence."""
    if not all(map(inquiry.stands, finding.evidence)):
        # By construction a quote is taken from its segments; what is not is never passed on.
        notes = (*finding.notes, MISQUOTED)
        return replace(finding, support=Support.UNSUPPORTED, notes=notes)
    if finding.verdict is Verdict.NOT_COVERED:
        return finding
    if stage.method is Method.FACTORS:
        return phrasing.listed(finding, names(inquiry, finding), inquiry.language)
    title, question = finding.title, criterion.asked(inquiry.language)
    return phrasing.phrase(
        inquiry.writer,
        inquiry.prompts,
        finding,
        asked=inquiry.prompts.asked(title, question),
        report_label=inquiry.scenario.report_labels[inquiry.site_kind],
    )


def names(inquiry: Inquiry, finding: Finding) -> list[str]:
    """What the sentences that a finding rests on are about, the most probable ones first."""
    standing: list[Evidence] = [each for each in finding.evidence if each.counts]
    standing.sort(key=lambda each: -(each.probability or 0.0))
    return [inquiry.judge.named(each.quote) for each in standing[: phrasing.MOST_NAMED]]
