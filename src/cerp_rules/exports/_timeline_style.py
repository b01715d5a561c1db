"""Hold the look of a timeline: its colours in light and in dark, and what each of them is for.

Every selector begins with the class of the picture, so that a page it stands in keeps its own look.
Text has a contrast of 4.5 to 1 at least, and a mark 3 to 1, on the card and on an overdue row.
"""

from typing import Final

from cerp_rules.duty_values import DeadlineState

__all__ = ["DARK", "LIGHT", "STYLE"]

LIGHT: Final = (
    "--card:#ffffff;--edge:#d5dde3;--ink:#1b2730;--muted:#54636f;--grid:#e8edf0;--event:#33566b;"
    "--approval:#2d7a55;--day:#1b2730;--late:#fdeceA;--overdue:#b3261e;--due:#8a5200;"
    "--upcoming:#1f5fa8;--keeping:#5c4a9c;--met:#2a6b4b;--met_late:#8a5200;--lapsed:#54636f"
).lower()
DARK: Final = (
    "--card:#12191f;--edge:#2f3b44;--ink:#e7eef3;--muted:#a4b3be;--grid:#222d35;--event:#9cc4da;"
    "--approval:#6fbf95;--day:#e7eef3;--late:#3b1d1c;--overdue:#ff9d93;--due:#f0bb60;"
    "--upcoming:#90bdf6;--keeping:#c4b6f6;--met:#7fcca3;--met_late:#f0bb60;--lapsed:#a4b3be"
)

_RULES: Final = (
    (
        "text",
        "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;unicode-bidi:isolate",
    ),
    (".plain", "fill:var(--ink)"),
    (".strong", "fill:var(--ink);font-weight:650"),
    (".muted", "fill:var(--muted);font-variant-numeric:tabular-nums"),
    (".section", "fill:var(--muted);font-weight:650;letter-spacing:.05em"),
    (".state", "font-weight:550"),
    (".on-day", "fill:var(--card);font-weight:650"),
    (".card", "fill:var(--card);stroke:var(--edge)"),
    (".grid", "stroke:var(--grid)"),
    (".rule", "stroke:var(--grid)"),
    (".day", "stroke:var(--day);stroke-width:1.5;stroke-dasharray:2 3"),
    (".day-label", "fill:var(--day)"),
    (".event", "fill:var(--event);stroke:var(--card);stroke-width:1.5"),
    (".in-force", "fill:var(--approval)"),
    (".granted", "fill:none;stroke:var(--approval);stroke-width:1.5;stroke-dasharray:4 3"),
    (".badge", "fill:var(--late);stroke:var(--overdue)"),
    (".late", "fill:var(--late)"),
    (".span", "stroke-width:2;opacity:.55"),
    (".span-late", "stroke:var(--overdue);stroke-width:5"),
    (".beyond", "fill:none;stroke:var(--muted);stroke-width:2"),
    (".mark", "stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round;fill:var(--card)"),
)
_FILLED: Final = (DeadlineState.DUE,)


def _of_states() -> str:
    rules = ""
    for state in DeadlineState:
        own = f"var(--{state.value})"
        rules += f".cerp-timeline .{state.value}{{stroke:{own}}}"
        rules += f".cerp-timeline .{state.value}-line{{stroke:{own}}}"
        rules += f".cerp-timeline .{state.value}-text{{fill:{own}}}"
    return rules + "".join(
        f".cerp-timeline .{state.value}{{fill:var(--{state.value})}}" for state in _FILLED
    )


STYLE: Final = (
    f".cerp-timeline{{{LIGHT}}}@media (prefers-color-scheme:dark){{.cerp-timeline{{{DARK}}}}}"
    + "".join(f".cerp-timeline {selector}{{{look}}}" for selector, look in _RULES)
    + _of_states()
)
