"""What jsonschema's own keywords refuse, ours refuse, and say once what these say twice."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import schema
from cerp_rules._accepting_parts import ACCEPT_ITEM
from cerp_rules._validators import _REFUSE_WHERE, validator_of
from laws import law
from payload_faults import in_wrong_order
from payload_strategies import faulty_payloads, json_values, mutated_payloads
from payload_work import calls_of
from pointers import with_value
from sample_payloads import FULL, LOADED
from schema_members import all_schemas
from schema_validators import VALIDATORS

LOADABLE: Final = tuple(LOADED)
_Error = tuple[tuple[str | int, ...], str]


def _errors(validator: Any, payload: object) -> set[_Error]:
    """Give where the errors of a payload are, and by which keyword."""
    found = validator.iter_errors(payload)
    return {(tuple(one.absolute_path), str(one.validator)) for one in found}


def _said_by_another(error: _Error, others: set[_Error]) -> bool:
    """Tell whether one of ours says of the same value what jsonschema's says once more."""
    path, keyword = error
    if keyword == "uniqueItems":
        # Items that are no texts are each refused as none.
        return any(one[:-1] == path and word == "type" for one, word in others)
    by = {"enum": "type", "pattern": "maxLength"}
    return (path, by[keyword]) in others


def _assert_judged_alike(payload: object, kind: str) -> None:
    plain, ours = _errors(VALIDATORS[kind], payload), _errors(validator_of(kind), payload)
    assert (plain == set()) is (ours == set())
    assert set() == ours - plain
    assert set() == {one for one in plain - ours if not _said_by_another(one, ours)}
    assert VALIDATORS[kind].is_valid(payload) is validator_of(kind).is_valid(payload)


@given(data=st.data(), kind=st.sampled_from(LOADABLE))
@law(200)
def test_payloads_are_judged_alike(data: st.DataObject, kind: str) -> None:
    """Law: with a fault or with members changed, the same is refused, where and by what."""
    faulty = faulty_payloads(kind).map(lambda one: one.payload).filter(_is_json)
    _assert_judged_alike(data.draw(faulty | mutated_payloads(kind)), kind)


@given(payload=json_values, kind=st.sampled_from(LOADABLE))
@law(200)
def test_anything_is_judged_alike(payload: object, kind: str) -> None:
    """Law: so is any JSON at all."""
    _assert_judged_alike(payload, kind)


def _is_json(value: Any) -> bool:
    """Tell whether a value is one that is given to a validator: the twin holds nothing else."""
    if type(value) is dict:
        return all(type(name) is str and _is_json(one) for name, one in value.items())
    if type(value) is list:
        return all(map(_is_json, value))
    return value is None or type(value) in {str, bool, int, float}


_NOT_TEXT: Final[list[Any]] = [None, True, 0, 1.5, [], ["a"], {}, {"a": 1}]
WRONG: Final[list[tuple[str, str, list[Any]]]] = [
    ("application", "/sponsor/kind", [*_NOT_TEXT, "", "Individual", "individual\n"]),
    ("application", "/application_id", [*_NOT_TEXT, "", "a\n", "x" * 301, "\n" * 301]),
    ("application", "/sponsor/resume/uri", [*_NOT_TEXT, "a", "a" * 2_049, f"urn:x:{'a' * 2_049}"]),
    ("application", "/offering/sessions", ["a", {}, [{}], [_NOT_TEXT], [[]] * 1_001]),
    ("application", "/offering/educational_objectives", [_NOT_TEXT, ["", "a", "x" * 2_001, "a"]]),
    ("policy", "/holidays", [["2026-12-25"] * 2, [1, 1], [{}, {}], [1, True], ["a", "a"], {}]),
    ("policy", "/reviewers", [["committee"] * 2, ["committee"] * 3, [[], []], [[1], [True]]]),
    ("policy", "/sponsor_kinds", [["a", "a"], [None, None], [0, False], ["other", 1, 1.0]]),
    ("event:warning_issued", "/grounds", [["guidelines"] * 2, [{}] * 4, [], ["a"]]),
    ("event:warning_issued", "/evidence", [[{"title": "D"}] * 101, [{"title": ""}], [{}] * 3]),
    ("event:application_approved", "/sessions", [[{}], [{"starts_on": "2026-06-01"}], [[]]]),
    ("event:application_declined", "/reasons", [["R", "R"], ["x" * 2_001], ["\n"], [], [1, 1]]),
    ("event:appeal_decided", "/votes_to_uphold", [*_NOT_TEXT, 1.0, -1, 1_001, 1e400, "1"]),
    ("event:appeal_filed", "/type", [*_NOT_TEXT, "appeal_decided", "none"]),
    ("completion", "/records", [[{"kind": "grades"}] * 101, [{"kind": 1}], [{"kind": "none"}]]),
    ("marketing-use", "", [*_NOT_TEXT, {"kind": "none", "fax": 1, "b": 2}]),
]


