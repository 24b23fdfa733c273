"""The one inline script of every page: it says, before anything is drawn, that the page can be enhanced.

Cached bytes cannot carry a nonce, so the content security policy allows this line by its hash. Line and hash come
from the same constant and cannot part.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

INLINE_SCRIPT = (
    '"noModule"in HTMLScriptElement.prototype&&document.body.classList.add("js-enabled","govuk-frontend-supported")'
)
"""What stands between the script tags, to the byte."""

INLINE_SCRIPT_HASH = f"'sha256-{b64encode(sha256(INLINE_SCRIPT.encode()).digest()).decode()}'"
"""The line as a source expression of `script-src`, with its quotation marks."""
