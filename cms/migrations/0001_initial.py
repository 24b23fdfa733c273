import django.core.validators
import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contact_forms", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentPage",
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
                    "summary",
                    models.CharField(
                        blank=True,
                        help_text="One sentence. It stands under links to this page and in search results.",
                        max_length=300,
                    ),
                ),
                ("summary_cy", models.CharField(blank=True, max_length=300, verbose_name="summary in Welsh")),
                ("introduction", models.TextField(blank=True, help_text="One or two sentences under the heading.")),
                ("introduction_cy", models.TextField(blank=True, verbose_name="introduction in Welsh")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("emergency", 0),
                            ("rich_text", 1),
                            ("heading", 4),
                            ("inset", 5),
                            ("warning", 6),
                            ("details", 9),
                            ("link_list", 16),
                            ("contact", 23),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("cms.blocks.guidance.EmergencyBlock", (), {}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "icon": "pilcrow", "label": "Text"},
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 255}),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Main"), ("3", "Small")], "label": "Size"},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 2), ("level", 3)]], {}),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link", "h3"],
                                    "icon": "openquote",
                                    "label": "Inset text",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "warning", "label": "Warning", "max_length": 500},
                            ),
                            7: ("wagtail.blocks.CharBlock", (), {"label": "Link that opens it", "max_length": 255}),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Text"},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("summary", 7), ("html", 8)]], {}),
                            10: ("wagtail.blocks.CharBlock", (), {"max_length": 255, "required": False}),
                            11: ("wagtail.blocks.CharBlock", (), {"label": "Words of the link", "max_length": 255}),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path on this site, such as /report/crime/, or a whole https address.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What is behind it", "max_length": 500, "required": False},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("text", 11), ("href", 12), ("description", 13)]], {}),
                            15: ("wagtail.blocks.ListBlock", (14,), {}),
                            16: ("wagtail.blocks.StructBlock", [[("title", 10), ("links", 15)]], {}),
                            17: ("wagtail.blocks.CharBlock", (), {"max_length": 255}),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Telephone", "max_length": 30, "required": False},
                            ),
                            19: ("wagtail.blocks.CharBlock", (), {"max_length": 30, "required": False}),
                            20: ("wagtail.blocks.EmailBlock", (), {"label": "E-mail", "required": False}),
                            21: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "One line of the address on each line.", "required": False, "rows": 3},
                            ),
                            22: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "One line for each.", "required": False, "rows": 3},
                            ),
                            23: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("phone", 18),
                                        ("textphone", 19),
                                        ("email", 20),
                                        ("address", 21),
                                        ("opening_hours", 22),
                                    ]
                                ],
                                {},
                            ),
                        },
                    ),
                ),
                (
                    "body_cy",
                    wagtail.fields.StreamField(
                        [
                            ("emergency", 0),
                            ("rich_text", 1),
                            ("heading", 4),
                            ("inset", 5),
                            ("warning", 6),
                            ("details", 9),
                            ("link_list", 16),
                            ("contact", 23),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("cms.blocks.guidance.EmergencyBlock", (), {}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "icon": "pilcrow", "label": "Text"},
                            ),
                            2: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 255}),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("2", "Main"), ("3", "Small")], "label": "Size"},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("text", 2), ("level", 3)]], {}),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "ul", "ol", "link", "h3"],
                                    "icon": "openquote",
                                    "label": "Inset text",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "warning", "label": "Warning", "max_length": 500},
                            ),
                            7: ("wagtail.blocks.CharBlock", (), {"label": "Link that opens it", "max_length": 255}),
                            8: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Text"},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("summary", 7), ("html", 8)]], {}),
                            10: ("wagtail.blocks.CharBlock", (), {"max_length": 255, "required": False}),
                            11: ("wagtail.blocks.CharBlock", (), {"label": "Words of the link", "max_length": 255}),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path on this site, such as /report/crime/, or a whole https address.",
                                    "label": "Address",
                                    "max_length": 500,
                                },
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "What is behind it", "max_length": 500, "required": False},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("text", 11), ("href", 12), ("description", 13)]], {}),
                            15: ("wagtail.blocks.ListBlock", (14,), {}),
                            16: ("wagtail.blocks.StructBlock", [[("title", 10), ("links", 15)]], {}),
                            17: ("wagtail.blocks.CharBlock", (), {"max_length": 255}),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Telephone", "max_length": 30, "required": False},
                            ),
                            19: ("wagtail.blocks.CharBlock", (), {"max_length": 30, "required": False}),
                            20: ("wagtail.blocks.EmailBlock", (), {"label": "E-mail", "required": False}),
                            21: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "One line of the address on each line.", "required": False, "rows": 3},
                            ),
                            22: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "One line for each.", "required": False, "rows": 3},
                            ),
                            23: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 17),
                                        ("phone", 18),
                                        ("textphone", 19),
                                        ("email", 20),
                                        ("address", 21),
                                        ("opening_hours", 22),
                                    ]
                                ],
                                {},
                            ),
                        },
                        verbose_name="body in Welsh",
                    ),
                ),
            ],
            options={
                "verbose_name": "content page",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                ("site_id", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("value", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="NationalHomePage",
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
            ],
            options={
                "verbose_name": "national home page",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="SectionPage",
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
                    "summary",
                    models.CharField(
                        blank=True,
                        help_text="One sentence. It stands under links to this page and in search results.",
                        max_length=300,
                    ),
                ),
                ("summary_cy", models.CharField(blank=True, max_length=300, verbose_name="summary in Welsh")),
                ("introduction", models.TextField(blank=True, help_text="One or two sentences under the heading.")),
                ("introduction_cy", models.TextField(blank=True, verbose_name="introduction in Welsh")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("tell-us-about", "Tell us about"),
                            ("apply-or-register", "Apply or register"),
                            ("request", "Request"),
                            ("thanks-and-complaints", "Thanks and complaints"),
                            ("your-area", "Your area"),
                            ("advice", "Advice"),
                        ],
                        help_text="Which of the sections that every site has this is.",
                        max_length=30,
                        verbose_name="section",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("emergency", 0),
                            ("rich_text", 4),
                            ("heading", 8),
                            ("inset", 4),
                            ("warning", 12),
                            ("details", 14),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("cms.blocks.guidance.EmergencyBlock", (), {}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": True},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Welsh", "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("en", 1), ("cy", 2)]], {"label": "Text"}),
                            4: ("wagtail.blocks.StructBlock", [[("html", 3)]], {}),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 255, "required": True},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 255, "required": False},
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("en", 5), ("cy", 6)]], {"label": "Heading"}),
                            8: ("wagtail.blocks.StructBlock", [[("text", 7)]], {}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 500, "required": True},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 500, "required": False},
                            ),
                            11: ("wagtail.blocks.StructBlock", [[("en", 9), ("cy", 10)]], {"label": "Warning"}),
                            12: ("wagtail.blocks.StructBlock", [[("text", 11)]], {}),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"label": "Link that opens it"},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("summary", 13), ("html", 3)]], {}),
                        },
                        help_text="Stands below the list.",
                    ),
                ),
            ],
            options={
                "verbose_name": "section",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ServicePage",
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
                    "summary",
                    models.CharField(help_text="One sentence. It stands under links to this service.", max_length=300),
                ),
                ("summary_cy", models.CharField(blank=True, max_length=300, verbose_name="summary in Welsh")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="How long the form usually takes. 0 says nothing about it.",
                        verbose_name="minutes it takes",
                    ),
                ),
                (
                    "safety_mode",
                    models.BooleanField(
                        default=False,
                        help_text="“Exit this page” on every page and neutral titles, for people who may be watched at home.",
                    ),
                ),
                (
                    "task_list",
                    models.BooleanField(
                        default=False,
                        help_text="For a long form: people see its sections as a list of tasks and do them in any order.",
                    ),
                ),
                (
                    "guidance",
                    wagtail.fields.StreamField(
                        [
                            ("emergency", 0),
                            ("rich_text", 4),
                            ("heading", 8),
                            ("inset", 4),
                            ("warning", 12),
                            ("details", 14),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("cms.blocks.guidance.EmergencyBlock", (), {}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": True},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Welsh", "required": False},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("en", 1), ("cy", 2)]], {"label": "Text"}),
                            4: ("wagtail.blocks.StructBlock", [[("html", 3)]], {}),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 255, "required": True},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 255, "required": False},
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("en", 5), ("cy", 6)]], {"label": "Heading"}),
                            8: ("wagtail.blocks.StructBlock", [[("text", 7)]], {}),
                            9: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 500, "required": True},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 500, "required": False},
                            ),
                            11: ("wagtail.blocks.StructBlock", [[("en", 9), ("cy", 10)]], {"label": "Warning"}),
                            12: ("wagtail.blocks.StructBlock", [[("text", 11)]], {}),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"label": "Link that opens it"},
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("summary", 13), ("html", 3)]], {}),
                        },
                        help_text="The start page, in order, above the start button.",
                    ),
                ),
                (
                    "bridging",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Shown by a force that does not take this service online.",
                        verbose_name="instead of the form",
                    ),
                ),
                ("bridging_cy", wagtail.fields.RichTextField(blank=True, verbose_name="instead of the form, in Welsh")),
                (
                    "form",
                    wagtail.fields.StreamField(
                        [("step", 192), ("exit", 200), ("repeat", 212)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 255, "required": True},
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 255, "required": False},
                            ),
                            2: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 0), ("cy", 1)]],
                                {
                                    "help_text": "The heading of the page, unless it asks one question: then the question is the heading.",
                                    "label": "Title",
                                },
                            ),
                            3: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "The page's word in the address, suggested from the title. It never changes, even when the title does.",
                                    "label": "Key",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The name of a condition, from the list below the form. Empty: everybody sees it.",
                                    "label": "Only if",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            5: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": False},
                            ),
                            6: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Welsh", "required": False},
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"label": "Guidance above the questions"},
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"help_text": "The name of a condition.", "label": "Only if", "max_length": 60},
                            ),
                            9: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": True},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("en", 9), ("cy", 6)]], {"label": "Guidance"}),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("only_if", 8), ("html", 10)]],
                                {"label": "Guidance under a condition", "label_format": "{only_if}"},
                            ),
                            12: (
                                "wagtail.blocks.ListBlock",
                                (11,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "label": "Guidance for some people only",
                                    "min_num": 0,
                                },
                            ),
                            13: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 255, "required": False},
                            ),
                            14: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {"help_text": "Heading of its answers on “check your answers”.", "label": "Section"},
                            ),
                            15: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 0), ("cy", 1)]],
                                {"help_text": "Ask one thing. It is also the label of the input.", "label": "Question"},
                            ),
                            16: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "Suggested from the words above. Answers are kept under it, so it never changes, even when the words do.",
                                    "label": "Key",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            17: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 500, "required": False},
                            ),
                            18: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 500, "required": False},
                            ),
                            19: ("wagtail.blocks.StructBlock", [[("en", 17), ("cy", 18)]], {"label": "Hint"}),
                            20: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": True, "label": "Must be answered", "required": False},
                            ),
                            21: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "Lets the browser fill it in.",
                                    "label": "About the person filling in the form",
                                    "required": False,
                                },
                            ),
                            22: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": False, "help_text": "", "label": "A postcode is needed", "required": False},
                            ),
                            23: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "Shown where the platform has a source of addresses.",
                                    "label": "Look up addresses by postcode",
                                    "required": False,
                                },
                            ),
                            24: (
                                "wagtail.blocks.StructBlock",
                                [[("about_self", 21), ("postcode_required", 22), ("look_up", 23)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            25: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                        ("too_long", "Too long"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            26: ("wagtail.blocks.StructBlock", [[("en", 0), ("cy", 1)]], {"label": "Message"}),
                            27: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 25), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            28: (
                                "wagtail.blocks.ListBlock",
                                (27,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Such as “incident.incidentDescription”. Empty: only in the written copy of the report.",
                                    "label": "Place in the record",
                                    "max_length": 100,
                                    "required": False,
                                },
                            ),
                            30: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": True, "label": "Shown on the “check your answers” page", "required": False},
                            ),
                            31: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Key of the question", "max_length": 60, "required": False},
                            ),
                            32: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Stored value of the choice", "max_length": 60, "required": False},
                            ),
                            33: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 31), ("value", 32)]],
                                {
                                    "collapsed": True,
                                    "help_text": "Asked only when an earlier question of this step has this choice. It is shown under the choice.",
                                    "label": "Only under a choice",
                                    "required": False,
                                },
                            ),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 24),
                                        ("errors", 28),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "home", "label": "Address"},
                            ),
                            35: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": False, "help_text": "", "label": "Only in the past", "required": False},
                            ),
                            36: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": False, "help_text": "", "label": "Only in the future", "required": False},
                            ),
                            37: (
                                "wagtail.blocks.DateBlock",
                                (),
                                {
                                    "help_text": "The earliest day that is accepted.",
                                    "label": "Not before",
                                    "required": False,
                                },
                            ),
                            38: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "Lets the browser fill it in.",
                                    "label": "Date of birth",
                                    "required": False,
                                },
                            ),
                            39: (
                                "wagtail.blocks.StructBlock",
                                [[("past_only", 35), ("future_only", 36), ("not_before", 37), ("birthday", 38)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            40: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("in_future", "In the future"),
                                        ("in_past", "In the past"),
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                        ("too_small", "Too small"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            41: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 40), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            42: (
                                "wagtail.blocks.ListBlock",
                                (41,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            43: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The key of an earlier date that this one cannot be before.",
                                    "label": "Not before",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 39),
                                        ("errors", 42),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                        ("not_before", 43),
                                    ]
                                ],
                                {"group": "Questions", "icon": "date", "label": "Date"},
                            ),
                            45: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [("exact", "Exact"), ("between", "Between"), ("unknown", "Unknown")],
                                    "help_text": "Nothing chosen: all of them.",
                                    "label": "Ways to answer",
                                    "required": False,
                                },
                            ),
                            46: (
                                "wagtail.blocks.StructBlock",
                                [[("past_only", 35), ("future_only", 36), ("ways", 45)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            47: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("in_future", "In the future"),
                                        ("in_past", "In the past"),
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                        ("too_small", "Too small"),
                                        ("wrong_order", "The latest date is before the earliest"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            48: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 47), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            49: (
                                "wagtail.blocks.ListBlock",
                                (48,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            50: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 46),
                                        ("errors", 49),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "date", "label": "Approximate date or period"},
                            ),
                            51: ("wagtail.blocks.StructBlock", [[("en", 0), ("cy", 1)]], {"label": "What people see"}),
                            52: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Suggested from the words above. It is stored and sent, and conditions compare with it.",
                                    "label": "Stored value",
                                    "max_length": 60,
                                },
                            ),
                            53: ("wagtail.blocks.StructBlock", [[("en", 13), ("cy", 1)]], {"label": "Hint under it"}),
                            54: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("urgent", "Urgent, for another reason"),
                                        ("danger", "Somebody is in danger now"),
                                        ("child", "A child is at risk"),
                                        ("weapon", "A weapon"),
                                        ("repeated", "It has happened before"),
                                        ("vulnerable", "Somebody is vulnerable"),
                                    ],
                                    "help_text": "What choosing this is a sign of.",
                                    "label": "Risk",
                                    "required": False,
                                },
                            ),
                            55: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        (
                                            "urgent",
                                            "Urgent: the control room is told at once, the person is told to call 999",
                                        ),
                                        ("raised", "Raised: handlers see it, the person is told of 101"),
                                    ],
                                    "help_text": "Empty: raised for what happened before and for the vulnerable, urgent for the others.",
                                    "label": "Level of the risk",
                                    "required": False,
                                },
                            ),
                            56: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "For checkboxes: it cannot be chosen together with others.",
                                    "label": "None of these",
                                    "required": False,
                                },
                            ),
                            57: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The coded value that stands for this choice in every language.",
                                    "label": "Code for the records system",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            58: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 51),
                                        ("value", 52),
                                        ("hint", 53),
                                        ("risk", 54),
                                        ("risk_level", 55),
                                        ("exclusive", 56),
                                        ("code", 57),
                                    ]
                                ],
                                {"label": "Choice"},
                            ),
                            59: (
                                "wagtail.blocks.ListBlock",
                                (58,),
                                {"collapsed": True, "default": [], "label": "Choices"},
                            ),
                            60: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            61: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 60), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            62: (
                                "wagtail.blocks.ListBlock",
                                (61,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            63: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("options", 59),
                                        ("errors", 62),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "list-ul", "label": "Choose from a list"},
                            ),
                            64: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("options", 59),
                                        ("errors", 62),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "search", "label": "Find in a long list"},
                            ),
                            65: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exclusive", "“None of these” chosen with others"),
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            66: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 65), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            67: (
                                "wagtail.blocks.ListBlock",
                                (66,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            68: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("options", 59),
                                        ("errors", 67),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "tick-inverse", "label": "Choose any (checkboxes)"},
                            ),
                            69: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("before-website", "Before website"),
                                        ("contact-preference", "Contact preference"),
                                        ("country", "Country"),
                                        ("ethnic-group", "Ethnic group"),
                                        ("gender", "Gender"),
                                        ("involvement", "Involvement"),
                                        ("self-defined-ethnicity", "Self defined ethnicity"),
                                        ("vehicle-colour", "Vehicle colour"),
                                        ("vehicle-type", "Vehicle type"),
                                    ],
                                    "help_text": "",
                                    "label": "List",
                                    "required": False,
                                },
                            ),
                            70: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("radios", "Radios"),
                                        ("select", "Select"),
                                        ("autocomplete", "Autocomplete"),
                                    ],
                                    "help_text": "A list of more than 20 is best as an autocomplete.",
                                    "label": "Shown as",
                                    "required": False,
                                },
                            ),
                            71: (
                                "wagtail.blocks.StructBlock",
                                [[("list", 69), ("shown", 70)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            72: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 71),
                                        ("errors", 62),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "list-ul", "label": "Coded list"},
                            ),
                            73: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In years, on the day the form is filled in.",
                                    "label": "Youngest age",
                                    "max_value": 130,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            74: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In years, on the day the form is filled in.",
                                    "label": "Oldest age",
                                    "max_value": 130,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            75: (
                                "wagtail.blocks.StructBlock",
                                [[("about_self", 21), ("minimum_age", 73), ("maximum_age", 74)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            76: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("in_future", "In the future"),
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                        ("too_old", "Too old"),
                                        ("too_small", "Too small"),
                                        ("too_young", "Too young"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            77: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 76), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            78: (
                                "wagtail.blocks.ListBlock",
                                (77,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            79: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 75),
                                        ("errors", 78),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                        ("not_before", 43),
                                    ]
                                ],
                                {"group": "Questions", "icon": "date", "label": "Date of birth"},
                            ),
                            80: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "",
                                    "label": "Smallest number",
                                    "max_value": 100000000000,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            81: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "",
                                    "label": "Largest number",
                                    "max_value": 100000000000,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            82: (
                                "wagtail.blocks.StructBlock",
                                [[("minimum", 80), ("maximum", 81)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            83: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                        ("too_large", "Too large"),
                                        ("too_small", "Too small"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            84: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 83), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            85: (
                                "wagtail.blocks.ListBlock",
                                (84,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            86: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 82),
                                        ("errors", 85),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "decimal", "label": "Amount of money"},
                            ),
                            87: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("age", "Age"),
                                        ("days_since", "Days since"),
                                        ("sum", "Sum"),
                                        ("joined", "Joined"),
                                    ],
                                    "help_text": "",
                                    "label": "How it is worked out",
                                    "required": False,
                                },
                            ),
                            88: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Their keys, with commas between them.",
                                    "label": "From which questions",
                                    "required": False,
                                },
                            ),
                            89: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("number", "Number"), ("money", "Money")],
                                    "help_text": "",
                                    "label": "Read out as",
                                    "required": False,
                                },
                            ),
                            90: (
                                "wagtail.blocks.StructBlock",
                                [[("function", 87), ("of", 88), ("shown_as", 89)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            91: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 90),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                    ]
                                ],
                                {"group": "Questions", "icon": "cogs", "label": "Worked out from other answers"},
                            ),
                            92: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In characters.",
                                    "label": "Longest answer",
                                    "max_value": 50000,
                                    "min_value": 1,
                                    "required": False,
                                },
                            ),
                            93: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In characters.",
                                    "label": "Shortest answer",
                                    "max_value": 50000,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            94: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("text", "Text"),
                                        ("email", "Email"),
                                        ("tel", "Tel"),
                                        ("number", "Number"),
                                        ("decimal", "Decimal"),
                                    ],
                                    "help_text": "Sets the keyboard on a phone.",
                                    "label": "What is typed",
                                    "required": False,
                                },
                            ),
                            95: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "",
                                    "label": "Show how many characters are left",
                                    "required": False,
                                },
                            ),
                            96: (
                                "wagtail.blocks.StructBlock",
                                [[("max_length", 92), ("min_length", 93), ("input", 94), ("count", 95)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            97: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("required", "Not answered"),
                                        ("too_long", "Too long"),
                                        ("too_short", "Too short"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            98: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 97), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            99: (
                                "wagtail.blocks.ListBlock",
                                (98,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            100: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 96),
                                        ("errors", 99),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "title", "label": "Short text"},
                            ),
                            101: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"help_text": "What the person agrees to and signs.", "label": "Statement"},
                            ),
                            102: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "Only where the usual words do not fit.",
                                    "label": "Words beside the box",
                                },
                            ),
                            103: (
                                "wagtail.blocks.StructBlock",
                                [[("statement", 101), ("agreement", 102)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            104: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                        ("too_long", "Too long"),
                                        ("too_short", "Too short"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            105: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 104), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            106: (
                                "wagtail.blocks.ListBlock",
                                (105,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            107: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 103),
                                        ("errors", 106),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "edit", "label": "Declaration with signature"},
                            ),
                            108: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("errors", 28),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "mail", "label": "E-mail address"},
                            ),
                            109: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"help_text": "", "label": "What it says"},
                            ),
                            110: (
                                "wagtail.blocks.StructBlock",
                                [[("html", 109)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            111: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 110),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                    ]
                                ],
                                {"group": "Questions", "icon": "help", "label": "Words between questions"},
                            ),
                            112: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What it holds. Nobody sees it while filling in the form.",
                                    "label": "Value",
                                    "required": False,
                                },
                            ),
                            113: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "What the journey was begun with counts instead.",
                                    "label": "Brought along",
                                    "required": False,
                                },
                            ),
                            114: (
                                "wagtail.blocks.StructBlock",
                                [[("value", 112), ("prefill", 113)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            115: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 114),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                    ]
                                ],
                                {"group": "Questions", "icon": "view", "label": "Hidden value"},
                            ),
                            116: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In lines.",
                                    "label": "Height of the box",
                                    "max_value": 30,
                                    "min_value": 2,
                                    "required": False,
                                },
                            ),
                            117: (
                                "wagtail.blocks.StructBlock",
                                [[("max_length", 92), ("min_length", 93), ("rows", 116)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            118: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 117),
                                        ("errors", 99),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "pilcrow", "label": "Long text"},
                            ),
                            119: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("what", "What"),
                                        ("make", "Make"),
                                        ("model", "Model"),
                                        ("serial", "Serial"),
                                        ("colour", "Colour"),
                                        ("value", "Value"),
                                        ("marks", "Marks"),
                                    ],
                                    "help_text": "Nothing chosen: the usual parts.",
                                    "label": "What is asked",
                                    "required": False,
                                },
                            ),
                            120: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("what", "What"),
                                        ("make", "Make"),
                                        ("model", "Model"),
                                        ("serial", "Serial"),
                                        ("colour", "Colour"),
                                        ("value", "Value"),
                                        ("marks", "Marks"),
                                    ],
                                    "help_text": "Nothing chosen: as is usual for this kind.",
                                    "label": "What must be given",
                                    "required": False,
                                },
                            ),
                            121: (
                                "wagtail.blocks.StructBlock",
                                [[("parts", 119), ("needed", 120)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            122: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                        ("too_large", "Too large"),
                                        ("too_long", "Too long"),
                                        ("too_short", "Too short"),
                                        ("too_small", "Too small"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            123: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 122), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            124: (
                                "wagtail.blocks.ListBlock",
                                (123,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            125: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 121),
                                        ("errors", 124),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "tag", "label": "Item of property"},
                            ),
                            126: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("address", "Address"),
                                        ("postcode", "Postcode"),
                                        ("description", "Description"),
                                        ("point", "Point"),
                                    ],
                                    "help_text": "Nothing chosen: all of them.",
                                    "label": "Ways to answer",
                                    "required": False,
                                },
                            ),
                            127: (
                                "wagtail.blocks.StructBlock",
                                [[("ways", 126)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            128: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("invalid", "Not in the right form"),
                                        ("not_an_option", "Not one of the choices"),
                                        ("outside", "Outside the UK"),
                                        ("required", "Not answered"),
                                        ("too_long", "Too long"),
                                        ("too_short", "Too short"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            129: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 128), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            130: (
                                "wagtail.blocks.ListBlock",
                                (129,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            131: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 127),
                                        ("errors", 130),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "site", "label": "Place"},
                            ),
                            132: (
                                "wagtail.blocks.StructBlock",
                                [[("past_only", 35), ("future_only", 36)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            133: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("in_future", "In the future"),
                                        ("in_past", "In the past"),
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            134: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 133), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            135: (
                                "wagtail.blocks.ListBlock",
                                (134,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            136: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 132),
                                        ("errors", 135),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "date", "label": "Month and year"},
                            ),
                            137: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"default": False, "help_text": "", "label": "Ask for middle names", "required": False},
                            ),
                            138: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "",
                                    "label": "Ask for previous names",
                                    "required": False,
                                },
                            ),
                            139: (
                                "wagtail.blocks.StructBlock",
                                [[("about_self", 21), ("middle", 137), ("previous", 138)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            140: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("required", "Not answered"), ("too_long", "Too long")], "label": "When"},
                            ),
                            141: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 140), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            142: (
                                "wagtail.blocks.ListBlock",
                                (141,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            143: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 139),
                                        ("errors", 142),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "user", "label": "Name"},
                            ),
                            144: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("invalid", "Not in the right form"), ("required", "Not answered")],
                                    "label": "When",
                                },
                            ),
                            145: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 144), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            146: (
                                "wagtail.blocks.ListBlock",
                                (145,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            147: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("errors", 146),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "order", "label": "National Insurance number"},
                            ),
                            148: (
                                "wagtail.blocks.DecimalBlock",
                                (),
                                {"help_text": "", "label": "Smallest number", "required": False},
                            ),
                            149: (
                                "wagtail.blocks.DecimalBlock",
                                (),
                                {"help_text": "", "label": "Largest number", "required": False},
                            ),
                            150: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "",
                                    "label": "Digits after the point",
                                    "max_value": 6,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            151: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("mph", "Mph"),
                                        ("km/h", "Km/h"),
                                        ("miles", "Miles"),
                                        ("km", "Km"),
                                        ("metres", "Metres"),
                                        ("feet", "Feet"),
                                        ("cm", "Cm"),
                                        ("kg", "Kg"),
                                        ("litres", "Litres"),
                                        ("minutes", "Minutes"),
                                        ("hours", "Hours"),
                                        ("days", "Days"),
                                        ("weeks", "Weeks"),
                                        ("months", "Months"),
                                        ("years", "Years"),
                                        ("percent", "Percent"),
                                    ],
                                    "help_text": "Shown after the number.",
                                    "label": "Unit",
                                    "required": False,
                                },
                            ),
                            152: (
                                "wagtail.blocks.StructBlock",
                                [[("minimum", 148), ("maximum", 149), ("decimals", 150), ("unit", 151)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            153: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 152),
                                        ("errors", 85),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "order", "label": "Number"},
                            ),
                            154: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In characters.",
                                    "label": "Longest answer",
                                    "max_value": 500,
                                    "min_value": 1,
                                    "required": False,
                                },
                            ),
                            155: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {
                                    "help_text": "In characters.",
                                    "label": "Shortest answer",
                                    "max_value": 500,
                                    "min_value": 0,
                                    "required": False,
                                },
                            ),
                            156: (
                                "wagtail.blocks.StructBlock",
                                [[("about_self", 21), ("max_length", 154), ("min_length", 155)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            157: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 156),
                                        ("errors", 99),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "group", "label": "Organisation"},
                            ),
                            158: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("errors", 146),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "mobile-alt", "label": "Telephone number"},
                            ),
                            159: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("suspect", "Suspect"), ("victim", "Victim"), ("witness", "Witness")],
                                    "help_text": "Says which person of the record this is, unless a place in the record is named.",
                                    "label": "Who this is",
                                    "required": False,
                                },
                            ),
                            160: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("name", "Name"),
                                        ("description", "Description"),
                                        ("born", "Born"),
                                        ("age", "Age"),
                                        ("gender", "Gender"),
                                        ("relationship", "Relationship"),
                                        ("phone", "Phone"),
                                        ("email", "Email"),
                                        ("address", "Address"),
                                    ],
                                    "help_text": "Nothing chosen: the usual parts.",
                                    "label": "What is asked",
                                    "required": False,
                                },
                            ),
                            161: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("name", "Name"),
                                        ("description", "Description"),
                                        ("born", "Born"),
                                        ("age", "Age"),
                                        ("gender", "Gender"),
                                        ("relationship", "Relationship"),
                                        ("phone", "Phone"),
                                        ("email", "Email"),
                                        ("address", "Address"),
                                    ],
                                    "help_text": "Nothing chosen: as is usual for this kind.",
                                    "label": "What must be given",
                                    "required": False,
                                },
                            ),
                            162: (
                                "wagtail.blocks.StructBlock",
                                [[("role", 159), ("parts", 160), ("needed", 161)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            163: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("in_future", "In the future"),
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                        ("too_large", "Too large"),
                                        ("too_long", "Too long"),
                                        ("too_old", "Too old"),
                                        ("too_short", "Too short"),
                                        ("too_small", "Too small"),
                                        ("too_young", "Too young"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            164: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 163), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            165: (
                                "wagtail.blocks.ListBlock",
                                (164,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            166: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 162),
                                        ("errors", 165),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "user", "label": "Person"},
                            ),
                            167: (
                                "wagtail.blocks.StructBlock",
                                [[("about_self", 21)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            168: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 167),
                                        ("errors", 146),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "home", "label": "Postcode"},
                            ),
                            169: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("options", 59),
                                        ("errors", 62),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "radio-full", "label": "Choose one (radios)"},
                            ),
                            170: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "default": False,
                                    "help_text": "",
                                    "label": "Only full UK registration numbers",
                                    "required": False,
                                },
                            ),
                            171: (
                                "wagtail.blocks.StructBlock",
                                [[("uk_only", 170)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            172: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 171),
                                        ("errors", 28),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "tag", "label": "Vehicle registration number"},
                            ),
                            173: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("incomplete", "A part is missing"),
                                        ("invalid", "Not in the right form"),
                                        ("required", "Not answered"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            174: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 173), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            175: (
                                "wagtail.blocks.ListBlock",
                                (174,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            176: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("errors", 175),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "time", "label": "Time"},
                            ),
                            177: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("registration", "Registration"),
                                        ("type", "Type"),
                                        ("make", "Make"),
                                        ("model", "Model"),
                                        ("colour", "Colour"),
                                        ("insurer", "Insurer"),
                                        ("policy", "Policy"),
                                        ("damage", "Damage"),
                                        ("description", "Description"),
                                    ],
                                    "help_text": "Nothing chosen: the usual parts.",
                                    "label": "What is asked",
                                    "required": False,
                                },
                            ),
                            178: (
                                "wagtail.blocks.MultipleChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("registration", "Registration"),
                                        ("type", "Type"),
                                        ("make", "Make"),
                                        ("model", "Model"),
                                        ("colour", "Colour"),
                                        ("insurer", "Insurer"),
                                        ("policy", "Policy"),
                                        ("damage", "Damage"),
                                        ("description", "Description"),
                                    ],
                                    "help_text": "Nothing chosen: as is usual for this kind.",
                                    "label": "What must be given",
                                    "required": False,
                                },
                            ),
                            179: (
                                "wagtail.blocks.StructBlock",
                                [[("parts", 177), ("needed", 178)]],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            180: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("invalid", "Not in the right form"),
                                        ("not_an_option", "Not one of the choices"),
                                        ("required", "Not answered"),
                                        ("too_long", "Too long"),
                                        ("too_short", "Too short"),
                                    ],
                                    "label": "When",
                                },
                            ),
                            181: (
                                "wagtail.blocks.StructBlock",
                                [[("code", 180), ("text", 26)]],
                                {"label": "Message", "label_format": "{code}"},
                            ),
                            182: (
                                "wagtail.blocks.ListBlock",
                                (181,),
                                {
                                    "collapsed": True,
                                    "default": [],
                                    "help_text": "Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
                                    "label": "Own error messages",
                                    "min_num": 0,
                                },
                            ),
                            183: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 179),
                                        ("errors", 182),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "snippet", "label": "Vehicle"},
                            ),
                            184: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "In Welsh it depends on the question: “Oes”, “Ydw”, “Do”, “Byddwn”.",
                                    "label": "Instead of “Yes”",
                                },
                            ),
                            185: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "In Welsh it depends on the question: “Nac oes”, “Nac ydw”, “Naddo”.",
                                    "label": "Instead of “No”",
                                },
                            ),
                            186: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("yes", "Yes"), ("no", "No")],
                                    "help_text": "It makes the report urgent.",
                                    "label": "Urgent when the answer is",
                                    "required": False,
                                },
                            ),
                            187: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("urgent", "Urgent"),
                                        ("danger", "Danger"),
                                        ("child", "Child"),
                                        ("weapon", "Weapon"),
                                        ("repeated", "Repeated"),
                                        ("vulnerable", "Vulnerable"),
                                    ],
                                    "help_text": "",
                                    "label": "Risk",
                                    "required": False,
                                },
                            ),
                            188: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [("urgent", "Urgent"), ("raised", "Raised")],
                                    "help_text": "",
                                    "label": "Risk level",
                                    "required": False,
                                },
                            ),
                            189: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("yes_words", 184),
                                        ("no_words", 185),
                                        ("urgent_when", 186),
                                        ("risk", 187),
                                        ("risk_level", 188),
                                    ]
                                ],
                                {"collapsed": True, "label": "Settings"},
                            ),
                            190: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("label", 15),
                                        ("key", 16),
                                        ("hint", 19),
                                        ("required", 20),
                                        ("settings", 189),
                                        ("errors", 62),
                                        ("maps_to", 29),
                                        ("in_summary", 30),
                                        ("under", 33),
                                    ]
                                ],
                                {"group": "Questions", "icon": "radio-empty", "label": "Yes or no"},
                            ),
                            191: (
                                "wagtail.blocks.StreamBlock",
                                [
                                    [
                                        ("address", 34),
                                        ("date", 44),
                                        ("approximate_date", 50),
                                        ("select", 63),
                                        ("autocomplete", 64),
                                        ("checkboxes", 68),
                                        ("coded_list", 72),
                                        ("date_of_birth", 79),
                                        ("money", 86),
                                        ("computed", 91),
                                        ("text", 100),
                                        ("declaration", 107),
                                        ("email", 108),
                                        ("guidance", 111),
                                        ("hidden", 115),
                                        ("long_text", 118),
                                        ("item", 125),
                                        ("location", 131),
                                        ("month_year", 136),
                                        ("name", 143),
                                        ("national_insurance", 147),
                                        ("number", 153),
                                        ("organisation", 157),
                                        ("phone", 158),
                                        ("person", 166),
                                        ("postcode", 168),
                                        ("radios", 169),
                                        ("registration", 172),
                                        ("time", 176),
                                        ("vehicle", 183),
                                        ("yes_no", 190),
                                    ]
                                ],
                                {"collapsed": True, "label": "Questions", "required": False},
                            ),
                            192: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 2),
                                        ("key", 3),
                                        ("only_if", 4),
                                        ("guidance", 7),
                                        ("content", 12),
                                        ("section", 14),
                                        ("questions", 191),
                                    ]
                                ],
                                {"icon": "form", "label": "Step"},
                            ),
                            193: ("wagtail.blocks.StructBlock", [[("en", 0), ("cy", 1)]], {"label": "Title"}),
                            194: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "The condition that leads people here.",
                                    "label": "Only if",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            195: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {"label": "Heading on the page, if not the title"},
                            ),
                            196: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 9), ("cy", 6)]],
                                {"label": "What to do instead"},
                            ),
                            197: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "The name of the body, such as “Your local council”. Empty where nobody takes it over.",
                                    "label": "Who deals with it instead",
                                },
                            ),
                            198: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {"label": "Words of the link"},
                            ),
                            199: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "A path on the force's own site, such as /report/crime/, or a whole https address.",
                                    "label": "Address of the link",
                                    "max_length": 500,
                                    "required": False,
                                },
                            ),
                            200: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 193),
                                        ("key", 3),
                                        ("only_if", 194),
                                        ("heading", 195),
                                        ("body", 196),
                                        ("hands_to", 197),
                                        ("link_text", 198),
                                        ("link", 199),
                                    ]
                                ],
                                {"icon": "logout", "label": "Exit"},
                            ),
                            201: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 0), ("cy", 1)]],
                                {
                                    "help_text": "Heading of the page that lists them: “Vehicles involved”.",
                                    "label": "Title",
                                },
                            ),
                            202: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "The word in the address of the page that lists them, suggested from the title. It never changes.",
                                    "label": "Key",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            203: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "English", "max_length": 60, "required": True},
                            ),
                            204: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Welsh", "max_length": 60, "required": False},
                            ),
                            205: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 203), ("cy", 204)]],
                                {
                                    "help_text": "Without “a”, in small letters: “vehicle”.",
                                    "label": "What one is called",
                                },
                            ),
                            206: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 1, "label": "At least", "max_value": 50, "min_value": 0},
                            ),
                            207: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"default": 10, "label": "At most", "max_value": 50, "min_value": 1},
                            ),
                            208: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "Needed where there may be none: “Was a vehicle involved?”",
                                    "label": "First question",
                                },
                            ),
                            209: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 13), ("cy", 1)]],
                                {
                                    "help_text": "Only where “Do you need to add another vehicle?” does not fit.",
                                    "label": "Question after each",
                                },
                            ),
                            210: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 5), ("cy", 6)]],
                                {"label": "Guidance on the page that lists them"},
                            ),
                            211: (
                                "wagtail.blocks.StreamBlock",
                                [[("step", 192), ("exit", 200)]],
                                {"collapsed": True, "label": "Steps of each"},
                            ),
                            212: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("title", 201),
                                        ("key", 202),
                                        ("item", 205),
                                        ("section", 14),
                                        ("only_if", 4),
                                        ("at_least", 206),
                                        ("at_most", 207),
                                        ("ask", 208),
                                        ("ask_more", 209),
                                        ("guidance", 210),
                                        ("steps", 211),
                                    ]
                                ],
                                {"icon": "rotate", "label": "Repeat", "label_format": "{title} · {key}"},
                            ),
                        },
                        help_text="The pages of the form, in the order they are walked.",
                    ),
                ),
                (
                    "conditions",
                    wagtail.fields.StreamField(
                        [("condition", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "Steps refer to the condition by this name.",
                                    "label": "Name",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("all", "all of these"),
                                        ("any", "any of these"),
                                        ("none", "none of these"),
                                    ],
                                    "label": "True when",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Or of a repeat: then its number of items is compared.",
                                    "label": "Key of the question",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("is", "is"),
                                        ("is_not", "is not"),
                                        ("includes", "includes"),
                                        ("excludes", "does not include"),
                                        ("answered", "is answered"),
                                        ("not_answered", "is not answered"),
                                        ("more_than", "is more than"),
                                        ("less_than", "is less than"),
                                        ("contains", "contains the words"),
                                        ("more_than_days_ago", "is more than this many days ago"),
                                        ("less_than_days_ago", "is less than this many days ago"),
                                    ],
                                    "label": "Comparison",
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Stored value", "max_length": 255, "required": False},
                            ),
                            5: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Its name. Then leave the question empty.",
                                    "label": "Or another condition",
                                    "max_length": 60,
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("question", 2), ("operator", 3), ("value", 4), ("condition", 5)]],
                                {"label": "Row", "label_format": "{question} {operator} {value} {condition}"},
                            ),
                            7: ("wagtail.blocks.ListBlock", (6,), {"label": "Rows"}),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("name", 0), ("match", 1), ("rows", 7)]],
                                {"icon": "help", "label": "Condition", "label_format": "{name}"},
                            ),
                        },
                        help_text="Named conditions. A step names one under “Only if”.",
                    ),
                ),
                (
                    "declaration",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="What people agree to above the button that sends it.",
                        verbose_name="declaration",
                    ),
                ),
                ("declaration_cy", wagtail.fields.RichTextField(blank=True, verbose_name="declaration in Welsh")),
                (
                    "slots",
                    wagtail.fields.StreamField(
                        [("slot", 6)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "What forces are asked for, such as “Your local team”.",
                                    "max_length": 255,
                                },
                            ),
                            1: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                                    },
                                    "help_text": "Suggested from the label. Forces' own content is kept under it.",
                                    "label": "Key",
                                    "max_length": 60,
                                    "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                                },
                            ),
                            2: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {
                                    "help_text": "A force that has not filled it stays on the release before.",
                                    "label": "Forces must fill it",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "English", "required": False},
                            ),
                            4: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "ul", "ol", "link", "h3"], "label": "Welsh", "required": False},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("en", 3), ("cy", 4)]],
                                {"label": "Text where a force has filled in nothing"},
                            ),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("key", 1), ("required", 2), ("default", 5)]],
                                {},
                            ),
                        },
                        help_text="Places below the guidance that a force may or must fill with its own content.",
                    ),
                ),
                (
                    "category",
                    models.CharField(help_text="The records system's code for this kind of report.", max_length=20),
                ),
                ("subcode", models.CharField(blank=True, help_text="Its finer code, if there is one.", max_length=20)),
                (
                    "reference_prefix",
                    models.CharField(
                        help_text="Up to four capital letters that begin each reference.",
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{1,4}$", "Use up to four capital letters, such as ASB."
                            )
                        ],
                    ),
                ),
                (
                    "protective_marking",
                    models.CharField(
                        choices=[("OFFICIAL", "Official"), ("OFFICIAL-SENSITIVE", "Official, sensitive")],
                        default="OFFICIAL",
                        max_length=20,
                    ),
                ),
                (
                    "structured",
                    models.BooleanField(
                        default=False,
                        help_text="On: answers go into the places of the record that the questions name. Off: a skeleton record.",
                        verbose_name="sent as a structured record",
                    ),
                ),
                (
                    "retention_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        help_text="How long a report is kept here after the records system has it.",
                        verbose_name="days kept",
                    ),
                ),
                ("promise", models.CharField(blank=True, help_text="When people will hear, in words.", max_length=255)),
                ("promise_cy", models.CharField(blank=True, max_length=255, verbose_name="promise in Welsh")),
                (
                    "panel_title",
                    models.CharField(
                        blank=True,
                        help_text="Such as “Report received”.",
                        max_length=100,
                        verbose_name="title of the confirmation",
                    ),
                ),
                (
                    "panel_title_cy",
                    models.CharField(blank=True, max_length=100, verbose_name="title of the confirmation in Welsh"),
                ),
                (
                    "next_steps",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Shown on the confirmation page.", verbose_name="what happens next"
                    ),
                ),
                ("next_steps_cy", wagtail.fields.RichTextField(blank=True, verbose_name="what happens next, in Welsh")),
                (
                    "approved_for",
                    models.CharField(
                        choices=[("beta", "Beta sites only"), ("live", "Beta and live sites")],
                        default="beta",
                        help_text="Forces on a live site stay on the release before until one is for live sites too.",
                        max_length=4,
                        verbose_name="the next release is for",
                    ),
                ),
                (
                    "retired",
                    models.TextField(
                        blank=True,
                        help_text="Keys of questions, and choices as “question: choice”, that records systems know and that this service no longer sends. One on each line.",
                        verbose_name="taken away on purpose",
                    ),
                ),
                ("welsh", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "in_force_from",
                    models.DateTimeField(
                        blank=True, help_text="No force shows the next release before then. Empty: at once.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "service",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ContentDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "permissions": [("choose_contentdocument", "Can choose document")],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="ContentImage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=255, verbose_name="description")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "image",
                "permissions": [("choose_contentimage", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("slots", models.JSONField(default=list)),
                ("keys", models.JSONField(default=dict)),
                ("welsh_complete", models.BooleanField()),
                ("welsh_reviewed", models.BooleanField(default=False)),
                ("breaking", models.BooleanField(default=False)),
                ("changes", models.JSONField(default=list)),
                ("in_force_from", models.DateTimeField()),
                (
                    "approved_for",
                    models.CharField(
                        choices=[("beta", "Beta sites only"), ("live", "Beta and live sites")], max_length=4
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "form_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contact_forms.formversion"
                    ),
                ),
                (
                    "made_from_revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="cms.servicepage"
                    ),
                ),
            ],
            options={
                "ordering": ["service", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        max_length=12,
                    ),
                ),
                ("slot_values", models.JSONField(blank=True, default=dict)),
                ("bridging", models.JSONField(blank=True, default=dict)),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adoption",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.site"
                    ),
                ),
                (
                    "held_release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.release",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adoptions", to="cms.servicepage"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContentRendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="cms.contentimage"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("service", "number"), name="release_number_once"),
        ),
        migrations.AddConstraint(
            model_name="adoption",
            constraint=models.UniqueConstraint(fields=("site", "service"), name="one_adoption_a_service"),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="clocks",
            field=wagtail.fields.StreamField(
                [("clock", 11)],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.RegexBlock",
                        (),
                        {
                            "error_messages": {
                                "invalid": "Use lower-case letters, digits and hyphens only, such as “where-it-happened”."
                            },
                            "help_text": "A word for this time limit, such as first-answer. It does not change once reports have it.",
                            "label": "Key",
                            "max_length": 60,
                            "regex": "^[a-z0-9]+(-[a-z0-9]+)*$",
                        },
                    ),
                    1: ("wagtail.blocks.CharBlock", (), {"label": "English", "max_length": 255, "required": True}),
                    2: ("wagtail.blocks.CharBlock", (), {"label": "Welsh", "max_length": 255, "required": False}),
                    3: (
                        "wagtail.blocks.StructBlock",
                        [[("en", 1), ("cy", 2)]],
                        {"help_text": "Such as “Answer the request”.", "label": "What must be done"},
                    ),
                    4: ("wagtail.blocks.IntegerBlock", (), {"label": "How many", "max_value": 1000, "min_value": 1}),
                    5: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("hours", "hours"),
                                ("days", "days"),
                                ("working-hours", "working hours (Monday to Friday, 9 am to 5 pm)"),
                                ("working-days", "working days"),
                                ("months", "months"),
                            ],
                            "label": "Of what",
                        },
                    ),
                    6: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("force", "the force: handlers see it and are warned in time"),
                                ("person", "the person: the start page says so"),
                            ],
                            "label": "Whom it binds",
                        },
                    ),
                    7: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "The key of a date question. Leave it empty to run from the moment of sending.",
                            "label": "Runs from the date in",
                            "max_length": 60,
                            "required": False,
                        },
                    ),
                    8: ("wagtail.blocks.CharBlock", (), {"label": "English", "max_length": 500, "required": False}),
                    9: ("wagtail.blocks.CharBlock", (), {"label": "Welsh", "max_length": 500, "required": False}),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("en", 8), ("cy", 9)]],
                        {"help_text": "For a limit that binds the person.", "label": "On the start page"},
                    ),
                    11: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("key", 0),
                                ("name", 3),
                                ("amount", 4),
                                ("unit", 5),
                                ("binds", 6),
                                ("starts", 7),
                                ("warning", 10),
                            ]
                        ],
                        {},
                    ),
                },
                help_text="By when something must be done, and by whom.",
                verbose_name="time limits",
            ),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="reporter_email",
            field=models.CharField(
                blank=True,
                help_text="The key of the question whose answer gets a confirmation by e-mail. Empty: no e-mail is sent.",
                max_length=60,
                verbose_name="e-mail question",
            ),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="reporter_phone",
            field=models.CharField(
                blank=True,
                help_text="The key of the question whose answer gets a text message. Empty: no text is sent.",
                max_length=60,
                verbose_name="phone question",
            ),
        ),
        migrations.AddField(
            model_name="servicepage",
            name="safe_contact",
            field=models.CharField(
                blank=True,
                help_text="The name of the condition under which it is safe to write to the person. Safety mode needs one.",
                max_length=60,
                verbose_name="only when",
            ),
        ),
    ]
