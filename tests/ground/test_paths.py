"""Where everything lies."""

from pathlib import Path

import pytest

from voxdesk.paths import Paths, bundled


def test_everything_lies_under_the_folder_that_voxdesk_home_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOXDESK_HOME", str(tmp_path / "home"))
    paths = Paths.standard()
    for each in (paths.data, paths.cache, paths.log, paths.models, paths.library, paths.config):
        assert each.is_relative_to(tmp_path / "home")
    assert not (tmp_path / "home").exists(), "asking for paths makes nothing"


def test_prepared_folders_are_for_their_user_alone(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "home")
    paths.prepare()
    paths.prepare()
    assert paths.models.is_dir()
    assert paths.data.stat().st_mode & 0o077 == 0


def test_the_named_model_folder_is_looked_at_before_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths.under(tmp_path)
    monkeypatch.delenv("VOXDESK_MODELS", raising=False)
    assert list(paths.model_folders) == [paths.models]
    monkeypatch.setenv("VOXDESK_MODELS", str(tmp_path / "shared"))
    assert list(paths.model_folders) == [tmp_path / "shared", paths.models]


def test_shipped_files_are_found_in_the_source_tree() -> None:
    assert bundled("models", "adapters").is_dir()
    assert bundled("resources").is_dir()
