"""The pages of a journey and the API come to the same for the same answers: the same report, or the same refusal."""

from __future__ import annotations

import html
import json
import re
import uuid
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings as project
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.publishing.service_file import apply_service, read_service_file
from contact_forms.actions.held import held
from contact_forms.engine import Form, Question, Step
from contact_forms.models import FormVersion, Submission
from contact_forms.walls import within_sites
from tests.integration.cms.library import ForceSite, Library, publish
from tests.unit.engine.building import posted
from tests.unit.engine.random_forms import BADLY_TYPED, WELL_TYPED

# What one test saw, the other looks at: both in one process.
pytestmark = pytest.mark.xdist_group("pages-and-api")
SERVICES = ("antisocial-behaviour", "crime")
YESTERDAY = date.today() - timedelta(days=1)
LIKELY: dict[str, list[Any]] = {
    **WELL_TYPED,
    "date": [{"day": str(YESTERDAY.day), "month": str(YESTERDAY.month), "year": str(YESTERDAY.year)}],
}
PAGE_ERROR = re.compile(r'<li>\s*<a href="#[^"]*">(.*?)</a>\s*</li>', re.DOTALL)


def typed_for(question: Question, draw: st.DrawFn) -> Any:
    """What somebody types: good 29 times in 30."""
    if draw(st.integers(0, 29)) == 29:
        return draw(BADLY_TYPED[question.kind])
    values = [option.value for option in question.options]
    if question.kind == "checkboxes":
        return [draw(st.sampled_from(values))]
    return draw(st.sampled_from(values or LIKELY[question.kind]))


class Offered:
    """The services of the demonstration on one force's site, and the two ways to answer them."""

    def __init__(self, library: Library, force: ForceSite) -> None:
        self.site_id = force.site.pk
        self.forms: dict[str, Form] = {}
        for slug in SERVICES:
            page = library.service(slug)
            apply_service(page, read_service_file(project.BASE_DIR / f"fixtures/services/report/{slug}.yaml"))
            force.takes(publish(page))
            self.forms[slug] = FormVersion.objects.get(service_slug=slug).form

    def by_pages(self, slug: str, typed: dict[str, Any]) -> tuple[Any, ...]:
        browser, form = Client(), self.forms[slug]
        steps = {step.key: step for step in form.steps}
        start = f"/report/{slug}/form/"
        at = browser.get(start, headers={"host": "ely.localhost"})["Location"]
        while at != f"{start}check-your-answers/":
            step = steps[at.split("/")[-2]]
            if step.exit is not None:
                return ("exit", step.key)
            answer = self._post(browser, at, self._body(step, typed))
            if answer.status_code == 422:
                summary = answer.content.decode().partition("govuk-error-summary")[2].partition("</ul>")[0]
                return ("refused", step.key, [html.unescape(text).strip() for text in PAGE_ERROR.findall(summary)])
            at = answer["Location"]
        # The client says what a body is only where there is one.
        assert self._post(browser, at, {"send": [""]})["Location"] == f"{start}confirmation/"
        return self._sent()

    def by_api(self, slug: str, typed: dict[str, Any]) -> tuple[Any, ...]:
        answer = Client().generic(
            "POST",
            f"/api/v1/services/{slug}/submissions/",
            json.dumps({"answers": typed}),
            "application/json",
            headers={"host": "ely.localhost", "idempotency-key": str(uuid.uuid4())},
        )
        said = answer.json()
        if answer.status_code == 409:
            return ("exit", said["step"])
        if answer.status_code == 422:
            return ("refused", said["step"], [error["message"] for error in said["errors"]])
        assert answer.status_code == 201, said
        return self._sent()

    def _body(self, step: Step, typed: dict[str, Any]) -> dict[str, list[str]]:
        return {name: texts for asked in step.questions for name, texts in posted(asked, typed[asked.key]).items()}

    def _post(self, browser: Client, path: str, body: dict[str, list[str]]) -> Any:
        return browser.post(
            path,
            urlencode(body, doseq=True, errors="surrogatepass"),
            content_type="application/x-www-form-urlencoded",
            headers={"host": "ely.localhost"},
        )

    def _sent(self) -> tuple[Any, ...]:
        with within_sites(self.site_id):
            submission = Submission.objects.latest("submitted_at")
            answers = held(submission.pk).answers()
            return ("sent", submission.urgency, submission.form_version_id, answers)


@pytest.fixture
def offered(library: Library, force: ForceSite, visitor: Client, settings: Any) -> Offered:
    settings.SOH_RATES = {}
    return Offered(library, force)


SEEN: set[str] = set()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_pages_and_api_come_to_the_same(offered: Offered, data: st.DataObject) -> None:
    slug = data.draw(st.sampled_from(SERVICES))
    questions = [asked for step in offered.forms[slug].steps for asked in step.questions]
    typed = {asked.key: typed_for(asked, data.draw) for asked in questions}
    by_pages, by_api = offered.by_pages(slug, typed), offered.by_api(slug, typed)
    assert by_api == by_pages
    SEEN.add(by_pages[0])


def test_all_ends_were_met() -> None:
    """Otherwise the comparison above has lost its sense."""
    assert {"sent", "exit", "refused"} == SEEN
