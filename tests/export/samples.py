"""Reports as long and as mixed as real ones, made by hand, with figures that code computed.

The scenarios of taxonomies stand here, so that a change of the program's own moves no test.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from voxdesk.domain import figures, scenario_file
from voxdesk.domain.ids import FindingId, RecordingId, ReportId, SegmentId, VisitId
from voxdesk.domain.recording import AudioFacts, Recording, RecordingState, Source
from voxdesk.domain.report import (
    Evidence,
    Finding,
    Report,
    ReportState,
    Review,
    SimilarPassage,
    Stance,
    Support,
    assessed,
)
from voxdesk.domain.run_card import RunCard
from voxdesk.domain.scenario import Criterion, Method, Scenario, Section, Stage, Taxonomy
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.export.sheets import ReportSheet
from voxdesk.paths import bundled

OWN_SCENARIOS = {
    "I3": """
id = "factors"
kind = "I3"
scenario = "interview"
title = { en = "General decision factors", ru = "Общие факторы решения" }
[report_labels]
hotel = "Guest interview"
restaurant = "Guest interview"
health-centre = "Guest interview"
other = "Guest interview"
[[stages]]
id = "factors"
method = "factors"
inputs = ["transcript"]
title = { en = "Factors", ru = "Факторы" }
taxonomies.hotel = "hotel-factors"
taxonomies.restaurant = "restaurant-factors"
taxonomies.health-centre = "health-centre-factors"
taxonomies.other = "hotel-factors"
[[stages]]
id = "others"
method = "others"
inputs = ["transcript", "factors"]
title = { en = "Other factors", ru = "Прочие факторы" }
question = { en = "What else decides?", ru = "Что ещё решает?" }
[[stages.sections]]
id = "others"
title = { en = "Other factors", ru = "Прочие факторы" }
[[figures]]
name = "mentioned"
compute = "mentioned"
stage = "factors"
title = { en = "Factors spoken of", ru = "Упомянутые факторы" }
[[figures]]
name = "unmentioned"
compute = "unmentioned"
stage = "factors"
title = { en = "Factors not spoken of", ru = "Неупомянутые факторы" }
[[figures]]
name = "coverage"
compute = "coverage"
stage = "factors"
title = { en = "Coverage of the list", ru = "Охват перечня" }
""",
    "D3": """
