"""The words of the window for translators: `resources/translations/voxdesk_*.ts`, and the compiled
files the window reads. Run it after words of the window changed; `make translations`.

Words are collected from `tr("…")` and `later("…")` under voxdesk/gui, and from voxdesk/texts.py. A
file keeps what was translated; words that are gone leave it. English holds plural forms only.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from voxdesk import texts
from voxdesk.gui.words import CONTEXT

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
MARKS = frozenset({"tr", "later"})
PLURAL_FORMS = {"en": 2, "ru": 3}


class Phrase(NamedTuple):
    """A source text; `counted` ones have plural forms."""

    text: str
    counted: bool


def phrases() -> list[Phrase]:
    """All there is to translate, in order."""
    found = {Phrase(text, counted=False) for text in texts.every_sentence()}
    for path in sorted((ROOT / "voxdesk" / "gui").rglob("*.py")):
        found.update(marked(path))
    return sorted(found)


def marked(path: Path) -> Iterator[Phrase]:
    """The marked words of a source file; a formatted string among them is an error."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in MARKS or not node.args:
            continue
        first = node.args[0]
        if isinstance(first, ast.JoinedStr | ast.BinOp):
            raise SystemExit(f"{path}:{node.lineno}: only literals can be translated")
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield Phrase(first.value, counted=len(node.args) > 1 or bool(node.keywords))


def translated(language: str) -> dict[Phrase, tuple[str, ...]]:
    """What a file holds; a phrase that is not translated has empty words."""
    path = FOLDER / f"voxdesk_{language}.ts"
    if not path.exists():
        return {}
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        words = message.find("translation")
        counted = message.get("numerus") == "yes"
        if words is None:
            continue
        forms = [form.text or "" for form in words.iter("numerusform")] if counted else []
        phrase = Phrase(message.findtext("source") or "", counted)
        found[phrase] = tuple(forms) if counted else (words.text or "",)
    return found


def write(language: str, known: dict[Phrase, tuple[str, ...]]) -> None:
    """Write the file of a language, and compile it."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for phrase in phrases():
        if language == "en" and not phrase.counted:
            continue
        forms = known.get(phrase, ())
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = phrase.text
        words = ElementTree.SubElement(message, "translation")
        if not all(forms) or not forms:
            words.set("type", "unfinished")
        if phrase.counted:
            message.set("numerus", "yes")
            for form in forms or ("",) * PLURAL_FORMS[language]:
                ElementTree.SubElement(words, "numerusform").text = form
        else:
            words.text = forms[0] if forms else ""
    ElementTree.indent(root)
    path = FOLDER / f"voxdesk_{language}.ts"
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ElementTree.tostring(root, "unicode") + "\n", "utf-8")
    subprocess.run(
        [Path(sys.executable).with_name("pyside6-lrelease"), "-silent", path], check=True
    )


def missing(language: str) -> list[str]:
    """The phrases that have no words in a language yet."""
    known = translated(language)
    wanted = [each for each in phrases() if language != "en" or each.counted]
    return [each.text for each in wanted if not known.get(each) or not all(known[each])]


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in PLURAL_FORMS:
        write(language, translated(language))
        print(f"{language}: {len(missing(language))} phrases are not translated yet")


if __name__ == "__main__":
    main()
