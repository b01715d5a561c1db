"""Draw the parts that the pictures of the documentation share: the card, its style, its words."""

from typing import Final

from cerp_rules.exports._svg import element, escaped

__all__ = ["EDGE", "LINE", "WIDTH", "picture", "text"]

WIDTH: Final = 960
EDGE: Final = 28
LINE: Final = 17
_STYLE: Final = (
    ".cerp-picture{--card:#ffffff;--edge:#d5dde3;--ink:#1b2730;--muted:#54636f;--box:#eef4f1;"
    "--line:#2d7a55;--arrow:#54636f}"
    "@media (prefers-color-scheme:dark){.cerp-picture{--card:#12191f;--edge:#2f3b44;--ink:#e7eef3;"
    "--muted:#a4b3be;--box:#182820;--line:#6fbf95;--arrow:#a4b3be}}"
    ".cerp-picture text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;"
    "font-size:13px;fill:var(--ink)}"
    ".cerp-picture .name{font-weight:650}"
    ".cerp-picture .small{font-size:11.5px;fill:var(--muted)}"
    ".cerp-picture .heading{font-size:16px;font-weight:650}"
    ".cerp-picture .card{fill:var(--card);stroke:var(--edge)}"
    ".cerp-picture .box{fill:var(--box);stroke:var(--line)}"
    ".cerp-picture .final{stroke-width:2.5}"
    ".cerp-picture .arrow{fill:none;stroke:var(--arrow);stroke-width:1.5}"
    ".cerp-picture .head{fill:var(--arrow)}"
    ".cerp-picture .counted{stroke:var(--line);stroke-width:4;fill:none}"
    ".cerp-picture .part{stroke:var(--line);stroke-width:1.5}"
    ".cerp-picture .in{fill:var(--line);stroke:var(--line);stroke-width:2}"
    ".cerp-picture .out{fill:var(--card);stroke:var(--arrow);stroke-width:2}"
)


def picture(name: str, title: str, told: str, body: str, height: float) -> str:
    """Give a picture that stands alone, with its title and what it tells in words."""
    card = {"x": 0.5, "y": 0.5, "width": WIDTH - 1, "height": height - 1, "rx": 12}
    return element(
        "svg",
        element("title", escaped(title), id=f"{name}-title")
        + element("desc", escaped(told), id=f"{name}-desc")
        + element("style", _STYLE)
        + element("rect", _class="card", **card)
        + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height:g}",
        width=WIDTH,
        height=height,
        _class="cerp-picture",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def text(x: float, y: float, words: str, kind: str = "plain", anchor: str = "start") -> str:
    """Write words at a place."""
    return element("text", escaped(words), _class=kind, x=x, y=y, text_anchor=anchor)
