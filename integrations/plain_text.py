"""The report as plain text, for a person to read: the submission content of a record and the body of an e-mail.

Headings stand at the left margin and answers are indented, so that nothing typed into an answer can pass for a
heading, a mark or the protective marking.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC

from integrations.report import DigitalReport

LANGUAGES = {"en": "English", "cy": "Welsh"}
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the reading order round, with which a text can show as another."""
POSSIBLE_DUPLICATE = (
    "POSSIBLE DUPLICATE: an earlier try may have arrived. Check for the same reference before recording."
)
ALREADY_EMAILED = (
    "ALREADY E-MAILED: this report was sent by e-mail before. Check for the same reference before recording."
)


def report_as_text(report: DigitalReport) -> str:
    """The whole report as text: protective marking, marks for the reader, facts, sections, protective marking."""
    blocks = [[one_line(report.protective_marking)]]
    marks = [
        mark
        for mark, is_set in (
            (POSSIBLE_DUPLICATE, report.possible_duplicate),
            (ALREADY_EMAILED, report.already_emailed),
            (left_out(report), bool(report.redacted)),
        )
        if is_set
    ]
    if marks:
        blocks.append(marks)
    blocks.append(_facts(report))
    for section in report.sections:
        lines = [one_line(section.title), "-" * max(len(one_line(section.title)), 1)]
        for answer in section.lines:
            lines.append(one_line(answer.label))
            lines.extend(f"    {line}" for line in clean_lines(answer.text) or ["(not answered)"])
        blocks.append(lines)
    if report.attachments:
        blocks.append(
            ["Files", "-----", *(f"    {one_line(a.name)} ({len(a.content)} bytes)" for a in report.attachments)]
        )
    blocks.append([one_line(report.protective_marking)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def left_out(report: DigitalReport) -> str:
    """The mark of a report that the force sends without some of its answers."""
    return one_line(f"REDACTED: the force left out the answers to: {'; '.join(report.redacted)}")


def _facts(report: DigitalReport) -> list[str]:
    return [
        f"Service: {one_line(report.service_title)}",
        f"Reference: {one_line(report.reference)}",
        f"Urgency: {one_line(report.urgency)}",
        f"Force: {one_line(report.force_name)} ({one_line(report.force_identifier)})",
        f"Submitted: {report.submitted_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        f"Language used: {LANGUAGES.get(report.language, report.language)}",
        f"Submission: {report.submission_id}",
        *(
            one_line(f"Risk ({risk.level}): {risk.label}: {risk.question} {risk.answer}".rstrip())
            for risk in report.risks
        ),
    ]


def service_facts_as_text(report: DigitalReport) -> str:
    """The service information file that goes with a report: one fact a line."""
    facts = {"service": report.service_title, "category": f"{report.category} {report.subcode}", **report.service_facts}
    return "".join(f"{one_line(name)}: {one_line(value)}\n" for name, value in facts.items())


def one_line(text: str) -> str:
    """Text on one line: line breaks of every kind, tabs and control characters become single spaces."""
    return " ".join(_clean(text, control=" ").split())


def clean_lines(text: str) -> list[str]:
    """The lines of an answer without control characters; empty lines inside are kept, at the ends dropped."""
    lines = [_clean(line.replace("\t", "    "), control="").rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _clean(text: str, control: str) -> str:
    """Text with control characters and line separators replaced, and half characters (surrogates) shown as unknown."""
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp"):
            kept.append(control)
        elif category == "Cs":
            kept.append("\ufffd")
        elif character not in BIDI_CONTROLS:
            kept.append(character)
    return "".join(kept)
