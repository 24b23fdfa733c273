"""`soh question-kinds`: every kind of question, as the page `docs/question-kinds.md`."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand

from contact_forms.engine import KINDS, QuestionKind
from contact_forms.engine.lists import LISTS
from contact_forms.engine.questions.composite import Composite
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.questions.ways import OneOfWays

HEAD = """# Kinds of question

Made by `soh question-kinds` from `contact_forms/engine/questions/`: for each kind its settings, the codes of its errors
(which an author may word anew under `errors`), the operators that conditions may use, and the shape of its answer.

Every question has `key`, `kind`, `label` and, where wanted, `hint`, `required` (true), `settings`, `errors`, `maps_to`,
`in_summary` (true) and `under`. Texts are pairs `{en: …, cy: …}`.

**Under a choice.** A question with `under: {question: <key>, value: <choice>}` is asked only when an earlier question
of the same step has that choice (radios, checkboxes, yes_no, or a coded_list shown as radios). It stands indented under
the choice. What was typed under a choice that was not made is neither checked nor kept. One level only.

```yaml
- {key: how, kind: radios, label: {en: "How?", cy: "Sut?"}, options: [{value: phone, label: {en: Phone, cy: Ffôn}}, …]}
- {key: number, kind: phone, label: {en: "Phone number", cy: "Rhif ffôn"}, under: {question: how, value: phone}}
```

**Place in the record** (`maps_to`): `<entity>.<attribute>`, or `<entity>` alone for kinds marked *whole*.
"""


def question_kinds_page() -> str:
    """The page, as Markdown."""
    kinds = "".join(_section(kind) for _, kind in sorted(KINDS.items()))
    return HEAD + kinds + _lists()


def _section(kind: QuestionKind) -> str:
    said = " ".join((type(kind).__doc__ or "").split())
    module = " ".join((import_module(type(kind).__module__).__doc__ or "").split())
    marks = [
        *(["takes `options`"] if kind.takes_options else []),
        *(["*whole*"] if kind.whole else []),
        *([] if kind.asks else ["asks nothing"]),
        *([] if kind.shown else ["not on the page"]),
    ]
    lines = [f"\n## {kind.name}\n\n{module}\n\n{said}\n\n"]
    if marks:
        lines.append(f"- {', '.join(marks)}\n")
    if isinstance(kind, Composite):
        lines.append(f"- parts: {', '.join(f'`{name}` ({part.kind})' for name, part in kind.members.items())}\n")
    elif kind.parts:
        lines.append(f"- inputs: {', '.join(f'`{part}`' for part in kind.parts)}\n")
    if isinstance(kind, OneOfWays):
        ways = (f"`{name}` ({', '.join(way.members) or 'nothing more'})" for name, way in kind.ways_known.items())
        lines.append(f"- ways: {', '.join(ways)}\n")
    codes = sorted({code.partition("/")[0] for code in kind.wording})
    lines.append(f"- errors: {_listed(codes)}\n- operators: {_listed(sorted(kind.operators))}\n")
    if kind.settings:
        lines.append("\n| setting | must be | where it is not set |\n| --- | --- | --- |\n")
        lines += [
            f"| `{name}` | {_wanted(setting)} | {_default(setting)} |\n" for name, setting in kind.settings.items()
        ]
    return "".join(lines)


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def _wanted(setting: Setting) -> str:
    words = [word for word in getattr(setting, "words", ()) if word]
    text = setting.wanted
    if words and not all(word in text for word in words):
        text = f"one of {', '.join(words)}"
    if getattr(setting, "html", False):
        text += " (clean HTML)"
    return text.replace("|", "\\|")


def _default(setting: Setting) -> str:
    if setting.default in (None, "", (), {}):
        return "empty"
    default = list(setting.default) if isinstance(setting.default, tuple) else setting.default
    return f"`{json.dumps(default, ensure_ascii=False)}`"


def _lists() -> str:
    rows = (
        f"| `{name}` | {len(options)} | {', '.join(f'{o.value} {o.label.en}' for o in options[:3])}, … |\n"
        for name, options in LISTS.items()
    )
    return (
        "\n## The coded lists\n\nFor the kind coded_list, from `contact_forms/engine/lists/`.\n\n"
        "| list | choices | begins with |\n| --- | --- | --- |\n" + "".join(rows)
    )


class Command(BaseCommand):
    """Prints the page."""

    help = "Print docs/question-kinds.md: every kind of question with its settings, errors and operators."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(question_kinds_page(), ending="")
