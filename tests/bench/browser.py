"""A person's browser as far as the server can tell: cookies, the hidden token of the page they are on, the Origin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

from tests.bench.connection import Answer, BadAnswer, Connection

Fields = Mapping[str, str | Sequence[str]]
TOKEN = "csrfmiddlewaretoken"
_TOKEN_IN_PAGE = re.compile(rf'name="{TOKEN}" value="([A-Za-z0-9]+)"'.encode())


class Browser:
    """One person with cookies of their own. Several persons may share a connection, one after another.

    host: the site's name without a port. The request bytes can be had without sending them, to send one many times.
    """

    def __init__(self, connection: Connection, host: str, port: int) -> None:
        self._connection = connection
        self._at = f"{host}:{port}"
        self._cookies: dict[str, str] = {}
        self._token = ""

    def get(self, path: str, status: int = 200) -> Answer:
        """Ask for a page. Raises BadAnswer for another status than expected."""
        return self._expect(status, path, self._ask(self.request("GET", path)))

    def post(self, path: str, fields: Fields, status: int = 303) -> Answer:
        """Send the form of the page seen last. Raises BadAnswer for another status than expected."""
        return self._expect(status, path, self._ask(self.form(path, fields)))

    def form(self, path: str, fields: Fields) -> bytes:
        """The request that sends a form, with the token of the page seen last."""
        return self.request("POST", path, urlencode({**fields, TOKEN: self._token}, doseq=True).encode())

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        """A whole request as it goes over the wire, with this person's cookies."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._at}", "Accept: text/html", "Accept-Encoding: gzip"]
        if self._cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self._cookies.items()))
        if method == "POST":
            lines += [f"Origin: http://{self._at}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*lines, "", ""]).encode() + body

    def _ask(self, request: bytes) -> Answer:
        answer = self._connection.ask(request)
        for cookie in answer.header("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        found = _TOKEN_IN_PAGE.search(answer.body)
        if found:
            self._token = found[1].decode()
        return answer

    @staticmethod
    def _expect(status: int, path: str, answer: Answer) -> Answer:
        if answer.status != status:
            raise BadAnswer(f"{path}: {status} was expected, and came {answer.status}: {answer.body[:300]!r}")
        return answer


def leads_to(answer: Answer) -> str:
    """The path that a redirect leads to."""
    (location,) = answer.header("Location")
    return urlsplit(location).path
