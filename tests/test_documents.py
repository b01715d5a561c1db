"""Documents: a title that shows, and an address or none."""

from typing import Any

import pytest

from cerp_rules import Document, InvalidValueError

ADDRESS = "https://example.org/"
VISIBLE = "must show something and hold no control characters"


@pytest.mark.parametrize("title", ["x", "x" * 300, "\u00e9" * 300, " Syllabus (on paper) "])
def test_a_title_is_kept_as_given(title: str) -> None:
    """A title of 1 to 300 characters is kept as it is, blanks at its ends included."""
    assert title == Document(title=title).title


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("x" * 301, "must have at most 300 characters"),
        ("", VISIBLE),
        (" \u200b", VISIBLE),
        ("a\nb", VISIBLE),
        ("a\u202eb", VISIBLE),
        (None, "must be text"),
        (7, "must be text"),
        (b"x", "must be text"),
    ],
)
def test_what_is_no_title_is_refused(title: Any, reason: str) -> None:
    """A title that is blank, too long, unsafe or no text is refused."""
    with pytest.raises(InvalidValueError) as no:
        Document(title=title)
    assert ("title", reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    "uri",
    [None, ADDRESS, "http://example.org", "urn:isbn:0451450523", ADDRESS.ljust(2_048, "x")],
    ids=["none", "https", "http", "urn", "longest"],
)
def test_an_address_is_kept_as_given(uri: str | None) -> None:
    """An http, https or urn address of at most 2,048 characters is kept; it may be absent."""
    assert uri == Document(title="Syllabus", uri=uri).uri


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        (ADDRESS.ljust(2_049, "x"), "must have at most 2048 characters"),
        ("", "must be an http, https or urn address in ASCII"),
        ("cv.pdf", "must be an http, https or urn address in ASCII"),
        (
            "javascript:alert(1)",
            "must be an http, https or urn address in ASCII",
        ),
        (
            "file:///etc/passwd",
            "must be an http, https or urn address in ASCII",
        ),
        (f"{ADDRESS}\n", "must be an http, https or urn address in ASCII"),
        (7, "must be an http, https or urn address in ASCII"),
        (
            ADDRESS.encode(),
            "must be an http, https or urn address in ASCII",
        ),
    ],
    ids=["longest and one", "empty", "path", "script", "file", "newline", "number", "bytes"],
)
def test_what_is_no_address_is_refused(uri: Any, reason: str) -> None:
    """An address of another scheme, too long or no text is refused."""
    with pytest.raises(InvalidValueError) as no:
        Document(title="Syllabus", uri=uri)
    assert ("uri", reason) == (no.value.field, no.value.reason)
