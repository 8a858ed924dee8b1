"""Each method from sentences to findings, through the real retrieval, store and arithmetic."""

import pytest

from tests.services.conftest import Work
from tests.services.scripted import Scripted, keep_study
from tests.services.told import CLIENT, EMPLOYEE, by_criterion, quotes, recorded, report_on
from voxdesk.desk import Desk
from voxdesk.domain.report import Finding, Polarity, Report, Stance, Support, Verdict
from voxdesk.domain.transcript import SpeakerRole

QUIET = "The lobby was quiet in the evening."
NOISE = "The bar was loud until 2 at night."
LAMP = "There is a lamp beside every bed."
DOG = "My dog has to come along on every trip."
DOGS = "Without my dog I do not travel anywhere."
THRIFT = "I count every coin before I spend it."
OFFERS = "So I always compare three offers."
HELLO = "Good morning, my name is Anna."
RECORD = "I would rather not record this talk."
BACK = "I would come back here again."
QUESTION = "Is it because of your dog that you came?"

SPOKEN = [HELLO, QUIET, NOISE, LAMP, DOG, DOGS, THRIFT, OFFERS, RECORD, BACK, QUESTION]
ROLES = [EMPLOYEE, *[CLIENT] * 7, EMPLOYEE, CLIENT, EMPLOYEE]

LABELS = {
    ("Loyalty", BACK): "for",
    ("name given", HELLO): "for",
    ("consent", RECORD): "against",
    ("Factor: Acoustic comfort", QUIET): "positive",
    ("Factor: Acoustic comfort", NOISE): "critical",
    ("Factor: Lighting", LAMP): "neutral",
    ("matters", "dog"): "yes",
    ("Factor: dog", DOG): "positive",
    ("Factor: dog", DOGS): "critical",
    ("Thrift: Compares offers", THRIFT): "for",
    ("Thrift: Compares offers", OFFERS): "for",
}
NAMES = {
    "lobby": "quiet lobby",
    "bar": "loud bar",
    "lamp": "bed lamp",
    DOG: "dog",
    DOGS: "the dogs",
}
ITEMS = [("Thrift", "Compares offers", ["I count every", "So I always"])]


def script(**more: object) -> Scripted:
    return Scripted(labels=LABELS, names=NAMES, items=ITEMS, **more)  # type: ignore[arg-type]


@pytest.fixture
def writer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    made = script()
    made.take_over(desk, monkeypatch)
    keep_study(desk)
    return made


@pytest.fixture
def report(desk: Desk, work: Work, writer: Scripted) -> Report:
    assert not writer.asked
    return report_on(desk, work, recorded(desk, SPOKEN, roles=ROLES), kind="study")


def test_findings_stand_in_the_order_of_the_scenario(report: Report) -> None:
    assert [(each.section, each.criterion_id) for each in report.findings] == [
        ("type", "loyal"),
        ("rules", "opening"),
        ("rooms", "acoustic-comfort"),
        ("rooms", "lighting"),
        ("prices", "price-level"),
        ("other", "other-1"),
        ("links", "links-1"),
    ]


def test_every_quote_stands_in_its_segments(desk: Desk, report: Report) -> None:
    for finding in report.findings:
        for each in finding.evidence:
            text = " ".join(desk.store.transcripts.segment(one).text for one in each.segment_ids)
            assert each.quote == text
            assert each.sure


def test_a_scored_item_has_the_share_of_its_checks_that_is_met(report: Report) -> None:
    opening = by_criterion(report)["opening"]
    assert {each.check_id: (each.quote, each.stance) for each in opening.evidence} == {
        "name": (HELLO, Stance.FOR),
        "consent": (RECORD, Stance.AGAINST),
    }
    # Nothing was said on the third check, so it is not judged.
    assert (opening.score, opening.verdict) == (50.0, Verdict.PARTLY_MET)
    assert opening.statement == f"{HELLO} {RECORD}"


