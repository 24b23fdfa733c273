"""Where a page of a journey stands: its force's chrome, its service, its language and its addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from contact_forms.engine.definition import Text
from govuk_theme.documents import Chrome

Language = Literal["en", "cy"]

CHECK_ANSWERS = "check-your-answers"
CONFIRMATION = "confirmation"
COPY = "copy"
KEEP_COPY = "keep-copy"
"""Name of the tick-box with which a person in safety mode asks for a copy."""
START_AGAIN = "start-again"
TASK_LIST = "task-list"


@dataclass(frozen=True)
class Surroundings:
    """What every page of one journey shares. Plain data: a view, a preview and the API each make one.

    service_path: the service's path without slashes at the ends and without the language, such as
    "report/antisocial-behaviour". csrf_token: "" in previews and in the API. languages: those the service is offered
    in; empty for all that the site speaks.
    """

    chrome: Chrome
    language: Language
    service_title: Text
    service_path: str
    csrf_token: str = ""
    languages: tuple[str, ...] = ()

    @property
    def service_name(self) -> str:
        """The service's title in the reader's language."""
        return self.service_title.in_(self.language)

    @property
    def service_href(self) -> str:
        """The service's start page."""
        return f"{self.prefix}/{self.service_path}/"

    def href(self, step_key: str = "", *, changing: bool = False) -> str:
        """The address of a step (or of one of the fixed pages of a journey) in this language."""
        step = f"{step_key}/" if step_key else ""
        return f"{self.service_href}form/{step}{'?change=1' if changing else ''}"

    def other_language_href(self, step_key: str = "", *, changing: bool = False) -> str:
        """The same page in the other language; "" where there is only one."""
        other: Language = "en" if self.language == "cy" else "cy"
        if other not in (self.languages or self.chrome.languages):
            return ""
        return replace(self, language=other).href(step_key, changing=changing)

    @property
    def prefix(self) -> str:
        """Before every path of this language."""
        return "/cy" if self.language == "cy" else ""
