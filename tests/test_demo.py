"""The demo shows one complete and one incomplete offering, readable in 80 columns."""

import re
import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parents[1] / "docs" / "examples" / "demo.py"


def _printed() -> list[str]:
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "-X", "utf8", str(DEMO)], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").splitlines()


def test_demo_shows_what_it_promises() -> None:
    """Outcome, findings with clause, what is missing and of whom, period and deadline are shown."""
    printed = _printed()
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