id = "structured-audit"
kind = "D3"
scenario = "design"
title = { en = "Structured audit report", ru = "Структурированный отчёт аудита" }
[report_labels]
hotel = "Hotel audit"
restaurant = "Restaurant audit"
health-centre = "Spa audit"
other = "Audit"
[[stages]]
id = "points"
method = "factors"
inputs = ["transcript"]
title = { en = "Points", ru = "Пункты" }
taxonomies.hotel = "hotel-audit"
taxonomies.restaurant = "restaurant-audit"
taxonomies.health-centre = "health-centre-audit"
taxonomies.other = "hotel-audit"
[[figures]]
name = "items"
compute = "quotes"
stage = "points"
title = { en = "Items of information", ru = "Информационных пунктов" }
[[figures]]
name = "missing"
compute = "missing"
stage = "points"
title = { en = "Points without data", ru = "Пунктов без данных" }
[[figures]]
name = "completeness"
compute = "completeness"
stage = "points"
title = { en = "Completeness", ru = "Полнота" }
""",
}
SHIPPED = {
    "I1": "interview-methodology",
    "D1": "audit-methodology",
    "walk-through": "walk-through",
}

SAID = {
    "en": {
        Stance.FOR: (
            "Honestly, this is the first thing I look at, and here it was exactly as I like it.",
            "The lobby is high and full of light, you walk in and your shoulders come down.",
            "They remembered my name from the last stay, and that I drink tea without sugar.",
            "We were shown to the room within five minutes, and the luggage was already there.",
            "So tell me, how did you come to choose this place, what happened before that?",
            "I would pay a little more for that, because I sleep well and nobody disturbs me.",
        ),
        Stance.AGAINST: (
            "There was a smell of paint in the corridor, and nobody could say how long it stays.",
            "You cannot find the entrance after dark: the sign is lit, but the steps are not.",
            "I asked twice for a quieter room and was told that the house is full, which it was"
            " not, because half of the keys were still hanging behind the desk.",
            "It was loud until one in the morning, every door on the floor bangs.",
        ),
        Stance.NEUTRAL: (
            "There is a shuttle from the station every half hour, as far as I know.",
            "They have a bar on the top floor, we did not go there.",
        ),
        "statement": "{} is spoken of from experience, with one concrete example.",
        "advice": "Keep this strength visible and mend what the guest names.",
        "summary": "Most of what was asked was answered from experience [1, 2].\n"
        "What remains open is listed under “Not studied”.",
        "title": "Rooms are quiet enough to sleep",
    },
    "ru": {
        Stance.FOR: (
            "Честно говоря, на это я смотрю прежде всего, и здесь всё было так, как я люблю.",
            "Лобби высокое и светлое: заходишь, и сразу становится спокойно.",
            "Они помнили моё имя с прошлого раза и то, что я пью чай без сахара.",
            "Нас проводили в номер за пять минут, и багаж уже стоял там.",
            "Расскажите, как вы пришли к выбору этого места, что было до этого?",
            "За это я готова заплатить чуть больше: сплю спокойно, и никто не мешает.",
        ),
        Stance.AGAINST: (
            "В коридоре пахло краской, и никто не мог сказать, надолго ли это.",
            "Вечером вход не найти: вывеска светится, а ступени нет.",
            "Я дважды просила номер потише, и мне отвечали, что всё занято, хотя половина ключей"
            " так и висела за стойкой администратора.",
            "До часу ночи было шумно, на этаже хлопает каждая дверь.",
        ),
        Stance.NEUTRAL: (
            "От вокзала каждые полчаса ходит автобус, насколько я знаю.",
            "На последнем этаже есть бар, мы там не были.",
        ),
        "statement": "«{}»: рассказано по опыту, с конкретным примером.",
        "advice": "Сохранить эту сильную сторону и исправить то, что называет гость.",
        "summary": "На большую часть вопросов отвечено по опыту [1, 2].\n"
        "Что осталось открытым, перечислено в разделе «Не изучено».",
        "title": "В номерах достаточно тихо, чтобы спать",
    },
}
"""What people say, by how it stands to a criterion, and the phrases around it."""

VERDICTS = (
    (Stance.FOR,),
    (Stance.FOR, Stance.FOR, Stance.AGAINST),
    (),
    (Stance.NEUTRAL,),
    (Stance.AGAINST,),
    (Stance.FOR, Stance.FOR),
    (),
)
"""How the evidence of one criterion after the other stands; none: nobody spoke of it."""


@cache
def scenario(kind: str) -> Scenario:
    """A scenario by its kind here, or by its file, with the taxonomies of the program."""
    folder = bundled("resources")
    file = folder / "scenarios" / f"{SHIPPED.get(kind, kind)}.toml"
    text = OWN_SCENARIOS.get(kind) or file.read_text("utf-8")
    named = scenario_file.taxonomy_ids(text, kind)
    return scenario_file.scenario(text, kind, {each: _taxonomy(each) for each in named})


def sheet(kind: str, language: str = "en", site_kind: SiteKind = SiteKind.HOTEL) -> ReportSheet:
    """A finished report of a kind, partly reviewed, as the library would give it."""
    made = scenario(kind)
    findings = _reviewed(_findings(made, language, site_kind))
    computed = figures.compute(made, site_kind, findings)
    russian = language == "ru"
    report = Report(
        id=ReportId(12),
        kind=kind,
        title=made.title.within(language),
        scenario_id=made.id,
        visit_id=VisitId(2),
        recording_ids=(RecordingId(4),),
        state=ReportState.REVIEWED,
        created_at="2026-11-20T11:30:00+00:00",
        language=language,
        findings=findings,
        summary=str(SAID[language]["summary"]),
        figures=dict(computed.values),
        judged=dict(computed.judged),
        similar=(
            SimilarPassage(
                "finding",
                9,
                VisitId(1),
                "Парк-отель" if russian else "Park Hotel",
                "2026-10-01",
                str(SAID[language][Stance.AGAINST][0]),
                0.81,
            ),
        ),
        run=RUN,
        complete=True,
        site_kind=site_kind,
        supersedes=ReportId(7),
    )
    return ReportSheet(
        report=report,
        card=_card(site_kind, russian),
        recordings=(RECORDING,),
        scenario=made,
        scenario_version=2,
        speakers={SegmentId(number): _voice(number, russian) for number in range(1, 900)},
        stale=frozenset({findings[0].id}),
    )


def _findings(made: Scenario, language: str, site_kind: SiteKind) -> list[Finding]:
    found: list[Finding] = []
    for stage, section in made.sections(site_kind):
        asked = section.criteria or _own_criteria(stage, section)
        for criterion in asked:
            found.append(_finding(len(found), stage, section, criterion, language))
    return found


def _finding(
    place: int, stage: Stage, section: Section, criterion: Criterion, language: str
) -> Finding:
    """The evidence of one criterion, check by check where it has any."""
    evidence: list[Evidence] = []
    for offset, check in enumerate([each.id for each in criterion.checks] or [""]):
        stances = VERDICTS[(place + offset) % len(VERDICTS)]
        if stage.method in (Method.OTHERS, Method.LINKS) and not stances:
            stances = VERDICTS[0]
        evidence += [
            _evidence(place, offset, number, stance, check, language)
            for number, stance in enumerate(stances)
            if stance is not Stance.NEUTRAL or stage.method in (Method.FACTORS, Method.OTHERS)
        ]
    title = criterion.title.within(language)
    spoken = any(each.stands for each in evidence)
    finding = Finding(
        id=FindingId(place + 1),
        criterion_id=criterion.id,
        title=title,
        verdict=None,
        support=Support.SUPPORTED,
        statement=str(SAID[language]["statement"]).format(title) if spoken else "",
        recommendation=str(SAID[language]["advice"]) if place % 5 == 1 and spoken else "",
        evidence=tuple(evidence),
        section=section.id,
    )
    return assessed(finding, stage.method)


def _evidence(
    place: int, offset: int, number: int, stance: Stance, check: str, language: str
) -> Evidence:
    lines = SAID[language][stance]
    start_ms = 14_000 + 37_000 * place + 9_000 * offset + 3_000 * number
    probability = 0.55 if (place + offset + number) % 7 == 5 else 0.97 - 0.02 * (place % 6)
    return Evidence(
        RecordingId(4),
        (SegmentId(1 + place + number),),
        lines[(place + offset + number) % len(lines)],
        start_ms,
        start_ms + 6_500,
        stance,
        probability,
        sure=probability >= 0.6,
        check_id=check,
    )


def _reviewed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What a person and the gate made of the first few that say something."""
    said = [each for each in findings if each.mentioned]
    changes: dict[int, dict[str, object]] = {
        0: {"review": Review.ACCEPTED},
        1: {"own": frozenset({"statement"}), "review": Review.ACCEPTED},
        2: {"support": Support.UNSUPPORTED, "notes": ("unsupported:25",)},
        3: {"review": Review.OPINION},
        4: {"review": Review.REJECTED},
    }
    changed = {
        each.id: replace(each, **changes[number])  # type: ignore[arg-type]
        for number, each in enumerate(said)
        if number in changes and len(said) > number + 2
    }
    return tuple(changed.get(each.id, each) for each in findings)


