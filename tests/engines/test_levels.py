"""The loudness of each channel, step by step, from derived audio."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.derived import derive
from voxdesk.domain.channels import ACTIVE_DB, FLOOR_DB, STEP_MS, Levels
from voxdesk.domain.job import Progress
from voxdesk.domain.recording import SAMPLE_RATE_HZ
from voxdesk.engines.base import Loudness
from voxdesk.engines.levels import LevelMeter
from voxdesk.errors import EngineFailed

STEPS_A_SECOND = 1000 // STEP_MS


def measured(pcm: NDArray[np.int16]) -> Levels:
    audio, windows = derive(pcm)
    found = [each for each in LevelMeter().measure(audio, windows) if isinstance(each, Loudness)]
    return Levels(b"".join(each.first for each in found), b"".join(each.second for each in found))


def test_each_channel_is_measured_by_itself_across_windows() -> None:
    seconds = 61.03
    pcm = np.zeros((round(seconds * SAMPLE_RATE_HZ), 2), np.int16)
    tone = np.sin(np.arange(len(pcm)) * 0.1) * 32767 * 0.1
    loud = slice(0, 30 * SAMPLE_RATE_HZ)
    pcm[loud, 0] = tone[loud]
    pcm[30 * SAMPLE_RATE_HZ :, 1] = tone[30 * SAMPLE_RATE_HZ :]
    levels = measured(pcm)
    assert len(levels.first) == len(levels.second) == round(seconds * STEPS_A_SECOND + 0.4)
    # A sine of a tenth of full scale is 23 dB below it.
    assert set(levels.first[: 30 * STEPS_A_SECOND]) == {-FLOOR_DB - 23}
    assert set(levels.first[30 * STEPS_A_SECOND :]) == {0}
    assert set(levels.second[: 30 * STEPS_A_SECOND]) == {0}
    assert levels.second[-2] > ACTIVE_DB
    assert levels.apart


def test_progress_tells_how_much_was_measured() -> None:
    audio, windows = derive(np.zeros((61 * SAMPLE_RATE_HZ, 2), np.int16))
    told = [each for each in LevelMeter().measure(audio, windows) if isinstance(each, Progress)]
    assert [(each.done, each.total) for each in told] == [(60_000, 61_000), (61_000, 61_000)]


def test_one_channel_has_nothing_to_compare() -> None:
    audio, windows = derive(np.zeros(SAMPLE_RATE_HZ, np.int16))
    with pytest.raises(EngineFailed):
        list(LevelMeter().measure(audio, windows))
