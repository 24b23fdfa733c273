"""The gate of publishing: a service whose form cannot be walked does not become a release."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from cms.models.release import released_keys
from cms.publishing.compile import compile_service
from cms.publishing.delivery_proof import delivery_problems
from contact_forms.blocks import keys_in
from contact_forms.engine import FormProblem, prove

if TYPE_CHECKING:
    from cms.models.library import ServicePage

MOVED = (
    "This was released as “%(key)s”, and answers are kept under it: write “%(key)s” again. "
    "To ask something else, add a new one and delete this."
)

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class ServiceProblem:
    """One thing that keeps a service from being published, in the editor's words.

    field: the page's field. place: the way into its blocks, such as (2, "questions", 0, "key"). about: which step,
    question or condition, in words; "" where the place says it all.
    """

    field: str
    place: Place
    message: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.about}: {self.message}" if self.about else self.message


class FormNotProved(ValidationError):
    """A service with problems was to be published. `problems` holds at least one; nothing was published."""

    def __init__(self, problems: list[ServiceProblem]) -> None:
        self.problems = problems
        super().__init__([str(problem) for problem in problems])


def prove_service(page: ServicePage) -> list[ServiceProblem]:
    """Everything that keeps this draft from being published; an empty list where nothing does."""
    compiled = compile_service(page)
    keys = Counter(slot["key"] for slot in compiled.slots)
    return [
        *moved_keys(page),
        *(_located(problem) for problem in prove(compiled.form)),
        *(ServiceProblem(*found) for found in delivery_problems(compiled)),
        *(
            ServiceProblem("slots", (index, "key"), "Another slot has this key. Each slot needs its own.")
            for index, slot in enumerate(compiled.slots)
            if keys[slot["key"]] > 1
        ),
    ]


def moved_keys(page: ServicePage) -> list[ServiceProblem]:
    """Blocks whose key is not the one that was released with them: answers are kept under that one."""
    kept = released_keys(page.pk)
    if not kept:
        return []
    return [
        ServiceProblem(field, found.place, MOVED % {"key": kept[found.block]})
        for field in ("form", "slots")
        for found in keys_in(getattr(page, field).get_prep_value())
        if kept.get(found.block, found.key) != found.key
    ]


def _located(problem: FormProblem) -> ServiceProblem:
    head, *rest = problem.path
    place = tuple(rest)
    if head == "conditions":
        return ServiceProblem("conditions", place, str(problem), _about(problem))
    if "exit" in place:
        # An exit's parts stand beside its key in the editor; the heading on its page is a part of its own.
        at = place.index("exit")
        place = (*place[:at], *("heading" if part == "title" else part for part in place[at + 1 :]))
    return ServiceProblem(
        "form" if head == "steps" else str(head), place if head == "steps" else (), str(problem), _about(problem)
    )


def _about(problem: FormProblem) -> str:
    names = {
        "Step": problem.step_key,
        "question": problem.question_key,
        "Condition": problem.condition_name,
    }
    said = ", ".join(f"{what} “{name}”" for what, name in names.items() if name)
    return said[:1].upper() + said[1:]
