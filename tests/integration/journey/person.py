"""A person with a browser: cookies, the page they are on, and forms they send."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlencode

from django.test import Client

PATH = "/report/antisocial-behaviour/form/"


class Person:
    """Walks the form at PATH. Every POST carries the token of a page seen before, as a browser's does."""

    def __init__(self, host: str, language: str = "en") -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.host = host
        self.language = language

    def path(self, step: str) -> str:
        prefix = "/cy" if self.language == "cy" else ""
        return prefix + (step if step.startswith("/") else f"{PATH}{step}")

    def get(self, step: str, **headers: Any) -> Any:
        return self.client.get(self.path(step), headers={"host": self.host, **headers})

    def post(self, step: str, **answers: Any) -> Any:
        data = {name.replace("_", "-"): value for name, value in answers.items()}
        return self.client.post(
            self.path(step),
            urlencode({**data, "csrfmiddlewaretoken": self.token()}, doseq=True),
            content_type="application/x-www-form-urlencoded",
            headers={"host": self.host},
        )

    def token(self) -> str:
        if "soh-csrf" not in self.client.cookies:
            self.get("danger/")
        return self.client.cookies["soh-csrf"].value

    def walk(self, car: str = "no", story: str = "They shouted.") -> None:
        """Answers every question, up to check-your-answers."""
        self.post("danger/", danger="no")
        self.post("place/", place="High Street")
        self.post("car/", car=car)
        if car == "yes":
            self.post("registration/", registration="AB12 CDE")
        self.post("story/", story=story)

    def send(self) -> Any:
        return self.post("check-your-answers/")

    def seen(self) -> str:
        """What the page that sends carries about the answers it shows."""
        page = self.get("check-your-answers/").content.decode()
        return re.search(r'name="seen" value="([^"]+)"', page)[1]

    def reference(self) -> str:
        """The reference on the confirmation."""
        page = text_of(self.get("confirmation/"))
        return re.search(r"ASB-[0-9A-Z-]+", page)[0]


def text_of(response: Any) -> str:
    """The words of a page, without its markup."""
    body = response.content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", body)))
