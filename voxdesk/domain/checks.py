"""Does a text keep to what was said? Pure checks of quotes, numbers and names."""

import re
import unicodedata
from collections.abc import Iterable

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = {
    word: 10 * (n + 2)
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
NUMBERS = {word: n for n, word in enumerate(ONES)} | TENS | {"hundred": 100, "thousand": 1000}

# A capital letter proves no name where every sentence or quote begins with one.
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]\s+|[\"“«(]\s*)(\w)")
_NAME = re.compile(r"\b[^\W\d_]*[A-ZÀ-ÞА-ЯЁ][\w'’-]*")
_FIRST_PERSON = {"i", "i'm", "i've", "i'd", "i'll"}


def folded(text: str) -> str:
    """A text as words are looked up in it: small, and with е for the Russian ё, which most leave
    without its dots."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a folded text, punctuation aside."""
    return tuple(re.findall(r"\w+", folded(text).replace("'", "").replace("’", "")))


def quote_stands(quote: str, text: str) -> bool:
    """Whether the words of a quote follow one another in a text; an empty quote never does."""
    words = bare_words(quote)
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(bare_words(text))} "


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text as digits, whether written so or in (English) words."""
    found = set(re.findall(r"\d+(?:[.,]\d+)?", text))
    words = re.findall(r"[a-z]+", text.casefold())
    for position, word in enumerate(words):
        if word not in NUMBERS:
            continue
        value = NUMBERS[word]
        found.add(str(value))
        following = words[position + 1] if position + 1 < len(words) else ""
        if word in TENS and 0 < NUMBERS.get(following, 0) < 10:
            found.add(str(value + NUMBERS[following]))
    return frozenset(number.replace(",", ".") for number in found)


def names(text: str) -> frozenset[str]:
    """Words with a capital letter that no sentence start explains, folded."""
    starts = {match.start(1) for match in _SENTENCE_START.finditer(text)}
    found = {m.group().casefold() for m in _NAME.finditer(text) if m.start() not in starts}
    return frozenset(found - _FIRST_PERSON)


def strangers(statement: str, sources: Iterable[str]) -> tuple[str, ...]:
    """Numbers and names of a statement that stand in none of its sources, in order of spelling."""
    known = " \n".join(sources)
    # "One" and "a hundred" are ways of speaking, not figures that somebody measured.
    foreign = numbers(statement) - numbers(known) - {"0", "1", "100", "1000"}
    known_words = set(bare_words(known))
    foreign_names = {name for name in names(statement) if not set(bare_words(name)) <= known_words}
    return tuple(sorted(foreign | foreign_names))


_LITTLE_WORDS = frozenset(
    "about after again because before been being could does doing down every from have having here "
    "into just more most much only other over same should some such than that their them then "
    "there these they this those through under until very were what when where which while with "
    "would your это была были было быть есть если еще или как когда меня него очень под при про "
    "так там тем тот уже чем что чтобы".split()
)
LITTLE_WORDS = _LITTLE_WORDS | frozenset("a an the and but for from of in on at to is are".split())
STEM = 5
"""Letters of a word that tell it from others, whatever its ending."""

RETOLD = 0.34
"""A statement that has this share of a quote's telling words retells it; chosen on statements that
the bundled writer made, where what it left out shared none or one word in five."""


def telling_words(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that carry its sense."""
    words = {word for word in bare_words(text) if len(word) > 3 or word.isdigit()}
    return frozenset(word[:STEM] for word in words - _LITTLE_WORDS)


def left_out(statement: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """The quotes that a statement does not retell, judged by the words they share."""
    told = telling_words(statement)
    wanted = [(quote, telling_words(quote)) for quote in quotes]
    return tuple(quote for quote, words in wanted if len(words & told) < RETOLD * len(words))
