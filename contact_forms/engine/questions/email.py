"""E-mail address. Value: the address, its domain in lower case."""

from __future__ import annotations

from typing import Any, ClassVar

from email_validator import EmailNotValidError, validate_email

from contact_forms.engine.definition import Question
from contact_forms.engine.messages import N_
from contact_forms.engine.questions.base import PRESENCE, Value, register
from contact_forms.engine.questions.settings import Setting
from contact_forms.engine.questions.single import OneLine

LONGEST = 254
"""Characters of the longest address that mail can reach (RFC 5321 §4.5.3.1.3, without the angle brackets)."""


@register("email")
class Email(OneLine):
    """One address, its shape checked without asking the network. Letters outside ASCII before the @ are refused, since
    few mail systems of receivers take them."""

    settings: ClassVar[dict[str, Setting]] = {}
    operators = PRESENCE
    whole = True
    wording: ClassVar[dict[str, str]] = {
        "required": N_("Enter an email address for “%(label)s”"),
        "invalid": N_("Enter an email address in the correct format, like name@example.com"),
        "too_long": N_("Email address must be %(max)s characters or fewer"),
    }

    def understood(self, question: Question, typed: str) -> Value:
        if len(typed) > LONGEST:
            raise self.invalid(question, "too_long", max=LONGEST)
        try:
            address = validate_email(typed, check_deliverability=False, allow_smtputf8=False).normalized
        except EmailNotValidError:
            raise self.invalid(question, "invalid") from None
        return address

    def looks(self, question: Question) -> dict[str, Any]:
        return {"input": "email", "autocomplete": "email"}
