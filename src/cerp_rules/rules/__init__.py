"""Hold the rules of an application, one module for each section of the policy page.

`RULES` lists them in the page's order, each as its id with clause and the function that decides.
A rule looks at an application, a day of decision and a policy, and gives at least one finding.
"""

from typing import Final

from cerp_rules.clauses import CLAUSES
from cerp_rules.rules import reviews
from cerp_rules.rules._rule import Decide, Rule
from cerp_rules.rules.completeness import ASKING

__all__ = ["RULES", "Decide", "Rule"]

_PLACES: Final = {clause.id: place for place, clause in enumerate(CLAUSES)}

RULES: Final[tuple[tuple[Rule, Decide], ...]] = tuple(
    sorted((*ASKING, *reviews.RULES), key=lambda entry: _PLACES[entry[0].clause])
)
