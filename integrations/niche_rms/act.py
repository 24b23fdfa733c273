"""Act: deliver to Niche RMS over the Standard API and bring the occurrence number back.

The published API promises no more than 201. That the answer's incident carries `occurrenceNumber` is our extension.
A 201 without one is still a receipt, because 201 means stored: the reference is then the receiver's id of the
incident, or the submission id, and `details["occurrence"]` says "not given".
"""

from __future__ import annotations

import re
from dataclasses import replace

from integrations.adapters import adapter
from integrations.niche_rms.mapping import occurrence_type
from integrations.report import DigitalReport, Receipt
from integrations.standard_api.act import OPTIONS, StandardApiReceiver, address_problem
from integrations.standard_api.request import Json, build_document

OCCURRENCE_NUMBER = re.compile(r"[0-9]{10,14}")
"""Force number, year, sequence: ten digits or more, such as 43260000017."""


@adapter(
    name="niche_rms",
    label="Niche RMS",
    options=OPTIONS,
    address_label="Address of the force's Niche gateway, without /incidents",
    address_problem=address_problem,
    credentials_label="Client id and client secret, as id:secret",
)
class NicheReceiver(StandardApiReceiver):
    """A force's Niche RMS. `Receipt.reference` is the occurrence number."""

    name = "niche_rms"

    def document(self, report: DigitalReport) -> Json:
        return build_document(report, incident_extension={"occurrenceType": occurrence_type(report.category)})

    def receipt(self, receipt: Receipt) -> Receipt:
        number = receipt.details.get("occurrenceNumber", "")
        if OCCURRENCE_NUMBER.fullmatch(number):
            return replace(receipt, reference=number)
        return replace(receipt, details={**receipt.details, "occurrence": "not given"})
