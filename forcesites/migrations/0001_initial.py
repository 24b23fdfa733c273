import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cms", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ForceHomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("title_cy", models.CharField(blank=True, max_length=255, verbose_name="title in Welsh")),
                ("introduction", models.TextField(blank=True, help_text="One or two sentences under the heading.")),
                ("introduction_cy", models.TextField(blank=True, verbose_name="introduction in Welsh")),
                ("phone", models.CharField(default="101", max_length=20)),
                ("textphone", models.CharField(default="18001 101", max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.TextField(blank=True, help_text="One line of the address on each line.")),
                ("opening_hours", models.TextField(blank=True)),
                ("opening_hours_cy", models.TextField(blank=True, verbose_name="opening hours in Welsh")),
                ("contact_title", models.CharField(default="Contact us", max_length=100)),
                (
                    "contact_title_cy",
                    models.CharField(blank=True, max_length=100, verbose_name="contact title in Welsh"),
                ),
            ],
            options={
                "verbose_name": "force home page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Brand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "primary",
                    models.CharField(
                        default="#14284b",
                        help_text="Header band and main buttons.",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$",
                                "Enter a colour as # and six digits or letters a to f, such as #14284b.",
                            )
                        ],
                    ),
                ),
                (
                    "on_primary",
                    models.CharField(
                        default="#ffffff",
                        help_text="Text on the header band.",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$",
                                "Enter a colour as # and six digits or letters a to f, such as #14284b.",
                            )
                        ],
                        verbose_name="text on primary",
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        default="#2f74b5",
                        help_text="Bands and marks.",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$",
                                "Enter a colour as # and six digits or letters a to f, such as #14284b.",
                            )
                        ],
                    ),
                ),
                (
                    "link",
                    models.CharField(
                        default="#1a559e",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$",
                                "Enter a colour as # and six digits or letters a to f, such as #14284b.",
                            )
                        ],
                        verbose_name="links",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        blank=True, help_text="Up to three letters shown in the header's shield.", max_length=3
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="brand", to="wagtailcore.site"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Force",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="The word in addresses and account names, such as thames-valley.", unique=True
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("name_cy", models.CharField(blank=True, max_length=100, verbose_name="name in Welsh")),
                ("short_name", models.CharField(max_length=60)),
                (
                    "force_number",
                    models.CharField(
                        help_text="Home Office force number, such as 43.",
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{2,3}$", "Enter the Home Office force number, two or three digits."
                            )
                        ],
                    ),
                ),
                ("pfa_code", models.CharField(blank=True, max_length=9, verbose_name="police force area code")),
                ("stage", models.CharField(choices=[("beta", "Beta"), ("live", "Live")], default="beta", max_length=4)),
                ("welsh", models.BooleanField(default=False, verbose_name="has a Welsh duty")),
                (
                    "fallback_address",
                    models.EmailField(
                        help_text="A mailbox that is read at all hours. It gets a report when the records system cannot be reached.",
                        max_length=254,
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="force", to="wagtailcore.site"
                    ),
                ),
                (
                    "duty_address",
                    models.EmailField(
                        blank=True,
                        help_text="Told of each urgent report at once. Empty: the mailbox above is told.",
                        max_length=254,
                    ),
                ),
                (
                    "duty_phone",
                    models.CharField(
                        blank=True,
                        help_text="A mobile phone that gets a text too, where the force sends texts.",
                        max_length=20,
                    ),
                ),
                (
                    "operations_address",
                    models.EmailField(
                        blank=True,
                        help_text="Told when a report does not get through. Empty: the mailbox above is told.",
                        max_length=254,
                    ),
                ),
                (
                    "operations_name",
                    models.CharField(
                        blank=True, help_text="Who looks after the force's reports on the platform.", max_length=100
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ForceHost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("host", models.CharField(max_length=253, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("alias", "Leads to the site"), ("welsh", "Leads to the site in Welsh")],
                        default="alias",
                        max_length=5,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hosts", to="forcesites.force"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ForceServicePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("title_cy", models.CharField(blank=True, max_length=255, verbose_name="title in Welsh")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("follow", "Follow: always the newest release"),
                            ("hold", "Hold: stay on one release"),
                            ("bridging", "Bridging: information instead of the form"),
                            ("not_offered", "Not offered"),
                        ],
                        default="follow",
                        help_text="Follow shows the newest release by itself. Hold stays on one release until you move it.",
                        max_length=12,
                        verbose_name="how the force takes it",
                    ),
                ),
                (
                    "bridging",
                    models.TextField(
                        blank=True,
                        help_text="Only with Bridging: your own words instead of the form. Empty shows the national text.",
                    ),
                ),
                ("bridging_cy", models.TextField(blank=True, verbose_name="bridging in Welsh")),
                (
                    "slots",
                    wagtail.fields.StreamField(
                        [("slot", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "The key of the slot, as the service names it.",
                                    "label": "Slot",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": False},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Welsh", "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("en", 1), ("cy", 2)]], {"label": "Your content"}),
                            4: ("wagtail.blocks.StructBlock", [[("key", 0), ("text", 3)]], {}),
                        },
                        help_text="Your local content, in the places the service names.",
                    ),
                ),
                (
                    "held_release",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only with Hold.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.release",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cms.servicepage"
                    ),
                ),
            ],
            options={
                "verbose_name": "service on this site",
            },
            bases=("wagtailcore.page",),
        ),
    ]
