"""What no leaf of the earlier stages took: found sentence by sentence, named and merged.

Every sentence that can answer is asked, window by window; those that surely do are named, what has
nearly the same name (or means nearly the same) becomes one finding, and how it is spoken of is
judged line by line, as for a leaf of a taxonomy.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from voxdesk.domain.checks import bare_words
from voxdesk.domain.ids import FindingId, RecordingId
from voxdesk.domain.merging import grouped, same_name
from voxdesk.domain.prompts import ANSWER_LABELS, FACTOR_LABELS
from voxdesk.domain.report import Evidence, Finding, Stance, Support, assessed
from voxdesk.domain.scenario import Method, Stage
from voxdesk.domain.windows import windows
from voxdesk.services import phrasing, retrieving
from voxdesk.services.inquiring import BOUNDED, STANCES, Inquiry
from voxdesk.services.judging import Judgement
from voxdesk.services.progressing import Progressed

WINDOW = 40
"""Lines after which it is noted how far the reading has come."""

LEAST_WORDS = 4
"""A line of fewer words, as a question, answers nothing by itself: it is not asked."""

NEAR = 0.8
"""Cosine from which what two names or links mean is the same."""

MOST_LISTED = 20
"""Sentences that are listed by their words where nobody judges."""

PREFIXES = {Method.OTHERS: "other", Method.LINKS: "links"}
"""What the findings of a stage are numbered under that finds its own."""

YES, NO = ANSWER_LABELS


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that surely answers the question of the stage, and its name."""

    place: int
    judgement: Judgement
    name: str


def answering(inquiry: Inquiry, stage: Stage) -> tuple[int, ...]:
    """The places of the lines that can answer by themselves: no question, no order to whoever
    judges, and not too short."""
    return tuple(
        place
        for place in inquiry.heard(stage)
        if place not in inquiry.orders
        and not (text := inquiry.spoken.sentences[place].text).rstrip("\"'”’»)]}").endswith("?")
        and len(bare_words(text)) >= LEAST_WORDS
    )


def steps(inquiry: Inquiry, stage: Stage) -> int:
    """How many windows a stage has to read."""
    return len(windows(len(answering(inquiry, stage)), WINDOW)) if inquiry.judges else 1


def collect(
    inquiry: Inquiry,
    stage: Stage,
    progressed: Progressed,
    step: Callable[[], None],
    done: Collection[str] = (),
) -> Iterator[Finding]:
    """The findings of a stage, one by one, without those that are done."""
    if not inquiry.judges:
        step()
        yield from listed(inquiry, stage)
        return
    taken = _taken(inquiry, stage)
    found = _read(inquiry, stage, taken, progressed, step)
    if stage.here:
        found = inquiry.said_here(found)
    answers = [
        Answer(place, judgement, inquiry.judge.named(inquiry.spoken.sentences[place].text))
        for place, judgement in found
    ]
    inquiry.learn([each.name for each in answers])
    groups = grouped([each for each in answers if each.name], lambda a, b: _alike(inquiry, a, b))
    for number, group in enumerate(groups, start=1):
        criterion_id = own_id(inquiry, stage, number)
        if criterion_id not in done:
            yield _finding(inquiry, stage, criterion_id, group)


def again(inquiry: Inquiry, stage: Stage, before: Finding) -> Finding:
    """One of these findings made anew, from its own sentences as they stand now."""
    places = own_places(inquiry, before)
    found = [(place, each) for place, each in _answers(inquiry, stage, places) if each.sure]
    if stage.here:
        found = inquiry.said_here(found)
    group = [Answer(place, judgement, before.title) for place, judgement in found]
    return _finding(inquiry, stage, before.criterion_id, group, before.title)


def own_id(inquiry: Inquiry, stage: Stage, number: int) -> str:
    """What the finding with a number is called: by its method, of which a scenario mostly has one
    stage."""
    same = [each.id for each in inquiry.scenario.stages if each.method is stage.method]
    prefix = PREFIXES[stage.method]
    return f"{prefix}-{number}" if same[0] == stage.id else f"{prefix}-{stage.id}-{number}"


def own_places(inquiry: Inquiry, finding: Finding) -> list[int]:
    """Where the sentences of a finding are now."""
    found = {inquiry.place_of(each) for each in finding.evidence}
    return sorted(each for each in found if each is not None)