@pytest.mark.parametrize(("name", "pointer", "values"), WRONG)
def test_what_is_wrong_is_found_by_each_keyword(name: str, pointer: str, values: list[Any]) -> None:
    """Of another type, no choice, too long, too many or twice: the two find it in one place."""
    for value in values:
        _assert_judged_alike(with_value(FULL[name], pointer, value), name.partition(":")[0])


def test_the_table_meets_each_keyword() -> None:
    """Each keyword that is ours refuses something in the table, and something is right."""
    found = set()
    for name, pointer, values in WRONG:
        for value in values:
            payload = with_value(FULL[name], pointer, value)
            errors = _errors(validator_of(name.partition(":")[0]), payload)
            found |= {word for _, word in errors} or {"nothing"}
    assert {*_REFUSE_WHERE, "nothing"} <= found


@pytest.mark.parametrize("name", [one for one in FULL if "event" in one or one == "application"])
def test_a_session_that_ends_early_is_valid(name: str) -> None:
    """It is not sound and is looked at closely, and the schema has nothing against it."""
    for faulty in in_wrong_order(FULL[name], name):
        _assert_judged_alike(faulty.payload, name.partition(":")[0])
        assert set() == _errors(validator_of(name.partition(":")[0]), faulty.payload)


# --- What is skipped is what the schema accepts --------------------------------------------------

_ANNOTATIONS: Final = {
    "title", "description", "examples", "format", "x-clause", "x-supplied-by",
    "x-enum-descriptions",
}  # fmt: skip


def _bare(here: Any, inside: str = "") -> Any:
    """Give a schema without what only describes; members may be called as annotations are."""
    if isinstance(here, dict):
        dropped = set() if inside == "properties" else _ANNOTATIONS
        return {name: _bare(one, name) for name, one in here.items() if name not in dropped}
    return here


def _items(kind: str) -> Iterator[dict[str, Any]]:
    for _, inside in all_schemas(schema(kind)):
        if isinstance(inside.get("items"), dict) and inside.get("type") == "array":
            yield inside["items"]


def test_a_definition_has_one_meaning() -> None:
    """What accepts an item of an application accepts it where another schema refers to it."""
    referred = set()
    for kind in LOADABLE:
        for item in _items(kind):
            ref = item.get("$ref", "")
            if ref in ACCEPT_ITEM:
                name = ref.rpartition("/")[2].replace("named_", "")
                expected = _bare(schema("application")["$defs"][name])
                assert expected == _bare(schema(kind)["$defs"][ref.rpartition("/")[2]])
                referred.add(ref)
    assert ACCEPT_ITEM.keys() == referred


def test_an_item_has_no_other_keyword() -> None:
    """Beside a reference nothing else decides, and of a text length and pattern alone."""
    met = set()
    for kind in LOADABLE:
        for item in _items(kind):
            decisive = _bare(item).keys()
            if "$ref" in item:
                assert {"$ref"} == decisive
            elif "pattern" in item:
                assert (
                    {"type", "pattern"} <= decisive <= {"type", "pattern", "minLength", "maxLength"}
                )
                # The pattern refuses an empty text too.
                assert item.get("minLength", 1) == 1
                assert "string" == item["type"]
            met.add(frozenset(decisive))
    assert 4 == len(met)


def test_what_ours_assume_of_a_schema_holds() -> None:
    """Choices and items that must differ are texts, and what may not be unknown is written out."""
    for kind in LOADABLE:
        for _, here in all_schemas(schema(kind)):
            if "enum" in here:
                assert {str} == set(map(type, here["enum"]))
                assert "string" == here["type"]
            if "additionalProperties" in here:
                assert here["additionalProperties"] is False
                assert isinstance(here["properties"], dict)
            if "uniqueItems" in here:
                assert here["uniqueItems"] is True
                assert "string" == here["items"]["type"]
            if "pattern" in here:
                assert "string" == here["type"]
            assert not here.keys() & {"prefixItems", "contains", "unevaluatedItems"}


def test_a_validator_is_made_once() -> None:
    """There is one for each kind, of the schema that is published, and not changed."""
    for kind in LOADABLE:
        assert validator_of(kind) is validator_of(kind)
        assert schema(kind) == validator_of(kind).schema


def test_what_is_sound_is_not_looked_at_closely() -> None:
    """Many sound items take less than half the calls, and one that is not is still found."""
    session = {"starts_on": "2026-06-01", "ends_on": "2026-06-01"}
    for name, pointer, items in (
        ("application", "/offering/sessions", [session] * 1_000),
        ("event:application_declined", "/reasons", ["R"] * 100),
    ):
        kind = name.partition(":")[0]
        payload = with_value(FULL[name], pointer, items)
        validators = validator_of(kind), VALIDATORS[kind]
        ours, plain = (calls_of(partial(_errors, one, payload)) for one in validators)
        assert 2 * ours < plain
        broken = with_value(payload, f"{pointer}/99", 7)
        path = (*pointer[1:].split("/"), 99)
        assert {(path, "type")} == _errors(validator_of(kind), broken)
