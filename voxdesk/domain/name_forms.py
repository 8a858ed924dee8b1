"""The forms in which a name is said: alone, in any case, with Russian endings.

Each form is a regular expression over folded text (`folded`). A name of a person is also said by
its parts, one of an organisation or a place by a telling word of it. Words that are more often no
name ("will", «марта») count only where they begin with a capital letter.
"""

import re
import unicodedata
from collections.abc import Iterator

NAME_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_BETWEEN = 3
"""Signs between two words of a name; more where the name itself has more."""

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


GENERIC = _listed(
    "mr mrs ms miss dr prof sir madam the and of for at in from guest client customer manager owner"
    " director staff visitor patient couple family mother father wife husband"
    " г-н г-жа господин госпожа гость клиент заказчик директор менеджер управляющий"
    " администратор посетитель пациент семья пара и из"
    " hotel hotels inn hostel resort spa restaurant cafe bar bistro centre center clinic health"
    " medical beauty salon shop store group company house park city plaza palace grand royal"
    " international ltd llc inc gmbh plc limited"
    " отель гостиница хостел санаторий ресторан кафе бар клиника центр медицинский медицина"
    " здоровья салон магазин группа компания сеть дом парк город гранд ооо оао зао пао ип"
)
"""Words of names that tell nobody from others."""

COMMON = _listed(
    "will mark may rose grace hope faith joy art bill rich frank pat sue dawn april june august guy"
    " chase grant drew rob jack dean earl ray daisy lily iris ivy ruby olive violet summer angel"
    " марта роза вера надежда любовь лев светлана слава рада майя мила бела злата лилия лира ада"
)
"""Names that are also words; as these they begin with a small letter."""

_NOUN = (
    "а я ы и у ю е о й ой ою ей ею ом ем ам ям ами ями ах ях ов ев ье ьи ью ья ия ию ие ии ием ией"
).split()
_ADJECTIVE = "ый ий ой ая яя ого его ому ему ым им ом ем ей ую юю ые ие ых их ыми ими".split()
_SURNAMES, _OF_SURNAMES = ("ов", "ев", "ин", "ын"), ["", "ым", "ых", "ыми"]
LEAST_INFLECTED = 4
"""Letters of the shortest Russian name that is inflected; with endings, shorter ones are words."""


def tidied(text: str) -> str:
    """Composed letters, and none of the signs that nobody sees; `folded` keeps its length."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def folded(text: str) -> str:
    """Tidied text letter by letter as names are compared: small, without accents, ё as е."""
    return "".join(map(_fold, text))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; a name with a hyphen has two."""
    return tuple(NAME_WORD.findall(folded(tidied(name))))


def whole(name: str) -> str:
    """All words of a name, one after the other; one without words is looked for as it stands.

    Empty where it is one word that tells nobody from others.
    """
    words = name_words(name)
    if not words:
        return re.escape(folded(tidied(name)).strip())
    if len(words) == 1 and (words[0] in GENERIC or not _LETTER.search(words[0])):
        return ""
    between = max(_BETWEEN, *map(len, re.split(NAME_WORD, folded(tidied(name)))))
    return _bounded(rf"[\W_]{{1,{between}}}".join(map(_inflected, words)))


def parts(name: str, least: int) -> Iterator[tuple[str, bool]]:
    """The words by which a name is known alone, at least so long, and which of them count only
    with a capital letter."""
    for word in name_words(name):
        if len(word) >= least and word not in GENERIC and _LETTER.search(word):
            yield _bounded(_inflected(word)), word in COMMON or len(word) == 1


def exactly(words: str) -> str:
    """A form as it stands, without endings."""
    return _bounded(rf"[\W_]{{1,{_BETWEEN}}}".join(map(re.escape, name_words(words))))


def _bounded(pattern: str) -> str:
    return f"{_START}(?:{pattern}){_END}" if pattern else ""


def _inflected(word: str) -> str:
    """A word with the endings of Russian cases, where it is a Russian one."""
    if len(word) < LEAST_INFLECTED or not _is_cyrillic(word):
        return re.escape(word)
    forms = [re.escape(word)]
    ends_soft = word[-1] in "аяйьоеыиую"
    stem = word[:-1] if ends_soft else word
    forms.append(stem + _any_of(_NOUN))
    if word[-2:] in ("ый", "ий", "ой", "ая", "яя"):
        forms.append(word[:-2] + _any_of(_ADJECTIVE))
    if word[-1] not in "йьоеыиую" and stem.endswith(_SURNAMES):
        forms.append(stem + _any_of(_OF_SURNAMES))
    if not ends_soft and word[-2] in "ео":
        forms.append(word[:-2] + word[-1] + _any_of(_NOUN))  # Павел, Павла
    return f"(?:{'|'.join(forms)})"


def _any_of(endings: list[str]) -> str:
    return f"(?:{'|'.join(sorted(endings, key=len, reverse=True))})"


def _is_cyrillic(word: str) -> bool:
    return all("а" <= letter <= "я" for letter in word)


def _fold(letter: str) -> str:
    if letter in "’ʼ`":
        return "'"
    small = letter.lower()
    if len(small) != 1:
        return letter
    return small if "а" <= small <= "я" else unicodedata.normalize("NFD", small)[0]
