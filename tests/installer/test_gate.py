"""The gate finds what must stay out of a built application, and what is missing from it."""

from pathlib import Path

import pytest

pytest.importorskip("PyInstaller")

from installer import bundle, gate
from voxdesk.paths import bundled


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """A folder with all that is needed and nothing that is forbidden."""
    folder = tmp_path / "VoxDesk"
    for pattern in gate.NEEDED_FILES:
        needed = folder / pattern.replace("*", "x")
        needed.parent.mkdir(parents=True, exist_ok=True)
        needed.write_bytes(b"content")
    return folder


def planted(application: Path, name: str, content: bytes = b"content") -> None:
    path = application / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_nothing_is_wrong_with_a_clean_folder(application: Path) -> None:
    assert list(gate.complaints(application)) == []


@pytest.mark.parametrize(
    "name",
    [
        "_internal/av/container.so",
        "_internal/libssl.so.3",
        "_internal/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/PySide6/Qt/plugins/platforms/libqvnc.so",
        "_internal/PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "_internal/PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "_internal/tests/data/voice.wav",
        "_internal/hf_xet/hf_xet.abi3.so",
        "_internal/torch/lib/libtorch.so",
        "_internal/resources/scenarios/source.py",
    ],
)
def test_a_planted_file_is_found(application: Path, name: str) -> None:
    planted(application, name)
    assert any(name in line for line in gate.complaints(application))


@pytest.mark.parametrize("module", ["pydantic_core/_pydantic_core", "scipy/linalg/_flapack"])
def test_a_planted_extension_module_is_found(application: Path, module: str) -> None:
    planted(application, f"_internal/{module}.cpython-311-x86_64-linux-gnu.so")
    found = list(gate.complaints(application))
    assert any("must stay out" in line for line in found) == module.startswith("scipy")


@pytest.mark.parametrize("pattern", gate.NEEDED_FILES)
def test_a_missing_file_is_named(application: Path, pattern: str) -> None:
    (application / pattern.replace("*", "x")).unlink()
    assert f"{pattern} is missing" in list(gate.complaints(application))


def test_every_folder_of_resources_is_needed_but_pictures_of_the_window() -> None:
    needed = {Path(pattern).parent.name for pattern in gate.NEEDED_FILES}
    assert {path.name for path in bundled("resources").iterdir()} - needed == {"screenshots"}


def test_models_beside_the_program_do_not_count(application: Path) -> None:
    before = gate.program_bytes(application)
    planted(application, "models/whisper-base/model.bin", b"x" * 1000)
    planted(application, "models/all-minilm-l6-v2/model.safetensors")
    assert gate.program_bytes(application) == before
    assert list(gate.complaints(application)) == []


def test_symbols_of_socket_calls_are_told_from_others() -> None:
    asked = "0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) socket\n"
    other = "0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) socketpair\n"
    assert gate.SOCKET_CALLS.search(asked)
    assert not gate.SOCKET_CALLS.search(other)
    assert gate.allowed("libQt6Network.so.6")
    assert not gate.allowed("libsurprise.so")


def test_a_changed_file_makes_two_builds_differ(application: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in gate.files(application):
        copied = other / path.relative_to(application)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    assert bundle.differences(application, other) == []
    (other / "_internal" / "LICENSE").write_bytes(b"other content")
    (other / "_internal" / "more").write_bytes(b"")
    assert bundle.differences(application, other) == ["_internal/LICENSE", "_internal/more"]
