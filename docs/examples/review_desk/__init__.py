"""Serve a review desk: a small web application around cerp_rules, made to be read and copied.

The library decides; here are the forms, the pages and the table of events.
`store` keeps events, `outlines` and `forms` make forms of the published schemas, `actions` says
what a case permits, `applying`, `pages` and `drafts` answer requests, `guard` protects them, and
`app` puts it together.
Who may do what is for the service around it to decide: the desk has no login.
"""
