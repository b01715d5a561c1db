"""What is known to bite in jsonschema does not: a test for each point."""

import json
import subprocess
import sys
import textwrap

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from cerp_rules import SCHEMA_KINDS, Application, Policy, check, schema
from cerp_rules._validators import validator_of
from payload_problems import found_at
from pointers import with_value
from sample_payloads import FULL
from timing import STALL, seconds

FULL_APPLICATION = FULL["application"]


def _run(script: str, *arguments: str) -> str:
    """Run a script in an interpreter of its own and give what it prints."""
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-c", textwrap.dedent(script), *arguments],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert "" == done.stderr
    return done.stdout.strip()


_HEAVY = """
    import json, sys
    from datetime import date
    import cerp_rules
    from cerp_rules import *
    payload = json.loads(sys.argv[1])
    if sys.argv[2] != "import":
        application = load(payload, Application)
        assert () == check(payload, Application)
        assess(application, on=date(2026, 4, 1))
        dump(application)
        for kind in SCHEMA_KINDS:
            schema(kind)
        load(dump(PUBLISHED), Policy)
    if sys.argv[2] == "explain":
        check({}, Application)
    heavy = {"jsonschema", "referencing", "rpds"}
    print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize(
    ("step", "imported"),
    [("import", "[]"), ("use", "[]"), ("explain", "['jsonschema', 'referencing', 'rpds']")],
)
def test_jsonschema_is_imported_only_to_explain_a_refusal(step: str, imported: str) -> None:
    """Neither the import of the library nor a valid payload needs jsonschema."""
    assert imported == _run(_HEAVY, json.dumps(FULL_APPLICATION), step)


def test_kept_validator_does_not_check_its_schema_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The validator of a kind is built once, and its schema is not checked at each call."""
    check({}, Application)

    def refuse(*_: object, **__: object) -> None:
        msg = "nobody may check a schema here"
        raise AssertionError(msg)

    monkeypatch.setattr(jsonschema, "validate", refuse)
    for class_ in (Draft202012Validator, type(validator_of("application"))):
        monkeypatch.setattr(class_, "check_schema", refuse)
        monkeypatch.setattr(class_, "__init__", refuse)
    assert 3 == len(check({}, Application))


_REFERENCES = """
    import sys
    import cerp_rules
    from cerp_rules import _validators, check, Application
    check({}, Application)
    opened = []
    def watch(event, arguments):
        if event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
            opened.append((event, str(arguments[0])))
    try:
        import jsonschema.exceptions, urllib.request, http.client  # what retrieval would use
    finally:
        sys.addaudithook(watch)
    _validators.COMPOSE = {"a": lambda: {"$ref": sys.argv[1]}}
    try:
        list(_validators.validator_of("a").iter_errors({}))
    except jsonschema.exceptions._WrappedReferencingError as error:
        print("unresolvable", opened)
"""


@pytest.mark.parametrize(
    "reference",
    [
        "http://127.0.0.1:9/a.json",
        "https://json-schema.example/a.json",
        "file:///etc/hostname",
        "ftp://127.0.0.1/a",
        "https://cerp-rules.example/schemas/application.schema.json",
    ],
)
def test_reference_opens_no_connection_and_no_file(reference: str) -> None:
    """A validator of ours knows its own schema and nothing else, wherever a reference points."""
    assert "unresolvable []" == _run(_REFERENCES, reference)


@pytest.mark.parametrize("name", ["$ref", "$schema", "$id", "$dynamicRef", "$defs"])
def test_payload_cannot_refer_to_anything(name: str) -> None:
    """A member of a payload that looks like a keyword is an unknown member."""
    assert [(f"/offering/{name}", "shape.unknown_member")] == found_at(
        f"/offering/{name}", "file:///etc/passwd"
    )


# What a stock checker of formats lets through, depending on what is installed, or refuses.
_FORMATS = [
    ("/registration_contact/email", "@", "shape.email"),
    ("/registration_contact/email", "a@b", "shape.email"),
    ("/registration_contact/url", "javascript:alert(1)", "shape.url"),
    ("/registration_contact/url", "", "shape.url"),
    ("/sponsor/resume/uri", "javascript:alert(1)", "shape.uri"),
    ("/sponsor/resume/uri", "//example.org", "shape.uri"),
    ("/submitted_on", "20260302", "shape.day"),
    ("/submitted_on", "2026-W10-1", "shape.day"),
    ("/submitted_on", "2023-02-29", "shape.day"),
]


@pytest.mark.parametrize(("pointer", "value", "code"), _FORMATS)
def test_pattern_decides_and_not_the_format(pointer: str, value: str, code: str) -> None:
    """With formats asserted or not, the schema refuses the same, and `check` does."""
    payload = with_value(FULL_APPLICATION, pointer, value)
    composed = schema("application")
    stock = Draft202012Validator.FORMAT_CHECKER
    asserted = Draft202012Validator(composed, format_checker=stock, registry=Registry())
    assert not Draft202012Validator(composed, registry=Registry()).is_valid(payload)
    assert not asserted.is_valid(payload)
    assert [(pointer, code)] == found_at(pointer, value)


def test_validator_asserts_no_format() -> None:
    """What an embedder has installed to check formats makes no difference."""
    assert all(validator_of(kind).format_checker is None for kind in ("application", "policy"))


