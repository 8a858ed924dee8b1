"""From audio to an exported report on the real engines, and nothing on the network."""

import io
import json
import re
import sqlite3
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import jiwer
import pytest
from whisper_normalizer.english import EnglishTextNormalizer

from tests.journeys.command_line import CommandLine
from tests.journeys.conftest import ROOT, MainJob, command, isolation

DEMO = ROOT / "resources" / "demo"
NETWORK = re.compile(r"AF_(?!UNIX\b|LOCAL\b)\w+|io_uring_setup")


def planted() -> dict[str, dict[str, object]]:
    facts = tomllib.loads((DEMO / "facts.toml").read_text("utf-8"))["facts"]
    return {fact["criterion"]: fact for fact in facts}


def found(job: MainJob) -> dict[str, dict[str, object]]:
    return {finding["criterion"]: finding for finding in job.report["findings"]}


def test_bundled_recording_is_heard_with_few_errors(main_job: MainJob) -> None:
    shown = main_job.ask("show", "rec-3")
    assert shown["transcript"]["complete"]
    assert shown["transcript"]["language"] == "en"
    plain = EnglishTextNormalizer()
    truth = plain((DEMO / "walkthrough.txt").read_text("utf-8"))
    heard = plain(" ".join(segment["heard"] for segment in shown["segments"]))
    assert jiwer.wer(truth, heard) < 0.08


def test_planted_facts_get_the_expected_verdicts(main_job: MainJob) -> None:
    expected = {criterion: fact["verdict"] for criterion, fact in planted().items()}
    given = {criterion: finding["verdict"] for criterion, finding in found(main_job).items()}
    right = {criterion for criterion in expected if given[criterion] == expected[criterion]}
    # Ten criteria are spoken of; the eleventh is not, and nothing may be invented for it.
    silent = {criterion for criterion, verdict in expected.items() if verdict == "not_covered"}
    assert silent <= right
    assert len(right - silent) >= 8, {c: (expected[c], given[c]) for c in set(expected) - right}


def test_every_quote_stands_in_the_segments_it_names(main_job: MainJob) -> None:
    segments = {each["id"]: each for each in main_job.ask("show", "rec-3")["segments"]}
    quotes = 0
    for finding in found(main_job).values():
        evidence = finding["evidence"]
        assert isinstance(evidence, list)
        for each in evidence:
            quotes += 1
            text = " ".join(segments[segment]["text"] for segment in each["segment_ids"])
            assert " ".join(each["quote"].split()) in " ".join(text.split())
            first, last = segments[each["segment_ids"][0]], segments[each["segment_ids"][-1]]
            assert first["start_ms"] <= each["start_ms"] < each["end_ms"] <= last["end_ms"] + 500
            assert each["stance"] in ("for", "against")
            assert 0.6 <= each["probability"] <= 1
    assert quotes >= 20


def test_verdicts_follow_from_the_evidence(main_job: MainJob) -> None:
    for finding in found(main_job).values():
        evidence = finding["evidence"]
        assert isinstance(evidence, list)
        stances = {each["stance"] for each in evidence}
        verdicts = {("for",): "met", ("against",): "not_met", (): "not_covered"}
        assert finding["verdict"] == verdicts.get(tuple(sorted(stances)), "partly_met")


def test_statements_name_no_number_that_nobody_said(main_job: MainJob) -> None:
    for finding in found(main_job).values():
        evidence = finding["evidence"]
        assert isinstance(evidence, list)
        if finding["support"] == "supported":
            said = " ".join(each["quote"] for each in evidence)
            digits = set(re.findall(r"\d+", str(finding["statement"])))
            assert digits <= set(re.findall(r"\d+", said))


def test_similar_past_findings_are_shown_with_their_source(main_job: MainJob) -> None:
    similar = main_job.report["similar"]
    assert similar
    assert {each["visit_id"] for each in similar} <= {"vis-1", "vis-2"}
    assert all(each["site"] and each["date"] for each in similar)


def test_summary_cites_every_finding_once(main_job: MainJob) -> None:
    cited = sorted(int(each) for each in re.findall(r"\[(\d+)\]", main_job.report["summary"]))
    assert cited == list(range(1, 12))


