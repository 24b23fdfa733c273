"""Log lines as JSON, by allow-list, with one request id from the web to the worker.

A line carries only the fields named in `FIELDS`. An answer, a token or an address can be handed to a logger by
mistake (in `extra`, in the arguments of a message, in the text of an exception) and still does not reach the line:
a message is printed as its constant template, without arguments, and only when the logger is one of ours (the linter
forbids f-strings there); an exception is printed as its type and the places it came through, never as its text.
"""

from __future__ import annotations

import contextvars
import json
import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse

from cms.settings import env

FIELDS = (
    "event",
    "request_id",
    "role",
    "site",
    "status",
    "method",
    "route",
    "duration_ms",
    "job",
    "submission",
)
"""What a caller may pass in `extra`, in the order of the line. Anything else is left out."""

OUR_LOGGERS = ("cms", "forcesites", "contact_forms", "govuk_theme", "integrations")
_PLAIN_VALUE = re.compile(r"[\w.:/<>()*,=#+-]{0,120}", re.ASCII)
_WELL_FORMED_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
_request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
_log = logging.getLogger("cms.request")


def current_request_id() -> str:
    """The id of the request or job being worked on; empty outside both."""
    return _request_id.get()


def new_request_id() -> str:
    """A fresh id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


class request_id_of:
    """Everything logged inside carries this request id: how a worker's lines join the request that made the job."""

    def __init__(self, request_id: str) -> None:
        self._id = request_id if _WELL_FORMED_ID.fullmatch(request_id) else new_request_id()

    def __enter__(self) -> str:
        self._token = _request_id.set(self._id)
        return self._id

    def __exit__(self, *_: object) -> None:
        _request_id.reset(self._token)


class JsonFormatter(logging.Formatter):
    """One JSON object a line, holding the time, level and logger, and the fields of the allow-list that are set."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._role = role

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        given = record.__dict__
        for field in FIELDS:
            value = _allowed(given.get(field))
            if value is not None:
                line[field] = value
        line.setdefault("event", _event(record))
        if current_request_id():
            line.setdefault("request_id", current_request_id())
        if self._role:
            line.setdefault("role", self._role)
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__qualname__
            line["at"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _allowed(value: object) -> str | int | float | None:
    """The value if it is a number, an id or one plain word; None for anything that reads like what someone wrote."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, str) and _PLAIN_VALUE.fullmatch(value):
        return value
    return None


def _event(record: logging.LogRecord) -> str:
    """What happened: our own message before its arguments go in; for other loggers only where the line was written."""
    is_ours = record.name.split(".", 1)[0] in OUR_LOGGERS
    if is_ours and isinstance(record.msg, str):
        return record.msg
    return f"{record.module}:{record.lineno}"


def _places(trace: TracebackType | None) -> list[str]:
    """The last places an exception came through, innermost last, as file:line."""
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{'/'.join(frame.filename.rsplit('/', 3)[-3:])}:{frame.lineno}" for frame in frames]


class RequestIdMiddleware:
    """Gives each request an id, answers with it in `X-Request-ID`, and writes the request's one line.

    An id sent to us is believed only behind a trusted proxy (`cms.proxies` drops the header from anybody else), and
    only when it is well formed.
    The line has the name of the URL pattern, never the path: a path can hold a resume token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._behind_proxy = bool(env.TRUSTED_PROXIES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get("X-Request-ID", "") if self._behind_proxy else ""
        started = time.monotonic()
        with request_id_of(sent) as request_id:
            request.request_id = request_id
            response = self._get_response(request)
            response["X-Request-ID"] = request_id
            _log.info("request", extra=_facts(request, response, started))
        return response


def _facts(request: HttpRequest, response: HttpResponse, started: float) -> dict[str, object]:
    match = request.resolver_match
    route = (match.view_name or getattr(match.func, "__qualname__", "")) if match else ""
    site = getattr(request, "site", None)
    return {
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "duration_ms": round((time.monotonic() - started) * 1000, 1),
        "site": getattr(site, "pk", None),
    }


def logging_settings(role: str) -> dict[str, Any]:
    """Django's LOGGING for a process of this role: every logger to standard error, as JSON, by the allow-list.

    Django's own handlers are taken away, because its request logger prints paths and its error e-mails print forms.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "cms.logging.JsonFormatter", "role": role}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            **{name: {"level": "INFO"} for name in OUR_LOGGERS},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            # An expected refusal (404, 403) is already in the request's own line.
            "django.request": {"level": "ERROR"},
            # Hosts that nobody serves are asked for all day by machines that scan the internet.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
