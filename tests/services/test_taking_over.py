"""Old data taken over: folders and tables as they are found, twice, killed halfway, and broken."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.services.conftest import Work
from tests.services.test_importing import tone
from tests.written import docx, pdf
from voxdesk.desk import Desk
from voxdesk.domain.archive import Obstacle
from voxdesk.domain.job import Job, JobKind, JobState
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Source
from voxdesk.domain.report import StageKind
from voxdesk.domain.transcript import SpeakerRole
from voxdesk.domain.visit import SiteKind
from voxdesk.errors import BadRequest, FileMissing
from voxdesk.services import retrieving, taking_over, verifying

Rows = Sequence[Sequence[object]]

INTERVIEW = (
    "[Сотрудник:] Расскажите, как вы выбирали отель?\n"
    "[Клиент:] По отзывам. Хотелось тишины, но окна выходят на трассу.\n"
    "[Сотрудник:] Что было самым важным?"
)
AUDIT = 'Стойка, "чёрная"; в темноте, без света.\nВ номере сыро.'

TABLES: dict[str, tuple[Sequence[str], Rows]] = {
    "transcription": (
        (
            "transcription_id",
            "transcription_text",
            "audio_file_name",
            "transcription_date",
            "number_audio",
        ),
        (
            (1, INTERVIEW, "interview 1.mp3", "2024-05-02", 12),
            (2, AUDIT, "", "2024-05-03", 13),
            (3, "", "", "2024-05-03", 14),
        ),
    ),
    "audit": (
        (
            "audit_id",
            "audit",
            "employee_id",
            "client_id",
            "place_id",
            "audit_date",
            "city_id",
            "transcription_id",
        ),
        (
            (10, "# Методология\n\nВопросы открытые.", 1, 1, 1, "2024-05-02", 1, 1),
            (
                11,
                '```json\n{"итоговая_оценка_качества_интервью": "82,5 %"}\n```',
                1,
                1,
                1,
                "2024-05-02",
                1,
                1,
            ),
            (12, "Связка: аккуратность - чистота", 1, 1, 1, "2024-05-02", 1, 1),
            (
                13,
                '{"упомянутые_факторы": {"сервис": 3, "прочие_факторы": 1, "общее_количество": 4}}',
                1,
                1,
                1,
                "2024-05-02",
                1,
                1,
            ),
            (20, "Аудит по программе", 2, "", 2, "2024-05-03", "", 2),
            (21, "Без классификации", 2, "", 2, "2024-05-03", "", 2),
            (30, "Отчёт без расшифровки", 2, "", 1, "2024-06-01", 1, ""),
            (31, "Второй этап без расшифровки", 2, "", 1, "2024-06-01", 1, ""),
        ),
    ),
    "user_road": (
        ("user_road_id", "audit_id", "scenario_id", "report_type_id", "building_id"),
        (
            (1, 10, 1, 1, 4),
            (2, 11, 1, 1, 4),
            (3, 12, 1, 2, 4),
            (4, 13, 1, 3, 1),
            (5, 20, 2, 6, 3),
            (6, 30, 2, 7, 1),
            (7, 31, 2, 7, 1),
        ),
    ),
    "scenario": (("scenario_id", "scenario_name"), ((1, "Интервью"), (2, "Дизайн"))),
    "report_type": (
        ("report_type_id", "report_type_desc", "scenario_id"),
        (
            (1, "Оценка методологии интервью", 1),
            (2, "Отчет о связках", 1),
            (3, "Общие факторы", 1),
            (6, "Information-on-compliance-with-the-audit-program", 2),
            (7, "Структурированный отчет аудита", 2),
        ),
    ),
    "buildings": (
        ("building_id", "building_type"),
        ((1, "Отель"), (2, "Центр Здоровья"), (3, "Ресторан"), (4, "non-building")),
    ),
    "employee": (("employee_id", "employee_name"), ((1, "Анна Петрова"), (2, "Иван Сидоров"))),
    "client": (("client_id", "client_name"), ((1, "Ольга Н."),)),
    "place": (
        ("place_id", "place_name", "building_type"),
        ((1, "Астра", "Отель"), (2, "Море", "Ресторан")),
    ),
    "zone": (("zone_id", "zone_name"), ((1, "лобби, бар"), (2, "зал"))),
    "place_zone": (("place_id", "zone_id"), ((1, 1), (2, 2))),
    "city": (("city_id", "city_name"), ((1, "Сочи"),)),
}


def write_dump(
    folder: Path,
    changed: Mapping[str, Rows] = {},
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    without: Sequence[str] = (),
) -> Path:
    """The tables as CSV files, with other rows for some."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in TABLES.items():
        if name in without:
            continue
        content = io.StringIO()
        writer = csv.writer(content, delimiter=delimiter)
        writer.writerows([columns, *changed.get(name, rows)])
        (folder / f"{name}.csv").write_bytes(content.getvalue().encode(encoding))
    return folder


