"""What is known to bite in the four dependencies does not: a test for each point."""

import datetime as dt
import decimal
import json
import pickle
import subprocess
import sys
import textwrap
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import cattrs
import jsonschema
import pendulum
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

import cerp_rules
from cerp_rules import (
    PUBLISHED,
    SCHEMA_KINDS,
    Application,
    CreditAward,
    DatePeriod,
    Document,
    Fee,
    InvalidPayloadError,
    InvalidValueError,
    Offering,
    OfferingKind,
    Policy,
    PolicySource,
    Problem,
    RegistrationContact,
    Session,
    Sponsor,
    Term,
    UnknownKindError,
    approval_period,
    assess,
    check,
    clause,
    dump,
    load,
    review_deadline,
    schema,
)
from cerp_rules._conversion import CONVERTER
from cerp_rules._explain import _validator
from strategies import FULL, Text, seconds, with_value

FULL_APPLICATION = FULL["application"]
ON = dt.date(2026, 4, 1)


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


def _found(pointer: str, value: object, kind: str = "application") -> list[tuple[str, str]]:
    into: Any = {"application": Application, "policy": Policy}[kind]
    problems = check(with_value(FULL[kind], pointer, value), into)
    return [(one.pointer, one.code) for one in problems]


# --- jsonschema -----------------------------------------------------------------------------------

_HEAVY = """
    import json, sys
    from datetime import date
    import cerp_rules
    from cerp_rules import *
    payload = json.loads(sys.argv[1])
    if sys.argv[2] != "import":
        application = load(payload, Application)
        assert check(payload, Application) == ()
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
    for class_ in (Draft202012Validator, type(_validator("application"))):
        monkeypatch.setattr(class_, "check_schema", refuse)
        monkeypatch.setattr(class_, "__init__", refuse)
    assert 3 == len(check({}, Application))


_REFERENCES = """
    import sys
    import cerp_rules
    from cerp_rules import _explain, check, Application
    check({}, Application)
    opened = []
    def watch(event, arguments):
        if event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
            opened.append((event, str(arguments[0])))
    try:
        import jsonschema.exceptions, urllib.request, http.client  # what retrieval would use
    finally:
        sys.addaudithook(watch)
    _explain.COMPOSE = {"a": lambda: {"$ref": sys.argv[1]}}
    try:
        list(_explain._validator("a").iter_errors({}))
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
    assert [(f"/offering/{name}", "shape.unknown_member")] == _found(
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
    assert [(pointer, code)] == _found(pointer, value)


def test_validator_asserts_no_format() -> None:
    """What an embedder has installed to check formats makes no difference."""
    assert all(_validator(kind).format_checker is None for kind in ("application", "policy"))


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
    assert [(pointer, code)] == _found(pointer, value, kind)


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
    assert [pointer] == [one for one, _ in _found(pointer, value)]


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
    assert seconds(lambda: check(payload, Application)) < 0.050


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
def test_budget_stands_before_the_validator(
    kind: str, pointer: str, value: object, code: str
) -> None:
    """What a validator gets wrong, or takes long for, does not reach it."""
    assert [(pointer, code)] == _found(pointer, value, kind)


def test_items_that_must_differ_are_not_compared_in_pairs() -> None:
    """A thousand objects where days must differ take no longer than other faults."""
    payload = {**FULL["policy"], "holidays": [{"a": number} for number in range(1_000)]}
    assert 101 == len(check(payload, Policy))
    assert seconds(lambda: check(payload, Policy)) < 0.050


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


# --- cattrs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/sponsor/name", None),
        ("/sponsor/name", True),
        ("/sponsor/name", 5),
        ("/sponsor/name", 1.5),
        ("/sponsor/name", b"S"),
        ("/sponsor/name", ["S"]),
        ("/sponsor/name", Text("S")),
        ("/sponsor/kind", OfferingKind.COURSE),
        ("/sponsor/kind", b"other"),
        ("/sponsor/kind", Text("other")),
        ("/offering/recurring", "false"),
        ("/offering/recurring", ""),
        ("/offering/recurring", 1),
        ("/offering/recurring", 0),
        ("/offering/recurring", []),
        ("/offering/educational_objectives", "abc"),
        ("/offering/educational_objectives", {"a": 1}),
        ("/offering/educational_objectives", ("a",)),
        ("/offering/educational_objectives/0", 1),
        ("/offering/sessions", {}),
        ("/offering/sessions", ""),
        ("/offering/contact_hours", 16),
        ("/offering/contact_hours", True),
        ("/offering/contact_hours", 2.5),
        ("/offering/contact_hours", "\u0663"),
        ("/offering/contact_hours", " 16 "),
        ("/offering/contact_hours", "1_6"),
        ("/offering/contact_hours", Decimal(16)),
        ("/submitted_on", "20240229"),
        ("/submitted_on", "2024-W09-4"),
        ("/submitted_on", dt.date(2024, 2, 29)),
        ("/submitted_on", pendulum.Date(2024, 2, 29)),
        ("/submitted_on", 1_700_000_000),
        ("/fee_paid", ["25.00", "USD"]),
        ("/fee_paid", [["amount", "25.00"], ["currency", "USD"]]),
        ("/sponsor", Sponsor(name="S")),
        ("/sponsor", "name"),
    ],
    ids=repr,
)
def test_nothing_is_coerced(pointer: str, value: object) -> None:
    """What cattrs would make right by default is a problem, at its member."""
    problems = _found(pointer, value)
    assert [pointer] == [one for one, _ in problems]


