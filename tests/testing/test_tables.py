"""Scenario tables are read as an embedder writes them, and what is malformed is named."""

import json
import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

from cerp_rules import (
    PUBLISHED,
    ApplicationAmended,
    Finding,
    InvalidValueError,
    Modality,
    Party,
    Policy,
    PolicyBook,
    Verdict,
)
from cerp_rules.testing import _case_keys
from cerp_rules.testing.tables import (
    InvalidTableError,
    Scenario,
    TableProblem,
    compare,
    label,
    read_table,
)
from histories import HISTORIES

ON_AN_APPLICATION = '[[case]]\nid = "a"\nwhy = "Because."\noutcome = "eligible"\n'
ON_AN_EVENT = """about = "event"
[[case]]
id = "a"
why = "Because."
history = "notified"
event = "listed"
outcome = "eligible"
"""
ON_A_COMPLETION = """about = "completion"
[[case]]
id = "a"
why = "Because."
history = "notified"
award = "16 CEC"
"""
ON_A_USE = """about = "marketing"
[[case]]
id = "a"
why = "Because."
history = "notified"
use = { kind = "claim", says = "eligible", promotes = "this_offering" }
outcome = "eligible"
"""
ON_A_DUTY = """about = "duty"
[[case]]
id = "a"
why = "Because."
history = "reviewed"
duty = "review-notice"
on = 2026-04-13
expect = { status = "pending", due_on = 2026-04-13 }
"""
ON_A_STATUS = """about = "status"
[[case]]
id = "a"
why = "Because."
history = "notified"
on = 2026-04-01
expect = { status = "in_force", in_force = true }
"""
EACH = (
    ON_AN_APPLICATION, ON_AN_EVENT, ON_A_COMPLETION, ON_A_USE, ON_A_DUTY, ON_A_STATUS,
)  # fmt: skip


def written(folder: Path, text: str, name: str = "table.toml") -> Path:
    """Write a table."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def the_case(folder: Path, text: str) -> Scenario:
    """Read the one case of a table."""
    (case,) = read_table(written(folder, text))
    return case


def said_of(folder: Path, text: str) -> str:
    """Give what is said of a table that is malformed."""
    with pytest.raises(InvalidTableError) as no:
        read_table(written(folder, text))
    return str(no.value)


def rows(case: Scenario) -> list[tuple[str, str, str]]:
    """Give what is compared."""
    return [(row.name, row.expected, row.found) for row in compare(case).rows]


LABELS = {
    (Verdict.MET, True): "met",
    (Verdict.MET, False): "met",
    (Verdict.NOT_MET, True): "not_met",
    (Verdict.NOT_MET, False): "falls_short",
    (Verdict.UNKNOWN, True): "unknown",
    (Verdict.UNKNOWN, False): "asked_in_passing",
    (Verdict.OPEN, True): "open",
    (Verdict.OPEN, False): "flagged",
    (Verdict.NOT_APPLICABLE, True): "not_applicable_and_decisive",
    (Verdict.NOT_APPLICABLE, False): "not_applicable",
}


@pytest.mark.parametrize(("verdict", "decisive"), LABELS, ids=str)
def test_word_of_a_finding_follows_from_verdict_and_weight(
    verdict: Verdict, *, decisive: bool
) -> None:
    """Each of the ten ways a finding can weigh has one word."""
    assert {(one, weighs) for one in Verdict for weighs in (True, False)} == set(LABELS)
    assert LABELS[verdict, decisive] == label(finding(verdict, Modality.MUST, decisive=decisive))


def test_what_is_recommended_and_not_met_is_advice() -> None:
    """The modality tells it from what falls short of a must."""
    assert "advice" == label(finding(Verdict.NOT_MET, Modality.SHOULD, decisive=False))


def finding(verdict: Verdict, modality: Modality, *, decisive: bool) -> Finding:
    """Build a finding."""
    asks = verdict is Verdict.UNKNOWN
    return Finding(
        rule="fee",
        clause="fees.none",
        modality=modality,
        verdict=verdict,
        decisive=decisive,
        pointer="/fee_paid",
        message="Found.",
        question="What?" if asks else None,
        supplied_by=Party.SPONSOR if asks else None,
    )


# --- What a table can say ------------------------------------------------------------------------


@pytest.mark.parametrize("text", EACH, ids=["application", *"ecmds"])
def test_smallest_case_of_each_kind_is_read_and_found_right(text: str, tmp_path: Path) -> None:
    """Neither rule nor clause is needed to say what must come out."""
    case = the_case(tmp_path, text)
    assert compare(case).ok, str(compare(case))
    assert (None, None) == (case.rule, case.clause)


def test_case_is_named_by_rule_or_duty_or_by_what_it_is_about(tmp_path: Path) -> None:
    """The name in reports says first what is tested."""
    with_rule = ON_AN_APPLICATION + 'rule = "fee"\nexpect = { "/fee_paid" = "met" }\n'
    assert "fee/a" == str(the_case(tmp_path, with_rule))
    assert "review-notice/a" == str(the_case(tmp_path, ON_A_DUTY))
    assert "status/a" == str(the_case(tmp_path, ON_A_STATUS))


def test_days_can_be_written_as_text(tmp_path: Path) -> None:
    """A day in quotes is the same day."""
    quoted = ON_A_DUTY.replace("2026-04-13", '"2026-04-13"')
    expected, case = the_case(tmp_path, ON_A_DUTY), the_case(tmp_path, quoted)
    assert (expected.on, expected.expect) == (case.on, case.expect)


def test_head_speaks_for_all_cases_that_do_not_speak_for_themselves(tmp_path: Path) -> None:
    """Policy, day and history at the head hold for every case, and a case adds or replaces."""
    first, second = read_table(
        written(
            tmp_path,
            """about = "status"
