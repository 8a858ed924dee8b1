"""What in a recogniser's text deserves a second look, judged from its words and figures alone.

People do repeat themselves: a loop here is a repetition that nobody utters.
"""

import math
import re
import zlib
from collections.abc import Sequence

from voxdesk.domain.transcript import SegmentFlag

REPEATS = {1: 8, 2: 6, 3: 5}
"""Repetitions in a row that make a loop, by the number of words repeated."""
REPEATS_LONGER = 4
LONGEST_PHRASE = 12
MOST_COMPRESSIBLE = 2.4
"""Whisper's own limit for looping text, in bytes of it for one byte of its zlib form."""
FEWEST_BYTES = 80
"""Shorter text compresses badly whatever it says."""
MOST_WORDS_PER_S = 5.0
"""Nobody speaks faster for long."""
NEARLY_ALL = 0.8
NO_SPEECH_PROBABILITY = 0.6
NO_SPEECH_LOGPROB = -0.7
UNSURE_CONFIDENCE = 0.5


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def has_loop(words: Sequence[str]) -> bool:
    """Whether some phrase is said so many times in a row that no person says it."""
    for length in range(1, min(LONGEST_PHRASE, len(words) // 2) + 1):
        needed = (REPEATS.get(length, REPEATS_LONGER) - 1) * length
        run = 0
        for here in range(length, len(words)):
            run = run + 1 if words[here] == words[here - length] else 0
            if run >= needed:
                return True
    return False


def looping(texts: Sequence[str], before: Sequence[str]) -> frozenset[int]:
    """Which of the `texts` take part in a loop, by themselves or together with those `before`."""
    found = {i for i, text in enumerate(texts) if _loops_alone(text)}
    for i in range(len(texts)):
        together = [*before, *texts[: i + 1]]
        words = [word for text in together for word in words_of(text)]
        # only a loop that lasts to the end of this text counts against it
        tail = words[-LONGEST_PHRASE * REPEATS_LONGER :]
        if i not in found and _ends_in_loop(tail):
            found.add(i)
    return frozenset(found)


def is_better(again: Sequence[str], before: Sequence[str], sound_s: float) -> bool:
    """Whether a second hearing that does not loop may take the place of a first that does.

    Somebody may really have said it all: then a shorter text is a loss.
    """
    said_before = sum(len(words_of(text)) for text in before)
    said_again = sum(len(words_of(text)) for text in again)
    impossible = said_before > MOST_WORDS_PER_S * sound_s
    return said_again > 0 and (impossible or said_again >= NEARLY_ALL * said_before)


def _loops_alone(text: str) -> bool:
    content = text.encode()
    compressible = len(content) >= FEWEST_BYTES and (
        len(content) / len(zlib.compress(content)) > MOST_COMPRESSIBLE
    )
    return compressible or has_loop(words_of(text))


def _ends_in_loop(words: Sequence[str]) -> bool:
    for length in range(1, LONGEST_PHRASE + 1):
        size = REPEATS.get(length, REPEATS_LONGER) * length
        if len(words) >= size:
            tail = words[-size:]
            if all(tail[i] == tail[i - length] for i in range(length, size)):
                return True
    return False


def figures_flags(
    confidence: float, no_speech_probability: float, mean_logprob: float
) -> frozenset[SegmentFlag]:
    """The flags that follow from the recogniser's own figures."""
    flags = set()
    if no_speech_probability > NO_SPEECH_PROBABILITY and mean_logprob < NO_SPEECH_LOGPROB:
        flags.add(SegmentFlag.NO_SPEECH)
    if confidence < UNSURE_CONFIDENCE:
        flags.add(SegmentFlag.UNSURE)
    return frozenset(flags)


def confidence_of(probabilities: Sequence[float], mean_logprob: float) -> float:
    """The mean probability of the words; without words, that of the tokens."""
    if probabilities:
        return sum(probabilities) / len(probabilities)
    return min(1.0, math.exp(mean_logprob))
