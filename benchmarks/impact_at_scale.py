"""Measure what it costs to try a change of policy over many applications.

The applications are generated one by one and none is kept, as a stream from a database would be.
Time is by the clock and includes making them and adding up the totals; what the processor took and
what the making alone takes stand beside it.
Peak memory is that of `tracemalloc`, in a process of its own for each size: it counts what the
stream holds, whereas the size of a process would hide that behind the modules it has imported.
It slows things down several times over, so it is taken only where it has a target.
What is left out: cases with a history, which cost as much as replaying them twice.

It prints targets and whether they are reached, and always ends well: how fast a machine is that
happens to run it is no test.
"""

import argparse
import multiprocessing
import platform
import statistics
import time
import tracemalloc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from typing import Final

import attrs

from cerp_rules import (
    PUBLISHED,
    Application,
    Document,
    Fee,
    ImpactTotals,
    Instructor,
    Offering,
    OfferingKind,
    Policy,
    RegistrationContact,
    RequestedApproval,
    Session,
    Sponsor,
    SponsorKind,
    __version__,
    iter_impact,
)

TERMS: Final = PUBLISHED.revise(
    edition="other terms",
    approval_term="P3Y",
    review_notice="P4W",
    confirmation_within="P20D",
    retention="P7Y",
    appeal_within="P45D",
)
DRAFTS: Final = {
    "counted": TERMS.revise(edition="other times", approval_term=str(PUBLISHED.approval_term)),
    "terms": TERMS,
    "everything": TERMS.revise(
        edition="other terms, fee and readings",
        fee={"amount": "25.00", "currency": "USD"},
        readings={"sponsor_resume": "everyone", "conference_instructors": "everyone"},
    ),
}
TITLES: Final = {
    "counted": "the four terms changed by which last days are counted, and nothing else",
    "terms": "all five terms changed, and nothing else",
    "everything": "all five terms, the fee and two readings changed (no target)",
}
ON: Final = date(2027, 1, 1)
WITH_TARGETS: Final = frozenset({"counted", "terms"})
MOST_MICROSECONDS: Final = 100.0
"""For one application that is made already, so that 100,000 take 10 seconds."""
MOST_RATIO: Final = 1.2
"""Of the largest size to the smallest, in time for each application and in peak memory."""

_DAYS: Final = 727
_FIRST_DAY: Final = date(2025, 1, 1)
_RESUME: Final = Document(title="Curriculum vitae")
_SPONSOR_KINDS: Final = (*SponsorKind, None)
_OFFERING_KINDS: Final = tuple(OfferingKind)
_REQUESTS: Final = (None, RequestedApproval.LISTED_SESSIONS, RequestedApproval.TWO_YEARS)
_APART: Final = timedelta(days=400)
_CONTACT: Final = RegistrationContact(email="registrar@example.org")
_SAMPLE: Final = Offering(
    title="Field course",
    kind=OfferingKind.COURSE,
    recurring=True,
    syllabus=Document(title="Syllabus"),
    educational_objectives=("Read a reference reach",),
)


@attrs.frozen(kw_only=True)
class Measured:
    """What one size took.

    Attributes:
        size: How many applications there were.
        seconds: By the clock, the median of all runs.
        processor: Of the processor, the median of all runs; less than by the clock where others
            use the machine.
        making: By the clock, the median of making the applications alone.
        peak: The most memory held at once, in bytes; None where it was not taken.
        totals: What the draft changes.
    """

    size: int
    seconds: float
    processor: float
    making: float
    peak: int | None
    totals: ImpactTotals

    @property
    def microseconds(self) -> float:
        """For one application."""
        return self.seconds / self.size * 1e6


