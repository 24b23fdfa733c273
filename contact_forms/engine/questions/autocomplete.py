"""One of many options: people type to find theirs; without scripts it is a list that opens."""

from __future__ import annotations

from contact_forms.engine.questions.base import register
from contact_forms.engine.questions.select import Select


@register("autocomplete")
class Autocomplete(Select):
    """A long list, searched by typing. Only what is in the list is taken."""

    search = True
