"""Any GGUF writes valid reports or is refused; one that knows nothing is sure of nothing."""

import pytest

from tests import tiny_gguf
from tests.services.conftest import Work
from tests.services.told import recorded
from voxdesk.desk import Desk
from voxdesk.domain import checks
from voxdesk.domain.job import JobState
from voxdesk.domain.report import Report, Support, Verdict
from voxdesk.errors import ModelDamaged
from voxdesk.services import adding_models, reporting

SAID = [
    "My name is Ann and I want to know how you choose a hotel.",
    "The receptionist smiled and had our keys ready in a minute.",
    "The carpet in the lobby was covered with stains.",
    "I am a careful person, I read every contract twice.",
    "So I only book rooms that I can cancel until the last day.",
    "Two of the lamps in the corridor were broken.",
]


@pytest.fixture
def random_writer(desk: Desk) -> str:
    """A model of random weights, added as a user adds any."""
    path = tiny_gguf.write(desk.paths.data / "random.gguf")
    entry = adding_models.add(desk.catalogue, path, into=desk.paths.models, model_id="random")
    return entry.id


@pytest.mark.parametrize("kind", ["walk-through", "I1", "I2", "I4"])
def test_writer_at_chance_writes_valid_reports_in_which_every_label_is_doubtful(
    desk: Desk, work: Work, random_writer: str, kind: str
) -> None:
    recording = recorded(desk, SAID)
    (ended,) = work(reporting.submit(desk, [recording.id], kind=kind, writer=random_writer))
    assert ended.state is JobState.DONE, ended
    report = reporting.report_of(desk, ended)
    assert report.run is not None
    assert report.run.calibration["sure_from"] is None
    assert "writer.unsure" in report.run.warnings
    assert not any(each.counts for finding in report.findings for each in finding.evidence)
    assert {finding.score for finding in report.findings} == {None}
    assert {finding.verdict for finding in report.findings} <= {Verdict.NOT_COVERED, None}
    no_invented_quote(desk, report)
    for finding in report.findings:
        assert finding.statement == "" or finding.support is Support.UNSUPPORTED


def no_invented_quote(desk: Desk, report: Report) -> None:
    transcript = desk.store.transcripts.latest(report.recording_ids[0])
    assert transcript is not None
    texts = {each.id: each.text for each in desk.store.transcripts.segments(transcript.id)}
    for finding in report.findings:
        for each in finding.evidence:
            said = " ".join(texts[segment] for segment in each.segment_ids)
            assert checks.quote_stands(each.quote, said)


def test_torn_file_is_refused_with_a_reason(desk: Desk, work: Work) -> None:
    whole = tiny_gguf.write(desk.paths.data / "whole.gguf").read_bytes()
    path = desk.paths.data / "torn.gguf"
    path.write_bytes(whole[: len(whole) // 2])
    entry = adding_models.add(desk.catalogue, path, into=desk.paths.models, model_id="torn")
    recording = recorded(desk, SAID)
    (ended,) = work(reporting.submit(desk, [recording.id], writer=entry.id))
    assert (ended.state, ended.error_code) == (JobState.FAILED, ModelDamaged.code)
    assert "torn.gguf" in ended.error_detail