def test_loaded_days_are_of_pendulum() -> None:
    """A day of a loaded value is a `pendulum.Date`, wherever it stands."""
    application = load(FULL_APPLICATION, Application)
    policy = load(FULL["policy"], Policy)
    session = application.offering.sessions[0]
    days = [application.submitted_on, session.starts_on, session.ends_on]
    days += [policy.in_force_from, policy.source.read_on, *policy.holidays]
    assert {pendulum.Date} == {type(day) for day in days}


def test_unknown_member_is_a_problem_at_any_depth() -> None:
    """No object of a payload lets an unknown member pass."""
    for inside in ("", "/sponsor/resume", "/offering/sessions/0", "/fee_paid"):
        pointer = f"{inside}/names"
        assert [(pointer, "shape.unknown_member")] == _found(pointer, "S")


@pytest.mark.parametrize("name", [1, None, True, b"name", ("a",), 1.5, Text("kind")], ids=repr)
def test_name_that_is_no_text_is_a_problem(name: object) -> None:
    """An object with a name that is no text is explained, and its error can be written."""
    members = {"name": "S", name: "other"}
    assert [("/sponsor", "budget.name")] == _found("/sponsor", members)
    with pytest.raises(InvalidPayloadError, match="no member whose name is not text"):
        load({**FULL_APPLICATION, "sponsor": members}, Application)


@pytest.mark.parametrize("root", [None, 1, "text", [], [{}], (), b"", object(), dict, {1}])
def test_root_that_is_no_object_is_a_problem(root: object) -> None:
    """What is no object at all is one problem of the whole payload."""
    (problem,) = check(root, Application)
    assert "" == problem.pointer


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/sponsor/name", "", "must not be empty"),
        (
            "/offering/sessions/0/ends_on",
            "2026-05-31",
            "must not be before 2026-06-01, when it starts",
        ),
        ("/fee_paid/amount", "-1", 'must be a decimal as text, such as "2.5"'),
    ],
)
def test_what_a_constructor_refuses_has_its_message(pointer: str, value: str, message: str) -> None:
    """That a constructor said no does not hide what is wrong."""
    (problem,) = check(with_value(FULL_APPLICATION, pointer, value), Application)
    assert (pointer, message) == (problem.pointer, problem.message)


def test_converter_is_our_own() -> None:
    """The converter of the process is another one, and was not changed."""
    assert CONVERTER is not cattrs.global_converter
    assert "5" == cattrs.structure(5, str)
    assert dt.date(2026, 3, 2) == cattrs.unstructure(dt.date(2026, 3, 2))


