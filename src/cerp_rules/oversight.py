"""Hold what a warning or a termination rests on, and who appeals.

Clauses served: ``oversight.measures``, ``oversight.commitments``, ``oversight.appeal``.
What is left out: whether grounds and evidence are enough (`cerp_rules.rules.oversight`), and the
content of the evidence, which only a person can judge.

    >>> from cerp_rules import Ground
    >>> [ground.value for ground in Ground]
    ['educational_criteria', 'guidelines', 'code_of_ethics']
"""

from enum import StrEnum

__all__ = ["AppealFiler", "Ground"]


class Ground(StrEnum):
    """What a sponsor failed in.

    Source: clause ``oversight.commitments``; reading ``termination_grounds``.
    """

    EDUCATIONAL_CRITERIA = "educational_criteria"
    GUIDELINES = "guidelines"
    CODE_OF_ETHICS = "code_of_ethics"


class AppealFiler(StrEnum):
    """Who filed an appeal.

    Source: clause ``oversight.appeal``; reading ``appeal-who``.
    """

    SPONSOR = "sponsor"
    OTHER = "other"
