"""How often each type of page is used: a count over all forces, with the name of the page that was changed last."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(name="page_type_usage", closed_to_forces=("wagtailadmin_reports:page_types_usage*",))
"""The report of page types."""