@pytest.mark.parametrize(
    ("kind", "pointer", "value", "code"),
    [
        ("application", "/submitted_on", "2024-02-29\n", "shape.day"),
        ("application", "/offering/contact_hours", "16\n", "shape.decimal"),
        ("application", "/registration_contact/email", "a@b.co\n", "shape.email"),
        ("application", "/registration_contact/url", "https://a.co\n", "shape.url"),
        ("application", "/sponsor/resume/uri", "urn:a1:b\n", "shape.uri"),
        ("application", "/fee_paid/currency", "USD\n", "shape.currency"),
        ("application", "/sponsor/name", "S\n", "shape.text"),
        ("application", "/sponsor/kind", "other\n", "shape.choice"),
        ("policy", "/review_notice", "P6W\n", "shape.term"),
        ("policy", "/readings/upload_day", "before\n", "shape.choice"),
    ],
)
def test_final_new_line_is_not_let_through(kind: str, pointer: str, value: str, code: str) -> None:
    """No pattern ends with a dollar sign, which would let a new line through."""
    assert [(pointer, code)] == found_at(pointer, value, kind)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/fee_paid/amount", "\u0663"),
        ("/submitted_on", "\u0662\u0660\u0662\u0666-03-02"),
        ("/offering/contact_hours", "\uff11\uff16"),
        ("/registration_contact/email", "\uff41@b.co"),
    ],
)
def test_digits_and_letters_are_those_of_ascii(pointer: str, value: str) -> None:
    """No pattern takes the digits and letters of other scripts for those of ASCII."""
    assert [pointer] == [one for one, _ in found_at(pointer, value)]


@pytest.mark.parametrize("text", ["a-", "a.", "%41", "a", "-", " ", "\u00a0", "1", "/", "a@"])
@pytest.mark.parametrize(
    "pointer",
    [
        "/submitted_on", "/sponsor/name", "/sponsor/resume/uri", "/registration_contact/email",
        "/registration_contact/url", "/offering/contact_hours",
    ],
)  # fmt: skip
@pytest.mark.parametrize(("before", "after"), [("", "\n"), ("https://a", "!\x00"), ("a@", "!")])
def test_patterns_are_linear(pointer: str, text: str, before: str, after: str) -> None:
    """A text that is made to fail late is refused at once, be it as long as the budget allows."""
    value = f"{before}{text * (9_990 // len(text))}{after}"
    payload = with_value(FULL_APPLICATION, pointer, value)
    assert [pointer] == [one.pointer for one in check(payload, Application)]
    assert seconds(lambda: check(payload, Application)) < STALL


@pytest.mark.parametrize(
    "value", ["x" * 1_000_000, ["x" * 9_000] * 100, {"x" * 80: "y" * 9_000}, 10**400]
)
@pytest.mark.parametrize("pointer", ["", "/submitted_on", "/sponsor", "/offering/kind", "/extra"])
def test_messages_of_jsonschema_are_not_passed_on(pointer: str, value: object) -> None:
    """No message repeats the payload, as those of jsonschema do."""
    problems = check(with_value(FULL_APPLICATION, pointer, value), Application)
    assert problems
    assert 300 > max(len(one.message) for one in problems)


@pytest.mark.parametrize(
    ("kind", "pointer", "value", "code"),
    [
        ("application", "/offering/contact_hours", float("nan"), "budget.number"),
        ("application", "/offering/contact_hours", 1e400, "budget.number"),
        ("application", "/offering/contact_hours", 10**400, "budget.number"),
        ("application", "/offering/sessions", [7] * 100_000, "budget.nodes"),
        ("policy", "/holidays", [{"a": 1}] * 40_000, "budget.nodes"),
    ],
)
def test_budget_stands_before_thevalidator_of(
    kind: str, pointer: str, value: object, code: str
) -> None:
    """What a validator gets wrong, or takes long for, does not reach it."""
    assert [(pointer, code)] == found_at(pointer, value, kind)


def test_items_that_must_differ_are_not_compared_in_pairs() -> None:
    """A thousand objects where days must differ take no longer than other faults."""
    payload = {**FULL["policy"], "holidays": [{"a": number} for number in range(1_000)]}
    assert 101 == len(check(payload, Policy))
    assert seconds(lambda: check(payload, Policy)) < STALL


def test_each_missing_and_each_unknown_member_is_a_problem_of_its_own() -> None:
    """What jsonschema reports at the parent, or once for all, is reported for each member."""
    problems = check({"a": 1, "b": 2}, Application)
    assert ["/a", "/b", "/submitted_on", "/sponsor", "/offering"] == [
        one.pointer for one in problems
    ]


def test_indices_and_names_can_be_put_in_order() -> None:
    """A list where an object is expected, beside an object where a list is, is no trouble."""
    payload = {
        **FULL_APPLICATION,
        "sponsor": [{"name": 1}, []],
        "co_sponsors": {"0": {}, "name": 1},
        "instructors": [[], {"name": []}],
    }
    assert ["/sponsor", "/co_sponsors", "/instructors/0", "/instructors/1/name"] == [
        one.pointer for one in check(payload, Application)
    ]


def test_at_most_a_hundred_problems_are_listed() -> None:
    """However much is wrong, a hundred problems and the number of the others are given."""
    payload = {**FULL_APPLICATION, "instructors": [{}] * 500}
    assert 101 == len(check(payload, Application))


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
def test_schemas_use_nothing_that_is_slow_or_hard_to_explain(kind: str) -> None:
    """No schema says `unevaluatedProperties` or `oneOf`."""
    text = json.dumps(schema(kind))
    assert "unevaluated" not in text
    assert "oneOf" not in text
    assert "$dynamicRef" not in text
