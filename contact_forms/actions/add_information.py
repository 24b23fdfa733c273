"""What a person adds to a report that they sent: a submission of its own, which names the earlier one."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from functools import cache

from django.db.models.functions import Now

from contact_forms.actions.commit import commit_submission, note_submitted
from contact_forms.engine import Form, content_hash, form_from_json, form_to_json, walk
from contact_forms.models import FormVersion, Message, Submission
from contact_forms.plan import plan_to_json
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites

ADDITION = "addition"
"""The one question of an addition, and the input that asks it."""
LONGEST_ADDITION = 5000
"""Characters."""
_ADDITIONS = uuid.UUID("8c0d3b1e-6f0a-4f6e-9a51-5d4f4d1c7a20")
"""Namespace of the journeys of additions."""


def add_information(
    about: Submission, text: str, tenant: Tenant, language: str, token: str, today: date, message_id: int | None = None
) -> Submission:
    """Commit what was added, with its delivery owed; the same token gives the first's submission again.

    text: not empty. token: this addition's own, from its page. message_id: the force's question that it answers.
    Raises Message.DoesNotExist for a message of another submission.
    """
    journey = uuid.uuid5(_ADDITIONS, f"{about.pk}|{token}")
    with within_sites(tenant.site_id):
        # Whoever sends the same page at the same moment waits for this row.
        Submission.objects.select_for_update().only("pk").get(pk=about.pk)
        earlier = Submission.objects.filter(journey=journey).first()
        if earlier is not None:
            return earlier
        version = _version(about.form_version)
        walked = walk(version.form, {ADDITION: text}, today)
        addition = commit_submission(journey, version, walked, tenant, language, about=about)
        if message_id is not None:
            message = Message.objects.get(pk=message_id, submission=about)
            Message.objects.filter(pk=message.pk, answered_at=None).update(answered_at=Now())
        note_submitted(addition, adds_to=str(about.pk))
    return addition


@cache
def _form(safety_mode: bool) -> Form:
    form = form_from_json(
        {
            "schema": 1,
            "safety_mode": safety_mode,
            "steps": [
                {
                    "key": ADDITION,
                    "title": {"en": "What was added", "cy": "Yr hyn a ychwanegwyd"},
                    "questions": [
                        {
                            "key": ADDITION,
                            "kind": "long_text",
                            "label": {"en": "What was added", "cy": "Yr hyn a ychwanegwyd"},
                            "settings": {"max_length": LONGEST_ADDITION},
                        }
                    ],
                }
            ],
        }
    )
    return form


def _version(of: FormVersion) -> FormVersion:
    """The form of additions to reports of this one: its labels and retention, and no clock of its own."""
    form = _form(of.form.safety_mode)
    plan = plan_to_json(
        replace(of.delivery, structured=False, clocks=(), reporter_email="", reporter_phone="", safe_contact="")
    )
    definition = form_to_json(form)
    titles = {"title": of.title, "title_cy": of.title_cy}
    version, _ = FormVersion.objects.get_or_create(
        service_slug=of.service_slug,
        content_hash=content_hash(["addition", definition, plan, titles]),
        defaults={**titles, "definition": definition, "plan": plan},
    )
    return version
