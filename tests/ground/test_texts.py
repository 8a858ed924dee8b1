"""Words for people: complete, and none of them empty."""

import importlib
import inspect
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import pytest

import voxdesk.domain
from voxdesk import errors, texts
from voxdesk.domain.report import Verdict

SOURCES = Path(texts.__file__).parent

# Enumerations that no person ever sees.
UNSEEN = {"ModelEngine"}


def enumerations() -> list[type[StrEnum]]:
    found = []
    for module in pkgutil.iter_modules(voxdesk.domain.__path__, "voxdesk.domain."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, StrEnum) and kind.__module__ == module.name:
                found.append(kind)
    return [kind for kind in found if kind.__name__ not in UNSEEN]


@pytest.mark.parametrize("code", sorted(errors.known()))
def test_every_error_has_words_and_its_remedy_too(code: str) -> None:
    kind = errors.known()[code]
    assert texts.MESSAGES[code].endswith(".")
    assert kind.remedy in texts.REMEDIES
    # The roots of the tree are never raised themselves; all that can be is worth an advice.
    if code not in ("error", "user", "store", "engine"):
        assert texts.remedy(kind.remedy)


def test_every_remedy_has_words() -> None:
    assert set(texts.REMEDIES) == set(errors.Remedy)


@pytest.mark.parametrize("kind", enumerations(), ids=lambda kind: kind.__name__)
def test_every_member_of_the_domains_enumerations_has_a_name(kind: type[StrEnum]) -> None:
    assert all(texts.name(member) for member in kind)


def test_every_notice_that_is_published_has_words() -> None:
    codes = set()
    for path in SOURCES.rglob("*.py"):
        codes |= set(re.findall(r'Notice\(\s*"([a-z_.]+)"', path.read_text("utf-8")))
    assert codes
    assert codes <= set(texts.MESSAGES), codes - set(texts.MESSAGES)


def test_equal_values_of_different_types_keep_their_own_names() -> None:
    from voxdesk.domain.job import JobKind
    from voxdesk.domain.recording import RecordingState

    assert texts.name(JobKind.IMPORT) == "Import"
    assert texts.name(RecordingState.FAILED) == "Failed"


def test_a_message_names_the_thing_and_an_unknown_code_still_says_something() -> None:
    assert texts.message("file.missing", "a b.wav").endswith("(a b.wav)")
    assert texts.message("from.a.newer.version")


def test_a_finding_that_nobody_judged_has_words() -> None:
    assert texts.verdict(None) == "No verdict"
    assert texts.verdict(Verdict.PARTLY_MET) == "Partly met"
