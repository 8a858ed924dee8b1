"""`import-archive` and `import` of documents, as scripts and people see them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.services.test_taking_over import write_dump
from voxdesk import cli
from voxdesk.domain.archive import Taken

DONE, KNOWN = 0, 3


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = write_dump(tmp_path / "old" / "dump").parent
    (folder / "Отель Астра").mkdir()
    (folder / "Отель Астра" / "план.txt").write_text("Номер тесный.", "utf-8")
    (folder / "Отель Астра" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = cli.run([str(each) for each in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_account_is_one_document(capsys: pytest.CaptureFixture[str], archive: Path) -> None:
    code, out, _err = run(capsys, "--json", "import-archive", archive)
    account = json.loads(out)
    assert code == DONE
    assert set(account) == {"came", "there", "unread", "waiting_to_be_indexed"}
    assert set(account["came"]) == set(account["there"]) == set(Taken)
    assert account["came"]["documents"] == 1
    photo = next(each for each in account["unread"] if each["file"].endswith("photo.jpg"))
    assert set(photo) == {"file", "row", "code", "detail", "times", "why"}
    assert all(each["why"] for each in account["unread"])
    again = json.loads(run(capsys, "--json", "import-archive", archive)[1])
    assert set(again["came"].values()) == {0}


def test_account_in_words_counts_and_lists(
    capsys: pytest.CaptureFixture[str], archive: Path
) -> None:
    code, out, err = run(capsys, "import-archive", archive)
    assert code == DONE
    assert "stages of reports" in out
    assert "Отель Астра/photo.jpg: not a kind of file that archives hold" in out
    assert "Take over old data" in err


@pytest.mark.parametrize("name", ["nowhere", "old.zip"])
def test_what_is_no_archive_is_a_clear_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "old.zip").write_bytes(b"PK")
    code, out, _err = run(capsys, "--json", "import-archive", tmp_path / name)
    assert code == KNOWN
    assert json.loads(out)["error"]["remedy"]


def test_imported_document_is_listed(
    ask: Callable[..., tuple[int, dict[str, object], str]], tmp_path: Path
) -> None:
    (tmp_path / "notes.md").write_text("Стойка в темноте.", "utf-8")
    code, answer, _err = ask("import", tmp_path / "notes.md", "--site", "Astra")
    assert code == DONE
    documents = answer["documents"]
    assert isinstance(documents, list)
    assert [(each["id"], each["name"]) for each in documents] == [("doc-1", "notes.md")]
