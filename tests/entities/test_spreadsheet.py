import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.spreadsheet import DANGEROUS, guard_cell, unguard_cell


@pytest.mark.parametrize("value", ["=1+1", "+1", "- the Order of Barys", "@SUM", "\tx", "\rx", "'=1", "''-x"])
def test_a_dangerous_cell_gets_an_apostrophe(value: str) -> None:
    assert guard_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "Astana", "'quoted'", "a=b", " =1", "№4"])
def test_any_other_cell_stays(value: str) -> None:
    assert guard_cell(value) == value


@given(st.text(alphabet="'=+-@\t\r ab", max_size=8) | st.text(max_size=20))
def test_what_goes_out_comes_back(value: str) -> None:
    assert unguard_cell(guard_cell(value)) == value
    assert not guard_cell(value).startswith(DANGEROUS)
