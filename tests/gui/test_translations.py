"""Every word of the window in every language it speaks, and no word that nobody can translate."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from installer.translations import FOLDER, PLURAL_FORMS, ROOT, Phrase, phrases, translated
from voxdesk.gui import words
from voxdesk.gui.words import CONTEXT, tr

PLACES = re.compile(r"\{\w*\}|%n")
COUNTS = (0, 1, 2, 5, 11, 21)

# Where the first argument is shown to people.
SHOWING = frozenset(
    "button icon_button plain_label setText setToolTip setAccessibleName setAccessibleDescription"
    " setPlaceholderText setWindowTitle setTitle addTab addAction QAction QLabel QPushButton QMenu"
    " EmptyState ElidedLabel setSpecialValueText setStatusTip tell say".split()
)
WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = frozenset({"VoxDesk"})


@pytest.mark.parametrize("language", PLURAL_FORMS)
def test_every_phrase_is_translated(language: str) -> None:
    known = translated(language)
    for phrase in phrases():
        if language == "en" and not phrase.counted:
            continue
        forms = known.get(phrase, ())
        assert len(forms) == (PLURAL_FORMS[language] if phrase.counted else 1), phrase
        assert all(form.strip() for form in forms), phrase
        for form in forms:
            wanted, given = set(PLACES.findall(phrase.text)), set(PLACES.findall(form))
            # A plural form may say the number in words: one, both.
            assert given == wanted or (phrase.counted and given | {"%n"} == wanted), phrase


@pytest.mark.parametrize("language", PLURAL_FORMS)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert set(translated(language)) <= set(phrases())


def test_what_the_window_reads_is_what_translators_wrote() -> None:
    compiled = QTranslator()
    assert compiled.load("voxdesk_ru", str(FOLDER))
    for phrase, forms in translated("ru").items():
        found = {compiled.translate(CONTEXT, phrase.text, "", n) for n in COUNTS}
        if phrase.counted:
            assert found == set(forms), phrase
        else:
            assert compiled.translate(CONTEXT, phrase.text) == forms[0], phrase


def test_another_language_is_spoken_from_the_next_word_on(qapp: QCoreApplication) -> None:
    words.speak(qapp, "ru")
    try:
        assert tr("Undo") == "Отменить"
    finally:
        words.speak(qapp, "en")
    assert tr("Undo") == "Undo"


def shown_literals(path: Path) -> list[str]:
    """Words in a source that are shown and not marked for translation."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        texts = [*node.args[:3], *(each.value for each in node.keywords if each.arg == "name")]
        for text in texts if name in SHOWING else ():
            if name not in ("EmptyState", "say", "tell", "QAction") and text not in node.args[:1]:
                continue
            for part in ast.walk(text):
                if isinstance(part, ast.Call):
                    break
                value = part.value if isinstance(part, ast.Constant) else None
                if isinstance(value, str) and " " in value + " " and WORD.search(value):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {value}")
    return found


def test_no_words_are_shown_that_cannot_be_translated() -> None:
    sources = (ROOT / "voxdesk" / "gui").rglob("*.py")
    found = [each for path in sorted(sources) for each in shown_literals(path)]
    looks = {"title", "muted", "caption", "strong", "section", "heading", "danger", "warning"}
    told = [each for each in found if each.rsplit(": ", 1)[1].strip() not in looks | NAMES]
    assert [each for each in told if not re.search(r": [a-z_-]+$", each)] == []


def test_a_phrase_is_marked_one_way() -> None:
    counted = {each.text for each in phrases() if each.counted}
    assert counted.isdisjoint({each.text for each in phrases() if not each.counted})
    assert Phrase("Undo", counted=False) in phrases()
