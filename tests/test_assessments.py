"""An assessment runs every rule, in order, and knows the day and the edition."""

import datetime as dt

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    CLAUSES,
    PUBLISHED,
    Application,
    Completion,
    InvalidValueError,
    MarketingKind,
    MarketingUse,
    Outcome,
    Policy,
    PreApproval,
    Verdict,
    __version__,
    assess,
    assess_completion,
    assess_marketing,
    load,
)
from cerp_rules.rules.every_rule import COMPLETION_RULES, MARKETING_RULES
from cerp_rules.testing._samples import application_payload
from histories import case_of
from scenarios import completion_of

DECIDED = dt.date(2026, 4, 1)
ASKED = dt.date(2026, 7, 20)
LOGO = MarketingUse(kind=MarketingKind.LOGO)


def test_complete_application_is_eligible() -> None:
    """An application from which nothing is missing is eligible, and says of what."""
    assessment = assess(load(application_payload(), Application), on=DECIDED)
    assert Outcome.ELIGIBLE is assessment.outcome
    assert ((), (), ()) == (assessment.missing, assessment.unmet, assessment.advice)
    assert (DECIDED, "published", __version__) == (
        assessment.on,
        assessment.edition,
        assessment.library,
    )


def test_bare_application_lacks_all_the_page_requires() -> None:
    """Of an application that gives nothing, everything is asked for, in the page's order."""
    payload = {
        "submitted_on": "2026-03-02",
        "sponsor": {"name": "A"},
        "offering": {"title": "B", "kind": "course"},
    }
    assessment = assess(load(payload, Application), on=DECIDED)
    assert [
        "/sponsor/kind",
        "/instructors",
        "/offering/syllabus",
        "/offering/supporting_information",
        "/offering/educational_objectives",
        "/offering/sessions",
        "/registration_contact",
    ] == [finding.pointer for finding in assessment.missing]


def test_not_met_prevails_over_missing() -> None:
    """What nothing can cure prevails over what is missing."""
    payload = application_payload()
    payload["sponsor"].pop("kind")
    payload["requested_approval"] = "listed_sessions"
    payload["offering"]["sessions"] = [{"starts_on": "2026-01-01", "ends_on": "2026-01-02"}]
    assessment = assess(load(payload, Application), on=DECIDED)
    assert Outcome.INELIGIBLE is assessment.outcome
    assert ["sponsor-kind"] == [one.rule for one in assessment.missing]
    assert ["sessions"] == [one.rule for one in assessment.unmet]


@pytest.mark.parametrize("day", [dt.date(2026, 3, 2), pendulum.date(2026, 3, 2)])
def test_day_of_submission_is_early_enough(day: dt.date) -> None:
    """A decision on the day of submission can be asked for, with a date of either library."""
    assert assess(load(application_payload(), Application), on=day).ok


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 3, 1),
        dt.datetime(2026, 4, 1),  # noqa: DTZ001  # refused as it is
        pendulum.datetime(2026, 4, 1),
        "2026-04-01",
        None,
        dt.date(2201, 1, 1),
    ],
)
def test_day_that_cannot_be_is_refused(day: dt.date) -> None:
    """A day before the submission, or what is no civil day, is misuse."""
    with pytest.raises(InvalidValueError) as caught:
        assess(load(application_payload(), Application), on=day)
    assert "on" == caught.value.field


def test_what_is_no_application_is_refused() -> None:
    """A payload is not an application."""
    with pytest.raises(InvalidValueError) as caught:
        assess(application_payload(), on=DECIDED)  # type: ignore[arg-type]
    assert "application" == caught.value.field


def test_what_is_no_policy_is_refused() -> None:
    """The name of an edition is not the edition."""
    with pytest.raises(InvalidValueError) as caught:
        assess(load(application_payload(), Application), on=DECIDED, policy="published")  # type: ignore[arg-type]
    assert "policy" == caught.value.field


def test_name_in_a_message_is_cut() -> None:
    """A long name is repeated with at most 80 characters."""
    payload = application_payload()
    payload["instructors"] = [{"name": "x" * 300}]
    (finding,) = assess(load(payload, Application), on=DECIDED).missing
    assert "The resume of " + "x" * 79 + "… is not given." == finding.message


@given(days=st.integers(min_value=0, max_value=40))
def test_day_changes_what_is_open_and_never_what_is_missing(days: int) -> None:
    """What is missing does not depend on the day of decision."""
    payload = application_payload()
    payload["sponsor"].pop("kind")
    application = load(payload, Application)
    on = application.submitted_on.add(days=days)
    assert ["/sponsor/kind"] == [one.pointer for one in assess(application, on=on).missing]


