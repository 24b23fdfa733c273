"""What is known of a postcode: where it is, whose area it is in and, where the source lists them, its addresses.

Speaks the interface of postcodes.io (v3), which anybody can host; a source that also lists addresses puts them under
`result.addresses`. A look-up is a help and never a condition: whoever calls this can do without the answer.
"""

from integrations.postcodes.look_up import Address, PostcodeFacts, look_up
from integrations.postcodes.source import PostcodeSource, ResultUnavailable

__all__ = ["Address", "PostcodeFacts", "PostcodeSource", "ResultUnavailable", "look_up"]
