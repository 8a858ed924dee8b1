"""A JSON schema as a grammar for llama.cpp, which then can write nothing else.

Every string and array must be bounded: a small model runs on. Keys come in the order of the schema
and all of them, with the single spaces that `json.dumps` writes. No string holds controls.
"""

import json
from collections.abc import Mapping

CHARACTER = r"""char ::= [^"\\\x7F\x00-\x1F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F]{4})"""

LETTER = r"[^\x00-\x20\x7F\"\\<>{}|\[\]]"
MOST_LETTERS = 30
"""What a word is made of, and of how many: no brackets, so it looks like no mark and no JSON."""

MOST_REPEATED = 2_000
"""llama.cpp refuses longer repetitions."""


def gbnf(schema: Mapping[str, object]) -> str:
    """The grammar of a schema of objects, arrays, strings, enums, numbers and booleans."""
    return f"root ::= {_rule(schema)}\n{CHARACTER}\n"


def few_words(most: int) -> str:
    """The grammar of one to `most` words with single spaces, and of nothing but words."""
    return f'root ::= word (" " word){{0,{most - 1}}}\nword ::= {LETTER}{{1,{MOST_LETTERS}}}\n'


def _rule(schema: Mapping[str, object]) -> str:
    if "enum" in schema:
        values = schema["enum"]
        assert isinstance(values, list)
        return "(" + " | ".join(_literal(json.dumps(each)) for each in values) + ")"
    match schema.get("type"):
        case "object":
            return _object(schema)
        case "array":
            return _array(schema)
        case "string":
            return f'"\\"" char{{0,{_bound(schema, "maxLength")}}} "\\""'
        case "integer":
            return '"-"? [0-9]{1,15}'
        case "number":
            return '"-"? [0-9]{1,15} ("." [0-9]{1,15})?'
        case "boolean":
            return '("true" | "false")'
        case other:
            raise ValueError(f"no grammar for a {other}")


def _object(schema: Mapping[str, object]) -> str:
    properties = schema["properties"]
    assert isinstance(properties, dict)
    parts = [
        f"{_literal(json.dumps(key) + ': ')} {_rule(each)}" for key, each in properties.items()
    ]
    return '"{" ' + ' ", " '.join(parts) + ' "}"'


def _array(schema: Mapping[str, object]) -> str:
    inner = schema["items"]
    assert isinstance(inner, dict)
    rule = _rule(inner)
    more = _bound(schema, "maxItems") - 1
    return f'"[" ({rule} (", " {rule}){{0,{more}}})? "]"'


def _bound(schema: Mapping[str, object], key: str) -> int:
    bound = schema.get(key)
    if not isinstance(bound, int) or not 1 <= bound <= MOST_REPEATED:
        raise ValueError(f"{schema.get('type')} without a {key} from 1 to {MOST_REPEATED}")
    return bound


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def ran_on(schema: Mapping[str, object], value: object) -> bool:
    """Whether a string in `value` is as long as its bound lets it be: it was cut there."""
    if isinstance(value, str):
        bound = schema.get("maxLength")
        return isinstance(bound, int) and len(value) >= bound
    if isinstance(value, dict):
        properties = schema.get("properties")
        known = properties if isinstance(properties, dict) else {}
        return any(ran_on(known.get(key, {}), each) for key, each in value.items())
    if isinstance(value, list):
        inner = schema.get("items")
        return isinstance(inner, dict) and any(ran_on(inner, each) for each in value)
    return False


def closed(text: str) -> str:
    """JSON that broke off, with its open string, arrays and objects closed where that suffices."""
    ends: list[str] = []
    escaped = False
    for letter in text:
        if ends and ends[-1] == '"':
            if escaped:
                escaped = False
            elif letter == "\\":
                escaped = True
            elif letter == '"':
                ends.pop()
        elif letter in '"':
            ends.append('"')
        elif letter in "{[":
            ends.append("}" if letter == "{" else "]")
        elif letter in "}]":
            ends.pop()
    whole = (text[:-1] if escaped else text) + "".join(reversed(ends))
    try:
        json.loads(whole)
    except ValueError:
        return text
    return whole
