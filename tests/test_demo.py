"""The demo shows two offerings, the life of one case, and a change of policy, in 80 columns."""

import re
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"


def _printed(script: str) -> list[str]:
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-X", "utf8", str(EXAMPLES / script)], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").splitlines()


def test_demo_shows_what_it_promises() -> None:
    """Outcome, findings with clause, what is missing and of whom, period and deadline are shown."""
    printed = _printed("demo.py")
    text = re.sub(r"\s+", " ", " ".join(printed))
    assert max(len(line) for line in printed) <= 80
    for expected in (
        "outcome ELIGIBLE if decided on 2015-09-05",
        "would get 5 September 2015 to 4 September 2017",
        "day 0 is 8 August 2015, not counted; six weeks end on 19 September 2015, counted; no roll",
        "outcome INCOMPLETE if decided on 2013-09-04",
        "fees.none (Fees, sentence 1)",
        "/instructors/0/resume Where is the resume of Instructor, day 1",
        "(hydric soils)? Asked of: sponsor.",
        "advice The session of 4 June 2026 to 11 June 2026 is after the period of approval",
    ):
        assert expected in text


# What each step of the story must show, in this order: its heading, and what stands under it.
STORY = (
    ("2026-03-02  application submitted", "status under review"),
    ("2026-04-06  application approved: not permitted", "The resume of R. Alder is not given."),
    ("2026-03-09  application amended", "upcoming 2026-04-13 review-notice, by ser"),
    ("2026-03-16  review recorded", "status under review"),
    ("2026-03-30  review recorded", "status under review"),
    ("2026-04-06  application approved", "upcoming 2028-02-23 renewal, by sponsor"),
    ("2026-04-08  applicant notified", "upcoming 2028-04-05 marketing-claim, by sponsor"),
    ("2026-04-10  offering listed", "status in force"),
    ("2027-06-30  a completion, in a session", "outcome eligible: 16 CEC for L. Birch"),
    ("2027-07-01  warning issued", "keeping 2033-06-09 attendance-record, by sponsor"),
    (
        "2027-08-02  pre-approval terminated",
        "due 2027-08-02 marketing-claim, by sponsor upcoming 2027-09-01 appeal, by sponsor",
    ),
    ("2027-08-30  appeal filed", "status under appeal keeping 2033-06-09 attendance-record"),
    ("2027-09-13  appeal decided", "status in force"),
    ("the same case, replayed from its events: True", ""),
)


def test_demo_tells_the_life_of_one_case() -> None:
    """Each step is shown in order, with status, open deadlines, credits and what is refused."""
    printed = _printed("life_of_a_case.py")
    assert max(len(line) for line in printed) <= 80
    parts = re.split(r"\n(?=20\d\d-|the same)", "\n".join(printed))[1:]
    assert len(STORY) == len(parts)
    for (heading, under), part in zip(STORY, parts, strict=True):
        assert part.startswith(heading)
        assert under in re.sub(r"\s+", " ", part)


# What each part on the change of policy must show, in this order: its heading, and lines under it.
CHANGE = (
    (
        "the draft against the published edition",
        "fee: 0 USD becomes 25.00 USD (fees.none)",
        "review_notice: P6W (six weeks) becomes P4W (four weeks) (reviews.notice)",
        "retention: P6Y (six years) becomes P7Y (seven years) (records.kept)",
        "A sponsor of any kind must give a resume.) (applications.sponsor-and-instructors)",
    ),
    (
        "over 20 applications and cases, as known on 2027-06-30",
        "20 change, 0 do not",
    ),
    (
        "outcomes that flip",
        "corpus-01 eligible becomes incomplete (fees.none)",
        "corpus-26 needs decision becomes incomplete (applications.sponsor-and-instructors,",
        "the case eligible becomes incomplete (applications.sponsor-and-instructors, fees.none)",
    ),
    (
        "events that the draft would not have permitted",
        "the case application approved on 2026-04-06",
        "A fee of 25.00 USD is due, and nothing is said of its payment. (fees.none)",
    ),
    (
        "deadlines that move",
        "corpus-01 2015-09-19 becomes 2015-09-05, -14 days, review-notice",
        "the case, full 2026-04-13 becomes 2026-03-30, -14 days, review-notice",
        "the case, full 2033-06-09 becomes 2034-06-09, +365 days, attendance-record",
        "the case, full 2033-06-09 becomes 2034-06-09, +365 days, confirmation-record",
    ),
    (
        "the totals",
        "outcomes 2 of an application: eligible becomes incomplete",
        "findings 20 by the rule fee",
        "deadlines 20 review-notice (reviews.notice)",
        "deadlines 1 confirmation-record (records.kept)",
    ),
    (
        "readings on which corpus-01 hangs",
        "last_day_roll chosen: none; otherwise: next_working_day.",
        "review-notice: 2015-09-19 becomes 2015-09-21",
    ),
)


def test_demo_tries_a_change_of_policy() -> None:
    """The difference, the flips with clauses, the days that move and the totals are shown."""
    printed = _printed("change_of_policy.py")
    assert max(len(line) for line in printed) <= 80
    parts = "\n".join(printed).split("\n\n")[1:]
    assert len(CHANGE) == len(parts)
    for (heading, *under), part in zip(CHANGE, parts, strict=True):
        assert part.startswith(f"{heading}\n")
        text = re.sub(r"\s+", " ", part)
        for expected in under:
            assert expected in text
