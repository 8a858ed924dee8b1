"""The command line as scripts see it: documents on standard output, exit codes, typed ids."""

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import MainJob, command

DONE, USAGE, KNOWN = 0, 2, 3


class CommandLine:
    """What holds on the library of the main job, which `test_main_job.py` runs once for all."""

    def test_recordings_are_listed_with_their_state(self, main_job: MainJob) -> None:
        listed = main_job.ask("recordings")["recordings"]
        assert [set(each) for each in listed] == [
            {"id", "name", "duration_ms", "sha256", "state"}
        ] * 3
        assert {each["id"] for each in listed} == {"rec-1", "rec-2", "rec-3"}
        assert {each["state"] for each in listed} == {"indexed"}

    def test_shown_recording_has_its_transcript_and_segments(self, main_job: MainJob) -> None:
        shown = main_job.ask("show", "rec-1")
        assert set(shown) == {"recording", "transcript", "segments"}
        assert {"id", "model", "language", "complete"} <= set(shown["transcript"])
        keys = {"id", "start_ms", "end_ms", "speaker", "heard", "text", "confidence", "flags"}
        assert all(set(segment) == keys for segment in shown["segments"])

    def test_report_has_the_documented_form(self, main_job: MainJob) -> None:
        report = main_job.report
        keys = {
            "id",
            "kind",
            "visit_id",
            "state",
            "findings",
            "summary",
            "figures",
            "similar",
            "run",
        }
        keys |= {"site_kind", "supersedes", "scenario", "judged"}
        assert set(report) == keys
        assert (report["kind"], report["state"]) == ("walk-through", "draft")
        finding = {
            "id",
            "section",
            "criterion",
            "verdict",
            "score",
            "polarity",
            "support",
            "review",
            "statement",
            "recommendation",
            "evidence",
        }
        evidence = {
            "recording_id",
            "segment_ids",
            "quote",
            "start_ms",
            "end_ms",
            "stance",
            "probability",
        }
        assert len(report["findings"]) == 11
        for each in report["findings"]:
            assert finding <= set(each)
            assert all(evidence <= set(quote) for quote in each["evidence"])

    def test_hits_have_the_documented_form(self, main_job: MainJob) -> None:
        hits = main_job.ask("search", "bulbs in the corridor", "--limit", "4")["hits"]
        keys = {"kind", "id", "recording_id", "start_ms", "end_ms", "text", "score", "why"}
        assert 0 < len(hits) <= 4
        assert all(set(hit) == keys for hit in hits)

    def test_search_can_be_narrowed_to_a_site(self, main_job: MainJob) -> None:
        hits = main_job.ask("search", "bathroom", "--site", "lake house hotel")["hits"]
        assert hits
        assert {hit["recording_id"] for hit in hits} == {"rec-2"}

    @pytest.mark.parametrize("fmt", ["txt", "srt", "vtt", "json"])
    def test_transcript_is_exported_in_every_format(
        self, main_job: MainJob, tmp_path: Path, fmt: str
    ) -> None:
        target = tmp_path / f"Transcript – 面談.{fmt}"
        main_job.ask("export", "rec-3", "--format", fmt, "--output", str(target))
        assert "coffee stain" in target.read_text("utf-8")

    @pytest.mark.parametrize("fmt", ["md", "html", "docx", "json"])
    def test_report_is_exported_in_every_format(
        self, main_job: MainJob, tmp_path: Path, fmt: str
    ) -> None:
        target = tmp_path / f"report.{fmt}"
        main_job.ask("export", main_job.report["id"], "--format", fmt, "--output", str(target))
        assert target.stat().st_size > 2000

    def test_bad_imports_are_told_one_by_one_and_end_with_three(
        self, main_job: MainJob, tmp_path: Path
    ) -> None:
        text = tmp_path / "notes.mp3"
        text.write_text("a shopping list")
        library = tmp_path / "other.voxdesk"
        arguments = [
            "--json",
            "--library",
            str(library),
            "import",
            str(text),
            str(tmp_path / "gone"),
        ]
        done = command(main_job.home, arguments, check=False)
        answer = json.loads(done.stdout)
        assert done.returncode == KNOWN
        assert answer["recordings"] == []
        assert [row["code"] for row in answer["failed"]] == ["audio.unreadable", "file.missing"]
        assert all(row["message"] and row["remedy"] for row in answer["failed"])

    @pytest.mark.parametrize(
        ("arguments", "code", "exit_code"),
        [
            (["show", "rec-99"], "nothing_found", KNOWN),
            (["report", "rec-99"], "nothing_found", KNOWN),
            (["report", "rec-1", "--kind", "horoscope"], "bad_request", KNOWN),
            (["report", "rec-1", "--writer", "no-such-model"], "model.unknown", KNOWN),
            (["transcribe", "rec-1", "--model", "whisper-small"], "model.missing", KNOWN),
            (["export", "rec-1", "--format", "pdf", "--output", "x"], "bad_request", KNOWN),
            (["jobs", "cancel", "job-999"], "nothing_found", KNOWN),
            (["show", "vis-1"], "usage", USAGE),
            (["show"], "usage", USAGE),
            (["no-such-command"], "usage", USAGE),
            (["import", "x", "--date", "yesterday"], "usage", USAGE),
        ],
    )
    def test_errors_are_one_document_with_the_right_exit_code(
        self, main_job: MainJob, arguments: list[str], code: str, exit_code: int
    ) -> None:
        asked = ["--json", "--library", str(main_job.library), *arguments]
        done = command(main_job.home, asked, check=False)
        assert (json.loads(done.stdout)["error"]["code"], done.returncode) == (code, exit_code)

    def test_export_into_a_missing_folder_says_so_and_the_report_is_safe(
        self, main_job: MainJob, tmp_path: Path
    ) -> None:
        target = tmp_path / "no such folder" / "report.md"
        asked = ["--json", "--library", str(main_job.library), "export", main_job.report["id"]]
        done = command(
            main_job.home, [*asked, "--format", "md", "--output", str(target)], check=False
        )
        assert done.returncode == KNOWN
        assert json.loads(done.stdout)["error"]["code"] == "file.missing"
        main_job.ask(
            "export", main_job.report["id"], "--format", "md", "--output", str(tmp_path / "r")
        )

    @pytest.mark.parametrize("kind", ["text", "newer", "folder"])
    def test_file_that_is_no_library_is_refused_and_left_alone(
        self, main_job: MainJob, tmp_path: Path, kind: str
    ) -> None:
        library = tmp_path / "library.voxdesk"
        code = "store.damaged"
        if kind == "text":
            library.write_text("not a library " * 100)
        elif kind == "folder":
            library.mkdir()
            code = ""
        else:
            command(main_job.home, ["--library", str(library), "recordings"])
            content = bytearray(library.read_bytes())
            content[60:64] = (9999).to_bytes(4, "big")  # user_version in SQLite's header
            library.write_bytes(content)
            code = "store.too_new"
        before = library.read_bytes() if library.is_file() else b""
        done = command(
            main_job.home, ["--json", "--library", str(library), "recordings"], check=False
        )
        assert done.returncode in (USAGE, KNOWN)
        answer = json.loads(done.stdout)
        assert not code or answer["error"]["code"] == code
        assert not library.is_file() or library.read_bytes() == before

    def test_doctor_finds_nothing_wrong_and_contains_a_crash(self, main_job: MainJob) -> None:
        answer = main_job.ask("doctor", "--crash")
        assert answer["ok"]
        checks = {check["name"]: check for check in answer["checks"]}
        assert checks["worker crash"]["ok"]
        assert "contained" in checks["worker crash"]["detail"]

    def test_jobs_are_listed_with_what_became_of_them(self, main_job: MainJob) -> None:
        jobs = main_job.ask("jobs", "list")["jobs"]
        assert {"import", "transcribe", "index", "report", "export"} <= {
            job["kind"] for job in jobs
        }

    def test_models_can_be_verified(self, main_job: MainJob) -> None:
        found = {each["id"]: each for each in main_job.ask("models", "list")["models"]}
        assert found["whisper-base"]["state"] == "installed"
        assert found["whisper-small"]["state"] == "missing"
        verified = main_job.ask("models", "verify", "report-adapter")["models"]
        assert [each["state"] for each in verified] == ["installed"]
