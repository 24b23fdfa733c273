"""From the fields of a service page to what a release is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cms.blocks import clocks_of
from cms.documents import guidance_content
from contact_forms.blocks import FormDraft, clean_pair, compile_form, keys_in, pair_of, raw_pair
from contact_forms.engine import Form, content_hash, first_page, form_to_json
from contact_forms.engine.definition import Text
from contact_forms.plan import DeliveryPlan, plan_to_json

if TYPE_CHECKING:
    from cms.models.library import ServicePage


@dataclass(frozen=True)
class CompiledService:
    """A service as a release freezes it. content, slots, keys: as in `Release`."""

    title: Text
    form: Form
    plan: DeliveryPlan
    content: dict[str, Any]
    slots: list[dict[str, Any]]
    keys: dict[str, str]

    @property
    def definition(self) -> dict[str, Any]:
        return form_to_json(self.form)

    @property
    def form_hash(self) -> str:
        """Over the form, the plan and the titles: two releases with the same share one form version."""
        return content_hash([self.definition, plan_to_json(self.plan), raw_pair(self.title)])

    @property
    def welsh_complete(self) -> bool:
        """Whether every English text has its Welsh."""
        return not _lacks_welsh([self.content, self.slots, self.definition, plan_to_json(self.plan)])


def compile_service(page: ServicePage) -> CompiledService:
    """What a release of this page would hold. Never raises for what is not filled in yet: `prove_service` says so."""
    title = Text(page.title, page.title_cy)
    draft = form_draft(page)
    form = compile_form(draft)
    slots = page.slots.get_prep_value()
    plan = DeliveryPlan(
        category=page.category,
        subcode=page.subcode,
        reference_prefix=page.reference_prefix,
        protective_marking=page.protective_marking,
        structured=page.structured,
        promise=Text(page.promise, page.promise_cy),
        retention_days=page.retention_days,
        panel=Text(page.panel_title, page.panel_title_cy),
        next=clean_fields(page, "next_steps"),
        reporter_email=page.reporter_email,
        reporter_phone=page.reporter_phone,
        safe_contact=page.safe_contact,
        clocks=clocks_of(page.clocks.get_prep_value()),
    )
    content = {
        "title": raw_pair(title),
        "summary": raw_pair(Text(page.summary, page.summary_cy)),
        "minutes": page.minutes,
        "safety": page.safety_mode,
        "guidance": guidance_content(page.guidance.get_prep_value()),
        "bridging": raw_pair(clean_fields(page, "bridging")),
        "promise": raw_pair(plan.promise),
        "limits": [raw_pair(clock.warning) for clock in plan.clocks if clock.binds == "person"],
        "first_step": first_page(form),
    }
    keys = {found.block: found.key for stream in (draft.form, slots) for found in keys_in(stream)}
    return CompiledService(title, form, plan, content, slot_content(slots), keys)


def form_draft(page: ServicePage) -> FormDraft:
    """The form as the page's fields hold it."""
    return FormDraft(
        form=page.form.get_prep_value(),
        conditions=page.conditions.get_prep_value(),
        declaration=clean_fields(page, "declaration"),
        safety_mode=page.safety_mode,
        task_list=page.task_list,
    )


def clean_fields(page: ServicePage, name: str) -> Text:
    """The clean HTML of a pair of rich text fields."""
    return clean_pair({"en": getattr(page, name), "cy": getattr(page, f"{name}_cy")})


def slot_content(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The slots of a raw stream as plain JSON."""
    return [
        {
            "key": item["value"].get("key") or "",
            "label": item["value"].get("label") or "",
            "required": bool(item["value"].get("required")),
            "default": raw_pair(clean_pair(item["value"].get("default"))),
        }
        for item in raw
    ]


def _lacks_welsh(data: Any) -> bool:
    if isinstance(data, dict):
        if set(data) <= {"en", "cy"} and data:
            text = pair_of(data)
            return bool(text.en) and not text.cy
        return any(_lacks_welsh(value) for value in data.values())
    return isinstance(data, list) and any(_lacks_welsh(item) for item in data)
