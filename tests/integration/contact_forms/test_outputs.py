"""What leaves the platform: the record, the sections, the PDF."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import translation

from contact_forms.engine import RECORD_ENTITIES, form_from_json
from contact_forms.models import FormVersion, Submission
from contact_forms.outputs import build_record, build_report, mapping_problem, read_out
from contact_forms.outputs.pdf import _data, report_pdf
from contact_forms.outputs.pole_mapping import PLACES
from integrations.pole import Entity, PoleRecord, Relation
from integrations.standard_api import build_document
from tests.integration.contact_forms import world
from tests.integration.contact_forms.world import ANSWERS, FORM, PLAN, STORY

HOSTILE = '#read("/etc/passwd") #panic("x") = Heading\n*bold* <script>alert(1)</script> \\ $ @ ` "quoted" // no comment'


def asking(*questions: tuple[str, str, str]):
    """A form of text questions: (key, kind, maps_to)."""
    asked = [{"key": k, "kind": kind, "label": {"en": k}, "maps_to": to} for k, kind, to in questions]
    return form_from_json({"schema": 1, "steps": [{"key": "one", "title": {"en": "One"}, "questions": asked}]})


@pytest.fixture
def submission(monkeypatch) -> Submission:
    """A report that is in no database."""
    contact = world.Contact("duty@example.com")
    monkeypatch.setattr(
        "contact_forms.outputs.digital_report.tenant_for_site",
        lambda site: world.Tenant(
            site,
            "north",
            "North Police",
            "",
            ("en",),
            "beta",
            "43",
            b"",
            1,
            "fallback@example.com",
            contact,
            contact,
            "",
            {},
        ),
    )
    version = FormVersion(pk=9, service_slug="asb", title="Report", title_cy="Adroddiad", definition=FORM, plan=PLAN)
    return Submission(
        id=uuid.UUID(int=1),
        site_id=1,
        form_version=version,
        service_slug="asb",
        reference="ASB-3333-4444-6",
        language="en",
        submitted_at=datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
    )


def test_answers_become_entities_with_their_relations():
    form = asking(
        ("who", "name", "reporter"),
        ("mail", "email", "reporter-email"),
        ("phone", "phone", "reporter-phone"),
        ("where", "address", "incident-location"),
        ("them", "long_text", "suspect.personDescription"),
        ("free", "text", ""),
    )
    record = build_record(
        form,
        {
            "who": {"first": "Aroha", "last": "Example"},
            "mail": "a@example.com",
            "phone": "+447700900982",
            "where": {"line1": "1 High Street", "line2": "", "town": "Reading", "county": "", "postcode": "RG1 1AA"},
            "them": "Tall",
            "free": "said in the text alone",
        },
    )
    assert record == PoleRecord(
        incident="incident",
        entities=(
            Entity("incident", "incident", {}),
            Entity("reporter", "person", {"givenName": ["Aroha"], "surname": "Example"}),
            Entity("reporter-email", "email", {"emailAddress": "a@example.com"}),
            Entity("reporter-phone", "telephone", {"telephoneNumber": "+447700900982"}),
            Entity(
                "incident-location",
                "location",
                {"addressLine1": "1 High Street", "town": "Reading", "postcode": "RG1 1AA"},
            ),
            Entity("suspect", "person", {"personDescription": "Tall"}),
        ),
        relations=(
            Relation("incident", "personReporting", "reporter"),
            Relation("reporter", "personalEmail", "reporter-email"),
            Relation("reporter", "personalTelephone", "reporter-phone"),
            Relation("incident", "incidentLocation", "incident-location"),
            Relation("incident", "suspect", "suspect"),
        ),
    )


def test_an_email_address_without_a_name_still_belongs_to_the_reporter():
    record = build_record(asking(("mail", "email", "reporter-email")), {"mail": "a@example.com"})
    assert [entity.id for entity in record.entities] == ["incident", "reporter-email", "reporter"]
    assert Relation("incident", "personReporting", "reporter") in record.relations


def test_a_day_and_a_time_become_one_moment():
    form = asking(("day", "date", "incident.incidentStartDate"), ("time", "time", "incident.incidentStartTime"))
    both = build_record(form, {"day": "2026-03-02", "time": "14:05"}).entities[0].attributes
    assert both == {"incidentStartDateTime": {"dateFrom": "2026-03-02T14:05:00"}}
    day = build_record(form, {"day": "2026-03-02", "time": None}).entities[0].attributes
    assert day == {"incidentStartDateTime": {"dateFrom": "2026-03-02"}}


def test_two_answers_for_one_attribute_are_both_kept():
    form = asking(("a", "text", "incident.incidentDescription"), ("b", "text", "incident.incidentDescription"))
    assert build_record(form, {"a": "one", "b": "two"}).entities[0].attributes == {"incidentDescription": "one\n\ntwo"}


def test_a_wrong_mapping_is_named_and_never_stops_a_report():
    assert mapping_problem("reporter.surname") == mapping_problem("reporter") == mapping_problem("") == ""
    assert "no entity" in mapping_problem("bystander.surname")
    assert "needs an attribute" in mapping_problem("incident")
    record = build_record(asking(("a", "text", "bystander.surname")), {"a": "x"})
    assert record.entities == (Entity("incident", "incident", {}),)


def test_the_entities_that_forms_may_name_are_those_that_are_built():
    assert set(RECORD_ENTITIES) == set(PLACES)


def test_the_report_speaks_the_persons_language(submission):
    submission.language = "cy"
    sections, _ = read_out(submission, ANSWERS)
    assert [section.title for section in sections] == ["Amdano", "Amdanoch chi"]
    assert [line.text for line in sections[0].lines] == ["Nac oes", STORY]


def test_an_answer_that_todays_rules_no_longer_reach_goes_out_all_the_same(submission):
    answers = {**ANSWERS, "asked-once": "Canary of an older rule", "@read": True}
    report = build_report(submission, answers)
    assert report.sections[-1].lines[-1].text == "Canary of an older rule"
    assert report.answers["asked-once"] == "Canary of an older rule"
    assert "@read" not in report.answers


def test_the_same_submission_gives_the_same_report_on_every_try(submission):
    assert build_report(submission, ANSWERS) == build_report(submission, ANSWERS)
    assert build_document(build_report(submission, ANSWERS)) == build_document(build_report(submission, ANSWERS))


def test_a_service_that_is_not_modelled_has_no_record(submission):
    submission.form_version.plan = {**PLAN, "structured": False}
    assert build_report(submission, ANSWERS).record is None


def test_the_pdf_is_tagged_and_says_so(submission):
    pdf = build_report(submission, ANSWERS).pdf
    assert pdf is not None
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid:part" in pdf
    assert b"/StructTreeRoot" in pdf


def test_the_labels_of_the_pdf_speak_the_persons_language(submission):
    report = replace(build_report(submission, ANSWERS), language="cy", submitted_at=datetime(2026, 3, 5, 9, tzinfo=UTC))
    with translation.override("cy"):
        facts = {fact["label"]: fact["text"] for fact in _data(report)["facts"]}
    assert next(iter(facts)) == "Cyfeirnod"
    assert facts["Iaith a ddefnyddiwyd"] == "Cymraeg"
    assert facts["Wedi'i anfon"] == "5 Mawrth 2026, 09:00 (09:00 UTC)"


@pytest.mark.parametrize("text", [HOSTILE, "x" * 20_000, "\u202egnirts", "", "日本語 العربية 🚓", "a\x00b\ud800"])
def test_whatever_is_typed_makes_a_pdf(submission, text):
    report = build_report(submission, {**ANSWERS, "story": text})
    line = replace(report.sections[0].lines[0], text=text)
    section = replace(report.sections[0], lines=(line,))
    assert report_pdf(replace(report, sections=(section,))) is not None
