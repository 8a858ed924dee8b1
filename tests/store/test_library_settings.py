"""Settings of the library: kept in it, found again of the type that is expected."""

from pathlib import Path

import pytest

from voxdesk.store.store import Store


def test_a_value_is_found_again_after_the_library_was_closed(library: Path) -> None:
    store = Store.open(library)
    rules = {"audio_months": 12, "note": "Отель \ud800", "kinds": ["audio", None]}
    store.library.set("retention", rules)
    store.library.set("retention", {**rules, "audio_months": 6})
    store.close()
    store = Store.open(library)
    kept = store.library.get("retention", dict[str, object]())
    store.close()
    assert kept == {"audio_months": 6, "note": "Отель ?", "kinds": ["audio", None]}


def test_what_is_not_kept_or_of_another_type_is_the_default(store: Store) -> None:
    assert store.library.get("retention", {"audio_months": 12}) == {"audio_months": 12}
    store.library.set("folder", ["not", "text"])
    assert store.library.get("folder", "/backups") == "/backups"


def test_libraries_have_ids_of_their_own_that_stay(store: Store, tmp_path: Path) -> None:
    other = Store.open(tmp_path / "other.voxdesk")
    ids = store.library.id, other.library.id
    other.close()
    assert len(ids[0]) == len(ids[1]) == 32
    assert ids[0] != ids[1]
    with pytest.raises(ValueError, match="never altered"):
        store.library.set("id", "another")
    assert store.library.id == ids[0]
