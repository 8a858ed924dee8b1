"""Transcripts: versions, segments that come once and in order, and what never changes."""

from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as sqlite

from voxdesk.domain.ids import RecordingId, SegmentId, TranscriptId
from voxdesk.domain.knowledge import Scope
from voxdesk.domain.recording import Recording
from voxdesk.domain.transcript import HeardSegment, Segment, SegmentFlag, Speaker, SpeakerRole, Word
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.store.store import Store


def said(start_ms: int, text: str = "hello there", **fields: object) -> HeardSegment:
    words = tuple(
        Word(start_ms + 400 * index, start_ms + 400 * index + 380, word, 0.75)
        for index, word in enumerate(text.split())
    )
    segment = HeardSegment(start_ms, start_ms + 900, text, 0.5, words)
    return replace(segment, **fields)  # type: ignore[arg-type]


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


def test_language_and_what_the_engine_chose_are_kept(
    store: Store, transcript_id: TranscriptId
) -> None:
    store.transcripts.set_language(transcript_id, "ru", 0.97)
    store.transcripts.set_parameters(transcript_id, {"device": "cpu"})
    kept = store.transcripts.get(transcript_id)
    assert (kept.language, kept.language_probability) == ("ru", 0.97)
    assert kept.parameters == {"device": "cpu"}


def test_correction_changes_the_text_and_never_what_was_heard(
    store: Store, transcript_id: TranscriptId
) -> None:
    (segment_id,) = store.transcripts.append(transcript_id, [said(0)], heard_until_ms=1000)
    store.transcripts.correct(segment_id, "hello, Theo")
    kept = store.transcripts.segment(segment_id)
    assert (kept.text, kept.heard) == ("hello, Theo", "hello there")
    with pytest.raises(NothingFound, match="seg-99"):
        store.transcripts.correct(SegmentId(99), "x")


@pytest.mark.parametrize("column", ["heard", "words"])
def test_library_itself_refuses_to_alter_what_was_heard(
    store: Store, transcript_id: TranscriptId, column: str
) -> None:
    store.transcripts.append(transcript_id, [said(0)], heard_until_ms=1000)
    with pytest.raises(sqlite.IntegrityError, match="never altered"), store.writing() as db:
        db.execute(f"UPDATE segment SET text = 'x', {column} = 'y'")
    assert store.transcripts.segments(transcript_id)[0].text == "hello there"


def test_speakers_of_a_recording_come_back(store: Store, recording: Recording) -> None:
    with store.writing("transcripts") as db:
        db.execute(
            "INSERT INTO speaker (recording_id, label, name, role)"
            " VALUES (1, 'S1', 'Anna', 'client')"
        )
        db.execute("INSERT INTO speaker (recording_id, label) VALUES (1, 'S2')")
    first, second = store.transcripts.speakers(recording.id)
    assert first == Speaker(first.id, recording.id, "S1", "Anna", SpeakerRole.CLIENT)
    assert second == Speaker(second.id, recording.id, "S2")


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
