"""The models on a machine: listed, added by hand, verified, removed."""

import shutil
from pathlib import Path

import pytest

from voxdesk.domain.model_entry import ModelRole, ModelState
from voxdesk.engines.catalogue import Catalogue
from voxdesk.errors import (
    AlreadyThere,
    BadRequest,
    FileMissing,
    ForbiddenByPolicy,
    ModelDamaged,
    ModelMissing,
    ModelUnknown,
)
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.services import model_library
from voxdesk.services.adding_models import add
from voxdesk.services.model_library import get, listed, remove, verify


@pytest.fixture
def catalogue(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The shipped catalogue on a machine without any model."""
    monkeypatch.delenv("VOXDESK_MODELS")
    return Catalogue.load(paths)


def states(catalogue: Catalogue) -> dict[str, ModelState]:
    return {each.entry.id: each.state for each in listed(catalogue)}


def whisper_folder(folder: Path, *, without: str = "") -> Path:
    folder.mkdir(parents=True)
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.json"):
        if name != without:
            (folder / name).write_bytes(name.encode())
    return folder


def test_a_bare_machine_has_no_model(catalogue: Catalogue) -> None:
    found = states(catalogue)
    assert set(found.values()) == {ModelState.MISSING}
    assert {"whisper-base", "all-minilm-l6-v2", "report-adapter"} <= set(found)
    assert verify(catalogue) == ()


@pytest.mark.models
def test_known_files_in_any_folder_become_their_entry_of_the_catalogue(
    catalogue: Catalogue, paths: Paths, models: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "from the stick"
    shutil.copytree(models / "whisper-tiny.en", stick)
    (stick / "notes.txt").write_text("not part of it", "utf-8")
    entry = add(catalogue, stick, into=paths.models)
    assert entry.id == "whisper-tiny.en"
    assert catalogue.find("whisper-tiny.en").folder == paths.models / "whisper-tiny.en"
    assert not (paths.models / "whisper-tiny.en" / "notes.txt").exists()
    with pytest.raises(AlreadyThere):
        add(catalogue, stick, into=paths.models)


@pytest.mark.models
def test_a_known_gguf_file_is_recognised_and_brings_its_adapter_to_life(
    catalogue: Catalogue, paths: Paths, models: Path, tmp_path: Path
) -> None:
    model = models / "smollm2-135m-instruct" / "SmolLM2-135M-Instruct.Q4_1.gguf"
    (tmp_path / model.name).symlink_to(model)
    assert add(catalogue, tmp_path / model.name, into=paths.models).id == "smollm2-135m-instruct"
    assert states(catalogue)["report-adapter"] is ModelState.INSTALLED
    remove(catalogue, "smollm2-135m-instruct", into=paths.models)
    assert states(catalogue)["report-adapter"] is ModelState.MISSING


def test_an_unknown_whisper_folder_is_added_verified_and_removed(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    entry = add(catalogue, whisper_folder(tmp_path / "House-Glossary"), into=paths.models)
    assert (entry.id, entry.role) == ("house-glossary", ModelRole.SPEECH)
    again = Catalogue.load(paths)
    assert again.find("house-glossary", thorough=True).main.read_bytes() == b"model.bin"
    (paths.models / "house-glossary" / "model.bin").write_bytes(b"model.bim")
    (status,) = verify(again)
    assert status.state is ModelState.DAMAGED
    assert "model.bin" in status.reason
    remove(again, "house-glossary", into=paths.models)
    assert list(paths.models.iterdir()) == []
    with pytest.raises(ModelUnknown):
        Catalogue.load(paths).find("house-glossary")


def test_a_whisper_folder_without_its_tokenizer_is_refused(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    folder = whisper_folder(tmp_path / "tuned", without="tokenizer.json")
    with pytest.raises(ModelDamaged, match=r"tokenizer\.json is missing"):
        add(catalogue, folder, into=paths.models)
    assert not any(paths.models.glob("*"))


def test_files_are_added_under_the_entry_that_is_asked_for_without_being_verified(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    folder = whisper_folder(tmp_path / "download")
    (folder / "vocabulary.json").rename(folder / "vocabulary.txt")
    assert add(catalogue, folder, into=paths.models, model_id="whisper-small").id == "whisper-small"
    assert not catalogue.find("whisper-small").entry.verified


def test_other_files_are_never_added_under_a_verified_entry(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    folder = whisper_folder(tmp_path / "whisper-base")
    (folder / "vocabulary.json").rename(folder / "vocabulary.txt")
    with pytest.raises(ModelDamaged, match=r"whisper-base: model\.bin"):
        add(catalogue, folder, into=paths.models)
    assert not (paths.models / "whisper-base").exists()


def test_a_gguf_of_ones_own_is_added_under_a_name_of_ones_own(
    catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    (tmp_path / "Über.gguf").write_bytes(b"GGUF")
    with pytest.raises(BadRequest, match="id of a model"):
        add(catalogue, tmp_path / "Über.gguf", into=paths.models)
    entry = add(catalogue, tmp_path / "Über.gguf", into=paths.models, model_id="uber-3b")
    assert entry.role is ModelRole.WRITING
    assert Catalogue.load(paths).find("uber-3b").main.name == "Über.gguf"


def test_what_is_no_model_is_refused(catalogue: Catalogue, paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        add(catalogue, tmp_path / "nothing", into=paths.models)
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadRequest, match="holds no model"):
        add(catalogue, tmp_path / "empty", into=paths.models)
    (tmp_path / "pickle.pt").write_bytes(b"")
    with pytest.raises(BadRequest, match="neither a folder nor a GGUF"):
        add(catalogue, tmp_path / "pickle.pt", into=paths.models)


def test_removing_what_is_not_there_or_not_ours_is_refused(
    paths: Paths, models: Path, catalogue: Catalogue
) -> None:
    with pytest.raises(ModelMissing):
        remove(catalogue, "whisper-base", into=paths.models)
    with pytest.raises(BadRequest, match="comes with the program"):
        remove(catalogue, "report-adapter", into=paths.models)
    shared = Catalogue.load(paths, first=models)
    with pytest.raises(BadRequest, match="not ours"):
        remove(shared, "whisper-base", into=paths.models)


def test_getting_is_refused_where_policy_forbids_downloads(
    catalogue: Catalogue, paths: Paths
) -> None:
    policy = Policy(frozenset({"models.download"}))
    with pytest.raises(ForbiddenByPolicy, match=r"models\.download"):
        get(catalogue, "whisper-base", into=paths.models, policy=policy)


@pytest.mark.models
def test_getting_what_is_here_asks_neither_policy_nor_network(paths: Paths, models: Path) -> None:
    found = Catalogue.load(paths)
    model = get(found, "report-adapter", into=paths.models, policy=Policy(strictest=True))
    assert model.folder == models / "smollm2-135m-instruct"
    assert model_library.main(["verify", "report-adapter"]) == 0


def test_the_set_up_command_tells_what_it_cannot_do(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("VOXDESK_MODELS")
    assert model_library.main(["get", "whisper-small", "--into", str(paths.models)]) == 3
    assert "bad_request" in capsys.readouterr().err
