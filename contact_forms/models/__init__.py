"""Rows of journeys and deliveries. Every table with a site stands behind row-level security."""

from contact_forms.models.audit import AuditEntry, AuditHead, AuditSeal
from contact_forms.models.draft import Draft, DraftHolder
from contact_forms.models.due import Due
from contact_forms.models.exit_count import ExitCount
from contact_forms.models.form_version import FormVersion
from contact_forms.models.job import Attempt, Job, Lane
from contact_forms.models.key import ForceKey
from contact_forms.models.message import Message
from contact_forms.models.outside import NoticeRoute, SentFile, StatusUpdate
from contact_forms.models.route import Route
from contact_forms.models.submission import Receipt, Submission, SubmissionKey
from contact_forms.models.watch import Acknowledgement, Alarm, Hold, Pause

__all__ = [
    "Acknowledgement",
    "Alarm",
    "Attempt",
    "AuditEntry",
    "AuditHead",
    "AuditSeal",
    "Draft",
    "DraftHolder",
    "Due",
    "ExitCount",
    "ForceKey",
    "FormVersion",
    "Hold",
    "Job",
    "Lane",
    "Message",
    "NoticeRoute",
    "Pause",
    "Receipt",
    "Route",
    "SentFile",
    "StatusUpdate",
    "Submission",
    "SubmissionKey",
]
