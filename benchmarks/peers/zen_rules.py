"""The rules of an application, under the published edition, in the expressions of zen.

Each rule is one expression, named as ours is, and gives a list of findings of four members: the
rule, the pointer, the verdict and whether it is decisive.
The numbers and lists of the edition stand in the expressions as they are, which is simpler, and
faster, than what `assess` does, which takes any edition; words are left out.
"""

from types import MappingProxyType
from typing import Final

from cerp_rules import PUBLISHED

__all__ = ["FACTS", "OUTCOME", "RULES"]

_DAY: Final = 24 * 60 * 60
_NOTICE: Final = PUBLISHED.review_notice.weeks * 7 * _DAY
_TERM: Final = PUBLISHED.approval_term.years
_KINDS: Final = str([kind.value for kind in PUBLISHED.sponsor_kinds])

FACTS: Final = MappingProxyType(
    {
        "sponsor": "application.sponsor",
        "offering": "application.offering",
        "two_years": "application.requested_approval == 'two_years'",
        "co_sponsors": "application.co_sponsors ?? []",
        "people": "application.instructors ?? []",
        "listed": "application.offering.sessions ?? []",
        "today": "date(on)",
        "submitted": "date(application.submitted_on)",
        "starts": "map($.listed, date(#.starts_on))",
        "ends": "map($.listed, date(#.ends_on))",
        "indices": "len($.listed) == 0 ? [] : map([0..len($.listed) - 1], #)",
        "planned": "filter($.indices as i, $.ends[i] >= $.submitted)",
        "first_start": "len($.planned) == 0 ? null : min(map($.planned as i, $.starts[i]))",
        # An approval starts with the day of decision and ends the day before the anniversary, and
        # the anniversary of a 29 February is a 1 March; zen gives no day for the former.
        "last": (
            "(endsWith(on, '-02-29')"
            f" ? d(on).sub(1, 'd').add({_TERM}, 'y')"
            f" : d(on).add({_TERM}, 'y').sub(1, 'd')).timestamp() / 1000"
        ),
    }
)
"""What several rules look at, days as seconds; each can use those before it."""


def _one(rule: str, pointer: str, verdict: str, *, decisive: bool) -> str:
    return (
        f"{{rule: '{rule}', pointer: `{pointer}`, verdict: '{verdict}', "
        f"decisive: {str(decisive).lower()}}}"
    )


def _met(rule: str, pointer: str) -> str:
    return f"[{_one(rule, pointer, 'met', decisive=True)}]"


def _ask(rule: str, *pointers: str) -> str:
    return f"[{', '.join(_one(rule, pointer, 'unknown', decisive=True) for pointer in pointers)}]"


def _open(rule: str, pointer: str) -> str:
    return f"[{_one(rule, pointer, 'open', decisive=True)}]"


def _pass(rule: str, pointer: str) -> str:
    return f"[{_one(rule, pointer, 'not_applicable', decisive=False)}]"


def _advise(rule: str, pointer: str) -> str:
    return _one(rule, pointer, "not_met", decisive=False)


def _co_sponsors(rule: str, member: str, lacking: str) -> str:
    """Advise on each co-sponsor of which something is lacking."""
    advice = _advise(rule, f"/co_sponsors/${{i}}/{member}")
    at = "map([0..len(co_sponsors) - 1], #)"
    return (
        f"len(co_sponsors) == 0 ? {_pass(rule, '/co_sponsors')}"
        f" : all(co_sponsors, not ({lacking})) ? {_met(rule, '/co_sponsors')}"
        f" : map(filter({at} as i, {lacking.replace('#', 'co_sponsors[i]')}) as i, {advice})"
    )


def _instructors() -> str:
    rule = "instructors"
    resume = f"/{rule}/${{i}}/resume"
    without = "filter(map([0..len(people) - 1], #) as i, people[i].resume == null)"
    return (
        f"len(people) == 0 ? {_ask(rule, '/instructors')}"
        f" : all(people, #.resume != null) ? {_met(rule, '/instructors')}"
        " : offering.kind in ['conference', 'symposium'] and some(people, #.resume != null)"
        f" ? flatMap([{_met(rule, '/instructors')},"
        f" map({without} as i, {_advise(rule, resume)})], #)"
        f" : map({without} as i, {_one(rule, resume, 'unknown', decisive=True)})"
    )


def _sessions() -> str:
    rule, pointer = "sessions", "/offering/sessions"
    over = _one(rule, pointer, "not_met", decisive=True)
    return (
        f"len(listed) == 0 ? {_ask(rule, pointer)}"
        f" : max(ends) >= submitted ? {_met(rule, pointer)}"
        f" : two_years ? {_open(rule, pointer)} : [{over}]"
    )


def _sessions_twice() -> str:
    rule, pointer = "sessions-twice", "/offering/sessions"
    # Only where two are the same is each compared with those before it.
    same = "listed[j].starts_on == listed[i].starts_on and listed[j].ends_on == listed[i].ends_on"
    same += " and listed[j].place == listed[i].place"
    key = "`${#.starts_on}|${#.ends_on}|${#.place ?? ''}`"
    return (
        f"len(keys(merge(map(listed, {{[{key}]: true}})))) == len(listed) ? {_met(rule, pointer)}"
        f" : map(filter(indices as i, i > 0 and some(map([0..i - 1], #) as j, {same})) as i,"
        f" {_advise(rule, f'{pointer}/${{i}}')})"
    )


