"""Clauses: the whole catalogue, written out by hand from the policy page."""

from typing import Any

import pytest

from cerp_rules import CLAUSES, Clause, Modality, Party, UnknownKindError, clause

MUST, SHOULD, MAY = Modality.MUST, Modality.SHOULD, Modality.MAY
SPONSOR, SER = Party.SPONSOR, Party.SER
CERTIFICANT, APPEALS = Party.CERTIFICANT, Party.REVIEW_AND_APPEALS_COMMITTEE

# In the page's order: id, heading on the page, where under it, how binding, whom it binds.
PAGE = [
    ("benefits.known-credits", "Benefits", "item 1", MUST, SER),
    ("benefits.sponsor-benefits", "Benefits", "item 2", MAY, SPONSOR),
    ("benefits.promotion", "Benefits", "item 3", MAY, SER),
    ("applicants.kinds", "Who Can Submit", "sentence 1", MUST, SPONSOR),
    ("applications.activities", "Applications", "sentence 1", MUST, SPONSOR),
    ("applications.form", "Applications", "sentences 1 and 2", MUST, SPONSOR),
    ("applications.sponsor-and-instructors", "Applications", "item 1", MUST, SPONSOR),
    ("applications.syllabus", "Applications", "item 2", MUST, SPONSOR),
    ("applications.sessions", "Applications", "item 3", MUST, SPONSOR),
    ("applications.registration-contact", "Applications", "item 4", MUST, SPONSOR),
    ("approval-period.two-years", "Approval Period", "sentence 1", MAY, SPONSOR),
    ("fees.none", "Fees", "sentence 1", MUST, SPONSOR),
    ("reviews.reviewers", "Reviews", "sentence 1", MUST, SER),
    ("reviews.notice", "Reviews", "sentence 1", MUST, SER),
    ("reviews.calendar", "Reviews", "sentence 2", MUST, SER),
    ("sponsors.procedures", "Procedures", "sentence 1", MUST, SPONSOR),
    ("completion.validated", "Confirmation of Completion", "sentence 1", MUST, SPONSOR),
    ("completion.confirmation", "Confirmation of Completion", "sentence 2", MUST, SPONSOR),
    ("completion.approval-code", "Confirmation of Completion", "sentence 3", SHOULD, SPONSOR),
    ("completion.sample-form", "Confirmation of Completion", "sentence 4", MAY, SPONSOR),
    ("completion.upload", "Confirmation of Completion", "sentence 5", MUST, CERTIFICANT),
    ("records.kept", "Record Maintenance", "sentence 1", MUST, SPONSOR),
    ("marketing.claim", "Marketing and Use of the Logo", "sentence 1", MAY, SPONSOR),
    ("marketing.logo-request", "Marketing and Use of the Logo", "sentence 2", MAY, SPONSOR),
    ("marketing.logo-use", "Marketing and Use of the Logo", "sentence 2", MUST, SPONSOR),
    ("oversight.monitoring", "Monitoring/Termination", "sentences 1 and 2", MAY, SER),
    ("oversight.measures", "Monitoring/Termination", "sentence 3", MAY, SER),
    ("oversight.commitments", "Monitoring/Termination", "sentence 3", MUST, SPONSOR),
    ("oversight.appeal", "Monitoring/Termination", "sentence 4", MAY, SPONSOR),
    ("oversight.final", "Monitoring/Termination", "sentence 5", MUST, APPEALS),
]


def test_the_catalogue_is_the_page_in_its_order() -> None:
    """Each statement has its id, section, sentence, modality and party, and none is left out."""
    rows = [(one.id, one.section, one.sentence, one.modality, one.party) for one in CLAUSES]
    assert PAGE == rows


@pytest.mark.parametrize("one", CLAUSES, ids=lambda one: one.id)
def test_a_summary_is_a_sentence_of_its_own(one: Clause) -> None:
    """Each clause has a summary that begins with a capital and ends with one full stop."""
    assert one.summary[0].isupper()
    assert one.summary.endswith(".")
    assert "  " not in one.summary
    assert [one] == [other for other in CLAUSES if other.summary == one.summary]


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("reviews.notice", "six weeks"),
        ("completion.confirmation", "30 days"),
        ("approval-period.two-years", "two years"),
        ("records.kept", "six years"),
        ("oversight.appeal", "30 days"),
        ("fees.none", "nothing"),
    ],
)
def test_a_summary_repeats_the_number_of_the_page(id_: str, words: str) -> None:
    """The numbers that a reader looks for stand in the summary."""
    assert words in clause(id_).summary.lower()


@pytest.mark.parametrize("row", PAGE, ids=lambda row: row[0])
def test_a_clause_is_found_by_its_id(row: tuple[str, str, str, Modality, Party]) -> None:
    """The id gives the clause of the catalogue, itself and no copy."""
    id_, section, *_ = row
    found = clause(id_)
    assert (id_, section) == (found.id, found.section)
    assert any(found is one for one in CLAUSES)


@pytest.mark.parametrize(
    "id_", ["", "reviews", "Reviews.Notice", "reviews.notice ", "reviews.nope"]
)
def test_an_unknown_id_is_refused(id_: str) -> None:
    """What is not exactly an id is refused, with the ids that are known."""
    with pytest.raises(UnknownKindError) as no:
        clause(id_)
    ids = tuple(row[0] for row in PAGE)
    assert (id_, ids) == (no.value.kind, no.value.known)


def test_the_values_of_the_page_are_these() -> None:
    """A clause must, should or may; six parties are bound, entitled or asked."""
    modalities = ["must", "should", "may"]
    parties = [
        "sponsor", "ser", "coordinator", "committee", "review_and_appeals_committee", "certificant",
    ]  # fmt: skip
    assert modalities == [one.value for one in Modality]
    assert parties == [one.value for one in Party]


@pytest.mark.parametrize("asked", [[], None, 5])
def test_what_is_no_text_is_no_id(asked: Any) -> None:
    """Whatever is asked for, the answer is that there is no such clause."""
    with pytest.raises(UnknownKindError) as no:
        clause(asked)
    assert type(asked).__name__ == no.value.kind
