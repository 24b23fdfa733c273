"""What leaves the platform for a submission, in versioned forms."""

from contact_forms.outputs.digital_report import Sent, build_report, read_out, report_of
from contact_forms.outputs.pdf import report_pages, report_pdf
from contact_forms.outputs.pole_mapping import build_record, mapping_problem

__all__ = [
    "Sent",
    "build_record",
    "build_report",
    "mapping_problem",
    "read_out",
    "report_of",
    "report_pages",
    "report_pdf",
]
