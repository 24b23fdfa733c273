"""A person at a browser, in the words of what a person does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

FADED = """Promise.race([
  Promise.allSettled(document.getAnimations().filter(one => one.playState == "running").map(one => one.finished)),
  new Promise(done => setTimeout(done, 2000)),
]).then(() => 0)"""
"""Until what moves has come to rest; what never does is not waited for."""


class Person:
    """Someone with a browser window. Every page they come to can be checked by axe."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.foreign_requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", self._note_request)
        page.on("console", self._note_console)
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _note_request(self, request) -> None:
        if not re.match(r"(data:|blob:|http://[a-z0-9.-]*localhost:)", request.url):
            self.foreign_requests.append(request.url)

    def _note_console(self, said) -> None:
        # The browser notes a page's own 404 or 422 as an error; those statuses are what the tests ask for.
        if said.type == "error" and not re.search(r"the server responded with a status of 4\d\d", said.text):
            self.troubles.append(said.text)

    def goes_to(self, address: str) -> None:
        self.page.goto(address)

    def follows(self, name: str, exact: bool = True) -> None:
        self.page.get_by_role("link", name=name, exact=exact).first.click()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def goes_on(self) -> None:
        self.presses("Parhau" if self.language() == "cy" else "Continue")

    def chooses(self, *labels: str) -> None:
        for label in labels:
            self.page.get_by_label(label, exact=True).check()

    def types(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def types_into(self, name: str, text: str) -> None:
        """Into the input of this name: for parts such as a date's day."""
        self.page.locator(f"[name='{name}']").fill(text)

    def types_date(self, name: str, day: str, month: str, year: str) -> None:
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.types_into(f"{name}-{part}", value)

    def sees(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)

    def sees_heading(self, text: str) -> None:
        expect(self.page.locator("h1")).to_contain_text(text)

    def sees_error(self, text: str) -> None:
        expect(self.page.locator(".govuk-error-summary")).to_contain_text(text)
        assert self.page.title().startswith(("Error: ", "Gwall: "))

    def language(self) -> str:
        return self.page.locator("html").get_attribute("lang") or ""

    def reference(self) -> str:
        found = re.search(r"[A-Z]{2,4}(-[A-Z0-9]{4}){2}-[A-Z0-9]", self.page.locator(".govuk-panel").inner_text())
        assert found, "no reference on the confirmation page"
        return found.group()

    def finds_no_barrier(self) -> None:
        """axe finds nothing against WCAG 2.2 AA, nothing is cut off, and nothing was asked of strangers."""
        # A page that has just been come to may not have its first element yet.
        self.page.wait_for_load_state()
        # By the DevTools protocol, which the page's own policy does not bind.
        self.page.evaluate(AXE + ";0")
        # A message that is still fading in has not the contrast it will have.
        self.page.evaluate(FADED)
        result = self.page.evaluate(
            "async tags => JSON.stringify(await axe.run({runOnly: {type: 'tag', values: tags}}))", WCAG
        )
        barriers = [
            f"{rule['id']}: {rule['help']} ({node['html'][:120]})"
            for rule in json.loads(result)["violations"]
            for node in rule["nodes"]
        ]
        assert not barriers, f"{self.page.url}: {barriers}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide}px wider than the window"
        assert not self.foreign_requests, self.foreign_requests
        assert not self.troubles, self.troubles
