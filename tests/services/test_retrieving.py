"""Retrieval by words and meaning, and the neighbour index that is only a cache."""

import io
from collections.abc import Iterator

import pytest

from tests.services.told import recorded
from voxdesk.desk import Desk
from voxdesk.domain.checks import folded
from voxdesk.domain.ids import PassageId
from voxdesk.domain.knowledge import HitKind, Passage, Scope
from voxdesk.engines.base import Vectors
from voxdesk.events import Event, Notice
from voxdesk.services import nearness, retrieving
from voxdesk.store.chunks import MediaRow

TEXTS = [
    "The soup was cold and the bread was hard.",
    "Two lamps in the corridor were broken.",
    "The receptionist greeted us with a smile.",
    "Loud music kept us awake until midnight.",
    "The fire exit was blocked by boxes.",
]


def embedded(desk: Desk, *texts: str) -> None:
    """Passages with their vectors, as indexing leaves them."""
    model = desk.settings.meaning_model
    ids = desk.store.passages.add(
        [Passage(PassageId(0), HitKind.PASSAGE, 1, None, None, (), 0, 0, text) for text in texts]
    )
    (vectors,) = (
        piece for piece in desk.engines.meaning().embed(list(texts)) if isinstance(piece, Vectors)
    )
    size = vectors.dimensions * 4
    rows = [
        (passage, vectors.content[at * size : (at + 1) * size]) for at, passage in enumerate(ids)
    ]
    desk.store.passages.add_vectors(model, rows, dimensions=vectors.dimensions)


def best(desk: Desk, text: str) -> str:
    return retrieving.by_meaning(desk, text, Scope(), 3)[0].text


def test_meaning_finds_what_shares_no_word(desk: Desk) -> None:
    embedded(desk, *TEXTS)
    assert best(desk, "Nobody could sleep because of the noise.") == TEXTS[3]
    assert best(desk, "The staff at the front desk were friendly.") == TEXTS[2]


def test_index_is_caught_up_with_what_came_since(desk: Desk) -> None:
    embedded(desk, *TEXTS[:2])
    assert best(desk, "the emergency door cannot be used") != TEXTS[4]
    embedded(desk, TEXTS[4])
    assert best(desk, "the emergency door cannot be used") == TEXTS[4]


def test_saved_index_serves_the_next_worker(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "SAVE_AFTER", 1)
    embedded(desk, *TEXTS)
    before = best(desk, "a meal that disappointed")
    saved = desk.store.vectors.saved_index(desk.settings.meaning_model)
    assert saved is not None
    assert saved.count == len(TEXTS)
    desk.engines.close()  # the next request starts a worker that holds nothing
    assert best(desk, "a meal that disappointed") == before == TEXTS[0]


def test_saved_index_lets_go_of_passages_that_are_gone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearness, "SAVE_AFTER", 1)
    embedded(desk, *TEXTS)
    assert best(desk, "a meal that disappointed") == TEXTS[0]
    desk.engines.close()
    with desk.store.writing("passages") as db:
        db.execute("DELETE FROM passage WHERE text = ?", (TEXTS[0],))
    assert best(desk, "a meal that disappointed") != TEXTS[0]
    saved = desk.store.vectors.saved_index(desk.settings.meaning_model)
    assert saved is not None
    assert saved.count == len(TEXTS) - 1


def test_what_is_in_the_bin_is_not_found_and_crowds_nothing_out(desk: Desk) -> None:
    media = kept_text(desk)
    recording = desk.store.recordings.add("noise.wav", media)
    embedded(desk, *TEXTS, *[f"Loud music at night {number}." for number in range(40)])
    with desk.store.writing("recordings", "passages") as db:
        db.execute("UPDATE passage SET recording_id = ? WHERE id > ?", (recording.id, len(TEXTS)))
        db.execute("INSERT INTO bin_entry VALUES (1, 'rec-1', 'T', 'P', 'now')")
        db.execute("UPDATE recording SET bin_id = 1")
    near = retrieving.by_meaning(desk, "Loud music at night.", Scope(), 3)
    assert len(near) == 3
    assert near[0].text == TEXTS[3]
    assert {each.text for each in near} < set(TEXTS)


def test_damaged_index_is_built_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "SAVE_AFTER", 1)
    embedded(desk, *TEXTS)
    assert best(desk, "a meal that disappointed") == TEXTS[0]
    desk.engines.close()
    model = desk.settings.meaning_model
    desk.store.vectors.save_index(model, 5, len(TEXTS), [b"\x00garbage" * 1000])
    assert best(desk, "a meal that disappointed") == TEXTS[0]


@pytest.mark.parametrize("stem", ["тёмн", "темн", "ТЁМН"])
def test_words_are_found_with_the_dots_of_their_letters_and_without(stem: str) -> None:
    texts = ["Коридор тёмный.", "В номере темно.", "Темнота, хоть глаз выколи.", "Там светло."]
    places = range(len(texts))
    assert retrieving.by_words([folded(each) for each in texts], [stem], places) == [0, 1, 2]


def test_sentences_of_transcripts_are_looked_up_without_dots(desk: Desk) -> None:
    recording = recorded(desk, ["Нас встретил тёплый приём."], language="ru")
    spoken = retrieving.spoken(desk, [recording.id])
    assert spoken.sentences[0].text == "Нас встретил тёплый приём."
    assert retrieving.by_words(spoken.folded, ["прием"], [0]) == [0]
    assert retrieving.by_words(spoken.folded, ["теплый"], [0]) == [0]


def test_words_are_found_without_any_vector(desk: Desk) -> None:
    desk.store.passages.add(
        [Passage(PassageId(0), HitKind.PASSAGE, 1, None, None, (), 0, 0, TEXTS[1])]
    )
    assert retrieving.search(desk, "lamps") == []  # no segment, no finding, no document has it
    assert retrieving.by_meaning(desk, "lamps", Scope(), 3) == []


@pytest.mark.parametrize("text", ["", "   ", '"', "AND OR NOT", "NEAR(", "col:x*", "🙂", "'; --"])
def test_any_search_text_is_harmless(desk: Desk, text: str) -> None:
    embedded(desk, TEXTS[0])
    assert isinstance(retrieving.search(desk, text), list)


def test_failing_meaning_engine_costs_no_hit_by_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real worker dies under the search; what was said in words is found all the same."""
    embedded(desk, *TEXTS)
    desk.store.documents.add("notes.txt", kept_text(desk), TEXTS[1], None)
    told: list[Event] = []
    desk.events.subscribe(told.append)
    monkeypatch.setattr(desk.engines, "meaning", lambda **_options: Dying(desk))
    hits = retrieving.search(desk, "lamps")
    assert [hit.kind for hit in hits] == [HitKind.DOCUMENT]
    assert [each.code for each in told if isinstance(each, Notice)] == ["search.words_only"]


class Dying:
    """A meaning engine whose worker dies of every request."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def embed(self, _texts: list[str]) -> Iterator[object]:
        yield from self.desk.engines.trial().crash(0)


def kept_text(desk: Desk) -> MediaRow:
    content = TEXTS[1].encode()
    return desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))
