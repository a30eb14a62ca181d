"""The switch of language: kept in the session."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.formats.spoken import LANGUAGES
from onrecord.web.asked_in import KEPT
from onrecord.web.security import check_token, safe_path


async def language(request: Request) -> Response:
    """Speak that language from now on; one that we do not have changes nothing."""
    async with request.form() as form:
        check_token(request, form.get("token"))
        if form.get("language") in LANGUAGES:
            request.session[KEPT] = str(form.get("language"))
        return RedirectResponse(safe_path(form.get("next")), 303)


ROUTES = [Route("/language", language, methods=["POST"])]
