"""Compose the schema of a use in marketing."""

from typing import Final

from cerp_rules._schemas._parts import Schema, choice, member, record, root
from cerp_rules.clauses import Party
from cerp_rules.marketing import MarketingClaim, MarketingKind, Promotes

__all__ = ["marketing_use"]

_KINDS: Final = {
    "claim": "Words that say something of the credits.",
    "logo": "The logo of the certification program.",
}
_CLAIMS: Final = {
    "eligible": "That the offering is eligible for credits.",
    "pending": "That approval is pending.",
}
_PROMOTED: Final = {
    "this_offering": "The pre-approved offering.",
    "other": "Something that is not pre-approved.",
    "mixed": "Both together.",
}


def marketing_use() -> Schema:
    """Compose the schema of a use in marketing."""
    schema = record(
        "Use in marketing",
        "One use of an approval in marketing: a claim, or the logo.",
        {
            "kind": member(choice(MarketingKind, _KINDS), "Kind", "What is used.", "claim"),
            "says": member(
                choice(MarketingClaim, _CLAIMS),
                "Says",
                "What a claim says; absent when that is not known, and for the logo.",
                "eligible",
                clause="marketing.claim",
                supplied_by=Party.SPONSOR,
            ),
            "promotes": member(
                choice(Promotes, _PROMOTED),
                "Promotes",
                "What is promoted; absent when that is not known.",
                "this_offering",
                clause="marketing.logo-use",
                supplied_by=Party.SPONSOR,
            ),
        },
        ("kind",),
    )
    return root("marketing-use", schema, {})