def _brute_force() -> list[tuple[str, Policy]]:
    switches = PUBLISHED.readings
    return [
        (name, PUBLISHED.revise(readings={name: value}))
        for name, values in {
            "approval_start": ("notification", "first_session"),
            "approval_end": ("anniversary",),
            "recurring_scope": ("courses",),
            "sessions_inside": ("first", "last"),
            "review_clock": ("completeness",),
            "last_day_roll": ("next_working_day",),
            "sponsor_resume": ("everyone",),
            "conference_instructors": ("everyone",),
        }.items()
        for value in values
        if getattr(switches, name) != value
    ]


@pytest.mark.parametrize("kind", ["course", "workshop", "conference"])
@pytest.mark.parametrize("sponsor", ["individual", "government_agency", None])
@pytest.mark.parametrize("resumes", [0, 1, 2])
@pytest.mark.parametrize("last", ["2026-04-11", "2028-04-01", "2028-03-31"])
def test_finding_that_a_reading_changes_names_it(
    kind: str, sponsor: str | None, resumes: int, last: str
) -> None:
    """When another reading would change a rule's findings, those that stand name the reading."""
    payload = application_payload()
    payload["offering"]["kind"] = kind
    payload["sponsor"] = {"name": "A"} | ({"kind": sponsor} if sponsor else {})
    payload["instructors"] = [
        {"name": str(index)} | ({"resume": {"title": "CV"}} if index < resumes else {})
        for index in range(2)
    ]
    payload["offering"]["sessions"].append({"starts_on": last[:8] + "01", "ends_on": last})
    application = load(payload, Application)
    stands = assess(application, on=DECIDED).findings
    for name, policy in _brute_force():
        other = assess(application, on=DECIDED, policy=policy).findings
        for rule in {one.rule for one in (*stands, *other)}:
            before = [
                (one.pointer, one.verdict, one.decisive) for one in stands if one.rule == rule
            ]
            after = [(one.pointer, one.verdict, one.decisive) for one in other if one.rule == rule]
            if before != after:
                assert name in {r for one in stands if one.rule == rule for r in one.readings}


def test_verdicts_that_are_not_decisive_do_not_count() -> None:
    """Advice, and what is asked in passing, leave an application eligible."""
    payload = application_payload()
    payload["sponsor"].pop("resume")
    policy = PUBLISHED.revise(readings={"approval_start": "notification"})
    assessment = assess(load(payload, Application), on=DECIDED, policy=policy)
    assert assessment.ok
    assert {Verdict.UNKNOWN, Verdict.NOT_MET} <= {one.verdict for one in assessment.findings}


@pytest.mark.parametrize(
    ("sessions", "on", "message"),
    [
        (
            "2026-04-14",
            "2026-04-01",
            (
                "The first session, on 14 April 2026, starts after 13 April 2026, "
                "the last day for SER to tell the result."
            ),
        ),
        (
            "2026-04-13",
            "2026-04-01",
            (
                "The first session, on 13 April 2026, does not start after 13 April 2026, "
                "the last day for SER to tell the result."
            ),
        ),
    ],
)
def test_finding_on_the_first_session_tells_both_days(sessions: str, on: str, message: str) -> None:
    """The day of the first session is told beside the last day of the review."""
    payload = application_payload()
    payload["offering"]["sessions"] = [{"starts_on": sessions, "ends_on": sessions}]
    assessment = assess(load(payload, Application), on=dt.date.fromisoformat(on))
    assert [message] == [one.message for one in assessment.findings if one.rule == "first-session"]


@pytest.mark.parametrize(
    ("session", "verdict"), [("2026-05-13", "does not start"), ("2026-05-14", "starts")]
)
def test_review_that_has_not_begun_is_spoken_of_as_such(session: str, verdict: str) -> None:
    """Under the reading completeness an incomplete application has no last day yet."""
    payload = application_payload()
    payload["sponsor"].pop("kind")
    payload["offering"]["sessions"] = [{"starts_on": session, "ends_on": session}]
    policy = PUBLISHED.revise(readings={"review_clock": "completeness"})
    assessment = assess(load(payload, Application), on=DECIDED, policy=policy)
    (finding,) = (one for one in assessment.findings if one.rule == "first-session")
    assert f" {verdict} after 13 May 2026, the last day" in finding.message
    assert finding.message.endswith("if nothing were missing on 1 April 2026.")
    assert "review.ends_at_the_earliest" in dict(finding.facts)
    assert {"sponsor_resume", "conference_instructors"} <= set(finding.readings)


def pre_approval(history: str = "notified", **members: object) -> PreApproval:
    """Give the case of a named history."""
    return case_of(history, **members)


def completion() -> Completion:
    """Give the completion from which nothing is missing."""
    return completion_of({})