def listed(inquiry: Inquiry, stage: Stage) -> Iterator[Finding]:
    """Where nobody judges: one finding that lists the sentences with the stage's words."""
    taken = _taken(inquiry, stage)
    places = [place for place in answering(inquiry, stage) if _key(inquiry, place) not in taken]
    words = stage.words_for(inquiry.language)
    found = retrieving.by_words(inquiry.spoken.folded, words, places)
    if found:
        yield Finding(
            id=FindingId(0),
            criterion_id=own_id(inquiry, stage, 1),
            title=stage.title.within(inquiry.language),
            verdict=None,
            support=Support.SUPPORTED,
            statement="",
            recommendation="",
            evidence=tuple(inquiry.quoted(place) for place in found[:MOST_LISTED]),
            notes=(BOUNDED,) if len(found) > MOST_LISTED else (),
            section=stage.own_sections[0].id,
        )


# --- sentence by sentence -------------------------------------------------------------------------

_Key = tuple[RecordingId, int, str]


def _key(inquiry: Inquiry, place: int) -> _Key:
    sentence = inquiry.spoken.sentences[place]
    return sentence.recording_id, sentence.start_ms, sentence.text


def _taken(inquiry: Inquiry, stage: Stage) -> frozenset[_Key]:
    """The sentences that findings of the earlier stages rest on that this one reads."""
    earlier = [each for each in inquiry.scenario.stages if each.id in stage.inputs]
    sections = {one.id for each in earlier for one in each.sections(inquiry.site_kind)}
    return frozenset(
        (each.recording_id, each.start_ms, each.quote)
        for finding in inquiry.desk.store.findings.of_report(inquiry.report.id)
        if finding.section in sections
        for each in finding.evidence
        if each.stands
    )


def _read(
    inquiry: Inquiry,
    stage: Stage,
    taken: frozenset[_Key],
    progressed: Progressed,
    step: Callable[[], None],
) -> list[tuple[int, Judgement]]:
    """The sentences that surely answer, from all windows; those read before are not asked again."""
    places = answering(inquiry, stage)
    lines = inquiry.texts(places)
    done, noted = progressed.window(stage.id, lines)
    found = [
        (int(place), Judgement(YES, chance, True, (chance, 1 - chance)))
        for place, chance in (each for each in noted if isinstance(each, list))
    ]
    for number, window in enumerate(windows(len(places), WINDOW), start=1):
        step()
        if number <= done:
            continue
        asked = [places[at] for at in window if _key(inquiry, places[at]) not in taken]
        found += [(place, each) for place, each in _answers(inquiry, stage, asked) if each.sure]
        kept = [[place, each.probability] for place, each in found]
        progressed.read(stage.id, lines, number, [*kept])
    return found


def _answers(inquiry: Inquiry, stage: Stage, places: Sequence[int]) -> list[tuple[int, Judgement]]:
    """The sentences that answer the question of the stage with yes."""
    assert stage.question is not None
    question = stage.question.within(inquiry.language)
    judgements = inquiry.judge.judged(question, ANSWER_LABELS, inquiry.texts(places))
    return [
        (place, each)
        for place, each in zip(places, judgements, strict=True)
        if each is not None and each.label == YES
    ]


# --- names and findings ---------------------------------------------------------------------------


def _alike(inquiry: Inquiry, one: Answer, other: Answer) -> bool:
    return same_name(one.name, other.name) or near(inquiry, one.name, other.name)


def near(inquiry: Inquiry, one: str, other: str) -> bool:
    """Whether two texts mean nearly the same; never where meaning is not at hand."""
    mine, theirs = inquiry.vector(one), inquiry.vector(other)
    return mine is not None and theirs is not None and float(np.dot(mine, theirs)) >= NEAR


def _finding(
    inquiry: Inquiry, stage: Stage, criterion_id: str, group: Sequence[Answer], title: str = ""
) -> Finding:
    """What a group of sentences says of the one thing they are about."""
    title = title or group[0].name
    places = [each.place for each in group]
    ways = inquiry.judge.judged(inquiry.prompts.factor(title), FACTOR_LABELS, inquiry.texts(places))
    evidence = tuple(
        _spoken_of(inquiry, each, way) for each, way in zip(group, ways, strict=True) if way
    )
    finding = assessed(
        Finding(
            id=FindingId(0),
            criterion_id=criterion_id,
            title=title,
            verdict=None,
            support=Support.SUPPORTED,
            statement="",
            recommendation="",
            evidence=evidence,
            section=stage.own_sections[0].id,
        ),
        stage.method,
    )
    return phrasing.listed(finding, [each.name for each in group], inquiry.language)


def _spoken_of(inquiry: Inquiry, answer: Answer, way: Judgement) -> Evidence:
    """A sentence with its likeliest attitude: that it speaks of its own name is settled."""
    attitudes = dict(zip(FACTOR_LABELS, way.probabilities, strict=True))
    likeliest = max(
        (label for label in FACTOR_LABELS if STANCES[label] is not Stance.UNRELATED),
        key=lambda label: attitudes[label],
    )
    return inquiry.judged(answer.place, replace(answer.judgement, label=likeliest))
