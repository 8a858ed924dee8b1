"""Embedding and finding by meaning, on the real small model."""

from pathlib import Path

import numpy as np
import pytest

from voxdesk.domain.job import Progress
from voxdesk.engines.base import Meaning, Vectors
from voxdesk.engines.embed import OnnxEmbedder, TorchEmbedder, in_batches
from voxdesk.engines.meaning import TEXTS_AT_ONCE, OnnxMeaning
from voxdesk.engines.memory import InMemory
from voxdesk.errors import BadRequest, ModelDamaged, ModelMissing

pytestmark = pytest.mark.models

TEXTS = [
    "The floor in the lobby was spotless.",
    "Thick dust lay on every shelf.",
    "Three bulbs in the corridor were dead.",
    "The waiter remembered what we had ordered.",
    "We paid far too much for a small room.",
    "",
    "Да, всё было чисто.",
    "word " * 400,
    "OK",
]


@pytest.fixture(scope="module")
def folder(models: Path) -> Path:
    return models / "all-minilm-l6-v2"


@pytest.fixture(scope="module")
def meaning(folder: Path) -> Meaning:
    return OnnxMeaning(str(folder))


def embedded(meaning: Meaning, texts: list[str]) -> Vectors:
    parts = [each for each in meaning.embed(texts) if isinstance(each, Vectors)]
    content = b"".join(each.content for each in parts)
    return Vectors(sum(each.count for each in parts), parts[0].dimensions, content)


@pytest.mark.slow
def test_vectors_are_those_of_the_reference(folder: Path) -> None:
    ours = in_batches(OnnxEmbedder(folder, 1), TEXTS)
    reference = TorchEmbedder(folder)
    assert np.abs(ours - reference.rows(TEXTS)).max() < 1e-5
    assert reference.dimensions == ours.shape[1] == 384


def test_vectors_are_unit_in_order_and_come_with_progress(meaning: Meaning) -> None:
    texts = [f"{text} {number}" for number in range(TEXTS_AT_ONCE // 4) for text in TEXTS[:5]]
    pieces = list(meaning.embed(texts))
    assert [each.done for each in pieces if isinstance(each, Progress)] == [128, 160]
    vectors = embedded(meaning, texts)
    rows = np.frombuffer(vectors.content, "<f4").reshape(vectors.count, vectors.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    alone = np.frombuffer(embedded(meaning, [texts[100]]).content, "<f4")
    assert np.abs(rows[100] - alone).max() < 1e-5


def test_the_nearest_is_the_one_that_means_the_same(folder: Path) -> None:
    meaning: Meaning = OnnxMeaning(str(folder))
    assert list(meaning.generation()) == [0]
    assert list(meaning.add(range(5), embedded(meaning, TEXTS[:5]), 17)) == [5]
    assert list(meaning.generation()) == [17]
    asked = embedded(meaning, ["The lamps in the hallway did not work."])
    (near,) = meaning.nearest(asked, 2, None)
    assert near[0].key == 2
    (among,) = meaning.nearest(asked, 2, [0, 4])
    assert {each.key for each in among} == {0, 4}
    assert list(meaning.keep([0, 1, 3, 4, 77])) == [4]
    saved = InMemory(b"".join(meaning.save()))
    again: Meaning = OnnxMeaning(str(folder))
    assert list(again.restore(saved, 17)) == [4]
    assert list(again.generation()) == [17]
    assert again.nearest(asked, 3, None).__next__() == meaning.nearest(asked, 3, None).__next__()
    assert list(again.restore(InMemory(b"torn"), 17)) == [0]
    assert list(again.generation()) == [0]


def test_vectors_that_do_not_fit_are_refused(meaning: Meaning) -> None:
    with pytest.raises(BadRequest):
        list(meaning.add([1], Vectors(1, 3, bytes(12)), 1))
    with pytest.raises(BadRequest):
        list(meaning.add([1, 2], Vectors(1, 384, bytes(4 * 384)), 1))


def copied(folder: Path, target: Path) -> Path:
    target.mkdir()
    for name in ("model.onnx", "embedder.json", "tokenizer.json", "config.json"):
        (target / name).write_bytes((folder / name).read_bytes())
    return target


@pytest.mark.parametrize("name", ["model.onnx", "embedder.json", "tokenizer.json", "config.json"])
def test_a_damaged_or_missing_file_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    broken = copied(folder, tmp_path / "broken")
    path = broken / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelDamaged, match=name):
        OnnxMeaning(str(broken))
    path.unlink()
    with pytest.raises(ModelDamaged, match=name):
        OnnxMeaning(str(broken))


def test_a_missing_folder_is_a_missing_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        OnnxMeaning(str(tmp_path / "none"))
