"""Notices by GOV.UK Notify: e-mails and texts from a force's own templates."""
