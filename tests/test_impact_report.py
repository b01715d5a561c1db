"""The report of an impact says in Markdown what the values say, and lets no value be markup."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    AppealDecided,
    Application,
    CaseWithCompletions,
    Impact,
    InvalidValueError,
    Policy,
    impact,
)
from cerp_rules._markdown import plain, table
from cerp_rules.case_impacts import ImpactItem
from cerp_rules.testing import a_case, a_completion, an_application
from cerp_rules.testing.strategies import applications, policies

ON = dt.date(2026, 9, 1)


def found(*items: ImpactItem, on: dt.date = ON, **revised: Any) -> Impact:
    """Compare the published edition and a revision of it."""
    return impact(PUBLISHED, PUBLISHED.revise(edition="draft", **revised), items, on=on)


def test_a_report_is_read_from_the_top() -> None:
    """First what differs, then how many change, then the totals, then one by one."""
    profile = found(
        an_application(sponsor__resume=None),
        an_application(),
        readings={"sponsor_resume": "everyone"},
    )
    expected = """\
# What changes, as known on 1 September 2026

From published (in force from 1900-01-01) to draft (in force from 1900-01-01):

| member | before | after | clauses |
|---|---|---|---|
| `readings.sponsor_resume` | individuals \
(Only a sponsor who is an individual must give a resume.) | everyone \
(A sponsor of any kind must give a resume.) | `applications.sponsor-and-instructors` |

Applications and cases: 2; changed: 1, of which in words alone: 0; unchanged: 1; \
submitted after that day: 0.

## Outcomes

| of | before | after | count |
|---|---|---|---|
| application | eligible | incomplete | 1 |

## Findings

| rule | clause | appear | vanish | change |
|---|---|---|---|---|
| `sponsor-resume` | `applications.sponsor-and-instructors` | 0 | 0 | 1 |

## One by one

### 2026-0117: Riparian restoration field course (Cascadia Wetlands Institute), submitted on \
2 March 2026

