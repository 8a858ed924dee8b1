"""The words documents are written with, in the language of the report.

A document follows the language of what was said, not that of the window; languages without words
of their own here are written in English.
"""

from dataclasses import dataclass

from voxdesk.domain.anchor import LABELS, Anchor
from voxdesk.domain.report import ReportState, Review, Stance, Verdict
from voxdesk.domain.visit import SiteKind

SYMBOLS: dict[Verdict | None, str] = {
    Verdict.MET: "●",
    Verdict.PARTLY_MET: "◐",
    Verdict.NOT_MET: "○",
    Verdict.NOT_COVERED: "–",
    None: "",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words by key, and the names of the domain's enumerations."""

    plain: dict[str, str]
    verdicts: dict[Verdict | None, str]
    stances: dict[Stance, str]
    reviews: dict[Review, str]
    states: dict[ReportState, str]
    site_kinds: dict[SiteKind, str]
    figures: dict[str, str]
    notes: dict[str, str]
    seal: dict[str, str]
    """What the parts of a seal are called, by the keys of `LABELS`."""

    def __getitem__(self, key: str) -> str:
        return self.plain[key]

    def note(self, code: str) -> str:
        """A note in words; a code nobody has words for is shown as it is."""
        head, _, what = code.partition(":")
        found = self.notes.get(head)
        return code if found is None else found.replace("{}", what.strip())

    def seal_rows(self, seal: Anchor | None) -> tuple[tuple[str, str], ...]:
        """What a document says of its seal: names and values."""
        parts = {} if seal is None else seal.parts
        return tuple((self.seal[key], value) for key, value in parts.items())


def of(language: str) -> Words:
    """The words of a language, by its two-letter code."""
    return LANGUAGES.get(language[:2].lower(), ENGLISH)


ENGLISH = Words(
    plain={
        "report": "Report",
        "state": "State",
        "incomplete": "This report is not complete: its run was stopped before the last criterion.",
        "no_verdicts": "No model judged this evidence: quotes are listed, the verdict is yours.",
        "visit": "Visit",
        "site": "Site",
        "site_kind": "Kind of site",
        "zones": "Zones",
        "city": "City",
        "client": "Client",
        "customer": "Customer",
        "employee": "Employee",
        "date": "Date",
        "number": "Number",
        "consent": "Consent to record",
        "scenario": "Scenario",
        "recordings": "Recordings",
        "recording": "Recording",
        "length": "Length",
        "sha256": "SHA-256",
        "overview": "Overview",
        "criterion": "Criterion",
        "verdict": "Verdict",
        "evidence": "Evidence",
        "summary": "Summary",
        "figures": "Figures",
        "findings": "Findings",
        "unsupported": "Unsupported: a number or a name in this statement is not in its evidence.",
        "unsupported_short": "unsupported",
        "recommendation": "Recommendation",
        "review": "Review",
        "doubtful": "Doubtful, not counted until a person confirms it",
        "similar": "Similar past findings (not evidence of this visit)",
        "run": "How this report was made",
        "written_at": "Written at",
        "writer": "Writer",
        "model_hash": "Model SHA-256",
        "adapter_hash": "Adapter SHA-256",
        "meaning_model": "Meaning model",
        "parameters": "Parameters",
        "versions": "Versions",
        "seconds": "Seconds",
        "warning": "Note",
        "about_labels": (
            "Verdicts follow from the evidence that counts: labels of {threshold} and more, or"
            " confirmed by a person. Labels below that are listed apart as doubtful."
        ),
        "page": "Page",
        "of": "of",
        "transcript": "Transcript",
        "language": "Language",
        "model": "Model",
        "partial": "Partial: the audio was transcribed up to {time}.",
        "blank": "[speech not recognised]",
        "seal": "Seal of the chain of custody",
    },
    verdicts={
        Verdict.MET: "met",
        Verdict.PARTLY_MET: "partly met",
        Verdict.NOT_MET: "not met",
        Verdict.NOT_COVERED: "not covered",
        None: "no verdict",
    },
    stances={Stance.FOR: "for", Stance.AGAINST: "against", Stance.UNRELATED: "unrelated"},
    reviews={
        Review.OPEN: "open",
        Review.ACCEPTED: "accepted",
        Review.REJECTED: "rejected",
        Review.OPINION: "opinion",
    },
    states={
        ReportState.DRAFT: "draft",
        ReportState.REVIEWED: "reviewed",
        ReportState.FINAL: "final",
        ReportState.SUPERSEDED: "superseded",
    },
    site_kinds={
        SiteKind.HOTEL: "hotel",
        SiteKind.RESTAURANT: "restaurant",
        SiteKind.HEALTH_CENTRE: "health centre",
        SiteKind.OTHER: "other",
    },
    figures={
        "criteria": "Criteria",
        "judged": "Judged",
        "coverage_percent": "Covered, %",
        "doubtful": "Doubtful labels",
    },
    notes={
        "cut": "The text ran on and was cut at its limit.",
        "left_out": "The statement leaves out some of the evidence: read the quotes.",
        "unsupported": "Not in the evidence: {}.",
        "misquoted": "A quote does not stand in the transcript: write the report anew.",
        "words_only": "Evidence was retrieved by words alone: no meaning model here knows the"
        " language.",
        "extractive": "No model judged this: the evidence is listed, and the verdict is yours.",
        "writer.language": "The writing model does not know the language.",
        "writer.missing": "No writing model is installed.",
    },
    seal=LABELS,
)

RUSSIAN = Words(
    plain={
        "report": "Отчёт",
        "state": "Состояние",
        "incomplete": "Отчёт не закончен: работа остановлена до последнего критерия.",
        "no_verdicts": "Модель не оценивала эти подтверждения: цитаты приведены, оценка за вами.",
        "visit": "Визит",
        "site": "Объект",
        "site_kind": "Тип объекта",
        "zones": "Зоны",
        "city": "Город",
        "client": "Клиент",
        "customer": "Заказчик",
        "employee": "Сотрудник",
        "date": "Дата",
        "number": "Номер",
        "consent": "Согласие на запись",
        "scenario": "Сценарий",
        "recordings": "Записи",
        "recording": "Запись",
        "length": "Длительность",
        "sha256": "SHA-256",
        "overview": "Обзор",
        "criterion": "Критерий",
        "verdict": "Оценка",
        "evidence": "Подтверждения",
        "summary": "Итог",
        "figures": "Показатели",
        "findings": "Выводы",
        "unsupported": "Не подтверждено: число или имя в выводе не встречается в цитатах.",
        "unsupported_short": "не подтверждено",
        "recommendation": "Рекомендация",
        "review": "Проверка",
        "doubtful": "Сомнительно, не учитывается без подтверждения человеком",
        "similar": "Похожие прошлые выводы (не подтверждения этого визита)",
        "run": "Как составлен отчёт",
        "written_at": "Составлен",
        "writer": "Модель письма",
        "model_hash": "SHA-256 модели",
        "adapter_hash": "SHA-256 адаптера",
        "meaning_model": "Модель смысла",
        "parameters": "Параметры",
        "versions": "Версии",
        "seconds": "Секунды",
        "warning": "Примечание",
        "about_labels": (
            "Оценки следуют из учтённых подтверждений: метки от {threshold} и выше или"
            " подтверждённые человеком. Остальные метки приведены отдельно как сомнительные."
        ),
        "page": "Страница",
        "of": "из",
        "transcript": "Расшифровка",
        "language": "Язык",
        "model": "Модель",
        "partial": "Не полностью: звук расшифрован до {time}.",
        "blank": "[речь не распознана]",
        "seal": "Печать журнала сохранности",
    },
    verdicts={
        Verdict.MET: "выполнено",
        Verdict.PARTLY_MET: "выполнено частично",
        Verdict.NOT_MET: "не выполнено",
        Verdict.NOT_COVERED: "не затронуто",
        None: "без оценки",
    },
    stances={Stance.FOR: "за", Stance.AGAINST: "против", Stance.UNRELATED: "не относится"},
    reviews={
        Review.OPEN: "не проверено",
        Review.ACCEPTED: "принято",
        Review.REJECTED: "отклонено",
        Review.OPINION: "мнение",
    },
    states={
        ReportState.DRAFT: "черновик",
        ReportState.REVIEWED: "проверен",
        ReportState.FINAL: "окончательный",
        ReportState.SUPERSEDED: "заменён",
    },
    site_kinds={
        SiteKind.HOTEL: "гостиница",
        SiteKind.RESTAURANT: "ресторан",
        SiteKind.HEALTH_CENTRE: "центр здоровья",
        SiteKind.OTHER: "другое",
    },
    figures={
        "criteria": "Критериев",
        "judged": "Оценено",
        "coverage_percent": "Охвачено, %",
        "doubtful": "Сомнительных меток",
    },
    notes={
        "cut": "Текст вышел за предел и обрезан.",
        "left_out": "Вывод передаёт не все подтверждения: читайте цитаты.",
        "unsupported": "Нет в подтверждениях: {}.",
        "misquoted": "Цитата не совпадает с расшифровкой: составьте отчёт заново.",
        "words_only": "Подтверждения найдены только по словам: модели смысла для этого языка нет.",
        "extractive": "Модель не оценивала: подтверждения перечислены, оценка за вами.",
        "writer.language": "Модель письма не знает этот язык.",
        "writer.missing": "Модель письма не установлена.",
    },
    seal={
        "library": "Библиотека",
        "event": "Событие",
        "head": "Хеш события",
        "at": "Подписано",
        "public_key": "Открытый ключ",
        "fingerprint": "Отпечаток ключа",
        "signature": "Подпись",
    },
)

LANGUAGES = {"en": ENGLISH, "ru": RUSSIAN}
