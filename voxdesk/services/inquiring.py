"""What a report on some recordings works with: their sentences, a judge, and the way from a
question to its evidence.

For each question the likeliest sentences are labelled, batch by batch: as long as a batch still
gave something, the next is looked at, up to a bound. Where the bound ended it, a note says so.
Orders to whoever judges take no other sentence's place, and never count unseen.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from voxdesk.desk import Desk
from voxdesk.domain import checks
from voxdesk.domain.calibration import Calibration
from voxdesk.domain.model_entry import EXTRACTIVE
from voxdesk.domain.orders import is_order
from voxdesk.domain.prompts import PLACE_LABELS
from voxdesk.domain.report import Evidence, Report, Stance
from voxdesk.domain.scenario import Method, Scenario, Stage, Voice
from voxdesk.engines.base import Meaning, Writer
from voxdesk.errors import ModelMissing
from voxdesk.jobs.context import JobContext
from voxdesk.paths import bundled
from voxdesk.services import calibrating, nearness, prompts, retrieving, scenarios
from voxdesk.services.judging import Counted, Judge, Judgement

BATCH = 8
"""How many sentences are labelled for a question before it is asked whether any answered it."""

LEAF_BATCH = 6
LEAF_NEAR_ENOUGH = 0.15
"""The same for a leaf of a taxonomy, and how near a line without its words must be. There are a
hundred leaves, and most are not spoken of: a third of all labels is saved, and of 52 lines planted
in spoken visits 50 are still in the first batch; of 1,144 written ones 3 in 100 are not near."""

MOST_LABELLED = 64
"""How many are labelled for one question at most, however much they give."""

QUOTED_UNJUDGED = 4
"""How many are shown where nobody judges."""

BOUNDED = "bounded"
"""The note that more sentences could have been labelled, and the last still gave something."""

STANCES = {
    "for": Stance.FOR,
    "against": Stance.AGAINST,
    "positive": Stance.FOR,
    "critical": Stance.AGAINST,
    "neutral": Stance.NEUTRAL,
    "unrelated": Stance.UNRELATED,
}
"""What labels of lines mean for a finding."""


@dataclass(frozen=True, slots=True)
class Question:
    """What lines are asked, as prompts put it, and the words that find such lines.

    `about` is what such lines mean: by title, question and words together, meaning finds half as
    many again among its first eight as by the title alone.
    """

    text: str
    labels: tuple[str, ...]
    words: tuple[str, ...]
    about: str = ""
    check_id: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`places` are those of the evidence among the sentences."""

    evidence: tuple[Evidence, ...] = ()
    places: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Inquiry:
    """One run over one report."""

    def __init__(self, desk: Desk, context: JobContext, report: Report, writer_name: str) -> None:
        self.desk = desk
        self.report = report
        self.site_kind = report.site_kind
        self.language = report.language
        self.warnings: list[str] = []
        if unfit := why_not(desk, writer_name, report.language):
            self.warnings.append(unfit)
            writer_name = EXTRACTIVE
        self.writer_name = writer_name
        self.judges = writer_name != EXTRACTIVE
        if not self.judges:
            self.warnings.append(EXTRACTIVE)
        kind = scenarios.of_report(desk, report.id) or scenarios.for_kind(desk, report.kind)
        self.scenario: Scenario = kind.scenario
        self.meaning: Meaning | None = None
        if retrieving.knows_language(desk, report.language):
            self.meaning = desk.engines.meaning(cancelled=context.cancelled)
        else:
            self.warnings.append("words_only")
        self.spoken = retrieving.spoken(desk, report.recording_ids)
        self.orders = frozenset(
            place for place, each in enumerate(self.spoken.sentences) if is_order(each.text)
        )
        if self.orders:
            self.warnings.append("orders")
        writer = desk.engines.writer(writer_name, cancelled=context.cancelled)
        self.writer = Counted(writer, context.check)
        self.prompts = prompts.load(bundled("resources", "prompts"))
        self.judge = Judge(self.writer, self.prompts, self._calibration(writer))
        self._vectors: dict[str, nearness.Vector] = {}
        self._spoken_vectors: nearness.Matrix | None = None
        self._here: dict[int, Judgement | None] = {}
        self._heard: dict[Voice, tuple[int, ...]] = {}

    def _calibration(self, writer: Writer) -> Calibration:
        """From where its writer's labels are sure; nobody is sure where nobody judges.

        The tokens of measuring are not those of the report.
        """
        if not self.judges:
            return Calibration(0, 0, None)
        found = calibrating.of(
            self.desk.paths, self.desk.catalogue, self.writer_name, writer, self.language
        )
        if not found.ever_sure:
            self.warnings.append("writer.unsure")
        return found

    # --- what was said ----------------------------------------------------------------------------

    def heard(self, stage: Stage) -> tuple[int, ...]:
        """The places of the sentences that a stage may rest on."""
        if stage.voice not in self._heard:
            self._heard[stage.voice], known = self.spoken.of_voice(stage.voice)
            if not known and "voices_unknown" not in self.warnings:
                self.warnings.append("voices_unknown")
        return self._heard[stage.voice]

    def texts(self, places: Sequence[int]) -> list[str]:
        return [self.spoken.sentences[place].text for place in places]

    def quoted(self, place: int) -> Evidence:
        """A sentence as evidence that nobody judged."""
        sentence = self.spoken.sentences[place]
        return Evidence(
            recording_id=sentence.recording_id,
            segment_ids=sentence.segment_ids,
            quote=sentence.text,
            start_ms=sentence.start_ms,
            end_ms=sentence.end_ms,
        )

    def stands(self, evidence: Evidence) -> bool:
        """Whether a quote stands in the segments that it names."""
        text = " ".join(self.spoken.texts.get(each, "") for each in evidence.segment_ids)
        return checks.quote_stands(evidence.quote, text)

    def place_of(self, evidence: Evidence) -> int | None:
        """Where the sentence of an evidence is now, whatever was corrected in it since."""
        shared = [
            (_shared_ms(sentence.start_ms, sentence.end_ms, evidence), place)
            for place, sentence in enumerate(self.spoken.sentences)
            if set(sentence.segment_ids) & set(evidence.segment_ids)
        ]
        most, place = max(shared, default=(0, 0), key=lambda pair: (pair[0], -pair[1]))
        return place if most > 0 else None

    def vector(self, text: str) -> nearness.Vector | None:
        """What a text means; None where retrieval goes by words alone."""
        if self.meaning is not None and text not in self._vectors:
            self.learn([text])
        return self._vectors.get(text)

    def learn(self, texts: Collection[str]) -> None:
        """Embed in one go what will be asked for."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if self.meaning is not None and new:
            self._vectors |= dict(
                zip(new, nearness.recalled(self.desk, self.meaning, new), strict=True)
            )

    def by_meaning(self, stage: Stage) -> bool:
        """Whether sentences are found by meaning, too. That a factor is spoken of, without a
        judge, only its own words can say."""
        return self.meaning is not None and (self.judges or stage.method is not Method.FACTORS)

    def _cosines(self, about: str) -> nearness.Vector | None:
        """How near each sentence is to what a text means."""
        wanted = self.vector(about)
        if self._spoken_vectors is None and self.meaning is not None:
            texts = [each.text for each in self.spoken.sentences]
            self._spoken_vectors = nearness.recalled(self.desk, self.meaning, texts)
        if wanted is None or self._spoken_vectors is None or not len(self._spoken_vectors):
            return None
        return self._spoken_vectors @ wanted

    # --- from a question to its evidence ----------------------------------------------------------

    def gather(self, stage: Stage, question: Question) -> Gathered:
        """What was said on a question; where nobody judges, what is likeliest to speak of it."""
        heard = self.heard(stage)
        ranking = self._ranked(stage, question, [each for each in heard if each not in self.orders])
        if not self.judges:
            places = tuple(ranking[:QUOTED_UNJUDGED])
            quotes = (replace(self.quoted(each), check_id=question.check_id) for each in places)
            return Gathered(tuple(quotes), places)
        taken: list[tuple[int, Judgement]] = []
        notes = (BOUNDED,) if len(ranking) > MOST_LABELLED else ()
        size = LEAF_BATCH if stage.method is Method.FACTORS else BATCH
        for start in range(0, min(len(ranking), MOST_LABELLED), size):
            batch = ranking[start : min(start + size, MOST_LABELLED)]
            given = self.related(question, batch)
            taken += given
            if not any(judgement.sure for _place, judgement in given):
                notes = ()
                break
        orders = self._ranked(stage, question, [each for each in heard if each in self.orders])
        taken += self.related(question, orders[:size])
        if stage.here:
            taken = self.said_here(taken)
        evidence = [self.judged(place, each, question.check_id) for place, each in taken]
        return Gathered(tuple(evidence), tuple(place for place, _ in taken), notes)

    def _ranked(self, stage: Stage, question: Question, places: Sequence[int]) -> list[int]:
        """Those of the sentences that may speak of a question, the likeliest first."""
        return retrieving.ranked(
            self.spoken.folded,
            question.words,
            self._cosines(question.about) if self.by_meaning(stage) else None,
            places,
            MOST_LABELLED,
            LEAF_NEAR_ENOUGH if stage.method is Method.FACTORS else retrieving.NEAR_ENOUGH,
        )

    def related(self, question: Question, places: Sequence[int]) -> list[tuple[int, Judgement]]:
        """Those of the sentences that speak to a question, with how they do."""
        judgements = self.judge.judged(question.text, question.labels, self.texts(places))
        return [
            (place, each)
            for place, each in zip(places, judgements, strict=True)
            if each is not None and STANCES.get(each.label) is not Stance.UNRELATED
        ]

    def said_here(self, taken: Sequence[tuple[int, Judgement]]) -> list[tuple[int, Judgement]]:
        """Without what surely is said of other places; each sentence is asked once."""
        new = [place for place, _ in taken if place not in self._here]
        labels = self.judge.judged(self.prompts.here, PLACE_LABELS, self.texts(new))
        self._here |= dict(zip(new, labels, strict=True))
        here, elsewhere = PLACE_LABELS
        left = []
        for place, judgement in taken:
            where = self._here[place]
            if where is None or (where.label == elsewhere and where.sure):
                continue
            # What a label rests on is no surer than the weaker of both.
            both = min(judgement.probability, where.probabilities[PLACE_LABELS.index(here)])
            sure = judgement.sure and where.sure
            left.append((place, replace(judgement, probability=both, sure=sure)))
        return left

    def judged(self, place: int, judgement: Judgement, check_id: str = "") -> Evidence:
        """A sentence as evidence with what was made of it."""
        return replace(
            self.quoted(place),
            stance=STANCES[judgement.label],
            probability=judgement.probability,
            sure=judgement.sure,
            check_id=check_id,
        )


def _shared_ms(start_ms: int, end_ms: int, evidence: Evidence) -> int:
    return min(end_ms, evidence.end_ms) - max(start_ms, evidence.start_ms)


def why_not(desk: Desk, writer: str, language: str) -> str:
    """The code of the notice why a writer cannot write in a language; empty when it can."""
    if writer == EXTRACTIVE:
        return ""
    try:
        desk.catalogue.find(writer)
    except ModelMissing:
        return "writer.missing"
    return "" if desk.catalogue.entry(writer).speaks(language) else "writer.language"
