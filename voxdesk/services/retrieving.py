"""Finding what was said: by words, by meaning, or both, fused by rank.

Words need no engine and always work. Meaning needs a model that knows the language; where none
does, retrieval goes by words alone and says so.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from voxdesk.desk import Desk
from voxdesk.domain.checks import folded
from voxdesk.domain.ids import PassageId, RecordingId, SegmentId, VisitId
from voxdesk.domain.knowledge import Hit, HitKind, Passage, Scope, fuse
from voxdesk.domain.report import SimilarPassage
from voxdesk.domain.scenario import Voice
from voxdesk.domain.sentences import Sentence, sentences
from voxdesk.domain.transcript import SpeakerRole
from voxdesk.engines.base import Meaning
from voxdesk.errors import EngineError, ModelDamaged, ModelMissing, NotEnoughMemory
from voxdesk.events import Notice
from voxdesk.services.nearness import Vector, matrix, nearest

SIMILAR_ENOUGH = 0.4
"""Cosine below which a past passage is no longer worth showing; chosen on the demo library."""

NEAR_ENOUGH = 0.1
"""Cosine below which a sentence without any of a question's words is not looked at. Of 2,400
sentences on the factors of three kinds of site, one in a hundred is passed over by it."""

ALL_KINDS = frozenset(HitKind)


def knows_language(desk: Desk, language: str) -> bool:
    """Whether the chosen meaning model is installed and knows a language."""
    model_id = desk.settings.meaning_model
    try:
        desk.catalogue.find(model_id)
    except ModelMissing:
        return False
    return desk.catalogue.entry(model_id).speaks(language)


# --- the sentences of a visit ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentences of some recordings.

    `texts` are the segments they come from, as they stand in the library; `roles` whose words each
    sentence is, as far as that is known; `folded` are the sentences as words are looked up in them.
    """

    sentences: tuple[Sentence, ...]
    texts: dict[SegmentId, str]
    roles: tuple[SpeakerRole, ...]
    folded: tuple[str, ...]

    def of_voice(self, voice: Voice) -> tuple[tuple[int, ...], bool]:
        """The places of what a voice said, and whether it is known in all recordings.

        Where it is not, everything counts that is not known to be another voice's.
        """
        if voice is Voice.ALL:
            return tuple(range(len(self.sentences))), True
        wanted = SpeakerRole(voice)
        spoken_in = {each.recording_id for each in self.sentences}
        known = {
            sentence.recording_id
            for sentence, role in zip(self.sentences, self.roles, strict=True)
            if role is wanted
        }
        places = (
            place
            for place, (sentence, role) in enumerate(zip(self.sentences, self.roles, strict=True))
            if role is wanted
            or (role is SpeakerRole.UNKNOWN and sentence.recording_id not in known)
        )
        return tuple(places), known >= spoken_in


def spoken(desk: Desk, recording_ids: Sequence[RecordingId]) -> Spoken:
    """All sentences of the latest transcripts of these recordings, in order."""
    found: list[Sentence] = []
    texts: dict[SegmentId, str] = {}
    roles: list[SpeakerRole] = []
    for recording_id in recording_ids:
        transcript = desk.store.transcripts.latest(recording_id)
        if transcript is None:
            continue
        segments = desk.store.transcripts.segments(transcript.id)
        own = sentences(segments, recording_id)
        found += own
        texts |= {segment.id: segment.text for segment in segments}
        parts = {each.id: each.role for each in desk.store.speakers.of_recording(recording_id)}
        said_by = {each.id: each.speaker_id for each in segments}
        for sentence in own:
            voices = (said_by[each] for each in sentence.segment_ids)
            voice = next((each for each in voices if each is not None), None)
            roles.append(SpeakerRole.UNKNOWN if voice is None else parts[voice])
    as_looked_up = tuple(folded(each.text) for each in found)
    return Spoken(tuple(found), texts, tuple(roles), as_looked_up)


def ranked(
    texts: Sequence[str],
    words: Sequence[str],
    cosines: Vector | None,
    places: Sequence[int],
    count: int,
    near_enough: float = NEAR_ENOUGH,
) -> list[int]:
    """The places of the folded texts likeliest to speak of something, the likeliest first.

    All that have any of the words are there, and the `count` nearest in meaning; `cosines` are
    those of all texts, None where retrieval goes by words alone.
    """
    rankings = [by_words(texts, words, places)]
    if cosines is not None and places:
        among = np.asarray(places)
        near = cosines[among]
        nearest = np.argsort(-near, kind="stable")[:count]
        rankings.append([int(among[at]) for at in nearest if near[at] >= near_enough])
    return [place for place, _score in fuse(*rankings)]


def by_words(texts: Sequence[str], words: Sequence[str], places: Sequence[int]) -> list[int]:
    """Places of the folded texts that have any of the words (their beginnings), most words first.

    Whether a writer spelled a Russian word with its dots makes no difference.
    """
    looked_up = [folded(word) for word in words]
    stems = [re.compile(rf"\b{re.escape(word)}") for word in looked_up]
    counts = [
        (sum(bool(stem.search(texts[place])) for stem in stems), place)
        for place in places
        # A plain look tells most texts off, ten times as fast.
        if any(word in texts[place] for word in looked_up)
    ]
    found = sorted(counts, key=lambda pair: (-pair[0], pair[1]))
    return [place for count, place in found if count]


# --- everything in the library --------------------------------------------------------------------


