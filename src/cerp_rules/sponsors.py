"""Hold who offers: the sponsor, the co-sponsors and the instructors.

Clauses served: ``applicants.kinds``, ``applications.sponsor-and-instructors``.
What is left out: whether a kind may submit and whose resume is needed (`cerp_rules.rules`).

    >>> from cerp_rules import Sponsor, SponsorKind
    >>> Sponsor(name="R. Alder", kind=SponsorKind.INDIVIDUAL).kind.value
    'individual'
"""

from enum import StrEnum

import attrs

from cerp_rules._checks import NAME, check_text, check_type
from cerp_rules.documents import Document

__all__ = ["Instructor", "Sponsor", "SponsorKind"]


class SponsorKind(StrEnum):
    """What a sponsor is: one of the page's five kinds, or other.

    Source: clause ``applicants.kinds``; reading ``sponsor-kind``.
    """

    EDUCATIONAL_INSTITUTION = "educational_institution"
    GOVERNMENT_AGENCY = "government_agency"
    NON_PROFIT_ORGANIZATION = "non_profit_organization"
    FOR_PROFIT_ORGANIZATION = "for_profit_organization"
    INDIVIDUAL = "individual"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Sponsor:
    """Who answers for an offering, or takes part in that.

    Attributes:
        name: 1 to 300 characters.
        kind: What the sponsor is; None when that is not known.
        resume: An individual's resume or an organization's profile; None when not given.

    Raises:
        InvalidValueError: the name is blank or too long, or a member of another class.

    Source: clauses ``applicants.kinds``, ``applications.sponsor-and-instructors``; readings
    ``one-sponsor``, ``sponsor-kind``.

    Example:
        >>> Sponsor(name="Cascadia Wetlands Institute").kind is None
        True
    """

    name: str
    kind: SponsorKind | None = None
    resume: Document | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("name", self.name, NAME)
        if self.kind is not None:
            check_type("kind", self.kind, SponsorKind)
        if self.resume is not None:
            check_type("resume", self.resume, Document)


@attrs.frozen(kw_only=True)
class Instructor:
    """Who teaches, or speaks.

    Attributes:
        name: 1 to 300 characters.
        resume: Their resume; None when not given.

    Raises:
        InvalidValueError: the name is blank or too long, or the resume no document.

    Source: clause ``applications.sponsor-and-instructors``.

    Example:
        >>> Instructor(name="R. Alder").resume is None
        True
    """

    name: str
    resume: Document | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("name", self.name, NAME)
        if self.resume is not None:
            check_type("resume", self.resume, Document)
