"""The voices of a recording: names, roles, and two that were one."""

import pytest

from voxdesk.domain.ids import SpeakerId
from voxdesk.domain.recording import Recording
from voxdesk.domain.transcript import Speaker, SpeakerRole
from voxdesk.errors import NothingFound
from voxdesk.store.store import Store


def test_voices_get_the_next_free_label(store: Store, recording: Recording) -> None:
    first = store.speakers.add(recording.id, " Anna  Berg ", SpeakerRole.CLIENT)
    second = store.speakers.add(recording.id)
    assert first == Speaker(first.id, recording.id, "S1", "Anna Berg", SpeakerRole.CLIENT)
    assert second == Speaker(second.id, recording.id, "S2")
    assert store.speakers.of_recording(recording.id) == (first, second)
    with pytest.raises(NothingFound, match="rec-2"):
        store.speakers.add(type(recording.id)(2))


def test_names_and_roles_change_and_the_chain_says_so(store: Store, recording: Recording) -> None:
    speaker = store.speakers.add(recording.id)
    store.speakers.rename(speaker.id, "Анна")
    store.speakers.set_role(speaker.id, SpeakerRole.EMPLOYEE)
    kept = store.speakers.get(speaker.id)
    assert (kept.name, kept.role) == ("Анна", SpeakerRole.EMPLOYEE)
    events = [event for event in store.custody.events() if event.action == "speaker_changed"]
    assert len(events) == 3
    assert all(set(event.states) == {"spk-1"} for event in events)
    assert "Анна" not in "".join(event.detail for event in events)
    with pytest.raises(NothingFound, match="spk-9"):
        store.speakers.rename(SpeakerId(9), "x")
