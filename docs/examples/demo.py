"""Assess two real offerings and print what the library says of them."""

import json
import textwrap
from pathlib import Path

from cerp_rules import (
    Application,
    Assessment,
    Finding,
    Modality,
    Verdict,
    approval_period,
    assess,
    clause,
    load,
    review_deadline,
)

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
SHOWN = ("01-cowichan-bioengineering", "04-rutgers-delineation-methodology")
WIDTH = 80


def main() -> None:
    """Print one assessment after another."""
    for name in SHOWN:
        show(json.loads((CORPUS / f"{name}.json").read_text("utf-8")))


def show(payload: object) -> None:
    """Print all that the library says of one payload."""
    application = load(payload, Application)
    decided_on = application.submitted_on.add(weeks=4)
    assessment = assess(application, on=decided_on)
    period = approval_period(application, decided_on=decided_on)
    deadline = review_deadline(application)
    print("=" * WIDTH)
    line("offering", application.offering.title)
    line("sponsor", application.sponsor.name)
    line("submitted", str(application.submitted_on))
    line("outcome", f"{assessment.outcome.upper()} if decided on {decided_on}")
    line("would get", str(period) if period else "no period")
    if deadline:
        line("review by", f"{deadline.due_on}: {deadline.counting}")
    show_findings(assessment)
    show_missing(assessment)
    print()


def show_findings(assessment: Assessment) -> None:
    """Print each finding with its verdict and its clause."""
    print("\nfindings, in the order of the policy page")
    for finding in assessment.findings:
        place = clause(finding.clause)
        line(verdict(finding), finding.message)
        line("", f"{finding.clause} ({place.section}, {place.sentence})")


def show_missing(assessment: Assessment) -> None:
    """Print what is asked for, and of whom."""
    if assessment.missing:
        print("\nmissing")
    for finding in assessment.missing:
        line("", finding.pointer)
        line("", f"{finding.question} Asked of: {finding.supplied_by}.")


def verdict(finding: Finding) -> str:
    """Write a verdict as people do; what is recommended and not so is advice."""
    advice = finding.verdict is Verdict.NOT_MET and finding.modality is Modality.SHOULD
    return "advice" if advice else finding.verdict.replace("_", " ")


def line(label: str, text: str) -> None:
    """Print a label and a text beside it, broken at the width of the page."""
    margin = 17
    print(
        textwrap.fill(
            text,
            WIDTH,
            initial_indent=f"  {label:<{margin - 2}}",
            subsequent_indent=" " * margin,
            break_long_words=False,
        )
    )


if __name__ == "__main__":
    main()
