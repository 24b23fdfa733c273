"""Who: tenancy and the page tree of a force. The top floor."""
