"""What a report's run card tells."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RunCard:
    """How a report was made, so that it can be made again."""

    writer: str
    model_sha256: str
    adapter_sha256: str
    meaning_model: str
    parameters: dict[str, object]
    versions: dict[str, str]
    seconds: float
    warnings: tuple[str, ...] = ()
    seed: int = 0
    device: str = ""
    heard_percent: float | None = None
    """The share of the recordings' audio that was transcribed."""
    calibration: dict[str, object] = field(default_factory=dict)
    """How often the writer labelled right when it was calibrated, and what follows: `right`, `of`,
    `sure_from` (None: never sure), `by_labels` (the same for each set of labels)."""
    prompt_tokens: int = 0
    reused_tokens: int = 0
    reruns: tuple[dict[str, object], ...] = ()
    """What was written anew since: `at`, `stage` or `criteria`, `seconds`, tokens, `warnings`."""