def test_global_converter_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hooks that an embedder registers with the converter of the process change nothing of ours."""
    theirs = cattrs.Converter()
    theirs.register_structure_hook(Document, lambda *_: Document(title="theirs"))
    theirs.register_unstructure_hook(Document, lambda _: "theirs")
    monkeypatch.setattr(cattrs, "global_converter", theirs)
    assert FULL_APPLICATION == dump(load(FULL_APPLICATION, Application))


# --- attrs ----------------------------------------------------------------------------------------

_DAY = dt.date(2026, 3, 2)
_MOMENT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)

_WRONG: list[Callable[[], object]] = [
    lambda: Term(years=True),
    lambda: Term(days=1.5),  # type: ignore[arg-type]
    lambda: Term(weeks=-1),
    lambda: Document(title=""),
    lambda: Document(title=5),  # type: ignore[arg-type]
    lambda: Document(title=Text("T")),
    lambda: Document(title="T", uri="javascript:alert(1)"),
    lambda: Sponsor(name="S", kind="other"),  # type: ignore[arg-type]
    lambda: Sponsor(name="S", resume={"title": "T"}),  # type: ignore[arg-type]
    lambda: Offering(title="T", kind=OfferingKind.COURSE, recurring=1),  # type: ignore[arg-type]
    lambda: Offering(title="T", kind=OfferingKind.COURSE, sessions=[]),  # type: ignore[arg-type]
    lambda: Offering(
        title="T",
        kind=OfferingKind.COURSE,
        educational_objectives="abc",  # type: ignore[arg-type]
    ),
    lambda: Session(starts_on=_DAY, ends_on=dt.date(2026, 3, 1)),
    lambda: Session(starts_on=_MOMENT, ends_on=_MOMENT),
    lambda: Session(starts_on=pendulum.datetime(2026, 3, 2), ends_on=_DAY),
    lambda: Session(starts_on="2026-03-02", ends_on=_DAY),  # type: ignore[arg-type]
    lambda: DatePeriod(first=_DAY, last=dt.date(2026, 3, 1)),
    lambda: Fee(amount="25.00", currency="usd"),
    lambda: Fee(amount=2.5, currency="USD"),  # type: ignore[arg-type]
    lambda: Fee(amount=True, currency="USD"),
    lambda: CreditAward(value=0),
    lambda: CreditAward(value="NaN"),
    lambda: RegistrationContact(email="@"),
    lambda: PolicySource(title="T", read_on=_MOMENT),
    lambda: PUBLISHED.revise(sponsor_kinds=[]),
    lambda: PUBLISHED.revise(review_notice="P-6W"),
    lambda: PUBLISHED.revise(readings={"sponsor_resume": "nobody"}),
]


@pytest.fixture(params=[True, False], ids=["validators on", "validators off"])
def _validators(request: pytest.FixtureRequest) -> Iterator[None]:
    attrs.validators.set_disabled(not request.param)
    yield
    attrs.validators.set_disabled(False)


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize("make", _WRONG)
def test_what_must_hold_holds_with_validators_switched_off(make: Callable[[], object]) -> None:
    """Somebody in the process can switch off the validators of attrs, and nothing is let in."""
    with pytest.raises(InvalidValueError):
        make()


@pytest.mark.usefixtures("_validators")
def test_payload_is_checked_with_validators_switched_off() -> None:
    """What is refused does not depend on a setting of the process."""
    assert [("/sponsor/name", "shape.type")] == _found("/sponsor/name", True)
    assert () == check(FULL_APPLICATION, Application)


_VALUES = [
    load(FULL_APPLICATION, Application),
    load(FULL["policy"], Policy),
    PUBLISHED,
    assess(load(FULL_APPLICATION, Application), on=ON),
    review_deadline(load(FULL_APPLICATION, Application)),
    approval_period(load(FULL_APPLICATION, Application), decided_on=ON),
    CreditAward(value="2.5"),
    Term(years=1, months=6, weeks=1, days=2),
    clause("reviews.notice"),
    check({}, Application)[0],
]


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: type(value).__name__)
def test_value_is_hashable_immutable_and_picklable(value: Any) -> None:
    """A value can be a key, cannot be changed at any depth, and survives a pickle."""
    copied = pickle.loads(pickle.dumps(value))  # noqa: S301  # what was pickled just now
    assert (value, hash(value)) == (copied, hash(copied))
    assert not hasattr(value, "__dict__")
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
        assert not isinstance(getattr(value, field.name), list | dict | set)


@pytest.mark.parametrize(
    "error",
    [
        InvalidValueError("review_notice", "'P-6W'", "must be an ISO 8601 duration"),
        UnknownKindError("events", ("application", "policy")),
        InvalidPayloadError((Problem(code="shape.type", pointer="/a", message="must be text"),)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_error_is_picklable(error: Exception) -> None:
    """An error keeps its class, its fields and its text through a pickle."""
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301  # what was pickled just now
    assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))


def test_error_of_a_refused_payload_holds_nothing_of_jsonschema() -> None:
    """The error of `load` pickles, since it holds problems alone."""
    with pytest.raises(InvalidPayloadError) as caught:
        load({"submitted_on": [1]}, Application)
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # what was pickled just now
    assert caught.value.problems == copied.problems
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def _is_value_class(value: Any) -> bool:
    return isinstance(value, type) and attrs.has(value)


@pytest.mark.parametrize(
    "name", [name for name in cerp_rules.__all__ if _is_value_class(getattr(cerp_rules, name))]
)
def test_annotations_can_be_resolved(name: str) -> None:
    """Each annotation names something that is imported when the module runs."""
    class_ = getattr(cerp_rules, name)
    hints = typing.get_type_hints(class_)
    assert {field.name for field in attrs.fields(class_)} <= set(hints)


# --- pendulum and decimal -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "moment", [_MOMENT, _MOMENT.replace(tzinfo=None), pendulum.datetime(2026, 4, 1)]
)
def test_moment_is_no_day(moment: dt.datetime) -> None:
    """A datetime, which Python calls a date, is misuse wherever a day is asked for."""
    application = load(FULL_APPLICATION, Application)
    with pytest.raises(InvalidValueError):
        assess(application, on=moment)
    with pytest.raises(InvalidValueError):
        approval_period(application, decided_on=moment)
    with pytest.raises(InvalidValueError):
        Term(weeks=6).last_day_from(moment)
    assert [("/submitted_on", "budget.type")] == _found("/submitted_on", moment)


@pytest.mark.parametrize(
    ("term", "day_zero", "last"),
    [
        (Term(years=6), dt.date(2018, 9, 2), dt.date(2024, 9, 2)),
        (Term(months=1), dt.date(2024, 1, 31), dt.date(2024, 2, 29)),
        (Term(months=2), dt.date(2024, 1, 31), dt.date(2024, 3, 31)),
        (Term(years=1), dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
        (Term(years=4), dt.date(2024, 2, 29), dt.date(2028, 2, 29)),
    ],
)
def test_days_are_counted_once_from_the_original_day(
    term: Term, day_zero: dt.date, last: dt.date
) -> None:
    """No end is reached step by step, which would clamp twice."""
    assert last == term.last_day_from(day_zero)


def test_state_of_affairs_that_starts_on_29_february() -> None:
    """Two years from 29 February 2024 are in force through 28 February 2026."""
    assert dt.date(2026, 2, 28) == Term(years=2).in_force_from(dt.date(2024, 2, 29)).last


def test_term_keeps_its_months() -> None:
    """A term is our own value, of which nothing is lost in a pickle or on the wire."""
    term = Term(years=1, months=6)
    assert "P1Y6M" == str(pickle.loads(pickle.dumps(term)))  # noqa: S301  # pickled just now
    revised = PUBLISHED.revise(approval_term=term)
    assert term == load(dump(revised), Policy).approval_term


@pytest.mark.parametrize(
    "text", ["2024", "2024-W09-4", "2024/01/01", "now", "12:30", "2024-01-01T00:00Z"]
)
def test_no_text_but_a_day_is_read_as_one(text: str) -> None:
    """What `pendulum.parse` reads, with the clock if need be, is refused."""
    assert [("/submitted_on", "shape.day")] == _found("/submitted_on", text)
    with pytest.raises(InvalidValueError):
        PUBLISHED.revise(in_force_from=text)


def _answers() -> tuple[object, ...]:
    application = load(FULL_APPLICATION, Application)
    return (
        dump(assess(application, on=ON)),
        dump(application),
        review_deadline(application),
        str(approval_period(application, decided_on=ON)),
        check({}, Application),
    )


def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every clock of pendulum refuse."""

    def refuse(*_: object, **__: object) -> None:
        msg = "nobody may read the clock"
        raise AssertionError(msg)

    for name in ("now", "today", "yesterday", "tomorrow", "parse", "local_timezone"):
        monkeypatch.setattr(pendulum, name, refuse)
    for class_ in (pendulum.Date, pendulum.DateTime):
        for name in ("today", "now", "fromtimestamp", "format", "diff"):
            if hasattr(class_, name):
                monkeypatch.setattr(class_, name, refuse)


