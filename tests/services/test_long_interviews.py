"""Long interviews: nothing is silently cut, and the time stays within reason."""

import random
import time

import numpy as np
import pytest

from tests.services.conftest import Work
from tests.services.scripted import Scripted, keep_study
from tests.services.told import CLIENT, by_criterion, quotes, recorded, report_on
from voxdesk.desk import Desk
from voxdesk.services import inquiring, retrieving

LINES = 2_500

SUBJECTS = "the porter|our taxi|my sister|an old man|the old bridge|that museum|some friend".split(
    "|"
)
DEEDS = "came along|stood there|waited in the rain|told a story|was late|went home|slept".split("|")


def interview(*planted: str) -> list[str]:
    """About 200,000 characters of talk, with some lines spread over it."""
    chance = random.Random(7)
    lines = [
        f"On that {chance.choice(['morning', 'evening'])} {chance.choice(SUBJECTS)} and then"
        f" {chance.choice(SUBJECTS)} {chance.choice(DEEDS)}, number {number} of many."
        for number in range(LINES - len(planted))
    ]
    step = LINES // (len(planted) + 1)
    for at, line in enumerate(planted, start=1):
        lines.insert(at * step, line)
    return lines


LOUD = [f"The corridor was noisy in the night of day {day}." for day in range(40)]


def test_every_line_with_a_word_of_its_factor_is_labelled_up_to_the_bound(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    # By words alone: the vectors of so many sentences take a minute, and are of no matter here.
    monkeypatch.setattr(retrieving, "knows_language", lambda *_: False)
    writer = Scripted(labels={("Factor: Acoustic comfort", "noisy"): "critical"})
    writer.take_over(desk, monkeypatch)
    keep_study(desk)
    lines = interview(*LOUD)
    assert sum(map(len, lines)) > 190_000
    report = report_on(desk, work, recorded(desk, lines, roles=[CLIENT] * LINES), kind="study")
    comfort = by_criterion(report)["acoustic-comfort"]
    assert set(quotes(comfort)) == set(LOUD)
    assert comfort.notes == ()
    # Every line of the client that can answer was asked whether it matters.
    asked = writer.lines_asked("matters")
    assert len(asked) == len(set(asked)) == LINES - len(LOUD)


def test_where_the_bound_ends_it_the_finding_says_so(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inquiring, "MOST_LABELLED", 24)
    writer = Scripted(labels={("Factor: Acoustic comfort", "noisy"): "critical"})
    writer.take_over(desk, monkeypatch)
    keep_study(desk)
    recording = recorded(desk, [*LOUD, "We slept well."], roles=[CLIENT] * 41)
    comfort = by_criterion(report_on(desk, work, recording, kind="study"))["acoustic-comfort"]
    assert len(comfort.evidence) == 24
    assert comfort.notes == ("bounded",)


def test_a_whole_taxonomy_over_a_long_interview_takes_seconds_without_a_judge(
    desk: Desk, work: Work
) -> None:
    walls = [f"I heard the neighbours through the wall in night {night}." for night in range(3)]
    recording = recorded(desk, interview(*walls))
    began = time.monotonic()
    report = report_on(desk, work, recording, kind="I3", writer="extractive")
    assert time.monotonic() - began < 60
    assert len(report.findings) >= 99
    assert set(walls) <= set(quotes(by_criterion(report)["sound-insulation"]))


def test_retrieval_per_criterion_is_quick_in_a_long_interview() -> None:
    texts = [line.casefold() for line in interview(*LOUD)]
    vectors = np.random.default_rng(5).standard_normal((LINES, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    words = ["noise", "noisy", "loud", "quiet", "sound", "hear", "wall", "insul", "sleep", "night"]
    places = range(LINES)
    seconds = []
    for _ in range(20):
        began = time.thread_time()
        ranking = retrieving.ranked(texts, words, vectors @ vectors[0], places, 64)
        seconds.append(time.thread_time() - began)
    assert min(seconds) < 0.03  # of this thread: the cores may have other work
    assert {texts[place] for place in ranking[:80]} >= {line.casefold() for line in LOUD}
