"""Entries of the catalogue, read and written."""

import json
from typing import Any

import pytest

from voxdesk.domain.model_entry import ModelEntry, entry_row, is_model_id, parse_entry
from voxdesk.paths import bundled


def rows() -> list[dict[str, Any]]:
    shipped = json.loads(bundled("models", "catalogue.json").read_text("utf-8"))
    return list(shipped["models"])


def minimal(**changes: Any) -> dict[str, Any]:
    row = {
        "id": "small",
        "title": "Small",
        "role": "writing",
        "engine": "gguf",
        "languages": ["en"],
        "licence": "MIT",
        "files": [{"name": "small.gguf", "sha256": "0" * 64, "size_bytes": 3}],
    }
    return row | changes


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["id"]))
def test_every_shipped_entry_reads_and_writes_back_to_the_same(row: dict[str, Any]) -> None:
    entry = parse_entry(row)
    assert parse_entry(entry_row(entry)) == entry
    assert entry.licence
    assert entry.needs.ram_bytes


def test_shipped_ids_are_unique_and_bases_exist() -> None:
    entries = [parse_entry(row) for row in rows()]
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == len(ids)
    assert {entry.base for entry in entries} - {""} <= set(ids)


def test_every_entry_that_can_be_fetched_is_verified() -> None:
    for entry in map(parse_entry, rows()):
        assert entry.verified or not entry.obtainable, entry.id


def test_entries_for_real_work_say_that_they_are_not_verified() -> None:
    for entry in map(parse_entry, rows()):
        assert entry.verified or entry.remark.startswith("not verified"), entry.id


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "a/../b", "a\\b", "C:x", "", "a//b", ".", "a/."]
)
def test_a_file_name_that_leaves_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="folder"):
        parse_entry(minimal(files=[{"name": name}]))


@pytest.mark.parametrize("name", ["", "A", "../x", "a/b", "-a", ".a", "a.", "x" * 65, "ä"])
def test_an_id_is_also_a_safe_name_of_a_folder(name: str) -> None:
    assert not is_model_id(name)
    with pytest.raises(ValueError, match="id of a model"):
        parse_entry(minimal(id=name))


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "singing"},
        {"engine": None},
        {"files": [{"name": "a", "sha256": "12"}]},
        {"files": [{"name": "a", "from": ["nonsense"]}]},
        {"files": [{}]},
        {"languages": 3},
        {"upstream": 3},
    ],
)
def test_what_does_not_hold_is_a_value_error(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_entry(minimal(**changes))


def test_languages_are_known_by_code_and_a_star_means_all() -> None:
    english: ModelEntry = parse_entry(minimal())
    assert english.speaks("en")
    assert english.speaks("")
    assert not english.speaks("ru")
    assert parse_entry(minimal(languages=["*"])).speaks("ru")
