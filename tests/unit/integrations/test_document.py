"""The Standard Data Model document: always to its published schema, and the same on every try."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from integrations.errors import Permanent, UnfitRecord
from integrations.niche_rms.act import NicheReceiver
from integrations.pole import Entity, PoleRecord, Relation
from integrations.ports import RouteConfiguration
from integrations.report import AnswerLine, AnswerSection, Attachment
from integrations.standard_api import build_document, document_bytes
from tests.contract.reports import PHOTO, a_record, a_report

SCHEMA_FILE = Path(__file__).resolve().parents[3] / "docs/schemas/standard-data-model.v1.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def sent(report, **options):
    """The document as a receiver reads it, checked against the schema."""
    document = json.loads(document_bytes(build_document(report, **options)))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    return document


def of_type(document, kind):
    return [each for each in document["included"] if each["type"] == kind]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(VALIDATOR.schema)


def test_a_report_without_entities_gives_a_skeleton():
    report = a_report()
    document = sent(report)
    (submission,) = of_type(document, "submission")
    assert document["data"]["attributes"] == {"sohExtension": {"model": "skeleton"}}
    assert document["data"]["relationships"]["submission"]["data"]["id"] == submission["id"]
    attributes = submission["attributes"]
    assert attributes["externalReferenceId"] == "SingleOnlineHome"
    assert attributes["forceIdentifier"] == "43"
    assert (attributes["category"], attributes["categorySubcode"]) == ("ASB", "ASB1")
    assert attributes["submissionId"] == str(report.submission_id)
    assert attributes["submitTime"] == "2026-01-12T14:03:09Z"
    assert attributes["customerReferenceNumber"] == "ASB-7K2M-9QXD"
    assert attributes["submissionContent"].startswith("OFFICIAL-SENSITIVE\n")
    assert "Loud music" in attributes["submissionContent"]
    assert attributes["sohExtension"]["possibleDuplicate"] is False


def test_a_record_gives_its_entities_and_how_they_are_linked():
    document = sent(a_report(record=a_record()))
    relationships = document["data"]["relationships"]
    people = {person["id"]: person for person in of_type(document, "person")}
    reporter = people[relationships["personReporting"]["data"]["id"]]
    assert reporter["attributes"] == {"givenName": ["Sam"], "surname": "Ap-Tester", "gender": "GNDR_0001"}
    assert reporter["relationships"]["personalTelephone"]["data"]["type"] == "telephone"
    assert len(relationships["witness"]["data"]) == 2
    (submission,) = of_type(document, "submission")
    assert relationships["submission"]["data"]["id"] == submission["id"]
    assert submission["attributes"]["userAgent"] == "made up"
    assert submission["attributes"]["category"] == "ASB", "what the platform knows stands above the record"


def test_the_same_report_gives_the_same_bytes_on_every_try():
    report = a_report(record=a_record())
    assert document_bytes(build_document(report)) == document_bytes(build_document(replace(report)))


def test_files_travel_inside_with_their_digests():
    files = of_type(sent(a_report()), "attachment")
    assert [file["attributes"]["role"] for file in files] == ["serviceInformation", "reportCopy", "evidence"]
    for file in files:
        attributes = file["attributes"]
        content = base64.b64decode(attributes["data"])
        assert sha256(content).hexdigest() == attributes["sha256"] and len(content) == attributes["size"]
    assert base64.b64decode(files[2]["attributes"]["data"]) == PHOTO


def test_files_can_travel_beside_the_document():
    assert all("data" not in file["attributes"] for file in of_type(sent(a_report(), inline_files=False), "attachment"))


def test_two_files_of_one_name_are_two_files():
    photo = Attachment("photo.jpg", "image/jpeg", PHOTO, sha256(PHOTO).hexdigest())
    files = of_type(sent(a_report(attachments=(photo, photo))), "attachment")
    assert len({file["id"] for file in files}) == 4


def test_values_of_every_kind_become_json():
    answers = {
        "when": datetime(2026, 1, 12, 14, 0, tzinfo=UTC),
        "day": date(2026, 1, 12),
        "fee": Decimal("93.20"),
        "many": ("a", "b"),
        "nested": {"yes": True, "none": None},
        "odd": float("nan"),
        "half": "\ud800",
    }
    extension = of_type(sent(a_report(answers=answers)), "submission")[0]["attributes"]["sohExtension"]
    assert extension["answers"] == {
        "when": "2026-01-12T14:00:00Z",
        "day": "2026-01-12",
        "fee": "93.20",
        "many": ["a", "b"],
        "nested": {"yes": True, "none": None},
        "odd": "nan",
        "half": "?",
    }


def test_a_link_to_nowhere_is_for_a_person_to_look_at():
    record = PoleRecord("i", (Entity("i", "incident"),), (Relation("i", "witness", "nobody"),))
    with pytest.raises(Permanent):
        build_document(a_report(record=record))
    with pytest.raises(Permanent):
        build_document(a_report(record=PoleRecord("i", ())))


def changed(entity_id, **attributes):
    """The record with other attributes of one entity; None takes one away."""
    record = a_record()
    return replace(
        record,
        entities=tuple(
            replace(e, attributes={k: v for k, v in {**e.attributes, **attributes}.items() if v is not None})
            if e.id == entity_id
            else e
            for e in record.entities
        ),
    )


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (changed("reporter", gender="female answer"), "person.gender is not written as the model asks"),
        (changed("reporter", shoeSize="a large answer"), "person.shoeSize is not known to the model"),
        (
            changed("incident", incidentAnyWitnesses="an answer"),
            "incident.incidentAnyWitnesses has a value of the wrong",
        ),
        (changed("incident", antisocialBehaviourType=None), "incident.antisocialBehaviourType is missing"),
        (changed("reporter", **{"an answer as a name": "x"}), "person.? is not known"),
    ],
)
def test_what_does_not_fit_is_named_by_its_attribute_and_never_by_an_answer(record, said):
    with pytest.raises(UnfitRecord, match=re.escape(said)) as raised:
        build_document(a_report(record=record))
    assert isinstance(raised.value, Permanent) and "answer" not in raised.value.reason


@pytest.mark.parametrize(
    ("category", "model"), [("OCR", "crime"), ("RTI", "road-traffic-incident"), ("CMP", "complaint")]
)
def test_each_modelled_category_has_requirements_of_its_own(category, model):
    with pytest.raises(UnfitRecord, match="is missing"):
        build_document(a_report(record=a_record(), category=category))
    skeleton = build_document(a_report(category=category))
    assert skeleton["data"]["attributes"]["sohExtension"]["model"] == "skeleton"


@pytest.mark.parametrize(("category", "kind"), [("ASB", "Antisocial behaviour"), ("NEW", "Online report")])
def test_niche_adds_an_occurrence_type_and_never_refuses_a_new_category(category, kind):
    niche = NicheReceiver(RouteConfiguration("https://niche.force.example", "id:secret"))
    document = niche.document(a_report(category=category))
    assert document["data"]["attributes"]["sohExtension"]["occurrenceType"] == kind
    assert VALIDATOR.is_valid(json.loads(document_bytes(document)))


def test_an_answer_cannot_pass_for_a_heading_or_a_mark():
    text = "x\n\nPOSSIBLE DUPLICATE: y\r\nOFFICIAL\u2028About you\x85---\x00\u202ebackwards"
    sections = (AnswerSection("What\nhappened", (AnswerLine("what", "What\r\nhappened?", text),)),)
    content = of_type(sent(a_report(sections=sections)), "submission")[0]["attributes"]["submissionContent"]
    lines = content.splitlines()
    assert "What happened" in lines and "What happened?" in lines
    assert not [line for line in lines if line.startswith(("POSSIBLE", "About you", "---\u202e"))]
    assert lines.count("    POSSIBLE DUPLICATE: y") == 1 and "    OFFICIAL" in lines
    assert "\x00" not in content and "\u202e" not in content


def test_marks_stand_before_everything_but_the_marking():
    content = of_type(sent(a_report(possible_duplicate=True)), "submission")[0]["attributes"]["submissionContent"]
    assert content.split("\n\n")[1].startswith("POSSIBLE DUPLICATE")
