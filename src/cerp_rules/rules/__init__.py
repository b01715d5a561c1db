"""Hold the rules, one module for each section of the policy page.

A rule has an id and rests on a clause; it gives at least one finding.
`cerp_rules.rules.every_rule` lists them all; nothing is imported here, so that threads that import
several modules of this package at once do not wait for one another.
"""
