"""What leaves the platform for a submission, in versioned forms."""

from contact_forms.outputs.digital_report import Sent, build_report, kinds_of_risk, read_out, report_of, walked_of
from contact_forms.outputs.pdf import report_pages, report_pdf
from contact_forms.outputs.persons_copy import copy_pdf
from contact_forms.outputs.persons_notice import notice_words
from contact_forms.outputs.pole_mapping import build_record, mapping_problem
from contact_forms.outputs.redaction import REDACTED, question_labels

__all__ = [
    "REDACTED",
    "Sent",
    "build_record",
    "build_report",
    "copy_pdf",
    "kinds_of_risk",
    "mapping_problem",
    "notice_words",
    "question_labels",
    "read_out",
    "report_of",
    "report_pages",
    "report_pdf",
    "walked_of",
]
