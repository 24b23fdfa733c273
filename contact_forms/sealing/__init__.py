"""Keys, wraps and sealed content.

A *draft* is sealed under a random key that only the person holds: the key is kept wrapped under each holder's secret
(the session cookie, a resume link), never bare. A *submission* is sealed under a key of its own, which is kept in a
sealed box to the force's public key; the private half of the force is kept in a sealed box to the platform's opening
key. So whoever has the database and the public process's environment opens nothing.

Content is sealed with `nacl.secret.Aead` (XChaCha20-Poly1305) under additional data that names where it belongs:
moved to another row, site or field, it does not open. Everything sealed begins with the number of its format; what a
force's key or the platform's opens goes on with the name of that key (`envelope`), so a backup tells what it needs.
"""

from contact_forms.sealing.drafts import (
    new_secret,
    open_answers,
    seal_answers,
    session_hash,
    token_hash,
    unwrap,
    wrap,
)
from contact_forms.sealing.envelope import (
    KEY_BYTES,
    Answers,
    CannotOpen,
    name_of_key_of,
    new_key,
    open_box,
    open_content,
    seal_content,
    seal_in_box,
)
from contact_forms.sealing.force_keys import (
    force_private,
    name_of_force_key,
    new_force_pair,
    opened_private,
    seal_private,
)
from contact_forms.sealing.platform import (
    escrow_key,
    name_of,
    opening_key,
    opening_key_named,
    opening_keys,
    public_half,
    sealing_key,
)
from contact_forms.sealing.submissions import ANSWERS_FIELD, SealedSubmission, open_submission, seal_submission

__all__ = [
    "ANSWERS_FIELD",
    "KEY_BYTES",
    "Answers",
    "CannotOpen",
    "SealedSubmission",
    "escrow_key",
    "force_private",
    "name_of",
    "name_of_force_key",
    "name_of_key_of",
    "new_force_pair",
    "new_key",
    "new_secret",
    "open_answers",
    "open_box",
    "open_content",
    "open_submission",
    "opened_private",
    "opening_key",
    "opening_key_named",
    "opening_keys",
    "public_half",
    "seal_answers",
    "seal_content",
    "seal_in_box",
    "seal_private",
    "seal_submission",
    "sealing_key",
    "session_hash",
    "token_hash",
    "unwrap",
    "wrap",
]
