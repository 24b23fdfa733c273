"""Reports for tests of the adapters: made up, and different in their submission id each time."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from integrations.pole import Entity, PoleRecord, Relation
from integrations.report import AnswerLine, AnswerSection, Attachment, DigitalReport, RiskSign

PHOTO = b"\xff\xd8\xff pretend photograph"


def a_report(**changes: Any) -> DigitalReport:
    """A skeleton report with two sections and a photograph; any field can be given."""
    fields: dict[str, Any] = {
        "submission_id": uuid4(),
        "reference": "ASB-7K2M-9QXD",
        "service_slug": "antisocial-behaviour",
        "service_title": "Report antisocial behaviour",
        "force_identifier": "43",
        "force_name": "Thames Valley Police",
        "category": "ASB",
        "subcode": "ASB1",
        "language": "en",
        "urgency": "urgent",
        "protective_marking": "OFFICIAL-SENSITIVE",
        "submitted_at": datetime(2026, 1, 12, 14, 3, 9, tzinfo=UTC),
        "sections": (
            AnswerSection("What happened", (AnswerLine("what", "What happened?", "Loud music\nuntil late"),)),
            AnswerSection("About you", (AnswerLine("surname", "Your last name", "Ap-Tester"),)),
        ),
        "answers": {"what": "Loud music\nuntil late", "surname": "Ap-Tester"},
        "make_pdf": lambda report: b"%PDF-1.7 pretend",
        "attachments": (Attachment("photo.jpg", "image/jpeg", PHOTO, sha256(PHOTO).hexdigest()),),
        "service_facts": {"answer within": "5 working days"},
        "risks": (RiskSign("weapon", "urgent", "A weapon", "What did they have?"),),
    }
    return DigitalReport(**{**fields, **changes})


def a_record() -> PoleRecord:
    """An incident with the person who reports it, their telephone and two witnesses."""
    return PoleRecord(
        incident="incident",
        entities=(
            Entity(
                "incident",
                "incident",
                {
                    "incidentDescription": "Loud music",
                    "incidentAnyWitnesses": True,
                    "antisocialBehaviourType": "ASBT_0002",
                },
            ),
            Entity("reporter", "person", {"givenName": ["Sam"], "surname": "Ap-Tester", "gender": "GNDR_0001"}),
            Entity("phone", "telephone", {"telephoneNumber": "+441632960001"}),
            Entity("place", "location", {"addressLine1": "Outside the library", "town": "Reading"}),
            Entity("witness-1", "person", {"personDescription": "A neighbour"}),
            Entity("witness-2", "person", {"personDescription": "Another neighbour"}),
            Entity("submission", "submission", {"userAgent": "made up", "category": "never this"}),
        ),
        relations=(
            Relation("incident", "personReporting", "reporter"),
            Relation("reporter", "personalTelephone", "phone"),
            Relation("incident", "incidentLocation", "place"),
            Relation("incident", "witness", "witness-1"),
            Relation("incident", "witness", "witness-2"),
            Relation("incident", "submission", "submission"),
        ),
    )