- **Application: eligible becomes incomplete**, by `applications.sponsor-and-instructors`
- Finding `sponsor-resume`: not met \
(The sponsor's resume or profile is recommended and not given.) becomes \
unknown (The sponsor's resume or profile is not given.) `applications.sponsor-and-instructors`"""
    assert expected.split("\n") == profile.to_markdown().split("\n")


LINES: list[tuple[ImpactItem, dict[str, Any], dt.date, str]] = [
    (
        CaseWithCompletions(case=a_case(), completions=[a_completion()]),
        {"retention": "P7Y"},
        ON,
        (
            "- Deadline `grades-record` (L. Birch (CERP-204), 1 June 2026 to 3 June 2026, "
            "Corvallis): 3 June 2032 becomes 3 June 2033 (+365 days) `records.kept`"
        ),
    ),
    (
        a_case("submitted", application=an_application(registration_contact=None)),
        {"readings": {"review_clock": "completeness"}},
        ON,
        "- Deadline `review-notice` vanishes: 13 April 2026 `reviews.notice`",
    ),
    (
        a_case("submitted"),
        {"reviewers": ["committee"]},
        ON,
        "- Duty `coordinator-review` vanishes: pending `reviews.reviewers`",
    ),
    (
        CaseWithCompletions(
            case=a_case(), completions=[a_completion(confirmation__issued_on="2026-07-10")]
        ),
        {"confirmation_within": "P45D"},
        ON,
        (
            "- Duty `confirmation` (L. Birch (CERP-204), 1 June 2026 to 3 June 2026, Corvallis): "
            "breached (must, sponsor) becomes fulfilled (must, sponsor) `completion.confirmation`"
        ),
    ),
    (
        a_case("listed", application=an_application(sponsor__resume=None)),
        {"readings": {"sponsor_resume": "everyone"}},
        ON,
        (
            "- **Refused under the policy after**: application approved on 1 April 2026; "
            "The application lacks something, so it cannot be approved yet. `applications.form`; "
            "The sponsor's resume or profile is not given. `applications.sponsor-and-instructors`"
        ),
    ),
    (
        a_case(),
        {"readings": {"marketing_start": "decision"}},
        ON,
        (
            "- Deadline `marketing-claim`: 31 March 2028, counted from 2 April 2026, not met "
            "becomes 31 March 2028, counted from 1 April 2026, not met `marketing.claim`"
        ),
    ),
    (
        CaseWithCompletions(case=a_case(then=["delivered"]), completions=[a_completion()]),
        {"readings": {"retention_branch": "always"}},
        ON,
        (
            "- Deadline `attendance-record` (L. Birch (CERP-204), 1 June 2026 to 3 June 2026, "
            "Corvallis): 3 June 2032, counted from 3 June 2026, met on "
        ),
    ),
    (
        a_case("listed", application=an_application(sponsor__resume=None)),
        {"readings": {"sponsor_resume": "everyone"}},
        ON,
        "- Not compared: 3 of its events, and what followed on them",
    ),
    (
        a_case(),
        {"approval_term": "P3Y"},
        dt.date(2028, 6, 1),
        (
            "- Stands as expired (not in force, 1 April 2026 to 31 March 2028) before, "
            "as in force (in force, 1 April 2026 to 31 March 2029) after"
        ),
    ),
    (
        CaseWithCompletions(
            case=a_case(application=an_application(offering__kind="symposium")),
            completions=[a_completion(hours_attended="8")],
        ),
        {"readings": {"partial_attendance": "pro_rata"}},
        ON,
        (
            "- **Completion (L. Birch (CERP-204), 1 June 2026 to 3 June 2026, Corvallis): "
            "ineligible becomes eligible with 8 CEC**, by `completion.validated`"
        ),
    ),
    (
        an_application(
            offering__kind="symposium",
            instructors=[{"name": "R. Alder", "resume": {"title": "Vita"}}, {"name": "L. Birch"}],
        ),
        {"readings": {"conference_instructors": "everyone"}},
        ON,
        (
            "- Finding `instructors` vanishes: met (The resume of at least one speaker is given, "
            "which is enough.) `applications.sponsor-and-instructors`"
        ),
    ),
    (
        a_case("reviewed"),
        {"reviewers": ["committee"]},
        ON,
        "- Finding `reviewer` (events\\[1\\]): met (",
    ),
]


@pytest.mark.parametrize(("item", "revised", "on", "line"), LINES, ids=lambda one: str(one)[:40])
def test_each_kind_of_change_has_its_line(
    item: ImpactItem, revised: dict[str, Any], on: dt.date, line: str
) -> None:
    """A reader sees what was, what comes, and by which clause."""
    lines = found(item, on=on, **revised).to_markdown().split("\n")
    assert [line] == [one[: len(line)] for one in lines if one.startswith(line)]


def test_a_refusal_that_a_policy_lifts_is_told_of_the_policy_before() -> None:
    """So the reader knows which of the two says no."""
    everyone = PUBLISHED.revise(edition="strict", readings={"sponsor_resume": "everyone"})
    case = a_case(application=an_application(sponsor__resume=None))
    text = impact(everyone, PUBLISHED, [case], on=ON).to_markdown()
    assert "- **Refused under the policy before**: application approved" in text
    assert "| application approved | 1 | 0 |" in text


def test_what_both_policies_refuse_is_not_told() -> None:
    """It is no change."""
    everyone = PUBLISHED.revise(edition="strict", readings={"sponsor_resume": "everyone"})
    case = a_case(application=an_application(sponsor__resume=None))
    stricter = everyone.revise(fee={"amount": "90.00", "currency": "USD"})
    text = impact(everyone, stricter, [case], on=ON).to_markdown()
    assert "Refused" not in text
    assert "Finding `fee`" in text


def test_every_total_has_its_table() -> None:
    """Outcomes, findings, deadlines, duties, standing and refusals, in this order."""
    tie = AppealDecided(on=dt.date(2026, 9, 14), votes_to_reverse=2, votes_to_uphold=2)
    late = a_completion(confirmation__issued_on="2026-07-10")
    text = found(
        a_case("under-appeal", then=[tie]),
        CaseWithCompletions(case=a_case(), completions=[late]),
        a_case("listed", application=an_application(sponsor__resume=None)),
        on=dt.date(2026, 10, 1),
        confirmation_within="P45D",
        appeal_within="P60D",
        review_notice="P4W",
        readings={"appeal_majority": "tie_reverses", "sponsor_resume": "everyone"},
    ).to_markdown(most=0)
    titles = re.findall("^## (.*)$", text, re.MULTILINE)
    assert [
        "Outcomes", "Findings", "Deadlines", "Duties", "Where cases stand",
        "Events that only one of the policies refuses",
    ] == titles  # fmt: skip
    assert "| `review-notice` | `reviews.notice` | 0 | 0 | 3 | -14 |" in text
    assert "| `confirmation` | `completion.confirmation` | 0 | 0 | 1 | +15 |" in text
    assert "| termination final | in force | 1 |" in text
    assert text.endswith("Not listed: 3 more.")


def test_moves_of_several_lengths_are_told_as_a_range() -> None:
    """A month is 28 to 31 days long."""
    items = [an_application(submitted_on=day) for day in ("2026-01-31", "2026-03-02")]
    text = found(*items, review_notice="P1M").to_markdown(most=0)
    assert "| `review-notice` | `reviews.notice` | 0 | 0 | 2 | -14 to -11 |" in text


@pytest.mark.parametrize(
    ("most", "listed", "ending"),
    [(0, 0, "Not listed: 3 more."), (2, 2, "Not listed: 1 more."), (3, 3, ""), (50, 3, "")],
)
def test_as_many_are_listed_as_asked_for(most: int, listed: int, ending: str) -> None:
    """The totals count them all."""
    items = [an_application(application_id=str(index)) for index in range(3)]
    text = found(*items, review_notice="P4W").to_markdown(most=most)
    assert listed == text.count("\n### ")
    assert text.endswith(ending)
    assert ("Not listed" in text) is bool(ending)
    assert ("## One by one" in text) is bool(listed)


@pytest.mark.parametrize("most", [-1, 1_000_001, True, "50", None])
def test_what_is_no_number_of_items_is_refused(most: Any) -> None:
    """A number below zero and a text are misuse."""
    with pytest.raises(InvalidValueError) as wrong:
        found(review_notice="P4W").to_markdown(most=most)
    assert "most" == wrong.value.field


def test_nothing_that_changes_is_said_too() -> None:
    """Two policies that say the same give a short report."""
    expected = [
        "# What changes, as known on 1 September 2026", "",
        "The two policies say the same.", "",
        ("Applications and cases: 1; changed: 0, of which in words alone: 0; unchanged: 1; "
        "submitted after that day: 0."),
    ]  # fmt: skip
    report = impact(PUBLISHED, PUBLISHED, [an_application()], on=ON).to_markdown()
    assert expected == report.split("\n")


HOSTILE = (
    "@ser/board http://evil.example www.evil.example a@b.co <script>alert(1)</script> "
    "| a \\| b [x](javascript:y) `c` *d* _e_ ~f~ # g & $h$"
)


def test_no_name_is_read_as_markup() -> None:
    """Neither a tag nor a bar, a link or emphasis comes through from a title, a name or an id."""
    application = an_application(
        offering__title=HOSTILE, sponsor__name=HOSTILE, application_id=HOSTILE
    )
    text = found(application, review_notice="P4W").to_markdown()
    (line,) = (one for one in text.split("\n") if one.startswith("### "))
    shown = line.removeprefix("### ").replace("<!-- -->", "")
    assert re.search(r"(?<!\\)(?:\\\\)*[<>|`*\[\]~$&]", shown) is None
    assert re.search(r"@(?!<!-- -->)|://(?!<!-- -->)|www(?=\.)", line) is None


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_plain_text_loses_its_sense_and_nothing_else(text: str) -> None:
    """Each mark has a backslash before it; without them the words are there as they were."""
    shown = plain(text)
    assert " ".join(text.split()) == re.sub(
        r"\\([\\`*_\[\]<>|~&#$])", r"\1", shown.replace("<!-- -->", "")
    )
    assert "\n" not in shown


@settings(max_examples=40, deadline=None)
@given(before=policies(), after=policies(), one=applications())
def test_every_table_of_a_report_is_a_table(
    before: Policy, after: Policy, one: Application
) -> None:
    """Whatever the values, each row has as many cells as its head."""
    text = impact(before, after, [one], on=one.submitted_on).to_markdown()
    cells = 0
    for line in text.split("\n"):
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") else 0
        assert cells in {0, bars} or not bars
        cells = bars


def test_a_table_without_rows_is_nothing() -> None:
    """A head alone would say that something is missing."""
    assert "" == table(("one", "two"), ())
    assert "| one |\n|---|\n| 1 |" == table(("one",), [("1",)])
