"""Fill an empty desk: real applications as they are, and made-up cases that are further on.

The real ones lack what their announcements do not say, so few of them could be approved.
"""

import datetime as dt
import json
from pathlib import Path

from cerp_rules import PUBLISHED, Application, PreApproval, load
from cerp_rules.testing import a_case, a_completion, an_application
from review_desk.store import Store

__all__ = ["fill"]

MADE_UP = (
    ("submitted", 60, "Seed mixes for dry meadows"),
    ("reviewed", 30, "Live staking on eroding banks"),
    ("listed", 200, "Riparian restoration field course"),
    ("under-appeal", 300, "Prescribed fire in oak savanna"),
)
"""The point a case has come to, how many days ago its application was submitted, its title."""


def fill(store: Store, folder: Path, today: dt.date) -> None:
    """Submit each application of a folder, and add some cases with a history.

    Args:
        store: An empty store.
        folder: Applications as JSON, one in each file.
        today: The civil day up to which things have happened.
    """
    for path in sorted(folder.glob("*.json")):
        store.submit(load(json.loads(path.read_text("utf-8")), Application), PUBLISHED)
    for point, days, title in MADE_UP:
        application = an_application(
            submitted_on=today - dt.timedelta(days=days), offering__title=title
        )
        case_id = _keep(store, a_case(point, application=application), today)
        if point == "listed":
            store.add_completion(case_id, a_completion(**_of(application)))


def _keep(store: Store, case: PreApproval, today: dt.date) -> int:
    case_id = store.submit(case.application, PUBLISHED)
    for number, event in enumerate(case.events[1:], 1):
        if event.on <= today:
            store.append(case_id, number, event)
    return case_id


def _of(application: Application) -> dict[str, object]:
    """Give the session of a completion whose confirmation is still owed."""
    session = application.offering.sessions[0]
    return {"session": session, "completed_on": session.ends_on, "confirmation": None}
