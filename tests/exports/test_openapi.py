"""The published schemas become components of OpenAPI 3.1, and judge payloads as before."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from cerp_rules import PUBLISHED, SCHEMA_KINDS, InvalidValueError, dump, schema
from cerp_rules.exports import openapi_components
from payload_faults import faulty_of
from pointers import objects, with_value
from sample_payloads import FULL, SMALLEST
from schema_members import all_schemas
from schema_validators import VALIDATORS

HOME: Final = "#/components/schemas/"
NAMES: Final = {kind: "".join(map(str.capitalize, kind.split("-"))) for kind in SCHEMA_KINDS}
"""The name of the component of each kind."""


def document(prefix: str = "") -> dict[str, Any]:
    """Give a document of OpenAPI that has the components, and one path that uses two of them."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pre-approval", "version": "1"},
        "paths": {
            "/assessments": {
                "post": {
                    "operationId": "assess",
                    "requestBody": {
                        "required": True,
                        "content": _json(f"{prefix}CompleteApplication"),
                    },
                    "responses": {
                        "200": {"description": "It.", "content": _json(f"{prefix}Assessment")}
                    },
                }
            }
        },
        "components": openapi_components(prefix=prefix),
    }


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": HOME + name}}}


def errors_of(document_: dict[str, Any]) -> list[Exception]:
    """Give what openapi-spec-validator says is wrong."""
    # It does not go with the lowest versions of the dependencies.
    validator = pytest.importorskip("openapi_spec_validator").OpenAPIV31SpecValidator
    return list(validator(document_).iter_errors())


# --- What they are -------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "Cerp", "cerp.v1_", "1-"])
def test_document_is_one_of_openapi(prefix: str) -> None:
    """The validator of OpenAPI 3.1 accepts a document with the components, used in a path."""
    assert [] == errors_of(document(prefix))


def test_validator_of_openapi_refuses() -> None:
    """It refuses a component that is no schema, has no possible name, or leads nowhere."""
    wrong, named, lost = document(), document(), document()
    wrong["components"]["schemas"]["Sponsor"]["required"] = "name"
    named["components"]["schemas"]["a b"] = {}
    del lost["components"]["schemas"]["Sponsor"]
    assert [] != errors_of(wrong)
    assert [] != errors_of(named)
    with pytest.raises(Unresolvable):
        errors_of(lost)


def test_names_are_those_of_kinds_and_definitions() -> None:
    """Each kind and each definition has a name; two that differ have two names."""
    names = list(openapi_components()["schemas"])
    assert list(NAMES.values()) == names[: len(NAMES)]
    expected = {
        "Document", "Sponsor", "Instructor", "Session", "Offering", "RegistrationContact", "Fee",
        "CompleteApplicationOffering", "CompleteApplicationRegistrationContact",
        "CompletionSession", "ApplicationSubmitted", "AppealDecided", "Credits", "Finding",
    }  # fmt: skip
    assert expected <= set(names)
    # What an event or an impact holds is the same as what is published on its own.
    assert set() == {"EventApplication", "ImpactAssessment", "ImpactDuty"} & set(names)
    for name in names:
        assert re.fullmatch(r"[A-Z][A-Za-z]+", name)


def test_what_is_alike_stands_once() -> None:
    """A component that is named after its kind differs from that which has the name alone."""
    schemas = openapi_components()["schemas"]
    pairs = [
        (one, other)
        for one in schemas
        for other in schemas
        if one != other and any(one == f"{kind}{other}" for kind in NAMES.values())
    ]
    assert ("CompletionSession", "Session") in pairs
    assert [] == [(one, other) for one, other in pairs if schemas[one] == schemas[other]]


def test_what_makes_a_schema_a_whole_is_gone() -> None:
    """No component has an id, a dialect, an anchor or definitions, and each reference leads on."""
    components = openapi_components()
    referred: set[str] = set()
    for _, one in all_schemas(components):
        assert set() == {"$id", "$schema", "$defs", "$anchor", "$dynamicRef"} & one.keys()
        if "$ref" in one:
            assert one["$ref"].startswith(HOME)
            referred.add(one["$ref"].removeprefix(HOME))
    assert referred <= components["schemas"].keys()
    # Beside the kinds nothing is there that nothing refers to.
    assert components["schemas"].keys() <= referred | set(NAMES.values())


