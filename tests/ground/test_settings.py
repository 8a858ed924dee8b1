"""Settings: loading never fails, saving never leaves half a file."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk import settings
from voxdesk.settings import FIELDS, Settings


def test_no_file_means_the_defaults_and_nothing_to_tell(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_is_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    chosen = Settings(theme="dark", threads=3, speech_model="whisper-tiny.en")
    settings.save(chosen, path)
    assert settings.load(path) == (chosen, ())
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_bad_values_are_dropped_told_and_kept_in_the_bak(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    text = json.dumps({"theme": "pink", "threads": True, "device": "cpu", "thema": "dark"})
    path.write_text(text, "utf-8")
    loaded, notices = settings.load(path)
    assert loaded == Settings(device="cpu")
    assert [each.code for each in notices] == [
        "settings.dropped",
        "settings.dropped",
        "settings.unknown",
    ]
    assert "theme?" in notices[2].detail
    assert (tmp_path / "settings.bak.json").read_text("utf-8") == text


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_file_that_is_no_settings_gives_the_defaults_and_is_kept(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded, notices = settings.load(path)
    assert loaded == Settings()
    assert [each.code for each in notices] == ["settings.unreadable"]
    assert (tmp_path / "settings.bak.json").read_bytes() == content


def test_a_folder_in_its_place_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert settings.load(path)[0] == Settings()


@given(
    st.dictionaries(
        st.sampled_from([*FIELDS, "other"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
    )
)
def test_whatever_is_laid_over_settings_the_result_fits_the_schema(
    values: dict[str, object],
) -> None:
    made, _ = settings.with_values(Settings(), values)
    assert all(settings.fits(name, getattr(made, name)) for name in FIELDS)


def test_every_default_fits_its_own_rule() -> None:
    assert all(settings.fits(name, getattr(Settings(), name)) for name in FIELDS)


def test_what_is_locked_stays_in_the_file_as_it_was_chosen(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings.save(Settings(device="cuda", theme="light"), path)
    settings.save_chosen(Settings(device="cpu", theme="dark"), path, locked=["device", "other"])
    assert settings.load(path)[0] == Settings(device="cuda", theme="dark")
