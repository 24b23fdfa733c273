"""Clean HTML gets the classes of the Design System.

Rich text arrives clean and without classes. It is cleaned once more here, by an allow-list, because this is the
last place where a slip elsewhere could become markup on a page.
"""

from __future__ import annotations

from functools import lru_cache

import nh3
from markupsafe import Markup

_CLASSES = {
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "h4": "govuk-heading-s",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}
_PLAIN = {"li", "strong", "em", "b", "i", "br", "abbr"}
_ATTRIBUTES = {"a": {"href", "hreflang", "lang"}, "p": {"lang"}, "th": {"scope"}, "abbr": {"title"}}
_SCHEMES = {"https", "http", "mailto", "tel"}


@lru_cache(maxsize=2048)
def with_govuk_classes(html: str) -> Markup:
    """Rich text as safe markup with govuk classes. Tags off the allow-list go, their text stays."""
    clean = nh3.clean(
        html,
        tags={*_CLASSES, *_PLAIN},
        attributes=_ATTRIBUTES,
        set_tag_attribute_values={tag: {"class": names} for tag, names in _CLASSES.items()},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704 - nh3 has just been over it