def test_prefix_stands_before_every_name() -> None:
    """With a prefix everything is the same but for the names, where they are given and used."""
    plain = openapi_components()
    text = json.dumps(openapi_components(prefix="Cerp"))
    assert plain == json.loads(text.replace(f"{HOME}Cerp", HOME).replace('"Cerp', '"'))
    assert len(plain["schemas"]) == len(re.findall(r'"Cerp\w+": \{', text))


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_component_says_what_the_schema_says(kind: str) -> None:
    """Of a kind only references differ, and what makes the schema a whole."""
    component = openapi_components()["schemas"][NAMES[kind]]
    original = schema(kind)
    for keyword in ("$schema", "$id", "$defs"):
        original.pop(keyword, None)
    assert _without_references(original) == _without_references(component)
    assert list(original) == list(component)


def _without_references(here: Any) -> Any:
    if isinstance(here, dict):
        return {name: _without_references(one) for name, one in here.items() if name != "$ref"}
    return [_without_references(one) for one in here] if isinstance(here, list) else here


def test_components_are_fresh() -> None:
    """What is done to the components of one call is not seen in the next."""
    first = openapi_components()
    expected = copy.deepcopy(first)
    first["schemas"]["Sponsor"]["properties"]["kind"]["enum"].append("club")
    first["schemas"]["Event"].clear()
    assert expected == openapi_components()


@pytest.mark.parametrize("prefix", ["a b", "a/", "ä", "#", "\n", "a\n", "\u0661", None, 7, b"a"])
def test_what_names_no_component_is_refused(prefix: Any) -> None:
    """A prefix that no name of a component may have is misuse."""
    with pytest.raises(InvalidValueError) as caught:
        openapi_components(prefix=prefix)
    assert "prefix" == caught.value.field


# --- How they judge ------------------------------------------------------------------------------

URI: Final = "urn:example:openapi"
_REGISTRY: Any = Registry().with_resource(URI, DRAFT202012.create_resource(document()))
HOISTED: Final = {
    kind: Draft202012Validator({"$ref": URI + HOME + name}, registry=_REGISTRY)
    for kind, name in NAMES.items()
}


def _verdict(validator: Draft202012Validator, payload: object) -> set[tuple[str, str]]:
    """Give where a payload is wrong, and by which keyword."""
    return {
        (error.json_path, str(error.validator))
        for one in validator.iter_errors(payload)
        for error in (one, *one.context)
    }


def _samples() -> Iterator[tuple[str, str]]:
    for name in FULL:
        kind = name.partition(":")[0]
        yield kind, name
        if kind == "application":
            yield "complete-application", name


@pytest.mark.parametrize(("kind", "name"), list(_samples()))
def test_payloads_are_judged_alike(kind: str, name: str) -> None:
    """A full payload, and each of its faults, has the same errors in the same places."""
    assert set() == _verdict(VALIDATORS[kind], FULL[name]) == _verdict(HOISTED[kind], FULL[name])
    payloads = [one.payload for one in faulty_of(FULL[name], name) if _is_json(one.payload)]
    verdicts = [_verdict(VALIDATORS[kind], one) for one in payloads]
    assert verdicts == [_verdict(HOISTED[kind], one) for one in payloads]
    assert sum(one != set() for one in verdicts) > len(verdicts) / 2


def _is_json(payload: object) -> bool:
    try:
        return bool(json.loads(json.dumps(payload)) == payload)
    except (TypeError, ValueError):
        return False


def test_what_is_incomplete_is_judged_alike() -> None:
    """What is missing from an application is missing by the components too."""
    for kind in ("application", "complete-application"):
        expected = _verdict(VALIDATORS[kind], SMALLEST)
        assert expected == _verdict(HOISTED[kind], SMALLEST)
    assert set() != _verdict(HOISTED["complete-application"], SMALLEST)
    assert set() == _verdict(HOISTED["application"], SMALLEST)


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_samples_of_the_schemas_are_judged_alike(kind: str) -> None:
    """An object of the examples of a kind, and it with one member more in each object."""
    payload = _example(schema(kind))
    assert _verdict(VALIDATORS[kind], payload) == _verdict(HOISTED[kind], payload)
    for pointer in objects(payload):
        changed = with_value(payload, f"{pointer}/strange", [])
        expected = _verdict(VALIDATORS[kind], changed)
        assert expected == _verdict(HOISTED[kind], changed)
        assert set() != expected


def _example(schema_: dict[str, Any]) -> Any:
    if "properties" not in schema_:  # an event, whose type says the rest
        return FULL["event:application_approved"]
    return {name: one["examples"][0] for name, one in schema_["properties"].items()}


def test_published_edition_is_one() -> None:
    """What the library gives is right by the components."""
    assert set() == _verdict(HOISTED["policy"], dump(PUBLISHED))
