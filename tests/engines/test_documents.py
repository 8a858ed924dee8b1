"""The reader of documents in its worker: texts of every form, and files built to harm."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest

from tests.written import docx, pdf, with_member
from voxdesk.engines.memory import InMemory
from voxdesk.engines.remote import DOCUMENTS
from voxdesk.errors import DocumentUnreadable
from voxdesk.worker.host import Host

RUSSIAN = "Встретили приветливо, но стойка стояла в темноте.\nВ номере пахло сыростью."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("documents")
    target = "voxdesk.engines.documents:DocumentTexts"
    host = Host("documents", target, log_folder=folder, limits=DOCUMENTS)
    # Started here, so that no test is blamed for a process it left.
    assert list(host.pieces("read", InMemory(b"ready"))) == ["ready"]
    yield host
    host.stop()


def read(host: Host, content: bytes) -> str:
    pieces = host.pieces("read", InMemory(content))
    return "".join(piece for piece in pieces if isinstance(piece, str))


def refused(host: Host, content: bytes) -> str:
    """What the reader said it saw instead."""
    with pytest.raises(DocumentUnreadable) as caught:
        read(host, content)
    assert read(host, b"still here") == "still here"
    return caught.value.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_russian_text_is_read_in_every_encoding_it_may_have(host: Host, encoding: str) -> None:
    assert read(host, RUSSIAN.replace("\n", "\r\n").encode(encoding)) == RUSSIAN


def test_western_text_in_an_old_encoding_is_not_taken_for_russian(host: Host) -> None:
    told = "Der Empfang war höflich, das Gepäck kam spät. Größe und Möbel überzeugten."
    assert read(host, told.encode("cp1252")) == told


def test_word_document_gives_its_paragraphs_and_each_row_as_a_line(host: Host) -> None:
    content = docx(*RUSSIAN.split("\n"), rows=[("Зона", "Оценка"), ("Лобби", "8")])
    assert read(host, content).strip() == f"{RUSSIAN}\nЗона\tОценка\nЛобби\t8"


def test_word_document_keeps_text_in_controls_and_leaves_out_what_was_struck(host: Host) -> None:
    body = (
        f"<w:document {W}><w:body>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>put in</w:t></w:r></w:ins></w:p>"
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>deep</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl></w:tc><w:tc><w:p><w:r><w:t>side</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    content = with_member(docx("old"), "word/document.xml", body.encode())
    assert read(host, content).strip() == "in a control\nput in\ndeep\tside"


def test_pdf_gives_the_text_of_its_pages_in_order(host: Host) -> None:
    text = read(host, pdf(RUSSIAN.split("\n"), ["Page two", "ends here"]))
    assert text.strip() == f"{RUSSIAN}\n\nPage two\nends here"


def test_pdf_with_a_password_is_refused(host: Host) -> None:
    assert "password" in refused(host, pdf(["secret"], locked=True))


def test_pdf_without_text_is_said_to_be_a_scan(host: Host) -> None:
    assert "scan" in refused(host, pdf([]))


def test_word_document_with_a_password_is_refused(host: Host) -> None:
    assert "password" in refused(host, b"\xd0\xcf\x11\xe0" + bytes(2000))
    locked = bytearray(docx("secret"))
    for mark, flag_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.find(mark)
        while place >= 0:
            locked[place + flag_at] |= 1
            place = locked.find(mark, place + 4)
    assert "password" in refused(host, bytes(locked))


def test_zip_bomb_is_refused_by_the_bytes_that_come_out(host: Host) -> None:
    bomb = with_member(docx("x"), "word/document.xml", bytes(64 << 20))
    assert len(bomb) < 1 << 20
    assert "bomb" in refused(host, bomb)


def test_archive_of_endless_members_is_refused(host: Host) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(5001):
            archive.writestr(str(number), b"")
    assert "5001 members" in refused(host, content.getvalue())


def test_xml_that_multiplies_itself_stays_small(host: Host) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    )
    refused(host, with_member(docx("x"), "word/document.xml", laughs.encode()))


def test_xml_cannot_read_a_file_of_this_machine(host: Host) -> None:
    outside = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:body></w:document>"
    )
    content = with_member(docx("x"), "word/document.xml", outside.encode())
    assert "root" not in read(host, content)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (bytes(range(256)) * 4, "no text"),
        (b"", "no text"),
        (b" \n \n", "no text"),
    ],
)
def test_what_is_no_document_is_refused_by_what_it_is(
    host: Host, content: bytes, seen: str
) -> None:
    assert seen in refused(host, content)


def test_archive_that_is_no_document_is_refused(host: Host) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert "no DOCX" in refused(host, content.getvalue())


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_damaged_documents_never_end_the_worker(host: Host, kind: str) -> None:
    whole = docx(RUSSIAN) if kind == "docx" else pdf(RUSSIAN.split("\n"), ["two"])
    chance = random.Random(4)
    outcomes = set()
    for _ in range(40):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(host, bytes(broken[: chance.randint(100, len(broken))]))
            outcomes.add("read")
        except DocumentUnreadable:
            outcomes.add("refused")
    assert "refused" in outcomes
    assert read(host, b"still here") == "still here"
