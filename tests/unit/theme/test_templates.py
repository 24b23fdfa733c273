"""A type without its template is found when the room is imported, not by a visitor."""

from __future__ import annotations

import pytest

from govuk_theme.templates import MissingTemplate, block_templates, document_templates, field_templates, register


def test_a_kind_without_a_template_names_the_file_to_write() -> None:
    with pytest.raises(MissingTemplate, match=r"'riddle' needs exactly one template, pages/riddle.jinja"):
        register(["riddle"], ("pages", "steps"), ["pages/home.jinja"])


def test_two_templates_for_a_kind_are_refused() -> None:
    with pytest.raises(MissingTemplate, match="found 2"):
        register(["home"], ("pages", "steps"), ["pages/home.jinja", "steps/home.jinja"])


def test_a_template_that_shows_nothing_is_refused() -> None:
    with pytest.raises(MissingTemplate, match=r"pages/left_over.jinja"):
        register(["home"], ("pages",), ["pages/home.jinja", "pages/left_over.jinja", "pages/_part.jinja"])


def test_documents_blocks_and_fields_each_need_theirs() -> None:
    for templates_of in (document_templates, block_templates, field_templates):
        with pytest.raises(MissingTemplate):
            templates_of([])
