"""Generate payloads that have one fault or a few changes, and anything at all."""

from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.testing.strategies import Faulty, payloads
from lookalikes import Items, Members, Text, Whole
from payload_faults import removed, replaced
from pointers import at, escaped, objects, with_value, without
from sample_payloads import LOADED, name_of


@st.composite
def faulty_payloads(draw: st.DrawFn, kind: str) -> Faulty:
    """Generate a payload of a kind with one fault."""
    payload = draw(payloads(LOADED[kind]))
    name = name_of(payload, kind)
    sort = draw(st.sampled_from(["replaced", "removed", "other"]))
    if sort == "replaced":
        pointer, value, code = draw(st.sampled_from(list(replaced(payload, name))))
        return Faulty(payload=with_value(payload, pointer, value), pointer=pointer, code=code)
    if sort == "removed":
        pointer = draw(st.sampled_from(list(removed(payload, name))))
        return Faulty(payload=without(payload, pointer), pointer=pointer, code="shape.required")
    pointer = draw(st.sampled_from(list(objects(payload)))) + "/not a member"
    return Faulty(
        payload=with_value(payload, pointer, []), pointer=pointer, code="shape.unknown_member"
    )


# --- Anything at all ----------------------------------------------------------------------------

_SCALARS: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=20),
    st.sampled_from(["2026-03-02", "course", "https://example.org", "P6W", "16", "", 3, 3.0]),
    st.sampled_from(["application_withdrawn", "review_recorded", "claim", "guidelines"]),
)
_KEYS: Final = st.one_of(
    st.text(st.characters(), max_size=12),
    st.sampled_from(["submitted_on", "sponsor", "offering", "name", "title", "kind", "fee", "~/"]),
    st.sampled_from(["type", "on", "application", "session", "credits", "evidence", "remarks"]),
)
json_values: Final[SearchStrategy[Any]] = st.recursive(
    _SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(_KEYS, inside, max_size=4),
    max_leaves=12,
)
"""Anything that `json.loads` can give."""

_STRANGE: Final = st.one_of(
    _SCALARS,
    st.binary(max_size=8),
    st.dates(),
    st.datetimes(),
    st.decimals(),
    st.complex_numbers(),
    st.sampled_from(
        [Text("a"), Whole(3), Items([1]), Members(a=1), object, object(), range(3), ..., len, int]
    ),
)
_STRANGE_KEYS: Final = st.one_of(
    _KEYS, st.integers(), st.none(), st.binary(max_size=4), st.just(Text("sponsor")), st.tuples()
)
python_values: Final[SearchStrategy[Any]] = st.recursive(
    _STRANGE,
    lambda inside: st.one_of(
        st.lists(inside, max_size=4),
        st.dictionaries(_STRANGE_KEYS, inside, max_size=4),
        st.tuples(inside, inside),
        st.lists(inside, max_size=2).map(Items),
        st.dictionaries(_STRANGE_KEYS, inside, max_size=2).map(Members),
        st.lists(inside, max_size=2).map(iter),
    ),
    max_leaves=12,
)
"""Any Python objects, nested in one another."""


@st.composite
def mutated_payloads(draw: st.DrawFn, kind: str) -> Any:
    """Generate a payload of a kind with up to three members replaced, removed or added."""
    payload = draw(payloads(LOADED[kind]))
    for _ in range(draw(st.integers(0, 3))):
        inside = draw(st.sampled_from(list(objects(payload))))
        here = at(payload, inside)
        name = draw(st.one_of(_KEYS, st.sampled_from(sorted(here)) if here else _KEYS))
        pointer = f"{inside}/{escaped(name)}"
        if name in here and draw(st.booleans()):
            payload = without(payload, pointer)
        else:
            payload = with_value(payload, pointer, draw(json_values))
    return payload
