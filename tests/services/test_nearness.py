"""Vectors of sentences: made once while a process runs, and never those of another text."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.services.conftest import Work
from tests.services.told import by_criterion, quotes, recorded, report_on
from voxdesk.desk import Desk
from voxdesk.domain.report import Report
from voxdesk.engines.base import Meaning
from voxdesk.services import editing, nearness

LINES = [
    "The taxi came at seven in the morning.",
    "My sister told us a story about her garden.",
    "We walked over the old bridge to the museum.",
    "A friend of ours plays the violin.",
    "The museum had an exhibition of old maps.",
    "After that the taxi took us home.",
]
NEW = "Nobody said hello when we came in."


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were embedded since it was last cleared."""
    texts: list[str] = []
    plain = nearness.matrix

    def counted(meaning: Meaning, wanted: Sequence[str]) -> nearness.Matrix:
        texts.extend(wanted)
        return plain(meaning, wanted)

    monkeypatch.setattr(nearness, "matrix", counted)
    return texts


def all_quotes(report: Report) -> set[str]:
    return {quote for finding in report.findings for quote in quotes(finding)}


def test_a_second_report_embeds_no_sentence_again_and_finds_the_same(
    desk: Desk, work: Work, embedded: list[str]
) -> None:
    recording = recorded(desk, LINES)
    first = report_on(desk, work, recording, writer="extractive")
    assert set(LINES) <= set(embedded)
    embedded.clear()
    second = report_on(desk, work, recording, writer="extractive")
    assert embedded == []
    assert [quotes(each) for each in second.findings] == [quotes(each) for each in first.findings]


def test_a_corrected_sentence_is_found_by_what_it_says_now(
    desk: Desk, work: Work, embedded: list[str]
) -> None:
    recording = recorded(desk, LINES)
    assert NEW not in all_quotes(report_on(desk, work, recording, writer="extractive"))
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    editing.correct(desk, desk.store.transcripts.segments(transcript.id)[3].id, NEW)
    embedded.clear()
    after = report_on(desk, work, recording, writer="extractive")
    assert embedded == [NEW]
    assert LINES[3] not in all_quotes(after)
    assert quotes(by_criterion(after)["arrival-and-reception"])[0] == NEW


def test_kept_vectors_are_those_of_their_texts_in_any_order(desk: Desk) -> None:
    meaning = desk.engines.meaning()
    nearness.recalled(desk, meaning, LINES[:3])
    mixed = [LINES[4], LINES[1], LINES[4], LINES[0]]
    expected = nearness.matrix(meaning, mixed)
    assert np.allclose(nearness.recalled(desk, meaning, mixed), expected, atol=1e-4)
    assert nearness.recalled(desk, meaning, []).shape == (0, 0)


def test_nothing_is_kept_of_what_is_forgotten(desk: Desk) -> None:
    nearness.recalled(desk, desk.engines.meaning(), LINES)
    desk.engines.end_meaning()
    assert desk.engines.recall.known(desk.settings.meaning_model, LINES) == {}
