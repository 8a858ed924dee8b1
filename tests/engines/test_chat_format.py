"""The marks of a chat are found apart from its words, for any template."""

import pytest

from voxdesk.engines.chat_format import KNOWN, chosen
from voxdesk.errors import ModelDamaged

CHATML = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content']"
    " + '<|im_end|>' + '\n'}}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
WITHOUT_SYSTEM = (
    "{{ bos_token }}{% for m in messages %}{% if m.role == 'system' %}"
    "{{ raise_exception('System role not supported') }}{% endif %}"
    "<start>{{ m.role }}\n{{ m.content | trim }}<end>\n{% endfor %}{{ '<start>model\n' }}"
)


def test_a_template_gives_the_same_marks_as_the_format_of_its_name() -> None:
    assert chosen("", CHATML, bos="", eos="") == KNOWN["chatml"]


def test_a_name_goes_before_the_template() -> None:
    assert chosen("chatml", "nonsense", bos="", eos="") == KNOWN["chatml"]


def test_where_the_system_may_not_speak_its_words_open_the_users() -> None:
    found = chosen("", WITHOUT_SYSTEM, bos="<s>", eos="</s>")
    assert (found.before, found.between) == ("<s><start>user\n", "\n\n")
    assert found.after == "<end>\n<start>model\n"


def test_without_any_template_words_stand_plain() -> None:
    assert chosen("", "", bos="", eos="") == KNOWN["plain"]


@pytest.mark.parametrize(
    "template",
    [
        "{% for %}",
        "no words at all",
        "{{ messages[0].content }}{{ messages[0].content }}{{ messages[1].content }}{{ 1 / 0 }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    ],
)
def test_a_template_that_gives_no_chat_is_a_damaged_model(template: str) -> None:
    with pytest.raises(ModelDamaged):
        chosen("", template, bos="", eos="")


def test_an_unknown_name_is_a_damaged_model() -> None:
    with pytest.raises(ModelDamaged):
        chosen("klingon", CHATML, bos="", eos="")
