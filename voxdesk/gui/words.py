"""Words of the window in the user's language, from Qt Linguist's files.

`tr` translates what is shown now; `later` marks words that are translated when they are shown.
Both take literals only: `installer/translations.py` collects them into `voxdesk_*.ts`. English is
the source; its own file holds nothing but plural forms.
"""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from voxdesk import texts
from voxdesk.paths import bundled

CONTEXT = "VoxDesk"
LANGUAGES = {"en": "English", "ru": "Русский"}


def tr(text: str, count: int = -1) -> str:
    """The words for `text`; with a `count` its plural form, and the number in place of `%n`."""
    return QCoreApplication.translate(CONTEXT, text, None, count)


def later(text: str) -> str:
    """Marks words of a constant: whoever shows them calls `tr` on them."""
    return text


def speak(app: QCoreApplication, language: str) -> None:
    """Use the words of a language, and its dates and numbers, in everything made from now on."""
    for known in app.findChildren(QTranslator, CONTEXT):
        app.removeTranslator(known)
        known.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(CONTEXT)
    if translator.load(f"voxdesk_{language}", str(bundled("resources", "translations"))):
        app.installTranslator(translator)
    QLocale.setDefault(QLocale(language))
    texts.speak(tr)
