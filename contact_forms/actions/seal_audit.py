"""Signing the heads of the audit's chains, so that a cut-off or rewritten chain is found."""

from __future__ import annotations

from django.db import connection
from django.db.models.functions import Now

from contact_forms.audit_chain import sign, signing_key
from contact_forms.jobs import each_minute
from contact_forms.models import AuditSeal
from contact_forms.sealing import name_of, opening_key, public_half

# A chain that grows is signed every ten minutes: what is cut off within them leaves no seal behind, but still the head.
_UNSEALED = """
SELECT head.chain, head.number, head.hash FROM contact_forms_audithead head
WHERE NOT EXISTS (SELECT FROM contact_forms_auditseal seal WHERE seal.chain = head.chain AND seal.key = %s
                  AND (seal.number = head.number OR seal.at > clock_timestamp() - interval '10 minutes'))
ORDER BY head.chain
"""


@each_minute("seal-audit")
def seal_audit() -> int:
    """Sign every head that has moved since it was signed ten minutes ago or more, and after a change of the opening
    key every head; returns how many.

    Raises CannotOpen in a process without the opening key.
    """
    opening = opening_key()
    key, name = signing_key(opening), name_of(public_half(opening))
    with connection.cursor() as cursor:
        cursor.execute(_UNSEALED, [name])
        heads = [(chain, number, bytes(hash_)) for chain, number, hash_ in cursor.fetchall()]
    AuditSeal.objects.bulk_create(
        AuditSeal(chain=chain, number=number, hash=hash_, signature=sign(key, chain, number, hash_), key=name, at=Now())
        for chain, number, hash_ in heads
    )
    return len(heads)
