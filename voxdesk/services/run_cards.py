"""How a report was made, so that it can be made again: the card at its end."""

from dataclasses import asdict, replace
from importlib.metadata import version

from voxdesk.desk import Desk
from voxdesk.domain.report import Report
from voxdesk.domain.run_card import RunCard
from voxdesk.engines.base import Device
from voxdesk.engines.remote import WRITING_SEED
from voxdesk.services import inquiring, linking, phrasing, retrieving
from voxdesk.services.inquiring import Inquiry
from voxdesk.store.values import now


def of(inquiry: Inquiry, seconds: float) -> RunCard:
    """The card of a whole run."""
    model_sha256 = adapter_sha256 = ""
    if inquiry.judges:
        model = inquiry.desk.catalogue.find(inquiry.writer_name)
        model_sha256, adapter_sha256 = model.sha256, model.adapter_sha256
    return RunCard(
        writer=inquiry.writer_name,
        model_sha256=model_sha256,
        adapter_sha256=adapter_sha256,
        meaning_model="" if inquiry.meaning is None else inquiry.desk.settings.meaning_model,
        parameters={
            "sentences_per_criterion": inquiring.BATCH,
            "sentences_per_leaf": inquiring.LEAF_BATCH,
            "most_sentences_per_criterion": inquiring.MOST_LABELLED,
            "near_enough": retrieving.NEAR_ENOUGH,
            "near_enough_to_leaf": inquiring.LEAF_NEAR_ENOUGH,
            "quotes_per_statement": phrasing.MOST_QUOTES,
            "lines_per_window": linking.WINDOW,
            "window_overlap": linking.OVERLAP,
            "sentences": len(inquiry.spoken.sentences),
        },
        versions={name: version(name) for name in ("voxdesk", "llama-cpp-python")},
        seconds=round(seconds, 2),
        warnings=tuple(inquiry.warnings),
        seed=WRITING_SEED if inquiry.judges else 0,
        device=str(Device.CPU) if inquiry.judges else "",
        heard_percent=heard_percent(inquiry.desk, inquiry.report),
        calibration=asdict(inquiry.judge.calibration) if inquiry.judges else {},
        prompt_tokens=inquiry.writer.prompt_tokens,
        reused_tokens=inquiry.writer.reused_tokens,
    )


def rerun(before: RunCard, inquiry: Inquiry, what: dict[str, object], seconds: float) -> RunCard:
    """The card of the first run with a line on what was written anew, and when."""
    mine = asdict(of(inquiry, seconds))
    kept = ("writer", "model_sha256", "adapter_sha256", "warnings", "seconds")
    told = {name: mine[name] for name in (*kept, "prompt_tokens", "reused_tokens")}
    line = {"at": now(), **what, **told, "warnings": list(inquiry.warnings)}
    return replace(before, reruns=(*before.reruns, line))


def heard_percent(desk: Desk, report: Report) -> float | None:
    """The share of the recordings' audio that their transcripts come from; None where no length is
    known."""
    heard = whole = 0
    for recording in desk.store.recordings.get_many(report.recording_ids):
        transcript = desk.store.transcripts.latest(recording.id)
        if recording.facts is not None and transcript is not None and transcript.timed:
            whole += recording.facts.duration_ms
            heard += min(transcript.heard_until_ms, recording.facts.duration_ms)
    return round(100 * heard / whole, 1) if whole else None
