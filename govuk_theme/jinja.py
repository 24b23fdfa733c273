"""The one Jinja environment. Everything is escaped; templates get a document, addresses of static files and texts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.templatetags.static import static
from django.utils import translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from govuk_theme import field_params
from govuk_theme.inline_script import INLINE_SCRIPT
from govuk_theme.rich_text import with_govuk_classes
from govuk_theme.templates import block_templates, document_templates, field_templates

LONDON = ZoneInfo("Europe/London")

_OURS = PackageLoader("govuk_theme", "jinja2")
_AVAILABLE = _OURS.list_templates()

DOCUMENT_TEMPLATES = document_templates(_AVAILABLE)


def long_date(moment: datetime) -> str:
    """An aware datetime as people in the UK read it: "4 March 2026 at 3:05pm", months in the active language."""
    local = moment.astimezone(LONDON)
    clock = f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"
    day = format_date(local, "d MMMM y", locale=translation.get_language() or "en")
    return str(translation.gettext("%(date)s at %(time)s") % {"date": day, "time": clock})


def dialled(number: str) -> str:
    """A telephone number as a `tel:` address: "18001 101" -> "tel:18001101"."""
    return "tel:" + "".join(character for character in number if character.isdigit() or character == "+")


def leads_to_search(href: str) -> bool:
    """Whether a link of the navigation is the search page: it stands in the header then."""
    return href.partition("?")[0].rstrip("/").endswith("/search")


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([_OURS, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]),
        autoescape=True,
        auto_reload=False,
        undefined=ChainableUndefined,  # the GOV.UK macros read parameters that are not given
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    environment.globals["static"] = static
    environment.globals["inline_script"] = Markup(INLINE_SCRIPT)  # noqa: S704 - our own constant
    environment.globals["block_templates"] = block_templates(_AVAILABLE)
    environment.globals["field_templates"] = field_templates(_AVAILABLE)
    for function in (
        field_params.question_params,
        field_params.error_params,
        field_params.input_params,
        field_params.choice_items,
        field_params.option_items,
        field_params.count_params,
        field_params.counted_input,
        field_params.search_params,
        field_params.found_items,
        field_params.part_classes,
    ):
        environment.globals[function.__name__] = function
    environment.tests["search"] = leads_to_search
    environment.filters["looks_up"] = field_params.looks_up
    environment.filters["searches"] = field_params.searches
    environment.filters["govuk_html"] = with_govuk_classes
    environment.filters["long_date"] = long_date
    environment.filters["dialled"] = dialled
    return environment


ENVIRONMENT = _environment()
