"""The organisation's rules."""

from pathlib import Path

import pytest

from voxdesk.errors import ForbiddenByPolicy
from voxdesk.policy import Policy


def rules(tmp_path: Path, text: str) -> Policy:
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    return Policy.load(path)


def test_without_a_file_everything_is_allowed(tmp_path: Path) -> None:
    Policy.load(tmp_path / "policy.toml").require("models.download")


def test_a_forbidden_feature_raises_and_names_itself(tmp_path: Path) -> None:
    policy = rules(tmp_path, 'forbid = ["export.docx", "microphone"]\n[lock]\ndevice = "cpu"\n')
    policy.require("export.html")
    with pytest.raises(ForbiddenByPolicy, match=r"export\.docx"):
        policy.require("export.docx")
    assert policy.locks == {"device": "cpu"}
    assert policy.notices == ()


def test_forbidding_export_forbids_every_format(tmp_path: Path) -> None:
    assert not rules(tmp_path, 'forbid = ["export"]').allows("export.srt")


@pytest.mark.parametrize(
    "text", ["forbid = [", 'forbid = "export"', "forbid = [1]", "lock = 3", "\x00"]
)
def test_rules_that_cannot_be_understood_are_the_strictest(tmp_path: Path, text: str) -> None:
    policy = rules(tmp_path, text)
    assert not policy.allows("export.md")
    assert not policy.allows("models.download")
    assert [each.code for each in policy.notices] == ["policy.unreadable"]


def test_rules_that_cannot_be_read_are_the_strictest(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").mkdir()
    assert Policy.load(tmp_path / "policy.toml").strictest


def test_an_unknown_rule_is_told(tmp_path: Path) -> None:
    policy = rules(tmp_path, 'forbid = ["exports.docx"]\nretention = 30\n')
    assert {each.detail for each in policy.notices} == {"exports.docx", "retention"}
