"""Snippets belong to no force, and there are none: what a force writes is a page or a row with a site."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(
    name="snippets", closed_to_forces=("wagtailsnippets:", "wagtailsnippets_*", "wagtailsnippetchoosers_*")
)
"""Snippets."""