def test_run_card_says_what_made_the_report(main_job: MainJob) -> None:
    run = main_job.report["run"]
    catalogue = json.loads((ROOT / "models" / "catalogue.json").read_text("utf-8"))
    entries = {entry["id"]: entry for entry in catalogue["models"]}
    assert run["model"] == "report-adapter"
    assert run["hash"] == entries["smollm2-135m-instruct"]["files"][0]["sha256"]
    assert run["adapter_hash"] == entries["report-adapter"]["adapter"]["sha256"]


def test_exports_hold_the_quotes_with_their_times(main_job: MainJob) -> None:
    markdown = main_job.exports[".md"].read_text("utf-8")
    page = main_job.exports[".html"].read_text("utf-8")
    document = zipfile.ZipFile(io.BytesIO(main_job.exports[".docx"].read_bytes()))
    word = document.read("word/document.xml").decode()
    for text in (markdown, page, word):
        assert "coffee stain" in text
        assert re.search(r"\b0:3\d\b", text)
    subtitles = main_job.exports[".srt"].read_text("utf-8")
    assert re.search(r"\d\d:\d\d:\d\d,\d{3} --> ", subtitles)


def test_search_finds_by_meaning_and_by_words(main_job: MainJob) -> None:
    by_words = main_job.ask("search", "coffee stain")["hits"]
    assert "coffee" in by_words[0]["text"]
    assert "words" in by_words[0]["why"]
    by_meaning = main_job.ask("search", "somebody was impolite")["hits"]
    assert any("meaning" in hit["why"] for hit in by_meaning)


def test_library_is_as_its_chain_of_custody_says(main_job: MainJob) -> None:
    found = main_job.ask("library", "verify")
    assert (found["ok"], found["first_break"]) == (True, None)
    with sqlite3.connect(main_job.library) as db:
        told = {action for (action,) in db.execute("SELECT action FROM custody")}
        details = "".join(detail for (detail,) in db.execute("SELECT detail FROM custody"))
        said = [text for (text,) in db.execute("SELECT text FROM segment")]
    assert told >= {"library_made", "imported", "decoded", "transcribed", "reported", "exported"}
    assert said
    assert not any(text in details for text in said)


def test_second_run_repeats_nothing_but_the_report(main_job: MainJob) -> None:
    before = main_job.ask("jobs", "list")["jobs"]
    # The report itself is not what is asked about, so nobody has to write it at length.
    own = main_job.home / ".config" / "VoxDesk" / "settings.json"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('{"writing_model": "extractive"}', "utf-8")
    try:
        again = json.loads(command(main_job.home, ["--json", "demo"]).stdout)
    finally:
        own.unlink()
    assert {each["verdict"] for each in again["report"]["findings"]} == {None}
    assert again["report"]["id"] != main_job.report["id"]
    assert len(main_job.ask("recordings")["recordings"]) == 3
    known = {each["id"] for each in before}
    new = [each for each in main_job.ask("jobs", "list")["jobs"] if each["id"] not in known]
    assert "transcribe" not in {each["kind"] for each in new}


def test_no_internet_socket_is_even_asked_for(main_job: MainJob) -> None:
    if main_job.trace is None:
        pytest.skip("needs root, unshare and strace")
    assert [line for line in main_job.trace.splitlines() if NETWORK.search(line)] == []


def test_a_socket_that_the_lock_refuses_would_have_been_seen(tmp_path: Path) -> None:
    under = isolation(tmp_path / "trace")
    if not under:
        pytest.skip("needs root, unshare and strace")
    script = (
        "import socket; from voxdesk import netlock; netlock.seal()\n"
        "try: socket.socket()\n"
        "except PermissionError: print('refused')"
    )
    done = subprocess.run(
        [*under, sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "refused"
    assert NETWORK.search((tmp_path / "trace").read_text("utf-8"))


def test_home_holds_nothing_but_our_own_folders(main_job: MainJob) -> None:
    strange = [
        path.relative_to(main_job.home)
        for path in main_job.home.rglob("*")
        if path.is_file() and "VoxDesk" not in path.relative_to(main_job.home).parts
    ]
    assert strange == []


def test_logs_hold_nothing_that_was_said(main_job: MainJob) -> None:
    logs = [path for path in main_job.home.rglob("*.log*") if path.is_file()]
    assert logs
    for path in logs:
        assert "coffee stain" not in Path(path).read_text("utf-8", "replace")


class TestCommandLine(CommandLine):
    """On the library of this job."""
