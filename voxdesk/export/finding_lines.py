"""Findings in words: their marks, what a person made of them, and their quotes by check."""

from base64 import b64encode
from collections.abc import Iterator

from voxdesk.domain import ids
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Review,
    Support,
    Verdict,
    judge,
)
from voxdesk.domain.scenario import Check, Criterion, Method
from voxdesk.domain.timecode import clock
from voxdesk.export import words
from voxdesk.export.escaping import one_line
from voxdesk.export.outline import FindingLines, Mark, QuoteGroup, QuoteLines
from voxdesk.export.sheets import ReportSheet, doubtful, standing
from voxdesk.export.words import Words

TIMES_SHOWN = 3
"""Timecodes beside a finding in the table; its quotes have all of them."""

_OWN = ("statement", "recommendation", "verdict")


class FindingWriter:
    """Puts findings into words and numbers their quotes as they come."""

    def __init__(self, sheet: ReportSheet, say: Words) -> None:
        self._sheet, self._say = sheet, say
        self._quotes = 0

    def lines(
        self, number: int, finding: Finding, criterion: Criterion | None, method: Method | None
    ) -> FindingLines:
        """One finding; `method` and `criterion` are None where the scenario does not know it."""
        say, language = self._say, self._sheet.report.language
        group = criterion.group.within(language) if criterion and criterion.group else ""
        said = finding.mentioned or bool(finding.own) or bool(doubtful(finding))
        empty = method is Method.FACTORS and not said
        return FindingLines(
            number=number,
            title=one_line(finding.title) or one_line(finding.criterion_id),
            group=one_line(group),
            mark=Mark("not_covered", say["no_data"]) if empty else self._mark(finding, method),
            empty=empty,
            about=" · ".join(self._about(finding)),
            statement=one_line(finding.statement),
            recommendation=one_line(finding.recommendation),
            groups=tuple(self._groups(finding, criterion)),
            alarms=tuple(self._alarms(finding)),
            notes=tuple(one_line(say.note(code)) for code in finding.notes),
            times=_times(finding),
        )

    def _mark(self, finding: Finding, method: Method | None) -> Mark:
        say = self._say
        own = "verdict" in finding.own
        if (method is Method.SCORED or finding.score is not None) and not own:
            if finding.score is None:
                return Mark("none", say["not_judged"])
            return Mark("score", say.percent(finding.score))
        if finding.polarity is not None and not own:
            word, symbol = say.polarities[finding.polarity], words.SYMBOLS[finding.polarity]
            return Mark(finding.polarity.value, word, symbol)
        if method is Method.LINKS and not own:
            return Mark("none", f"{say['quotes']}: {len(standing(finding))}")
        return self._verdict(finding.verdict)

    def _verdict(self, verdict: Verdict | None) -> Mark:
        key = verdict.value if verdict is not None else "none"
        return Mark(key, self._say.verdicts[verdict], words.SYMBOLS[verdict])

    def _about(self, finding: Finding) -> Iterator[str]:
        say = self._say
        if finding.review is not Review.OPEN:
            yield say.reviews[finding.review]
        if own := [say[f"own_{each}"] for each in _OWN if each in finding.own]:
            yield say["own"].format(fields=", ".join(own))

    def _alarms(self, finding: Finding) -> Iterator[str]:
        if finding.support is Support.UNSUPPORTED:
            yield self._say["unsupported"]
        if finding.id in self._sheet.stale:
            yield self._say["stale"]

    def _groups(self, finding: Finding, criterion: Criterion | None) -> Iterator[QuoteGroup]:
        """The quotes by the checks they answer; a check nothing was said on is named too."""
        sure, unsure = standing(finding), doubtful(finding)
        checks = criterion.checks if criterion else ()
        known = {check.id for check in checks}
        judged = finding.verdict is not None or finding.score is not None
        for check in checks:
            answers = [each for each in finding.evidence if each.check_id == check.id]
            mark = self._verdict(judge(answers)) if judged else None
            yield self._group(
                _asked(check, self._sheet.report.language),
                mark,
                [each for each in sure if each.check_id == check.id],
                [each for each in unsure if each.check_id == check.id],
            )
        rest = [each for each in sure if each.check_id not in known]
        rest_unsure = [each for each in unsure if each.check_id not in known]
        if rest or rest_unsure:
            yield self._group("", None, rest, rest_unsure)

    def _group(
        self, question: str, mark: Mark | None, sure: list[Evidence], unsure: list[Evidence]
    ) -> QuoteGroup:
        quotes = tuple(self._quote(each) for each in sure)
        return QuoteGroup(question, mark, quotes, tuple(self._quote(each) for each in unsure))

    def _quote(self, evidence: Evidence) -> QuoteLines:
        sheet, say = self._sheet, self._say
        written = ids.written("recording", evidence.recording_id)
        name = one_line(sheet.recording_name(evidence.recording_id))
        judged = evidence.stance is not None and evidence.probability is not None
        self._quotes += 1
        return QuoteLines(
            number=self._quotes,
            text=one_line(evidence.quote),
            times=f"{clock(evidence.start_ms)}–{clock(evidence.end_ms)}",
            speaker=one_line(sheet.speaker_name(evidence)),
            recording=f"{name} ({written})" if name else written,
            stance=evidence.stance,
            stance_word=say.stances[evidence.stance] if evidence.stance is not None else "",
            probability=_surely(evidence.probability or 0.0) if judged else "",
            clip=_clip(sheet, evidence),
        )


def _asked(check: Check, language: str) -> str:
    return one_line(check.question.within(language))


def _times(finding: Finding) -> str:
    starts = sorted({each.start_ms for each in standing(finding)})
    shown = ", ".join(clock(each) for each in starts[:TIMES_SHOWN])
    return f"{shown} +{len(starts) - TIMES_SHOWN}" if len(starts) > TIMES_SHOWN else shown


def _clip(sheet: ReportSheet, evidence: Evidence) -> str:
    clip = sheet.clips.get(evidence)
    if clip is None:
        return ""
    return f"data:{clip.mime};base64,{b64encode(clip.content).decode()}"


def _surely(probability: float) -> str:
    return "> 99 %" if probability >= 0.995 else f"{probability * 100:.0f} %"