def applications(number: int) -> Iterator[Application]:
    """Make applications one by one: the same ones each time, of every sort.

    Courses last for months and everything else for days, and each is held again after 400 days.
    What is given and what is left out repeats after numbers without a common factor, so that every
    combination comes up.
    """
    for index in range(number):
        submitted_on = _FIRST_DAY + timedelta(days=index % _DAYS)
        first = submitted_on + timedelta(days=20 + index % 71)
        runs = (first + run * _APART for run in range(1 + index % 4))
        kind = _OFFERING_KINDS[index % len(_OFFERING_KINDS)]
        length = timedelta(days=100 if kind is OfferingKind.COURSE else 2)
        yield Application(
            application_id=f"generated-{index}",
            submitted_on=submitted_on,
            sponsor=Sponsor(
                name=f"Sponsor {index % 997}",
                kind=_SPONSOR_KINDS[index % len(_SPONSOR_KINDS)],
                resume=_RESUME if index % 29 % 2 else None,
            ),
            instructors=(Instructor(name="R. Alder", resume=_RESUME if index % 11 else None),),
            offering=attrs.evolve(
                _SAMPLE,
                title=f"Field course {index}",
                kind=kind,
                recurring=index % 13 > 0,
                sessions=tuple(Session(starts_on=run, ends_on=run + length) for run in runs),
            ),
            registration_contact=_CONTACT,
            requested_approval=_REQUESTS[index % len(_REQUESTS)],
            fee_paid=Fee(amount="25.00", currency="USD") if index % 17 else None,
        )


def totals_of(draft: Policy, size: int) -> ImpactTotals:
    """Add up what a draft changes over generated applications."""
    return ImpactTotals.of(iter_impact(PUBLISHED, draft, applications(size), on=ON))


def make(size: int) -> None:
    """Make applications and keep none."""
    deque(applications(size), maxlen=0)


def peak_of(name: str, size: int) -> int:
    """Give the most memory that is held at once, in bytes; to be called in a fresh process."""
    tracemalloc.start()
    totals_of(DRAFTS[name], size)
    return tracemalloc.get_traced_memory()[1]


def measure(name: str, size: int, runs: int) -> Measured:
    """Measure one size under one draft."""
    seconds, processor, making = [], [], []
    for _ in range(runs):
        start = time.perf_counter()
        make(size)
        made, used = time.perf_counter(), time.process_time()
        totals = totals_of(DRAFTS[name], size)
        seconds.append(time.perf_counter() - made)
        processor.append(time.process_time() - used)
        making.append(made - start)
    peak = None
    if name in WITH_TARGETS:
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as fresh:
            peak = fresh.submit(peak_of, name, size).result()
    return Measured(
        size=size,
        seconds=statistics.median(seconds),
        processor=statistics.median(processor),
        making=statistics.median(making),
        peak=peak,
        totals=totals,
    )


def show(name: str, rows: list[Measured]) -> None:
    """Print a row for each size, then the targets."""
    print(f"\n{TITLES[name]}")
    columns = ("size", "seconds", "processor", "making", "us each", "peak KiB", "change", "flip")
    print("".join(f"{column:>10}" for column in columns))
    for one in rows:
        flips = sum(flip.count for flip in one.totals.flips)
        took = f"{one.seconds:>10.2f}{one.processor:>10.2f}{one.making:>10.2f}"
        peak = "" if one.peak is None else f"{one.peak / 1024:,.0f}"
        for_each = f"{one.microseconds:>10.1f}{peak:>10}"
        print(f"{one.size:>10,}{took}{for_each}{one.totals.changed:>10,}{flips:>10,}")
    least, most = rows[0], rows[-1]
    of_sizes = f"{most.size:,} against {least.size:,}"
    has_targets = name in WITH_TARGETS
    linear = most.microseconds / least.microseconds
    tell(f"time for each, {of_sizes}", linear, MOST_RATIO if has_targets else None)
    if most.peak and least.peak:
        tell(f"peak memory, {of_sizes}", most.peak / least.peak, MOST_RATIO)
    each = MOST_MICROSECONDS if has_targets else None
    tell(f"microseconds for each of {most.size:,}, with making it", most.microseconds, None)
    through = most.microseconds - most.making / most.size * 1e6
    tell(f"microseconds for each of {most.size:,}, made already", through, each)


def tell(what: str, value: float, most: float | None) -> None:
    """Print a value, and whether it reaches its target."""
    target = ""
    if most is not None:
        reached = "reached" if value <= most else "not reached"
        target = f"  (target: at most {most:g}; {reached})"
    print(f"  {what}: {value:.2f}{target}")


def main(arguments: list[str] | None = None) -> None:
    """Measure each draft over each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3, help="of which the median is taken")
    options = parser.parse_args(arguments)
    print(f"cerp_rules {__version__}, {platform.python_implementation()}", end=" ")
    print(f"{platform.python_version()}, median of {options.runs}, as known on {ON}")
    for name in DRAFTS:
        show(name, [measure(name, size, options.runs) for size in options.sizes])


if __name__ == "__main__":
    main()
