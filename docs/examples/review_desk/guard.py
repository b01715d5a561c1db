"""Keep the desk from being framed, scripted, forged or flooded.

Every response forbids scripts, frames and foreign content.
A form is taken only from a page of the desk: the browser must not say that it comes from
elsewhere, and the form must carry a token that belongs to the cookie of the same browser.
Where there are logins, bind the token to the session instead of to a cookie of its own.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["COOKIE", "HEADERS", "Headers", "Sent", "new_cookie", "sent_form", "token_of"]

COOKIE = "desk"
MOST_BYTES = 2_000_000
MOST_FIELDS = 10_000
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer", with which a browser hides where a form comes from.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}
Sent = dict[str, list[str]]


class Headers:
    """Put the headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def token_of(secret: bytes, cookie: str) -> str:
    """Give the token that belongs to a cookie."""
    return hmac.new(secret, cookie.encode(), hashlib.sha256).hexdigest()


def new_cookie() -> str:
    """Give the value of a cookie that nobody can guess."""
    return secrets.token_urlsafe(24)


async def sent_form(request: Request) -> Sent:
    """Give what a form of the desk sent, every value of each name.

    Raises:
        HTTPException: it comes from elsewhere (403), is too large (413), or is no form (400, 415).
    """
    _check_origin(request)
    if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
        raise HTTPException(415, "The desk takes what its forms send, and nothing else.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"A form can have at most {MOST_BYTES:,} bytes.")
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise HTTPException(400, "This is not what a form of the desk sends.") from None
    sent: Sent = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value)
    _check_token(request, sent)
    return sent


def _check_origin(request: Request) -> None:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        from_here = site == "same-origin"
    else:
        # Without either, only the token tells.
        from_here = origin is None or origin.partition("://")[2] == request.headers.get("host")
    if not from_here:
        raise HTTPException(403, "The form was sent from another site.")


def _check_token(request: Request, sent: Sent) -> None:
    cookie, secret = request.cookies.get(COOKIE, ""), request.app.state.settings.secret
    token = sent.get("token", [""])[0]
    expected = token_of(secret, cookie)
    if not cookie or not hmac.compare_digest(token.encode(), expected.encode()):
        raise HTTPException(403, "The form is not from a page of the desk that is still open.")
