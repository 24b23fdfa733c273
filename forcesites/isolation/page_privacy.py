"""Who may read a published page: not asked here. The form lists every group of every force, and the public process has
no sign-in that a private page could ask for."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(name="page_privacy", closed_to_forces=("wagtailadmin_pages:set_privacy",))
"""The privacy of a page."""
