"""Hold the rules of an application, one module for each section of the policy page.

`RULES` lists them in the page's order, each as its id with clause and the function that decides.
A rule looks at an application, a day of decision and a policy, and gives at least one finding.
"""

from typing import Final

from cerp_rules.rules import reviews
from cerp_rules.rules._rule import Decide, Rule
from cerp_rules.rules.completeness import ASKING

__all__ = ["RULES", "Decide", "Rule"]

RULES: Final[tuple[tuple[Rule, Decide], ...]] = (
    *ASKING,
    *reviews.RULES,
)
