"""The floors: who may import whom, and where Qt and native engines live.

Reads the imports of every module from its source, those inside functions too.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "voxdesk"

GROUND = {"errors", "events", "paths", "settings", "policy", "log", "netlock", "texts"}

ALLOWED = {
    "domain": {"domain", "errors"},
    "ground": {"domain", "ground"},
    "store": {"store", "domain", "ground"},
    "worker": {"worker", "domain", "ground"},
    "engines": {"engines", "domain", "ground", "worker"},
    "jobs": {"jobs", "store", "domain", "ground"},
    "desk": {"desk", "jobs", "engines", "store", "domain", "ground"},
    "export": {"export", "domain", "paths"},
    "services": {"services", "desk", "export", "jobs", "engines", "store", "domain", "ground"},
    "cli": {
        *("cli", "gui", "services", "desk", "export", "domain", "ground"),
        *("engines.catalogue", "store.keys"),
    },
    "gui": {"gui", "services", "desk", "export", "domain", "ground", "store.keys"},
    "__main__": {"cli", "ground"},
}

NATIVE = {
    "faster_whisper": {"engines/recogniser.py"},
    "ctranslate2": {"engines/whisper.py"},
    "onnxruntime": {"engines/embed.py"},
    "tokenizers": {"engines/embed.py"},
    "hnswlib": {"engines/neighbours.py"},
    "llama_cpp": {"engines/llama.py", "engines/llama_core.py"},
    "soundfile": {"engines/clip.py", "engines/encode.py", "engines/flac.py"},
    "sounddevice": {"engines/microphone.py", "engines/sound_output.py"},
    "pypdf": {"engines/pdf_text.py"},
    "docx": {"export/", "engines/word_text.py"},
    "reportlab": {"export/"},
    "PIL": {"services/letterheads.py"},
    "torch": {"engines/convert.py", "engines/embed.py"},
    "sentence_transformers": {"engines/convert.py", "engines/embed.py"},
    "sqlcipher3": {"store/"},
    "PySide6": {"gui/", "engines/decode.py"},
    "av": set(),
    "sqlite3": set(),
    "socket": {"netlock.py"},
}
"""Libraries and the only places that may import them; `store/` is the whole folder."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.startswith("voxdesk"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(dotted: str) -> str:
    """`voxdesk.store.media` is on the floor `store`, `voxdesk.errors` on `ground`."""
    name = dotted.split(".")[1] if "." in dotted else ""
    return "ground" if name in GROUND or name in ("", "__init__", "__version__") else name


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def fits(own: str, name: str) -> bool:
    """Whether a module of the floor `own` may import the module `name` of ours."""
    allowed, asked = ALLOWED[own], floor(name)
    if own in ("domain", "export") and asked == "ground":
        return ".".join(name.split(".")[1:2]) in allowed
    return asked in allowed or ".".join(name.split(".")[1:3]) in allowed


def test_no_module_imports_upwards() -> None:
    wrong = [
        f"{dotted(path)} imports {name}"
        for path in modules()
        for name in imports(path)
        if name.startswith("voxdesk.") and not fits(floor(dotted(path)), name)
    ]
    assert wrong == []


def test_domain_needs_the_standard_library_alone() -> None:
    wrong = [
        f"{path.name} imports {name}"
        for path in (PACKAGE / "domain").glob("*.py")
        for name in imports(path)
        if name.split(".")[0] not in {"voxdesk", *sys.stdlib_module_names}
    ]
    assert wrong == []


def test_native_libraries_stay_in_their_own_files() -> None:
    wrong = []
    for path in modules():
        here = path.relative_to(PACKAGE).as_posix()
        for name in imports(path):
            places = NATIVE.get(name.split(".")[0])
            if places is not None and not any(here.startswith(place) for place in places):
                wrong.append(f"{here} imports {name}")
    assert wrong == []


def test_every_module_says_what_it_is() -> None:
    silent = [p.name for p in modules() if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_only_services_write_to_the_library() -> None:
    for face in ("gui", "cli"):
        for path in (PACKAGE / face).rglob("*.py"):
            assert ".writing(" not in path.read_text("utf-8"), path


def test_workers_come_without_the_store() -> None:
    """What a worker imports at its start knows neither the library nor a face."""
    script = (
        "import sys, voxdesk.worker.child;"
        "bad = [m for m in sys.modules if m.startswith(('voxdesk.store', 'voxdesk.gui', 'sqlc'))];"
        "print(bad)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


HEAVY = ("ctranslate2", "torch", "onnxruntime", "llama_cpp", "faster_whisper", "hnswlib", "av")


@pytest.mark.parametrize("entry", ["voxdesk.cli.commands", "voxdesk.gui.application"])
def test_faces_never_load_an_engine(entry: str) -> None:
    script = f"import sys, {entry}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
