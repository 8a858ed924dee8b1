"""The run card in words: everything needed to make a report again."""

from collections.abc import Mapping

from voxdesk.domain.run_card import RunCard
from voxdesk.export.escaping import one_line
from voxdesk.export.outline import Row
from voxdesk.export.words import Words


def rows(run: RunCard, created_at: str, say: Words) -> tuple[Row, ...]:
    """Names and values; what is not known is left out."""
    heard = "" if run.heard_percent is None else say.percent(run.heard_percent)
    known = (
        (say["written_at"], created_at),
        (say["writer"], run.writer),
        (say["model_hash"], run.model_sha256),
        (say["adapter_hash"], run.adapter_sha256),
        (say["meaning_model"], run.meaning_model),
        (say["calibration"], _calibration(run.calibration, say)),
        (say["heard"], heard),
        (say["seed"], str(run.seed)),
        (say["device"], run.device),
        (say["parameters"], _listed(run.parameters)),
        (say["versions"], _listed(run.versions)),
        (say["tokens"], _tokens(run, say)),
        (say["seconds"], say.number(run.seconds)),
    )
    return tuple((name, one_line(value)) for name, value in known if value.strip())


def _calibration(calibration: Mapping[str, object], say: Words) -> str:
    right, of = calibration.get("right"), calibration.get("of")
    if not isinstance(right, int) or not isinstance(of, int) or of == 0:
        return ""
    share = say["calibration_right"].format(
        right=right, of=of, percent=say.percent(100 * right / of)
    )
    by_labels = calibration.get("by_labels")
    apart = by_labels if isinstance(by_labels, Mapping) else {}
    told = [f"{labels}: {_sure_from(value, say)}" for labels, value in apart.items()]
    return "; ".join([share, *(told or [_sure_from(calibration.get("sure_from"), say)])])


def _sure_from(sure_from: object, say: Words) -> str:
    if isinstance(sure_from, int | float):
        return say["calibration_sure"].format(threshold=say.percent(100 * sure_from))
    return say["calibration_never"]


def _tokens(run: RunCard, say: Words) -> str:
    if not run.prompt_tokens:
        return ""
    percent = say.percent(100 * run.reused_tokens / run.prompt_tokens)
    return say["tokens_reused"].format(
        count=run.prompt_tokens, reused=run.reused_tokens, percent=percent
    )


def _listed(values: Mapping[str, object] | Mapping[str, str]) -> str:
    return ", ".join(f"{key} {_value(values[key])}" for key in sorted(values))


def _value(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
