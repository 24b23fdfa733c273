"""A report as plain-text e-mail: for forces without an interface, and the fallback of every other route."""
