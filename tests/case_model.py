"""A plain model of the life of a pre-approval, written from the policy page and the readings.

It shares no code with the library: editions are dicts of texts, days are those of `datetime`, and
an event is read member by member.
Whether an application as such can be approved is not modelled; the caller says it.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from case_model_days import (
    Edition,
    edition_on,
    governing,
    last_day_in_force,
    last_day_to_act,
    plain,
)

Days = tuple[dt.date, dt.date]
Approvable = Callable[[Any, dt.date], bool]
"""Whether an application is neither ineligible nor incomplete on a day."""

TERMINATED: Final = frozenset({"terminated", "under_appeal", "termination_final"})
AFTER_APPROVAL: Final = TERMINATED | {"approved"}

POSSIBLE_IN: Final[dict[str, frozenset[str]]] = {
    "application_submitted": frozenset(),
    "application_amended": frozenset({"under_review"}),
    "application_withdrawn": frozenset({"under_review"}),
    "review_recorded": frozenset({"under_review"}),
    "application_approved": frozenset({"under_review"}),
    "application_declined": frozenset({"under_review"}),
    "applicant_notified": AFTER_APPROVAL | {"declined"},
    "offering_listed": AFTER_APPROVAL,
    "sample_form_requested": AFTER_APPROVAL,
    "logo_requested": AFTER_APPROVAL,
    "logo_supplied": AFTER_APPROVAL,
    "records_delivered": AFTER_APPROVAL,
    "monitoring_recorded": AFTER_APPROVAL,
    "warning_issued": frozenset({"approved"}),
    "pre_approval_terminated": frozenset({"approved"}),
    "appeal_filed": frozenset({"terminated"}),
    "appeal_decided": frozenset({"under_appeal"}),
}
"""The statuses in which a type of event can happen at all."""


@dataclass
class Ended:
    """A termination: its last day in force, its notice, and the days on which it is suspended."""

    last: dt.date
    notified: dt.date
    stay_from: dt.date | None = None
    stay_through: dt.date | None = None

    def bites(self, day: dt.date) -> bool:
        """Whether the approval is not in force on a day because of the termination."""
        if day <= self.last:
            return False
        if self.stay_from is None or day < self.stay_from:
            return True
        return self.stay_through is not None and day > self.stay_through


@dataclass
class Granted:
    """What was granted: the days of two years, or sessions."""

    code: str
    credits: Any
    decided: dt.date
    two_years: bool
    sessions: list[Days]


@dataclass
class Model:
    """A case: its editions, and its events in order."""

    editions: list[Edition]
    events: list[Any]
    status: str = "under_review"
    reviews: dict[str, str] = field(default_factory=dict)
    granted: Granted | None = None
    told: dt.date | None = None
    warned: list[dt.date] = field(default_factory=list)
    logo_asked: bool = False
    ended: Ended | None = None

    def __post_init__(self) -> None:
        """Go through the events, all of which were permitted."""
        self.submitted = plain(self.events[0].on)
        self.application = self.events[0].application
        self.last_day = plain(self.events[-1].on)
        for event in self.events[1:]:
            happened = getattr(self, f"_{event.type.value}", None)
            if happened is not None:
                happened(event, plain(event.on))

    def known_on(self, day: dt.date) -> "Model":
        """Give the case as it was known on a day."""
        return Model(self.editions, [one for one in self.events if one.on <= day])

    def after(self, event: Any) -> "Model":
        """Give the case with one event more."""
        return Model(self.editions, [*self.events, event])

    def _reads(self, switch: str, day: dt.date) -> str:
        return str(edition_on(self.editions, day)["readings"][switch])

    # What an event changes

    def _application_amended(self, event: Any, _: dt.date) -> None:
        self.application = event.application

    def _application_withdrawn(self, _event: Any, _: dt.date) -> None:
        self.status = "withdrawn"

    def _application_declined(self, _event: Any, _: dt.date) -> None:
        self.status = "declined"

    def _review_recorded(self, event: Any, _: dt.date) -> None:
        self.reviews[event.reviewer.value] = event.recommendation.value

    def _application_approved(self, event: Any, day: dt.date) -> None:
        self.status = "approved"
        two_years = self._would_grant(event) == "two_years"
        named = [_days(one) for one in event.sessions]
        left = [one for one in self.listed if one[1] >= day]
        sessions = [] if two_years else named or left
        code, award = event.approval_code, event.credits
        self.granted = Granted(code, award, day, two_years, sessions)

    def _applicant_notified(self, _event: Any, day: dt.date) -> None:
        if self.granted is not None and self.told is None:
            self.told = day

    def _logo_requested(self, _event: Any, _: dt.date) -> None:
        self.logo_asked = True

    def _warning_issued(self, _event: Any, day: dt.date) -> None:
        self.warned.append(day)

    def _pre_approval_terminated(self, event: Any, day: dt.date) -> None:
        self.status = "terminated"
        notified = plain(event.notified_on)
        by_notice = self._reads("termination_day", day) == "notification"
        self.ended = Ended(last=notified if by_notice else day, notified=notified)

    def _appeal_filed(self, _event: Any, day: dt.date) -> None:
        self.status = "under_appeal"
        assert self.ended is not None
        if self._reads("appeal_stay", day) == "yes":
            self.ended.stay_from = day

    def _appeal_decided(self, event: Any, day: dt.date) -> None:
        assert self.ended is not None
        against, votes_for = event.votes_to_reverse, event.votes_to_uphold
        tie_reverses = self._reads("appeal_majority", day) == "tie_reverses"
        if against > votes_for or (against == votes_for and tie_reverses):
            self.status, self.ended = "approved", None
        else:
            self.status = "termination_final"
            self.ended.stay_through = day

    # What can be asked

    @property
    def listed(self) -> list[Days]:
        """The days of the sessions that the application lists."""
        return [_days(one) for one in self.application.offering.sessions]

    @property
    def period(self) -> Days | None:
        """The days of the approval; None without one, and while no day starts it."""
        granted = self.granted
        if granted is None:
            return None
        if not granted.two_years:
            return granted.decided, max(granted.decided, *(last for _, last in granted.sessions))
        edition = governing(self.editions, self.submitted, granted.decided)
        starts = {
            "decision": granted.decided,
            "notification": self.told,
            "first_session": min(
                (first for first, _ in self.listed if first >= granted.decided), default=None
            ),
        }
        start = starts[edition["readings"]["approval_start"]]
        if start is None:
            return None
        return start, last_day_in_force(start, edition)

    def is_in_force(self, day: dt.date) -> bool:
        """Whether the approval, as known now, is in force on a day."""
        period = self.period
        if period is None or not period[0] <= day <= period[1]:
            return False
        return self.ended is None or not self.ended.bites(day)

    def is_over(self, day: dt.date) -> bool:
        """Whether the approval, as known now, has come to its end before a day."""
        period = self.period
        if period is not None and day > period[1]:
            return True
        return self.ended is not None and self.ended.bites(day)

    def status_on(self, day: dt.date) -> str:
        """Give the status as now known, an approved one refined by the day."""
        if self.status != "approved":
            return self.status
        period = self.period
        if period is None or day < period[0]:
            return "not_started"
        return "expired" if day > period[1] else "in_force"

    @property
    def last_day_to_appeal(self) -> dt.date | None:
        """The last day on which the termination can be appealed; None without one."""
        if self.ended is None:
            return None
        edition = edition_on(self.editions, self.ended.notified)
        return last_day_to_act(self.ended.notified, edition["appeal_within"], edition)

    # What is permitted

    def permits(self, event: Any, approvable: Approvable) -> bool:
        """Whether an event may be recorded next."""
        kind, day = event.type.value, plain(event.on)
        if day < self.last_day or self.status not in POSSIBLE_IN[kind]:
            return False
        if kind == "application_approved":
            return (
                self._reviewed(day, "approve")
                and approvable(self.application, day)
                and self._can_grant(event, day)
            )
        asked = getattr(self, f"_permits_{kind}", None)
        return asked is None or bool(asked(event, day))

    def _permits_application_amended(self, event: Any, _: dt.date) -> bool:
        return plain(event.application.submitted_on) == self.submitted

    def _permits_application_declined(self, _event: Any, day: dt.date) -> bool:
        return self._reviewed(day, "decline")

    def _reviewed(self, day: dt.date, decision: str) -> bool:
        """Whether every review that is needed is there, and the one that prevails says so."""
        edition = governing(self.editions, self.submitted, day)
        # Nobody else reviews by that edition, so nobody else is waited for, or prevails.
        named = set(edition["reviewers"])
        committee_alone = edition["readings"]["reviews_required"] == "committee"
        needed = {"committee"} if committee_alone and "committee" in named else named
        counting = {by: said for by, said in self.reviews.items() if by in named}
        prevailing = counting.get("committee", counting.get("coordinator"))
        return needed <= set(counting) and prevailing == decision

    def _would_grant(self, event: Any) -> str:
        if event.granted is not None:
            return str(event.granted.value)
        requested = self.application.requested_approval
        if event.sessions or requested is None:
            return "listed_sessions"
        return str(requested.value)

    def _can_grant(self, event: Any, day: dt.date) -> bool:
        application = self.application
        if self._would_grant(event) == "two_years":
            edition = governing(self.editions, self.submitted, day)
            every_kind = edition["readings"]["recurring_scope"] == "any_offering"
            # A session that is to start it cannot be added once the application is decided.
            by_session = edition["readings"]["approval_start"] == "first_session"
            starts = not by_session or any(first >= day for first, _ in self.listed)
            requested = application.requested_approval
            return (
                starts
                and requested is not None
                and requested.value == "two_years"
                and application.offering.recurring is True
                and (every_kind or application.offering.kind.value == "course")
                and not event.sessions
            )
        if event.sessions:
            listed = application.offering.sessions
            return all(any(_same(one, other) for other in listed) for one in event.sessions)
        return any(last >= day for _, last in self.listed)

    def _permits_offering_listed(self, _event: Any, day: dt.date) -> bool:
        return not self.is_over(day)

    def _permits_logo_requested(self, _event: Any, day: dt.date) -> bool:
        return not self.is_over(day)

    def _permits_logo_supplied(self, _event: Any, day: dt.date) -> bool:
        return self.logo_asked and not self.is_over(day)

    def _permits_monitoring_recorded(self, _event: Any, day: dt.date) -> bool:
        return not self.is_over(day)

    def _permits_records_delivered(self, event: Any, day: dt.date) -> bool:
        return day >= plain(event.session.starts_on)

    def _permits_warning_issued(self, event: Any, day: dt.date) -> bool:
        return self.is_in_force(day) and bool(event.grounds) and bool(event.evidence)

    def _permits_pre_approval_terminated(self, event: Any, day: dt.date) -> bool:
        enough = 3 if self._reads("termination_grounds", day) == "all" else 1
        warned = self._reads("warning_first", day) == "no" or any(one < day for one in self.warned)
        return (
            self.is_in_force(day)
            and len(event.grounds) >= enough
            and bool(event.evidence)
            and plain(event.notified_on) >= day
            and warned
        )

    def _permits_appeal_filed(self, event: Any, day: dt.date) -> bool:
        by_other = event.filed_by is not None and event.filed_by.value == "other"
        last = self.last_day_to_appeal
        return not by_other and last is not None and day <= last

    @property
    def telling_days(self) -> list[dt.date]:
        """The days at which something changes, from the last event on, and their neighbours."""
        found: set[dt.date] = set()
        for day in self._turns():
            found |= {day + dt.timedelta(days=by) for by in (-1, 0, 1)}
        return sorted(day for day in found if day >= self.last_day)

    def _turns(self) -> Iterable[dt.date]:
        yield from self.period or ()
        yield from (day for days in self.listed for day in days)
        if self.ended is not None:
            yield self.ended.last
        if self.last_day_to_appeal is not None:
            yield self.last_day_to_appeal
        if len(self.editions) > 1:
            yield from (one["in_force_from"] for one in self.editions)


def _days(session: Any) -> Days:
    return plain(session.starts_on), plain(session.ends_on)


def _same(named: Any, listed: Any) -> bool:
    """Whether a session that is named is one that is listed; a place not given fits any."""
    places = {named.place, listed.place} - {None}
    return _days(named) == _days(listed) and len(places) <= 1
