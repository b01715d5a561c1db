"""An impact tells what changes for applications: outcomes, findings and the deadline of the review.

What changes for cases and completions is tested in `test_impacts_of_cases`.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    Application,
    CaseImpact,
    Impact,
    ImpactTotals,
    InvalidValueError,
    NotInForceError,
    Policy,
    PolicyBook,
    assess,
    impact,
    iter_impact,
    load,
    policy_diff,
    review_deadline,
)
from cerp_rules.testing import an_application
from cerp_rules.testing.strategies import applications, complete_applications, policies

ON = dt.date(2026, 4, 1)
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.json"))
DRAFT = PUBLISHED.revise(
    edition="draft",
    in_force_from="2026-03-15",
    review_notice="P4W",
    fee={"amount": "25.00", "currency": "USD"},
    retention="P7Y",
    readings={"sponsor_resume": "everyone"},
)
PROFILE_ONLY = PUBLISHED.revise(edition="profile", readings={"sponsor_resume": "everyone"})


def only(before: Policy, after: Policy, item: Application) -> CaseImpact:
    """Compare one application."""
    (found,) = iter_impact(before, after, [item], on=ON)
    return found


def test_an_outcome_that_flips_comes_with_the_clauses_that_flip_it() -> None:
    """A sponsor without a profile becomes incomplete, by the clause on resumes alone."""
    found = only(PUBLISHED, DRAFT, an_application(sponsor__resume=None))
    (flip,) = found.outcomes
    assert ("", "eligible", "incomplete") == (flip.subject, flip.before, flip.after)
    assert ("applications.sponsor-and-instructors",) == flip.clauses


def test_an_outcome_that_flips_by_two_clauses_names_both() -> None:
    """Neither the profile nor the fee is there."""
    found = only(PUBLISHED, DRAFT, an_application(sponsor__resume=None, fee_paid=None))
    (flip,) = found.outcomes
    assert ("applications.sponsor-and-instructors", "fees.none") == flip.clauses


def test_a_clause_that_did_not_flip_the_outcome_is_not_named() -> None:
    """To ask for a contact that is there, or to ask for none any more, stands against nobody."""
    required = ["sponsor_and_instructors", "syllabus", "sessions"]
    no_contact = PUBLISHED.revise(edition="no contact", required_information=required)
    fee = PUBLISHED.revise(edition="fee", fee={"amount": "25.00", "currency": "USD"})
    for before, after in (
        (no_contact, fee),
        (PUBLISHED, fee.revise(required_information=required)),
    ):
        (flip,) = only(before, after, an_application(fee_paid=None)).outcomes
        assert ("fees.none",) == flip.clauses


def test_findings_change_in_the_order_of_the_page() -> None:
    """What each rule found before stands beside what it finds after."""
    found = only(PUBLISHED, DRAFT, an_application())
    assert [] == list(found.outcomes)
    told = [
        (one.finding.rule, one.kind.value, one.before and one.before.facts, one.finding.facts)
        for one in found.findings
    ]
    assert [
        (
            "first-session",
            "changes",
            (("sessions.first", "2026-06-01"), ("review.ends", "2026-04-13")),
            (("sessions.first", "2026-06-01"), ("review.ends", "2026-03-30")),
        ),
        ("fee", "changes", (), (("fee.due", "25.00 USD"), ("fee.paid", "25.00 USD"))),
    ] == told


def test_a_finding_appears_and_vanishes_at_its_own_pointer() -> None:
    """Where every speaker's resume is needed, what was advice for two becomes a question each."""
    people = [
        {"name": "R. Alder", "resume": {"title": "Vita"}}, {"name": "L. Birch"}, {"name": "S. Elm"},
    ]  # fmt: skip
    application = an_application(instructors=people, offering__kind="symposium")
    everyone = PUBLISHED.revise(readings={"conference_instructors": "everyone"})
    found = only(PUBLISHED, everyone, application)
    told = [(one.kind.value, one.finding.pointer, one.finding.verdict) for one in found.findings]
    assert [
        ("vanishes", "/instructors", "met"),
        ("changes", "/instructors/1/resume", "unknown"),
        ("changes", "/instructors/2/resume", "unknown"),
    ] == told
    back = only(everyone, PUBLISHED, application)
    assert ["changes", "changes", "appears"] == [one.kind.value for one in back.findings]


