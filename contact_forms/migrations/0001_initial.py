import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("journey", models.UUIDField(editable=False, unique=True)),
                ("service_slug", models.SlugField(max_length=100)),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("language", models.CharField(choices=[("en", "English"), ("cy", "Welsh")], max_length=2)),
                (
                    "urgency",
                    models.CharField(
                        choices=[("routine", "Routine"), ("urgent", "Urgent")], default="routine", max_length=8
                    ),
                ),
                ("submitted_at", models.DateTimeField(db_index=True)),
                ("sealed", models.BinaryField()),
                ("sent_mark", models.BinaryField(default=b"", max_length=32)),
                ("track_key", models.BinaryField(default=b"", max_length=32)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="additions",
                        to="contact_forms.submission",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "ordering": ["-submitted_at"],
                "permissions": [("redact_submission", "Can leave answers out of a report that is sent again")],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("chain", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("service_slug", models.SlugField(max_length=100)),
                ("content_hash", models.CharField(max_length=64)),
                ("title", models.CharField(max_length=255)),
                ("title_cy", models.CharField(blank=True, max_length=255)),
                ("definition", models.JSONField()),
                ("plan", models.JSONField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(blank=True, max_length=60)),
                ("detail", models.JSONField(blank=True, default=dict)),
                ("priority", models.PositiveSmallIntegerField(choices=[(0, "Urgent"), (1, "Routine")], default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("attention", "Needs attention")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("already_emailed", models.BooleanField(default=False)),
                ("possible_duplicate", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("owner", models.CharField(blank=True, max_length=150)),
                ("owner_id", models.BigIntegerField(blank=True, null=True)),
                ("request_id", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Lane",
            fields=[
                ("lane", models.BigIntegerField(primary_key=True, serialize=False)),
                ("last_claimed_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("question", "Question"), ("news", "News")], max_length=8)),
                ("sealed", models.BinaryField()),
                ("key_for_person", models.BinaryField()),
                ("key_for_force", models.BinaryField()),
                ("by", models.CharField(max_length=150)),
                ("by_id", models.BigIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["sent_at"],
            },
        ),
        migrations.CreateModel(
            name="NoticeRoute",
            fields=[
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.site",
                    ),
                ),
                ("adapter", models.CharField(max_length=40)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("secret_name", models.CharField(blank=True, max_length=100)),
                ("options", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wagtailcore.site",
                    ),
                ),
                ("reason", models.CharField(max_length=255)),
                ("by", models.CharField(max_length=150)),
                ("by_id", models.BigIntegerField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("adapter", models.CharField(max_length=40)),
                ("reference", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                ("duplicate", models.BooleanField(default=False)),
                (
                    "by_fallback",
                    models.BooleanField(
                        default=False, help_text="Sent as fallback e-mail; the delivery is still owed."
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "service_slug",
                    models.SlugField(
                        blank=True,
                        help_text="The service's address word. Leave empty for every service.",
                        max_length=100,
                    ),
                ),
                ("adapter", models.CharField(max_length=40)),
                ("address", models.CharField(max_length=500)),
                ("secret_name", models.CharField(blank=True, max_length=100)),
                ("options", models.JSONField(blank=True, default=dict)),
                ("active", models.BooleanField(default=True)),
                ("off_reason", models.CharField(blank=True, max_length=255)),
                (
                    "max_at_once",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="reports at once",
                    ),
                ),
                ("quiet_from", models.TimeField(blank=True, null=True, verbose_name="quiet from")),
                ("quiet_until", models.TimeField(blank=True, null=True, verbose_name="quiet until")),
                ("tested_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("test_result", models.CharField(blank=True, editable=False, max_length=300)),
                ("breaker_failures", models.PositiveIntegerField(default=0, editable=False)),
                ("breaker_open_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("breaker_open_since", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SentFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StatusUpdate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.CharField(max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("allocated", "Allocated"),
                            ("in-progress", "In progress"),
                            ("closed", "Closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["at"],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="acknowledgement",
                        serialize=False,
                        to="contact_forms.submission",
                    ),
                ),
                ("by", models.CharField(max_length=150)),
                ("by_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="hold",
                        serialize=False,
                        to="contact_forms.submission",
                    ),
                ),
                ("reason", models.CharField(max_length=255)),
                ("by", models.CharField(max_length=150)),
                ("by_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubmissionKey",
            fields=[
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="contact_forms.submission",
                    ),
                ),
                ("sealed_key", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.SlugField(max_length=40)),
                ("about", models.BigIntegerField(default=0)),
                ("text", models.CharField(max_length=500)),
                ("raised_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "site",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at"],
                "permissions": [("see_national_desk", "Can see how many reports of each force wait")],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fence", models.PositiveIntegerField()),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("delivered", "Delivered"),
                            ("retryable", "Not taken; to be tried again"),
                            ("unknown", "Outcome unknown"),
                            ("permanent", "Refused"),
                            ("misconfigured", "Our route is wrong"),
                            ("done", "Done"),
                            ("failed", "Failed inside the platform"),
                            ("postponed", "Not tried"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("status", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "site",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "ordering": ["started_at"],
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=150)),
                ("actor_id", models.BigIntegerField(blank=True, null=True)),
                ("action", models.CharField(max_length=60)),
                ("target_type", models.CharField(blank=True, max_length=60)),
                ("target_id", models.CharField(blank=True, max_length=64)),
                ("address", models.GenericIPAddressField(blank=True, null=True)),
                ("detail", models.JSONField(blank=True, default=dict)),
                ("number", models.BigIntegerField(editable=False)),
                ("previous_hash", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                (
                    "site",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.BigIntegerField()),
                ("number", models.BigIntegerField()),
                ("hash", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
                ("key", models.BinaryField(max_length=8)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["chain", "number"], name="audit_seal_order")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "language",
                    models.CharField(choices=[("en", "English"), ("cy", "Welsh")], default="en", max_length=2),
                ),
                ("sealed", models.BinaryField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("submission_reference", models.CharField(blank=True, max_length=32)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DraftHolder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("cookie", "Session cookie"), ("resume", "Resume link")], max_length=8),
                ),
                ("token_hash", models.BinaryField(max_length=32)),
                ("session_hash", models.BinaryField(db_index=True, max_length=32)),
                ("wrapped_key", models.BinaryField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holders", to="contact_forms.draft"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40)),
                ("due_at", models.DateTimeField()),
                ("warn_at", models.DateTimeField()),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("met_by", models.CharField(blank=True, max_length=150)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="contact_forms.submission"
                    ),
                ),
            ],
            options={
                "ordering": ["due_at"],
            },
        ),
        migrations.CreateModel(
            name="ExitCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("service_slug", models.SlugField(max_length=100)),
                ("exit_key", models.CharField(max_length=60, verbose_name="exit")),
                ("hands_to", models.CharField(max_length=255, verbose_name="leads to")),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField(default=0, verbose_name="people")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "hand-off",
                "ordering": ["-day", "service_slug", "exit_key"],
            },
        ),
        migrations.CreateModel(
            name="ForceKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_key", models.BinaryField(max_length=32)),
                ("sealed_private", models.BinaryField()),
                ("escrowed_private", models.BinaryField(default=b"")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, help_text="New reports are no longer sealed to this key.", null=True
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="submission",
            name="form_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.formversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="formversion",
            constraint=models.UniqueConstraint(fields=("service_slug", "content_hash"), name="form_version_once"),
        ),
        migrations.AddField(
            model_name="draft",
            name="form_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.formversion"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="site",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="submission",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="jobs",
                to="contact_forms.submission",
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="contact_forms.job"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="force_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.forcekey"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="contact_forms.submission"
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="contact_forms.job"
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="receipts", to="contact_forms.submission"
            ),
        ),
        migrations.AddField(
            model_name="route",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.site",
                verbose_name="force",
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="route",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.route"
            ),
        ),
        migrations.AddField(
            model_name="job",
            name="lane",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    models.F("route_id"),
                    django.db.models.expressions.CombinedExpression(models.F("site_id"), "*", models.Value(-1)),
                    models.Value(0),
                ),
                output_field=models.BigIntegerField(),
            ),
        ),
        migrations.AddField(
            model_name="sentfile",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="sentfile",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sent_files", to="contact_forms.submission"
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="route",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.route"
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="statusupdate",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="contact_forms.submission"
            ),
        ),
        migrations.AddField(
            model_name="acknowledgement",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="submissionkey",
            name="force_key",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.forcekey"
            ),
        ),
        migrations.AddField(
            model_name="submissionkey",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cleared_at__isnull", True)),
                fields=("site", "cause", "about"),
                name="one_open_alarm_a_cause",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.UniqueConstraint(
                fields=("site", "number"), name="audit_chain_never_forks", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="draftholder",
            constraint=models.UniqueConstraint(fields=("site", "token_hash"), name="one_draft_a_holder"),
        ),
        migrations.AddIndex(
            model_name="due",
            index=models.Index(
                condition=models.Q(("met_at__isnull", True)), fields=["site", "due_at"], name="due_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.UniqueConstraint(fields=("submission", "key"), name="one_due_a_clock"),
        ),
        migrations.AddConstraint(
            model_name="exitcount",
            constraint=models.UniqueConstraint(
                fields=("site", "service_slug", "exit_key", "day"), name="exit_counted_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="forcekey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_at__isnull", True)), fields=("site",), name="one_current_key_a_force"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("job", "fence"), name="one_attempt_a_fence"),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(fields=("site", "service_slug"), name="one_route_a_service"),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["lane", "priority", "due_at"], name="job_claim_order"
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(
                condition=models.Q(("lease_until__isnull", False), ("state", "waiting")),
                fields=["lane"],
                name="job_in_hand",
            ),
        ),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(condition=models.Q(("state", "attention")), fields=["site"], name="job_attention"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.CheckConstraint(condition=models.Q(("priority__in", (0, 1))), name="job_priority_known"),
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=models.Q(("submission__isnull", False)),
                fields=("submission", "kind", "key"),
                name="one_job_a_submission_kind_and_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="sentfile",
            constraint=models.UniqueConstraint(fields=("submission", "name"), name="one_link_a_file"),
        ),
        migrations.AddConstraint(
            model_name="statusupdate",
            constraint=models.UniqueConstraint(fields=("route", "message_id"), name="one_update_a_message"),
        ),
    ]
