"""Hold what a sponsor hands in: a resume, a syllabus, other supporting information.

What is left out: the content of a document, which only a person can judge.

    >>> from cerp_rules import Document
    >>> Document(title="Syllabus (on paper)").uri is None
    True
"""

import attrs

from cerp_rules import _text
from cerp_rules._checks import ADDRESS, NAME, check_pattern, check_text

__all__ = ["Document"]


@attrs.frozen(kw_only=True)
class Document:
    """A document by its title, and its address where it has one.

    Attributes:
        title: 1 to 300 characters.
        uri: An http, https or urn address, at most 2,048 characters; None when it has none.

    Raises:
        InvalidValueError: the title is blank or too long, or the address none.

    Source: clauses ``applications.sponsor-and-instructors``, ``applications.syllabus``.

    Example:
        >>> Document(title="Curriculum vitae", uri="https://example.org/cv.pdf").title
        'Curriculum vitae'
    """

    title: str
    uri: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check title and address."""
        check_text("title", self.title, NAME)
        if self.uri is not None:
            check_pattern("uri", self.uri, _text.URI, ADDRESS)
