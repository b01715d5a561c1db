"""Sponsors and instructors: a name, a kind or none, a resume or none."""

from typing import Any

import pytest

from cerp_rules import Document, Instructor, InvalidValueError, Sponsor, SponsorKind

CV = Document(title="Curriculum vitae")
either_class = pytest.mark.parametrize("cls", [Sponsor, Instructor])


@either_class
@pytest.mark.parametrize("name", ["x", "x" * 300, "R. Alder \U0001f331"])
def test_a_name_is_kept_as_given(cls: Any, name: str) -> None:
    """A name of 1 to 300 characters is kept, and nothing else is needed."""
    value = cls(name=name)
    assert (name, None) == (value.name, value.resume)


@either_class
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("x" * 301, "must have at most 300 characters"),
        ("", "must show something and hold no control characters"),
        ("\u3164", "must show something and hold no control characters"),
        ("R.\tAlder", "must show something and hold no control characters"),
        (None, "must be text"),
        (True, "must be text"),
    ],
)
def test_what_is_no_name_is_refused(cls: Any, name: Any, reason: str) -> None:
    """A name that is blank, too long, unsafe or no text is refused."""
    with pytest.raises(InvalidValueError) as no:
        cls(name=name)
    assert ("name", reason) == (no.value.field, no.value.reason)


@either_class
@pytest.mark.parametrize(
    "resume", ["Curriculum vitae", {"title": "Curriculum vitae"}, (CV,), False]
)
def test_a_resume_is_a_document(cls: Any, resume: Any) -> None:
    """A document is kept; a title, an object or a list of documents is none."""
    assert cls(name="R. Alder", resume=CV).resume is CV
    with pytest.raises(InvalidValueError) as no:
        cls(name="R. Alder", resume=resume)
    assert ("resume", "must be of type Document") == (no.value.field, no.value.reason)


KINDS = {
    SponsorKind.EDUCATIONAL_INSTITUTION: "educational_institution",
    SponsorKind.GOVERNMENT_AGENCY: "government_agency",
    SponsorKind.NON_PROFIT_ORGANIZATION: "non_profit_organization",
    SponsorKind.FOR_PROFIT_ORGANIZATION: "for_profit_organization",
    SponsorKind.INDIVIDUAL: "individual",
    SponsorKind.OTHER: "other",
}


def test_the_kinds_are_the_five_of_the_page_and_other() -> None:
    """The kinds have these texts on the wire, and there is no other."""
    assert KINDS == {kind: kind.value for kind in SponsorKind}


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_a_kind_is_kept(kind: SponsorKind | None) -> None:
    """Any kind is kept, those that may not submit included, and it may be unknown."""
    assert Sponsor(name="R. Alder", kind=kind).kind is kind


@pytest.mark.parametrize("kind", ["individual", "", 0, False])
def test_what_is_no_kind_is_refused(kind: Any) -> None:
    """The text of a kind is not the kind."""
    with pytest.raises(InvalidValueError) as no:
        Sponsor(name="R. Alder", kind=kind)
    assert ("kind", "must be of type SponsorKind") == (no.value.field, no.value.reason)
