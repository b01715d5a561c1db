"""Write the patterns of the schemas for regular expressions in Rust.

These run in linear time and so cannot look ahead; ``$`` is the end of the text there and nothing
else, and no text in Rust can hold a surrogate.
They are written on their own and not made from ours, whose form suits Python and ECMAScript.
"""

from types import MappingProxyType
from typing import Final

from cerp_rules import _text

__all__ = ["IN_RUST"]

_FORBIDDEN: Final = r"\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069"
_INVISIBLE: Final = (
    r"\u0020\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u2028\u2029\u202f\u205f-\u2065\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_VISIBLE: Final = f"^[{_INVISIBLE}]*[^{_FORBIDDEN}{_INVISIBLE}][^{_FORBIDDEN}]*$"

_THIRTY_ONE: Final = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_THIRTY: Final = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY: Final = "02-(?:0[1-9]|1[0-9]|2[0-8])"
_LEAP: Final = "(?:(?:19|21)(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))"
_DAY: Final = (
    f"^(?:(?:(?:19|20|21)[0-9]{{2}}|2200)-(?:{_THIRTY_ONE}|{_THIRTY}|{_FEBRUARY})|{_LEAP}-02-29)$"
)

_FRACTION: Final = "(?:[1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9])"
_DECIMAL: Final = r"^(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,4})?$"
_POSITIVE_DECIMAL: Final = rf"^(?:[1-9][0-9]{{0,8}}(?:\.[0-9]{{1,4}})?|0\.{_FRACTION})$"

_ATOM: Final = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = "[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*"
_EMAIL: Final = rf"^{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LABEL}$"

_PERCENT: Final = "%[0-9A-Fa-f]{2}"
_START: Final = f"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|{_PERCENT})"
_PATH: Final = f"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|{_PERCENT})*"
_QUERY: Final = f"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|{_PERCENT})*"
_HOST: Final = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?(?::[0-9]{1,5})?"
_TAIL: Final = rf"(?:\?{_QUERY})?(?:#{_QUERY})?$"
_WEB: Final = f"[Hh][Tt][Tt][Pp][Ss]?://{_HOST}(?:/{_PATH})?"
_URN: Final = f"[Uu][Rr][Nn]:[A-Za-z0-9][A-Za-z0-9-]{{0,31}}:{_START}{_PATH}"

IN_RUST: Final = MappingProxyType(
    {
        _text.VISIBLE: _VISIBLE,
        _text.DAY: _DAY,
        _text.DECIMAL: _DECIMAL,
        _text.POSITIVE_DECIMAL: _POSITIVE_DECIMAL,
        _text.CURRENCY: "^[A-Z]{3}$",
        _text.EMAIL: _EMAIL,
        _text.URI: f"^(?:{_WEB}|{_URN}){_TAIL}",
        _text.URL: f"^{_WEB}{_TAIL}",
    }
)
"""For each pattern of the schemas the one that accepts the same texts."""