def test_a_factor_is_named_and_spoken_of_in_its_way(report: Report) -> None:
    found = by_criterion(report)
    comfort, lighting, price = (
        found[each] for each in ("acoustic-comfort", "lighting", "price-level")
    )
    assert (comfort.verdict, comfort.polarity) == (None, Polarity.MIXED)
    assert comfort.statement == "Named: quiet lobby; loud bar."
    assert comfort.recommendation == ""
    assert (lighting.verdict, lighting.polarity) == (None, Polarity.NEUTRAL)
    assert (price.verdict, price.polarity, price.evidence) == (Verdict.NOT_COVERED, None, ())


def test_others_are_what_no_factor_took_merged_by_name(report: Report, writer: Scripted) -> None:
    other = by_criterion(report)["other-1"]
    assert (other.title, quotes(other)) == ("dog", [DOG, DOGS])
    assert (other.verdict, other.polarity) == (None, Polarity.MIXED)
    assert other.statement == "Named: dog."
    asked = writer.lines_asked("matters")
    assert set(asked) == {DOG, DOGS, THRIFT, OFFERS, BACK}
    assert len(asked) == len(set(asked))


def test_a_link_is_shown_by_lines_that_were_each_judged(report: Report, writer: Scripted) -> None:
    link = by_criterion(report)["links-1"]
    assert (link.title, quotes(link)) == ("Thrift – Compares offers", [THRIFT, OFFERS])
    assert (link.verdict, link.statement) == (None, f"{THRIFT} {OFFERS}")
    assert link.recommendation == ""
    assert sorted(writer.lines_asked("Thrift: Compares offers. Does the line")) == [THRIFT, OFFERS]


def test_figures_and_summary_follow(report: Report) -> None:
    assert report.figures == {
        "mentioned": {"rooms": 2, "prices": 0, "other": 1, "total": 3},
        "links_found": 1,
        "target": 10,
    }
    assert report.summary.split("\n") == [
        "Strong points: loyalty [1].",
        "Scored alike: opening 50 % [2].",
        "Most spoken of: acoustic comfort [3], lighting [4].",
        "Praised and criticised: acoustic comfort [3].",
        "Mentioned without praise or blame: lighting [4].",
        "Not spoken of: prices: 1 of 1 [5].",
        "Other factors: dog [6].",
        "Links, 1 found of 10 aimed at: thrift – compares offers [7].",
    ]


def test_the_card_counts_tokens_and_says_by_what_and_how_much_was_heard(report: Report) -> None:
    card = report.run
    assert card is not None
    assert card.prompt_tokens > card.reused_tokens > 0.4 * card.prompt_tokens
    assert (card.heard_percent, card.device, card.seed) == (100.0, "cpu", 1)
    assert card.parameters["most_sentences_per_criterion"] == 64
    assert card.warnings == ()
    assert card.model_sha256


def test_a_voice_is_taken_at_its_word_and_no_other(writer: Scripted, report: Report) -> None:
    assert report.run is not None
    assert HELLO not in writer.lines_asked("Factor: ")
    assert QUIET not in writer.lines_asked("Was a name given?")


@pytest.mark.usefixtures("writer")
def test_unknown_voices_all_count_and_the_card_says_so(desk: Desk, work: Work) -> None:
    report = report_on(desk, work, recorded(desk, SPOKEN), kind="study")
    assert report.run is not None
    assert report.run.warnings == ("voices_unknown",)
    assert quotes(by_criterion(report)["opening"]) == [HELLO, RECORD]
    assert by_criterion(report)["other-1"].title == "dog"


def test_where_one_voice_alone_is_known_the_others_may_be_the_one_asked_for(
    desk: Desk, work: Work, writer: Scripted
) -> None:
    roles = [EMPLOYEE if each is EMPLOYEE else SpeakerRole.UNKNOWN for each in ROLES]
    report = report_on(desk, work, recorded(desk, SPOKEN, roles=roles), kind="study")
    assert HELLO not in writer.lines_asked("Factor: ")
    assert QUIET in writer.lines_asked("Factor: Acoustic")
    assert report.run is not None
    assert report.run.warnings == ("voices_unknown",)


