"""Sites, the register of forces, and collections: the nation's to keep."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(
    name="sites",
    closed_to_forces=("wagtailsites:", "forcesites_force_modeladmin_*", "wagtailadmin_collections:"),
)
"""Registers of sites, forces and collections."""
