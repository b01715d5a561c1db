"""Put the desk together: `create_app` gives an ASGI application to serve or to mount."""

import datetime as dt
import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from review_desk import applying, drafts, pages
from review_desk.guard import HEADERS, Headers
from review_desk.store import NO_ANSWER, UnreadableCaseError
from review_desk.views import STATIC, Settings, page

__all__ = ["create_app"]

LOGGER = logging.getLogger("review_desk")
TITLES = {
    403: "This form was not accepted",
    404: "There is no such page",
    405: "This is no page to send a form to",
    413: "This is too large",
    422: "This day cannot be shown",
    500: "This case cannot be shown",
    503: "The desk cannot answer now",
}


def create_app(settings: Settings) -> FastAPI:
    """Make a desk; it keeps nothing beside its store, so there can be several."""
    app = FastAPI(title="Review desk", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = settings
    app.include_router(pages.router)
    app.include_router(applying.router)
    app.include_router(drafts.router)
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    app.add_middleware(Headers)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(UnreadableCaseError, _unreadable)
    for kind in NO_ANSWER:
        app.add_exception_handler(kind, _no_answer)
    app.add_exception_handler(Exception, _failed)
    return app


def _refused(request: Request, error: Exception) -> HTMLResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    response = _message(request, status, detail)
    # Which methods there are is said with 405.
    response.headers.update(getattr(error, "headers", None) or {})
    return response


def _not_found(request: Request, _error: Exception) -> HTMLResponse:
    return _message(request, 404, "The address names no case.")


def _unreadable(request: Request, error: Exception) -> HTMLResponse:
    LOGGER.error("a stored case is not taken: %s", error)
    detail = "What is stored of it is unchanged, but this version of the library does not take it."
    return _message(request, 500, detail)


def _no_answer(request: Request, error: Exception) -> HTMLResponse:
    LOGGER.error("the database does not answer: %s", error)
    detail = "The database does not answer. Go back, look whether it was recorded, and send again."
    return _message(request, 503, detail)


def _failed(_request: Request, _error: Exception) -> HTMLResponse:
    # The last resort must not fail itself, and tells nothing of the error.
    return HTMLResponse("<h1>The desk failed</h1>", status_code=500, headers=dict(HEADERS))


def _message(request: Request, status: int, detail: str) -> HTMLResponse:
    title = TITLES.get(status, "This cannot be done")
    on: dt.date = request.app.state.settings.today()
    return page(request, "message.html", on=on, status=status, title=title, detail=detail)
