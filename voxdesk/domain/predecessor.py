"""The words of the predecessor's data in ours: kinds of report, kinds of site, names of figures."""

import json
import math
import re
from enum import StrEnum

from voxdesk.domain.captions import DESIGN, INTERVIEW
from voxdesk.domain.captions import site_kind as site_kind_in_words
from voxdesk.domain.checks import folded
from voxdesk.domain.visit import SiteKind

IMPORTED = "imported"
"""The kind of a report whose own kind nobody wrote down."""


class ReportKind(StrEnum):
    """The seven kinds of report that it wrote."""

    INTERVIEW_METHODOLOGY = "interview-methodology"
    LINKS = "links"
    COMMON_FACTORS = "common-factors"
    SITE_FACTORS = "site-factors"
    AUDIT_METHODOLOGY = "audit-methodology"
    COMPLIANCE = "compliance"
    STRUCTURED = "structured"


_REPORT_KINDS = {
    ReportKind.INTERVIEW_METHODOLOGY: (
        "Оценка методологии интервью",
        "Assessment of the interview methodology",
        "Interview methodology assessment",
        "report_int_methodology",
    ),
    ReportKind.LINKS: ("Отчет о связках", "Report on links", "Links report", "report_int_links"),
    ReportKind.COMMON_FACTORS: (
        "Общие факторы",
        "Information about common decision making factors",
        "General decision factors",
        "report_int_general",
    ),
    ReportKind.SITE_FACTORS: (
        "Факторы в этом заведении",
        "Information about the decision making factors in this institution",
        "Decision factors in this site",
        "report_int_specific",
    ),
    ReportKind.AUDIT_METHODOLOGY: (
        "Оценка методологии аудита",
        "Assessment of the audit methodology",
        "Audit methodology assessment",
        "report_design_audit_methodology",
    ),
    ReportKind.COMPLIANCE: (
        "Соответствие программе аудита",
        "Information on compliance with the audit program",
        "Compliance with the audit programme",
        "report_design_compliance",
    ),
    ReportKind.STRUCTURED: (
        "Структурированный отчет аудита",
        "Structured information on the audit program",
        "Structured audit report",
        "report_design_structured",
    ),
}

_SCENARIOS = {
    INTERVIEW: ("Интервью", "Interview", "mode_interview"),
    DESIGN: ("Дизайн", "Design", "mode_design"),
}

_INDEXES = (
    "Дизайн",
    "Интервью",
    "Исходники дизайн",
    "Исходники обследование",
    "Итоговые отчеты",
    "Отчеты по дизайну",
    "Отчеты по обследованию",
)

_FIGURES = {
    "итоговая_оценка_качества_интервью": "final_interview_quality_score",
    "количество_выявленных_связок": "links_found",
    "упомянутые_факторы": "mentioned",
    "неупомянутые_факторы": "unmentioned",
    "общее_количество": "total",
    "общее_количество_факторов": "total",
    "прочие_факторы": "other",
    "итоговая_оценка_качества_отчета": "final_report_quality_score",
    "общая_оценка_соответствия_методологии": "compliance_X",
    "итоговая_оценка_качества_аудита": "final_Z",
    "общее_количество_пунктов_информации": "information_items_total",
}
_BLOCK = "оценка_соответствия_методологии_"

_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": ""}
    | {"ю": "yu", "я": "ya"}
)
"""Some of its keys were written in Latin letters."""

_FENCE = re.compile(r"\A```\w*\s*\n(.*?)\n?\s*```\Z", re.DOTALL)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")


def _key(words: str) -> str:
    return " ".join(re.split(r"[\s_-]+", folded(words))).strip()


_REPORT_KIND_OF = {_key(name): kind for kind, names in _REPORT_KINDS.items() for name in names}
_INDEX_KEYS = {key for name in _INDEXES for key in (_key(name), _key(name).translate(_LATIN))}
_FIGURE_OF = _FIGURES | {name.translate(_LATIN): ours for name, ours in _FIGURES.items()}
_SCENARIO_OF = {_key(name): id_ for id_, names in _SCENARIOS.items() for name in names}


def report_kind(words: str) -> ReportKind | None:
    """The kind of report of this name, in Russian or English, or as its folder or button said."""
    return _REPORT_KIND_OF.get(_key(words))


def report_title(kind: ReportKind | None, language: str) -> str:
    """What such a report was called; None is one of no known kind."""
    russian, english = ("Прежний отчёт", "Earlier report")
    if kind is not None:
        russian, _folder, english, _button = _REPORT_KINDS[kind]
    return russian if language == "ru" else english


def scenario_id(words: str) -> str:
    """The scenario of this name; empty when it is neither of the two."""
    return _SCENARIO_OF.get(_key(words), "")


def is_index(name: str) -> bool:
    """Whether a folder has the name of one of the seven indexes, and so is no site."""
    return _key(name) in _INDEX_KEYS


def site_kind(words: str) -> SiteKind | None:
    """The kind of a building; `non-building` is a site of another kind."""
    if _key(words) == "non building":
        return SiteKind.OTHER
    return site_kind_in_words(words)


def figures(text: str) -> dict[str, object] | None:
    """The figures of a stage by our names, nested ones as `mentioned.total`.

    None when the text is a narrative: it is not JSON, not even inside a code fence.
    """
    fenced = _FENCE.match(text.strip())
    try:
        content = json.loads(
            fenced[1] if fenced else text, parse_constant=_refuse, parse_float=_finite
        )
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    found: dict[str, object] = {}
    _flatten(content, "", found)
    return found


def _refuse(constant: str) -> object:
    """NaN and Infinity are no JSON, whatever Python says."""
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(text)
    return number


def _flatten(content: dict[str, object], before: str, found: dict[str, object]) -> None:
    for key, value in content.items():
        name = before + _figure_name(str(key))
        if isinstance(value, dict):
            _flatten(value, f"{name}.", found)
        else:
            found[name] = _as_number(value)


def _figure_name(key: str) -> str:
    """Our name of a key; one that is unknown keeps its own."""
    folded = _key(key).replace(" ", "_")
    if folded in _FIGURE_OF:
        return _FIGURE_OF[folded]
    for block in (_BLOCK, _BLOCK.translate(_LATIN)):
        if folded.startswith(block):
            return f"block.{folded.removeprefix(block)}"
    return key


def _as_number(value: object) -> object:
    """`"85 %"` and `"7,5"` as the numbers that they are."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value.strip()):
        return value
    number = float(value.strip().rstrip("% ").replace(",", "."))
    return int(number) if number.is_integer() else number


def language(text: str) -> str:
    """`ru` or `en` by the letters that prevail; empty when there are none."""
    cyrillic = len(re.findall("[а-яё]", text, re.IGNORECASE))
    latin = len(re.findall("[a-z]", text, re.IGNORECASE))
    if not cyrillic and not latin:
        return ""
    return "ru" if cyrillic >= latin else "en"
