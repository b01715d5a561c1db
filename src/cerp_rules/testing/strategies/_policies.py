"""Generate editions of the policy, their readings and terms, and books of editions.

Any edition that can be built is generated, sensible or not; one change of the published edition is
`PUBLISHED.revise`'s to make.
"""

from enum import StrEnum
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.offerings import OfferingKind
from cerp_rules.periods import Term
from cerp_rules.policy import Policy, PolicySource, RequiredInformation
from cerp_rules.policy_book import PolicyBook
from cerp_rules.readings import SWITCHES, Readings
from cerp_rules.reviews import Reviewer
from cerp_rules.sponsors import SponsorKind
from cerp_rules.testing.strategies import _texts
from cerp_rules.testing.strategies._nouns import fees
from cerp_rules.testing.strategies._texts import books_of, maybe

__all__ = [
    "members_of",
    "policies",
    "policy_books",
    "policy_sources",
    "readings",
    "terms",
]

_E = TypeVar("_E", bound=StrEnum)


def members_of(kind: type[_E]) -> SearchStrategy[tuple[_E, ...]]:
    """Generate some members of an enumeration, at least one, in any order."""
    return st.lists(st.sampled_from(list(kind)), min_size=1, unique=True).map(tuple)


_TERMS: Final = st.builds(
    Term,
    years=st.integers(0, 99),
    months=st.integers(0, 999),
    weeks=st.integers(0, 999),
    days=st.integers(1, 9_999),
) | st.sampled_from([Term(years=2), Term(months=18), Term(weeks=6), Term(years=99), Term(days=30)])
_SOURCES: Final = st.builds(
    PolicySource,
    title=_texts.names,
    section=maybe(_texts.names),
    url=maybe(_texts.urls),
    read_on=_texts.days,
)
_READINGS: Final = st.builds(
    Readings, **{switch.id: st.sampled_from(list(switch.kind)) for switch in SWITCHES}
)
_POLICIES: Final = st.builds(
    Policy,
    edition=_texts.names,
    in_force_from=_texts.days,
    source=_SOURCES,
    sponsor_kinds=members_of(SponsorKind),
    offering_kinds=members_of(OfferingKind),
    required_information=members_of(RequiredInformation),
    approval_term=_TERMS,
    fee=fees(),
    reviewers=members_of(Reviewer),
    review_notice=_TERMS,
    confirmation_within=_TERMS,
    retention=_TERMS,
    appeal_within=_TERMS,
    holidays=st.lists(_texts.days, max_size=3, unique=True).map(tuple),
    readings=_READINGS,
)


def terms() -> SearchStrategy[Term]:
    """Generate a term of one unit or several."""
    return _TERMS


def policy_sources() -> SearchStrategy[PolicySource]:
    """Generate where the text of an edition was read."""
    return _SOURCES


def readings() -> SearchStrategy[Readings]:
    """Generate a choice for every switch of the register."""
    return _READINGS


def policies() -> SearchStrategy[Policy]:
    """Generate an edition of the policy."""
    return _POLICIES


def policy_books() -> SearchStrategy[PolicyBook]:
    """Generate a book of one to three editions."""
    return books_of(_POLICIES, PolicyBook)
