"""Give the cases of our scenario tables, and what tests that are no tables build as those do."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from cerp_rules import Completion, Event
from cerp_rules.testing._cases import CaseReader
from cerp_rules.testing._sample_files import read_samples
from cerp_rules.testing._samples_changed import Samples
from cerp_rules.testing.tables import About, Scenario, read_table

CASES = Path(__file__).parent / "cases"
_SAMPLES = Samples(read_samples(CASES, CASES))
_EXPECTING: dict[About, dict[str, Any]] = {
    **{about: {"outcome": "eligible"} for about in About},
    About.DUTY: {"duty": "procedures", "expect": {"status": "pending"}},
    About.STATUS: {"expect": {"in_force": True}},
}


def tables() -> list[Path]:
    """Name every table of cases, which lie in folders named by the sections of the page."""
    return sorted(CASES.glob("*/*.toml"))


@cache
def read(table: Path) -> tuple[Scenario, ...]:
    """Read one table."""
    return read_table(table, rootdir=CASES)


def scenarios(*about: str) -> list[Scenario]:
    """Give the cases of the tables that are about these."""
    return [one for table in tables() for one in read(table) if one.about in about]


def scenario(about: str, **given: Any) -> Scenario:
    """Build a case of which no table tells, on the history that is notified unless it says so."""
    about = About(about)
    story = {} if about is About.APPLICATION else {"history": "notified"}
    case = {"id": "here", "why": "no table", **story, **_EXPECTING[about], **given}
    reader = CaseReader(about=about, samples=_SAMPLES, for_all={}, path=CASES)
    return reader.read(case, 1)


def event_of(given: str | Mapping[str, Any]) -> Event:
    """Build an event from its name, or from a payload, which may say what it is `like`."""
    return _SAMPLES.event_of("event", given)


def completion_of(given: Mapping[str, Any]) -> Completion:
    """Build a completion from the sample, with what `set` and `remove` say."""
    return _SAMPLES.completion(given)