def _own_criteria(stage: Stage, section: Section) -> tuple[Criterion, ...]:
    """What a stage found by itself."""
    title = replace(section.title, texts={each: str(SAID[each]["title"]) for each in SAID})
    return tuple(Criterion(f"{stage.id}-{number}", title) for number in range(1, 4))


def _taxonomy(name: str) -> Taxonomy:
    path = bundled("resources", "taxonomies", f"{name}.toml")
    return scenario_file.taxonomy(path.read_text("utf-8"), path.name)


def _card(site_kind: SiteKind, russian: bool) -> VisitCard:
    return VisitCard(
        site="Отель «Гавань»" if russian else "Harbour Hotel",
        site_kind=site_kind,
        zones=("лобби", "номера", "ресторан") if russian else ("lobby", "rooms", "restaurant"),
        city="Калининград" if russian else "Lisbon",
        customer="Группа «Гавань»" if russian else "Harbour Group",
        client="Мария Лебедева" if russian else "Rita Sousa",
        employee="Анна Рейс" if russian else "Ana Reis",
        date=date(2026, 11, 20),
        number=7,
    )


def _voice(number: int, russian: bool) -> str:
    pair = ("Клиент", "Анна Рейс") if russian else ("Client", "Ana Reis")
    return pair[number % 2]


RECORDING = Recording(
    id=RecordingId(4),
    visit_id=VisitId(2),
    name="2026-11-20 interview.flac",
    sha256="5e" * 32,
    size_bytes=84_123_456,
    source=Source.FILE,
    added_at="2026-11-20T10:00:00+00:00",
    state=RecordingState.INDEXED,
    facts=AudioFacts(5_405_000, 48_000, 2, "flac", 2),
)
RUN = RunCard(
    writer="report-adapter",
    model_sha256="cd" * 32,
    adapter_sha256="ef" * 32,
    meaning_model="all-minilm-l6-v2",
    parameters={"temperature": 0.0, "context": 4096},
    versions={"voxdesk": "0.1.0", "llama-cpp-python": "0.3.36"},
    seconds=1240.5,
    warnings=("words_only",),
    seed=7,
    device="cpu",
    heard_percent=98.4,
    calibration={"right": 51, "of": 60, "sure_from": 0.72},
    prompt_tokens=182_400,
    reused_tokens=101_200,
)
