"""Uses in marketing: what is used, what it says and what it promotes."""

from typing import Any

import pytest

from cerp_rules import (
    InvalidValueError,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    Promotes,
)


@pytest.mark.parametrize("kind", MarketingKind)
def test_what_is_not_given_of_a_use_is_absent(kind: MarketingKind) -> None:
    """A kind is enough; what it says and promotes may be unknown."""
    use = MarketingUse(kind=kind)
    expected = (kind, None, None)
    assert expected == (use.kind, use.says, use.promotes)


@pytest.mark.parametrize("kind", MarketingKind)
@pytest.mark.parametrize("says", MarketingClaim)
@pytest.mark.parametrize("promotes", Promotes)
def test_each_combination_is_kept(
    kind: MarketingKind, says: MarketingClaim, promotes: Promotes
) -> None:
    """A use may say what the policy refuses: that is for the rules to find."""
    use = MarketingUse(kind=kind, says=says, promotes=promotes)
    assert (kind, says, promotes) == (use.kind, use.says, use.promotes)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("kind", None, "must be of type MarketingKind"),
        ("kind", "claim", "must be of type MarketingKind"),
        ("kind", MarketingClaim.ELIGIBLE, "must be of type MarketingKind"),
        ("says", "pending", "must be of type MarketingClaim"),
        ("says", "", "must be of type MarketingClaim"),
        ("says", MarketingKind.CLAIM, "must be of type MarketingClaim"),
        ("promotes", "mixed", "must be of type Promotes"),
        ("promotes", False, "must be of type Promotes"),
        ("promotes", Promotes, "must be of type Promotes"),
    ],
    ids=str,
)
def test_what_is_no_member_of_a_use_is_refused(field: str, value: Any, reason: str) -> None:
    """The text of a member is not the member, and one list's member none of another's."""
    with pytest.raises(InvalidValueError) as no:
        MarketingUse(**{"kind": MarketingKind.LOGO, field: value})
    assert (field, reason) == (no.value.field, no.value.reason)


def test_a_use_has_a_kind() -> None:
    """Whether words or the logo are used is never left out."""
    members: dict[str, Any] = {"says": MarketingClaim.ELIGIBLE}
    with pytest.raises(TypeError):
        MarketingUse(**members)


def test_the_texts_of_kinds_claims_and_what_is_promoted() -> None:
    """These are the texts on the wire, and there is no other."""
    kinds, claims = ["claim", "logo"], ["eligible", "pending"]
    promotes = ["this_offering", "other", "mixed"]
    assert kinds == [one.value for one in MarketingKind]
    assert claims == [one.value for one in MarketingClaim]
    assert promotes == [one.value for one in Promotes]
