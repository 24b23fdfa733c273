"""Wagtail's registers of users and groups know no force: they show all of them, with all their rights."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(name="people_registers", closed_to_forces=("wagtailusers_users:", "wagtailusers_groups:"))
"""Users and groups."""
