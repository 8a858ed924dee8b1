"""Transcripts: versions, segments that come once and in order, and what never changes."""

from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import RecordingId, TranscriptId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Word
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.states import state
from voxdesk.store.store import Store


def said(start_ms: int, text: str = "hello there", **fields: object) -> HeardSegment:
    words = tuple(
        Word(start_ms + 400 * index, start_ms + 400 * index + 380, word, 0.75)
        for index, word in enumerate(text.split())
    )
    segment = HeardSegment(start_ms, start_ms + 900, text, 0.5, words)
    return replace(segment, **fields)  # type: ignore[arg-type]


def verifying_states(store: Store) -> dict[str, str]:
    """What the chain says of a subject and does not hold."""
    said: dict[str, str | None] = {}
    for event in store.custody.events():
        said |= event.states
    return {
        subject: f"{noted} {state(store, subject, noted=noted)}"
        for subject, noted in said.items()
        if state(store, subject, noted=noted) != noted
    }


@pytest.fixture
def transcript_id(store: Store, recording: Recording) -> TranscriptId:
    return store.transcripts.start(recording.id, model_id="whisper-base", parameters={}).id


def test_transcript_comes_back_as_it_was_started(store: Store, recording: Recording) -> None:
    parameters: dict[str, object] = {"device": "cpu", "beam": 5, "words": ["Аврора"]}
    started = store.transcripts.start(recording.id, model_id="m", parameters=parameters)
    assert (started.version, started.model_id, started.complete) == (1, "m", False)
    assert (started.language, started.heard_until_ms) == ("", 0)
    assert started.parameters == parameters
    assert store.transcripts.get(started.id) == started == store.transcripts.latest(recording.id)


