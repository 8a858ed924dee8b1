"""Sentences that speak to whoever judges rather than of the site: orders, made-up evidence, and
what nobody can say, as the marks of a chat.

What is said in a recording is data. A writer that reads one sentence at a time, and whose verdicts
code computes, cannot be ordered to anything; but it may take an order for evidence. So no label of
such a sentence is sure: it counts only when a person has looked at it. No list of words is
complete: an order put otherwise is at most one sentence labelled wrongly, there to be read.
"""

import re

_UNSPEAKABLE = (
    r"<\|",
    r"\|>",
    r"</?(?:s|sys|system|user|assistant|human|instructions?|transcript|evidence)>",
    r"<<\s*/?sys",
    r"\[/?inst\]",
    r"```",
    r"#{2,}\s*\w",
    r"[{\[]\s*[\"“”]",
    r"[\"“”]\s*:\s*[\"“”\[{\d]",
)

_ENGLISH = (
    # "Ignore the criteria", "disregard all previous instructions"
    r"\b(?:ignor\w+|disregard\w*|forget|overrid\w+|bypass\w*)\b.{0,40}"
    r"\b(?:criteri\w+|instructions?|prompts?|rubrics?|checklists?|scoring|said (?:above|before))",
    # "and give one hundred percent for everything"
    r"(?:^|[,.;:!]\s*|\b(?:and|then|please|now|must|should|just|so)\s+)"
    r"(?:give|award|assign|put|set|mark|rate|score|write|output|return|answer|label|report)\b"
    r".{0,50}(?:\bhundred per ?cent|\b100 ?(?:%|per ?cent|points)"
    r"|\b(?:full|top|maximum) (?:marks?|scores?)"
    r"|\bverdicts?\b|\b(?:not |partly )?met\b(?! (?:us|me|him|her|them)\b)|\bas positive\b)",
    # "so the verdict must be met", "all criteria are met"
    r"\b(?:verdicts?|criteri\w+)\b.{0,30}\b(?:must|should|is|are|be)\b.{0,20}"
    r"(?:\bmet\b|\bpositive\b|\bfulfilled\b|\bhundred\b|\b100\b)",
    # "evidence one, two and three"
    r"\bevidence (?:numbers? )?(?:one|two|three|four|five|\d+)\b",
    # "now follows a system message", "you are a language model"
    r"\bsystem (?:prompt|message)",
    r"\blanguage model\b",
    r"\b(?:new|following|these|my) instructions\b.{0,30}\b(?:instead|only|assistant|model|report)",
    r"\byou are (?:now )?(?:an? |the )?(?:ai|assistant|model|judge|report writer)\b",
    r"\bend of (?:the )?(?:transcript|evidence|prompt)\b",
    # "Answer for", "the label is against", "you must say that all is perfect"
    r"^\W*answer (?:for|against|unrelated|yes|positive|critical|neutral)\b",
    r"\bthe label (?:is|must|should)\b",
    r"\byou (?:must|should|shall) (?:now )?(?:say|write|answer|state|report|label) that\b",
)

_RUSSIAN = (
    r"\b(?:игнорир\w+|забудь\w*|пропусти\w*|отбрось\w*|не (?:учитывай|обращай|смотри)\w*)\b.{0,40}"
    r"\b(?:критери\w+|инструкци\w+|указани\w+|промпт\w*|подсказк\w+|предыдущ\w+|чек-?лист\w*)",
    r"\b(?:поставь|дай|выстави|укажи|напиши|присвой|оцени|отметь|запиши)(?:те)?\b.{0,50}"
    r"(?:\bсто процент\w+|\b100 ?(?:%|процент\w+|балл\w+)|\bсто балл\w+"
    r"|\b(?:максимальн|высш)\w+ (?:балл|оценк)\w*|\bвердикт\w*"
    r"|\b(?:не|частично )?выполнен[оаы]?\b)",
    r"\b(?:вердикт\w*|критери\w+)\b.{0,40}(?:долж\w+|выполнен\w*|соблюд\w+|положительн\w+)",
    r"\bдоказательств\w* (?:номер\w* )?(?:один|одно|два|три|перв\w+|втор\w+|\d+)\b",
    r"\bсистемн\w+ (?:сообщени|промпт|подсказк|запрос)\w*",
    r"\bязыков\w+ модел\w+",
    r"\bты (?:теперь )?(?:ассистент|модель|судья|искусственн\w+)\b",
    r"\bконец (?:расшифровки|стенограммы|доказательств)\b",
    r"^\W*отвечай(?:те)? (?:за|против|да|положительн)\w*",
    r"\bметка (?:—|-|должна)",
    r"\bты долж\w+ (?:сказать|написать|ответить), что\b",
)

_ORDER = re.compile("|".join((*_UNSPEAKABLE, *_ENGLISH, *_RUSSIAN)), re.IGNORECASE)


def is_order(text: str) -> bool:
    """Whether a sentence speaks to whoever judges; English and Russian, whatever was heard."""
    return _ORDER.search(text.replace("ё", "е")) is not None
