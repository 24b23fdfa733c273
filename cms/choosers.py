"""Wagtail's choosers of pages, images and documents without a script inside the page.

Wagtail writes `<script>new PageChooser(…)</script>` after each chooser of an ordinary form, which the admin's policy
refuses (`cms.settings.security`). In its place stands a template element that says what to start; `cms/choosers.js`
starts it. Choosers of dates and times say the same in templates of ours (`wagtailadmin/widgets/`).
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import format_html
from wagtail.admin.widgets import BaseChooser


def render_chooser(
    chooser: BaseChooser, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
) -> str:
    """In place of `BaseChooser.render`. Raises ValueError without an id, by which the chooser is found."""
    id_ = (attrs or {}).get("id")
    if not id_:
        raise ValueError("A chooser needs an id.")
    data = chooser.get_value_data(value)
    return str(
        format_html(
            '{}<template data-chooser="{}" data-for="{}" data-config="{}"></template>',
            chooser.render_html(name, data, attrs),
            chooser.js_constructor,
            id_,
            json.dumps(chooser.get_js_init_options(id_, name, data)),
        )
    )


def start_choosers_from_attributes() -> None:
    """From now on every chooser is rendered this way."""
    BaseChooser.render = render_chooser
