"""Who asks and who answers: from each sentence's own probability to roles over an interview.

A label alone is unsure, but people speak in turns: the sentences around say more. A chain of two
states goes over the sentences, forwards and backwards, and gives each its probability in the light
of all. What stays unsure is left unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voxdesk.domain.ids import SegmentId, SpeakerId
from voxdesk.domain.transcript import SpeakerRole

UNSURE_BELOW = 0.7
"""A role less probable than this is not proposed."""

STAYS = 0.7
"""How often the next sentence is the same person's; after a question of the employee, seldom."""
STAYS_AFTER_QUESTION = 0.15

ASKED_BY_EMPLOYEE = 0.9
TOLD_BY_EMPLOYEE = 0.35
"""Of the questions, and of all else, in an interview: a client asks now and then, an employee
thanks, and says what comes next."""

LEAST_QUESTIONS = 2
"""So many more questions one voice must ask than another to be taken for the one who asks."""

_FLOOR = 0.05
"""No single label may decide by itself."""


@dataclass(frozen=True, slots=True)
class ProposedRole:
    """A role for the letters `start` to `end` of a segment's text, which had `text` there."""

    segment_id: SegmentId
    start: int
    end: int
    text: str
    role: SpeakerRole
    probability: float


@dataclass(frozen=True, slots=True)
class ProposedVoice:
    """A role for a voice that was told apart already."""

    speaker_id: SpeakerId
    role: SpeakerRole
    probability: float


def smoothed(labels: Sequence[float], questions: Sequence[bool]) -> list[float]:
    """The probability that each sentence is the employee's, in the light of all of them.

    `labels` are the probabilities of the sentences by themselves; `questions` says which ask.
    """
    if not labels:
        return []
    seen = [_evidence(*pair) for pair in zip(labels, questions, strict=True)]
    forward = [_scaled(seen[0])]
    for at in range(1, len(seen)):
        stay, leave = _stays(questions[at - 1])
        employee, client = forward[-1]
        forward.append(
            _scaled(
                (
                    seen[at][0] * (employee * stay + client * (1 - STAYS)),
                    seen[at][1] * (employee * leave + client * STAYS),
                )
            )
        )
    backward = [(1.0, 1.0)]
    for at in range(len(seen) - 2, -1, -1):
        stay, leave = _stays(questions[at])
        employee = seen[at + 1][0] * backward[-1][0]
        client = seen[at + 1][1] * backward[-1][1]
        backward.append(
            _scaled((employee * stay + client * leave, employee * (1 - STAYS) + client * STAYS))
        )
    backward.reverse()
    return [
        _scaled((ahead[0] * behind[0], ahead[1] * behind[1]))[0]
        for ahead, behind in zip(forward, backward, strict=True)
    ]


def role_of(employee: float) -> tuple[SpeakerRole, float]:
    """The likelier role and its probability; unknown when it is unsure."""
    role = SpeakerRole.EMPLOYEE if employee >= 0.5 else SpeakerRole.CLIENT
    probability = max(employee, 1 - employee)
    return (role if probability >= UNSURE_BELOW else SpeakerRole.UNKNOWN), probability


def asks(sentence: str) -> bool:
    """Whether a sentence is a question."""
    return sentence.rstrip("\"'”’»)]}").endswith(("?", "？"))


def of_voices(
    sentences: Mapping[SpeakerId, int], questions: Mapping[SpeakerId, int]
) -> tuple[ProposedVoice, ...]:
    """Roles of two voices: whoever asks clearly more is the employee, without any model."""
    if len(sentences) != 2:
        return ()
    asker, other = sorted(sentences, key=lambda each: (-questions.get(each, 0), each))
    more, fewer = questions.get(asker, 0), questions.get(other, 0)
    if more - fewer < LEAST_QUESTIONS:
        return ()
    probability = (more + 1) / (more + fewer + 2)
    if probability < UNSURE_BELOW:
        return ()
    return (
        ProposedVoice(asker, SpeakerRole.EMPLOYEE, probability),
        ProposedVoice(other, SpeakerRole.CLIENT, probability),
    )


def _evidence(label: float, asks: bool) -> tuple[float, float]:
    employee = min(max(label, _FLOOR), 1 - _FLOOR)
    usual = ASKED_BY_EMPLOYEE if asks else TOLD_BY_EMPLOYEE
    return employee * usual, (1 - employee) * (1 - usual)


def _stays(asked: bool) -> tuple[float, float]:
    """How probable it is that the employee goes on after a sentence, or does not."""
    stay = STAYS_AFTER_QUESTION if asked else STAYS
    return stay, 1 - stay


def _scaled(pair: tuple[float, float]) -> tuple[float, float]:
    total = pair[0] + pair[1]
    return pair[0] / total, pair[1] / total
