"""Pages for when something went another way. Each says what to do, and whether anything was sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Literal, ParamSpec, cast

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from contact_forms.documents.surroundings import Language
from govuk_theme.documents import Block, Chrome, ErrorLink, Link, MessageDocument, RichTextBlock

P = ParamSpec("P")
Builder = Callable[Concatenate[Chrome, Language, P], MessageDocument]


def _in_its_language(build: Builder[P]) -> Builder[P]:
    """Makes the platform's texts come out in the document's language, whatever language is active."""

    @wraps(build)
    def built(chrome: Chrome, language: Language, *args: P.args, **kwargs: P.kwargs) -> MessageDocument:
        with translation.override(language):
            return build(chrome, language, *args, **kwargs)

    return cast(Builder[P], built)


def _paragraphs(*texts: str) -> tuple[Block, ...]:
    return (RichTextBlock(html="".join(f"<p>{escape(text)}</p>" for text in texts)),)


def _back_to_the_form(form_href: str) -> tuple[Link, ...]:
    return (Link(text=_("Go back to the form"), href=form_href),) if form_href else ()


def _message(
    chrome: Chrome,
    language: Language,
    status: int,
    heading: str,
    *texts: str,
    links: tuple[Link, ...] = (),
    sent: Literal["", "yes", "no"] = "",
    show_emergency: bool = True,
) -> MessageDocument:
    return MessageDocument(
        language=language,
        title=heading,
        chrome=chrome,
        robots="noindex",
        status=status,
        heading=heading,
        body=_paragraphs(*texts),
        links=links or (Link(text=_("Go to the home page"), href=chrome.home_href),),
        sent=sent,
        show_emergency=show_emergency,
    )


def wait_link(href: str) -> ErrorLink:
    """A line of the error summary, in the active language: nothing was sent, nothing is lost, try again soon."""
    text = _(
        "Too many forms came from your network at once, so this was not sent. What you typed is still here. "
        "Wait a few minutes, then press the button again"
    )
    return ErrorLink(text=text, href=href)


@_in_its_language
def too_often_document(chrome: Chrome, language: Language, retry_href: str) -> MessageDocument:
    """429: the network asked for this too often."""
    return _message(
        chrome,
        language,
        429,
        _("Too many requests came from your network"),
        _("Wait a few minutes, then try again."),
        links=(Link(text=_("Try again"), href=retry_href),),
    )


@_in_its_language
def not_found_document(chrome: Chrome, language: Language) -> MessageDocument:
    """404: there is no such page."""
    return _message(
        chrome,
        language,
        404,
        _("Page not found"),
        _("If you typed the web address, check it is correct."),
        _("If you pasted the web address, check you copied the entire address."),
    )


@_in_its_language
def refused_document(chrome: Chrome, language: Language) -> MessageDocument:
    """403: this page is not for this person."""
    return _message(
        chrome,
        language,
        403,
        _("You cannot see this page"),
        _("You do not have permission to see this page."),
    )


@_in_its_language
def bad_request_document(chrome: Chrome, language: Language, status: int = 400, form_href: str = "") -> MessageDocument:
    """400, 413 or 415: what was sent could not be read. Nothing was sent on. form_href: the page to try again."""
    advice = (
        _("What you sent is too long. Make your answers shorter and send the page again.")
        if status == 413
        else _("We could not read what was sent. Go back to the page you came from and try again.")
    )
    return _message(
        chrome, language, status, _("We could not read that"), advice, links=_back_to_the_form(form_href), sent="no"
    )


@_in_its_language
def csrf_failed_document(chrome: Chrome, language: Language, form_href: str = "") -> MessageDocument:
    """403: the page's token did not match, most often because cookies are off. form_href: the page to try again."""
    return _message(
        chrome,
        language,
        403,
        _("We could not check that the page was sent by you"),
        _(
            "This form needs cookies to work. Check that your browser allows cookies for this website, "
            "then go back to the form and try again."
        ),
        _("This can also happen if you left the page open for a long time."),
        links=_back_to_the_form(form_href),
        sent="no",
    )


@_in_its_language
def expired_draft_document(
    chrome: Chrome, language: Language, form_href: str, hours: int, *, may_be_sent: bool = False
) -> MessageDocument:
    """410: the answers are gone. hours: how long unfinished answers are kept after the last one.

    may_be_sent: the draft itself is gone too, so nothing here tells whether the person had sent it before.
    """
    texts = [
        _("We delete unfinished answers %(hours)d hours after the last one, to keep them safe.") % {"hours": hours}
    ]
    if may_be_sent:
        texts.append(_("If you saw a reference number, we have what you sent. If you did not, nothing was sent to us."))
    texts.append(_("You need to start again if you still want to send them to us."))
    return _message(
        chrome,
        language,
        410,
        _("Your answers have been deleted"),
        *texts,
        links=(Link(text=_("Start again"), href=form_href),),
        sent="" if may_be_sent else "no",
    )


@_in_its_language
def unavailable_document(
    chrome: Chrome, language: Language, retry_href: str, *, was_sending: bool, in_form: bool
) -> MessageDocument:
    """503: the database cannot be reached.

    was_sending: the person had pressed the button that sends the report, so whether it was kept is not known.
    in_form: they were filling in a form, so they are told that nothing was sent.
    """
    if was_sending:
        return _message(
            chrome,
            language,
            503,
            _("We cannot tell if your report was sent"),
            _("There is a problem with this service. Your answers are kept."),
            _("Wait a few minutes, go back to the page and press the button again. It will not be sent twice."),
            links=(Link(text=_("Go back and press the button again"), href=retry_href),),
        )
    texts = [_("There is a problem with this service. Try again in a few minutes.")]
    if in_form:
        texts.append(_("The answers you gave on earlier pages are kept."))
    return _message(
        chrome,
        language,
        503,
        _("Sorry, this service is unavailable"),
        *texts,
        links=(Link(text=_("Try again"), href=retry_href),),
        sent="no" if in_form else "",
    )


@_in_its_language
def left_document(chrome: Chrome, language: Language) -> MessageDocument:
    """200: the person left, and there is no other site to lead them to."""
    return _message(
        chrome,
        language,
        200,
        _("You have left this page"),
        _("Your unfinished answers have been deleted."),
        show_emergency=False,
    )
