"""What must stay out of a built application, and what must be in it: `gate.py FOLDER`.

Looks at the files only; nothing of the application is run. Checks of native code need binutils and
are made on Linux.
"""

import fnmatch
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

SIZE_LIMIT_BYTES = 450_000_000
"""Of the program without its models."""

FORBIDDEN_MODULES = (
    "torch", "torchaudio", "transformers", "sentence_transformers", "sklearn", "scipy",
    "safetensors", "av", "huggingface_hub", "hf_xet", "httpx", "httpx2", "httpcore", "httpcore2",
    "h11", "anyio", "ssl", "_ssl", "truststore", "certifi", "requests", "urllib3", "aiohttp",
    "fsspec", "http.client", "http.server", "http.cookiejar", "urllib.request", "ftplib",
    "smtplib", "xmlrpc", "webbrowser", "llama_cpp.server", "uvicorn", "fastapi", "tkinter",
    "pytest", "hypothesis", "pip", "setuptools", "pydantic", "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore", "PySide6.QtNetworkAuth", "voxdesk.engines.convert",
)  # fmt: skip

FORBIDDEN_FILES = (
    "*/torch/*", "*/av/*", "*/av.libs/*", "*_ssl.*", "*libssl*", "*/hf_xet*", "*libcurl*",
    "*qvnc*", "*/plugins/tls/*", "*/plugins/networkinformation/*", "*/Qt/qml/*", "*Qt6WebEngine*",
    "*Qt6Pdf*", "*virtualkeyboard*", "*/tests/*", "*/test/*", "*.pem", "*.py", "*.key",
    "*/.git/*", "*/certifi/*", "*.safetensors", "*/resources/demo/*.txt", "*/facts.toml", "*.sh",
    "*/screenshots/*",
)  # fmt: skip

VERIFIER = "/_internal/resources/verifier/verify.py"
"""The one Python source that belongs there: it goes into evidence packs."""

NEEDED_FILES = (
    "_internal/resources/migrations/*.sql",
    "_internal/resources/scenarios/*.toml",
    "_internal/resources/taxonomies/*.toml",
    "_internal/resources/calibration/*.toml",
    "_internal/resources/prompts/*",
    "_internal/resources/schemas/*.json",
    "_internal/resources/translations/*.qm",
    "_internal/resources/style/*.qss",
    "_internal/resources/icons/*.svg",
    "_internal/resources/report_templates/*.html",
    "_internal/resources/report_templates/*.docx",
    "_internal/resources/fonts/*.ttf",
    "_internal/resources/fonts/*.LICENSE.txt",
    "_internal/resources/verifier/verify.py",
    "_internal/resources/verifier/README.txt",
    "_internal/resources/demo/*.flac",
    "_internal/models/catalogue.json",
    "_internal/models/adapters/*.gguf",
    "_internal/faster_whisper/assets/*.onnx",
    "_internal/LICENSE",
)

SOCKET_CALLS = re.compile(r"\*UND\*.*\s(socket|connect|getaddrinfo|gethostbyname)(@|$)", re.M)

# Who may import socket calls, and why. Every process locks itself against them (netlock) besides.
MAY_IMPORT_SOCKETS = {
    "_socket.*": "Python's own, for multiprocessing's pipes",
    "libX11*": "the X server's local socket",
    "libxcb*": "the X server's local socket",
    "libdbus*": "the desktop's local bus",
    "libglib*": "comes with D-Bus and PulseAudio",
    "libgio*": "comes with Qt",
    "libpulse*": "the local sound server",
    "libasyncns*": "comes with PulseAudio",
    "libsystemd*": "comes with D-Bus",
    "libuuid*": "asks a local daemon",
    "libgpg-error*": "comes with D-Bus",
    "libkrb5*": "Qt Network links it",
    "libQt6Network*": "QtMultimedia links it; its TLS and information plug-ins are left out",
    "libavformat*": "Qt Multimedia's; only bytes are handed to it",
    "libctranslate2*": "an MPI-like mode that nothing here turns on",
    "libcrypto*": "hashlib's",
    "_psutil_*": "names of network cards, never asked for",
    "_sqlite3.*": "SQLCipher's own libcrypto",
    "_rust.abi3.*": "the libcrypto of the cryptography package: Argon2id, Ed25519",
}

PORTABLE = ("hnswlib*", "libggml*", "libllama*")
"""Built here, so they must not have been built for the processor of the builder."""


def complaints(folder: Path) -> Iterator[str]:
    """Everything that is wrong with the application in `folder`."""
    names = {path: f"/{path.relative_to(folder).as_posix()}" for path in files(folder)}
    for name in names.values():
        for pattern in FORBIDDEN_FILES:
            if fnmatch.fnmatch(name, pattern) and name != VERIFIER:
                yield f"{name} must stay out ({pattern})"
    for pattern in NEEDED_FILES:
        if not any(folder.glob(pattern)):
            yield f"{pattern} is missing"
    for module in sorted(modules(folder)):
        for forbidden in FORBIDDEN_MODULES:
            if module == forbidden or module.startswith(f"{forbidden}."):
                yield f"module {module} must stay out"
    size_bytes = program_bytes(folder)
    if size_bytes > SIZE_LIMIT_BYTES:
        yield f"{size_bytes / 1e6:.0f} MB are more than {SIZE_LIMIT_BYTES / 1e6:.0f}"
    if sys.platform == "linux":
        yield from native_complaints(names)


def native_complaints(names: dict[Path, str]) -> Iterator[str]:
    """Libraries that could reach a network unexpectedly, or need a newer processor than AVX2."""
    for path, name in names.items():
        if not is_native(path):
            continue
        if SOCKET_CALLS.search(printed("objdump", "-T", path)) and not allowed(path.name):
            yield f"{name} imports socket calls and is not on the list of those that may"
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in PORTABLE):
            code = printed("objdump", "-d", "--no-show-raw-insn", path)
            if "%zmm" in code:
                yield f"{name} holds AVX-512 instructions: built for the builder's processor"
        if path.name.startswith("onnxruntime") and b"OneCollector" in path.read_bytes():
            yield f"{name} holds a telemetry client"


def files(folder: Path) -> list[Path]:
    """The program's files, without the models beside it."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "models"
    )


def program_bytes(folder: Path) -> int:
    return sum(path.lstat().st_size for path in files(folder))


def modules(folder: Path) -> set[str]:
    """Every Python module in the application, packed or not."""
    found = set()
    for program in (folder / "voxdesk", folder / "voxdesk.exe"):
        if program.is_file():
            packed = CArchiveReader(str(program))
            for name, entry in packed.toc.items():
                if entry[-1] == "z":
                    found |= set(packed.open_embedded_archive(name).toc)
    inside = folder / "_internal"
    for path in (*inside.rglob("*.so"), *inside.rglob("*.pyd")):
        parts = path.relative_to(inside).parts
        parts = parts[2:] if parts[0].startswith("python3") else parts
        found.add(".".join([*parts[:-1], path.name.split(".")[0]]))
    return found


def allowed(name: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in MAY_IMPORT_SOCKETS)


def is_native(path: Path) -> bool:
    with path.open("rb") as file:
        return not path.is_symlink() and file.read(4) == b"\x7fELF"


def printed(*command: str | Path) -> str:
    return subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, check=True
    ).stdout


def main() -> int:
    folder = Path(sys.argv[1])
    found = list(complaints(folder))
    for line in found:
        print(line)
    print(f"{folder}: {len(found)} complaints, {program_bytes(folder) / 1e6:.0f} MB without models")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
