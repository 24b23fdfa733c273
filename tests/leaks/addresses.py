"""Every address that a process knows, from its resolver, and what fills its parameters.

A parameter is filled by its name, and by the name of its view where one word means several things. An address whose
parameters nobody can fill is not covered, and fails the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import Resolver404, get_resolver, resolve
from django.utils.http import urlsafe_base64_encode
from django.utils.regex_helper import normalize
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.leaks.world import MISSING_ID, World

MISSING_UUID = "77777777-0000-4000-8000-777777777777"
MISSING_USER_CODE = urlsafe_base64_encode(str(MISSING_ID).encode())
SHADOWED = {
    "wagtailadmin_login": "account_login",
    "wagtailadmin_logout": "account_logout",
}
"""Address of Wagtail -> ours, which stands before it (`forcesites/people/urls.py`): nobody reaches Wagtail's own."""


@dataclass(frozen=True)
class Address:
    """One pattern of a resolver. form: its text with %(name)s for each parameter."""

    name: str
    form: str
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """An address with ids. twin: the same with ids of nothing in place of theirs; empty where none is theirs."""

    address: Address
    path: str
    twin: str = ""


def every_address() -> list[Address]:
    """The patterns of the urlconf in force, through every include, without those that another stands before."""
    return [address for address in _walk(get_resolver(), "", ()) if not _is_shadowed(address)]


def _is_shadowed(address: Address) -> bool:
    """Whether ours answers indeed: where it does not, the address is walked like any other."""
    return address.name in SHADOWED and resolve(f"/{address.form}").view_name == SHADOWED[address.name]


def _walk(resolver: Any, before: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        regex = before + pattern.pattern.regex.pattern.removeprefix("^")
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, regex.removesuffix("$"), inner)
        else:
            form, parameters = max(normalize(regex.replace("\\Z", "")), key=lambda each: len(each[1]))
            yield Address(":".join((*namespaces, pattern.name or "")), form, tuple(parameters))


_PAGE, _IMAGE, _DOCUMENT = "page", "image", "document"
# Beginning of the view's name, parameter -> kind of thing. The first that fits.
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("wagtailadmin_pages:revisions_compare", "revision_id_[ab]", "revision"),
    ("wagtailadmin_pages:revisions_unschedule", "revision_id", "draft_revision"),
    ("", "revision_id", "revision"),
    ("wagtailadmin_pages:(collect_)?workflow|wagtailadmin_pages:confirm_workflow", "page_id", "draft"),
    ("", "page_id|parent_page_id|page_pk|page_to_move_id|destination_id", _PAGE),
    ("(wagtailadmin_api|api-v2):pages|wagtailadmin_pages", "pk", _PAGE),
    ("wagtailadmin_api:documents|wagtaildocs_chooser", "pk", _DOCUMENT),
    ("wagtailadmin_api:images|wagtailimages_chooser", "pk", _IMAGE),
    ("wagtaildocs_serve", "_0", _DOCUMENT),
    ("wagtaildocs_serve", "_1", "document_name"),
    ("image-file", "file", "image_file"),
    ("", "document_id|doc_id", _DOCUMENT),
    ("", "image_id", _IMAGE),
    ("wagtaildocs|wagtailimages", "uploaded_file_id", "upload"),
    ("wagtailadmin_collections", "pk|collection_id", "collection"),
    ("wagtailadmin_workflows:(edit|disable|enable)_task", "pk", "task"),
    ("wagtailadmin_workflows", "pk|workflow_pk", "workflow"),
    ("", "task_id", "task"),
    ("", "task_state_id", "task_state"),
    ("", "workflow_state_id", "workflow_state"),
    ("wagtailsites", "pk", "site"),
    ("wagtailusers_users", "pk", "user"),
    ("people_(person|do)", "person_id", "user"),
    ("first_password", "uidb64", "user_code"),
    ("mfa_(edit|remove)_webauthn", "pk", "security_key"),
    ("identity_(begin|back)", "force", "slug"),
    ("wagtailusers_groups", "pk", "group"),
    ("wagtailredirects", "redirect_id", "redirect"),
    ("track-answer", "message_id", "message"),
    ("wagtailadmin_editing_sessions", "object_id", _PAGE),
    ("wagtailadmin_editing_sessions", "session_id", "session"),
    ("wagtaildocs_auth", "restriction_id", "collection_restriction"),
    ("wagtailcore_auth", "page_view_restriction_id", "page_restriction"),
    ("report", "submission_id", "submission"),
    ("job-", "job_id", "job"),
    ("clock-met", "due_id", "due"),
    ("force-(end-)?pause", "site_id", "site"),
    ("contact_forms_submission_", "instance_pk", "submission"),
    ("contact_forms_job_", "instance_pk", "job"),
    ("contact_forms_route_", "instance_pk", "route"),
    ("contact_forms_exitcount_", "instance_pk", "exit_count"),
    ("machine-(status|notify)", "site_id", "site"),
    ("machine-status|route-test", "route_id", "route"),
    ("forcesites_force_", "instance_pk", "force"),
    ("brand-css|preview-brand-css", "name", "brand"),
    ("wagtail_serve", "_0", "path"),
)
# Beginning of the view's name, parameters -> the words that stand there. They are nobody's.
_WORDS: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (
        "wagtailadmin_pages:add|wagtailadmin_pages:preview_on_add|wagtailadmin_pages:type_use",
        ("content_type_app_name", "content_type_model_name"),
        (("cms", "contentpage"), ("forcesites", "forceservicepage")),
    ),
    ("wagtailadmin_pages:choose_parent", ("app_label", "model_name"), (("cms", "contentpage"),)),
    ("wagtailadmin_tag", ("app_name", "model_name"), (("taggit", "tag"),)),
    ("wagtailadmin_workflows", ("app_label", "model_name"), (("wagtailcore", "groupapprovaltask"),)),
    (
        "wagtailadmin_editing_sessions",
        ("app_label", "model_name"),
        (("cms", "contentpage"), ("wagtailcore", "page")),
    ),
    ("wagtailadmin_pages", ("action_name",), (("approve",), ("reject",))),
    ("wagtailadmin_api", ("action_name",), (("copy",), ("delete",), ("publish",), ("move",), ("create_alias",))),
    ("wagtailimages:preview", ("filter_spec",), (("max-165x165",),)),
    ("wagtailadmin_password_reset", ("uidb64", "token"), (("Nw", "set-password"),)),
    ("first_password", ("token",), (("set-password",), ("c0ffee-0123456789abcdef0123456789abcdef",))),
    ("people_do", ("verb",), (("disable",), ("enable",), ("end-sessions",), ("start-again",))),
    ("form", ("section", "service"), (("report", "antisocial-behaviour"), ("report", "crime"))),
    ("form-step", ("key",), (("what",), ("check",))),
    ("prefilled", ("section", "service"), (("report", "antisocial-behaviour"),)),
    ("prefilled", ("token",), (("no-token-of-ours",),)),
    ("machine-file", ("token",), (("no-token-of-ours",),)),
    ("api-v1:", ("slug",), (("antisocial-behaviour",),)),
    ("api-v1:validate_step", ("step_key",), (("what",),)),
)


