"""A small form, where a person is in it, and a site's chrome. No database."""

from datetime import date

import pytest

from contact_forms.documents import Surroundings
from contact_forms.engine import form_from_json, walk
from contact_forms.engine.definition import Text
from govuk_theme.documents import Chrome
from tests.integration.journey.form import FORM

TODAY = date(2026, 3, 4)


@pytest.fixture
def form():
    return form_from_json(FORM)


@pytest.fixture
def walked(form):
    """Walks the form with these answers: `walked(danger="no")`."""
    return lambda **answers: walk(form, answers, TODAY)


@pytest.fixture
def surroundings():
    """In a language: `surroundings("cy")`."""

    def make(language="en", languages=("en", "cy"), token=""):
        return Surroundings(
            chrome=Chrome(site_name="North Police", languages=languages),
            language=language,
            service_title=Text("Report antisocial behaviour", "Rhoi gwybod"),
            service_path="report/antisocial-behaviour",
            csrf_token=token,
        )

    return make
