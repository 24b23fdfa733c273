"""`soh prefill-link`: a link that begins a form with some answers filled in."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from contact_forms.engine import Form, WrongShape, posted_of
from contact_forms.prefill import TooMuch, seal_prefill
from contact_forms.tenant import FormOffer, form_offers
from contact_forms.views.visit import form_version

_MOST_DAYS = 90


class Command(BaseCommand):
    help = (
        "Print a link that begins a form with some answers filled in. What is filled in is sealed: the link shows "
        "nothing of it. The person still looks at each page before anything is sent."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", help="The site's host name, such as metropolitan.localhost.")
        parser.add_argument("service", help="The service, such as antisocial-behaviour.")
        parser.add_argument(
            "answers", help="A JSON file of question key and answer, as the API takes them; - for input."
        )
        parser.add_argument("--days", type=int, default=7, help="How long the link works: 1 to 90 days (7).")
        parser.add_argument("--welsh", action="store_true", help="Lead to the pages in Welsh.")

    def handle(self, *args: Any, **options: Any) -> None:
        site = Site.objects.filter(hostname=options["site"].lower()).first()
        if site is None:
            raise CommandError(f"There is no site {options['site']}.")
        offers = form_offers(site.pk).values()
        offer = next((each for each in offers if each.service_slug == options["service"]), None)
        if offer is None:
            raise CommandError(f"{site.hostname} offers no form of the service {options['service']}.")
        if not 1 <= options["days"] <= _MOST_DAYS:
            raise CommandError(f"A link works for 1 to {_MOST_DAYS} days.")
        if options["welsh"] and "cy" not in offer.languages:
            raise CommandError(f"{site.hostname} has no pages in Welsh.")
        answers = _read(options["answers"])
        _check(form_version(offer.form_version_id).form, answers)
        try:
            token = seal_prefill(site.pk, offer.service_slug, answers, timedelta(days=options["days"]))
        except TooMuch:
            raise CommandError("These answers are too long for a link. Leave the longest out.") from None
        self.stdout.write(f"{site.root_url}{_path(offer, token, welsh=options['welsh'])}")


def _path(offer: FormOffer, token: str, *, welsh: bool) -> str:
    return f"{'/cy' if welsh else ''}/{offer.path}/prefilled/{token}/"


def _read(name: str) -> dict[str, Any]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        answers = json.loads(text)
    except (OSError, ValueError) as problem:
        raise CommandError(f"{name} cannot be read as JSON: {problem}") from None
    if not isinstance(answers, dict):
        raise CommandError(f"{name} must be an object of question key and answer.")
    return answers


def _check(form: Form, answers: dict[str, Any]) -> None:
    questions = {question.key: question for step in form.every_step for question in step.questions}
    for key, answer in answers.items():
        if key not in questions:
            raise CommandError(f"The form has no question {key}. It has: {', '.join(questions)}.")
        try:
            posted_of(questions[key], answer)
        except WrongShape:
            raise CommandError(f"The answer to {key} is in a shape that this question does not take.") from None
