"""What can be done with a report, one verb a file.

Importing this package declares the kinds of jobs that carry reports, so a worker imports it before it starts.
"""

from contact_forms.actions.add_information import add_information
from contact_forms.actions.alert import ALERT, send_alert
from contact_forms.actions.clocks import CLOCK_WARNING, send_clock_warning, warn_of_clocks
from contact_forms.actions.deliver import DELIVER, deliver
from contact_forms.actions.fallback import FALLBACK_EMAIL, send_fallback_email
from contact_forms.actions.keys import KeyRefused, create_force_key, delete_force_key, rotate_force_key
from contact_forms.actions.owe import make_owed_deliveries
from contact_forms.actions.purge import purge_daily
from contact_forms.actions.read import OpenedReport, read
from contact_forms.actions.redeliver import NotWaitingForAPerson, redeliver
from contact_forms.actions.seal_audit import seal_audit
from contact_forms.actions.submit import DraftChanged, DraftGone, NotComplete, submit
from contact_forms.actions.submit_at_once import AnswersRefused, IdempotencyKey, KeyReused, sent_before, submit_at_once
from contact_forms.actions.tell_person import NOTICE, owe_notice, tell_person
from contact_forms.actions.watch import ALARM, tell_alarms, watch
from contact_forms.actions.write_message import LONGEST_MESSAGE, CannotBeTracked, write_message

__all__ = [
    "ALARM",
    "ALERT",
    "CLOCK_WARNING",
    "DELIVER",
    "FALLBACK_EMAIL",
    "LONGEST_MESSAGE",
    "NOTICE",
    "AnswersRefused",
    "CannotBeTracked",
    "DraftChanged",
    "DraftGone",
    "IdempotencyKey",
    "KeyRefused",
    "KeyReused",
    "NotComplete",
    "NotWaitingForAPerson",
    "OpenedReport",
    "add_information",
    "create_force_key",
    "delete_force_key",
    "deliver",
    "make_owed_deliveries",
    "owe_notice",
    "purge_daily",
    "read",
    "redeliver",
    "rotate_force_key",
    "seal_audit",
    "send_alert",
    "send_clock_warning",
    "send_fallback_email",
    "sent_before",
    "submit",
    "submit_at_once",
    "tell_alarms",
    "tell_person",
    "warn_of_clocks",
    "watch",
    "write_message",
]
