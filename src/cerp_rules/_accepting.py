"""Accept the payload of an application in straight lines, or refuse it without saying why.

That it accepts just what the schema and the constructors accept is proven by tests.
What is left out: why a payload is refused (`cerp_rules._explain`), and every other kind of payload,
which is built by the constructors (`cerp_rules._conversion`).
"""

import re
from decimal import Decimal
from typing import Any, Final

from cerp_rules import _text
from cerp_rules._accepting_parts import (
    Accept,
    Names,
    accept_contact,
    accept_document,
    accept_fee,
    accept_instructor,
    accept_session,
    accept_sponsor,
    choice_of,
    items_of,
    members_of,
    refuse,
    text_of,
)
from cerp_rules._calendar import parse_day
from cerp_rules._checks import NAME, PROSE, are_visible
from cerp_rules._sound import new, setters
from cerp_rules.applications import (
    MOST_CO_SPONSORS,
    MOST_INSTRUCTORS,
    Application,
    RequestedApproval,
)
from cerp_rules.offerings import (
    MOST_DOCUMENTS,
    MOST_OBJECTIVES,
    MOST_SESSIONS,
    Offering,
    OfferingKind,
)

__all__ = ["RefusedError", "accept_application"]

_Path = tuple[str, ...]

_match_positive: Final = re.compile(_text.POSITIVE_DECIMAL).match

_CO_SPONSORS: Final = ("co_sponsors",)
_INSTRUCTORS: Final = ("instructors",)
_DOCUMENTS: Final = ("offering", "supporting_information")
_OBJECTIVES: Final = ("offering", "educational_objectives")
_SESSIONS: Final = ("offering", "sessions")
_KINDS: Final = {one.value: one for one in OfferingKind}
_REQUESTED: Final = {one.value: one for one in RequestedApproval}

(
    _put_title,
    _put_kind,
    _put_recurring,
    _put_syllabus,
    _put_supporting_information,
    _put_objectives,
    _put_sessions,
    _put_contact_hours,
) = setters(Offering)
(
    _put_application_id,
    _put_submitted_on,
    _put_sponsor,
    _put_co_sponsors,
    _put_instructors,
    _put_offering,
    _put_registration_contact,
    _put_requested_approval,
    _put_fee_paid,
) = setters(Application)


class RefusedError(Exception):
    """A payload is refused; nothing is wrong in the lists at `sound`, which were accepted."""

    def __init__(self, sound: frozenset[_Path]) -> None:
        super().__init__(sound)
        self.sound = sound


class _Seen:
    """What was seen on the way: the names, which are looked at together, and the lists."""

    __slots__ = ("lists", "names")

    def __init__(self) -> None:
        self.names: Names = []
        self.lists: list[tuple[_Path, int, int]] = []

    def sound(self) -> frozenset[_Path]:
        """Give the lists whose items were accepted, their names too."""
        return frozenset(
            path for path, first, last in self.lists if are_visible(self.names[first:last], NAME)
        )


def accept_application(payload: object, _: object = Application) -> Application:
    """Make an application of its payload, as a hook of the converter does.

    Raises:
        RefusedError: the payload is refused, for whatever reason.
    """
    seen = _Seen()
    try:
        return _application(payload, seen)
    except (RecursionError, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # whatever it was, the explanation says what is wrong
        raise RefusedError(seen.sound()) from None


def _listed(members: Any, path: _Path, most: int, accept: Accept, seen: _Seen) -> Any:
    """Give the items of a list, none where it is absent, and keep in mind what was accepted."""
    if path[-1] not in members:
        return ()
    names = seen.names
    first = len(names)
    made = tuple([accept(one, names) for one in items_of(members[path[-1]], most)])
    seen.lists.append((path, first, len(names)))
    return made


def _application(payload: object, seen: _Seen) -> Application:
    members = members_of(payload)
    names = seen.names
    submitted_on = parse_day(members["submitted_on"])
    sponsor = accept_sponsor(members["sponsor"], names)
    offering = _offering(members["offering"], seen)
    left = len(members) - 3 - ("co_sponsors" in members) - ("instructors" in members)
    application = new(Application)
    application_id = members.get("application_id")
    if application_id is not None:
        left -= 1
        names.append(application_id)
    co_sponsors = _listed(members, _CO_SPONSORS, MOST_CO_SPONSORS, accept_sponsor, seen)
    instructors = _listed(members, _INSTRUCTORS, MOST_INSTRUCTORS, accept_instructor, seen)
    contact = members.get("registration_contact")
    if contact is not None:
        left -= 1
        contact = accept_contact(contact, names)
    requested = members.get("requested_approval")
    if requested is not None:
        left -= 1
        requested = choice_of(requested, _REQUESTED)
    fee_paid = members.get("fee_paid")
    if fee_paid is not None:
        left -= 1
        fee_paid = accept_fee(fee_paid)
    if left or not are_visible(names, NAME):
        refuse()
    _put_application_id(application, application_id)
    _put_submitted_on(application, submitted_on)
    _put_sponsor(application, sponsor)
    _put_co_sponsors(application, co_sponsors)
    _put_instructors(application, instructors)
    _put_offering(application, offering)
    _put_registration_contact(application, contact)
    _put_requested_approval(application, requested)
    _put_fee_paid(application, fee_paid)
    return application


def _offering(payload: object, seen: _Seen) -> Offering:
    members = members_of(payload)
    names = seen.names
    offering = new(Offering)
    title = members["title"]
    names.append(title)
    _put_title(offering, title)
    _put_kind(offering, choice_of(members["kind"], _KINDS))
    left = len(members) - 2 - ("supporting_information" in members) - ("sessions" in members)
    recurring = members.get("recurring")
    if recurring is not None:
        left -= 1
        if type(recurring) is not bool:
            refuse()
    _put_recurring(offering, recurring)
    syllabus = members.get("syllabus")
    if syllabus is not None:
        left -= 1
        syllabus = accept_document(syllabus, names)
    _put_syllabus(offering, syllabus)
    documents = _listed(members, _DOCUMENTS, MOST_DOCUMENTS, accept_document, seen)
    _put_supporting_information(offering, documents)
    objectives: tuple[str, ...] = ()
    if "educational_objectives" in members:
        left -= 1
        objectives = tuple(items_of(members["educational_objectives"], MOST_OBJECTIVES))
        if not are_visible(objectives, PROSE):
            refuse()
        seen.lists.append((_OBJECTIVES, 0, 0))
    _put_objectives(offering, objectives)
    _put_sessions(offering, _listed(members, _SESSIONS, MOST_SESSIONS, accept_session, seen))
    hours = members.get("contact_hours")
    if hours is not None:
        left -= 1
        hours = Decimal(text_of(hours, _match_positive, NAME))
    _put_contact_hours(offering, hours)
    if left:
        refuse()
    return offering
