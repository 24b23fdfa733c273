"""The journey that is measured: "Request an accessible format", five questions, check your answers, send."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.bench.browser import Browser, Fields, leads_to
from tests.bench.connection import Answer, BadAnswer

HOST = "thames-valley.localhost"
START = "/request/accessible-format/"
FORM = f"{START}form/"
CHECK = f"{FORM}check-your-answers/"
CONFIRMATION = f"{FORM}confirmation/"
ANSWERS: dict[str, Fields] = {
    "what-you-need": {"what-you-need": "The leaflet about home security, all of it."},
    "formats": {"formats": ["large-print", "audio"]},
    "technology": {"technology": ["magnifier"], "technology-name": "The one that came with the computer"},
    "how-to-send": {"your-name-first": "Sam", "your-name-last": "Example", "how-to-send": "email"},
    "email": {"email": "sam@example.com"},
}
"""Step -> what is typed there, in the order of the walk."""
STEPS = tuple(ANSWERS)
REQUESTS = 5 + 2 * len(STEPS)
"""Of a whole journey: the start page, its button's redirect, the first step; two a step; sending, the confirmation."""
MIDDLE = "technology"
"""The step whose GET and POST are measured alone."""
_REFERENCE = re.compile(rb"AFR-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")

Seen = Callable[[str, Answer], None]


def step_path(step: str) -> str:
    """The address of a step."""
    return f"{FORM}{step}/"


def walk(browser: Browser, seen: Seen = lambda kind, answer: None) -> None:
    """A whole journey as a browser makes it, following each redirect. Raises BadAnswer where it goes astray.

    `seen(kind, answer)` is told of each answer; kind is "page", "redirect", "GET <step>",
    "POST <step>", "check", "send" or "confirmation".
    """
    seen("page", browser.get(START))
    expect(first := browser.get(FORM, 303), step_path(STEPS[0]))
    seen("redirect", first)
    for step, following in zip(STEPS, [*map(step_path, STEPS[1:]), CHECK], strict=True):
        seen(f"GET {step}", browser.get(step_path(step)))
        seen(f"POST {step}", expect(browser.post(step_path(step), ANSWERS[step]), following))
    seen("check", browser.get(CHECK))
    seen("send", send(browser))
    confirmation = browser.get(CONFIRMATION)
    seen("confirmation", confirmation)
    if not _REFERENCE.search(confirmation.body):
        raise BadAnswer("The confirmation shows no reference.")


def answer_all(browser: Browser, until: str = "") -> None:
    """Begin a journey and answer its questions (before `until`, or all) without looking at each page."""
    browser.get(step_path(STEPS[0]))
    for step in STEPS[: STEPS.index(until)] if until else STEPS:
        browser.post(step_path(step), ANSWERS[step])


def send(browser: Browser) -> Answer:
    """Send from check-your-answers. Raises BadAnswer unless it leads to the confirmation."""
    return expect(browser.post(CHECK, {}), CONFIRMATION)


def expect(answer: Answer, path: str) -> Answer:
    """The redirect, which must lead there."""
    if leads_to(answer) != path:
        raise BadAnswer(f"A redirect to {path} was expected, and came one to {leads_to(answer)}.")
    return answer
