"""Advisories on images and documents."""

from __future__ import annotations

import hashlib
import time

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import CollectionViewRestriction

from cms.models import ContentDocument, ContentImage
from forcesites.people.models import User
from tests.integration.advisories.conftest import MISSING, shows_nothing


@pytest.mark.parametrize("kind", ["image", "document"])
def test_cve_2026_54259_a_chooser_tells_what_was_chosen_of_own_files_alone(attackers, theirs, kind):
    """`chosen` told name, title and address of any file."""
    views = {"image": "wagtailimages_chooser", "document": "wagtaildocs_chooser"}[kind]
    for attacker in attackers:
        answer = attacker.get(reverse(f"{views}:chosen", args=[theirs(kind)]))
        nothing = attacker.get(reverse(f"{views}:chosen", args=[MISSING]))
        assert answer.status_code == nothing.status_code
        assert answer.status_code in (302, 404)
        assert shows_nothing(answer)
        several = attacker.get(reverse(f"{views}:chosen_multiple"), {"id": [theirs(kind), theirs(kind)]})
        assert shows_nothing(several)


@pytest.mark.parametrize(
    "spec",
    ["scale-10000", "width-100000", "fill-99999x99999", "blur", "|".join(["width-5000"] * 400), "format-avif"],
)
def test_cve_2026_54260_an_image_s_preview_costs_little_whatever_is_asked(admin_of, ours, spec):
    """Unbounded filters kept a process busy. What is not on offer is refused before anything is drawn."""
    path = reverse("wagtailimages:preview", args=[ours("image"), spec])
    began = time.perf_counter()
    answer = admin_of("editor").get(path)
    assert answer.status_code in (200, 400, 403, 404)
    assert time.perf_counter() - began < 5
    # The address of any size for the public does not exist at all.
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=["x", ours("image"), spec])


def test_cve_2026_54261_an_image_is_previewed_by_who_may_change_it(attackers, theirs):
    for attacker in attackers:
        answer = attacker.get(reverse("wagtailimages:preview", args=[theirs("image"), "max-165x165"]))
        nothing = attacker.get(reverse("wagtailimages:preview", args=[MISSING, "max-165x165"]))
        assert answer.status_code == nothing.status_code
        assert answer.status_code in (302, 404)
        assert not answer.headers["Content-Type"].startswith("image/")


def test_cve_2026_54263_the_generator_of_image_addresses_runs_no_script(attackers, ours, db):
    """What was asked came back as HTML. Closed to forces; for the rest of us it is no page."""
    hostile = {"filter_method": "<script>alert(1)</script>", "width": "<script>alert(1)</script>"}
    path = reverse("wagtailimages:url_generator_output", args=[ours("image")])
    for attacker in attackers:
        assert attacker.get(path, hostile).status_code in (302, 404)
    superuser, _ = User.objects.get_or_create(username="superuser", is_superuser=True, is_staff=True)
    client = Client(HTTP_HOST="cms.localhost", raise_request_exception=False)
    client.force_login(superuser)
    answer = client.get(path, hostile)
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_cve_2026_44201_and_ghsa_c2xx_cjmh_9q8f_the_api_lists_no_files(world, public_process, theirs, kind):
    """It listed files of private collections, and later of collections below private ones. There is no such listing."""
    one = theirs(kind.removesuffix("s"))
    for host in (world.ours.force.site.hostname, world.theirs.force.site.hostname):
        for path in (f"/api/v2/{kind}/", f"/api/v2/{kind}/{one}/", f"/api/v2/{kind}/?fields=*"):
            answer = Client(raise_request_exception=False).get(path, headers={"host": host})
            assert answer.status_code == 404, path


def test_ghsa_92hv_j533_69wc_a_guessed_hash_finds_no_document(world, public_process, theirs):
    """If-None-Match with a SHA-1 was answered before the right to read was asked for: 304 said that one had guessed."""
    document = ContentDocument.objects.get(pk=theirs("document"))
    with document.open_file() as opened:
        content = opened.read()
    guessed = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    path = f"/documents/{document.pk}/{document.filename}"
    with transaction.atomic():
        # In a folder that is not open to all it is served on no host.
        CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
        for host in (world.ours.force.site.hostname, world.theirs.force.site.hostname):
            for said in (guessed, f'"{guessed}"', f'W/"{guessed}"', '"nothing"'):
                answer = Client(raise_request_exception=False).get(path, headers={"host": host, "if-none-match": said})
                assert answer.status_code == 404
                assert "ETag" not in answer.headers
        transaction.set_rollback(True)


def test_ghsa_92hv_j533_69wc_an_upload_tells_of_no_document_of_another_force(admin_of, theirs):
    """The same file uploaded again names its twin only to who may choose that one."""
    document = ContentDocument.objects.get(pk=theirs("document"))
    image = ContentImage.objects.get(pk=theirs("image"))
    editor = admin_of("editor")
    for view, file in (("wagtaildocs:add", document.file), ("wagtailimages:add", image.file)):
        with file.open() as opened:
            answer = editor.post(reverse(view), {"title": "Twin", "file": opened}, follow=True)
        assert shows_nothing(answer)
