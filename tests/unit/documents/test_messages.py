"""Pages for when something went another way: each says what to do, in both languages."""

import pytest

from contact_forms import documents
from govuk_theme import render
from govuk_theme.documents import Chrome

CHROME = Chrome(site_name="North Police", languages=("en", "cy"))

BUILDERS = {
    "not found": lambda language: documents.not_found_document(CHROME, language),
    "refused": lambda language: documents.refused_document(CHROME, language),
    "unreadable": lambda language: documents.bad_request_document(CHROME, language),
    "too long": lambda language: documents.bad_request_document(CHROME, language, 413),
    "csrf": lambda language: documents.csrf_failed_document(CHROME, language, "/report/x/form/a/"),
    "expired": lambda language: documents.expired_draft_document(CHROME, language, "/report/x/form/", 2),
    "purged": lambda language: documents.expired_draft_document(
        CHROME, language, "/report/x/form/", 2, may_be_sent=True
    ),
    "unavailable": lambda language: documents.unavailable_document(
        CHROME, language, "/report/x/form/a/", was_sending=False, in_form=True
    ),
    "unsure": lambda language: documents.unavailable_document(
        CHROME, language, "/report/x/form/check-your-answers/", was_sending=True, in_form=True
    ),
    "left": lambda language: documents.left_document(CHROME, language),
}


@pytest.mark.parametrize("name", BUILDERS)
def test_a_message_renders_in_both_languages_and_leads_somewhere(name):
    english, welsh = BUILDERS[name]("en"), BUILDERS[name]("cy")
    assert english.heading != welsh.heading
    assert english.status == welsh.status
    assert english.links
    assert english.robots == "noindex"
    for document in (english, welsh):
        assert document.heading in render(document).replace("&#39;", "'")


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("not found", ""),
        ("unreadable", "no"),
        ("csrf", "no"),
        ("expired", "no"),
        ("purged", ""),
        ("unavailable", "no"),
        ("unsure", ""),
    ],
)
def test_a_message_says_whether_anything_was_sent_where_that_is_in_question(name, sent):
    assert BUILDERS[name]("en").sent == sent


def test_outside_a_form_nobody_is_told_about_sending():
    document = documents.unavailable_document(CHROME, "en", "/", was_sending=False, in_form=False)
    assert document.sent == ""