def test_the_deadline_of_the_review_moves_by_days() -> None:
    """Six weeks from 2 March end on 13 April, four weeks on 30 March."""
    (moved,) = only(PUBLISHED, DRAFT, an_application()).deadlines
    assert -14 == moved.moved_by
    assert ("2026-04-13", "2026-03-30") == (
        str(moved.before and moved.before.due_on),
        str(moved.after and moved.after.due_on),
    )
    assert ("published", "draft") == (
        moved.before and moved.before.edition,
        moved.after and moved.after.edition,
    )


def test_a_deadline_vanishes_where_nothing_starts_the_clock() -> None:
    """Counted from completeness, an application that lacks something has no last day yet."""
    clock = PUBLISHED.revise(readings={"review_clock": "completeness"})
    application = an_application(registration_contact=None)
    (gone,) = only(PUBLISHED, clock, application).deadlines
    assert ("vanishes", None) == (gone.kind, gone.moved_by)
    (back,) = only(clock, PUBLISHED, application).deadlines
    assert "appears" == back.kind
    assert () == only(PUBLISHED, clock, an_application()).deadlines


def test_what_is_counted_otherwise_to_the_same_day_has_not_moved() -> None:
    """42 days are six weeks; the words of a counting are no change."""
    found = only(PUBLISHED, PUBLISHED.revise(review_notice="P42D"), an_application())
    assert not found.changed


def test_nothing_changes_between_an_edition_and_itself() -> None:
    """Not even under another name and another day."""
    renamed = PUBLISHED.revise(edition="renamed", in_force_from="2026-01-01")
    found = only(PUBLISHED, renamed, an_application(sponsor__kind=None))
    assert (False, False, False) == (found.changed, found.answers_changed, found.skipped)


def test_an_item_is_named_by_place_title_sponsor_id_and_day() -> None:
    """Who reads the impact finds the application on file."""
    items = [an_application(), an_application(application_id=None)]
    first, second = iter_impact(PUBLISHED, DRAFT, items, on=ON)
    assert (0, "Riparian restoration field course", "Cascadia Wetlands Institute") == (
        first.index,
        first.title,
        first.sponsor,
    )
    assert ("2026-0117", "2026-03-02") == (first.application_id, str(first.submitted_on))
    assert (1, None) == (second.index, second.application_id)


@pytest.mark.parametrize(
    ("submitted_on", "skipped"),
    [("2026-03-31", False), ("2026-04-01", False), ("2026-04-02", True)],
)
def test_what_was_submitted_after_the_day_is_skipped(submitted_on: str, skipped: bool) -> None:  # noqa: FBT001  # from a table
    """An application of the day itself is looked at, one of the next day is not."""
    found = only(PUBLISHED, DRAFT, an_application(submitted_on=submitted_on))
    assert skipped is found.skipped
    assert skipped is not found.changed


def test_a_bare_edition_applies_on_every_day_and_a_book_by_day() -> None:
    """The draft of 15 March does not touch what was submitted on 14 March, unless as a what-if."""
    items = [an_application(submitted_on=f"2026-03-{day}", fee_paid=None) for day in (14, 15)]
    book = PolicyBook((PUBLISHED, DRAFT))
    by_day = [bool(one.outcomes) for one in iter_impact(PUBLISHED, book, items, on=ON)]
    what_if = [bool(one.outcomes) for one in iter_impact(PUBLISHED, DRAFT, items, on=ON)]
    assert [False, True] == by_day
    assert [True, True] == what_if


def test_a_book_follows_its_reading_of_the_governing_edition() -> None:
    """Where the decision selects the edition, the draft governs what came before it too."""
    by_decision = PUBLISHED.revise(
        edition="by decision", readings={"governing_edition": "decision"}
    )
    book = PolicyBook((by_decision, DRAFT))
    (found,) = iter_impact(PUBLISHED, book, [an_application(fee_paid=None)], on=ON)
    assert [("fees.none",)] == [flip.clauses for flip in found.outcomes]
    assert [-14] == [one.moved_by for one in found.deadlines]


def test_two_books_are_told_apart_stretch_by_stretch() -> None:
    """A difference that holds from a day on is told once, whatever editions follow it."""
    later = DRAFT.revise(edition="later", in_force_from="2026-06-01", appeal_within="P60D")
    found = impact(PUBLISHED, PolicyBook((PUBLISHED, DRAFT, later)), (), on=ON)
    assert [policy_diff(PUBLISHED, DRAFT), policy_diff(PUBLISHED, later)] == list(found.diffs)
    books = PolicyBook((PUBLISHED, DRAFT)), PolicyBook((PUBLISHED, DRAFT, later))
    assert [policy_diff(DRAFT, later)] == list(impact(*books, (), on=ON).diffs)
    assert () == impact(books[0], books[0], (), on=ON).diffs
    assert [policy_diff(PUBLISHED, DRAFT)] == list(impact(PUBLISHED, DRAFT, (), on=ON).diffs)