history = "notified"
on = 2026-03-30
policy = { edition = "draft", approval_term = "P1Y" }
[[case]]
id = "one"
why = "Not yet decided."
expect = { status = "under_review" }
[[case]]
id = "two"
why = "A term of one year ends on 31 March 2027."
history = "listed"
on = 2027-04-01
policy = { retention = "P7Y" }
expect = { status = "expired" }
""",
        )
    )
    assert (True, True) == (compare(first).ok, compare(second).ok)
    assert (5, 6) == (len(first.history), len(second.history))
    assert PUBLISHED.revise(edition="draft", approval_term="P1Y") == first.policy
    assert isinstance(second.policy, Policy)
    assert ("draft (revised)", "P1Y", "P7Y") == (
        second.policy.edition,
        str(second.policy.approval_term),
        str(second.policy.retention),
    )


def test_book_follows_the_edition_of_the_table(tmp_path: Path) -> None:
    """The editions of a book differ from that of the policy only in what they say."""
    case = the_case(
        tmp_path,
        'policy = { edition = "mine", retention = "P7Y" }\n'
        'book = [{ edition = "2027", in_force_from = 2027-01-01, review_notice = "P4W" }]\n'
        + ON_AN_APPLICATION,
    )
    assert isinstance(case.policy, PolicyBook)
    first, second = case.policy.editions
    assert ("mine", "2027") == (first.edition, second.edition)
    assert first.retention == second.retention
    assert "edition: mine, on" in str(compare(case))


def test_lines_are_those_of_the_cases(tmp_path: Path) -> None:
    """Each case knows where it starts, and a line inside a text that looks like one is none."""
    two = ON_AN_APPLICATION + '\n [[ case ]]\nid = "b"\nwhy = "B."\noutcome = "eligible"\n'
    assert [1, 6] == [case.line for case in read_table(written(tmp_path, two))]
    quoted = two.replace('"B."', '"""\n[[case]]\n"""')
    assert [1, 6] == [case.line for case in read_table(written(tmp_path, quoted))]
    inline = 'case = [{ id = "a", why = "A.", outcome = "eligible" }]'
    assert [1] == [case.line for case in read_table(written(tmp_path, inline))]


def test_event_that_brings_an_application_changes_the_sample(tmp_path: Path) -> None:
    """An amendment says only what it changes, or brings an application of its own."""
    event = '{ type = "application_amended", on = 2026-03-09, remove = ["/fee_paid"] }'
    text = ON_AN_EVENT.replace('"notified"', '"submitted"').replace('"listed"', event)
    case = the_case(tmp_path, text)
    assert compare(case).ok
    assert isinstance(case.event, ApplicationAmended)
    given = case.event.application
    assert (None, "Cascadia Wetlands Institute") == (given.fee_paid, given.sponsor.name)


# --- Files of one's own --------------------------------------------------------------------------

OWN: dict[str, Any] = {
    "submitted_on": "2027-02-01",
    "sponsor": {"name": "R. Alder"},
    "offering": {"title": "Sedges", "kind": "workshop"},
}
OWN_HISTORY = """
[event.asked-again]
type = "review_recorded"
on = "2027-02-08"
reviewer = "coordinator"
recommendation = "approve"
[history]
mine = ["submitted", "asked-again"]
"""


def test_own_application_takes_the_place_of_the_sample(tmp_path: Path) -> None:
    """It is found above the table, the nearest counts, and histories submit it on its own day."""
    (tmp_path / "application.json").write_text("{}", "utf-8")
    folder = tmp_path / "policy"
    folder.mkdir()
    (folder / "application.json").write_text(json.dumps(OWN), "utf-8")
    (tmp_path / "history.toml").write_text(OWN_HISTORY, "utf-8")
    text = ON_A_STATUS.replace('"notified"', '"mine"').replace("2026-04-01", "2027-02-08")
    text = text.replace('"in_force", in_force = true', '"under_review"')
    (case,) = read_table(written(folder / "deep", text), rootdir=tmp_path)
    assert ["R. Alder", "2027-02-01"] == [
        case.pre_approval().application.sponsor.name,
        case.history[0].on.isoformat(),
    ]
    assert compare(case).ok


def test_own_files_outside_the_root_are_looked_for_beside_the_table_alone(tmp_path: Path) -> None:
    """A table that is elsewhere has nothing to do with what lies above it."""
    (tmp_path / "application.json").write_text("{}", "utf-8")
    (elsewhere := tmp_path / "elsewhere").mkdir()
    path = written(tmp_path / "policy", ON_AN_APPLICATION)
    assert ["Cascadia Wetlands Institute"] == [
        case.application.sponsor.name
        for case in read_table(path, rootdir=elsewhere)
        if case.application is not None
    ]


def test_own_completion_takes_the_place_of_the_sample(tmp_path: Path) -> None:
    """What the library says of it is that of the completion beside the table."""
    payload = {
        "participant": {"name": "M. Willow"},
        "session": {"starts_on": "2026-06-01", "ends_on": "2026-06-03"},
    }
    (tmp_path / "completion.json").write_text(json.dumps(payload), "utf-8")
    text = ON_A_COMPLETION.replace('"16 CEC"', '"none"') + "on = 2026-07-20\n"
    assert [("award", "none", "none")] == rows(the_case(tmp_path, text))


def test_own_history_is_added_to_those_built_in(tmp_path: Path) -> None:
    """Events and histories of both can be named, and an event replaces one of its name."""
    (tmp_path / "history.toml").write_text('[event.listed]\ntype = "offering_listed"\n', "utf-8")
    text = ON_AN_EVENT.replace('"listed"', '{ like = "listed", on = 2026-05-04 }')
    assert "2026-05-04" == the_case(tmp_path, text).on.isoformat()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("application.json", "{", "application.json: is no JSON: "),
        ("application.json", "[]", "application.json: must hold one object"),
        ("history.toml", "[", "history.toml: is no TOML: "),
        ("history.toml", "a = 1", "history.toml: must hold tables named [event.…] and one"),
        ("history.toml", "event = 1", "history.toml: must hold tables named [event.…] and one"),
        ("history.toml", "history = 1", "history.toml: must hold tables named [event.…] and one"),
        ("history.toml", "event.a = 1", "history.toml: event.a must be a table"),
        ("history.toml", "history.a = 1", "history.toml: history.a must list the names of events"),
        ("history.toml", "history.a = []", "history.toml: history.a must list the names of events"),
        ("history.toml", "history.a = ['b']", "history.toml: history.a names no event by 'b'"),
    ],
)
def test_own_file_that_is_malformed_is_named(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    """The error is that of the table, and names the file its cases start from."""
    (tmp_path / name).write_text(text, "utf-8")
    expected = f"table.toml is no scenario table:\n  line 1: {said}"
    assert expected == said_of(tmp_path, ON_AN_APPLICATION)[: len(expected)]


def test_own_files_need_a_day_of_ones_own(tmp_path: Path) -> None:
    """The day that is asked about without more is chosen for the samples that are built in."""
    (tmp_path / "application.json").write_text(json.dumps(OWN), "utf-8")
    expected = "line 1, case a: on: is missing, and needed beside application.json"
    assert expected == said_of(tmp_path, ON_AN_APPLICATION).splitlines()[1].strip()


# --- What is malformed ---------------------------------------------------------------------------

MALFORMED: dict[str, tuple[str, str]] = {
    "no TOML": ("a = ", "line 1: is no TOML: Invalid value (at end of document)"),
    "no case": ("", "line 1: case: a table has cases, each under [[case]]"),
    "one case": ("[case]\n", "line 1: case: a table has cases, each under [[case]]"),
    "cases that are none": ("case = [1]", "line 1: case: a table has cases, each under [[case]]"),
    "about what": (
        'about = "offering"\n' + ON_AN_APPLICATION,
        "line 1: about: 'offering' is none of: application, event, completion, marketing, duty, ",
    ),
    "about no text": (
        "about = 1\n" + ON_AN_APPLICATION,
        "line 1: about: what is given is none of: application, event, completion, marketing, ",
    ),
    "head": (
        'rule = "fee"\n' + ON_AN_APPLICATION,
        "line 1: rule: is no key at the head of a table about application",
    ),
    "head of an event": (
        "on = 2026-04-01\n" + ON_AN_EVENT,
        "line 1: on: is no key at the head of a table about event",
    ),
    "type in the head": ("policy = 1\n" + ON_AN_APPLICATION, "line 1: policy: must be a table"),
    "key": (
        ON_AN_APPLICATION + 'expected = "met"\n',
        "line 1, case a: expected: is no key of a case that is about application",
    ),
    "no why": (ON_AN_APPLICATION.replace("why", "#"), "line 1, case a: why: is missing"),
    "empty why": (
        ON_AN_APPLICATION.replace("Because.", " "),
        "line 1, case a: why: must say something",
    ),
    "no id": (ON_AN_APPLICATION.replace("id", "#"), "line 1, case number 1: id: is missing"),
    "type of an id": (ON_AN_APPLICATION.replace('"a"', "7"), "line 1, case 7: id: must be text"),
    "id for pytest": (
        ON_AN_APPLICATION.replace('"a"', '"a::b"'),
        "line 1, case a::b: id: must be on one line, without `::` and space around it",
    ),
    "id of a line": (
        ON_AN_APPLICATION.replace('"a"', '"a\\u0007"'),
        "line 1, case a\ufffd: id: must be on one line, without `::` and space around it",
    ),
    "id with space": (
        ON_AN_APPLICATION.replace('"a"', '" a"'),
        "line 1, case  a: id: must be on one line, without `::` and space around it",
    ),
    "same id": (
        ON_AN_APPLICATION * 2,
        "line 5, case a: id: is that of the case at line 1 too",
    ),
    "type of a list": (
        ON_AN_APPLICATION + "remove = [1]\n",
        "line 1, case a: remove: must be a list of JSON Pointers",
    ),
    "no day": (
        ON_AN_APPLICATION + "on = 1\n",
        "line 1, case a: on: must be a day, such as 2026-04-01",
    ),
    "time of day": (
        ON_AN_APPLICATION + "on = 2026-04-01T10:00:00\n",
        "line 1, case a: on: must be a day, such as 2026-04-01",
    ),
    "day of no month": (
        ON_AN_APPLICATION + 'on = "2026-02-30"\n',
        "line 1, case a: on: must be a day from 1900 to 2200 as YYYY-MM-DD",
    ),
    "day of no century": (
        ON_AN_APPLICATION + "on = 1850-01-01\n",
        "line 1, case a: on: must lie between 1900-01-01 and 9000-12-31",
    ),
    "nothing expected": (
        ON_AN_APPLICATION.replace("outcome", "#"),
        "line 1, case a: outcome: is missing: the case expects nothing",
    ),
    "outcome": (
        ON_AN_APPLICATION.replace("eligible", "elligible"),
        "line 1, case a: outcome: 'elligible' is none of: eligible, ineligible, incomplete, ",
    ),
    "expect without a rule": (
        ON_AN_APPLICATION + 'expect = { "/fee_paid" = "met" }\n',
        "line 1, case a: rule: is missing, and goes with `expect`",
    ),
    "rule without expect": (
        ON_AN_APPLICATION + 'rule = "fee"\n',
        "line 1, case a: expect: is missing, and goes with `rule`",
    ),
    "rule": (
        ON_AN_APPLICATION + 'rule = "fees"\nexpect = {}\n',
        "line 1, case a: rule: 'fees' is none of those that are known; perhaps fee",
    ),
    "rule like no other": (
        ON_AN_APPLICATION + 'rule = "%"\nexpect = {}\n',
        "line 1, case a: rule: '%' is none of those that are known",
    ),
    "clause": (
        ON_AN_APPLICATION + 'clause = "fees.some"\n',
        "line 1, case a: clause: 'fees.some' is none of those that are known; perhaps fees.none",
    ),
    "clause of another rule": (
        ON_AN_APPLICATION + 'clause = "fees.none"\nrule = "documents"\nexpect = {}\n',
        "line 1, case a: clause: is another than that of the rule: the rule documents rests on ",
    ),
    "pointer expected": (
        ON_AN_APPLICATION + 'rule = "fee"\nexpect = { fee_paid = "met" }\n',
        "line 1, case a: expect: 'fee_paid' is no JSON Pointer",
    ),
    "word expected": (
        ON_AN_APPLICATION + 'rule = "fee"\nexpect = { "/fee_paid" = "paid" }\n',
        "line 1, case a: expect./fee_paid: 'paid' is none of: met, not_met, unknown, open, ",
    ),
    "policy": (
        ON_AN_APPLICATION + 'policy = { reveiw_notice = "P4W" }\n',
        "line 1, case a: policy: policy must name a field, perhaps review_notice, not ",
    ),
    "book": (
        ON_AN_APPLICATION + 'book = [{ edition = "2027" }]\n',
        "line 1, case a: book: ",
    ),
    "pointer that is none": (
        ON_AN_APPLICATION + 'remove = ["fee_paid"]\n',
        "line 1, case a: remove: fee_paid: must start with a slash, as a JSON Pointer does",
    ),
    "nothing to remove": (
        ON_AN_APPLICATION + 'remove = ["/fee"]\n',
        "line 1, case a: remove: /fee: there is no fee to take out",
    ),
    "no item to remove": (
        ON_AN_APPLICATION + 'remove = ["/instructors/1"]\n',
        "line 1, case a: remove: /instructors/1: 1 is no place in a list of one item",
    ),
    "way that is none": (
        ON_AN_APPLICATION + 'set = { "/offering/sesions/0/place" = "Bend" }\n',
        "line 1, case a: set: /offering/sesions/0/place: there is no sesions",
    ),
    "place of no list": (
        ON_AN_APPLICATION + 'set = { "/co_sponsors/1" = {} }\n',
        "line 1, case a: set: /co_sponsors/1: 1 is no place in a list of no items",
    ),
    "place that is no number": (
        ON_AN_APPLICATION + 'set = { "/offering/educational_objectives/02" = "Third" }\n',
        "line 1, case a: set: /offering/educational_objectives/02: 02 is no place in a list of 2 ",
    ),
    "text that holds nothing": (
        ON_AN_APPLICATION + 'set = { "/offering/title/words" = 2 }\n',
        "line 1, case a: set: /offering/title/words: nothing can hold words there",
    ),
    "payload": (
        ON_AN_APPLICATION + 'set = { "/sponsor/kind" = "club", "/offering/title" = 2 }\n',
        "line 1, case a: set: /sponsor/kind ",
    ),
    "history": (
        ON_A_STATUS.replace('"notified"', '"notifyed"'),
        "line 2, case a: history: 'notifyed' is none of: submitted, reviewed, withdrawn, ",
    ),
    "without": (
        ON_A_STATUS + 'without = ["listed"]\n',
        "line 2, case a: without: 'listed' is none of: submitted, coordinator, committee, ",
    ),
    "change of another event": (
        ON_A_STATUS + 'change = { "listed/on" = 2026-04-06 }\n',
        "line 2, case a: change: 'listed' is none of: submitted, coordinator, committee, ",
    ),
    "change of what is left out": (
        ON_A_STATUS + 'without = ["notified"]\nchange = { "notified/on" = 2026-04-06 }\n',
        "line 2, case a: change: changes 'notified', which `without` leaves out",
    ),
    "change of nothing": (
        ON_A_STATUS + 'change = { "approved/credit/value" = "8" }\n',
        "line 2, case a: change: the event 'approved': /credit/value: there is no credit",
    ),
    "change that does not load": (
        ON_A_STATUS + 'change = { "approved/on" = "soon" }\n',
        "line 2, case a: change: the event 'approved': /on ",
    ),
    "event that has no name": (
        ON_A_STATUS + 'also = ["logo"]\n',
        "line 2, case a: also: 'logo' is none of: submitted, coordinator, committee, ",
    ),
    "event like no other": (
        ON_A_STATUS + 'also = [{ like = "logo" }]\n',
        "line 2, case a: also.like: 'logo' is none of: submitted, coordinator, committee, ",
    ),
    "event that does not load": (
        ON_AN_EVENT.replace('"listed"', '{ like = "listed", by = "SER" }'),
        "line 2, case a: event: /by is not a member of this object",
    ),
    "application that is none": (
        ON_AN_EVENT.replace('"listed"', '{ like = "submitted", application = 1 }'),
        "line 2, case a: event: /application ",
    ),
    "amendment that removes no pointers": (
        ON_AN_EVENT.replace('"listed"', '{ type = "application_amended", remove = 1 }'),
        "line 2, case a: event.remove: must list JSON Pointers",
    ),
    "amendment that sets no pointers": (
        ON_AN_EVENT.replace('"listed"', '{ type = "application_amended", set = 1 }'),
        "line 2, case a: event.set: must give values by their JSON Pointers",
    ),
    "completion that does not load": (
        ON_A_COMPLETION + 'set = { "/session" = 1 }\n',
        "line 2, case a: set: /session ",
    ),
    "completion of a duty": (
        ON_A_DUTY + 'completions = [{}, { remove = ["/grades"] }]\n',
        "line 2, case a: completions[1].remove: /grades: there is no grades to take out",
    ),
    "unknown key of a completion": (
        ON_A_DUTY + 'completions = [{ take = ["/grades"] }]\n',
        "line 2, case a: completions[0].take: is no key of a completion",
    ),
    "use": (ON_A_USE.replace('"claim"', '"sale"'), "line 2, case a: use: /kind "),
    "renewal": (
        ON_A_DUTY + 'renewals = { CERP-204 = "soon" }\n',
        "line 2, case a: renewals: must be a day from 1900 to 2200 as YYYY-MM-DD",
    ),
    "member of a duty": (
        ON_A_DUTY.replace("due_on", "due"),
        "line 2, case a: expect: 'due' is none of: status, deadline, kind, day_zero, due_on, ",
    ),
    "status of a duty": (
        ON_A_DUTY.replace("pending", "done"),
        "line 2, case a: expect.status: 'done' is none of: not_yet, pending, fulfilled, breached, ",
    ),
    "day of a duty": (
        ON_A_DUTY.replace("due_on = 2026-04-13", 'due_on = "none"'),
        "line 2, case a: expect.due_on: must be a day from 1900 to 2200 as YYYY-MM-DD",
    ),
    "status that is true": (
        ON_A_STATUS.replace("in_force = true", 'in_force = "yes"'),
        "line 2, case a: expect.in_force: 'yes' is none of: true, false",
    ),
    "nothing asked": (
        ON_A_STATUS.replace('{ status = "in_force", in_force = true }', "{}"),
        "line 2, case a: expect: expects nothing",
    ),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_malformed_is_named_with_case_and_key(name: str, tmp_path: Path) -> None:
    """The error names the file, the line of the case, the case, the key and what is wrong."""
    text, problem = MALFORMED[name]
    said = said_of(tmp_path, text)
    expected = f"table.toml is no scenario table:\n  {problem}"
    assert expected == said[: len(expected)]
    assert 2 == len(said.splitlines())


def test_every_case_at_fault_is_named(tmp_path: Path) -> None:
    """One reading shows them all, whatever they lack."""
    said = said_of(tmp_path, ON_AN_APPLICATION + '[[case]]\nid = "b"\n[[case]]\nid = "c"\n')
    assert ["line 5, case b: why: is missing", "line 7, case c: why: is missing"] == [
        line.strip() for line in said.splitlines()[1:]
    ]


def test_every_problem_of_a_payload_is_named(tmp_path: Path) -> None:
    """A payload that does not load is refused with each of its pointers."""
    text, _ = MALFORMED["payload"]
    said = said_of(tmp_path, text)
    assert "/sponsor/kind must be one of" in said
    assert "; /offering/title must be text" in said


def test_error_names_the_file_from_the_root_and_can_be_pickled(tmp_path: Path) -> None:
    """A report reads the same wherever the repository lies, and comes from another process."""
    path = written(tmp_path / "policy", "")
    with pytest.raises(InvalidTableError) as no:
        read_table(path, rootdir=tmp_path)
    again = pickle.loads(pickle.dumps(no.value))  # noqa: S301  # our own
    reason = "a table has cases, each under [[case]]"
    problem = TableProblem(line=1, case="", key="case", reason=reason)
    assert ("policy/table.toml", (problem,)) == (again.path, again.problems)
    with pytest.raises(InvalidTableError) as no:
        read_table(path, rootdir=tmp_path / "elsewhere")
    assert str(path) == no.value.path


# --- What is compared ----------------------------------------------------------------------------


def test_findings_of_the_rule_are_compared_pointer_by_pointer(tmp_path: Path) -> None:
    """What is expected and not found shows as well as what is found and not expected."""
    text = ON_AN_APPLICATION + 'rule = "documents"\nremove = ["/offering/syllabus"]\n'
    case = the_case(tmp_path, text + 'expect = { "/offering/syllabus" = "met", "/a" = "met" }\n')
    assert [
        ("outcome", "eligible", "incomplete"),
        ("/offering/syllabus", "met", "unknown"),
        ("/a", "met", "-"),
        ("/offering/supporting_information", "-", "unknown"),
    ] == rows(case)


def test_two_findings_at_one_pointer_show_when_they_differ(tmp_path: Path) -> None:
    """Two reviews that are missing are one word; what differs would be two."""
    text = ON_AN_EVENT.replace('"listed"', '"approved"').replace('"notified"', '"submitted"')
    text = text.replace('"eligible"', '"incomplete"')
    case = the_case(tmp_path, text + 'rule = "reviews-there"\nexpect = { "/type" = "unknown" }\n')
    assert compare(case).ok
    assert ("/type", "unknown", "unknown") == rows(case)[-1]


def test_rule_that_was_not_asked_is_told(tmp_path: Path) -> None:
    """Where an event is not possible at all, no rule of its section is asked."""
    text = ON_AN_EVENT.replace('"notified"', '"withdrawn"').replace('"listed"', '"terminated"')
    case = the_case(tmp_path, text + 'rule = "termination-notice"\nexpect = { "/on" = "met" }\n')
    assert "the rule termination-notice was not asked; those that were: " in str(compare(case))


def test_what_is_better_than_expected_is_told(tmp_path: Path) -> None:
    """Where an eligible answer surprises there is no finding that could explain it."""
    case = the_case(tmp_path, ON_AN_APPLICATION.replace("eligible", "ineligible"))
    assert str(compare(case)).endswith("\n\nnothing that is decisive stands against it")


def test_empty_pointer_can_be_seen(tmp_path: Path) -> None:
    """A finding on the whole has an empty pointer, which is shown in quotes."""
    text = ON_A_COMPLETION.replace('"notified"', '"reviewed"').replace('"16 CEC"', '"none"')
    case = the_case(tmp_path, text + 'rule = "credits-fixed"\nexpect = { "" = "met" }\n')
    assert '\n  ""     met       unknown  <- differs' in str(compare(case))
    assert "\n\nthe whole: unknown, decisive, by the rule credits-fixed (" in str(compare(case))


def test_history_that_is_not_permitted_is_told(tmp_path: Path) -> None:
    """A case whose history the policy refuses fails with the event and the reason."""
    case = the_case(tmp_path, ON_A_STATUS + 'without = ["committee"]\n')
    compared = compare(case)
    assert not compared.ok
    assert (
        "the history is not permitted: event 3 of the history, application_approved on "
        "2026-04-01, is refused\n\n/type: unknown, decisive, by the rule reviews-there"
    ) in str(compared)


def test_question_that_cannot_be_asked_is_told(tmp_path: Path) -> None:
    """A day before the submission is a fault of the case, and says so."""
    case = the_case(tmp_path, ON_AN_APPLICATION + "on = 2026-03-01\n")
    compared = compare(case)
    assert not compared.ok
    assert "the question cannot be asked: on must not be before the day" in str(compared)


def test_duty_that_is_not_owed_is_told(tmp_path: Path) -> None:
    """A duty that does not exist there fails with those that do."""
    case = the_case(tmp_path, ON_A_DUTY.replace('"review-notice"', '"renewal"'))
    assert "no duty is called renewal here; those that are owed: known-credits, " in str(
        compare(case)
    )


def test_duties_of_one_name_are_told_apart_by_their_subject(tmp_path: Path) -> None:
    """A confirmation is owed for each completion; the case says whose."""
    text = ON_A_DUTY.replace('"reviewed"', '"notified"').replace("review-notice", "confirmation")
    text = text.replace('"pending", due_on = 2026-04-13', '"not_yet"')
    other = '{ set = { "/participant/name" = "M. Willow" } }'
    text += f"completions = [{{}}, {other}]\n"
    assert "confirmation with `subject` '' must be one of these: 'L. Birch" in str(
        compare(the_case(tmp_path, text))
    )
    assert compare(the_case(tmp_path, text + 'subject = "M. Willow"\n')).ok


def test_clause_of_a_duty_is_compared(tmp_path: Path) -> None:
    """A case that names another clause than the duty rests on fails, with both."""
    case = the_case(tmp_path, ON_A_DUTY + 'clause = "fees.none"\n')
    assert ("clause", "fees.none", "reviews.notice") == rows(case)[0]
    assert "review-notice: pending, by ser\n    day 0 is 2 March 2026, not counted" in str(
        compare(case)
    )


def test_duty_without_a_deadline_says_so(tmp_path: Path) -> None:
    """A deadline that is expected and is not there shows as none."""
    text = ON_A_DUTY.replace('"review-notice"', '"fee"').replace('"pending"', '"fulfilled"')
    case = the_case(tmp_path, text)
    assert ("due_on", "2026-04-13", "-") == rows(case)[-1]
    assert str(compare(case)).endswith("fee: fulfilled, by sponsor\n    it has no deadline")


def test_deadline_that_is_not_met_can_be_expected(tmp_path: Path) -> None:
    """A day on which something was done can be none, and then shows as such."""
    case = the_case(tmp_path, ON_A_DUTY.replace("due_on = 2026-04-13", 'met_on = "none"'))
    assert ("met_on", "none", "none") == rows(case)[-1]


def test_status_that_differs_is_told_with_the_last_event(tmp_path: Path) -> None:
    """Where a case stands follows from what is known on the day."""
    case = the_case(tmp_path, ON_A_STATUS.replace("in_force = true", "in_force = false"))
    assert ("in_force", "false", "true") == rows(case)[-1]
    assert str(compare(case)).endswith(
        "the last event known on the day: application_approved on 2026-04-01"
    )


@pytest.mark.parametrize("text", [ON_A_DUTY, ON_A_STATUS])
def test_only_what_is_judged_has_an_assessment(text: str, tmp_path: Path) -> None:
    """A duty or a status is asked for, not judged."""
    with pytest.raises(InvalidValueError) as no:
        the_case(tmp_path, text).assessment()
    assert "about" == no.value.field


def test_first_difference_is_told_in_one_line(tmp_path: Path) -> None:
    """What pytest repeats in its summary says what differs, and how much more does."""
    case = the_case(tmp_path, ON_A_STATUS)
    assert "" == compare(case).in_short
    wrong = attrs.evolve(case, expect={"status": "in_force", "in_force": "false"})
    assert "in_force: expected false, found true" == compare(wrong).in_short
    wrong = attrs.evolve(case, expect={"status": "expired", "in_force": "false"})
    expected = "status: expected expired, found in_force (and 1 more)"
    assert expected == compare(wrong).in_short
    refused = the_case(tmp_path, ON_A_STATUS + 'without = ["committee"]\n')
    expected = "the history is not permitted: event 3 of the history, application_approved on "
    assert f"{expected}2026-04-01, is refused" == compare(refused).in_short


def test_page_explains_every_key_and_every_word() -> None:
    """What a table can say stands in `docs/scenario-tables.md`."""
    page = (Path(__file__).parents[2] / "docs" / "scenario-tables.md").read_text("utf-8")
    keys = {key for keys in _case_keys._KEYS.values() for key in keys}
    asked = {key for keys in _case_keys._ASKED.values() for key in keys}
    words = {*keys, *asked, *_case_keys._WORDS, *_case_keys._OUTCOMES, *HISTORIES}
    assert [] == sorted(word for word in words if f"`{word}`" not in page)


def test_comparison_can_fail(tmp_path: Path) -> None:
    """Each kind of case fails when something else is expected of it."""
    for text in EACH:
        case = the_case(tmp_path, text)
        assert compare(case).ok
        expect = None if case.expect is None else dict.fromkeys(case.expect, "another")
        outcome = None if case.outcome is None else "another"
        award = None if case.award is None else "another"
        wrong = attrs.evolve(case, expect=expect, outcome=outcome, award=award)
        assert not compare(wrong).ok
