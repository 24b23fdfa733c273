"""What an author writes in the admin is the form, whatever the kinds in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from contact_forms.blocks import compile_form, draft_of, form_block
from contact_forms.engine import KINDS, form_from_json, form_to_json
from contact_forms.engine.definition import Form, Option, Question, Step, Text, Under

SETTINGS = {
    "coded_list": {"list": "gender", "shown": "radios"},
    "computed": {"function": "sum", "of": ["a", "b"], "shown_as": "money"},
    "declaration": {"statement": {"en": "<p>It is <strong>true</strong>.</p>", "cy": "<p>Mae'n wir.</p>"}},
    "guidance": {"html": {"en": "<p>Read this.</p>", "cy": "<p>Darllenwch hwn.</p>"}},
    "hidden": {"value": "web", "prefill": True},
    "location": {"ways": ["postcode", "description"]},
    "person": {"role": "suspect", "parts": ["name", "age"], "needed": ["name"]},
    "number": {"minimum": 1, "unit": "mph"},
}


def a_form(kind: str) -> Form:
    options = (Option("a", Text("A", "A")), Option("b", Text("B", "B")))
    asked = Question(
        "it",
        kind,
        Text("What?", "Beth?"),
        options=options if KINDS[kind].takes_options else (),
        settings=SETTINGS.get(kind, {}),
        errors={"required": Text("Answer", "Atebwch")} if "required" in KINDS[kind].wording else {},
    )
    first = Question("first", "radios", Text("Which?", "Pa un?"), options=options)
    if KINDS[kind].asks:
        asked = replace(asked, under=Under("first", "a"))
    return Form((Step("one", Text("One", "Un"), (first, asked)),))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_question_of_every_kind_is_the_same_after_the_editor(kind):
    form = a_form(kind)
    draft = draft_of(form, "a-service")
    assert compile_form(draft) == form
    # As Wagtail keeps it: through the blocks, and back to what it stores.
    block = form_block()
    kept = block.get_prep_value(block.to_python(json.loads(json.dumps(draft.form))))
    assert compile_form(replace(draft, form=kept)) == form
    assert form_from_json(json.loads(json.dumps(form_to_json(form)))) == form
