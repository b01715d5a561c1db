"""Hold one use of an approval in marketing: a claim, or the logo.

Clauses served: ``marketing.claim``, ``marketing.logo-use``.
What is left out: whether the use is allowed on a day (`cerp_rules.rules.marketing`).

    >>> from cerp_rules import MarketingKind, MarketingUse
    >>> MarketingUse(kind=MarketingKind.LOGO).promotes is None
    True
"""

from enum import StrEnum

import attrs

from cerp_rules._checks import check_type

__all__ = ["MarketingClaim", "MarketingKind", "MarketingUse", "Promotes"]


class MarketingKind(StrEnum):
    """What is used: words, or the logo of the certification program.

    Source: clauses ``marketing.claim``, ``marketing.logo-use``.
    """

    CLAIM = "claim"
    LOGO = "logo"


class MarketingClaim(StrEnum):
    """What a claim says of an offering's credits.

    Source: clause ``marketing.claim``; reading ``marketing_start``.
    """

    ELIGIBLE = "eligible"
    PENDING = "pending"


class Promotes(StrEnum):
    """What is promoted: the pre-approved offering, something else, or both.

    Source: clause ``marketing.logo-use``; reading ``logo``.
    """

    THIS_OFFERING = "this_offering"
    OTHER = "other"
    MIXED = "mixed"


@attrs.frozen(kw_only=True)
class MarketingUse:
    """One use in marketing.

    Attributes:
        kind: What is used.
        says: What is said of the credits; None when not given, as beside the logo.
        promotes: What is promoted; None when not given.

    Raises:
        InvalidValueError: a member is of another class.

    Source: clauses ``marketing.claim``, ``marketing.logo-use``; reading ``logo``.

    Example:
        >>> MarketingUse(kind=MarketingKind.CLAIM, says=MarketingClaim.ELIGIBLE).says.value
        'eligible'
    """

    kind: MarketingKind
    says: MarketingClaim | None = None
    promotes: Promotes | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("kind", self.kind, MarketingKind)
        if self.says is not None:
            check_type("says", self.says, MarketingClaim)
        if self.promotes is not None:
            check_type("promotes", self.promotes, Promotes)
