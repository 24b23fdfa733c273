"""What the next release changes since the last: safe or breaking, in the publisher's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from cms.models.release import Release
from cms.publishing.compile import CompiledService, compile_service
from cms.publishing.gate import ServiceProblem
from contact_forms.engine import Change, Form, changes, content_hash
from contact_forms.plan import plan_to_json

if TYPE_CHECKING:
    from cms.models.library import ServicePage

_CONTENT = {
    "title": "the title",
    "summary": "the summary",
    "minutes": "how long it takes",
    "guidance": "the guidance on the start page",
    "bridging": "what stands instead of the form",
}


@dataclass(frozen=True)
class ServiceChange:
    """One thing that the next release changes. safe: journeys begun before can go on with it."""

    safe: bool
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"safe": self.safe, "reason": self.reason}


def changes_since(release: Release | None, compiled: CompiledService) -> list[ServiceChange]:
    """What changed since a release; nothing where there is none."""
    if release is None:
        return []
    version = release.form_version
    return _compared(version.form, release.content, version.plan, release.slots, compiled)


def changes_between(old: CompiledService, new: CompiledService) -> list[ServiceChange]:
    """What changed from one draft to another."""
    return _compared(old.form, old.content, plan_to_json(old.plan), old.slots, new)


def _compared(
    form: Form, content: dict[str, Any], plan: dict[str, Any], slots: list[dict[str, Any]], new: CompiledService
) -> list[ServiceChange]:
    found = [
        *(ServiceChange(change.safe, str(change)) for change in changes(form, new.form)),
        *_around_the_form(content, new.content),
        *_plan(plan, plan_to_json(new.plan)),
        *_slots(slots, new.slots),
    ]
    return sorted(dict.fromkeys(found), key=lambda change: change.safe)


def changes_of_draft(page: ServicePage) -> list[ServiceChange]:
    """What publishing this draft would change since its newest release."""
    return changes_since(newest_release(page), compile_service(page))


def newest_release(page: ServicePage) -> Release | None:
    """The release with the highest number, with its form."""
    if page.pk is None:
        return None
    releases = Release.objects.filter(service_id=page.pk).select_related("form_version")
    return releases.order_by("-number").first()


def mark_of(found: list[ServiceChange]) -> str:
    """Stands for the breaking ones of these changes; "" where all are safe."""
    breaking = [change.reason for change in found if not change.safe]
    return content_hash(breaking)[:16] if breaking else ""


def vanishing(page: ServicePage) -> list[ServiceProblem]:
    """Keys and coded values that receivers of reports know from the newest release, that this draft takes away, and
    that it does not say it takes away on purpose."""
    newest = newest_release(page)
    if newest is None:
        return []
    return [
        ServiceProblem(
            "retired",
            (),
            f"{change} Records systems know “{change.takes_away}”. Put it back, or write “{change.takes_away}” on a "
            "line of its own under “Taken away on purpose”.",
        )
        for change in _taken_away(newest.form_version.form, compile_service(page).form)
        if change.takes_away not in retired_keys(page)
    ]


def retired_keys(page: ServicePage) -> list[str]:
    """What the page says is taken away on purpose, one entry a line."""
    lines = (" ".join(line.split()) for line in page.retired.splitlines())
    return [line for line in lines if line]


def _taken_away(old: Form, new: Form) -> list[Change]:
    return [change for change in changes(old, new) if change.takes_away]


def _around_the_form(old: dict[str, Any], new: dict[str, Any]) -> Iterator[ServiceChange]:
    for name, words in _CONTENT.items():
        if old.get(name) != new.get(name):
            yield ServiceChange(True, f"There is a change in {words}{_was(old.get(name), new.get(name))}.")


def _plan(old: dict[str, Any], new: dict[str, Any]) -> Iterator[ServiceChange]:
    for name, value in new.items():
        if old.get(name) != value:
            words = f"“{name.replace('_', ' ')}” of the delivery plan"
            yield ServiceChange(True, f"There is a change in {words}{_was(old.get(name), value)}.")


def _slots(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[ServiceChange]:
    before = {slot["key"]: slot for slot in old}
    for slot in new:
        was = before.pop(slot["key"], None)
        if slot["required"] and not (was and was["required"]):
            words = f"Forces must fill “{slot['label']}”: those that have not stay on the release before."
            yield ServiceChange(True, words)
        elif was != slot:
            yield ServiceChange(True, f"The slot “{slot['label']}” {'changed' if was else 'is new'}.")
    for slot in before.values():
        yield ServiceChange(True, f"The slot “{slot['label']}” is gone: what forces wrote there is no longer shown.")


def _was(old: Any, new: Any) -> str:
    """Both values of something short, in words."""
    short = [value.get("en", "") if isinstance(value, dict) else value for value in (old, new)]
    if not all(isinstance(value, str | int) for value in short) or short[0] == short[1]:
        return ""
    one, other = (strip_tags(str(value)) for value in short)
    return f": it was “{one}” and is now “{other}”" if len(one + other) < 160 else ""
