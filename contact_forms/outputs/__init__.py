"""What leaves the platform for a submission, in versioned forms."""

from contact_forms.outputs.digital_report import build_report, report_risks, report_sections
from contact_forms.outputs.pole_mapping import build_record, mapping_problem

__all__ = ["build_record", "build_report", "mapping_problem", "report_risks", "report_sections"]
