"""What of a report is a picture or a number at its head; no Qt widgets in here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLocale

from voxdesk import texts
from voxdesk.domain.report import Polarity, Report, Review, Stance, Verdict, score
from voxdesk.domain.scenario import (
    PERCENTAGES,
    SPOKEN_OF,
    Compute,
    FigureRule,
    Method,
    Scenario,
)
from voxdesk.gui.reports.sections import Outline, Part, Shown
from voxdesk.gui.reports.wording import POLARITIES, SPOKEN, TINTS, percent, score_tint
from voxdesk.gui.speakers.shares import Share
from voxdesk.gui.widgets.charts import BarRow
from voxdesk.gui.widgets.dates import readable_length
from voxdesk.gui.words import tr

MOST_FACTORS = 15
POLARITY_ORDER = (Polarity.POSITIVE, Polarity.MIXED, Polarity.NEUTRAL, Polarity.CRITICAL)
STANCE_TONES = {Stance.FOR: "good", Stance.NEUTRAL: "muted", Stance.AGAINST: "danger"}


@dataclass(frozen=True, slots=True)
class Number:
    """A figure at the head of a report; `beside` says what it rests on."""

    name: str
    title: str
    value: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its title; `leads_to` are the findings its rows stand for (0: none)."""

    title: str
    rows: tuple[BarRow, ...]
    whole: float = 0
    legend: tuple[tuple[str, str], ...] = ()
    leads_to: tuple[int, ...] = field(default=())
    told: str = ""
    """What the picture rests on, below its title."""


# --- numbers --------------------------------------------------------------------------------------


def headline(report: Report, scenario: Scenario | None) -> tuple[Number, ...]:
    """The figures that are one number or word, in the order of the scenario."""
    rules = scenario.figures if scenario else ()
    return tuple(
        _number(report, rule)
        for rule in rules
        if rule.title and not isinstance(report.figures.get(rule.name, {}), dict | list)
    )


def _number(report: Report, rule: FigureRule) -> Number:
    value, language = report.figures[rule.name], report.language
    title = rule.title.within(language) if rule.title else rule.name
    if value is None:
        return Number(rule.name, title, "–", tr("nothing to rest on"))
    if rule.compute is Compute.BANDS:
        band = next((each for each in rule.bands if each.id == value), None)
        return Number(rule.name, title, band.title.within(language) if band else str(value))
    if not isinstance(value, int | float):
        return Number(rule.name, title, str(value))
    share = report.judged.get(rule.name)
    beside = "" if share is None else tr("{percent} judged").format(percent=percent(share))
    if rule.compute in PERCENTAGES:
        return Number(rule.name, title, percent(value), beside)
    return Number(rule.name, title, QLocale().toString(float(value), "g", 6), beside)


# --- pictures -------------------------------------------------------------------------------------


def pictures(outline: Outline) -> tuple[Picture, ...]:
    """The pictures that a report has something for."""
    made = [
        *(_scores(part) for part in outline.parts if part.method is Method.SCORED),
        _coverage(outline),
        _polarity(outline),
        _frequency(outline),
        _verdicts(outline),
    ]
    return tuple(each for each in made if each is not None and each.rows)


def talk_time(shares: Mapping[tuple[str, int], Share], recording: str) -> Picture:
    """Who speaks how long in a recording, by name and hue of the voice."""
    rows = [
        BarRow(
            name,
            [(share.spoken_ms, f"speaker-{hue}")],
            f"{percent(round(100 * share.part, 1))} · {readable_length(share.spoken_ms)}",
        )
        for (name, hue), share in sorted(shares.items(), key=lambda each: -each[1].spoken_ms)
    ]
    return Picture(tr("Talk time"), tuple(rows), told=recording)


def _counted(part: Part) -> Iterator[Shown]:
    return (each for each in part.all if each.finding.review is not Review.REJECTED)


