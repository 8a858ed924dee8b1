"""Editing transcripts in a real library: nothing said is lost, and every step goes back exactly."""

import io
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voxdesk.desk import Desk
from voxdesk.domain.edits import Edit, EditKind
from voxdesk.domain.ids import RecordingId, SegmentId, SpeakerId, TranscriptId
from voxdesk.domain.job import JobKind
from voxdesk.domain.recording import AudioFacts, RecordingState
from voxdesk.domain.rewording import Sought
from voxdesk.domain.transcript import HeardSegment, Segment, Word
from voxdesk.errors import BadRequest, NothingFound
from voxdesk.services import editing
from voxdesk.store.states import state

LENGTH_MS = 60_000
LINES = st.lists(
    st.lists(st.text("abcн漢", min_size=1, max_size=5), max_size=6), min_size=1, max_size=5
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["correct", "retime", "split", "join", "remove", "assign", "heard", "undo"]
        ),
        st.integers(0, 40),
        st.integers(0, 40),
        st.text("xyz я", max_size=12),
    ),
    max_size=10,
)


def letters(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


def transcript(desk: Desk, lines: Sequence[Sequence[str]], *, words: bool = True) -> TranscriptId:
    """A transcript of lines, two seconds each, of a recording of its own with two voices."""
    content = str(time.monotonic_ns()).encode()
    media = desk.store.media.adopt(io.BytesIO(content), size_bytes=len(content))
    recording = desk.store.recordings.add("a.wav", media)
    desk.store.recordings.set_facts(
        recording.id, AudioFacts(LENGTH_MS, 16_000, 1, "wav", derived_channels=1)
    )
    started = desk.store.transcripts.start(recording.id, model_id="m", parameters={})
    desk.store.transcripts.append(
        started.id,
        [
            HeardSegment(
                2_000 * number,
                2_000 * number + 1_900,
                " ".join(line),
                0.9,
                tuple(
                    Word(2_000 * number + 200 * at, 2_000 * number + 200 * at + 150, word, 0.5)
                    for at, word in enumerate(line)
                )
                if words
                else (),
            )
            for number, line in enumerate(lines)
        ],
        heard_until_ms=LENGTH_MS,
    )
    desk.store.transcripts.complete(started.id, LENGTH_MS)
    for _ in range(2):
        desk.store.speakers.add(recording.id)
    return started.id


def act(desk: Desk, transcript_id: TranscriptId, step: tuple[str, int, int, str]) -> Edit | None:
    """One step somewhere in the text; None when it is refused or changes nothing."""
    kind, first, second, text = step
    live = desk.store.transcripts.segments(transcript_id)
    if not live:
        return None
    place = first % len(live)
    chosen = live[place]
    recording_id = desk.store.transcripts.get(transcript_id).recording_id
    voices = [None, *(each.id for each in desk.store.speakers.of_recording(recording_id))]
    verbs: dict[str, Callable[[], Edit | None]] = {
        "correct": lambda: editing.correct(desk, chosen.id, text),
        "heard": lambda: editing.restore_heard(desk, chosen.id),
        "retime": lambda: editing.retime(
            desk, chosen.id, chosen.start_ms + first - 20, chosen.end_ms + second - 20
        ),
        "split": lambda: editing.split(desk, chosen.id, second % (len(chosen.text) + 1)),
        "join": lambda: editing.join(
            desk, [each.id for each in live[place : place + 2 + second % 2]]
        ),
        "remove": lambda: editing.remove(desk, [chosen.id]),
        "assign": lambda: editing.assign(desk, [chosen.id], voices[second % len(voices)]),
        "undo": lambda: editing.undo(
            desk, desk.store.edits.history(transcript_id)[-1 - second % 3].id
        ),
    }
    try:
        return verbs[kind]()
    except (BadRequest, IndexError):
        return None


def broken(desk: Desk) -> list[str]:
    """Subjects that do not stand as the chain of custody says."""
    said: dict[str, str | None] = {}
    for event in desk.store.custody.events():
        said |= event.states
    return [each for each, noted in said.items() if state(desk.store, each, noted=noted) != noted]


def heard_by_engine(desk: Desk, transcript_id: TranscriptId) -> list[tuple[object, ...]]:
    return desk.store.rows(
        "SELECT id, position, heard, words, heard_start_ms, heard_end_ms, confidence FROM segment"
        " WHERE transcript_id = ? AND made_by = 'engine' ORDER BY id",
        (transcript_id,),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(LINES, STEPS, st.booleans())
def test_steps_conserve_what_they_must_and_go_back_and_forth_exactly(
    desk: Desk, lines: list[list[str]], steps: list[tuple[str, int, int, str]], words: bool
) -> None:
    transcript_id = transcript(desk, lines, words=words)

    def text() -> tuple[Segment, ...]:
        return desk.store.transcripts.segments(transcript_id)

    heard = heard_by_engine(desk, transcript_id)
    stages: list[tuple[Edit | None, tuple[Segment, ...]]] = [(None, text())]
    for step in steps:
        before = text()
        edit = act(desk, transcript_id, step)
        after = text()
        if edit is None:
            assert after == before
            continue
        stages.append((edit, after))
        assert heard_by_engine(desk, transcript_id) == heard
        assert [each.position for each in after] == sorted({each.position for each in after})
        if edit.kind in (EditKind.SPLIT, EditKind.JOIN):
            for field in ("text", "heard"):
                assert letters([getattr(each, field) for each in after]) == letters(
                    [getattr(each, field) for each in before]
                )
            assert [word for each in after for word in each.words] == [
                word for each in before for word in each.words
            ]
            assert after[0].start_ms == before[0].start_ms
            assert max(each.end_ms for each in after) == max(each.end_ms for each in before)
        if edit.kind is not EditKind.UNDO:
            editing.undo(desk, edit.id)
            assert text() == before
            editing.redo(desk, edit.id)
            assert text() == after

    final = text()
    in_force = [
        edit.id
        for edit in desk.store.edits.history(transcript_id)
        if edit.kind not in (EditKind.UNDO, EditKind.REDO, EditKind.RESTORE)
        and edit.id not in desk.store.edits.undone(transcript_id)
    ]
    for edit_id in reversed(in_force):
        editing.undo(desk, edit_id)
    assert text() == stages[0][1]
    for edit_id in in_force:
        editing.redo(desk, edit_id)
    assert text() == final
    for edit, stood in reversed(stages):
        editing.restore(desk, transcript_id, edit.id if edit else None)
        assert text() == stood
    assert broken(desk) == []


def test_room_between_segments_never_runs_out(desk: Desk) -> None:
    many = [str(number) for number in range(64)]
    transcript_id = transcript(desk, [["before"], many, ["after"]])
    origin = desk.store.transcripts.segments(transcript_id)
    edits = []
    for _ in range(len(many) - 1):
        rest = desk.store.transcripts.segments(transcript_id)[-2]
        edit = editing.split(desk, rest.id, rest.text.index(" "))
        assert edit is not None
        edits.append(edit.id)
    split = desk.store.transcripts.segments(transcript_id)
    assert [each.text for each in split] == ["before", *many, "after"]
    assert any('"spread"' in event.detail for event in desk.store.custody.events())
    for edit_id in reversed(edits):
        editing.undo(desk, edit_id)
    assert desk.store.transcripts.segments(transcript_id) == origin
    for edit_id in edits:
        editing.redo(desk, edit_id)
    assert desk.store.transcripts.segments(transcript_id) == split
    assert broken(desk) == []


def test_words_are_replaced_in_several_texts_as_one_act(desk: Desk) -> None:
    ids = [
        transcript(desk, lines) for lines in ([["won", "two"], ["Won"]], [["three"], ["wonder"]])
    ]
    found = [desk.store.transcripts.segments(each) for each in ids]

    def texts() -> list[list[str]]:
        return [[each.text for each in desk.store.transcripts.segments(one)] for one in ids]

    assert editing.replace(desk, ids, Sought("won", whole_words=True, case=True), "one")
    assert texts() == [["one two", "Won"], ["three", "wonder"]]
    made = editing.replace(desk, ids, Sought("won"), "One")
    assert [edit.kind for edit in made] == [EditKind.CORRECT] * 2
    assert texts() == [["one two", "One"], ["three", "Oneder"]]
    numbers = [edit.id for edit in made]
    editing.undo_all(desk, numbers)
    assert texts() == [["one two", "Won"], ["three", "wonder"]]
    editing.redo_all(desk, numbers)
    editing.undo_all(desk, numbers)
    assert desk.store.transcripts.segments(ids[1]) == found[1]
    assert editing.replace(desk, ids, Sought("nowhere"), "x") == ()
    assert editing.replace(desk, ids, Sought(" "), "x") == ()


def test_edit_whose_segments_changed_since_is_not_undone(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one", "two"], ["three"]])
    first, second = desk.store.transcripts.segments(transcript_id)
    corrected = editing.correct(desk, first.id, "won too")
    editing.correct(desk, second.id, "tree")
    joined = editing.join(desk, [first.id, second.id])
    assert corrected is not None
    assert joined is not None
    with pytest.raises(BadRequest, match=f"seg-{first.id} changed since"):
        editing.undo(desk, corrected.id)
    with pytest.raises(BadRequest, match=f"edi-{corrected.id} was not undone"):
        editing.redo(desk, corrected.id)
    editing.undo(desk, joined.id)
    editing.undo(desk, corrected.id)
    with pytest.raises(BadRequest, match=f"edi-{corrected.id} is not in force"):
        editing.undo(desk, corrected.id)
    assert [each.text for each in desk.store.transcripts.segments(transcript_id)] == [
        "one two",
        "tree",
    ]
    with pytest.raises(NothingFound, match="edi-999"):
        editing.undo(desk, type(joined.id)(999))


def test_what_is_not_in_the_text_cannot_be_edited(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one", "two"], ["three"], ["four"]])
    other_id = transcript(desk, [["other"]])
    first, second, third = desk.store.transcripts.segments(transcript_id)
    (other,) = desk.store.transcripts.segments(other_id)
    editing.split(desk, first.id, 3)
    with pytest.raises(BadRequest, match=f"seg-{first.id}: not in the text"):
        editing.correct(desk, first.id, "x")
    with pytest.raises(BadRequest, match="several transcripts"):
        editing.remove(desk, [second.id, other.id])
    with pytest.raises(BadRequest, match="not neighbours"):
        editing.join(desk, [second.id])
    left = desk.store.transcripts.segments(transcript_id)[0]
    with pytest.raises(BadRequest, match="not neighbours"):
        editing.join(desk, [left.id, second.id])
    voice = desk.store.speakers.add(desk.store.transcripts.get(other_id).recording_id)
    with pytest.raises(BadRequest, match=f"spk-{voice.id} is of another recording"):
        editing.assign(desk, [third.id], voice.id)
    with pytest.raises(NothingFound, match="spk-99"):
        editing.assign(desk, [third.id], SpeakerId(99))


def test_transcript_without_times_has_none_to_change(desk: Desk) -> None:
    recording_id = desk.store.transcripts.get(transcript(desk, [["x"]])).recording_id
    taken = desk.store.transcripts.take_over(
        recording_id, "old", [HeardSegment(0, 0, "one two", 1.0)], timed=False
    )
    (segment,) = desk.store.transcripts.segments(taken.id)
    with pytest.raises(BadRequest, match="has no times"):
        editing.retime(desk, segment.id, 0, 100)
    editing.split(desk, segment.id, 3)
    assert [
        (each.text, each.start_ms, each.end_ms)
        for each in desk.store.transcripts.segments(taken.id)
    ] == [("one", 0, 0), ("two", 0, 0)]


def test_events_name_segments_and_never_their_text(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one", "two"]])
    (segment,) = desk.store.transcripts.segments(transcript_id)
    editing.correct(desk, segment.id, "quetzalcoatl")
    event = desk.store.custody.head()
    assert event is not None
    assert (event.action, event.subject) == ("corrected", f"trn-{transcript_id}")
    assert set(event.states) == {f"seg-{segment.id}"}
    assert "quetzal" not in event.detail
    (edit,) = desk.store.edits.history(transcript_id)
    assert (edit.kind, edit.person) == (EditKind.CORRECT, desk.store.person.name)


def test_evidence_is_stale_where_its_segments_stand_otherwise_than_then(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one", "two"], ["three"], ["four"], ["five"]])
    ids = [each.id for each in desk.store.transcripts.segments(transcript_id)]
    editing.correct(desk, ids[3], "before the report")
    time.sleep(0.002)
    at = desk.store.rows("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00'")[0][0]
    time.sleep(0.002)
    assert desk.store.edits.edited_since(ids, at) == set()
    editing.split(desk, ids[0], 3)
    corrected = editing.correct(desk, ids[1], "tree")
    editing.assign(desk, [ids[2]], SpeakerId(1))
    assert desk.store.edits.edited_since(ids, at) == {ids[0], ids[1], ids[2]}
    assert desk.store.edits.edited_since([ids[1], ids[3]], at) == {ids[1]}
    assert corrected is not None
    editing.undo(desk, corrected.id)
    assert desk.store.edits.edited_since(ids, at) == {ids[0], ids[2]}


def test_voices_that_were_one_are_merged_in_the_edits_too(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one"], ["two"], ["three"]])
    recording_id = desk.store.transcripts.get(transcript_id).recording_id
    first, second = (each.id for each in desk.store.speakers.of_recording(recording_id))
    ids = [each.id for each in desk.store.transcripts.segments(transcript_id)]
    editing.assign(desk, ids[:1], first)
    editing.assign(desk, ids[1:], second)
    taken_away = editing.assign(desk, ids[2:], None)
    editing.merge_speakers(desk, second, into=first)
    assert [each.id for each in desk.store.speakers.of_recording(recording_id)] == [first]
    assert taken_away is not None
    editing.undo(desk, taken_away.id)
    assert {each.speaker_id for each in desk.store.transcripts.segments(transcript_id)} == {first}
    assert broken(desk) == []
    other = transcript(desk, [["x"]])
    stranger = desk.store.speakers.add(desk.store.transcripts.get(other).recording_id)
    for pair in ((first, first), (first, stranger.id)):
        with pytest.raises(BadRequest, match="not two voices"):
            editing.merge_speakers(desk, *pair)


def waiting(desk: Desk) -> list[dict[str, object]]:
    return [job.request for job in desk.store.jobs.pending() if job.kind is JobKind.INDEX]


def test_many_edits_queue_one_indexing_job(desk: Desk) -> None:
    transcript_id = transcript(desk, [["one", "two"], ["three"]])
    ids = [each.id for each in desk.store.transcripts.segments(transcript_id)]
    for number in range(5):
        editing.correct(desk, ids[0], f"words {number}")
    editing.correct(desk, ids[0], "words 4")
    assert [request["transcript_id"] for request in waiting(desk)] == [transcript_id]


def test_version_that_is_not_read_is_not_indexed_until_it_is_chosen(desk: Desk) -> None:
    old = transcript(desk, [["one"]])
    recording_id: RecordingId = desk.store.transcripts.get(old).recording_id
    new = desk.store.transcripts.start(recording_id, model_id="n", parameters={})
    desk.store.transcripts.complete(new.id, LENGTH_MS)
    (segment,) = desk.store.transcripts.segments(old)
    editing.correct(desk, segment.id, "won")
    assert waiting(desk) == []
    editing.choose_version(desk, old)
    assert [request["transcript_id"] for request in waiting(desk)] == [old]


def test_indexing_again_keeps_the_passages_that_still_fit(
    desk: Desk, work: Callable[..., object]
) -> None:
    lines = [[f"word{number}.{at}" for at in range(6)] for number in range(40)]
    transcript_id = transcript(desk, [[*line[:-1], "end."] for line in lines])
    desk.store.transcripts.set_language(transcript_id, "xx", 1.0)
    editing.choose_version(desk, transcript_id)
    work(*desk.store.jobs.pending())
    before = {each.id: each.text for each in desk.store.passages.of_transcript(transcript_id)}
    assert len(before) > 5
    segment = desk.store.transcripts.segments(transcript_id)[-1]
    editing.correct(desk, segment.id, "Zanzibar.")
    work(*desk.store.jobs.pending())
    after = {each.id: each.text for each in desk.store.passages.of_transcript(transcript_id)}
    assert len(set(before) & set(after)) >= len(before) - 2
    assert all(before[each] == after[each] for each in set(before) & set(after))
    assert "Zanzibar." in " ".join(after.values())
    recording = desk.store.recordings.get(desk.store.transcripts.get(transcript_id).recording_id)
    assert recording.state is RecordingState.INDEXED


def test_reading_stays_quick_when_much_was_edited(desk: Desk) -> None:
    transcript_id = transcript(desk, [["a", "b"]] * 25)
    ids: list[SegmentId] = [each.id for each in desk.store.transcripts.segments(transcript_id)]
    for segment_id in ids:
        editing.split(desk, segment_id, 1)
    plan = desk.store.rows(
        "EXPLAIN QUERY PLAN SELECT id FROM segment"
        " WHERE transcript_id = 1 AND live = 1 ORDER BY position"
    )
    assert "segment_order" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
