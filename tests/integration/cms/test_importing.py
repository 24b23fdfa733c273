"""A service goes out as a file and comes in as a draft, here or in another library."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.models import Release, ServicePage
from cms.publishing.compile import compile_service
from cms.publishing.importing import import_service
from cms.publishing.service_file import export_service, read_service_text
from cms.publishing.welsh import translations_of
from tests.integration.cms.library import Library, publish


def run(command: str, *arguments: Any, **options: Any) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def file(library: Library, tmp_path: Path) -> Path:
    """A published service as a file."""
    page = publish(library.service(promise="We reply in 2 days.", promise_cy="Byddwn yn ateb o fewn 2 ddiwrnod."))
    path = tmp_path / "lost-dog.yaml"
    run("export_service", page.slug, to=path)
    return path


def test_an_exported_service_comes_back_into_an_empty_library_as_a_draft_and_behaves_the_same(
    library: Library, file: Path
) -> None:
    before = ServicePage.objects.get()
    released = compile_service(before)
    before.releases.all().delete()
    before.delete()
    assert "is a new service, a draft" in run("import_service", file)
    page = ServicePage.objects.get()
    assert not page.live
    assert not Release.objects.exists()
    page = publish(page)
    # The blocks of an empty library are new ones.
    assert replace(compile_service(page), keys={}) == replace(released, keys={})
    assert page.releases.get().form_version.content_hash == released.form_hash


def test_an_import_over_a_service_makes_a_draft_and_says_what_changed(library: Library, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("What happened?", "What has happened?"), encoding="utf-8")
    said = run("import_service", file)
    assert "has a new draft" in said
    assert "“account” has other words." in said
    page = ServicePage.objects.get()
    assert page.has_unpublished_changes
    assert page.releases.count() == 1
    draft = page.get_latest_revision_as_object()
    assert compile_service(draft).form.steps[-1].questions[0].label.en == "What has happened?"
    assert compile_service(page).form.steps[-1].questions[0].label.en == "What happened?"


def test_english_that_a_file_changes_leaves_its_welsh_behind(library: Library, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("What happened?", "What has happened?"), encoding="utf-8")
    run("import_service", file)
    draft = ServicePage.objects.get().get_latest_revision_as_object()
    outdated = [each.text.text.en for each in translations_of(draft) if each.state == "outdated"]
    assert outdated == ["What has happened?"]
    assert not publish(draft).releases.first().welsh_complete


def test_a_file_that_changes_nothing_makes_no_draft(library: Library, file: Path) -> None:
    run("import_service", file)
    revisions = ServicePage.objects.get().revisions.count()
    assert "is like this already" in run("import_service", file)
    assert ServicePage.objects.get().revisions.count() == revisions


def test_of_several_files_all_are_imported_or_none(library: Library, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(file.read_text(encoding="utf-8").replace("slug: lost-dog", "slug: found-dog"), encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 1\nslug: broken\nsecton: report\n", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        run("import_service", other, broken)
    assert f"{broken}:3:1: secton: is not a known name: write “section”" in str(error.value)
    assert ServicePage.objects.count() == 1
    assert "new service" in run("import_service", other)


def test_what_keeps_an_imported_draft_from_being_published_is_said(library: Library, file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("only_if: danger", "only_if: nowhere")
    file.write_text(text, encoding="utf-8")
    assert "Before it can be published: " in run("import_service", file)


def test_a_file_of_another_section_is_refused_in_words(library: Library, file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("section: report", "section: advice")
    for slug in ("lost-dog", "found-dog"):
        file.write_text(text.replace("slug: lost-dog", f"slug: {slug}"), encoding="utf-8")
        with pytest.raises(CommandError, match="section"):
            run("import_service", file)


def test_a_service_that_is_not_there_cannot_be_exported(library: Library) -> None:
    library.service()
    with pytest.raises(CommandError, match="It has: lost-dog"):
        run("export_service", "found-dog")


def test_a_reviewed_translation_stays_reviewed_until_its_welsh_changes(library: Library) -> None:
    from datetime import date

    from cms.publishing.welsh import Review, mark_reviewed, review_of

    page = library.service()
    page.save_revision()
    mark_reviewed(page, Review("A Reviewer", date(2026, 11, 20)))
    text = export_service(page)
    assert "status: reviewed" in text
    import_service(read_service_text(text.replace("slug: lost-dog", "slug: found-dog").encode(), "a.yaml"))
    other = ServicePage.objects.get(slug="found-dog").get_latest_revision_as_object()
    assert review_of(other) == Review("A Reviewer", date(2026, 11, 20))
    other.summary_cy = "Geiriau eraill."
    assert review_of(other) is None
