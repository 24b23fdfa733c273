"""The button "Find address": the step is shown again with the addresses of a postcode, and nothing is kept or lost."""

from __future__ import annotations

import logging

from django.db import connection
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from contact_forms.documents import Found, step_document
from contact_forms.engine import Form, Invalid, Problem, Question, Step, Walk, kind_of
from contact_forms.engine.questions.address import ADDRESS, as_choice
from contact_forms.postcodes import postcode_source
from contact_forms.views.visit import Visit
from govuk_theme.documents import Choice, StepDocument
from integrations.postcodes import PostcodeFacts, ResultUnavailable

BUTTON = "find"

logger = logging.getLogger("contact_forms.finding")


def asked_to_find(request: HttpRequest, step: Step) -> Question | None:
    """The question of the step whose button was pressed; None where it was another button, or no question of ours."""
    key = request.POST.get(BUTTON, "")
    return next(
        (q for q in step.questions if q.key == key and q.kind == ADDRESS.name and ADDRESS.setting(q, "look_up")),
        None,
    )


def found_document(
    request: HttpRequest, visit: Visit, form: Form, step: Step, where: Walk, question: Question, *, changing: bool
) -> tuple[StepDocument, bool]:
    """The step again, with what was typed and what the look-up found, and whether the postcode could be asked for.

    Raises RuntimeError inside a transaction: the source may take its time.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a postcode is looked up outside transactions")
    posted = dict(request.POST.lists())
    raws = {each.key: kind_of(each).gather(each, posted) for each in step.questions}
    problems: tuple[Problem, ...] = ()
    found: dict[str, Found] = {}
    with translation.override(visit.language):
        try:
            postcode = ADDRESS.postcode_of(question, raws[question.key])
            found[question.key] = _look_up(postcode)
        except Invalid as invalid:
            problems = invalid.problems
    document = step_document(visit.surroundings, form, step, where, raws, problems, changing=changing, found=found)
    return document, not problems


def _look_up(postcode: str) -> Found:
    try:
        facts = postcode_source().facts(postcode)
    except ResultUnavailable as problem:
        # The reason holds no postcode; the log must not either.
        logger.warning("postcodes.unavailable", extra={"event": "postcodes.unavailable", "reason": str(problem)})
        return Found(_("We cannot look up addresses at the moment. Enter the address below."))
    if facts is None:
        return Found(_("We could not find this postcode. Check it, or enter the address below."))
    if not facts.addresses:
        return Found(_("We have no list of the addresses at this postcode. Enter the address below."))
    said = _("Addresses found at %(postcode)s: %(count)s. Choose yours, or enter it below.")
    return Found(said % {"postcode": facts.postcode, "count": len(facts.addresses)}, _choices(facts))


def _choices(facts: PostcodeFacts) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=as_choice(
                {
                    "line1": address.line1,
                    "line2": address.line2,
                    "town": address.town,
                    "county": address.county,
                    "postcode": facts.postcode,
                }
            ),
            text=", ".join(filter(None, (address.line1, address.line2, address.town))),
        )
        for address in facts.addresses
    )
