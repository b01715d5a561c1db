"""A table cannot be changed, equals any mapping of the same, and pickles and copies."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from cerp_rules._frozen import FrozenTable

TABLE = FrozenTable({"a": 1, "b": 2})


def test_table_is_a_mapping_of_what_it_was_made_of() -> None:
    """It gives its entries in their order, and what is done to the dict later changes nothing."""
    entries = {"a": 1, "b": 2}
    table = FrozenTable(entries)
    entries.clear()
    assert TABLE == table == {"a": 1, "b": 2}
    assert [("a", 1), ("b", 2)] == list(table.items())
    assert 2 == len(table)
    assert "FrozenTable({'a': 1, 'b': 2})" == repr(table)


def test_table_cannot_be_changed() -> None:
    """Neither its entries nor its members can be set."""
    table: Any = TABLE
    changes: tuple[Callable[[], object], ...] = (
        lambda: setattr(table, "_entries", {}),
        lambda: setattr(table, "more", 1),
        lambda: delattr(table, "_entries"),
    )
    for change in changes:
        with pytest.raises(AttributeError):
            change()
    with pytest.raises(TypeError):
        table["a"] = 2
    assert TABLE == {"a": 1, "b": 2}


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_table_comes_back_from_a_pickle_or_a_copy(protocol: int) -> None:
    """Under each protocol, and copied deep or not, it is the same table."""
    for made in (
        pickle.loads(pickle.dumps(TABLE, protocol)),  # noqa: S301  # made here
        copy.copy(TABLE),
        copy.deepcopy(TABLE),
    ):
        assert FrozenTable is type(made)
        assert TABLE == made
