"""Written ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voxdesk.domain import ids


@given(st.sampled_from(sorted(ids.PREFIXES)), st.integers(min_value=1))
def test_written_ids_are_read_back(kind: str, number: int) -> None:
    assert ids.parse(ids.written(kind, number)) == (kind, number)


@pytest.mark.parametrize("text", ["", "rec", "rec-", "rec-x", "xyz-1", "rec--1", "1"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text + "$"):
        ids.parse(text)
