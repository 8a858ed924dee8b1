"""The summary of a report, composed from its verdicts: right by construction.

Each finding stands in exactly one group, by its title and number, so that every sentence can be
followed back to what it rests on.
"""

from collections.abc import Sequence

from voxdesk.domain.report import Finding, Verdict

GROUPS = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NOT_COVERED)

PHRASES: dict[str, dict[Verdict | None, str]] = {
    "en": {
        Verdict.MET: "Strong points: {}.",
        Verdict.PARTLY_MET: "Mixed results: {}.",
        Verdict.NOT_MET: "Needs action: {}.",
        Verdict.NOT_COVERED: "Not covered: {}.",
        None: "Evidence collected, not judged: {}.",
    },
    "ru": {
        Verdict.MET: "Сильные стороны: {}.",
        Verdict.PARTLY_MET: "Смешанные результаты: {}.",
        Verdict.NOT_MET: "Требует действий: {}.",
        Verdict.NOT_COVERED: "Не затронуто: {}.",
        None: "Собраны подтверждения без оценки: {}.",
    },
}


def compose(findings: Sequence[Finding], language: str = "en") -> str:
    """One sentence for each verdict that occurs; findings are numbered from 1 as they stand."""
    phrases = PHRASES.get(language, PHRASES["en"])
    lines = []
    for verdict in (*GROUPS, None):
        named = [
            f"{finding.title.lower()} [{number}]"
            for number, finding in enumerate(findings, start=1)
            if finding.verdict is verdict and (verdict is not None or finding.evidence)
        ]
        if named:
            lines.append(phrases[verdict].format(", ".join(named)))
    return "\n".join(lines)
