"""The button "Find address": nothing is kept, nothing is lost, and no transaction waits for the source."""

from __future__ import annotations

import pytest
from django.db import transaction

from contact_forms.models import Draft
from contact_forms.postcodes import postcode_source
from contact_forms.views import finding
from integrations.postcodes import Address, PostcodeFacts, ResultUnavailable
from tests.integration.journey.conftest import make_force, make_version, offer
from tests.integration.journey.person import Person, text_of

FORM = {
    "schema": 1,
    "steps": [
        {
            "key": "danger",
            "title": {"en": "Home"},
            "questions": [
                {"key": "home", "kind": "address", "label": {"en": "Your address"}, "settings": {"look_up": True}},
                {"key": "plain", "kind": "address", "label": {"en": "Other"}, "required": False},
                {"key": "story", "kind": "text", "label": {"en": "Story"}},
            ],
        }
    ],
}
FACTS = PostcodeFacts("RG1 1AA", addresses=(Address("7 Example Street", "", "Reading", ""),))


class Source:
    """A source that answers as it is told, and notes whether a transaction was open when it was asked."""

    is_there = True

    def __init__(self, answer) -> None:
        self.answer = answer
        self.asked: list[tuple[str, bool]] = []

    def facts(self, postcode):
        self.asked.append((postcode, transaction.get_connection().in_atomic_block))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def source(monkeypatch):
    def use(answer) -> Source:
        made = Source(answer)
        for room in ("contact_forms.views.finding", "contact_forms.documents.step_fields"):
            monkeypatch.setattr(f"{room}.postcode_source", lambda: made)
        return made

    return use


@pytest.fixture
def person(transactional_db):
    force = make_force("north")
    offer(force, make_version(FORM))
    return Person("north.localhost")


def test_the_source_is_asked_outside_transactions_and_nothing_is_kept(person, source):
    asked = source(FACTS)
    shown = person.post("danger/", home_postcode="rg11aa", home_county="Berkshire", story="Half", find="home")
    assert shown.status_code == 200
    assert asked.asked == [("RG1 1AA", False)]
    page = shown.content.decode()
    assert "7 Example Street, Reading" in page and 'value="Berkshire"' in page and 'value="Half"' in page
    assert "govuk-error-summary" not in page
    assert Draft.objects.count() == 0


def test_a_source_that_fails_leads_to_typing_by_hand(person, source):
    source(ResultUnavailable("down"))
    shown = person.post("danger/", home_postcode="RG1 1AA", home_line1="1 Example", find="home")
    assert shown.status_code == 200
    assert "We cannot look up addresses at the moment" in text_of(shown)
    assert 'value="1 Example"' in shown.content.decode()
    sent = person.post(
        "danger/", home_postcode="RG1 1AA", home_line1="1 Example", home_town="Reading", story="It was here"
    )
    assert sent.status_code == 303


@pytest.mark.parametrize("find", ["plain", "story", "unknown", ""])
def test_a_button_that_is_not_ours_is_a_plain_post(person, source, find):
    asked = source(FACTS)
    assert person.post("danger/", home_postcode="RG1 1AA", find=find).status_code == 422
    assert asked.asked == []


FORGED = ["[1,2,3,4,5]", "[[[[", "null", '["a"]', "x" * 5_000, f'["{"a" * 300}","","b","",""]']


@pytest.mark.parametrize("chosen", FORGED, ids=range(len(FORGED)))
def test_a_forged_choice_is_checked_like_anything_typed(person, source, chosen):
    source(FACTS)
    sent = person.post("danger/", home_found=chosen, story="It was here")
    assert sent.status_code == 422


def test_without_a_source_there_is_no_button(person, settings):
    settings.SOH_POSTCODES_URL = ""
    postcode_source.cache_clear()
    assert "Find address" not in text_of(person.get("danger/"))
    assert person.post("danger/", home_postcode="RG1 1AA", find="home").status_code == 200


def test_a_look_up_inside_a_transaction_is_refused(person, rf):
    with transaction.atomic(), pytest.raises(RuntimeError, match="outside transactions"):
        finding.found_document(rf.post("/"), None, None, None, None, None, changing=False)