def test_complete_completion_is_worth_the_credits_of_the_approval() -> None:
    """A completion from which nothing is missing gets the 16 CEC that were fixed."""
    assessment = assess_completion(completion(), pre_approval(), on=ASKED)
    assert Outcome.ELIGIBLE is assessment.outcome
    assert "16 CEC" == str(assessment.award)
    assert ((), (), ()) == (assessment.missing, assessment.unmet, assessment.advice)
    assert (ASKED, "published", __version__) == (
        assessment.on,
        assessment.edition,
        assessment.library,
    )


@pytest.mark.parametrize("history", ["reviewed", "withdrawn", "notified", "terminated"])
def test_each_rule_of_a_completion_speaks_once_in_order(history: str) -> None:
    """Every rule says something of every completion, in the order of the page."""
    found = assess_completion(completion(), pre_approval(history), on=ASKED).findings
    assert [rule.id for rule, _ in COMPLETION_RULES] == list(dict.fromkeys(x.rule for x in found))
    places = [[one.id for one in CLAUSES].index(x.clause) for x in found]
    assert sorted(places) == places


@pytest.mark.parametrize("history", ["reviewed", "withdrawn", "notified", "terminated"])
def test_each_rule_of_marketing_speaks_once_in_order(history: str) -> None:
    """Every rule says something of every use, in the order of the page."""
    found = assess_marketing(LOGO, pre_approval(history), on=ASKED).findings
    assert [rule.id for rule, _ in MARKETING_RULES] == [x.rule for x in found]
    places = [[one.id for one in CLAUSES].index(x.clause) for x in found]
    assert sorted(places) == places


def test_edition_is_that_of_the_completion_or_of_the_use() -> None:
    """A completion of 3 June goes by the edition in force then, a use by that of its own day."""
    book = [{"edition": "2026-06", "in_force_from": "2026-06-04"}]
    case = pre_approval(book=book)
    later = completion_of({"set": {"/completed_on": "2026-06-04"}})
    assert ["published", "2026-06", "2026-06"] == [
        assess_completion(completion(), case, on=ASKED).edition,
        assess_completion(later, case, on=ASKED).edition,
        assess_marketing(LOGO, case, on=ASKED).edition,
    ]
    assert "published" == assess_marketing(LOGO, case, on=dt.date(2026, 6, 3)).edition


@pytest.mark.parametrize("on", [dt.date(2026, 3, 2), dt.date(2026, 4, 1), ASKED])
def test_answer_on_a_day_knows_nothing_later(on: dt.date) -> None:
    """What happens to the case after the day changes nothing."""
    case = pre_approval("final")
    known = PreApproval.replay([one for one in case.events if one.on <= on])
    assert assess_completion(completion(), known, on=on) == assess_completion(
        completion(), case, on=on
    )
    assert assess_marketing(LOGO, known, on=on) == assess_marketing(LOGO, case, on=on)


@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 3, 1),
        dt.datetime(2026, 7, 20),  # noqa: DTZ001  # refused as it is
        "2026-07-20",
        None,
        dt.date(2201, 1, 1),
    ],
)
def test_day_of_a_completion_or_use_that_cannot_be_is_refused(day: dt.date) -> None:
    """A day before the submission, or what is no civil day, is misuse."""
    with pytest.raises(InvalidValueError) as caught:
        assess_completion(completion(), pre_approval(), on=day)
    assert "on" == caught.value.field
    with pytest.raises(InvalidValueError) as caught:
        assess_marketing(LOGO, pre_approval(), on=day)
    assert "on" == caught.value.field


def test_renewal_that_is_no_day_is_refused() -> None:
    """A text is no civil day; a renewal before the submission is one that does not count."""
    with pytest.raises(InvalidValueError) as caught:
        assess_completion(completion(), pre_approval(), on=ASKED, renewal_on="2026-12-01")  # type: ignore[arg-type]
    assert "renewal_on" == caught.value.field
    past = dt.date(2020, 1, 1)
    assert (
        Outcome.INCOMPLETE
        is assess_completion(completion(), pre_approval(), on=ASKED, renewal_on=past).outcome
    )


def test_what_is_no_completion_use_or_case_is_refused() -> None:
    """The argument that is of another class is named."""
    with pytest.raises(InvalidValueError) as caught:
        assess_completion(LOGO, pre_approval(), on=ASKED)  # type: ignore[arg-type]
    assert "completion" == caught.value.field
    with pytest.raises(InvalidValueError) as caught:
        assess_marketing(completion(), pre_approval(), on=ASKED)  # type: ignore[arg-type]
    assert "use" == caught.value.field
    for case in (load(application_payload(), Application), None, "notified"):
        with pytest.raises(InvalidValueError) as caught:
            assess_completion(completion(), case, on=ASKED)  # type: ignore[arg-type]
        assert "case" == caught.value.field
        with pytest.raises(InvalidValueError) as caught:
            assess_marketing(LOGO, case, on=ASKED)  # type: ignore[arg-type]
        assert "case" == caught.value.field