def test_answers_do_not_depend_on_the_state_of_pendulum(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locale, week and clock of the process make no difference."""
    before = _answers()
    locale = pendulum.get_locale()
    try:
        pendulum.set_locale("de")
        pendulum.week_starts_at(pendulum.WeekDay.SUNDAY)
        pendulum.week_ends_at(pendulum.WeekDay.SATURDAY)
        _elsewhere(monkeypatch)
        assert before == _answers()
    finally:
        pendulum.set_locale(locale)
        pendulum.week_starts_at(pendulum.WeekDay.MONDAY)
        pendulum.week_ends_at(pendulum.WeekDay.SUNDAY)


@pytest.mark.parametrize(
    "day", [dt.date(1899, 12, 31), dt.date(2201, 1, 1), dt.date.max, dt.date.min]
)
def test_day_beyond_the_bounds_is_one_error_of_our_own(day: dt.date) -> None:
    """A day outside 1900 to 2200 is refused before any arithmetic could overflow."""
    application = load(FULL_APPLICATION, Application)
    for call in (
        lambda: assess(application, on=day),
        lambda: approval_period(application, decided_on=day),
        lambda: Session(starts_on=day, ends_on=day),
    ):
        with pytest.raises(InvalidValueError):
            call()


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1899, 12, 31), dt.date.max])
def test_arithmetic_does_not_reach_the_end_of_the_calendar(day: dt.date) -> None:
    """A day from which to count can be computed, and yet no sum overflows."""
    for call in (
        lambda: Term(days=1).last_day_from(day),
        lambda: Term(years=2).in_force_from(day),
        lambda: Term(weeks=6).count(day, roll=True, holidays=frozenset()),
    ):
        with pytest.raises(InvalidValueError):
            call()


def test_longest_term_from_the_last_day_does_not_overflow() -> None:
    """The last day that can be given and the longest term that can be said have a sum."""
    term = Term(years=99, months=999, weeks=999, days=9_999)
    # 99 years lead to 2299-12-31, 999 months to 2383-03-31, and 6,993 and 9,999 days from there.
    assert dt.date(2429, 10, 7) == term.last_day_from(dt.date(2200, 12, 31))
    assert dt.date(2429, 10, 6) == term.in_force_from(dt.date(2200, 12, 31)).last


@pytest.mark.parametrize(
    "context",
    [
        decimal.Context(prec=1),
        decimal.Context(prec=1, rounding=decimal.ROUND_UP, Emax=1, Emin=-1, capitals=0),
        decimal.Context(traps=list(decimal.Context().flags)),
        decimal.Context(prec=2, traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation]),
    ],
)
def test_answers_do_not_depend_on_the_decimal_context(context: decimal.Context) -> None:
    """Precision, rounding and traps of the process make no difference."""
    payload = with_value(FULL_APPLICATION, "/offering/contact_hours", "123456789.1234")
    application = load(payload, Application)
    draft = PUBLISHED.revise(fee={"amount": "123456789.1234", "currency": "USD"})
    before = dump(assess(application, on=ON, policy=draft))
    with decimal.localcontext(context):
        again = load(payload, Application)
        assert application == again
        assert payload == dump(again)
        same = PUBLISHED.revise(fee={"amount": "123456789.1234", "currency": "USD"})
        assert before == dump(assess(again, on=ON, policy=same))
        assert [("/fee_paid/amount", "shape.decimal")] == _found("/fee_paid/amount", "1e3")
