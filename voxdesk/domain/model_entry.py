"""Models as the catalogue describes them: what files make one, where they came from, what it needs.

A file is known by its SHA-256; a file without one is `not verified`, and only its being there can
be checked. A carrier (a package of the registry) is only a way to move bytes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

ANY_LANGUAGE = "*"

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CARRIER = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9.]+):(.+)")

EXTRACTIVE = "extractive"
"""Stands in place of a writing model: it lists evidence, judges nothing and needs no model."""


class ModelRole(StrEnum):
    SPEECH = "speech"
    MEANING = "meaning"
    WRITING = "writing"


class ModelEngine(StrEnum):
    """Which engine runs it, which decides what files its folder must hold."""

    WHISPER = "faster-whisper"
    ONNX = "onnx"
    GGUF = "gguf"


class ModelState(StrEnum):
    """How a model stands on this machine."""

    INSTALLED = "installed"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One member of one wheel: `package==version` and the path inside it."""

    requirement: str
    member: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """`carriers` are joined in order. `made` means set-up makes the file out of the others.

    `source` means the file is only there to make those: a folder without it is whole.
    """

    name: str
    sha256: str | None = None
    size_bytes: int | None = None
    carriers: tuple[Carrier, ...] = ()
    made: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """About how much memory running it takes, and room on disk keeping it takes."""

    ram_bytes: int = 0
    disk_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Upstream:
    """Who published the weights: a repository of a model hub, and which revision of it."""

    repository: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model. A writing model with an adapter names its `base`; the GGUF is then the base's.

    `context` is in tokens; `chat_format` empty means the GGUF's own. `dimensions` and the prefixes
    are a meaning model's.
    """

    id: str
    title: str
    role: ModelRole
    engine: ModelEngine
    languages: tuple[str, ...]
    licence: str
    files: tuple[ModelFile, ...]
    upstream: Upstream = Upstream()
    needs: Needs = Needs()
    base: str = ""
    adapter: ModelFile | None = None
    context: int = 0
    chat_format: str = ""
    dimensions: int = 0
    query_prefix: str = ""
    passage_prefix: str = ""
    remark: str = ""

    def speaks(self, language: str) -> bool:
        """Whether it knows a language, by its ISO code; an unknown one (empty) counts as known."""
        return not language or ANY_LANGUAGE in self.languages or language in self.languages

    @property
    def obtainable(self) -> bool:
        """Whether `models get` can fetch it; others are added from a folder."""
        return bool(self.files) and all(each.made or each.carriers for each in self.files)

    @property
    def verified(self) -> bool:
        """Whether the catalogue knows the SHA-256 of every file that is not made here."""
        return all(each.made or each.sha256 for each in self.files)


def parse_entry(row: Mapping[str, Any]) -> ModelEntry:
    """Read one entry of a catalogue; ValueError says what does not hold."""
    name = str(row.get("id", ""))
    if not is_model_id(name):
        raise ValueError(f"{name!r} cannot be the id of a model")
    try:
        upstream, needs = row.get("upstream", {}), row.get("needs", {})
        return ModelEntry(
            id=name,
            title=str(row["title"]),
            role=ModelRole(row["role"]),
            engine=ModelEngine(row["engine"]),
            languages=tuple(str(each) for each in row["languages"]),
            licence=str(row["licence"]),
            files=tuple(_parse_file(each) for each in row.get("files", ())),
            upstream=Upstream(
                str(upstream.get("repository", "")), str(upstream.get("revision", ""))
            ),
            needs=Needs(int(needs.get("ram_bytes", 0)), int(needs.get("disk_bytes", 0))),
            base=str(row.get("base", "")),
            adapter=_parse_file(row["adapter"]) if "adapter" in row else None,
            context=int(row.get("context", 0)),
            chat_format=str(row.get("chat_format", "")),
            dimensions=int(row.get("dimensions", 0)),
            query_prefix=str(row.get("query_prefix", "")),
            passage_prefix=str(row.get("passage_prefix", "")),
            remark=str(row.get("remark", "")),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"{name}: {error!r}") from error


def is_model_id(text: str) -> bool:
    """Lower case, no separators of paths: an id is also the name of a folder."""
    return _ID.fullmatch(text) is not None and not text.endswith(".")


def _parse_file(row: Mapping[str, Any]) -> ModelFile:
    name, sha256, size_bytes = str(row["name"]), row.get("sha256"), row.get("size_bytes")
    if not _is_inside(name):
        raise ValueError(f"{name!r} does not stay inside the model's folder")
    if sha256 is not None and _SHA256.fullmatch(str(sha256)) is None:
        raise ValueError(f"{name}: {sha256!r} is no SHA-256")
    carriers = []
    for text in row.get("from", ()):
        match = _CARRIER.fullmatch(str(text))
        if match is None:
            raise ValueError(f"{name}: {text!r} is not package==version:member")
        carriers.append(Carrier(match[1], match[2]))
    return ModelFile(
        name=name,
        sha256=sha256,
        size_bytes=None if size_bytes is None else int(size_bytes),
        carriers=tuple(carriers),
        made=bool(row.get("made", False)),
        source=bool(row.get("source", False)),
    )


def _is_inside(name: str) -> bool:
    """Names of a catalogue are relative, with `/`, and lead nowhere else on any system."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)


def entry_row(entry: ModelEntry) -> dict[str, Any]:
    """Write an entry as a catalogue keeps it; `parse_entry` reads it back."""
    row: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "role": str(entry.role),
        "engine": str(entry.engine),
        "languages": list(entry.languages),
        "licence": entry.licence,
        "upstream": {
            "repository": entry.upstream.repository,
            "revision": entry.upstream.revision,
        },
        "needs": {"ram_bytes": entry.needs.ram_bytes, "disk_bytes": entry.needs.disk_bytes},
        "base": entry.base,
        "context": entry.context,
        "chat_format": entry.chat_format,
        "dimensions": entry.dimensions,
        "query_prefix": entry.query_prefix,
        "passage_prefix": entry.passage_prefix,
        "remark": entry.remark,
        "files": [_file_row(each) for each in entry.files],
    }
    if entry.adapter is not None:
        row["adapter"] = _file_row(entry.adapter)
    return row


def _file_row(file: ModelFile) -> dict[str, Any]:
    row: dict[str, Any] = {"name": file.name, "size_bytes": file.size_bytes, "sha256": file.sha256}
    if file.carriers:
        row["from"] = [f"{each.requirement}:{each.member}" for each in file.carriers]
    if file.made:
        row["made"] = True
    if file.source:
        row["source"] = True
    return row
