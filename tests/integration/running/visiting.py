"""A program that visits a site as a browser does: it keeps cookies and sends the token of the page it saw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

import httpx

FORM = "/report/antisocial-behaviour/form/"


@dataclass
class Visitor:
    """address: of the process, "http://127.0.0.1:port". headers: Host, and what a proxy says."""

    address: str
    headers: dict[str, str]
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **options: object) -> httpx.Response:
        headers = {**self.headers, **options.pop("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        response = httpx.request(method, self.address + path, headers=headers, timeout=30, **options)
        for line in response.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return response

    def get(self, path: str) -> httpx.Response:
        return self.ask("GET", path)

    def first_step(self) -> str:
        """The path of the form's first step."""
        return str(self.get(FORM).headers["Location"])

    def answers_no(self) -> httpx.Response:
        """Answers the first step, which asks whether anyone is in danger."""
        path = self.first_step()
        page = self.get(path).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        question = re.search(r'<input[^>]*name="([^"]+)"[^>]*type="radio"', page)[1]
        return self.ask("POST", path, data={"csrfmiddlewaretoken": token, question: "no"}, headers=self._from_here())

    def _from_here(self) -> dict[str, str]:
        """What browsers send with a form of the page itself; Django asks for it under TLS."""
        scheme = self.headers.get("X-Forwarded-Proto", "http")
        return {"Origin": f"{scheme}://{self.headers['Host']}"}

    def signs_in(self, name: str, password: str) -> httpx.Response:
        """In the admin."""
        page = self.get("/admin/login/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        data = {"csrfmiddlewaretoken": token, "login": name, "password": password}
        return self.ask("POST", "/admin/login/", data=data, headers=self._from_here())
