"""Reviews: who reviews and what a review recommends, as written on the wire."""

from cerp_rules import Recommendation, Reviewer


def test_the_reviewers_are_the_two_of_the_page() -> None:
    """The Coordinator and the Committee review, and there is no third."""
    expected = ["coordinator", "committee"]
    assert expected == [one.value for one in Reviewer]


def test_a_review_recommends_one_of_two() -> None:
    """A review recommends to approve or to decline, and nothing between."""
    expected = ["approve", "decline"]
    assert expected == [one.value for one in Recommendation]
