"""Pseudonymised exports: no name anywhere, the same aliases for ever, and none to be heard."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import soundfile
from faster_whisper import WhisperModel

from tests.services import interview
from tests.services.conftest import Work
from tests.services.interview import told
from voxdesk.desk import Desk
from voxdesk.domain.job import Job, JobState
from voxdesk.domain.pseudonyms import AliasKind
from voxdesk.errors import BadRequest
from voxdesk.export.formats import PACK, REPORT_FORMATS, TRANSCRIPT_FORMATS
from voxdesk.paths import bundled
from voxdesk.services import editing, exporting
from voxdesk.services.export_options import Options
from voxdesk.services.pseudonymising import asked_names

HIDDEN = Options(pseudonymised=True)

Ids = dict[str, int]


@pytest.fixture
def ids(desk: Desk, work: Work, spoken: Callable[..., Path], tmp_path: Path) -> Ids:
    recording_id = interview.transcribed(desk, interview.recorded(desk, work, spoken, tmp_path))
    return {"recording": recording_id, "report": interview.reported(desk, recording_id)}


def exported(
    desk: Desk, work: Work, ids: Ids, kind: str, target: Path, options: Options = HIDDEN
) -> Job:
    fmt = target.suffix[1:]
    (ended,) = work(exporting.submit(desk, kind, ids[kind], fmt, target, options))
    assert ended.state is JobState.DONE, (ended.error_code, ended.error_detail)
    return ended


def counts(job: Job) -> dict[str, int]:
    return cast(dict[str, int], job.result["replaced"])


def test_no_name_is_in_any_byte_of_any_format(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for kind, formats in (("recording", TRANSCRIPT_FORMATS), ("report", REPORT_FORMATS)):
        for fmt in (*formats, "zip"):
            plain = folder / f"{kind}-plain.{fmt}"
            exported(desk, work, ids, kind, plain, Options())
            assert told(plain.name, plain.read_bytes()), plain
            plain.unlink()
            plain.with_name(f"{plain.name}.seal.txt").unlink(missing_ok=True)
            ended = exported(desk, work, ids, kind, folder / f"{kind}.{fmt}")
            assert counts(ended)["Client 1"] >= 2
    for path in sorted(folder.iterdir()):
        assert told(path.name, path.read_bytes()) == [], path


def test_documents_say_that_they_are_pseudonymised(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    for kind, formats in (("recording", TRANSCRIPT_FORMATS), ("report", REPORT_FORMATS)):
        for fmt in formats:
            target = tmp_path / f"{kind}.{fmt}"
            exported(desk, work, ids, kind, target)
            beside = target.with_name(f"{target.name}.seal.txt")
            said = [beside, target] if beside.exists() else [target]
            texts = [
                text.casefold()
                for path in said
                for _place, text in interview.texts_of(path.name, path.read_bytes())
            ]
            assert any("pseudonymised" in text for text in texts), target


def test_aliases_are_the_same_in_every_export_and_their_key_stays_in_the_library(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    exported(desk, work, ids, "report", tmp_path / "a.json")
    exported(desk, work, ids, "report", tmp_path / "b.json")
    first, second = (json.loads((tmp_path / f"{name}.json").read_text()) for name in "ab")
    assert first["findings"] == second["findings"]
    assert first["visit"]["client"] == first["visit"]["consent_by"] == "Client 1"
    assert first["visit"]["employee"] == "Employee 1"
    assert first["visit"]["zones"] == ["lobby", "Employee 1 lounge"]
    assert first["similar"][0]["text"] == "Client 2 liked the Site 2."
    assert first["recordings"][0]["name"] == f"Recording {ids['recording']}"
    key = desk.store.pseudonyms.all()
    assert (key["client-1"], key["site-1"]) == ("Emma Brown", "Harbor Hotel")


def test_words_the_user_adds_are_hidden_too(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    options = replace(HIDDEN, names=asked_names(["cold soup=person", "half an hour=site"]))
    ended = exported(desk, work, ids, "report", tmp_path / "a.json", options)
    text = (tmp_path / "a.json").read_text()
    assert "soup" not in text
    assert "half an hour" not in text
    assert counts(ended)["Person 1"] >= 1
    for wrong in ("soup", "soup=dish", "=site"):
        with pytest.raises(BadRequest, match="TEXT=KIND"):
            asked_names([wrong])
    assert asked_names(["a=b=city"]) == ((AliasKind.CITY, "a=b"),)


def test_what_would_tell_a_name_all_the_same_is_refused(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    for options, why in (
        (Options(originals=True, pseudonymised=True), "original"),
        (Options(names=((AliasKind.SITE, "x"),)), "pseudonymised"),
    ):
        with pytest.raises(BadRequest, match=why):
            exporting.submit(desk, "report", ids["report"], PACK, tmp_path / "a.zip", options)
    target = tmp_path / "report on emma-brown.html"
    (ended,) = work(exporting.submit(desk, "report", ids["report"], "html", target, HIDDEN))
    assert (ended.state, ended.error_code) == (JobState.FAILED, "bad_request")
    assert not target.exists()


def test_pack_holds_neither_originals_nor_the_chain_and_passes(
    desk: Desk, work: Work, ids: Ids, tmp_path: Path
) -> None:
    exported(desk, work, ids, "report", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as members:
        folders = {name.split("/")[0] for name in members.namelist()}
        clip = members.read("clips/finding-01-quote-01.mp3")
    assert not folders & {"original", "custody.jsonl", "states.jsonl"}
    assert soundfile.info(io.BytesIO(clip)).format == "MP3"
    verifier = bundled("resources", "verifier", "verify.py")
    command = [sys.executable, "-I", str(verifier), str(tmp_path / "a.zip"), "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    said = json.loads(ended.stdout)
    assert (said["faults"], said["pack"]["pseudonymised"]) == ([], True)
    assert said["pack"]["quotes"] >= 4
    assert said["pack"]["earlier"] == 0


def audible(models: Path, pack: Path) -> str:
    """What the recogniser hears in all clips of a pack."""
    model = WhisperModel(str(models / "whisper-tiny.en"), device="cpu", compute_type="int8")
    texts = []
    with zipfile.ZipFile(pack) as members:
        for name in members.namelist():
            if name.startswith("clips/"):
                sound = io.BytesIO(members.read(name))
                segments, _ = model.transcribe(sound, beam_size=1, temperature=0.0)
                texts += [segment.text for segment in segments]
    return " ".join(texts).casefold()


def test_nobody_hears_a_name_in_the_clips_also_where_it_was_corrected_away(
    desk: Desk, work: Work, spoken: Callable[..., Path], models: Path, tmp_path: Path
) -> None:
    recording_id = interview.recorded(desk, work, spoken, tmp_path)
    interview.heard(desk, work, recording_id)
    ids: Ids = {"report": interview.reported(desk, recording_id)}
    exported(desk, work, ids, "report", tmp_path / "plain.zip", Options())
    exported(desk, work, ids, "report", tmp_path / "hidden.zip")
    plain, hidden = (audible(models, tmp_path / f"{name}.zip") for name in ("plain", "hidden"))
    for name in ("emma", "brown", "harbor", "david", "miller"):
        assert name in plain
        assert name not in hidden, hidden
    for word in ("soup", "lobby", "bill"):
        assert word in hidden, hidden
    transcript = desk.store.transcripts.latest(recording_id)
    assert transcript is not None
    for segment in desk.store.transcripts.segments(transcript.id):
        editing.correct(desk, segment.id, segment.text.replace("Emma Brown", "a woman"))
    ids["report"] = interview.reported(desk, recording_id)
    exported(desk, work, ids, "report", tmp_path / "corrected.zip")
    assert "emma" not in audible(models, tmp_path / "corrected.zip")
