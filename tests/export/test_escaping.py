"""Whatever was said or typed, a document shows it and never obeys it."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from voxdesk.export import escaping

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TRICKY = st.text(st.sampled_from("ab1.)#*_`[]()<>!|~&;:-+=\\/\"' \n\t@$"), max_size=40)
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


@given(st.text(max_size=80))
def test_clean_text_can_be_encoded_and_holds_no_control_characters(text: str) -> None:
    cleaned = escaping.clean(text)
    cleaned.encode()
    assert not any(ord(each) < 32 and each not in "\t\n\r" for each in cleaned)


def test_clean_keeps_letters_accents_and_emoji() -> None:
    assert escaping.clean("Zoë сказала 👍\x00\x0b\ud800") == "Zoë сказала 👍"


@given(LINES | TRICKY)
def test_markdown_shows_any_line_as_it_was_written(text: str) -> None:
    tokens = PARSER.parse(escaping.markdown(text))
    plain = escaping.one_line(text)
    if not plain:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == plain


@given(LINES | TRICKY)
def test_web_cue_holds_no_tag_arrow_or_line_end(text: str) -> None:
    cue = escaping.web_cue(text)
    assert not set(cue) & set("<>\n\r")


@given(LINES | TRICKY)
def test_srt_cue_is_one_line_without_an_arrow(text: str) -> None:
    cue = escaping.srt_cue(text)
    assert "-->" not in cue
    assert len(cue.splitlines()) <= 1
