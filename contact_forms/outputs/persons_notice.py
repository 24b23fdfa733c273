"""What a notice to the person says: that there is news of a report, never what the report is about."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from contact_forms.models import Submission
from contact_forms.tenant import Tenant

RECEIVED, DELIVERED, MESSAGE = "received", "delivered", "message"


def notice_words(what: str, submission: Submission, tenant: Tenant) -> tuple[str, tuple[str, ...]]:
    """Subject and paragraphs, in the language of the report. what: one of the words above.

    In safety mode neither the force nor the service is named: somebody else may see the screen.
    """
    safety = submission.form_version.form.safety_mode
    language = submission.language
    with translation.override(language):
        force = (language == "cy" and tenant.name_cy) or tenant.name
        subject = {
            RECEIVED: _("We have received what you sent"),
            DELIVERED: _("There is news about what you sent"),
            MESSAGE: _("There is a message for you"),
        }[what]
        said = {
            RECEIVED: _("We have received what you sent on our website."),
            DELIVERED: _("What you sent has reached the people who deal with it."),
            MESSAGE: _("Somebody who deals with what you sent has written to you."),
        }[what]
        prefix = "/cy" if language == "cy" else ""
        lines = [
            said,
            _("Your reference number is %(reference)s.") % {"reference": submission.reference},
            _("To see more, go to %(address)s with this number and the code that you were given.")
            % {"address": f"{tenant.address}{prefix}/track/"},
            _("If someone is in danger, call 999."),
            _("Do not reply to this message: nobody reads replies."),
        ]
        return (subject if safety else f"{subject} – {force}", tuple(lines))