def _scores(part: Part) -> Picture:
    shown = list(_counted(part))
    rows = []
    for each in shown:
        value, judged = each.finding.score, score(each.finding.evidence)[1]
        rests = tr("{judged} of {checks} checks").format(judged=judged, checks=len(each.checks))
        told = tr("not judged") if value is None else f"{percent(round(value, 1))} · {rests}"
        rows.append(BarRow(each.finding.title, [(value or 0, score_tint(value))], told))
    words = tr("Scores: {section}").format(section=part.title)
    numbers = tuple(each.number for each in shown)
    return Picture(words, tuple(rows), 100, leads_to=numbers)


def _factors(outline: Outline) -> list[Part]:
    return [part for part in outline.parts if part.method is Method.FACTORS]


def _coverage(outline: Outline) -> Picture:
    rows, total, spoken = [], 0, 0
    for part in _factors(outline):
        shown = list(_counted(part))
        there = sum(each.finding.mentioned for each in shown)
        total, spoken = total + len(shown), spoken + there
        share = 100 * there / len(shown) if shown else 0
        told = tr("{part} of {whole}").format(part=there, whole=len(shown))
        rows.append(BarRow(part.title, [(share, "accent")], f"{told} · {percent(round(share))}"))
    told = tr("{part} of {whole} factors spoken of").format(part=spoken, whole=total)
    return Picture(tr("Coverage by section"), tuple(rows), 100, told=told)


def _polarity(outline: Outline) -> Picture | None:
    rows = []
    parts = [each for each in outline.parts if each.method in SPOKEN_OF]
    for part in parts:
        counts = Counter(each.finding.polarity for each in _counted(part))
        bars = [(counts[each], POLARITIES[each][2]) for each in POLARITY_ORDER]
        known = [(counts[each], tr(POLARITIES[each][0])) for each in POLARITY_ORDER]
        rows.append(BarRow(part.title, bars, _told(known)))
    if not any(row.whole for row in rows):
        return None
    return Picture(tr("How it is spoken of"), tuple(rows), legend=_polarity_legend())


def _frequency(outline: Outline) -> Picture | None:
    """The factors with the most quotes, each by how it is spoken of."""
    shown = [
        each
        for part in outline.parts
        if part.method in SPOKEN_OF
        for each in _counted(part)
        if each.finding.mentioned
    ]
    shown.sort(key=lambda each: -sum(one.stands for one in each.finding.evidence))
    if not shown:
        return None
    rows = []
    for each in shown[:MOST_FACTORS]:
        standing = [one.stance for one in each.finding.evidence if one.stands]
        counts = Counter(standing)
        bars: list[tuple[float, str]] = [(counts[s], tone) for s, tone in STANCE_TONES.items()]
        bars.append((counts[None], "edge"))
        known = [(counts[each], tr(SPOKEN[each])) for each in STANCE_TONES]
        told = " · ".join(part for part in (tr("%n quotes", len(standing)), _told(known)) if part)
        rows.append(BarRow(each.finding.title, bars, told))
    numbers = tuple(each.number for each in shown[:MOST_FACTORS])
    legend = tuple((tone, tr(SPOKEN[stance])) for stance, tone in STANCE_TONES.items())
    return Picture(tr("Most frequent factors"), tuple(rows), legend=legend, leads_to=numbers)


def _verdicts(outline: Outline) -> Picture | None:
    rows = []
    for part in outline.parts:
        if part.method in (None, Method.CRITERIA):
            counts = Counter(each.finding.verdict for each in _counted(part))
            bars = [(counts[each], TINTS[each]) for each in Verdict]
            known = [(counts[each], texts.verdict(each)) for each in Verdict]
            title = part.title or tr("All findings")
            rows.append(BarRow(title, bars, _told(known)))
    if not any(row.whole for row in rows):
        return None
    legend = tuple((TINTS[each], texts.verdict(each)) for each in Verdict)
    return Picture(tr("Verdicts by section"), tuple(rows), legend=legend)


def _told(counts: Iterable[tuple[int, str]]) -> str:
    """`3 positive · 1 critical`; nothing where all are 0."""
    return " · ".join(f"{count} {words.lower()}" for count, words in counts if count)


def _polarity_legend() -> tuple[tuple[str, str], ...]:
    return tuple((POLARITIES[each][2], tr(POLARITIES[each][0])) for each in POLARITY_ORDER)