def _listed_sessions() -> str:
    rule, pointer = "listed-sessions", "/offering/sessions"
    over = _one(rule, f"{pointer}/${{i}}", "open", decisive=True)
    return (
        f"two_years or len(planned) == 0 ? {_pass(rule, pointer)}"
        f" : all(ends, # >= today) ? {_met(rule, pointer)}"
        f" : map(filter(indices as i, ends[i] < today) as i, {over})"
    )


def _first_session() -> str:
    rule = "first-session"
    # Of sessions that start on one day it is the first that is listed.
    first = "filter(planned as i, starts[i] == first_start)[0]"
    pointer = f"/offering/sessions/${{{first}}}/starts_on"
    return (
        f"len(planned) == 0 ? {_pass(rule, '/offering/sessions')}"
        f" : first_start > submitted + {_NOTICE}"
        f" ? {_met(rule, pointer)} : [{_advise(rule, pointer)}]"
    )


def _two_years() -> str:
    rule, pointer = "two-years", "/requested_approval"
    return (
        f"not two_years ? {_pass(rule, pointer)}"
        f" : offering.recurring == null ? {_ask(rule, '/offering/recurring')}"
        f" : offering.recurring ? {_met(rule, pointer)} : {_open(rule, pointer)}"
    )


def _sessions_covered() -> str:
    rule, pointer = "sessions-covered", "/offering/sessions"
    each = f"{pointer}/${{i}}"
    part = _one(rule, each, "open", decisive=True)
    outside = "starts[i] < today or ends[i] > last"
    return (
        "not two_years or offering.recurring != true or len(planned) == 0"
        f" ? {_pass(rule, pointer)}"
        f" : all(starts, # >= today) and all(ends, # <= last) ? {_met(rule, pointer)}"
        f" : map(filter(indices as i, {outside}) as i,"
        f" starts[i] <= last and ends[i] >= today ? {part} : {_advise(rule, each)})"
    )


_SYLLABUS: Final = "/offering/syllabus"
_SUPPORTING: Final = "/offering/supporting_information"
_OBJECTIVES: Final = "/offering/educational_objectives"
_CONTACT: Final = "/registration_contact"
_WAYS: Final = tuple(f"{_CONTACT}/{way}" for way in ("email", "phone", "url"))
_RESUME: Final = "/sponsor/resume"
_UNSETTLED: Final = _one("sponsor-resume", _RESUME, "unknown", decisive=False)

RULES: Final = MappingProxyType(
    {
        "sponsor-kind": (
            f"sponsor.kind == null ? {_ask('sponsor-kind', '/sponsor/kind')}"
            f" : sponsor.kind in {_KINDS} ? {_met('sponsor-kind', '/sponsor/kind')}"
            f" : {_open('sponsor-kind', '/sponsor/kind')}"
        ),
        "co-sponsor-kinds": _co_sponsors("co-sponsor-kinds", "kind", f"not (#.kind in {_KINDS})"),
        "offering-kind": _met("offering-kind", "/offering/kind"),
        "documents": (
            f"offering.syllabus != null ? {_met('documents', _SYLLABUS)}"
            f" : len(offering.supporting_information ?? []) > 0 ? {_met('documents', _SUPPORTING)}"
            f" : {_ask('documents', _SYLLABUS, _SUPPORTING)}"
        ),
        "objectives": (
            "len(offering.educational_objectives ?? []) > 0"
            f" ? {_met('objectives', _OBJECTIVES)} : {_ask('objectives', _OBJECTIVES)}"
        ),
        "registration": (
            "application.registration_contact == null"
            f" ? {_ask('registration', _CONTACT)}"
            " : (application.registration_contact.url ?? application.registration_contact.email"
            " ?? application.registration_contact.phone) != null"
            f" ? {_met('registration', _CONTACT)} : {_ask('registration', *_WAYS)}"
        ),
        "sponsor-resume": (
            f"sponsor.resume != null ? {_met('sponsor-resume', _RESUME)}"
            f" : sponsor.kind == 'individual' ? {_ask('sponsor-resume', _RESUME)}"
            f" : sponsor.kind == null ? [{_UNSETTLED}]"
            f" : [{_advise('sponsor-resume', _RESUME)}]"
        ),
        "co-sponsor-resumes": _co_sponsors("co-sponsor-resumes", "resume", "#.resume == null"),
        "instructors": _instructors(),
        "sessions": _sessions(),
        "sessions-twice": _sessions_twice(),
        "listed-sessions": _listed_sessions(),
        "first-session": _first_session(),
        "two-years": _two_years(),
        "sessions-covered": _sessions_covered(),
        "fee": _met("fee", "/fee_paid"),
    }
)
"""The expression of each rule, by the id that ours has."""


def _outcome() -> str:
    def some(verdict: str) -> str:
        return f"some($.findings, #.decisive and #.verdict == '{verdict}')"

    return (
        f"{some('not_met')} ? 'ineligible' : {some('unknown')} ? 'incomplete'"
        f" : {some('open')} ? 'needs_decision' : 'eligible'"
    )


OUTCOME: Final = MappingProxyType(
    {
        "findings": f"flatMap([{', '.join(f'rules[{rule!r}]' for rule in RULES)}], #)",
        "outcome": _outcome(),
    }
)
"""All findings, and what they add up to."""
