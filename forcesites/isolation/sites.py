"""Sites, the register of forces, and collections: the nation's to keep."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(
    name="sites",
    # Wagtail's own trial of an error.
    closed_to_all=("wagtailadmin_error_test",),
    closed_to_forces=("wagtailsites:", "forcesites_force_modeladmin_*", "wagtailadmin_collections:"),
)
"""Registers of sites, forces and collections."""
