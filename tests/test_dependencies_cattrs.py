"""What is known to bite in cattrs does not: a test for each point."""

import datetime as dt
from decimal import Decimal

import cattrs
import pendulum
import pytest

from cerp_rules import (
    Application,
    Document,
    InvalidPayloadError,
    OfferingKind,
    Policy,
    Sponsor,
    check,
    dump,
    load,
)
from cerp_rules._conversion import CONVERTER
from lookalikes import Text
from payload_problems import found_at
from pointers import with_value
from sample_payloads import FULL

FULL_APPLICATION = FULL["application"]


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
    problems = found_at(pointer, value)
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
        assert [(pointer, "shape.unknown_member")] == found_at(pointer, "S")


@pytest.mark.parametrize("name", [1, None, True, b"name", ("a",), 1.5, Text("kind")], ids=repr)
def test_name_that_is_no_text_is_a_problem(name: object) -> None:
    """An object with a name that is no text is explained, and its error can be written."""
    members = {"name": "S", name: "other"}
    assert [("/sponsor", "budget.name")] == found_at("/sponsor", members)
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
