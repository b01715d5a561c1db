"""Hold who reviews an application, and what a review recommends.

Clause served: ``reviews.reviewers``.
What is left out: whether a decision agrees with the reviews (`cerp_rules.rules.decisions`).

    >>> from cerp_rules import Recommendation, Reviewer
    >>> Reviewer.COMMITTEE.value, Recommendation.APPROVE.value
    ('committee', 'approve')
"""

from enum import StrEnum

__all__ = ["Recommendation", "Reviewer"]


class Reviewer(StrEnum):
    """Who reviews an application.

    Source: clause ``reviews.reviewers``.
    """

    COORDINATOR = "coordinator"
    COMMITTEE = "committee"


class Recommendation(StrEnum):
    """What a review recommends.

    Source: clause ``reviews.reviewers``.
    """

    APPROVE = "approve"
    DECLINE = "decline"
