"""Parse: a webhook's answer -> a Receipt, or an error named by what to do next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from integrations.errors import Permanent
from integrations.http import Answer, named_error
from integrations.report import Receipt

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/.\-]{0,59}")


def received(answer: Answer, submission_id: UUID, now: datetime) -> Receipt:
    """The receipt of a POST: any 2xx means stored, 409 stored since an earlier try. `reference` is what the receiver
    calls it (`{"reference": …}`), else the submission id. 400 and 422 are `Permanent`; the rest by `http.named_error`.
    """
    error = named_error(answer, now)
    if error is not None:
        raise error
    if answer.status in (400, 422):
        raise Permanent(f"The receiver refuses this report ({answer.status}).", answer.status)
    return Receipt(_reference(answer) or str(submission_id), now, duplicate=answer.status == 409)


def _reference(answer: Answer) -> str:
    try:
        said = answer.json()
    except ValueError:
        return ""
    given = said.get("reference") if isinstance(said, Mapping) else None
    return given if isinstance(given, str) and REFERENCE.fullmatch(given) else ""
