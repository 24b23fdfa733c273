"""The walls between forces, one file a surface. `BOUNDARIES.md` has each rule, why it is there and its test.

Wagtail shows one tenant much of another's; what it shows is closed where a force has no use for it, and else narrowed
to the person's own force. A superuser passes every wall but the one around what was said in a report.
"""

from wagtail import hooks

from forcesites.isolation import (
    bulk_actions,
    chosen,
    document_hosts,
    files,
    image_hosts,
    page_choosers,
    page_listings,
    page_trees,
    page_type_usage,
    people_registers,
    redirects,
    site_history,
    sites,
    tags,
    workflows,
)
from forcesites.isolation.door import IsolationMiddleware, walls, without_what_is_closed
from forcesites.isolation.surface import Surface

SURFACES: tuple[Surface, ...] = tuple(
    module.SURFACE
    for module in (
        bulk_actions,
        chosen,
        document_hosts,
        files,
        image_hosts,
        page_choosers,
        page_listings,
        page_trees,
        page_type_usage,
        people_registers,
        redirects,
        site_history,
        sites,
        tags,
        workflows,
    )
)


def put_up_walls() -> None:
    """Every wall, once a process."""
    for surface in SURFACES:
        if surface.name not in walls.standing:
            walls.stand(surface)
    for menu in ("main", "settings", "reports", "help"):
        hooks.register(f"construct_{menu}_menu", without_what_is_closed)
    hooks.register("construct_search", without_what_is_closed)


__all__ = ["SURFACES", "IsolationMiddleware", "Surface", "put_up_walls", "walls"]
