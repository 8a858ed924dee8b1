"""A finding into words: the writer phrases the evidence that counts, code checks what it wrote."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voxdesk.domain import checks
from voxdesk.domain.gate import STRANGER
from voxdesk.domain.merging import grouped, same_name
from voxdesk.domain.prompts import FINDING_SCHEMA, Prompts
from voxdesk.domain.report import Evidence, Finding, Stance, Support
from voxdesk.engines.base import Writer, WriteTask, Written

MOST_QUOTES = 4
"""Sentences for, and as many against, that a finding is phrased from: the most probable."""

MOST_NAMED = 12
"""Sentences on a factor that are named: the most probable. All of them are quoted."""

NAMED = {"en": "Named: {}.", "ru": "Названо: {}."}

ATTEMPTS = 2
"""A phrasing that says what nobody said, or leaves evidence out, is asked for once more."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """`strangers` are numbers and names that stand neither in the evidence nor in the criterion,
    `left_out` the quotes that the statement does not retell."""

    statement: str
    recommendation: str
    cut: bool
    strangers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[bool, int, int, bool]:
        """The fewer the better, the worst fault first."""
        return (not self.statement, len(self.strangers), len(self.left_out), self.cut)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know, as codes."""
        told = ["cut"] if self.cut else []
        told += [f"{STRANGER}{stranger}" for stranger in self.strangers]
        return (*told, "left_out") if self.statement and self.left_out else tuple(told)


def phrase(
    writer: Writer, prompts: Prompts, finding: Finding, *, asked: str, report_label: str
) -> Finding:
    """The finding with statement and recommendation: the better of the attempts.

    `asked` is the criterion as prompts put it, `report_label` what such a report is called there.
    """
    good = strongest(finding.evidence, Stance.FOR)
    bad = strongest(finding.evidence, Stance.AGAINST)
    prompt = prompts.state(report_label, asked, good, bad)
    attempts: list[Phrasing] = []
    while len(attempts) < ATTEMPTS and not any(not any(each.faults) for each in attempts):
        task = WriteTask(prompt.system, prompt.user, FINDING_SCHEMA, attempt=len(attempts))
        attempts.append(written(writer, task, asked=asked, quotes=[*good, *bad]))
    best = min(attempts, key=lambda each: each.faults)
    supported = bool(best.statement) and not best.strangers
    return replace(
        finding,
        statement=best.statement,
        recommendation=best.recommendation,
        support=Support.SUPPORTED if supported else Support.UNSUPPORTED,
        notes=(*finding.notes, *best.notes),
    )


def listed(finding: Finding, names: Sequence[str], language: str) -> Finding:
    """The finding with a statement that lists names of what was said, each once; held to the
    evidence like any other."""
    different = [group[0] for group in grouped([each for each in names if each], same_name)]
    statement = NAMED.get(language, NAMED["en"]).format("; ".join(different)) if different else ""
    quotes = [each.quote for each in finding.evidence if each.counts]
    strangers = checks.strangers(statement, [finding.title, *quotes])
    return replace(
        finding,
        statement=statement,
        support=Support.UNSUPPORTED if strangers else Support.SUPPORTED,
        notes=(*finding.notes, *(f"{STRANGER}{each}" for each in strangers)),
    )


def strongest(evidence: Sequence[Evidence], stance: Stance) -> list[str]:
    """The most probable quotes of a stance that count, in the order they were said."""
    own = [each for each in evidence if each.counts and each.stance is stance]
    own.sort(key=lambda each: -(each.probability or 0.0))
    # One sentence may answer several checks.
    different = dict.fromkeys((each.recording_id, each.start_ms, each.quote) for each in own)
    return [quote for _recording, _start, quote in sorted(list(different)[:MOST_QUOTES])]


def written(writer: Writer, task: WriteTask, *, asked: str, quotes: Sequence[str]) -> Phrasing:
    """One attempt, checked against what it may rest on."""
    end = Written("", cut=True, prompt_tokens=0, reused_tokens=0)
    for piece in writer.write(task):
        if isinstance(piece, Written):
            end = piece
    try:
        answer = json.loads(end.text)
    except ValueError:
        # A limit can end the text anywhere; half a JSON document says nothing reliable.
        return Phrasing("", "", cut=True)
    statement, recommendation = answer["statement"].strip(), answer["recommendation"].strip()
    return Phrasing(
        statement,
        recommendation,
        end.cut,
        strangers=checks.strangers(statement, [asked, *quotes]),
        left_out=checks.left_out(statement, quotes),
    )
