"""Live a broad life with the library, and write every answer down as text.

Threads, processes and neighbours in the process may not change a letter of what stands here, see
`test_threads.py`, `test_processes.py` and `test_neighbours.py`.
What is used is looked up when it is used, so that whoever lives this life first uses it cold.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

import cerp_rules
from sample_payloads import CLASSES, FULL

DAY: Final = date(2026, 4, 1)
LATER: Final = date(2026, 10, 1)
HISTORIES: Final = ("submitted", "declined", "with-logo", "under-appeal", "final", "reversed")


def _in(path: str, value: object) -> dict[str, Any]:
    """Give the full application with one member of the offering or of the top changed."""
    top, _, name = path.partition("/")
    full = FULL["application"]
    return {**full, top: {**full[top], name: value} if name else value}


def broken_payloads() -> Iterator[tuple[str, object]]:
    """Give payloads that are refused, each with the kind that it was meant to be."""
    for kind in ("application", "event", "completion", "policy"):
        yield kind, {}
    others: list[object] = [None, [], 5, "text", {"kind": "plakát"}]
    yield from (("marketing-use", one) for one in others)
    yield "application", _in("submitted_on", "2023-02-29")
    yield "application", _in("fee_paid", {"amount": "1e3", "currency": "usd"})
    yield "application", _in("offering/contact_hours", "9" * 500)
    yield "application", _in("offering/contact_hours", 10**1_000)
    yield "application", _in("offering/title", "a\u202eb\x00")
    yield "application", _in("offering/recurring", 1)
    yield "application", _in("offering/sessions", [{"starts_on": "2026-06-02", "ends_on": "x"}] * 3)
    yield "application", _in("registration_contact", {"email": "@", "url": "file:///etc", "x": {}})
    yield "policy", {**FULL["policy"], "review_notice": f"P{'9' * 6_000}D", "holidays": "none"}
    yield "policy", {**FULL["policy"], "edition": float("inf"), "readings": {"upload_day": "never"}}
    yield "event", {**FULL["event:appeal_decided"], "votes_to_reverse": 2.5, "remarks": ["x"]}


def _loads() -> object:
    loaded = {name: cerp_rules.load(FULL[name], CLASSES[name]) for name in FULL}
    return {name: [cerp_rules.dump(value), repr(value)] for name, value in loaded.items()}


def _problems() -> object:
    return [
        [
            [one.pointer, one.code, one.message, one.clause]
            for one in cerp_rules.check(payload, CLASSES.get(kind, cerp_rules.Event))
        ]
        for kind, payload in broken_payloads()
    ]


def _refused_loads() -> object:
    return [
        _text_of_error(cerp_rules.load, payload, CLASSES.get(kind, cerp_rules.Event))
        for kind, payload in broken_payloads()
    ]


def _text_of_error(call: Callable[..., object], *given: Any, **named: Any) -> str:
    try:
        return repr(call(*given, **named))
    except cerp_rules.CerpRulesError as error:
        return f"{type(error).__name__}: {error}"


def _draft() -> Any:
    """Give the policy otherwise: a fee, half the time, and every reading chosen otherwise."""
    others = {
        one.id: next(other for other in one.kind if other is not one.default)
        for one in cerp_rules.SWITCHES
    }
    return cerp_rules.PUBLISHED.revise(
        edition="draft",
        in_force_from="2026-01-01",
        review_notice="P4W",
        confirmation_within="P14D",
        fee={"amount": "1234.5678", "currency": "USD"},
        holidays=["2026-04-06", "2026-07-03"],
        readings=others,
    )


def _applications() -> list[Any]:
    payloads = (
        FULL["application"],
        {**FULL["application"], "instructors": [], "fee_paid": {"amount": "9", "currency": "EUR"}},
        _in("offering/recurring", value=False),
        _in("sponsor/kind", "other"),
        FULL["event:application_submitted"]["application"],
    )
    return [cerp_rules.load(one, cerp_rules.Application) for one in payloads]


def _assessments() -> object:
    return [
        [
            cerp_rules.dump(cerp_rules.assess(one, on=DAY, policy=policy)),
            repr(cerp_rules.review_deadline(one, policy=policy)),
            str(cerp_rules.approval_period(one, decided_on=DAY, policy=policy)),
        ]
        for one in _applications()
        for policy in (cerp_rules.PUBLISHED, _draft())
    ]


def _cases(*names: str, policy: Any = None) -> list[Any]:
    from cerp_rules.testing import a_case  # noqa: PLC0415  # what is used is looked up then

    return [a_case(name, policy=policy or cerp_rules.PUBLISHED) for name in names]


def _replays() -> object:
    return [
        [
            repr(case),
            [cerp_rules.dump(one) for one in case.events],
            repr(cerp_rules.PreApproval.replay(case.events, case.policy) == case),
            [[case.status(on=on), case.in_force(on=on)] for on in (DAY, LATER)],
            [repr(case.calendar_entry(on=DAY)), str(case.period)],
        ]
        for case in _cases(*HISTORIES)
    ]


def _refusals() -> object:
    found = []
    for case in _cases(*HISTORIES):
        for event in (
            cerp_rules.AppealFiled(on=LATER),
            cerp_rules.ApplicationWithdrawn(on=LATER),
            cerp_rules.OfferingListed(on=DAY),
        ):
            assessment = None
            try:
                case.record(event)
            except cerp_rules.NotPermittedError as error:
                assessment = cerp_rules.dump(error.assessment)
            found.append([_text_of_error(case.record, event), assessment])
    return found


def completions() -> list[Any]:
    """Give a completion that earns its credits, and others that do not quite."""
    from cerp_rules.testing import a_completion  # noqa: PLC0415  # what is used is looked up then

    return [
        a_completion(),
        a_completion(hours_attended="2.25", confirmation__issued_on="2026-09-30"),
        a_completion(confirmed_by=None, records=[], participant__certificant_id="CERP-7"),
    ]


def _answers_on_completions() -> object:
    logo = cerp_rules.MarketingUse(kind=cerp_rules.MarketingKind.LOGO)
    claim = cerp_rules.load(FULL["marketing-use"], cerp_rules.MarketingUse)
    found = [
        cerp_rules.dump(cerp_rules.assess_completion(one, case, on=LATER, renewal_on=LATER))
        for case in _cases("with-logo", "under-appeal")
        for one in completions()
    ]
    return found + [
        cerp_rules.dump(cerp_rules.assess_marketing(use, case, on=LATER))
        for case in _cases("with-logo", "under-appeal")
        for use in (logo, claim)
    ]


def _duties() -> object:
    found: list[object] = []
    for case in _cases("declined", "final") + _cases("with-logo", policy=_draft()):
        owed = cerp_rules.duties(case, completions(), on=LATER, renewals={"CERP-7": LATER})
        due = cerp_rules.deadlines(case, completions(), on=LATER)
        found.append([cerp_rules.dump(one) for one in owed])
        found.append([[cerp_rules.dump(one), one.state(on=LATER)] for one in due])
    return found


def _changes() -> object:
    before, after = cerp_rules.PUBLISHED, _draft()
    items = [*_applications()[:2], *_cases("declined", "with-logo", "final")]
    whole = cerp_rules.impact(before, after, items, on=LATER)
    book = cerp_rules.PolicyBook((before, after))
    return [
        cerp_rules.dump(cerp_rules.policy_diff(before, after)),
        cerp_rules.dump(whole),
        whole.to_markdown(),
        [cerp_rules.dump(one) for one in cerp_rules.iter_impact(before, book, items, on=LATER)],
        [repr(one) for one in cerp_rules.sensitivity(items[0], on=DAY)],
        [cerp_rules.dump(book.on(DAY)), repr(after)],
    ]


def _companion() -> object:
    long = _in("offering/contact_hours", "12345.6789")
    offering = cerp_rules.load(long, cerp_rules.Application).offering
    entries = [
        cerp_rules.LedgerEntry(
            id=str(number),
            earned_on=date(2026, 3, number),
            credits=cerp_rules.CreditAward(value=f"{number}.0625"),
            category=category,
            title="Field course",
        )
        for number, category in enumerate(cerp_rules.CreditCategory, start=1)
    ]
    return [
        *(
            repr(cerp_rules.propose_credits(offering, category=category, on=DAY))
            for category in cerp_rules.CreditCategory
        ),
        repr(cerp_rules.assess_recertification(entries, cycle_start=date(2026, 3, 1), on=LATER)),
    ]


def _contract() -> object:
    return [
        {kind: cerp_rules.schema(kind) for kind in cerp_rules.SCHEMA_KINDS},
        repr(cerp_rules.CLAUSES),
        repr([cerp_rules.SWITCHES, cerp_rules.FIXED_READINGS, cerp_rules.CREDIT_SWITCHES]),
        repr(cerp_rules.TRANSITIONS),
    ]


def _misuse() -> object:
    (case,) = _cases("submitted")
    return [
        _text_of_error(cerp_rules.Document, title=" "),
        _text_of_error(cerp_rules.Fee, amount="-0.01", currency="USD"),
        _text_of_error(cerp_rules.CreditAward, value=Decimal("Infinity")),
        _text_of_error(cerp_rules.Session, starts_on=LATER, ends_on=DAY),
        _text_of_error(cerp_rules.PUBLISHED.revise, review_notice="six weeks"),
        _text_of_error(cerp_rules.PUBLISHED.revise, readings={"upload": "before"}),
        _text_of_error(cerp_rules.schema, "invoice"),
        _text_of_error(cerp_rules.clause, "fees"),
        _text_of_error(cerp_rules.load, {}, dict),
        _text_of_error(case.status, on=date(1899, 12, 31)),
        _text_of_error(cerp_rules.PolicyBook((_draft(),)).on, date(2025, 1, 1)),
    ]


def dumpable() -> list[Any]:
    """Give values of every class that has a payload, made anew."""
    loaded = [cerp_rules.load(FULL[name], CLASSES[name]) for name in FULL]
    application, (case,) = loaded[0], _cases("with-logo")
    owed = cerp_rules.duties(case, completions(), on=LATER)
    return [
        *loaded,
        cerp_rules.assess(application, on=DAY),
        cerp_rules.assess_completion(completions()[0], case, on=LATER),
        *owed,
        cerp_rules.impact(cerp_rules.PUBLISHED, _draft(), [application, case], on=LATER),
    ]


SECTIONS: Final[dict[str, Callable[[], object]]] = {
    "loads": _loads,
    "problems": _problems,
    "refused loads": _refused_loads,
    "assessments": _assessments,
    "replays": _replays,
    "refusals": _refusals,
    "completions": _answers_on_completions,
    "duties": _duties,
    "changes": _changes,
    "companion": _companion,
    "contract": _contract,
    "misuse": _misuse,
}


def section(name: str) -> str:
    """Live one section of the life, and give its answers as JSON."""
    return json.dumps(SECTIONS[name]())


def answers() -> dict[str, str]:
    """Live the whole life, and give the answers of each section as JSON."""
    return {name: section(name) for name in SECTIONS}


def differing(expected: dict[str, str], actual: dict[str, str]) -> list[str]:
    """Name the sections in which two lives differ, without a page of answers for each."""
    return [name for name in {**expected, **actual} if expected.get(name) != actual.get(name)]
