"""Oversight: grounds and those who appeal, as written on the wire."""

from cerp_rules import AppealFiler, Ground


def test_the_grounds_are_the_three_of_the_page() -> None:
    """The page names educational criteria, guidelines and the code of ethics."""
    expected = ["educational_criteria", "guidelines", "code_of_ethics"]
    assert expected == [one.value for one in Ground]


def test_an_appeal_is_filed_by_the_sponsor_or_another() -> None:
    """Only whether it is the sponsor counts, so that there are two."""
    expected = ["sponsor", "other"]
    assert expected == [one.value for one in AppealFiler]