def test_each_run_is_a_new_version(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    started = [
        store.transcripts.start(each, model_id="m", parameters={})
        for each in (recording.id, recording.id, other_recording.id)
    ]
    assert [each.version for each in started] == [1, 2, 1]
    assert store.transcripts.latest(recording.id) == started[1]
    assert store.transcripts.versions(recording.id) == (started[1], started[0])
    assert store.transcripts.latest(RecordingId(77)) is None


def test_second_run_does_not_hide_the_first_before_it_is_complete(
    store: Store, recording: Recording
) -> None:
    ids = [
        store.transcripts.start(recording.id, model_id=model, parameters={}).id
        for model in ("first", "second")
    ]
    for transcript_id in ids:
        store.transcripts.append(
            transcript_id, [said(0, f"lobby {transcript_id}")], heard_until_ms=9
        )

    def read() -> tuple[TranscriptId | None, list[str]]:
        latest = store.transcripts.latest(recording.id)
        hits = store.search.segments("lobby", Scope(), 5)
        return latest.id if latest else None, [hit.text for hit in hits]

    assert read() == (ids[1], ["lobby 2"])
    store.transcripts.complete(ids[0], 9)
    assert read() == (ids[0], ["lobby 1"])
    unfinished = store.transcripts.unfinished(recording.id, "second")
    assert unfinished is not None
    assert unfinished.id == ids[1]
    store.transcripts.complete(ids[1], 9)
    assert read() == (ids[1], ["lobby 2"])


def test_transcript_of_an_unknown_recording_is_refused(store: Store) -> None:
    with pytest.raises(NothingFound, match="rec-77"):
        store.transcripts.start(RecordingId(77), model_id="m", parameters={})


def test_segments_come_back_with_words_and_flags(store: Store, transcript_id: TranscriptId) -> None:
    flags = frozenset({SegmentFlag.REPETITION, SegmentFlag.UNSURE})
    heard = [said(0), said(1000, "Ещё «слово», 5 %", flags=flags), said(2000, "", words=())]
    ids = store.transcripts.append(transcript_id, heard, heard_until_ms=3000)
    assert store.transcripts.segments(transcript_id) == tuple(
        Segment(
            id=ids[index],
            transcript_id=transcript_id,
            start_ms=each.start_ms,
            end_ms=each.end_ms,
            speaker_id=None,
            heard=each.heard,
            text=each.heard,
            confidence=each.confidence,
            words=each.words,
            flags=each.flags,
            position=index,
        )
        for index, each in enumerate(heard)
    )
    assert store.transcripts.count(transcript_id) == 3
    assert store.transcripts.get(transcript_id).heard_until_ms == 3000
    bare = store.transcripts.segments(transcript_id, words=False)
    assert bare[1] == replace(store.transcripts.segment(ids[1]), words=())


def test_segments_heard_before_are_refused_whole(store: Store, transcript_id: TranscriptId) -> None:
    store.transcripts.append(transcript_id, [said(0), said(1000)], heard_until_ms=2000)
    for batch in (
        [said(1000)],
        [said(2000), said(0)],
        [said(3000), said(3000)],
        [said(1400)],
    ):
        with pytest.raises(BadRequest, match="trn-1"):
            store.transcripts.append(transcript_id, batch, heard_until_ms=5000)
    assert store.transcripts.count(transcript_id) == 2
    assert store.transcripts.get(transcript_id).heard_until_ms == 2000
    store.transcripts.append(transcript_id, [said(1900), said(3000)], heard_until_ms=4000)
    assert [each.start_ms for each in store.transcripts.segments(transcript_id)] == [
        0,
        1000,
        1900,
        3000,
    ]


def test_silence_moves_the_run_on_without_segments(
    store: Store, transcript_id: TranscriptId
) -> None:
    assert store.transcripts.append(transcript_id, [], heard_until_ms=60_000) == ()
    assert store.transcripts.append(transcript_id, [], heard_until_ms=30_000) == ()
    assert store.transcripts.get(transcript_id).heard_until_ms == 60_000


def test_chosen_version_is_read_until_a_newer_one_is_complete(
    store: Store, recording: Recording, other_recording: Recording
) -> None:
    first, second, third = (
        store.transcripts.start(recording.id, model_id=model, parameters={})
        for model in ("first", "second", "third")
    )
    for each in (first, second):
        store.transcripts.append(each.id, [said(0, f"lobby {each.model_id}")], heard_until_ms=900)
        store.transcripts.set_language(each.id, each.model_id[:2], 1.0)
        store.transcripts.complete(each.id, 900)

    def read() -> tuple[str, list[str], str]:
        latest = store.transcripts.latest(recording.id)
        hits = store.search.segments("lobby", Scope(), 5)
        rows = {row.recording.id: row.language for row in store.lists.recordings()}
        return (
            latest.model_id if latest else "",
            [hit.text for hit in hits],
            rows[recording.id],
        )

    assert read() == ("second", ["lobby second"], "se")
    store.transcripts.choose(recording.id, first.id)
    assert read() == ("first", ["lobby first"], "fi")
    event = store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == ("version_chosen", "rec-1")
    assert set(event.states) == {"rec-1"}
    store.transcripts.choose(recording.id, None)
    assert read() == ("second", ["lobby second"], "se")
    store.transcripts.choose(recording.id, first.id)
    store.transcripts.complete(third.id, 900)
    latest = store.transcripts.latest(recording.id)
    assert latest is not None
    assert latest.model_id == "third"
    assert verifying_states(store) == {}
    with pytest.raises(BadRequest, match="trn-1 is not of rec-2"):
        store.transcripts.choose(other_recording.id, first.id)


def test_transcript_taken_over_comes_back_with_its_voices(
    store: Store, recording: Recording
) -> None:
    lines = [("S1", "Good evening."), ("Guest", "Hello."), ("S1", "A table?"), ("", "Noise")]
    taken = store.transcripts.take_over(
        recording.id,
        "predecessor",
        [HeardSegment(0, 0, text, 1.0, speaker=label) for label, text in lines],
        timed=False,
        language="en",
    )
    assert (taken.timed, taken.complete, taken.language, taken.version) == (False, True, "en", 1)
    names = {each.id: each.label for each in store.speakers.of_recording(recording.id)}
    assert [
        (names.get(each.speaker_id) if each.speaker_id else "", each.text, each.edited)
        for each in store.transcripts.segments(taken.id)
    ] == [(label, text, False) for label, text in lines]
    assert verifying_states(store) == {}
    with pytest.raises(BadRequest, match="times"):
        store.transcripts.take_over(recording.id, "m", [said(0)], timed=False)
    assert len(store.transcripts.versions(recording.id)) == 1


def test_unfinished_run_of_the_same_model_is_gone_on_with(
    store: Store, recording: Recording, transcript_id: TranscriptId
) -> None:
    unfinished = store.transcripts.unfinished(recording.id, "whisper-base")
    assert unfinished is not None
    assert unfinished.id == transcript_id
    assert store.transcripts.unfinished(recording.id, "whisper-tiny.en") is None
    store.transcripts.complete(transcript_id, 61_000)
    assert store.transcripts.unfinished(recording.id, "whisper-base") is None
    done = store.transcripts.get(transcript_id)
    assert (done.complete, done.heard_until_ms) == (True, 61_000)
    with pytest.raises(BadRequest, match="complete"):
        store.transcripts.append(transcript_id, [said(70_000)], heard_until_ms=80_000)


def test_language_that_was_heard_is_kept(store: Store, transcript_id: TranscriptId) -> None:
    store.transcripts.set_language(transcript_id, "ru", 0.97)
    kept = store.transcripts.get(transcript_id)
    assert (kept.language, kept.language_probability) == ("ru", 0.97)


@pytest.mark.parametrize(
    "column",
    ["heard", "words", "heard_start_ms", "heard_end_ms", "confidence", "flags", "made_by"],
)
def test_library_itself_refuses_to_alter_what_was_heard(
    store: Store, transcript_id: TranscriptId, column: str
) -> None:
    store.transcripts.append(transcript_id, [said(0)], heard_until_ms=1000)
    with pytest.raises(sqlite.IntegrityError, match="never altered"), store.writing() as db:
        db.execute(f"UPDATE segment SET text = 'x', {column} = 7")
    assert store.transcripts.segments(transcript_id)[0].text == "hello there"


def test_view_of_transcripts_reads_like_a_table(
    store: Store, recording: Recording, transcript_id: TranscriptId
) -> None:
    store.transcripts.append(transcript_id, [said(0)], heard_until_ms=1000)
    assert store.rows(
        "SELECT recording, version, start_ms, speaker, heard, text FROM v_transcript"
    ) == [(recording.name, 1, 0, None, "hello there", "hello there")]


def test_long_transcript_is_read_whole_with_and_without_words(
    store: Store, transcript_id: TranscriptId
) -> None:
    text = "the lobby was clean"
    first = said(0, text)
    store.transcripts.append(
        transcript_id,
        [HeardSegment(1000 * n, 1000 * n + 900, text, 0.5, first.words) for n in range(20_000)],
        heard_until_ms=20_000_000,
    )
    worded = store.transcripts.segments(transcript_id)
    bare = store.transcripts.segments(transcript_id, words=False)
    assert len(worded) == len(bare) == 20_000
    assert {each.words for each in worded} == {first.words}
    assert {each.words for each in bare} == {()}
