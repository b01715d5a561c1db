"""The difference of two editions names every value, list member and reading, once."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from cerp_rules import PUBLISHED, SWITCHES, InvalidValueError, Policy, PolicyBook, policy_diff
from cerp_rules.policy_diffs import members_that_differ
from cerp_rules.testing.strategies import policies

USD = {"currency": "USD"}
ONE_BY_ONE: list[tuple[dict[str, Any], list[str], tuple[str, ...]]] = [
    (
        {"approval_term": "P3Y"},
        ["approval_term: P2Y (two years) becomes P3Y (three years)"],
        ("approval-period.two-years",),
    ),
    ({"fee": {"amount": "25.00", **USD}}, ["fee: 0 USD becomes 25.00 USD"], ("fees.none",)),
    (
        {"review_notice": "P4W"},
        ["review_notice: P6W (six weeks) becomes P4W (four weeks)"],
        ("reviews.notice",),
    ),
    (
        {"confirmation_within": "P45D"},
        ["confirmation_within: P30D (30 days) becomes P45D (45 days)"],
        ("completion.confirmation",),
    ),
    (
        {"retention": "P7Y"},
        ["retention: P6Y (six years) becomes P7Y (seven years)"],
        ("records.kept",),
    ),
    (
        {"appeal_within": "P60D"},
        ["appeal_within: P30D (30 days) becomes P60D (60 days)"],
        ("oversight.appeal",),
    ),
    (
        {"sponsor_kinds": ["individual", "other"]},
        [
            "sponsor_kinds: loses educational_institution",
            "sponsor_kinds: loses government_agency",
            "sponsor_kinds: loses non_profit_organization",
            "sponsor_kinds: loses for_profit_organization",
            "sponsor_kinds: gains other",
        ],
        ("applicants.kinds",),
    ),
    ({"reviewers": ["committee"]}, ["reviewers: loses coordinator"], ("reviews.reviewers",)),
    (
        {"required_information": ["sponsor_and_instructors", "syllabus", "sessions"]},
        ["required_information: loses registration_contact"],
        ("applications.form",),
    ),
    (
        {"offering_kinds": ["course", "conference", "workshop", "symposium"]},
        ["offering_kinds: loses other_event"],
        ("applications.activities",),
    ),
    ({"holidays": ["2026-12-25"]}, ["holidays: gains 2026-12-25"], ()),
    (
        {"readings": {"sponsor_resume": "everyone"}},
        [
            (
                "readings.sponsor_resume: individuals (Only a sponsor who is an individual must "
                "give a resume.) becomes everyone (A sponsor of any kind must give a resume.)"
            )
        ],
        ("applications.sponsor-and-instructors",),
    ),
    (
        {"source": {"title": "Minutes", "read_on": "2026-11-23"}},
        [
            "source.title: Continuing Education Credit Partnering Opportunities becomes Minutes",
            "source.url: loses https://www.ser.org/page/CERP-continuing-education-credits",
        ],
        (),
    ),
    ({"edition": "another", "in_force_from": "2027-01-01"}, [], ()),
    ({"reviewers": ["committee", "coordinator"]}, [], ()),
]


@pytest.mark.parametrize(("revised", "lines", "clauses"), ONE_BY_ONE, ids=lambda one: str(one)[:60])
def test_each_member_tells_what_becomes_what(
    revised: dict[str, Any], lines: list[str], clauses: tuple[str, ...]
) -> None:
    """A change has the wire text and the words of both sides, and the clause of the member."""
    changes = policy_diff(PUBLISHED, PUBLISHED.revise(**revised)).changes
    assert lines == [str(change) for change in changes]
    assert {clauses} >= {change.clauses for change in changes}


def test_all_changes_come_in_the_order_of_the_edition() -> None:
    """First the source, then the values, then the readings, each as the class declares them."""
    draft = PUBLISHED.revise(
        readings={"upload_day": "on_or_before", "approval_end": "anniversary"},
        retention="P7Y",
        fee={"amount": "25.00", **USD},
        source={"title": "Minutes", "read_on": "2026-11-24"},
    )
    expected = [
        "source.title", "source.url", "source.read_on", "fee", "retention",
        "readings.approval_end", "readings.upload_day",
    ]  # fmt: skip
    assert expected == [one.member for one in policy_diff(PUBLISHED, draft).changes]


def test_both_editions_are_named_with_their_days_of_effect() -> None:
    """Who reads the difference sees from when it holds."""
    draft = PUBLISHED.revise(edition="2027", in_force_from="2027-01-01")
    diff = policy_diff(PUBLISHED, draft)
    assert ("published", "2027") == (diff.before, diff.after)
    assert ("1900-01-01", "2027-01-01") == (
        str(diff.before_in_force_from),
        str(diff.after_in_force_from),
    )


def _listless(policy: Policy) -> Policy:
    """Give an edition in which the order of lists, name and day can make no difference."""
    lists = ("sponsor_kinds", "offering_kinds", "required_information", "reviewers", "holidays")
    in_order: dict[str, Any] = {name: tuple(sorted(getattr(policy, name))) for name in lists}
    return attrs.evolve(policy, edition="any", in_force_from=dt.date(2026, 1, 1), **in_order)


@settings(max_examples=150, deadline=None)
@given(policies(), policies())
def test_two_editions_say_the_same_if_and_only_if_nothing_differs(
    one: Policy, other: Policy
) -> None:
    """The difference is empty just when the editions are equal but for name, day and order."""
    assert (_listless(one) == _listless(other)) is (not policy_diff(one, other).changes)
    assert () == policy_diff(one, one).changes


@settings(max_examples=100, deadline=None)
@given(policies(), policies())
def test_the_way_back_is_the_way_there_reversed(one: Policy, other: Policy) -> None:
    """What is gained one way is lost the other way."""
    there = {(c.member, c.before, c.after) for c in policy_diff(one, other).changes}
    back = {(c.member, c.after, c.before) for c in policy_diff(other, one).changes}
    assert there == back


@settings(max_examples=100, deadline=None)
@given(policies(), policies())
def test_what_rules_depend_on_differs_where_the_difference_says_so(
    one: Policy, other: Policy
) -> None:
    """The members that differ are those of the changes, and lists that are in another order."""
    told = {change.member for change in policy_diff(one, other).changes}
    told = {name for name in told if not name.startswith("source.")}
    members = members_that_differ(one, other)
    assert told <= members
    reordered = members - told
    assert all(set(getattr(one, name)) == set(getattr(other, name)) for name in reordered)


def test_every_switch_has_its_meaning_told() -> None:
    """A policy officer reads the sentences, not the wire texts."""
    changed = {
        switch.id: next(value for value in switch.kind if value is not switch.default)
        for switch in SWITCHES
    }
    changes = policy_diff(PUBLISHED, PUBLISHED.revise(readings=changed)).changes
    assert [f"readings.{switch.id}" for switch in SWITCHES] == [one.member for one in changes]
    assert all(one.before_in_words and one.after_in_words for one in changes)


def test_the_table_escapes_what_an_edition_says() -> None:
    """A title with marks of Markdown or HTML in it stays a title."""
    title = "<b>Minutes</b> | [link](x) *2026* `code` _a_ ~b~ #1 & $2 \\"
    draft = PUBLISHED.revise(edition=title, source={"title": title, "read_on": "2026-11-23"})
    text = policy_diff(PUBLISHED, draft).to_markdown()
    escaped = r"\<b\>Minutes\</b\> \| \[link\](x) \*2026\* \`code\` \_a\_ \~b\~ \#1 \& \$2 \\"
    head, _, table = text.partition("\n\n")
    from_, to = "published (in force from 1900-01-01)", f"{escaped} (in force from 1900-01-01)"
    assert f"From {from_} to {to}:" == head
    published = "Continuing Education Credit Partnering Opportunities"
    assert f"| `source.title` | {published} | {escaped} |  |" == table.split("\n")[2]


def test_nothing_that_differs_is_said_too() -> None:
    """An empty table would leave the reader in doubt."""
    assert policy_diff(PUBLISHED, PUBLISHED).to_markdown().endswith(":\n\nNothing differs.")


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("value", [PolicyBook((PUBLISHED,)), "published", None], ids=str)
def test_only_two_editions_can_be_compared(side: str, value: Any) -> None:
    """A book has many editions; which of them is meant, the caller says."""
    with pytest.raises(InvalidValueError) as wrong:
        policy_diff(**{"before": PUBLISHED, "after": PUBLISHED, side: value})
    assert side == wrong.value.field


DIFF = policy_diff(PUBLISHED, PUBLISHED.revise(edition="draft", retention="P7Y"))


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("member", 7, "member"),
        ("clauses", ["records.kept"], "clauses"),
        ("clauses", ("records.lost",), "clauses[0]"),
        ("before", 6, "before"),
        ("after", b"P7Y", "after"),
        ("before_in_words", 6, "before_in_words"),
        ("after_in_words", 6, "after_in_words"),
        ("after", "P6Y", "after"),
        ("member", "", "member"),
        ("before", "", "before"),
        ("before_in_words", "", "before_in_words"),
        ("clauses", ("records.kept", "records.kept"), "clauses"),
        ("before", None, "before_in_words"),
        ("after", None, "after_in_words"),
    ],
)
def test_what_is_no_change_of_policy_is_refused(member: str, value: Any, field: str) -> None:
    """Each member has its class, and the two sides differ."""
    with pytest.raises(InvalidValueError) as wrong:
        attrs.evolve(DIFF.changes[0], **{member: value})
    assert field == wrong.value.field


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("before", " ", "before"),
        ("after", None, "after"),
        ("before_in_force_from", "1900-01-01", "before_in_force_from"),
        ("after_in_force_from", dt.date(1899, 12, 31), "after_in_force_from"),
        ("changes", list(DIFF.changes), "changes"),
        ("changes", (PUBLISHED,), "changes[0]"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_is_no_difference_is_refused(member: str, value: Any, field: str) -> None:
    """Names are text, days are days, and the changes a tuple of changes."""
    with pytest.raises(InvalidValueError) as wrong:
        attrs.evolve(DIFF, **{member: value})
    assert field == wrong.value.field
