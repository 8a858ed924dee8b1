"""A text under another name keeps everything else as it was written."""

from voxdesk.domain.scenario_copy import renamed

TEXT = r"""
# Mine.
id = 'old'   # what it is called
kind="old"
title = { en = "A \"good\" visit", de = 'Besuch' } # both
[[stages]]
id = "old"
title.en = "Old"
"""
COPY = r"""
# Mine.
id = "new"   # what it is called
kind="K"
title = { en = "A \"good\" visit (copy)", de = 'Besuch (copy)' } # both
[[stages]]
id = "old"
title.en = "Old"
"""


def test_only_id_kind_and_title_of_the_whole_change() -> None:
    assert renamed(TEXT, {"id": "new", "kind": "K"}) == COPY


def test_a_title_of_lines_or_a_table_of_its_own_is_marked_by_language() -> None:
    assert renamed('title.en = "Visit"\ntitle.ru = "Визит"\n', {}) == (
        'title.en = "Visit (copy)"\ntitle.ru = "Визит (копия)"\n'
    )
    table = '[title]\nen = "Visit"\n[report_labels]\nother = "Visit"\n'
    assert renamed(table, {}) == table.replace('en = "Visit"', 'en = "Visit (copy)"')


def test_a_kind_is_left_where_no_other_is_given() -> None:
    assert renamed('id = "a"\nkind = "b"\n', {"id": "c"}) == 'id = "c"\nkind = "b"\n'
