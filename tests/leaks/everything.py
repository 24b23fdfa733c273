"""One of everything that a force can have, made the way the platform makes it where there is a way."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import log
from wagtail.models import (
    APIToken,
    Collection,
    CollectionViewRestriction,
    Comment,
    CommentReply,
    GroupApprovalTask,
    Page,
    PageSubscription,
    PageViewRestriction,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile

from cms.models import ContentDocument, ContentImage, ContentPage
from contact_forms.models import (
    Attempt,
    AuditEntry,
    AuditSeal,
    Draft,
    DraftHolder,
    ExitCount,
    ForceKey,
    FormVersion,
    Job,
    Receipt,
    Route,
    Submission,
    SubmissionKey,
)
from contact_forms.walls import within_sites
from forcesites.loading.pages import put_page
from forcesites.models import Force
from forcesites.people.models import Identity, Tally, User
from govuk_theme import brand_css_name
from tests.harness.watch import make_watch

Things = dict[str, list[Any]]
"""Kind -> the ids that stand in addresses for it."""


@dataclass
class _Maker:
    force: Force
    people: dict[str, User]
    mark: str
    word: str

    def text(self, kind: str) -> str:
        return f"{self.mark.title()}{kind} {self.word}"

    def pages(self) -> Things:
        home, editor = self.force.site.root_page.specific, self.people["editor"]
        live = put_page(home, ContentPage(title=self.text("live"), slug=f"{self.mark}live", owner=editor))
        draft = ContentPage(title=self.text("draft"), slug=f"{self.mark}draft", live=False, owner=editor)
        home.add_child(instance=draft)
        draft.title = self.text("newest")
        revision = draft.save_revision(user=editor, log_action=True)
        draft.go_live_at = timezone.now() + timedelta(days=9)
        draft.save_revision(user=editor, approved_go_live_at=draft.go_live_at)
        locked = put_page(live, ContentPage(title=self.text("locked"), slug=f"{self.mark}locked", owner=editor))
        locked.locked, locked.locked_by, locked.locked_at = True, self.people["publisher"], timezone.now()
        locked.save()
        alias = live.create_alias(update_slug=f"{self.mark}alias")
        first = live.save_revision(user=editor, log_action=True)
        comment = Comment.objects.create(
            page=live, user=editor, text=self.text("comment"), contentpath="title", position=""
        )
        CommentReply.objects.create(comment=comment, user=editor, text=self.text("reply"))
        PageSubscription.objects.create(page=live, user=editor, comment_notifications=True)
        private = PageViewRestriction.objects.create(
            page=locked, restriction_type=PageViewRestriction.GROUPS, password=self.text("password")
        )
        private.groups.set(editor.groups.all())
        session = EditingSession.objects.create(
            user=editor,
            content_type=ContentType.objects.get_for_model(ContentPage),
            object_id=str(live.pk),
            last_seen_at=timezone.now(),
        )
        UserProfile.get_for_user(editor)
        FormState.objects.create(
            user=editor,
            content_type=session.content_type,
            object_id=str(live.pk),
            data=f"title={self.text('form')}",
            last_updated_at=timezone.now(),
        )
        APIToken.objects.create(user=editor, name=self.text("token"), key_hash=uuid.uuid4().hex * 2, prefix=self.mark)
        return {
            "page": [live.pk, draft.pk],
            "draft": [draft.pk],
            "locked": [locked.pk],
            "alias": [alias.pk],
            "revision": [first.pk],
            "draft_revision": [revision.pk],
            "page_restriction": [private.pk],
            "session": [session.pk],
            "path": [f"{live.slug}/"],
            "private_path": [f"{draft.slug}/", f"{live.slug}/{locked.slug}/"],
        }

    def accounts(self) -> Things:
        """How people sign in. What they may do, and who gave them that, came with them."""
        editor = self.people["editor"]
        Identity.objects.create(
            person=editor, issuer=f"https://{self.mark}issuer.example/", subject=self.text("subject")
        )
        guesses = hashlib.sha256(self.text("guesses").encode()).hexdigest()
        Tally.objects.create(key=guesses, count=1, ends_at=timezone.now() + timedelta(days=1))
        # The administrator has a second factor already: this is another.
        key = Authenticator.objects.create(
            user=self.people["administrator"],
            type=Authenticator.Type.WEBAUTHN,
            data={"name": self.text("securitykey"), "credential": {}},
        )
        return {"user_code": [urlsafe_base64_encode(str(editor.pk).encode())], "security_key": [key.pk]}

    def workflow(self, page_id: int) -> Things:
        page = Page.objects.get(pk=page_id).specific
        task = GroupApprovalTask.objects.create(name=self.text("task"))
        task.groups.set(self.people["publisher"].groups.all())
        workflow = Workflow.objects.create(name=self.text("workflow"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=page)
        state = workflow.start(page, self.people["editor"])
        return {
            "task": [task.pk],
            "workflow": [workflow.pk],
            "workflow_state": [state.pk],
            "task_state": [state.current_task_state_id],
        }

    def files(self, live_page: int) -> Things:
        collection = Collection.objects.get(name=self.force.slug)
        inner = collection.add_child(name=self.text("folder"))
        shown, hidden = self._image(collection, "image"), self._image(collection, "hiddenimage")
        paper, hidden_paper = self._document(collection, "document"), self._document(inner, "hiddendocument")
        # Both shown on the live page, as rich text does it.
        page = ContentPage.objects.get(pk=live_page)
        link = f'<p><a linktype="document" id="{paper.pk}">{self.text("link")}</a></p>'
        picture = f'<embed embedtype="image" id="{shown.pk}" format="left" alt=""/>'
        page.body = [("rich_text", RichText(link + picture))]
        page.save_revision().publish()
        closed = CollectionViewRestriction.objects.create(
            collection=inner, restriction_type=CollectionViewRestriction.GROUPS, password=self.text("password")
        )
        closed.groups.set(self.people["editor"].groups.all())
        uploaded = [
            UploadedFile.objects.create(
                file=ContentFile(b"x", name=f"{self.mark}upload.png"),
                uploaded_by_user=self.people["editor"],
                for_content_type=ContentType.objects.get_for_model(model),
            ).pk
            for model in (ContentImage, ContentDocument)
        ]
        return {
            "collection": [collection.pk, inner.pk],
            "image": [shown.pk],
            "image_file": [rendition.file.name for rendition in shown.renditions.all()],
            "document": [paper.pk],
            "document_name": [paper.filename],
            "hidden_image": [hidden.pk],
            "hidden_image_file": [hidden.file.name, *(rendition.file.name for rendition in hidden.renditions.all())],
            "hidden_document": [hidden_paper.pk],
            "hidden_document_name": [hidden_paper.filename],
            "collection_restriction": [closed.pk],
            "upload": uploaded,
        }

    def _image(self, collection: Collection, kind: str) -> ContentImage:
        image = ContentImage.objects.create(
            title=self.text(kind),
            file=get_test_image_file(filename=f"{self.mark}{kind}.png"),
            collection=collection,
            uploaded_by_user=self.people["editor"],
        )
        image.get_file_size()  # kept with it, as the form that takes a file does
        image.tags.add(f"{self.mark}{kind}tag")
        image.get_rendition("max-165x165")
        log(image, "wagtail.edit", user=self.people["editor"])
        return image

    def _document(self, collection: Collection, kind: str) -> ContentDocument:
        document = ContentDocument.objects.create(
            title=self.text(kind),
            file=ContentFile(self.text(f"{kind}content").encode(), name=f"{self.mark}{kind}.txt"),
            collection=collection,
            uploaded_by_user=self.people["editor"],
        )
        document.get_file_size()
        document.tags.add(f"{self.mark}{kind}tag")
        return document

    def report(self) -> Things:
        site, now = self.force.site, timezone.now()
        version = FormVersion.objects.order_by("pk")[0]
        with within_sites(site.pk):
            key, route = ForceKey.objects.get(site=site), Route.objects.filter(site=site)[0]
            draft = Draft.objects.create(
                site=site, form_version=version, sealed=b"sealed", expires_at=now + timedelta(hours=2)
            )
            DraftHolder.objects.create(
                draft=draft,
                site=site,
                kind=DraftHolder.COOKIE,
                token_hash=uuid.uuid4().bytes,
                session_hash=uuid.uuid4().bytes,
                wrapped_key=b"wrapped",
            )
            submission = Submission.objects.create(
                journey=uuid.uuid4(),
                site=site,
                form_version=version,
                service_slug=version.service_slug,
                reference=f"{self.mark}-reference".upper(),
                language="en",
                submitted_at=now,
                sealed=b"sealed",
            )
            SubmissionKey.objects.create(submission=submission, site=site, force_key=key, sealed_key=b"sealed")
            job = Job.objects.create(
                kind="deliver",
                site=site,
                submission=submission,
                route=route,
                state=Job.ATTENTION,
                due_at=now,
                reason=self.text("reason"),
            )
            Attempt.objects.create(job=job, site=site, fence=1, started_at=now, reason=self.text("attempt"))
            Receipt.objects.create(
                submission=submission,
                site=site,
                job=job,
                adapter=route.adapter,
                reference=self.text("receipt"),
                received_at=now,
            )
            AuditEntry.objects.create(site=site, at=now, actor=self.text("actor"), action="tested")
            exit_count = ExitCount.objects.create(
                site=site,
                service_slug=version.service_slug,
                exit_key="call-999",
                hands_to=self.text("handsto"),
                day=timezone.localdate(),
                number=1,
            )
            watch = make_watch(submission, key, route, job, self.text)
        AuditSeal.objects.create(chain=site.pk, number=1, hash=b"h" * 32, signature=b"s" * 64, key=b"k" * 8, at=now)
        return {
            "submission": [submission.pk],
            "job": [job.pk],
            "route": [route.pk],
            "exit_count": [exit_count.pk],
            **watch,
        }


def make_everything(force: Force, people: dict[str, User], mark: str, word: str) -> Things:
    """One of everything for this force, with this mark in every text; the force and its people are there already."""
    maker = _Maker(force, people, mark, word)
    things: Things = {
        "force": [force.pk],
        "site": [force.site_id],
        "user": [people["editor"].pk],
        "group": [people["editor"].groups.get().pk],
        "slug": [force.slug],
        "host": [force.site.hostname],
        "brand": [brand_css_name(force.site.brand.tokens())],
    }
    things |= maker.accounts()
    things |= maker.pages()
    things |= maker.workflow(things["draft"][0])
    things |= maker.files(things["page"][0])
    things |= maker.report()
    redirect = Redirect.objects.create(
        old_path=f"/{mark}from", site=force.site, redirect_link=f"https://{mark}to.example/"
    )
    return things | {"redirect": [redirect.pk]}
