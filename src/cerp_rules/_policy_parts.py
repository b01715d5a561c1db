"""Hold what an edition of the policy is made of besides numbers: list items and its source."""

from enum import StrEnum

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day
from cerp_rules._checks import ADDRESS, NAME, check_day, check_pattern, check_text

__all__ = ["PolicySource", "RequiredInformation"]


class RequiredInformation(StrEnum):
    """What an application must give: the items of the page's list.

    Source: clauses ``applications.sponsor-and-instructors``, ``applications.syllabus``,
    ``applications.sessions``, ``applications.registration-contact``.
    """

    SPONSOR_AND_INSTRUCTORS = "sponsor_and_instructors"
    SYLLABUS = "syllabus"
    SESSIONS = "sessions"
    REGISTRATION_CONTACT = "registration_contact"


@attrs.frozen(kw_only=True)
class PolicySource:
    """Where the text of an edition was read.

    Attributes:
        title: The title of the page or paper, 1 to 300 characters.
        section: The part of it, 1 to 300 characters; None for the whole.
        url: Its http or https address, at most 2,048 characters; None when it has none.
        read_on: The civil day it was read, 1900 to 2200.

    Raises:
        InvalidValueError: a member is blank, too long, no address or no day.

    Source: the published schema ``policy``.

    Example:
        >>> from datetime import date
        >>> PolicySource(title="Minutes of the board", read_on=date(2026, 11, 1)).url is None
        True
    """

    title: str
    section: str | None = None
    url: str | None = None
    read_on: Date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("title", self.title, NAME)
        if self.section is not None:
            check_text("section", self.section, NAME)
        if self.url is not None:
            check_pattern("url", self.url, _text.URL, ADDRESS)
        check_day("read_on", self.read_on)
