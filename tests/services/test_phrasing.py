"""Phrasing a finding: what the writer says is checked, asked for once more, then marked."""

import json
from collections.abc import Iterator, Sequence

from voxdesk.domain.ids import FindingId, RecordingId
from voxdesk.domain.job import Progress
from voxdesk.domain.report import Evidence, Finding, Stance, Support, Verdict
from voxdesk.engines.base import Labelled, LabelTask, WriteTask, Written
from voxdesk.paths import bundled
from voxdesk.services import phrasing, prompts

PROMPTS = prompts.load(bundled("resources", "prompts"))
GOOD = "The air in my room was fresh and cool."
BAD = "We waited twenty minutes in a hot and stuffy gym."
RIGHT = "The air in the room was fresh and cool, but the gym was hot and stuffy for 20 minutes."


class Dictated:
    """A writer that says what it is told to, attempt by attempt."""

    def __init__(self, *answers: str) -> None:
        self.answers = answers
        self.asked: list[WriteTask] = []

    def label(self, task: LabelTask, lines: Sequence[str]) -> Iterator[Labelled | Progress]:
        raise AssertionError("nothing is labelled here")

    def write(self, task: WriteTask) -> Iterator[str | Written]:
        self.asked.append(task)
        yield Written(self.answers[task.attempt], cut=False, prompt_tokens=1, reused_tokens=0)


def said(statement: str, recommendation: str = "Service the ventilation.") -> str:
    return json.dumps({"statement": statement, "recommendation": recommendation})


def quote(text: str, stance: Stance, start_ms: int, probability: float = 0.9) -> Evidence:
    sure = probability >= 0.6
    return Evidence(RecordingId(1), (), text, start_ms, start_ms + 1, stance, probability, sure)


def phrased(writer: Dictated, evidence: tuple[Evidence, ...] = ()) -> Finding:
    finding = Finding(
        id=FindingId(0),
        criterion_id="temperature-and-air",
        title="Temperature and air",
        verdict=Verdict.PARTLY_MET,
        support=Support.SUPPORTED,
        statement="",
        recommendation="",
        evidence=evidence or (quote(GOOD, Stance.FOR, 0), quote(BAD, Stance.AGAINST, 10)),
    )
    asked = PROMPTS.asked(finding.title, "Were temperature and air comfortable?")
    return phrasing.phrase(writer, PROMPTS, finding, asked=asked, report_label="Hotel walk-through")


def test_statement_that_keeps_to_the_evidence_is_taken_at_once() -> None:
    writer = Dictated(said(RIGHT))
    finding = phrased(writer)
    assert (finding.statement, finding.support, finding.notes) == (RIGHT, Support.SUPPORTED, ())
    assert len(writer.asked) == 1


def test_invented_number_is_asked_for_once_more() -> None:
    writer = Dictated(said(RIGHT.replace("20", "45")), said(RIGHT))
    finding = phrased(writer)
    assert finding.statement == RIGHT
    assert [task.attempt for task in writer.asked] == [0, 1]


def test_number_and_name_invented_twice_are_marked_unsupported() -> None:
    lie = RIGHT.replace("20", "45").replace("the gym", "the gym of Boris")
    finding = phrased(Dictated(said(lie), said(lie)))
    assert finding.support is Support.UNSUPPORTED
    assert finding.notes == ("unsupported:45", "unsupported:boris")


def test_evidence_left_out_twice_is_told() -> None:
    finding = phrased(Dictated(said(GOOD), said(GOOD)))
    assert finding.support is Support.SUPPORTED
    assert finding.notes == ("left_out",)


def test_half_a_document_is_no_statement() -> None:
    finding = phrased(Dictated('{"statement": "The air', "{"))
    assert (finding.statement, finding.support) == ("", Support.UNSUPPORTED)
    assert finding.notes == ("cut",)


def test_at_most_four_quotes_of_a_side_the_surest_are_phrased_in_the_order_spoken() -> None:
    quotes = tuple(
        quote(f"Fact number {n} was fine.", Stance.FOR, 100 - n, 0.70 + n / 100) for n in range(6)
    )
    assert phrasing.strongest(quotes, Stance.FOR) == [
        f"Fact number {n} was fine." for n in (5, 4, 3, 2)
    ]


def test_doubtful_and_rejected_evidence_is_never_phrased() -> None:
    doubtful = quote("Perhaps it was warm.", Stance.FOR, 0, 0.55)
    assert phrasing.strongest((doubtful,), Stance.FOR) == []
