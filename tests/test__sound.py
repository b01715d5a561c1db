"""Values made past the constructor: each member is set in its place, and nothing else is done."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import Application, Document, Fee, Finding, Instructor, Offering, Session, Sponsor
from cerp_rules import RegistrationContact as Contact
from cerp_rules._sound import new, setters


@attrs.frozen(kw_only=True)
class Pair:
    """Two members, of which the constructor takes neither."""

    second: int
    first: int = 1

    def __attrs_post_init__(self) -> None:
        """Refuse whatever is given."""
        raise AssertionError


def test_members_are_set_in_the_order_of_the_class() -> None:
    """The first that is given sets the first that the class names, whatever its name."""
    pair = new(Pair)
    for put, value in zip(setters(Pair), (22, 11), strict=True):
        put(pair, value)
    assert (22, 11) == (pair.second, pair.first)


def test_a_member_that_was_not_set_is_not_there() -> None:
    """A default is given by the constructor alone, so each member must be set."""
    with pytest.raises(AttributeError):
        assert new(Pair).first


@pytest.mark.parametrize(
    "kind",
    [Application, Contact, Document, Fee, Finding, Instructor, Offering, Session, Sponsor],
    ids=lambda kind: kind.__name__,
)
def test_there_is_one_for_each_member(kind: Any) -> None:
    """Each sets the member that stands in its place, and no other."""
    names = [one.name for one in attrs.fields(kind)]
    value = new(kind)
    for put, name in zip(setters(kind), names, strict=True):
        assert not hasattr(value, name)
        put(value, name)
        assert name == getattr(value, name)
    assert names == [getattr(value, name) for name in names]


def test_what_is_made_is_as_good_as_any_other() -> None:
    """It equals, hashes, shows, copies, pickles and is frozen as what the constructor makes."""
    days = Date(2026, 6, 1), Date(2026, 6, 3)
    built, made = Session(starts_on=days[0], ends_on=days[1]), new(Session)
    for put, value in zip(setters(Session), (*days, None), strict=True):
        put(made, value)
    assert built == made
    assert (hash(built), repr(built)) == (hash(made), repr(made))
    assert pickle.dumps(built) == pickle.dumps(made)
    assert built == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))  # noqa: S301  # our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.place = "Corvallis"  # type: ignore[misc]  # that is the point
