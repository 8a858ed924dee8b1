"""Cards, corrections, voices, roles and markers on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services.everything import fill
from voxdesk import cli
from voxdesk.desk import Desk
from voxdesk.paths import Paths

Ask = Callable[..., tuple[int, dict[str, Any], str]]
DONE, USAGE, KNOWN = 0, 2, 3


@pytest.fixture
def _filled(paths: Paths) -> None:
    """One of everything: rec-1 of vis-1 with Petrov (spk-1) and Ivanova (spk-2)."""
    with Desk.open(paths) as desk:
        fill(desk)


def fields(answer: tuple[int, dict[str, Any], str], *names: str) -> list[Any]:
    assert answer[0] == DONE, answer
    return [answer[1][name] for name in names]


# --- cards ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_filled")
def test_a_card_is_shown_and_only_what_is_given_changes(ask: Ask) -> None:
    before = ask("card", "rec-1")[1]
    assert (before["id"], before["site"], before["consent_by"]) == ("vis-1", "Hotel Astra", "")
    after = ask(
        "card",
        "vis-1",
        "--zone=Pool",
        "--consent-by=Ivanova",
        "--consent-on=2026-11-20",
        "--clear=number",
    )
    assert fields(after, "zones", "consent_by", "consent_on", "number") == [
        ["Pool"],
        "Ivanova",
        "2026-11-20",
        None,
    ]
    kept = {name: after[1][name] for name in before if name not in CHANGED}
    assert kept == {name: before[name] for name in kept}
    assert ask("card", "vis-1")[1] == after[1]
    assert ask("library", "verify")[1]["ok"]


CHANGED = {"zones", "consent_by", "consent_on", "number"}


@pytest.mark.usefixtures("_filled")
def test_a_recording_without_a_visit_gets_one_only_when_something_is_filled_in(ask: Ask) -> None:
    assert ask("card", "rec-2")[1]["id"] is None
    assert fields(ask("card", "rec-2", "--city", "Oslo", "--kind", "hotel"), "id", "city") == [
        "vis-2",
        "Oslo",
    ]
    assert fields(ask("card", "rec-2", "--move-to", "vis-1"), "id") == ["vis-1"]
    assert ask("card", "vis-1", "--move-to", "vis-2")[0] == KNOWN


@pytest.mark.usefixtures("_filled")
def test_a_caption_fills_the_card_and_says_what_it_could_not_read(ask: Ask, tmp_path: Path) -> None:
    lines = tmp_path / "caption.txt"
    lines.write_text("17\n2026-02-30\nPetrov\nGrand Hotel\nhotel\nspa, bar\nKazan\n", "utf-8")
    answer = ask("card", "rec-2", "--paste", lines, "--employee", "Sidorov")
    assert fields(answer, "number", "site", "zones", "employee", "date", "unread") == [
        17,
        "Grand Hotel",
        ["spa", "bar"],
        "Sidorov",
        None,
        ["date"],
    ]
    lines.write_text("just a line\n", "utf-8")
    assert ask("card", "rec-2", "--paste", lines)[1]["error"]["code"] == "bad_request"


@pytest.mark.usefixtures("_filled")
def test_photos_are_kept_with_the_visit(ask: Ask, tmp_path: Path) -> None:
    photo, sheet = tmp_path / "hall.jpg", tmp_path / "prices.xlsx"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    sheet.write_bytes(b"PK")
    (documents,) = fields(ask("card", "vis-1", "--attach", photo), "documents")
    assert [(each["name"], each["photo"]) for each in documents] == [
        ("standards.txt", False),
        ("hall.jpg", True),
    ]
    assert ask("card", "vis-1", "--attach", sheet)[1]["error"]["code"] == "attachment.unknown"


# --- corrections ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_filled")
def test_a_correction_is_undone_and_made_again(ask: Ask) -> None:
    edit, segments = fields(ask("correct", "seg-3", "all very good"), "edit", "segments")
    assert [(each["id"], each["text"], each["heard"]) for each in segments] == [
        ("seg-3", "all very good", "all good")
    ]
    for option, text in (("--undo", "all good"), ("--redo", "all very good")):
        (segments,) = fields(ask("correct", option, edit), "segments")
        assert segments[0]["text"] == text
    (segments,) = fields(ask("correct", "seg-3", "--heard"), "segments")
    assert segments[0]["text"] == "all good"
    assert fields(ask("correct", "seg-3", "--heard"), "edit") == [None]


@pytest.mark.usefixtures("_filled")
@pytest.mark.parametrize(
    "words", [(), ("seg-3",), ("seg-3", "a", "--heard"), ("a", "b"), ("seg-3", "--undo", "edi-1")]
)
def test_a_correction_must_say_one_thing(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask("correct", *words)[0] == USAGE


# --- voices ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_filled")
def test_voices_are_named_given_segments_and_merged(ask: Ask) -> None:
    ask("speaker", "rename", "spk-2", "Anna")
    assert fields(ask("speaker", "assign", "spk-2", "seg-3", "seg-5"), "edit") != [None]
    assert fields(ask("speaker", "assign", "nobody", "seg-5"), "edit") != [None]
    (voices,) = fields(ask("speaker", "list", "rec-1"), "speakers")
    assert [(each["name"], each["role"], each["segments"]) for each in voices] == [
        ("Petrov", "employee", 1),
        ("Anna", "client", 1),
    ]
    (voices,) = fields(ask("speaker", "add", "rec-1", "Guest", "--role", "other"), "speakers")
    assert voices[-1] | {"id": ""} == {
        "id": "",
        "label": "S3",
        "name": "Guest",
        "role": "other",
        "segments": 0,
    }
    (voices,) = fields(ask("speaker", "merge", "spk-2", "spk-1"), "speakers")
    assert voices[0]["segments"] == 2
    (voices,) = fields(ask("role", "spk-1", "client"), "speakers")
    assert voices[0]["role"] == "client"
    assert ask("library", "verify")[1]["ok"]


@pytest.mark.usefixtures("_filled")
@pytest.mark.parametrize(
    "words",
    [
        ("role", "spk-1", "king"),
        ("role", "seg-1", "client"),
        ("role", "spk-1", "client", "--apply"),
        ("role", "propose", "spk-1"),
        ("speaker", "assign", "somebody", "seg-1"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(ask: Ask, words: tuple[str, ...]) -> None:
    assert ask(*words)[0] == USAGE


@pytest.mark.usefixtures("_filled")
def test_roles_are_proposed_from_the_questions_of_two_voices(ask: Ask) -> None:
    ask("correct", "seg-1", "Was it clean? Was it warm? Did you like it?")
    ask("speaker", "assign", "spk-2", "seg-3", "seg-5", "seg-6")
    for voice in ("spk-1", "spk-2"):
        ask("role", voice, "unknown")
    (proposed,) = fields(ask("role", "propose", "rec-1"), "proposed")
    roles = [("spk-1", "employee"), ("spk-2", "client")]
    assert [(each["id"], each["role"]) for each in proposed] == roles
    (voices,) = fields(ask("speaker", "list", "rec-1"), "speakers")
    assert {each["role"] for each in voices} == {"unknown"}
    ask("role", "propose", "rec-1", "--apply")
    (voices,) = fields(ask("speaker", "list", "rec-1"), "speakers")
    assert [(each["id"], each["role"]) for each in voices] == roles


# --- markers --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_filled")
def test_markers_are_set_changed_removed_and_restored(ask: Ask) -> None:
    name, start_ms = fields(ask("marker", "add", "rec-1", "0:02.5"), "id", "start_ms")
    assert start_ms == 2500
    assert fields(ask("marker", "change", name, "the lift"), "text") == ["the lift"]
    (markers,) = fields(ask("marker", "list", "rec-1"), "markers")
    assert [(each["kind"], each["text"]) for each in markers] == [
        ("note", "worth a look"),
        ("marker", "the lift"),
    ]
    (entry,) = fields(ask("marker", "remove", name), "bin")
    assert len(ask("marker", "list", "rec-1")[1]["markers"]) == 1
    ask("bin", "restore", entry)
    assert ask("marker", "list", "rec-1")[1]["markers"] == markers
    assert ask("marker", "add", "rec-1", "soon")[0] == USAGE


@pytest.mark.usefixtures("_filled")
def test_people_get_words(capsys: pytest.CaptureFixture[str]) -> None:
    for words, expected in (
        (["card", "vis-1", "--consent-by", "Ivanova"], "consent by  Ivanova"),
        (["speaker", "list", "rec-1"], "Petrov"),
        (["marker", "list", "rec-1"], "worth a look"),
        (["correct", "seg-3", "fine"], "seg-3  fine"),
    ):
        assert cli.run(words) == DONE
        assert expected in capsys.readouterr().out


# --- hearing again --------------------------------------------------------------------------------


@pytest.mark.speech
def test_a_stretch_is_heard_again_beside_the_text_and_accepted(
    ask: Ask, models: Path, spoken: Callable[..., Path]
) -> None:
    assert models.is_dir()
    ask("import", spoken("The garden was full of flowers."))
    ask("transcribe", "rec-1", "--model", "whisper-tiny.en", "--channels", "together")
    ask("correct", "seg-1", "Quite another text.")
    again = ("transcribe", "rec-1", "--from", "0", "--to", "0:30", "--model", "whisper-tiny.en")
    (beside,) = fields(ask(*again), "beside")
    assert [(each["text"], each["segments"]) for each in beside] == [
        ("Quite another text.", ["seg-1"])
    ]
    assert "flowers" in beside[0]["heard_again"]
    (beside,) = fields(ask(*again, "--accept"), "beside")
    assert len(beside[0]["edits"]) == 1
    assert "flowers" in ask("show", "rec-1")[1]["segments"][0]["text"]
    assert ask("transcribe", "rec-1", "--from", "0:01")[0] == USAGE
    assert ask("transcribe", "rec-1", "--channels", "apart")[1]["error"]["code"] == "bad_request"
