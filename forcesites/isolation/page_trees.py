"""Pages by id: a page of another force, in the path, the query or the body, is no page."""

from forcesites.isolation.reach import own_pages
from forcesites.isolation.surface import Surface

_NAMES = (
    "page_id",
    "pk",
    "page_pk",
    "parent_page_id",
    "page_to_move_id",
    "destination_id",
    "new_parent_page",
    "parent_page",
    "destination",
    "target_pages[]",
)
_OWN = dict.fromkeys(_NAMES, own_pages)

SURFACE = Surface(
    name="page_trees",
    ids={
        "wagtailadmin_pages:": _OWN,
        "wagtailadmin_explore*": _OWN,
        "wagtailadmin_api:pages:": _OWN | dict.fromkeys(("child_of", "descendant_of", "ancestor_of"), own_pages),
    },
)
"""Explorer, editing, history, comparison, copying and moving."""