def take(desk: Desk, work: Work, folder: Path) -> dict[str, Any]:
    """The account of one run."""
    job = work(taking_over.submit(desk, folder))[0]
    assert job.state is JobState.DONE, job.error_detail
    return dict(job.result)


def held(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All rows that old data becomes."""
    questions = {
        "visit": "SELECT * FROM v_visit ORDER BY visit_id",
        "recording": "SELECT id, visit_id, name, source, media_id FROM recording ORDER BY id",
        "segment": "SELECT transcript_id, position, text, speaker_id FROM segment ORDER BY id",
        "report": "SELECT id, kind, title, visit_id, created_at, origin FROM report ORDER BY id",
        "stage": "SELECT report_id, position, name, kind, text FROM stage ORDER BY id",
        "figure": "SELECT report_id, name, content FROM figure ORDER BY report_id, position",
        "document": "SELECT id, visit_id, name, text FROM document ORDER BY id",
        "media": "SELECT id, sha256, complete FROM media WHERE purpose = 'original' ORDER BY id",
        "mark": "SELECT * FROM taken_over ORDER BY source, key",
    }
    return {name: desk.store.rows(question) for name, question in questions.items()}


def codes(account: Mapping[str, Any]) -> dict[str, list[str]]:
    """What was not understood: the details by code."""
    found: dict[str, list[str]] = {}
    for each in account["unread"]:
        found.setdefault(each["code"], []).append(each["detail"] or each["file"])
    return found


# --- the predecessor's tables ---------------------------------------------------------------------


def test_tables_become_visits_with_transcripts_and_reports(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    account = take(desk, work, write_dump(tmp_path / "dump"))
    assert account["came"] == {
        "visits": 3,
        "recordings": 2,
        "transcripts": 2,
        "documents": 0,
        "reports": 6,
        "stages": 8,
    }
    cards = {visit.card.number: visit.card for visit in desk.store.visits.recent()}
    interview = cards[12]
    assert (interview.site, interview.site_kind) == ("Астра", SiteKind.HOTEL)
    assert (interview.employee, interview.client, interview.city) == (
        "Анна Петрова",
        "Ольга Н.",
        "Сочи",
    )
    assert interview.date == date(2024, 5, 2)
    assert interview.zones == ("лобби", "бар")
    assert interview.scenario_id == "interview"
    assert (cards[13].site_kind, cards[13].scenario_id) == (SiteKind.RESTAURANT, "design")
    assert (cards[None].site, cards[None].date) == ("Астра", date(2024, 6, 1))


def test_a_transcription_keeps_its_bytes_its_roles_and_every_word(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    take(desk, work, write_dump(tmp_path / "dump"))
    (recording,) = [r for r in desk.store.recordings.recent() if r.name == "interview 1.mp3"]
    assert recording.source is Source.ARCHIVE
    assert recording.facts is None
    original = desk.store.media.reader(desk.store.media.of_recording(recording.id).id)
    assert original.read_at(0, original.size_bytes).decode() == INTERVIEW
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    assert (transcript.version, transcript.language, transcript.complete) == (1, "ru", True)
    roles = {each.id: each.role for each in desk.store.speakers.of_recording(recording.id)}
    said = [
        (roles[segment.speaker_id], segment.text)
        for segment in desk.store.transcripts.segments(transcript.id)
        if segment.speaker_id is not None
    ]
    assert said == [
        (SpeakerRole.EMPLOYEE, "Расскажите, как вы выбирали отель?"),
        (SpeakerRole.CLIENT, "По отзывам. Хотелось тишины, но окна выходят на трассу."),
        (SpeakerRole.EMPLOYEE, "Что было самым важным?"),
    ]


def test_reports_have_their_kind_stages_and_figures(desk: Desk, work: Work, tmp_path: Path) -> None:
    take(desk, work, write_dump(tmp_path / "dump"))
    reports = {report.kind: report for report in desk.store.reports.recent()}
    assert set(reports) == {
        "interview-methodology",
        "links",
        "common-factors",
        "compliance",
        "structured",
        "imported",
    }
    methodology = reports["interview-methodology"]
    assert methodology.figures == {"final_interview_quality_score": 82.5}
    assert methodology.title == "Оценка методологии интервью: Астра, 2024-05-02"
    assert methodology.created_at.startswith("2024-05-02")
    assert (methodology.language, methodology.complete) == ("ru", True)
    assert methodology.recording_ids
    stages = desk.store.stages.of_report(methodology.id)
    assert [stage.kind for stage in stages] == [StageKind.NARRATIVE, StageKind.FIGURES]
    assert reports["common-factors"].figures == {
        "mentioned.сервис": 3,
        "mentioned.other": 1,
        "mentioned.total": 4,
    }
    assert len(desk.store.stages.of_report(reports["structured"].id)) == 2
    found = desk.store.rows("SELECT count(*) FROM stage_search WHERE stage_search MATCH 'связка'")
    assert found[0][0] == 1


def test_what_is_wrong_with_rows_is_told_and_stops_nothing(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    columns, audits = TABLES["audit"]
    assert columns[0] == "audit_id"
    broken = [
        *audits,
        (40, "Никуда", 99, 98, 97, "02.05.2024", 96, 95),
        (10, "Снова десятый", 1, 1, 1, "2024-05-02", 1, 1),
        ("x", "Без номера", 1, 1, 1, "2024-05-02", 1, 1),
        (41, "Мало клеток"),
        (42, "", 1, 1, 1, "2024-05-02", 1, 1),
        (43, "Другой сотрудник", 2, 1, 1, "2024-05-02", 1, 1),
    ]
    folder = write_dump(tmp_path / "dump", {"audit": broken}, without=["city"])
    (folder / "notes.csv").write_text("что-то,ещё\n1,2\n", "utf-8")
    account = take(desk, work, folder)
    told = codes(account)
    assert set(told[Obstacle.NO_ROW]) == {
        "employee 99",
        "client 98",
        "place 97",
        "transcription 95",
    }
    assert told[Obstacle.TABLE_MISSING] == ["city"]
    assert told[Obstacle.DOUBLE_ID] == ["audit_id 10"]
    assert len(told[Obstacle.NO_ID]) == len(told[Obstacle.BROKEN_ROW]) == 1
    assert "02.05.2024" in told[Obstacle.BAD_DATE][0]
    assert set(told[Obstacle.EMPTY_TEXT]) == {"audit 42", "transcription 3"}
    assert told[Obstacle.DISAGREES] == ["transcription 1: employee"]
    assert set(told[Obstacle.UNCLASSIFIED]) == {"audit 21", "audit 40", "audit 43"}
    assert told[Obstacle.NO_TABLE] == ["ещё, что-то"]
    assert account["came"]["stages"] == 10
    assert all(each["file"] for each in account["unread"])


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", "\t"), ("utf-8-sig", ","), ("utf-16", ";"), ("cp1251", ";")],
)
def test_tables_are_read_in_every_form_they_come_in(
    desk: Desk, work: Work, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    account = take(
        desk, work, write_dump(tmp_path / "dump", encoding=encoding, delimiter=delimiter)
    )
    assert account["came"]["stages"] == 8
    assert "Анна Петрова" in {visit.card.employee for visit in desk.store.visits.recent()}


def test_longest_transcription_is_kept_whole(desk: Desk, work: Work, tmp_path: Path) -> None:
    words = " ".join(f"слово{n}" for n in range(20_000))
    text = f"[Клиент:] {words} [Сотрудник:] Спасибо."
    assert len(text) > 204_000
    rows = [(1, text, "", "2024-05-02", 1)]
    take(desk, work, write_dump(tmp_path / "dump", {"transcription": rows}))
    (recording,) = [r for r in desk.store.recordings.recent() if r.name == "transcription-1.txt"]
    transcript = desk.store.transcripts.latest(recording.id)
    assert transcript is not None
    said = " ".join(each.text for each in desk.store.transcripts.segments(transcript.id))
    assert said == f"{words} Спасибо."


def test_same_text_twice_is_one_recording(desk: Desk, work: Work, tmp_path: Path) -> None:
    rows = [(1, INTERVIEW, "", "2024-05-02", 1), (2, INTERVIEW, "", "2024-05-02", 2)]
    account = take(desk, work, write_dump(tmp_path / "dump", {"transcription": rows}))
    assert account["came"]["recordings"] == 1
    assert len(codes(account)[Obstacle.SAME_TEXT]) == 1


def test_transcription_goes_to_its_audio_when_the_archive_has_it(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    rows = [(1, INTERVIEW, "Interview 1.WAV", "2024-05-02", 12)]
    folder = write_dump(tmp_path / "old" / "dump", {"transcription": rows})
    tone(tmp_path / "old" / "interview 1.wav", seconds=2)
    account = take(desk, work, folder.parent)
    assert account["came"]["recordings"] == 1
    (recording,) = desk.store.recordings.recent()
    assert recording.source is Source.FILE
    assert recording.facts is not None
    assert recording.facts.duration_ms == 2000
    assert recording.visit_id is not None
    assert desk.store.visits.get(recording.visit_id).card.number == 12
    assert desk.store.transcripts.latest(recording.id) is not None


def test_audio_of_one_name_in_two_folders_is_given_to_neither_text(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    rows = [(1, INTERVIEW, "walk.wav", "2024-05-02", 12)]
    folder = write_dump(tmp_path / "old" / "dump", {"transcription": rows}).parent
    for seconds, site in ((1, "Астра"), (2, "Море")):
        (folder / site).mkdir()
        tone(folder / site / "walk.wav", seconds=seconds)
    account = take(desk, work, folder)
    assert codes(account)[Obstacle.SEVERAL_FILES] == ["walk.wav"]
    assert account["came"]["recordings"] == 3
    with_text = [
        each.source
        for each in desk.store.recordings.recent()
        if desk.store.transcripts.latest(each.id) is not None
    ]
    assert with_text == [Source.ARCHIVE]


def test_second_text_of_one_audio_is_taken_by_itself(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    rows = [(1, INTERVIEW, "walk.wav", "2024-05-02", 12), (2, AUDIT, "walk.wav", "2024-05-03", 13)]
    folder = write_dump(tmp_path / "old", {"transcription": rows})
    tone(folder / "walk.wav")
    account = take(desk, work, folder)
    assert len(codes(account)[Obstacle.HAS_TRANSCRIPT]) == 1
    assert {each.source for each in desk.store.recordings.recent()} == {
        Source.FILE,
        Source.ARCHIVE,
    }
    assert len({each.visit_id for each in desk.store.recordings.recent()}) == 2


def test_rows_that_come_later_are_added_to_what_is_there(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    folder = write_dump(tmp_path / "dump", {"audit": TABLES["audit"][1][:2]})
    take(desk, work, folder)
    visits = len(desk.store.visits.recent())
    account = take(desk, work, write_dump(folder))
    assert account["came"]["stages"] == 6
    assert account["there"]["stages"] == 2
    links = next(r for r in desk.store.reports.recent() if r.kind == "links")
    first = next(r for r in desk.store.reports.recent() if r.kind == "interview-methodology")
    assert links.visit_id == first.visit_id
    assert len(desk.store.visits.recent()) == visits + 1


# --- folders --------------------------------------------------------------------------------------


def site_folders(root: Path) -> Path:
    """A hotel and a restaurant with all that lies in such folders."""
    astra = root / "Отели" / "Астра" / "2024"
    astra.mkdir(parents=True)
    tone(astra / "обход.wav")
    (astra / "обход.txt").write_bytes(
        "12\n2024.05.02\nАнна Петрова\nОтель Астра\nотель\nлобби, бар\nСочи\n".encode("cp1251")
    )
    (astra / "report.docx").write_bytes(docx("Номер тесный."))
    (astra / "plan.pdf").write_bytes(pdf(["Зал на сорок мест"]))
    sea = root / "Ресторан Море"
    sea.mkdir()
    (sea / "interview.txt").write_text(INTERVIEW, "utf-8")
    (sea / "interview.caption").write_text(
        "7\n2024-06-31\nИван Сидоров\nОльга Н.\nabout зал at ресторан\nМоре\n", "utf-8"
    )
    (sea / "readme.md").write_text("Заметки о зале.", "utf-8")
    return root


def test_folders_become_visits_with_recordings_documents_and_cards(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    account = take(desk, work, site_folders(tmp_path / "old"))
    assert account["came"] == {
        "visits": 4,
        "recordings": 2,
        "transcripts": 1,
        "documents": 3,
        "reports": 0,
        "stages": 0,
    }
    recordings = {each.name: each for each in desk.store.recordings.recent()}
    walk = recordings["обход.wav"]
    assert walk.visit_id is not None
    card = desk.store.visits.get(walk.visit_id).card
    assert (card.site, card.site_kind, card.number) == ("Отель Астра", SiteKind.HOTEL, 12)
    assert (card.zones, card.city, card.date) == (("лобби", "бар"), "Сочи", date(2024, 5, 2))
    interview = recordings["interview.txt"]
    assert interview.source is Source.ARCHIVE
    assert interview.visit_id is not None
    card = desk.store.visits.get(interview.visit_id).card
    assert (card.client, card.zones, card.site_kind) == ("Ольга Н.", ("зал",), SiteKind.RESTAURANT)
    assert card.date is None
    assert codes(account) == {Obstacle.CAPTION: ["date"]}
    sites = {
        document[2]: desk.store.visits.get(document[1]).card.site  # type: ignore[arg-type]
        for document in held(desk)["document"]
    }
    assert sites == {"report.docx": "Астра", "plan.pdf": "Астра", "readme.md": "Ресторан Море"}
    hits = desk.store.search.documents("сорок", Scope(), 10)
    assert len(hits) == 1


def test_originals_of_documents_are_kept_byte_for_byte(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    folder = site_folders(tmp_path / "old")
    take(desk, work, folder)
    content = (folder / "Отели" / "Астра" / "2024" / "report.docx").read_bytes()
    (media_id,) = desk.store.rows("SELECT media_id FROM document WHERE name = 'report.docx'")[0]
    original = desk.store.media.reader(int(media_id))
    assert original.read_at(0, original.size_bytes) == content


def test_what_leads_out_of_the_folder_or_is_no_file_is_left_out(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    root = tmp_path / "old"
    (root / "Site").mkdir(parents=True)
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "deep.txt").write_text("nobody's business either")
    (root / "Site" / "link.txt").symlink_to(secret)
    (root / "Site" / "folder").symlink_to(tmp_path / "elsewhere")
    (root / "Site" / ".hidden.txt").write_text("hidden")
    os.mkfifo(root / "Site" / "pipe.txt")
    (root / "Site" / "packed.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (root / "Site" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (root / "Site" / "empty.txt").write_bytes(b"")
    (root / "Site" / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing")
    (root / "Site" / "silence.mp3").write_bytes(b"no sound at all, and more of it" * 40)
    (root / "Site" / "good.txt").write_text("taken")
    account = take(desk, work, root)
    assert [row[2] for row in held(desk)["document"]] == ["good.txt"]
    assert {code: len(details) for code, details in codes(account).items()} == {
        Obstacle.LINK: 2,
        Obstacle.SPECIAL_FILE: 1,
        Obstacle.PACKED: 1,
        Obstacle.UNKNOWN_ENDING: 1,
        "document.unreadable": 2,
        "audio.unreadable": 1,
    }
    assert len(held(desk)["media"]) == 1


def test_names_that_are_no_text_are_taken_over_and_told_all_the_same(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    folder = tmp_path / "old" / os.fsdecode(b"Astra \xff")
    folder.mkdir(parents=True)
    for name, content in ((b"\xfe good.txt", b"taken"), (b"\xfd bad.pdf", b"%PDF-")):
        (folder / os.fsdecode(name)).write_bytes(content)
    for came in (1, 0):
        account = take(desk, work, tmp_path / "old")
        assert account["came"]["documents"] == came
        assert [each["file"] for each in account["unread"]] == ["Astra ?/? bad.pdf"]


@pytest.mark.parametrize("name", ["missing", "file.zip"])
def test_archive_that_is_no_folder_is_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "file.zip").write_bytes(b"PK")
    with pytest.raises((FileMissing, BadRequest)):
        taking_over.submit(desk, tmp_path / name)


# --- again ----------------------------------------------------------------------------------------


def test_second_run_adds_nothing(desk: Desk, work: Work, tmp_path: Path) -> None:
    folder = site_folders(tmp_path / "old")
    write_dump(folder / "dump")
    first = take(desk, work, folder)
    before = held(desk)
    moved = folder.rename(tmp_path / "moved")
    second = take(desk, work, moved)
    assert held(desk) == before
    assert set(second["came"].values()) == {0}
    assert second["there"]["stages"] == first["came"]["stages"]
    assert second["there"]["documents"] == first["came"]["documents"]
    assert second["unread"]


def test_cancelled_run_is_finished_by_the_next(desk: Desk, work: Work, tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    job = taking_over.submit(desk, folder)

    def cancel_soon(jobs: tuple[Job, ...]) -> None:
        desk.jobs.cancel(jobs[0].id)

    desk.jobs.wait([job.id], on_look=cancel_soon)
    take(desk, work, folder)
    assert len(held(desk)["stage"]) == 8


def test_folders_that_were_killed_halfway_come_to_the_same_end(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    folder = tmp_path / "old" / "Astra"
    folder.mkdir(parents=True)
    for number in range(5):
        tone(folder / f"walk {number}.wav", seconds=1 + number / 10)
        caption = f"{number}\n2024-05-02\nAnna\nAstra\nhotel\nbar\nSochi"
        (folder / f"walk {number}.txt").write_text(caption)
        (folder / f"plan {number}.docx").write_bytes(docx(f"Room {number}"))
    for wanted in (1, 3):
        child = subprocess.Popen([sys.executable, str(script), str(folder.parent)])
        while len(desk.store.recordings.recent()) < wanted and child.poll() is None:
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.wait()
    account = take(desk, work, folder.parent)
    numbers = [visit.card.number for visit in desk.store.visits.recent()]
    assert sorted(numbers, key=lambda number: (number is None, number)) == [*range(5), None]
    recordings = desk.store.recordings.recent()
    assert len(recordings) == 5
    assert all(each.facts is not None and each.visit_id is not None for each in recordings)
    assert len(held(desk)["document"]) == 5
    assert len(held(desk)["media"]) == 10
    assert account["unread"] == []
    assert verifying.verify(desk.store).ok


KILLED = """
import sys
from pathlib import Path
from voxdesk.desk import Desk
from voxdesk.paths import Paths
from voxdesk.services import taking_over
from voxdesk.services.lanes import HANDLERS

if __name__ == "__main__":
    with Desk.open(Paths.standard()) as desk:
        desk.start(HANDLERS)
        desk.jobs.wait([taking_over.submit(desk, Path(sys.argv[1])).id])
"""


def many(folder: Path, count: int) -> Path:
    """Tables of so many visits with two stages each."""
    transcriptions = [(n, f"{INTERVIEW} {n}", "", "2024-05-02", n) for n in range(1, count + 1)]
    audits = [
        (2 * n + part, f"Часть {part} отчёта {n}", 1, 1, 1, "2024-05-02", 1, n)
        for n in range(1, count + 1)
        for part in (0, 1)
    ]
    roads = [(audit[0], audit[0], 1, 1, 1) for audit in audits]
    return write_dump(
        folder, {"transcription": transcriptions, "audit": audits, "user_road": roads}
    )


def test_run_that_was_killed_goes_on_to_the_same_end(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    count = 60
    folder = many(tmp_path / "dump", count)
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    for wanted in (3, 20):
        child = subprocess.Popen([sys.executable, str(script), str(folder)])
        while len(desk.store.visits.recent()) < wanted and child.poll() is None:
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.wait()
        visits = held(desk)["visit"]
        assert wanted <= len(visits) < count
        # Each visit is there whole: card, transcript and both stages, or not at all.
        assert len(held(desk)["recording"]) == len(visits)
        assert len(held(desk)["stage"]) == 2 * len(visits)
    account = take(desk, work, folder)
    assert len(held(desk)["visit"]) == count
    assert len(held(desk)["stage"]) == 2 * count
    assert account["there"]["visits"] + account["came"]["visits"] == count
    numbers = [visit.card.number for visit in desk.store.visits.recent()]
    assert sorted(number for number in numbers if number) == list(range(1, count + 1))


def test_what_was_forgotten_is_not_taken_again(desk: Desk, work: Work, tmp_path: Path) -> None:
    folder = tmp_path / "old" / "Astra"
    folder.mkdir(parents=True)
    tone(folder / "walk.wav")
    take(desk, work, folder.parent)
    desk.store.recordings.remove(desk.store.recordings.recent()[0].id)
    account = take(desk, work, folder.parent)
    assert codes(account) == {Obstacle.FORGOTTEN: ["Astra/walk.wav"]}
    assert desk.store.recordings.recent() == ()


def test_library_is_verified_after_taking_over(desk: Desk, work: Work, tmp_path: Path) -> None:
    folder = site_folders(tmp_path / "old")
    write_dump(folder / "dump")
    take(desk, work, folder)
    assert verifying.verify(desk.store).ok


def test_transcripts_that_were_taken_over_are_cut_into_passages(
    desk: Desk, work: Work, tmp_path: Path
) -> None:
    take(desk, work, write_dump(tmp_path / "dump"))
    ended = work(*[job for job in desk.store.jobs.recent() if job.kind is JobKind.INDEX])
    assert [job.state for job in ended] == [JobState.DONE, JobState.DONE]
    assert desk.store.rows("SELECT count(*) FROM passage")[0][0] > 1
    hits = retrieving.search(desk, "окна выходят на трассу", scope=Scope(), limit=5)
    assert any("трассу" in hit.text for hit in hits)


def test_account_is_plain_json_on_the_job(desk: Desk, work: Work, tmp_path: Path) -> None:
    account = take(desk, work, write_dump(tmp_path / "dump"))
    assert json.loads(json.dumps(account)) == account
    assert account["waiting_to_be_indexed"] == 2