def _bulk_words() -> tuple[tuple[str, ...], ...]:
    bulk_action_registry._scan_for_bulk_actions()
    return tuple(
        (app, model, action)
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    )


def _kind(address: Address, parameter: str) -> str:
    for view, names, kind in _KINDS:
        if re.match(view, address.name) and re.fullmatch(names, parameter):
            return kind
    return ""


def _missing(value: Any) -> str:
    text = str(value)
    if text.isdigit():
        return str(MISSING_ID)
    if re.fullmatch(r"(MTA|Nz)\w{7}", text):
        return MISSING_USER_CODE
    if text.endswith("slug"):
        return "nothing"
    if text.endswith(".css"):
        return "brand.0123456789ab.css"
    if text.startswith(("images/", "original_images/")):
        return text.partition("/")[0] + "/nothing.png"
    return MISSING_UUID if len(text) == 36 else "nothing/" if text.endswith("/") else "nothing.txt"


def fill(address: Address, world: World) -> list[Filled]:
    """The address with ids of the marked force, in all places and in each alone; and once with only one's own.

    Empty where a parameter cannot be filled, or where what was filled leads to another view.
    """
    choices = list(_choices(address, world))
    return [filled for filled in choices if _leads_to(filled.path, address)]


def _choices(address: Address, world: World) -> Iterator[Filled]:
    kinds = {name: _kind(address, name) for name in address.parameters}
    named = [name for name in address.parameters if kinds[name]]
    for words in _words(address, [name for name in address.parameters if not kinds[name]]):
        ours = {name: world.ours.things[kinds[name]][0] for name in named}
        yield Filled(address, _path(address, {**words, **ours}))
        wholly = [[(name, value) for value in world.theirs.things[kinds[name]]] for name in named]
        every = [dict(pairs) for pairs in product(*wholly)] if named else []
        alone = [{**ours, name: value} for values in wholly for name, value in values] if len(named) > 1 else []
        for values in [*every, *alone]:
            gone = {name: value if value == ours[name] else _missing(value) for name, value in values.items()}
            yield Filled(address, _path(address, {**words, **values}), _path(address, {**words, **gone}))


def _words(address: Address, names: list[str]) -> Iterator[dict[str, str]]:
    """Every way to fill the parameters that are no ids."""
    if not names:
        yield {}
        return
    tables = [("wagtail_bulk_action", ("app_label", "model_name", "action"), _bulk_words()), *_WORDS]
    fitting = [(columns, rows) for view, columns, rows in tables if re.match(view, address.name)]
    columns_of = [(columns, rows) for columns, rows in fitting if set(columns) <= set(names)]
    if {name for columns, _rows in columns_of for name in columns} != set(names):
        return
    for rows in product(*(rows for _columns, rows in columns_of)):
        yield {
            name: word
            for (columns, _), row in zip(columns_of, rows, strict=True)
            for name, word in zip(columns, row, strict=True)
        }


def _path(address: Address, values: dict[str, Any]) -> str:
    return "/" + address.form % values


def _leads_to(path: str, address: Address) -> bool:
    try:
        return bool(resolve(path).view_name == address.name or not address.name.rpartition(":")[2])
    except Resolver404:
        return False