def test_here_leaves_out_what_is_said_of_other_places_and_asks_each_line_once(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = "The lobby is quiet, and its light is soft."
    labels = LABELS | {
        ("place where the interview", both): "here",
        ("place where the interview", NOISE): "elsewhere",
        ("Factor: Acoustic comfort", both): "positive",
        ("Factor: Lighting", both): "neutral",
    }
    writer = Scripted(labels=labels, names=NAMES)
    writer.take_over(desk, monkeypatch)
    keep_study(desk, here=True)
    lines = [HELLO, both, *SPOKEN[2:]]
    report = report_on(desk, work, recorded(desk, lines, roles=ROLES), kind="study")
    found = by_criterion(report)
    assert quotes(found["acoustic-comfort"]) == [both]
    assert found["acoustic-comfort"].polarity is Polarity.POSITIVE
    assert both in quotes(found["lighting"])
    asked = writer.lines_asked("place where the interview")
    assert len(asked) == len(set(asked))
    assert THRIFT not in asked


def test_labels_that_nobody_is_sure_of_count_for_nothing(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer at chance: a valid report, every label doubtful, no others and no links counted."""
    script(sure=0.5).take_over(desk, monkeypatch)
    keep_study(desk)
    report = report_on(desk, work, recorded(desk, SPOKEN, roles=ROLES), kind="study")
    evidence = [each for finding in report.findings for each in finding.evidence]
    assert evidence
    assert all(each.doubtful for each in evidence)
    assert {finding.verdict for finding in report.findings} == {Verdict.NOT_COVERED}
    assert not any(finding.statement for finding in report.findings)
    assert report.figures["links_found"] == 0
    assert report.figures["mentioned"] == {"rooms": 0, "prices": 0, "other": 0, "total": 0}


def test_a_name_and_a_link_with_numbers_that_nobody_said_are_asked_again_then_marked(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [("Thrift of 1999", "Compares offers", ["I count every", "So I always"])]
    labels = LABELS | {("Thrift of 1999", "I"): "for"}
    writer = Scripted(labels=labels, names=NAMES | {"lobby": "lobby 77"}, items=items)
    writer.take_over(desk, monkeypatch)
    keep_study(desk)
    report = report_on(desk, work, recorded(desk, SPOKEN, roles=ROLES), kind="study")
    found = by_criterion(report)
    comfort, link = found["acoustic-comfort"], found["links-1"]
    assert (comfort.support, comfort.notes) == (Support.UNSUPPORTED, ("unsupported:77",))
    assert (link.support, link.notes) == (Support.UNSUPPORTED, ("unsupported:1999",))
    attempts = [task.attempt for task in writer.written if "items" in str(task.schema)]
    assert attempts == [0, 1]


def test_extractive_report_lists_by_words_and_judges_nothing(
    desk: Desk, work: Work, writer: Scripted
) -> None:
    recording = recorded(desk, SPOKEN, roles=ROLES)
    report = report_on(desk, work, recording, kind="study", writer="extractive")
    found = by_criterion(report)
    assert quotes(found["acoustic-comfort"]) == [QUIET, NOISE]
    assert quotes(found["price-level"]) == []
    assert quotes(found["other-1"]) == [DOG, DOGS]
    assert quotes(found["links-1"]) == [OFFERS]
    assert found["links-1"].title == "Links"
    checks = {each.check_id: each.quote for each in reversed(found["opening"].evidence)}
    assert (checks["name"], checks["consent"]) == (HELLO, RECORD)
    assert all(_nothing_judged(each) for each in report.findings)
    assert report.figures["mentioned"] == {"rooms": 2, "prices": 0, "other": 0, "total": 2}
    assert report.figures["links_found"] is None
    assert report.summary.startswith("Evidence collected, not judged: ")
    assert report.run is not None
    assert report.run.warnings == ("extractive",)
    assert writer.asked == []


def _nothing_judged(finding: Finding) -> bool:
    nothing = (finding.verdict, finding.score, finding.polarity) == (None, None, None)
    return nothing and all(each.stance is None for each in finding.evidence)
