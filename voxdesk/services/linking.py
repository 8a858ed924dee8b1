"""Items of a few texts with the lines that show them: extracted from windows, proved line by line.

The writer reads numbered lines and lists what they show together, held to a grammar that knows no
other numbers. What it lists is a proposal: code checks it, merges what several windows gave, and
each line is then judged by itself, as for a criterion. An item that no line shows is no finding.
"""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from voxdesk.domain import checks
from voxdesk.domain.gate import BETWEEN, STRANGER
from voxdesk.domain.ids import FindingId
from voxdesk.domain.merging import grouped, same_name
from voxdesk.domain.prompts import ITEMS, LINES, STANCE_LABELS, items_schema
from voxdesk.domain.report import Finding, Stance, Support, Verdict, assessed
from voxdesk.domain.scenario import Stage
from voxdesk.domain.windows import windows
from voxdesk.engines.base import WriteTask, Written
from voxdesk.services import phrasing
from voxdesk.services.collecting import answering, listed, near, own_id, own_places
from voxdesk.services.inquiring import Inquiry, Question
from voxdesk.services.progressing import Progressed

WINDOW = 12
OVERLAP = 4
"""Lines read together, and how many of them again with the next: what belongs together is mostly
said in one breath. The report adapter was trained on up to 12."""

ATTEMPTS = 2
"""A window whose answer cannot be read, or says what nobody said, is read once more."""

ASKED_BETWEEN = ": "
"""Stands between them where a line is asked for an item, as the adapter was trained."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a writer listed; `places` are the sentences that it cites."""

    texts: tuple[str, ...]
    places: tuple[int, ...]


def steps(inquiry: Inquiry, stage: Stage) -> int:
    """How many windows a stage has to read."""
    return len(windows(len(answering(inquiry, stage)), WINDOW, OVERLAP)) if inquiry.judges else 1


def link(
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
    found = _read(inquiry, stage, progressed, step)
    inquiry.learn([ASKED_BETWEEN.join(each.texts) for each in found])
    for number, group in enumerate(grouped(found, lambda a, b: _alike(inquiry, a, b)), start=1):
        criterion_id = own_id(inquiry, stage, number)
        if criterion_id not in done:
            places = sorted({place for item in group for place in item.places})
            finding = _finding(inquiry, stage, criterion_id, group[0].texts, places)
            if finding.evidence:
                yield finding


def again(inquiry: Inquiry, stage: Stage, before: Finding) -> Finding:
    """One of these findings made anew, from its own sentences as they stand now."""
    texts = tuple(before.title.split(BETWEEN, len(stage.fields) - 1))
    places = own_places(inquiry, before)
    return _finding(inquiry, stage, before.criterion_id, texts, places)


# --- window by window -----------------------------------------------------------------------------


def _read(
    inquiry: Inquiry, stage: Stage, progressed: Progressed, step: Callable[[], None]
) -> list[Item]:
    """The items of all windows; those read before are not read again."""
    places = answering(inquiry, stage)
    lines = inquiry.texts(places)
    done, noted = progressed.window(stage.id, lines)
    found = [
        Item(tuple(map(str, texts)), tuple(map(int, cited)))
        for texts, cited in (each for each in noted if isinstance(each, list))
    ]
    for number, window in enumerate(windows(len(places), WINDOW, OVERLAP), start=1):
        step()
        if number <= done:
            continue
        found += _extract(inquiry, stage, [places[at] for at in window])
        progressed.read(
            stage.id, lines, number, [[list(each.texts), list(each.places)] for each in found]
        )
    return found


def _extract(inquiry: Inquiry, stage: Stage, places: Sequence[int]) -> list[Item]:
    """What one window shows: the answer of the attempt with the fewest faults."""
    assert stage.question is not None
    lines = inquiry.texts(places)
    prompt = inquiry.prompts.extract(stage.question.within(inquiry.language), lines)
    fields = [each.id for each in stage.fields]
    best: list[Item] = []
    for attempt in range(ATTEMPTS):
        schema = items_schema(fields, len(lines))
        task = WriteTask(prompt.system, prompt.user, schema, attempt=attempt)
        ends = [each for each in inquiry.writer.write(task) if isinstance(each, Written)]
        items = read(ends[-1].text, fields, places) if ends else None
        if items is None:
            continue
        best = items
        if not _strangers([text for item in items for text in item.texts], lines):
            break
    return best


def read(text: str, fields: Sequence[str], places: Sequence[int]) -> list[Item] | None:
    """The items of an answer that hold: no text empty, each number that of a line in the window.

    None where the answer cannot be read.
    """
    try:
        rows = json.loads(text)[ITEMS]
        return [
            Item(texts, cited)
            for row in rows
            if all(texts := tuple(" ".join(str(row[each]).split()) for each in fields))
            and (
                cited := tuple(
                    places[number - 1]
                    for number in dict.fromkeys(row[LINES])
                    if isinstance(number, int) and 0 < number <= len(places)
                )
            )
        ]
    except (ValueError, KeyError, TypeError):
        return None


# --- items and findings ---------------------------------------------------------------------------


def _alike(inquiry: Inquiry, one: Item, other: Item) -> bool:
    pairs = zip(one.texts, other.texts, strict=True)
    return all(same_name(mine, theirs) for mine, theirs in pairs) or near(
        inquiry, ASKED_BETWEEN.join(one.texts), ASKED_BETWEEN.join(other.texts)
    )


def _finding(
    inquiry: Inquiry,
    stage: Stage,
    criterion_id: str,
    texts: Sequence[str],
    places: Sequence[int],
) -> Finding:
    """An item with the sentences that, each judged by itself, show it; and what they say."""
    assert stage.shows is not None
    asked = inquiry.prompts.asked(ASKED_BETWEEN.join(texts), stage.shows.within(inquiry.language))
    shown = [
        inquiry.judged(place, each)
        for place, each in inquiry.related(Question(asked, STANCE_LABELS, ()), places)
        if each.label == Stance.FOR
    ]
    finding = assessed(
        Finding(
            id=FindingId(0),
            criterion_id=criterion_id,
            title=BETWEEN.join(texts),
            verdict=None,
            support=Support.SUPPORTED,
            statement="",
            recommendation="",
            evidence=tuple(shown),
            section=stage.own_sections[0].id,
        ),
        stage.method,
    )
    if finding.verdict is Verdict.NOT_COVERED:
        return finding
    phrased = phrasing.phrase(
        inquiry.writer,
        inquiry.prompts,
        finding,
        asked=asked,
        report_label=inquiry.scenario.report_labels[inquiry.site_kind],
    )
    # A link is neither right nor wrong: there is nothing to recommend.
    phrased = replace(phrased, recommendation="")
    strangers = _strangers(texts, [each.quote for each in shown])
    if not strangers:
        return phrased
    notes = (*phrased.notes, *(f"{STRANGER}{each}" for each in strangers))
    return replace(phrased, support=Support.UNSUPPORTED, notes=tuple(dict.fromkeys(notes)))


def _strangers(texts: Sequence[str], sources: Sequence[str]) -> tuple[str, ...]:
    """Numbers and names in the texts of items that nobody said; a capital begins each text."""
    return checks.strangers(". ".join(texts), sources)