def search(
    desk: Desk,
    text: str,
    *,
    scope: Scope | None = None,
    limit: int = 20,
    kinds: Collection[HitKind] = ALL_KINDS,
    meaning: bool = True,
    begun: bool = False,
) -> list[Hit]:
    """What speaks of a text: what was said and written by words, passages by meaning.

    A segment found by its words within a passage found by its meaning is one hit, and says both.
    Passages are of the kind of what they are made from. Without `meaning` no engine is asked;
    `begun` takes the last word for the beginning of one.
    """
    scope = scope or Scope()
    by_kind = {
        HitKind.SEGMENT: desk.store.search.segments,
        HitKind.FINDING: desk.store.search.findings,
        HitKind.STAGE: desk.store.search.stages,
        HitKind.DOCUMENT: desk.store.search.documents,
    }
    worded = [
        look(text, scope, limit, begun=begun) for kind, look in by_kind.items() if kind in kinds
    ]
    asked = meaning and bool(text.strip())
    meant = [
        passage
        for passage in (by_meaning(desk, text, scope, limit) if asked else [])
        if (HitKind.FINDING if passage.kind is HitKind.FINDING else HitKind.SEGMENT) in kinds
    ]
    hits = {(hit.kind, hit.id): hit for ranking in worded for hit in ranking}
    covered: dict[int, list[tuple[HitKind, int]]] = {}
    for passage in meant:
        own: tuple[HitKind, int] = (passage.kind, passage.id)
        if passage.kind is HitKind.FINDING:
            own = (passage.kind, passage.source_id)
        inside = [(HitKind.SEGMENT, int(segment)) for segment in passage.segment_ids]
        covered[passage.id] = [key for key in inside if key in hits] or [own]
        for key in covered[passage.id]:
            hits[key] = _also_meant(hits[key]) if key in hits else _meant(passage, key)
    rankings = [[(hit.kind, hit.id) for hit in ranking] for ranking in worded]
    rankings.append([key for passage in meant for key in covered[passage.id]])
    return [replace(hits[key], score=score) for key, score in fuse(*rankings)[:limit]]


def hindrance(desk: Desk) -> str:
    """Why meaning cannot be searched: `no_model`, `not_indexed`, or empty when it can."""
    if not knows_language(desk, ""):
        return "no_model"
    return "" if desk.store.vectors.any(desk.settings.meaning_model) else "not_indexed"


def _also_meant(hit: Hit) -> Hit:
    return replace(hit, why=(*hit.why, "meaning"))


def _meant(passage: Passage, key: tuple[HitKind, int]) -> Hit:
    return Hit(
        kind=key[0],
        id=key[1],
        recording_id=passage.recording_id,
        visit_id=passage.visit_id,
        start_ms=passage.start_ms,
        end_ms=passage.end_ms,
        text=passage.text,
        score=0.0,
        why=("meaning",),
    )


def by_meaning(desk: Desk, text: str, scope: Scope, limit: int) -> list[Passage]:
    """Passages near to a text in meaning, the nearest first; none where no model is at hand.

    A model or an engine that fails is told and costs these hits alone: words are always found.
    """
    try:
        if hindrance(desk):
            return []
        meaning = desk.engines.meaning()
        vectors = matrix(meaning, [text])
        near = nearest(desk, meaning, vectors[0], scope, limit)
    except (EngineError, ModelDamaged, NotEnoughMemory) as error:
        desk.events.publish(Notice("search.words_only", error.detail))
        return []
    return [passage for passage, _similarity in near]


# --- the past, beside a report --------------------------------------------------------------------


def similar(
    desk: Desk, meaning: Meaning, texts: Sequence[str], *, visit_id: VisitId | None, count: int = 5
) -> tuple[SimilarPassage, ...]:
    """What other visits for the same customer said like these texts: what their reports found
    first, then what was spoken, each the most alike first."""
    others = [each for each in visits_like(desk, visit_id) if each != visit_id]
    if not others or not texts:
        return ()
    scope = Scope(visit_ids=tuple(others))
    best: dict[PassageId, tuple[Passage, float]] = {}
    for vector in matrix(meaning, texts):
        for passage, score in nearest(desk, meaning, vector, scope, count):
            if score >= max(SIMILAR_ENOUGH, best.get(passage.id, (passage, 0.0))[1]):
                best[passage.id] = (passage, score)
    order = sorted(best.values(), key=lambda pair: (pair[0].kind is not HitKind.FINDING, -pair[1]))
    return tuple(_past(desk, passage, score) for passage, score in order[:count])


def visits_like(desk: Desk, visit_id: VisitId | None) -> tuple[VisitId, ...]:
    """Visits whose words may be shown beside this one: of its customer, or all of none."""
    customer_id = None if visit_id is None else desk.store.visits.get(visit_id).customer_id
    return desk.store.visits.of_customer(customer_id)


def _past(desk: Desk, passage: Passage, score: float) -> SimilarPassage:
    visit = desk.store.visits.get(VisitId(passage.visit_id or 0))
    spoken_of = passage.kind is HitKind.FINDING or passage.recording_id is None
    return SimilarPassage(
        kind="finding" if spoken_of else "recording",
        source_id=passage.source_id if spoken_of else int(passage.recording_id or 0),
        visit_id=visit.id,
        site=visit.card.site,
        date=visit.card.date.isoformat() if visit.card.date else "",
        text=passage.text,
        score=score,
    )