def test_books_are_compared_from_the_day_on_which_both_have_begun() -> None:
    """Before its first edition a book says nothing."""
    late = PolicyBook((DRAFT,))
    early = PolicyBook((PUBLISHED, PUBLISHED.revise(edition="2026", in_force_from="2026-01-01")))
    (diff,) = impact(early, late, (), on=ON).diffs
    assert ("2026", "draft") == (diff.before, diff.after)


def test_what_no_edition_governs_stops_the_stream_at_its_turn() -> None:
    """A book that begins after a submission cannot say anything of it."""
    items = [an_application(submitted_on=day) for day in ("2026-03-15", "2026-03-14")]
    stream = iter_impact(PUBLISHED, PolicyBook((DRAFT,)), items, on=ON)
    assert 0 == next(stream).index
    with pytest.raises(NotInForceError) as wrong:
        next(stream)
    assert "2026-03-15" == str(wrong.value.first)


def test_moves_that_are_kept_are_few_and_make_no_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Over more days than are kept, each deadline moves as it does alone."""
    monkeypatch.setattr("cerp_rules._comparing.MOST_DAYS_KEPT", 2)
    items = [an_application(submitted_on=f"2026-03-0{day}") for day in (1, 2, 3, 4, 1)]
    found = [one.deadlines for one in iter_impact(PUBLISHED, DRAFT, items, on=ON)]
    assert [only(PUBLISHED, DRAFT, item).deadlines for item in items] == found


def test_the_stream_takes_one_item_at_a_time() -> None:
    """An endless iterator goes through; no item is read before its turn."""
    taken: list[int] = []

    def endless() -> Iterator[Application]:
        while True:
            taken.append(len(taken))
            yield an_application()

    stream = iter_impact(PUBLISHED, DRAFT, endless(), on=ON)
    assert [] == taken
    assert [0, 1, 2] == [next(stream).index for _ in range(3)]
    assert [0, 1, 2] == taken


def test_the_totals_are_those_of_the_stream() -> None:
    """Collected or streamed, the counts are the same, and only what changes is kept."""
    items = [
        an_application(),
        an_application(sponsor__resume=None),
        an_application(submitted_on="2026-04-02"),
    ]
    whole = impact(PUBLISHED, PROFILE_ONLY, items, on=ON)
    assert (3, 1, 1, 1) == (
        whole.totals.items,
        whole.totals.skipped,
        whole.totals.unchanged,
        whole.totals.changed,
    )
    assert [1] == [one.index for one in whole.changes]
    assert ImpactTotals.of(iter_impact(PUBLISHED, PROFILE_ONLY, items, on=ON)) == whole.totals
    assert (str(ON), (policy_diff(PUBLISHED, PROFILE_ONLY),)) == (str(whole.on), whole.diffs)


def test_what_changes_in_words_alone_is_counted_apart() -> None:
    """24 months are as long as two years, and say so otherwise."""
    months = PUBLISHED.revise(approval_term="P24M")
    totals = impact(PUBLISHED, months, [an_application()], on=ON).totals
    assert (1, 1) == (totals.changed, totals.in_words_alone)
    assert 0 == impact(PUBLISHED, DRAFT, [an_application()], on=ON).totals.in_words_alone


def test_the_corpus_under_the_draft() -> None:
    """Of 18 real offerings one could have been approved and now lacks profile or fee."""
    items = [load(json.loads(one.read_text("utf-8")), Application) for one in CORPUS]
    totals = impact(PUBLISHED, DRAFT, items, on=dt.date(2026, 11, 24)).totals
    assert (18, 18) == (totals.items, totals.changed)
    assert [("eligible", "incomplete", 1), ("needs_decision", "incomplete", 1)] == [
        (one.before, one.after, one.count) for one in totals.flips
    ]
    assert [("review-notice", 18, -14, -14)] == [
        (one.duty_id, one.changes, one.least, one.most) for one in totals.deadlines
    ]


@settings(max_examples=150, deadline=None)
@given(
    before=policies(),
    after=policies(),
    application=st.one_of(applications(), complete_applications()),
    days=st.integers(0, 400),
)
def test_the_short_way_finds_what_two_whole_assessments_find(
    before: Policy, after: Policy, application: Application, days: int
) -> None:
    """Rules that cannot differ are not run; whoever runs them all finds the same changes."""
    on = min(application.submitted_on + dt.timedelta(days=days), dt.date(2200, 12, 31))
    (found,) = iter_impact(before, after, [application], on=on)
    was, now = (assess(application, on=on, policy=one) for one in (before, after))
    flips = [(was.outcome, now.outcome)] if was.outcome is not now.outcome else []
    assert flips == [(one.before, one.after) for one in found.outcomes]
    lost = [one for one in was.findings if one not in now.findings]
    gained = [one for one in now.findings if one not in was.findings]
    assert set(lost) == {one.before for one in found.findings if one.before} - set(now.findings)
    assert set(gained) == {one.after for one in found.findings if one.after} - set(was.findings)
    due = [
        deadline and deadline.due_on
        for deadline in (review_deadline(application, policy=one) for one in (before, after))
    ]
    moved = [(one.before, one.after) for one in found.deadlines]
    assert (due[0] != due[1]) is bool(moved)


@settings(max_examples=50, deadline=None)
@given(
    before=policies(),
    after=policies(),
    application=st.one_of(applications(), complete_applications()),
)
def test_the_way_back_is_the_way_there_reversed(
    before: Policy, after: Policy, application: Application
) -> None:
    """To go back to the old policy undoes each change."""
    there = next(iter_impact(before, after, [application], on=application.submitted_on))
    back = next(iter_impact(after, before, [application], on=application.submitted_on))
    for name in ("outcomes", "findings", "deadlines"):
        forth = {(one.before, one.after) for one in getattr(there, name)}
        assert forth == {(one.after, one.before) for one in getattr(back, name)}


MISUSE: list[tuple[str, dict[str, Any]]] = [
    ("before", {"before": "published"}),
    ("after", {"after": None}),
    ("on", {"on": "2026-04-01"}),
    ("on", {"on": dt.datetime(2026, 4, 1, tzinfo=dt.UTC)}),
    ("items", {"items": 7}),
    ("items[0]", {"items": [PUBLISHED]}),
    ("items[1]", {"items": [an_application(), {}]}),
]


@pytest.mark.parametrize(("field", "given"), MISUSE, ids=lambda one: str(one)[:40])
def test_misuse_is_refused_by_the_name_of_the_argument(field: str, given: dict[str, Any]) -> None:
    """Neither a text nor a payload is taken for a policy, a day or an item."""
    arguments = {"before": PUBLISHED, "after": DRAFT, "items": (), "on": ON, **given}
    with pytest.raises(InvalidValueError) as wrong:
        impact(**arguments)
    assert field == wrong.value.field


@pytest.mark.parametrize(("field", "given"), MISUSE[:5], ids=lambda one: str(one)[:40])
def test_misuse_is_refused_before_the_first_item(field: str, given: dict[str, Any]) -> None:
    """The error comes from the call, not from the loop that reads the stream."""
    arguments = {"before": PUBLISHED, "after": DRAFT, "items": (), "on": ON, **given}
    with pytest.raises(InvalidValueError) as wrong:
        iter_impact(**arguments)
    assert field == wrong.value.field


WHOLE = impact(PUBLISHED, DRAFT, [an_application()], on=ON)
UNCHANGED = only(PUBLISHED, PUBLISHED, an_application())


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("on", "2026-04-01", "on"),
        ("library", "", "library"),
        ("diffs", list(WHOLE.diffs), "diffs"),
        ("totals", None, "totals"),
        ("changes", (), "changes"),
        ("changes", (PUBLISHED,), "changes[0]"),
        (
            "changes",
            tuple(iter_impact(PUBLISHED, PUBLISHED, [an_application()], on=ON)),
            "changes[0]",
        ),
    ],
    ids=lambda one: str(one)[:40],
)
def test_what_is_no_impact_is_refused(member: str, value: Any, field: str) -> None:
    """Each member has its class, and the changes are as many as the totals say."""
    with pytest.raises(InvalidValueError) as wrong:
        attrs.evolve(WHOLE, **{member: value})
    assert field == wrong.value.field


def test_an_impact_is_a_value() -> None:
    """Asked twice, it is the same."""
    again: Impact = impact(PUBLISHED, DRAFT, [an_application()], on=ON)
    assert WHOLE == again
    assert hash(WHOLE) == hash(again)
