"""A signed digital report, POSTed to an address of the force's own choice (docs/webhooks.md)."""
