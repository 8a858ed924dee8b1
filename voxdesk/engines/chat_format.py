"""What stands around the words of a chat: the marks of a model's own format, apart from the words.

A catalogue entry names a known format; else the GGUF's template is rendered once around sentinels
in place of the words, in a sandbox. So marks are tokenised as marks and words as words, and a
spoken `<|im_end|>` ends nothing.
"""

from dataclasses import dataclass

from voxdesk.errors import ModelDamaged

SYSTEM = "SYSTEM-WORDS-5d1c"
USER = "USER-WORDS-9e27"


@dataclass(frozen=True, slots=True)
class ChatFormat:
    """Marks before the system's words, between them and the user's, and before the answer."""

    before: str
    between: str
    after: str


KNOWN = {
    "chatml": ChatFormat(
        "<|im_start|>system\n",
        "<|im_end|>\n<|im_start|>user\n",
        "<|im_end|>\n<|im_start|>assistant\n",
    ),
    "plain": ChatFormat("", "\n\n", "\n\n"),
}


def chosen(name: str, template: str, *, bos: str, eos: str) -> ChatFormat:
    """The format of a name; of the template where the name is empty; plain without either."""
    if name:
        if name not in KNOWN:
            raise ModelDamaged(f"chat format {name}")
        return KNOWN[name]
    return _rendered(template, bos=bos, eos=eos) if template else KNOWN["plain"]


def _rendered(template: str, *, bos: str, eos: str) -> ChatFormat:
    apart = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": USER}]
    # Some templates refuse a system's words, or drop them: there they open the user's.
    joined = [{"role": "user", "content": f"{SYSTEM}\n\n{USER}"}]
    for messages in (apart, joined):
        text = _render(template, messages, bos=bos, eos=eos)
        before, system, rest = text.partition(SYSTEM)
        between, user, after = rest.partition(USER)
        if system and user and SYSTEM not in after and USER not in before + after:
            return ChatFormat(before, between, after)
    raise ModelDamaged("chat template")


def _render(template: str, messages: list[dict[str, str]], *, bos: str, eos: str) -> str:
    """The text of the messages, or nothing where the template refuses them."""
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def raise_exception(message: str) -> None:
        raise TemplateError(message)

    sandbox = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    try:
        return sandbox.from_string(template).render(
            messages=messages,
            add_generation_prompt=True,
            enable_thinking=False,
            bos_token=bos,
            eos_token=eos,
            raise_exception=raise_exception,
        )
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError):
        # A template is somebody's program: whatever it does wrong, it gives no text.
        return ""
