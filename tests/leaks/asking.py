"""One request, inside a transaction that is taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.leaks.world import World

# What reads only; a function of the database may write, so one of ours counts as a write.
_READS = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|SET|SHOW|EXPLAIN)\b(?!.*\bsoh_)", re.IGNORECASE | re.DOTALL)
_WITH_DATA = ("GET", "HEAD", "POST")


@dataclass(frozen=True)
class Answer:
    """said: headers, cookies and body. changed: whether a row of the other force is not as it was."""

    status: int
    said: str
    changed: bool = False


@dataclass
class Asker:
    """Asks one process, under one host name, with the cookies of whoever asks."""

    world: World
    cookies: dict[str, str]
    host: str
    _kept: dict[tuple[str, str, str], Answer] = field(default_factory=dict)
    _untouched: str = ""

    def once(self, path: str, method: str, data: dict[str, str]) -> Answer:
        """An answer that many cells are compared with."""
        key = (path, method, str(data))
        if key not in self._kept:
            self._kept[key] = self.ask(path, method, data)
        return self._kept[key]

    def ask(self, path: str, method: str, data: dict[str, str]) -> Answer:
        """Whatever the request does to the database is looked at, and taken back."""
        if not self._untouched:
            self._untouched = self.world.untouched()
        written = _Writes()
        with transaction.atomic():
            with connection.execute_wrapper(written):
                response = self._process.get_response(self._request(path, method, data))
                said = _whole(response)
            changed = written.any and self.world.untouched() != self._untouched
            transaction.set_rollback(True)
        return Answer(response.status_code, said, changed)

    @cached_property
    def _process(self) -> BaseHandler:
        """The middleware and addresses of the settings in force."""
        handler = BaseHandler()
        handler.load_middleware()
        return handler

    def _request(self, path: str, method: str, data: dict[str, str]) -> HttpRequest:
        options: dict[str, Any] = {"data": data} if method in _WITH_DATA else {}
        request = getattr(self._factory, method.lower())(path, headers={"host": self.host}, **options)
        # Tokens against forged requests have tests of their own.
        request._dont_enforce_csrf_checks = True
        return request

    @cached_property
    def _factory(self) -> RequestFactory:
        factory = RequestFactory()
        factory.cookies.load(self.cookies)
        return factory


class _Writes:
    """Notices statements that may have written."""

    any = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.any = self.any or not _READS.match(sql)
        return execute(sql, params, many, context)


def _whole(response: HttpResponse) -> str:
    headers = "\n".join(f"{name.lower()}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    cookies = "\n".join(f"set-cookie: {cookie}" for cookie in response.cookies.values())
    return f"{headers}\n{cookies}\n\n{body.decode(errors='replace')}"
